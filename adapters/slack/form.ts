import type { types } from '@slack/bolt'
import type { Form, FormField, FormOption } from '../../src/message/form.ts'
import type { SentMessage } from '../../src/message/message.ts'
import { limits } from './limits.ts'
import { type FormMemory, writeMemory } from './place.ts'
import { type Block, blocksOf } from './render.ts'
import { paragraphs, plain, runsOf, shortened } from './rich-text.ts'

/** The id of every form of the bot; which one it is stands in its memory. */
export const formId = 'form'
const typedId = 'typed'
/** The id of a select whose options are asked for while somebody types. */
export const searchedId = 'searched'

const literal = (text: string, atMost: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shortened(text, atMost),
  emoji: false,
})

/** An option; a label that is too long goes on in its second line. */
export function optionOf({ label, value }: FormOption): types.PlainTextOption {
  const words = plain(label).trim() || value
  if (words.length <= limits.optionText) return { text: literal(words, limits.optionText), value }
  const shown = shortened(words, limits.optionText)
  const rest = `…${words.slice(shown.length - 1)}`
  return { text: literal(shown, limits.optionText), description: literal(rest, limits.optionDescription), value }
}

function selectOf(field: FormField, options: readonly FormOption[]): types.StaticSelect | types.ExternalSelect {
  const chosen = options.find(({ value }) => value === field.initial)
  const initial = chosen ? { initial_option: optionOf(chosen) } : {}
  if (options.length > limits.options) return { type: 'external_select', action_id: searchedId, min_query_length: 0, ...initial }
  return { type: 'static_select', action_id: typedId, options: options.map(optionOf), ...initial }
}

function elementOf(field: FormField): types.InputBlock['element'] {
  const { input, initial } = field
  if (input.type === 'select') return selectOf(field, input.options)
  const most = Math.min(input.maxLength, limits.inputText)
  return {
    type: 'plain_text_input',
    action_id: typedId,
    multiline: input.type === 'paragraph',
    max_length: most,
    ...(initial ? { initial_value: initial.slice(0, most) } : {}),
  }
}

function inputOf(field: FormField): Block {
  return {
    type: 'input',
    block_id: field.name,
    optional: field.optional,
    label: literal(plain(field.label), limits.inputLabel),
    element: elementOf(field),
    ...(field.hint ? { hint: literal(plain(field.hint), limits.inputHint) } : {}),
  }
}

/** A form as a modal. `above` is what was said about the last try. */
export function modalOf(form: Form, memory: FormMemory, above: readonly SentMessage[] = []): types.ModalView {
  const title = plain(form.title)
  const inFull = title.length > limits.viewTitle ? paragraphs(runsOf(form.title, 'bold')) : []
  const said = above.flatMap(blocksOf).filter((block) => block.type !== 'actions')
  return {
    type: 'modal',
    callback_id: formId,
    title: literal(title, limits.viewTitle),
    submit: literal(plain(form.submit), limits.viewSubmit),
    private_metadata: writeMemory(memory),
    blocks: [...said, ...inFull, ...form.fields.map(inputOf)],
  }
}

type Filled = { readonly value?: string | null; readonly selected_option?: { readonly value: string } | null }

/** What was filled in, by the names of the fields; what was left empty is ''. */
export function valuesOf(state: Readonly<Record<string, Readonly<Record<string, Filled>>>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(state).map(([name, inputs]) => {
      const [filled] = Object.values(inputs)
      return [name, filled?.value ?? filled?.selected_option?.value ?? '']
    }),
  )
}
