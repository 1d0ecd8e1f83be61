import type { FileContent } from '../src/domain/file.ts'
import type { ActionIntent, ActionSubjects, Purpose } from '../src/message/action.ts'
import type { Choice, Message, Node } from '../src/message/message.ts'
import { plainText, type Text } from '../src/message/text.ts'

/** What the bot says, with intended buttons. */
export type Said = Message<ActionIntent>
export type Button = Choice<ActionIntent>
type Field = { readonly label: Text; readonly value: Text }

/** A button with its meaning. */
export function button<P extends Purpose>(label: Text, purpose: P, subject: ActionSubjects[P], style?: 'primary' | 'danger'): Button {
  // Purpose and subject come from the same P, which the union cannot express.
  const action = { purpose, subject } as unknown as ActionIntent
  return style ? { label, action, style } : { label, action }
}

/** A message of the nodes that are there. */
export function message<Action = ActionIntent>(...nodes: readonly (Node<Action> | null)[]): Message<Action> {
  return { nodes: nodes.filter((node) => node !== null) }
}

export const heading = (text: Text) => ({ node: 'heading', text }) as const
export const paragraph = (text: Text) => ({ node: 'paragraph', text }) as const
/** A paragraph, or nothing where there is no text. */
export const maybe = (text: Text | null) => text && paragraph(text)
export const quote = (text: Text) => ({ node: 'quote', text }) as const

/** A file with its bytes. */
export const file = ({ name, mediaType, bytes }: FileContent) =>
  ({ node: 'file', name, mediaType, bytes: Buffer.from(bytes).toString('base64') }) as const

/** A list of the items that are there, or nothing. */
export function list(items: readonly (Text | null)[]) {
  const present = items.filter((item) => item !== null)
  return present.length === 0 ? null : ({ node: 'list', items: present } as const)
}

/** Labelled values of those that are there, or nothing. */
export function fields(items: readonly (Field | null)[]) {
  const present = items.filter((item) => item !== null)
  return present.length === 0 ? null : ({ node: 'fields', fields: present } as const)
}

const openedByButton = 5

/** Buttons that show one of a list by its reference; the rest of a longer list is shown by command. */
export function openButtons(command: 'introductions' | 'listings', references: readonly Text[]): readonly Button[] {
  return references
    .slice(0, openedByButton)
    .map((reference) => button(reference, 'menu.command', { command: `${command} ${plainText(reference)}` }))
}

/** Buttons, or nothing where there are none. */
export function choices(buttons: readonly (Button | null)[]): Node<ActionIntent> | null {
  const present = buttons.filter((each) => each !== null)
  return present.length === 0 ? null : { node: 'choices', choices: present }
}
