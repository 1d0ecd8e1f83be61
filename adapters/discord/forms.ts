import { type APIModalInteractionResponseCallbackData, ButtonStyle, ComponentType } from 'discord.js'
import type { ChannelWords } from '../../src/message/channel-words.ts'
import type { Form, FormField } from '../../src/message/form.ts'
import { fieldId, formId } from './custom-id.ts'
import { type Block, menus, row, textBlocks } from './draw.ts'
import { markdown, plain, shortened } from './escape.ts'
import { limits } from './limits.ts'
import { isSearched, modalOf, optionsOf, pagesOf } from './modal.ts'

type Values = Readonly<Record<string, string>>
type Open = { readonly form: Form; readonly account: string; readonly values: Values }

/** What comes of a filled page: more to ask, or all values. */
export type FormStep =
  | { readonly step: 'ask'; readonly blocks: readonly Block[] }
  | { readonly step: 'done'; readonly token: string; readonly values: Values }
  | { readonly step: 'gone' }

/** Forms that somebody is filling in. A form that is forgotten, by a restart too, is asked for again by its token. */
export type OpenForms = {
  open(account: string, form: Form): void
  modal(account: string, token: string, page: number, words: ChannelWords): APIModalInteractionResponseCallbackData | null
  /** Takes a filled page; `typed` is by field name. */
  fill(account: string, token: string, page: number, typed: Values, words: ChannelWords): FormStep
  /** Takes a choice for a field that was searched by a word. */
  choose(account: string, token: string, field: number, value: string, words: ChannelWords): FormStep
}

const keptForms = 1_000
/** Two menus; who would have to look through more had better write another word. */
const mostToChoose = 2 * limits.selectOptions

/** A button that opens a page of a form. */
export function formButton(token: string, page: number, label: string): Block {
  return row([{ type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: formId(token, page), label }])
}

const ask = (blocks: readonly Block[]): FormStep => ({ step: 'ask', blocks })

/** What a word may mean among the options of a field. */
function matching(field: FormField, typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase()
  const named = optionsOf(field).map(({ value, label }) => ({ value, name: plain(label).toLowerCase() }))
  const exact = named.find(({ value, name }) => name === wanted || value.toLowerCase() === wanted)
  return (exact ? [exact] : named.filter(({ name }) => name.includes(wanted))).map(({ value }) => value)
}

function unsettled(form: Form, values: Values): { readonly field: FormField; readonly index: number } | undefined {
  return form.fields
    .map((field, index) => ({ field, index }))
    .find(({ field }) => {
      const value = values[field.name]
      return value !== undefined && value !== '' && isSearched(field) && !optionsOf(field).some((option) => option.value === value)
    })
}

function askChoice(form: Form, { field, index }: { field: FormField; index: number }, typed: string, words: ChannelWords): FormStep {
  const fitting = new Set(matching(field, typed))
  const options = optionsOf(field).filter(({ value }) => fitting.has(value))
  const page = pagesOf(form).findIndex((fields) => fields.some((each) => each.index === index))
  if (options.length === 0 || options.length > mostToChoose) {
    const label = shortened(plain(words.openForm), limits.buttonLabel)
    const why = options.length === 0 ? words.fitsNone(typed) : words.fitsMany(typed, options.length)
    return ask([...textBlocks(markdown(why)), formButton(form.token, Math.max(0, page), label)])
  }
  return ask([...textBlocks(markdown(words.fitsSeveral(typed))), ...menus(options, (menu) => fieldId(form.token, index, menu))])
}

function nextStep({ form, values }: Open, words: ChannelWords): FormStep {
  const doubtful = unsettled(form, values)
  if (doubtful) return askChoice(form, doubtful, values[doubtful.field.name] ?? '', words)
  const pages = pagesOf(form)
  const next = pages.findIndex((page) => page.some(({ field }) => values[field.name] === undefined))
  if (next < 0) return { step: 'done', token: form.token, values }
  const label = shortened(plain(words.goOn), limits.buttonLabel)
  return ask([...textBlocks(markdown(words.pageKept(next, pages.length))), formButton(form.token, next, label)])
}

/** Keeps the forms that are open, the newest ones. */
export function keepForms(): OpenForms {
  const kept = new Map<string, Open>()
  const openOf = (account: string, token: string): Open | null => {
    const found = kept.get(token)
    return found?.account === account ? found : null
  }
  const keep = (open: Open, words: ChannelWords): FormStep => {
    kept.set(open.form.token, open)
    return nextStep(open, words)
  }
  return {
    open: (account, form) => {
      kept.set(form.token, { form, account, values: {} })
      const [oldest] = kept.keys()
      if (kept.size > keptForms && oldest !== undefined) kept.delete(oldest)
    },
    modal: (account, token, page, words) => {
      const open = openOf(account, token)
      return open && pagesOf(open.form)[page] ? modalOf(open.form, page, open.values, words) : null
    },
    fill: (account, token, page, typed, words) => {
      const open = openOf(account, token)
      if (!open) return { step: 'gone' }
      const filled = (pagesOf(open.form)[page] ?? []).map(({ field }) => {
        const given = typed[field.name] ?? ''
        const [only, ...others] = isSearched(field) && given !== '' ? matching(field, given) : []
        return [field.name, only !== undefined && others.length === 0 ? only : given] as const
      })
      return keep({ ...open, values: { ...open.values, ...Object.fromEntries(filled) } }, words)
    },
    choose: (account, token, index, value, words) => {
      const open = openOf(account, token)
      const field = open?.form.fields[index]
      if (!open || !field) return { step: 'gone' }
      return keep({ ...open, values: { ...open.values, [field.name]: value } }, words)
    },
  }
}
