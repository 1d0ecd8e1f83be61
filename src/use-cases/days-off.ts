import chineseDays from 'chinese-days'
import Holidays from 'date-holidays'
import type { IsoDay } from '../domain/window.ts'

/** Countries that rest on Friday and Saturday. */
const restsOnFriday: ReadonlySet<string> = new Set('BD BH DZ EG IQ JO KW LY OM PS QA SA SD SY YE'.split(' '))

const dayMs = 86_400_000
const known = new Map<string, ReadonlySet<IsoDay>>()

/** Every public holiday of a country's year; those of several days are all of their days. */
function publicHolidays(country: string, year: number): ReadonlySet<IsoDay> {
  const key = `${country} ${year}`
  const held = known.get(key)
  if (held) return held
  const found = new Holidays(country).getHolidays(year) ?? []
  const days = found.filter(({ type }) => type === 'public').flatMap(({ date, start, end }) => spanOf(country, date, start, end))
  const set = new Set(days)
  known.set(key, set)
  return set
}

// Korean lunar holidays last from the eve on; the calendar names their middle day.
function spanOf(country: string, date: string, start: Date, end: Date): readonly IsoDay[] {
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
  const before = country === 'KR' && length === 3 ? 1 : 0
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - before * dayMs
  return Array.from({ length }, (_, each) => new Date(first + each * dayMs).toISOString().slice(0, 10))
}

/**
 * True on a day on which people of a country (ISO 3166 alpha-2) do not work: its weekend and public holidays, and in China what
 * the State Council decided, make-up workdays among it. Without a known country only the weekend counts.
 */
export function isDayOff(country: string | null, day: IsoDay): boolean {
  if (country === 'CN') return !chineseDays.isWorkday(day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const weekend = country && restsOnFriday.has(country) ? [5, 6] : [6, 0]
  if (weekend.includes(weekday)) return true
  return country !== null && publicHolidays(country, Number(day.slice(0, 4))).has(day)
}
