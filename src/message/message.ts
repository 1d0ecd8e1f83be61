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
  /** Somebody's file: its name is as dead as anything typed, its bytes are base64. */
  | { readonly node: 'file'; readonly name: string; readonly mediaType: string; readonly bytes: string }
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

/** Replaces actions all at once, in their order, for example intended actions by their tokens. */
type Change<From, To> = (actions: readonly From[]) => Promise<readonly To[]>

const actionsOf = <Action>(message: Message<Action>): readonly Action[] => choicesOf(message).map(({ action }) => action)

function withActions<From, To>({ nodes }: Message<From>, changed: Iterator<To>): Message<To> {
  const changedChoice = (choice: Choice<From>): Choice<To> => {
    const next = changed.next()
    if (next.done) throw new Error('an action was not replaced')
    return { ...choice, action: next.value }
  }
  return { nodes: nodes.map((node) => (node.node === 'choices' ? { ...node, choices: node.choices.map(changedChoice) } : node)) }
}

/** The same message with every action replaced. */
export async function mapActions<From, To>(message: Message<From>, change: Change<From, To>): Promise<Message<To>> {
  return withActions(message, (await change(actionsOf(message))).values())
}

/** The same messages with every action replaced, those of all of them at once. */
export async function mapAllActions<From, To>(
  messages: readonly Message<From>[],
  change: Change<From, To>,
): Promise<readonly Message<To>[]> {
  const changed = (await change(messages.flatMap(actionsOf))).values()
  return messages.map((message) => withActions(message, changed))
}
