import type { Text } from './text.ts'

/** A button or option. `action` is an intended action in prompts and an opaque token once issued. */
export type Choice<Action> = { readonly label: Text; readonly action: Action; readonly style?: 'primary' | 'danger' }

/** The closed set of things a message is made of; a renderer that misses one does not compile. */
export type Node<Action> =
  | { readonly node: 'heading'; readonly text: Text }
  | { readonly node: 'paragraph'; readonly text: Text }
  | { readonly node: 'fields'; readonly fields: readonly { readonly label: Text; readonly value: Text }[] }
  | { readonly node: 'list'; readonly items: readonly Text[] }
  | { readonly node: 'quote'; readonly text: Text }
  | { readonly node: 'image'; readonly png: string; readonly alt: Text }
  | { readonly node: 'choices'; readonly choices: readonly Choice<Action>[] }
  | { readonly node: 'link'; readonly label: Text; readonly url: string }
  | { readonly node: 'divider' }

export type Message<Action> = { readonly nodes: readonly Node<Action>[] }

/** A message ready to send: every button carries an opaque token. */
export type SentMessage = Message<string>

/** Every choice of a message, in reading order. */
export function choicesOf<Action>(message: Message<Action>): readonly Choice<Action>[] {
  return message.nodes.flatMap((node) => (node.node === 'choices' ? node.choices : []))
}

/** The same message with every action replaced, for example an intended action by its token. */
export async function mapActions<From, To>(message: Message<From>, change: (action: From) => Promise<To>): Promise<Message<To>> {
  const nodes = await Promise.all(
    message.nodes.map(async (node): Promise<Node<To>> => {
      if (node.node !== 'choices') return node
      const choices = await Promise.all(node.choices.map(async (choice) => ({ ...choice, action: await change(choice.action) })))
      return { ...node, choices }
    }),
  )
  return { nodes }
}
