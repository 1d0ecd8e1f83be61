import { randomUUID } from 'node:crypto'
import type { Form, FormField } from '../../src/message/form.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import type { Receive } from '../adapter.ts'
import type { Mailbox } from './mailbox.ts'
import { type Button, renderMessage, show } from './render.ts'

export const platform = 'console'
export const workspace = 'local'

/** Somebody at the terminal. */
export type Visitor = { readonly account: string; readonly displayName: string; readonly localeTag?: string; readonly timeZone?: string }

/** One person's conversation: lines in, lines out. */
export type Session = {
  /** Enters a line: a number or label of a shown button presses it, a field of an open form takes it, anything else is said. */
  enter(line: string): Promise<readonly string[]>
  /** What arrived for the person since they last looked. */
  collect(): Promise<readonly string[]>
}

type OpenForm = { readonly form: Form; readonly at: number; readonly values: Readonly<Record<string, string>> }

const cancelWords: ReadonlySet<string> = new Set(['/cancel', 'cancel', '取消', '취소'])

function askField(field: FormField): readonly string[] {
  const { input } = field
  const options = input.type === 'select' ? input.options.map(({ label }, index) => `  ${index + 1}  ${show(label)}`) : []
  return [`${show(field.label)}${field.optional ? ' (-)' : ''}`, ...(field.hint ? [show(field.hint)] : []), ...options]
}

/** The value of a typed answer: the number or the label of an option, or the text; null when an answer is needed and missing. */
function readField({ input, optional }: FormField, typed: string): string | null {
  if (typed === '' || typed === '-') return optional ? '' : null
  if (input.type !== 'select') return typed.slice(0, input.maxLength)
  const wanted = typed.toLowerCase()
  const { options } = input
  const found =
    options[Number(typed) - 1] ??
    options.find(({ label }) => show(label).toLowerCase() === wanted) ??
    options.find(({ label }) => show(label).toLowerCase().includes(wanted))
  return found?.value ?? null
}

/** Opens a person's conversation. */
export function openSession(
  visitor: Visitor,
  tools: { readonly receive: Receive; readonly mailbox: Mailbox; readonly colours: boolean },
): Session {
  const { receive, mailbox, colours } = tools
  const { account, displayName, localeTag, timeZone } = visitor
  let buttons: readonly Button[] = []
  let open: OpenForm | null = null

  const draw = (messages: readonly SentMessage[]): readonly string[] =>
    messages.flatMap((message) => {
      const { lines, buttons: added } = renderMessage(message, buttons.length + 1, colours)
      buttons = [...buttons, ...added]
      return lines
    })

  const turn = async (body: TurnBody): Promise<readonly string[]> => {
    const from = { platform, workspace, account, conversation: account }
    const said = { eventId: randomUUID(), from, displayName, body, ...(localeTag ? { localeTag } : {}), ...(timeZone ? { timeZone } : {}) }
    const { messages, form } = await receive(said)
    buttons = []
    const lines = draw(messages)
    open = form ? { form, at: 0, values: {} } : null
    const [first] = form?.fields ?? []
    return form && first ? [...lines, show(form.title), ...askField(first)] : lines
  }

  const fill = async ({ form, at, values }: OpenForm, typed: string): Promise<readonly string[]> => {
    const field = form.fields[at]
    if (!field) return turn({ type: 'form', token: form.token, values })
    const value = readField(field, typed)
    if (value === null) return askField(field)
    const filled = { ...values, [field.name]: value }
    const next = form.fields[at + 1]
    if (!next) return turn({ type: 'form', token: form.token, values: filled })
    open = { form, at: at + 1, values: filled }
    return askField(next)
  }

  return {
    enter: async (line) => {
      const typed = line.trim()
      if (open && !cancelWords.has(typed.toLowerCase())) return fill(open, typed)
      open = null
      const pressed = buttons.find(({ number, label }) => typed === String(number) || typed.toLowerCase() === label.toLowerCase())
      return turn(pressed ? { type: 'action', token: pressed.token } : { type: 'text', text: line })
    },
    collect: async () => draw(await mailbox.take(account)),
  }
}
