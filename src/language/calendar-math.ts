import type { IsoDay } from '../domain/window.ts'

/** First and last day of a stretch of the calendar. */
export type Days = { readonly first: IsoDay; readonly last: IsoDay }

/** Year, month (1 to 12) and day of an ISO day. */
export function partsOf(day: IsoDay): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** How many days a month has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** An ISO day, or null when the calendar has none such (31 February) or the year is not one of a plan (1990 to 2199). */
export function isoDay(year: number, month: number, date: number): IsoDay | null {
  if (!Number.isInteger(year + month + date)) return null
  if (year < 1990 || year > 2199 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** A whole month; months beyond 12 or below 1 roll over into other years. */
export function wholeMonth(year: number, month: number): Days | null {
  const [rolledYear, rolledMonth] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1]
  const first = isoDay(rolledYear, rolledMonth, 1)
  const last = isoDay(rolledYear, rolledMonth, daysInMonth(rolledYear, rolledMonth))
  return first && last ? { first, last } : null
}

/** The day some months later, kept inside the month it falls in. */
export function addMonths(day: IsoDay, months: number): IsoDay {
  const { year, month, date } = partsOf(day)
  const target = wholeMonth(year, month + months)
  if (!target) return day
  const { year: toYear, month: toMonth } = partsOf(target.first)
  return isoDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth))) ?? day
}

/** The day some days later. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: IsoDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
