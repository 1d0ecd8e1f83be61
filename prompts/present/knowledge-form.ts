import type { Locale } from '../../src/domain/locale.ts'
import { routeReadinesses } from '../../src/domain/route.ts'
import type { Form, FormField } from '../../src/message/form.ts'
import type { Text } from '../../src/message/text.ts'
import { sayIn } from '../say.ts'
import type { KnowledgeForm } from './knowledge.ts'

type FieldName =
  | 'word'
  | 'language'
  | 'material'
  | 'remove'
  | 'name_en'
  | 'name_zh'
  | 'name_ko'
  | 'like'
  | 'ewc'
  | 'hazardous'
  | 'reach_km'
  | 'from'
  | 'to'
  | 'technology'
  | 'readiness'
  | 'source'
  | 'value'
  | 'year'

/** The fields of each form, those that may stay empty with a mark. */
const fieldsOf: Readonly<Record<KnowledgeForm, readonly (FieldName | `${FieldName}?`)[]>> = {
  alias: ['word', 'language', 'remove', 'material?'],
  material: ['name_en', 'name_zh', 'name_ko', 'like', 'ewc?', 'hazardous'],
  correct: ['material', 'name_en?', 'name_zh?', 'name_ko?', 'ewc?', 'hazardous', 'reach_km?'],
  route: ['from', 'to', 'technology?', 'readiness', 'source'],
  factor: ['material', 'value', 'year', 'source'],
}

const longest = 200

function hintOf(locale: Locale, name: FieldName, form: KnowledgeForm): Text | null {
  const say = sayIn(locale)
  if (form === 'correct' && name !== 'material' && name !== 'hazardous') return say('knowledge.field.unchanged')
  switch (name) {
    case 'word':
    case 'material':
    case 'like':
    case 'ewc':
    case 'technology':
    case 'source':
      return say(`knowledge.field.${name}.hint`)
    default:
      return null
  }
}

function inputOf(locale: Locale, name: FieldName, form: KnowledgeForm): FormField['input'] {
  const say = sayIn(locale)
  switch (name) {
    case 'language':
      return { type: 'select', options: (['en', 'zh-CN', 'ko'] as const).map((each) => ({ value: each, label: say(`language.${each}`) })) }
    case 'remove':
      return {
        type: 'select',
        options: (['no', 'yes'] as const).map((value) => ({ value, label: say(`knowledge.field.remove.${value}`) })),
      }
    case 'hazardous':
      return {
        type: 'select',
        options: [
          { value: 'same', label: say(form === 'material' ? 'knowledge.field.hazardous.like' : 'knowledge.field.hazardous.same') },
          ...(['no', 'yes'] as const).map((value) => ({ value, label: say(`knowledge.field.hazardous.${value}`) })),
        ],
      }
    case 'readiness':
      return { type: 'select', options: routeReadinesses.map((value) => ({ value, label: say(`readiness.${value}`) })) }
    default:
      return { type: 'line', maxLength: longest }
  }
}

function fieldOf(locale: Locale, form: KnowledgeForm, marked: string, typed: Readonly<Record<string, string>>): FormField {
  // The table above holds names of fields only, with or without the mark.
  const name = marked.replace('?', '') as FieldName
  const hint = hintOf(locale, name, form)
  const initial = typed[name]
  return {
    name,
    label: sayIn(locale)(`knowledge.field.${name}`),
    optional: marked.endsWith('?'),
    input: inputOf(locale, name, form),
    ...(hint ? { hint } : {}),
    ...(initial ? { initial } : {}),
  }
}

/** A form that adds or corrects knowledge; what was typed before stands in it when it is opened again. */
export function knowledgeForm(
  locale: Locale,
  { token, form, typed = {} }: { readonly token: string; readonly form: KnowledgeForm; readonly typed?: Readonly<Record<string, string>> },
): Form {
  const say = sayIn(locale)
  return {
    token,
    title: say(`knowledge.button.${form}`),
    submit: say('knowledge.form.submit'),
    left: say('knowledge.form.left'),
    unmatched: say('form.unmatched'),
    fields: fieldsOf[form].map((name) => fieldOf(locale, form, name, typed)),
  }
}

/** The form that asks a broker for the name of a known material. */
export function placingForm(
  locale: Locale,
  { token, typed = {} }: { readonly token: string; readonly typed?: Readonly<Record<string, string>> },
): Form {
  const say = sayIn(locale)
  return {
    token,
    title: say('placing.other'),
    submit: say('knowledge.form.submit'),
    left: say('knowledge.form.left'),
    unmatched: say('form.unmatched'),
    fields: [fieldOf(locale, 'alias', 'material', typed)],
  }
}
