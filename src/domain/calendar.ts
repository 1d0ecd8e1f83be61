import type { IsoDay } from './window.ts'

/** A moment on the wall clock of a time zone. `weekday` 1 is Monday, 7 Sunday. */
export type WallClock = { readonly day: IsoDay; readonly hour: number; readonly minute: number; readonly weekday: number }

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What the clock on the wall shows there; `timeZone` is an IANA name, an unknown one throws RangeError. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
    weekday: weekdays.indexOf(part('weekday')) + 1,
  }
}

/** ISO 8601 week of a day, such as `2026-W15`. */
export function isoWeek(day: IsoDay): string {
  const date = new Date(`${day}T00:00:00Z`)
  const weekday = date.getUTCDay() || 7
  date.setUTCDate(date.getUTCDate() + 4 - weekday)
  const year = date.getUTCFullYear()
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The first day of the month behind a day. */
export function startOfNextMonth(day: IsoDay): IsoDay {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}

/** True for a time zone this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Hours in which a person is left alone, local time; `from` 20 to `until` 8 wraps midnight, equal means never. */
export type QuietHours = { readonly from: number; readonly until: number }

/** True when `hour` lies in the quiet hours. */
export function isQuiet(hour: number, quiet: QuietHours): boolean {
  if (quiet.from === quiet.until) return false
  return quiet.from < quiet.until ? hour >= quiet.from && hour < quiet.until : hour >= quiet.from || hour < quiet.until
}

/** The instant a calendar day begins in a time zone; where midnight is skipped, the first moment after it. */
export function startOfDay(day: IsoDay, timeZone: string): Date {
  let guess = Date.parse(`${day}T00:00:00Z`)
  for (let round = 0; round < 3; round += 1) {
    const shown = wallClock(new Date(guess), timeZone)
    const drift = Date.parse(`${shown.day}T00:00:00Z`) + (shown.hour * 60 + shown.minute) * 60_000 - Date.parse(`${day}T00:00:00Z`)
    if (drift === 0) break
    guess -= drift
  }
  return new Date(guess)
}

/** The day a number of days later (or earlier, negative). */
export function addDays(day: IsoDay, days: number): IsoDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
