import { personById, updateSettings } from '../../db/queries/people.ts'
import { isTimeZone } from '../domain/calendar.ts'
import type { Locale } from '../domain/locale.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

export type Settings = { readonly locale: Locale; readonly timeZone: string; readonly quietFrom: number; readonly quietUntil: number }

const isHour = (hour: number) => Number.isInteger(hour) && hour >= 0 && hour <= 24

/** Changes the actor's own language, time zone or quiet hours; reads them when nothing is to change. */
export async function changeSettings(
  context: Context,
  change: Partial<Settings>,
): Promise<{ readonly outcome: 'settings'; readonly settings: Settings } | Refused> {
  if (change.timeZone !== undefined && !isTimeZone(change.timeZone)) return refuse('setting-unreadable', change.timeZone)
  const hours = [change.quietFrom, change.quietUntil].filter((hour) => hour !== undefined)
  if (!hours.every(isHour)) return refuse('setting-unreadable', hours.join('-'))
  return inTransaction(context, async (inside) => {
    const { personId } = inside.actor
    const person = await personById(inside.db, personId)
    if (!person) return refuse('setting-unreadable')
    if (Object.keys(change).length > 0) {
      await updateSettings(inside.db, personId, change)
      await audit(inside, 'person.settings', { kind: 'person', id: personId }, { fields: Object.keys(change) })
    }
    const { locale, timeZone, quietFrom, quietUntil } = { ...person, ...change }
    return { outcome: 'settings', settings: { locale, timeZone, quietFrom, quietUntil } }
  })
}
