import type { Industry } from '../../src/domain/industry.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Form, FormField } from '../../src/message/form.ts'
import type { MembershipAnswered } from '../../src/use-cases/join-facility.ts'
import type { FacilityRegistered } from '../../src/use-cases/register-facility.ts'
import { reference } from '../listing-words.ts'
import { button, choices, heading, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted, said } from '../text.ts'

type Membership = { readonly name: string; readonly number: number; readonly place: string; readonly memberStatus: 'member' | 'asked' }

/** The facilities a person speaks for or has asked to join. */
export function facilityList(locale: Locale, memberships: readonly Membership[]): Said {
  const say = sayIn(locale)
  const register = choices([button(say('facility.register'), 'facility.register', {})])
  if (memberships.length === 0) return message(paragraph(say('facility.list.empty')), register)
  const items = memberships.map(({ name, number, place, memberStatus }) =>
    say(memberStatus === 'asked' ? 'facility.list.asked' : 'facility.list.item', {
      reference: reference('facility', number),
      name: quoted(name),
      place: quoted(place),
    }),
  )
  return message(heading(say('facility.list.title')), list(items), paragraph(say('facility.list.hint')), register)
}

/** Joining was asked for; whose facility it is stays hidden from whoever guesses numbers. */
export function joinAsked(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('facility.join-asked', { facility: reference('facility', number) })))
}

/** A facility is registered. */
export function registered(locale: Locale, { number, name }: Pick<FacilityRegistered, 'number' | 'name'>): Said {
  const facts = { facility: quoted(name), reference: reference('facility', number) }
  return message(paragraph(sayIn(locale)('facility.registered', facts)))
}

/** Somebody was admitted to a facility, or not; said to the one who decided. */
export function membershipDone(locale: Locale, { answer, personName, facilityName }: MembershipAnswered): Said {
  const facts = { person: quoted(personName), facility: quoted(facilityName) }
  return message(paragraph(sayIn(locale)(`facility.${answer}`, facts)))
}

type Asked = { readonly facilityId: string; readonly facilityName: string; readonly personId: string; readonly personName: string }

/** Somebody wants to speak for a facility. */
export function membershipAsked(locale: Locale, asked: Asked): Said {
  const say = sayIn(locale)
  const { facilityId, personId } = asked
  return message(
    paragraph(say('facility.asked', { person: quoted(asked.personName), facility: quoted(asked.facilityName) })),
    choices([
      button(say('facility.admit'), 'membership.accept', { facilityId, personId }, 'primary'),
      button(say('facility.deny'), 'membership.refuse', { facilityId, personId }),
    ]),
  )
}

/** The answer to a request to join. */
export function membershipAnswered(
  locale: Locale,
  { facilityName, answer }: { readonly facilityName: string; readonly answer: 'member' | 'refused' },
): Said {
  const key = answer === 'member' ? 'facility.you-are-in' : 'facility.you-are-not'
  return message(paragraph(sayIn(locale)(key, { facility: quoted(facilityName) })))
}

type Offered = {
  readonly token: string
  readonly parks: readonly { readonly id: string; readonly names: Names }[]
  readonly industries: readonly Industry[]
  /** What was typed before, by field, when the form is opened again. */
  readonly typed?: Readonly<Record<string, string>>
}

const longestName = 200

function placeFields(locale: Locale, parks: Offered['parks']): readonly FormField[] {
  const say = sayIn(locale)
  const place = { name: 'place', label: say('form.place'), input: { type: 'line', maxLength: longestName } } as const
  if (parks.length === 0) return [{ ...place, optional: false }]
  const options = [
    ...parks.map(({ id, names }) => ({ value: id, label: said(names[locale]) })),
    { value: 'other', label: say('form.park.other') },
  ]
  return [
    { name: 'park', label: say('form.park'), optional: false, input: { type: 'select', options } },
    { ...place, hint: say('form.place.hint'), optional: true },
  ]
}

/** The form that registers a facility: its name, industry and place. */
export function registerForm(locale: Locale, { token, parks, industries, typed = {} }: Offered): Form {
  const say = sayIn(locale)
  const options = industries.map(({ isic, names }) => ({
    value: isic,
    label: say('form.industry', { name: said(names[locale]), isic: said(isic) }),
  }))
  const fields: readonly FormField[] = [
    {
      name: 'name',
      label: say('form.name'),
      hint: say('form.name.hint'),
      optional: false,
      input: { type: 'line', maxLength: longestName },
    },
    { name: 'isic', label: say('form.isic'), hint: say('form.isic.hint'), optional: false, input: { type: 'select', options } },
    ...placeFields(locale, parks),
  ]
  return {
    token,
    title: say('form.title'),
    submit: say('form.submit'),
    left: say('form.left'),
    unmatched: say('form.unmatched'),
    fields: fields.map((field) => {
      const initial = typed[field.name]
      return initial ? { ...field, initial } : field
    }),
  }
}
