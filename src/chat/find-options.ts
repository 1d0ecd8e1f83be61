import type { FormOption } from '../message/form.ts'
import { plainText } from '../message/text.ts'
import type { Address } from '../message/turn.ts'
import type { SystemContext } from '../use-cases/context.ts'
import { redeemAction } from '../use-cases/issue-actions.ts'
import { recognisePerson } from '../use-cases/recognise-person.ts'
import { registerFormOf } from './commands/facility.ts'

/** What somebody typed into a select of a form that is open under a token. */
export type Search = {
  readonly from: Address
  readonly token: string
  readonly field: string
  readonly typed: string
  readonly atMost: number
}

const folded = (words: string) => words.normalize('NFKC').toLowerCase()

/** How well an option fits: the whole beginning, a word's beginning, anywhere, or not at all. */
function closeness(option: FormOption, wanted: string): number {
  const label = folded(plainText(option.label))
  if (label.startsWith(wanted)) return 3
  if (label.includes(` ${wanted}`)) return 2
  return wanted.split(/\s+/).every((word) => label.includes(word)) ? 1 : 0
}

/** The options of a select that fit what is typed, best first; none for a form that is not this person's. */
export async function findOptions(context: SystemContext, search: Search): Promise<readonly FormOption[]> {
  const person = await recognisePerson(context, search.from)
  if (!person) return []
  const { token } = search
  const redeemed = await redeemAction(context, { personId: person.actor.personId, token })
  if (redeemed.outcome === 'refused' || redeemed.intent.purpose !== 'facility.register') return []
  const form = await registerFormOf(context, person.locale, { token, typed: {} })
  const field = form.fields.find(({ name }) => name === search.field)
  const options = field?.input.type === 'select' ? field.input.options : []
  const wanted = folded(search.typed).trim()
  return options
    .map((option) => ({ option, fits: closeness(option, wanted) }))
    .filter(({ fits }) => fits > 0)
    .toSorted((one, other) => other.fits - one.fits)
    .slice(0, search.atMost)
    .map(({ option }) => option)
}
