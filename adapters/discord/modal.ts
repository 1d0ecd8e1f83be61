import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from 'discord.js'
import type { ChannelWords } from '../../src/message/channel-words.ts'
import type { Form, FormField } from '../../src/message/form.ts'
import type { Text } from '../../src/message/text.ts'
import { formId, wordsId } from './custom-id.ts'
import { markdown, plain, shortened } from './escape.ts'
import { limits } from './limits.ts'

type Components = APIModalInteractionResponseCallbackData['components']

/** The fields of one modal, with their place in the form. */
export type Page = readonly { readonly field: FormField; readonly index: number }[]

/** Options of a select; a list too long for a menu is searched by a word instead. */
export const optionsOf = ({ input }: FormField) => (input.type === 'select' ? input.options : [])
export const isSearched = (field: FormField) => optionsOf(field).length > limits.selectOptions

const isLong = (text: Text, longest: number) => plain(text).length > longest
const componentsOf = ({ label, hint }: FormField) =>
  1 + (isLong(label, limits.modalLabel) || (hint && isLong(hint, limits.modalDescription)) ? 1 : 0)

/** A form as pages of at most five components. A title that does not fit takes one on the first page. */
export function pagesOf(form: Form): readonly Page[] {
  const pages: { field: FormField; index: number }[][] = [[]]
  let taken = isLong(form.title, limits.modalTitle) ? 1 : 0
  form.fields.forEach((field, index) => {
    const size = componentsOf(field)
    if (taken + size > limits.modalComponents) {
      pages.push([])
      taken = 0
    }
    pages.at(-1)?.push({ field, index })
    taken += size
  })
  return pages
}

function inputOf(field: FormField, initial: string, words: ChannelWords) {
  const { input, name, optional } = field
  const options = optionsOf(field)
  if (input.type === 'select' && !isSearched(field)) {
    return {
      type: ComponentType.StringSelect,
      custom_id: name,
      required: !optional,
      min_values: optional ? 0 : 1,
      max_values: 1,
      options: options.map(({ value, label }) => ({
        value,
        label: shortened(plain(label), limits.optionText),
        ...(value === initial ? { default: true } : {}),
      })),
    } as const
  }
  const chosen = options.find(({ value }) => value === initial)
  const shown = chosen ? plain(chosen.label) : initial
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: input.type === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: !optional,
    max_length: input.type === 'select' ? limits.optionText : Math.min(input.maxLength, limits.modalInput),
    ...(shown ? { value: shown.slice(0, limits.modalInput) } : {}),
    ...(isSearched(field) ? { placeholder: shortened(plain(words.search), limits.placeholder) } : {}),
  } as const
}

function fieldComponents(field: FormField, initial: string, words: ChannelWords): Components {
  const { label, hint } = field
  const inFull = [label, ...(hint ? [hint] : [])].map(markdown).join('\n')
  const text = componentsOf(field) > 1 ? [{ type: ComponentType.TextDisplay, content: inFull } as const] : []
  return [
    ...text,
    {
      type: ComponentType.Label,
      label: shortened(plain(label), limits.modalLabel),
      ...(hint ? { description: shortened(plain(hint), limits.modalDescription) } : {}),
      component: inputOf(field, initial, words),
    },
  ]
}

/** One page of a form as a modal, with what was filled in before. */
export function modalOf(
  form: Form,
  page: number,
  values: Readonly<Record<string, string>>,
  words: ChannelWords,
): APIModalInteractionResponseCallbackData {
  const title = plain(form.title)
  const heading =
    page === 0 && title.length > limits.modalTitle ? [{ type: ComponentType.TextDisplay, content: markdown(form.title) } as const] : []
  const fields = pagesOf(form)[page] ?? []
  return {
    custom_id: formId(form.token, page),
    title: shortened(title, limits.modalTitle),
    components: [...heading, ...fields.flatMap(({ field }) => fieldComponents(field, values[field.name] ?? field.initial ?? '', words))],
  }
}

/** One field for a reply in plain words. */
export function wordsModal({ replyInWords, yourWords }: ChannelWords): APIModalInteractionResponseCallbackData {
  const input = { type: ComponentType.TextInput, custom_id: 'words', style: TextInputStyle.Paragraph, required: true } as const
  const label = shortened(plain(yourWords), limits.modalLabel)
  return {
    custom_id: wordsId,
    title: shortened(plain(replyInWords), limits.modalTitle),
    components: [{ type: ComponentType.Label, label, component: { ...input, max_length: limits.modalInput } }],
  }
}
