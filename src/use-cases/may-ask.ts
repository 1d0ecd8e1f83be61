import { lockUnasked } from '../../db/queries/follow-ups.ts'
import type { Person } from '../../db/queries/people.ts'
import { isQuiet, type WallClock, wallClock } from '../domain/calendar.ts'
import type { NoticeKind } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { isDayOff } from './days-off.ts'

const dayMs = 86_400_000

/** Notices that ask a person something; after one of them nothing is asked unprompted for a day. */
const questions: readonly NoticeKind[] = [
  'consent-asked',
  'follow-up',
  'step-due',
  'amount-due',
  'listing-expiring',
  'question-asked',
  'reviews-waiting',
]

/** The questions of the last day. */
export function askedLately(context: SystemContext): { readonly kinds: readonly NoticeKind[]; readonly since: Date } {
  return { kinds: questions, since: new Date(context.clock().getTime() - dayMs) }
}

type Rest = Pick<Person, 'timeZone' | 'quietFrom' | 'quietUntil'> & { readonly country: string | null }

/** Tells whether somebody is awake and at work now. */
export function atWork(context: SystemContext): (person: Rest) => boolean {
  const at = context.clock()
  const walls = new Map<string, WallClock>()
  const off = new Map<string, boolean>()
  return ({ timeZone, quietFrom, quietUntil, country }) => {
    const wall = walls.get(timeZone) ?? wallClock(at, timeZone)
    walls.set(timeZone, wall)
    if (isQuiet(wall.hour, { from: quietFrom, until: quietUntil })) return false
    const key = `${country} ${wall.day}`
    const rests = off.get(key) ?? isDayOff(country, wall.day)
    off.set(key, rests)
    return !rests
  }
}

/**
 * True when the person may be asked something unprompted now: awake, at work, and not asked in the last day about anything. Inside
 * a transaction the person is held until it ends, so that two jobs do not both ask.
 */
export async function mayBeAsked(context: SystemContext, person: Person, country: string | null): Promise<boolean> {
  if (!atWork(context)({ ...person, country })) return false
  return (await lockUnasked(context.db, [person.id], askedLately(context))).has(person.id)
}
