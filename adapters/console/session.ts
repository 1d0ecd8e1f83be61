import { randomUUID } from 'node:crypto'
import type { Form, FormField } from '../../src/message/form.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import type { Receive } from '../adapter.ts'
import { fileAt, keepFiles } from './files.ts'
import type { Mailbox } from './mailbox.ts'
import { type Button, harmless, type Rendered, renderMessage, show } from './render.ts'

export const platform = 'console'
const workspace = 'local'

/** Somebody at the terminal. */
export type Visitor = { readonly account: string; readonly displayName: string; readonly localeTag?: string; readonly timeZone?: string }

/** One person's conversation: lines in, lines out. */
export type Session = {
  /**
   * Enters a line: a number or label of a shown button presses it, a field of an open form takes it, `/edit WORDS` changes what was
   * said last, `/file PATH` sends a file, anything else is said.
   */
  enter(line: string): Promise<readonly string[]>
  /** What arrived for the person since they last looked. */
  collect(): Promise<readonly string[]>
  /** The buttons that can be pressed now. */
  buttons(): readonly Button[]
}

type OpenForm = {
  readonly form: Form
  readonly at: number
  readonly values: Readonly<Record<string, string>>
  readonly among: readonly Option[]
}

const cancelWords: ReadonlySet<string> = new Set(['/cancel', 'cancel', '取消', '취소'])

type Option = { readonly value: string; readonly label: Text }

/** A longer list is not printed; a word chooses from it. */
const listedAtMost = 12

function optionLines(options: readonly Option[]): readonly string[] {
  return options.map(({ label }, index) => `  ${index + 1}  ${show(label)}`)
}

function optionsOf(field: FormField | undefined): readonly Option[] {
  return field?.input.type === 'select' ? field.input.options : []
}

function askField(field: FormField, among = optionsOf(field)): readonly string[] {
  const listed = among.length <= listedAtMost ? optionLines(among) : []
  const kept = field.initial ? ` [${initialLabel(field)}]` : ''
  return [`${show(field.label)}${field.optional ? ' (-)' : ''}${kept}`, ...(field.hint ? [show(field.hint)] : []), ...listed]
}

function initialLabel(field: FormField): string {
  const { initial = '' } = field
  const option = optionsOf(field).find(({ value }) => value === initial)
  return option ? show(option.label) : harmless(initial)
}

/** What a typed answer chooses: an option by its number, its label, or a word of it. */
function choose(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = typed.toLowerCase()
  const numbered = options.length <= listedAtMost ? options[Number(typed) - 1] : undefined
  const exact = numbered ?? options.find(({ label }) => show(label).toLowerCase() === wanted)
  return exact ? [exact] : options.filter(({ label }) => show(label).toLowerCase().includes(wanted))
}

/** The value of a typed answer, or the options it may have meant; none means it has to be asked again. */
function readField(
  field: FormField,
  typed: string,
  among: readonly Option[],
): { readonly value: string } | { readonly among: readonly Option[]; readonly unmatched?: true } {
  const { input, optional } = field
  if (typed === '' && field.initial) return { value: field.initial }
  if (typed === '' || typed === '-') return optional ? { value: '' } : { among }
  if (input.type !== 'select') return { value: typed.slice(0, input.maxLength) }
  const chosen = choose(among, typed)
  const found = chosen.length > 0 ? chosen : choose(input.options, typed)
  const [only, ...others] = found
  if (only && others.length === 0) return { value: only.value }
  return only ? { among: found } : { among: input.options, unmatched: true }
}

function atField(form: Form, at: number, values: OpenForm['values']): OpenForm {
  return { form, at, values, among: optionsOf(form.fields[at]) }
}

function askOpen({ form, at }: OpenForm): readonly string[] {
  const field = form.fields[at]
  return field ? askField(field) : []
}

/** A line outside a form: a file, a pushed button, a change of what was said last, or words. */
async function bodyOf(line: string, buttons: readonly Button[], lastSaid: string | null): Promise<TurnBody> {
  const typed = line.trim()
  const path = /^\/file\s+(\S.*)$/.exec(typed)?.[1]
  if (path) return fileAt(path)
  const changed = /^\/edit\s+(\S[\s\S]*)$/.exec(typed)?.[1]
  if (changed && lastSaid) return { type: 'edit', messageId: lastSaid, text: changed }
  const pressed = buttons.find(({ number, label }) => typed === String(number) || typed.toLowerCase() === label.toLowerCase())
  return pressed ? { type: 'action', token: pressed.token } : { type: 'text', text: line }
}

type Paper = { readonly first: number; readonly files: string; readonly colours: boolean }

/** Draws messages, their files written to disk; buttons are numbered from `first` on. */
async function drawAll(messages: readonly SentMessage[], { first, files, colours }: Paper): Promise<Rendered> {
  const lines: string[] = []
  const buttons: Button[] = []
  for (const message of messages) {
    const drawn = renderMessage(message, first + buttons.length, colours, await keepFiles(files, message))
    lines.push(...drawn.lines)
    buttons.push(...drawn.buttons)
  }
  return { lines, buttons }
}

/** Opens a person's conversation. */
export function openSession(
  visitor: Visitor,
  tools: { readonly receive: Receive; readonly mailbox: Mailbox; readonly files: string; readonly colours: boolean },
): Session {
  const { receive, mailbox, files, colours } = tools
  const { account, displayName, localeTag, timeZone } = visitor
  let buttons: readonly Button[] = []
  let open: OpenForm | null = null
  let lastSaid: string | null = null

  const draw = async (messages: readonly SentMessage[]): Promise<readonly string[]> => {
    const drawn = await drawAll(messages, { first: buttons.length + 1, files, colours })
    buttons = [...buttons, ...drawn.buttons]
    return drawn.lines
  }

  const turn = async (body: TurnBody): Promise<readonly string[]> => {
    const from = { platform, workspace, account, conversation: account }
    const eventId = randomUUID()
    if (body.type === 'text') lastSaid = eventId
    const said = { eventId, from, displayName, body, ...(localeTag ? { localeTag } : {}), ...(timeZone ? { timeZone } : {}) }
    const { messages, form } = await receive(said)
    buttons = []
    const lines = await draw(messages)
    open = form ? atField(form, 0, {}) : null
    return open ? [...lines, show(open.form.title), ...askOpen(open)] : lines
  }

  const fill = async (current: OpenForm, typed: string): Promise<readonly string[]> => {
    const { form, at, values, among } = current
    const field = form.fields[at]
    if (!field) return turn({ type: 'form', token: form.token, values })
    const read = readField(field, typed, among)
    if ('among' in read) {
      open = { ...current, among: read.among }
      const asked = askField(field, read.among)
      return read.unmatched ? [show(form.unmatched), ...asked] : asked
    }
    const filled = { ...values, [field.name]: read.value }
    if (at + 1 >= form.fields.length) return turn({ type: 'form', token: form.token, values: filled })
    open = atField(form, at + 1, filled)
    return askOpen(open)
  }

  return {
    enter: async (line) => {
      const typed = line.trim()
      if (open && cancelWords.has(typed.toLowerCase())) {
        const { left } = open.form
        open = null
        return [show(left), '']
      }
      if (open) return fill(open, typed)
      if (typed === '') return []
      return turn(await bodyOf(line, buttons, lastSaid))
    },
    collect: async () => draw(await mailbox.take(account)),
    buttons: () => buttons,
  }
}
