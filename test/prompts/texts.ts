import type { Message, Node } from '../../src/message/message.ts'
import { mintText } from '../../src/message/mint.ts'
import { plainText, type Text } from '../../src/message/text.ts'

function textsOfNode<Action>(node: Node<Action>): readonly Text[] {
  switch (node.node) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return [node.text]
    case 'fields':
      return node.fields.flatMap(({ label, value }) => [label, value])
    case 'list':
      return node.items
    case 'image':
      return [node.alt]
    case 'link':
      return [node.label]
    case 'choices':
      return node.choices.map(({ label }) => label)
    case 'file':
      return [mintText([{ quoted: node.name }])]
    case 'divider':
      return []
  }
}

/** Every text leaf of a message, in reading order. */
function textsOf<Action>(message: Message<Action>): readonly Text[] {
  return message.nodes.flatMap((node) => textsOfNode(node))
}

/** A message as somebody reads it, a line for every leaf. */
export function readOf<Action>(message: Message<Action>): string {
  return textsOf(message).map(plainText).join('\n')
}

/** The bot's own words of a message. */
export function saidOf<Action>(message: Message<Action>): string {
  return textsOf(message)
    .flatMap((text) => text.pieces)
    .map((piece) => ('said' in piece ? piece.said : ''))
    .join('\n')
}

/** What is quoted in a message. */
export function quotedOf<Action>(message: Message<Action>): string {
  return textsOf(message)
    .flatMap((text) => text.pieces)
    .map((piece) => ('quoted' in piece ? piece.quoted : ''))
    .join('\n')
}
