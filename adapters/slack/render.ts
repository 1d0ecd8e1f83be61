import type { types } from '@slack/bolt'
import type { Choice, Node, SentMessage } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import { limits } from './limits.ts'
import { chunked, escaped, paragraphs, plain, quotes, type Run, richText, runsOf, section, shortened } from './rich-text.ts'

export type Block = types.KnownBlock

/** A picture or file that goes along with a message; `bytes` is base64. */
export type Upload = { readonly name: string; readonly title: string; readonly alt?: string; readonly bytes: string }

type Drawn = { readonly blocks: readonly Block[]; readonly uploads: readonly Upload[] }

/** One message of Slack: blocks within its limits with the words that a notification shows, or an upload alone. */
export type Post = { readonly text: string; readonly blocks: readonly Block[]; readonly upload?: Upload }

const literal = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false })

function heading(text: Text): readonly Block[] {
  const words = plain(text)
  if (words.trim() === '') return []
  if (words.length > limits.header) return paragraphs(runsOf(text, 'bold'))
  return [{ type: 'header', text: literal(words) }]
}

function fieldLines(fields: readonly { readonly label: Text; readonly value: Text }[]): readonly Block[] {
  const lines = fields.map(({ label, value }): readonly Run[] => [
    ...runsOf(label, 'bold'),
    { text: '  ' },
    ...runsOf(value),
    { text: '\n' },
  ])
  return paragraphs(trimmed(lines.flat()))
}

/** Without the line break behind the last line. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  return runs.at(-1)?.text === '\n' ? runs.slice(0, -1) : runs
}

function list(items: readonly Text[]): readonly Block[] {
  const groups: types.RichTextSection[][] = [[]]
  let room: number = limits.listSize
  for (const item of items.flatMap((each) => chunked(runsOf(each))).map(section)) {
    const size = JSON.stringify(item).length
    if (size > room) {
      groups.push([])
      room = limits.listSize
    }
    groups.at(-1)?.push(item)
    room -= size
  }
  return groups.filter((group) => group.length > 0).map((group) => richText({ type: 'rich_text_list', style: 'bullet', elements: group }))
}

function button({ label, action, style }: Choice<string>, index: number): types.Button {
  return {
    type: 'button',
    action_id: `choice-${index}`,
    text: literal(shortened(plain(label).trim() || '…', limits.buttonText)),
    value: action,
    ...(style ? { style } : {}),
  }
}

/** Buttons; the words of one that are too long for it stand above it in full. */
function choices(all: readonly Choice<string>[]): readonly Block[] {
  const long = all.filter(({ label }) => plain(label).length > limits.buttonText)
  const rows: Block[] = []
  for (let from = 0; from < all.length; from += limits.elementsInActions) {
    const some = all.slice(from, from + limits.elementsInActions)
    rows.push({ type: 'actions', elements: some.map((choice, index) => button(choice, from + index)) })
  }
  return [...(long.length > 0 ? list(long.map(({ label }) => label)) : []), ...rows]
}

function link(label: Text, url: string): readonly Block[] {
  const text = plain(label)
  if (!/^https?:\/\//.test(url) || url.length > limits.linkUrl) return paragraphs([...runsOf(label), { text: `: ${url}` }])
  return [richText({ type: 'rich_text_section', elements: [{ type: 'link', url, ...(text === '' ? {} : { text }) }] })]
}

const only = (blocks: readonly Block[]): Drawn => ({ blocks, uploads: [] })

function draw(node: Node<string>): Drawn {
  switch (node.node) {
    case 'heading':
      return only(heading(node.text))
    case 'paragraph':
      return only(paragraphs(runsOf(node.text)))
    case 'fields':
      return only(fieldLines(node.fields))
    case 'list':
      return only(list(node.items))
    case 'quote':
      return only(quotes(runsOf(node.text)))
    case 'image':
      return {
        blocks: paragraphs(runsOf(node.alt, 'italic')),
        uploads: [{ name: 'picture.png', title: plain(node.alt), alt: plain(node.alt), bytes: node.png }],
      }
    case 'file':
      return { blocks: [], uploads: [{ name: node.name, title: node.name, bytes: node.bytes }] }
    case 'link':
      return only(link(node.label, node.url))
    case 'divider':
      return only([{ type: 'divider' }])
    case 'choices':
      return only(choices(node.choices))
  }
}

/** A message as blocks, however many. */
export function blocksOf(message: SentMessage): readonly Block[] {
  return message.nodes.flatMap((node) => draw(node).blocks)
}

function wordsOf(node: Node<string>): readonly string[] {
  switch (node.node) {
    case 'heading':
    case 'paragraph':
    case 'quote':
      return [plain(node.text)]
    case 'fields':
      return node.fields.map(({ label, value }) => `${plain(label)}  ${plain(value)}`)
    case 'list':
      return node.items.map(plain)
    case 'image':
      return [plain(node.alt)]
    case 'link':
      return [plain(node.label)]
    case 'file':
    case 'divider':
    case 'choices':
      return []
  }
}

/** The words for notifications and screen readers; the blocks hold everything. */
function notificationOf(messages: readonly SentMessage[]): string {
  const lines = messages.flatMap(({ nodes }) => nodes.flatMap(wordsOf)).filter((line) => line.trim() !== '')
  return escaped(shortened(lines.join('\n'), limits.notification / 2)) || '…'
}

const sizeOf = (block: Block): number => JSON.stringify(block).length

/** Fills posts with units of blocks; a unit that fits into one post is not torn apart. */
function fill(units: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  const posts: Block[][] = [[]]
  let size = 0
  const take = (blocks: readonly Block[]) => {
    const added = blocks.reduce((sum, block) => sum + sizeOf(block), 0)
    const current = posts.at(-1) ?? []
    const full = current.length + blocks.length > limits.blocksInMessage || size + added > limits.textInMessage
    if (full && current.length > 0) {
      posts.push([...blocks])
      size = added
      return
    }
    current.push(...blocks)
    size += added
  }
  for (const unit of units) {
    const fits = unit.length <= limits.blocksInMessage && unit.reduce((sum, block) => sum + sizeOf(block), 0) <= limits.textInMessage
    if (fits) take(unit)
    else for (const block of unit) take([block])
  }
  return posts.filter((post) => post.length > 0)
}

const uploadsOf = (messages: readonly SentMessage[]) => messages.flatMap(({ nodes }) => nodes.flatMap((node) => draw(node).uploads))

function asPosts(messages: readonly SentMessage[], groups: readonly (readonly Block[])[]): readonly Post[] {
  const text = notificationOf(messages)
  return [...groups.map((blocks) => ({ text, blocks })), ...uploadsOf(messages).map((upload) => ({ text, blocks: [], upload }))]
}

/** A message as posts, usually one. */
export function postsOf(message: SentMessage): readonly Post[] {
  return asPosts([message], fill([blocksOf(message)]))
}

/** Several messages in as few posts as they fit into, with a line between them. */
export function together(messages: readonly SentMessage[]): readonly Post[] {
  const units = messages.map(blocksOf).filter((blocks) => blocks.length > 0)
  return asPosts(messages, fill(units.map((blocks, index) => (index === 0 ? blocks : [{ type: 'divider' } as const, ...blocks]))))
}
