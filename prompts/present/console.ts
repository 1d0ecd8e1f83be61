import type { Locale } from '../../src/domain/locale.ts'
import type { ProjectRole } from '../../src/domain/policy.ts'
import type { Message } from '../../src/message/message.ts'
import type { Text } from '../../src/message/text.ts'
import { inARow } from '../listing-words.ts'
import { list, message, paragraph } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted } from '../text.ts'

/** Words of the terminal: nothing here has buttons, so a wiring can hand them in as they are. */
type Plain = Message<never>

type Person = { readonly name: string; readonly facilities: readonly string[]; readonly roles: readonly ProjectRole[] }

/** What somebody is: contact of facilities, and roles in projects. */
function belongs(locale: Locale, { facilities, roles }: Person): Text {
  const say = sayIn(locale)
  const held = [...new Set(roles)].map((role) => say(`role.${role}`))
  return inARow(locale, [...facilities.map(quoted), ...(facilities.length > 0 ? [say('role.contact')] : []), ...held])
}

function greeting(locale: Locale, person: Person): Text {
  const say = sayIn(locale)
  const name = quoted(person.name)
  if (person.facilities.length > 0) return say('console.welcome', { name, belongs: belongs(locale, person) })
  if (person.roles.length === 0) return say('console.newcomer', { name })
  const key = person.roles.includes('broker') ? 'console.welcome-broker' : 'console.welcome-team'
  return say(key, { name, belongs: belongs(locale, person) })
}

/** The greeting of somebody the program knows. */
export function consoleWelcome(locale: Locale, person: Person): Plain {
  return message<never>(paragraph(greeting(locale, person)), paragraph(sayIn(locale)('console.keys')))
}

/** The greeting of somebody new. */
export function consoleNewcomer(locale: Locale, name: string): Plain {
  return consoleWelcome(locale, { name, facilities: [], roles: [] })
}

/** The people one can be in the terminal. */
export function consolePeople(locale: Locale, people: readonly (Person & { readonly account: string })[]): Plain {
  const say = sayIn(locale)
  const items = people.map((person) =>
    say('console.person', { key: quoted(person.account), name: quoted(person.name), belongs: belongs(locale, person) }),
  )
  return message<never>(paragraph(say('console.people')), list(items))
}
