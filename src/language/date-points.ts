import type { IsoDay } from '../domain/window.ts'
import { addDays, addMonths, type Days, daysInMonth, isoDay, partsOf, weekdayOf, wholeMonth } from './calendar-math.ts'
import { comingHoliday } from './holidays.ts'

/** Reads the groups of a date pattern; null when the calendar has no such day. */
export type Read = (
  groups: Readonly<Record<string, string | undefined>>,
  today: IsoDay,
  country: string | null,
) => (Days & { readonly yearSaid?: boolean }) | null

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const one = (first: IsoDay | null, yearSaid = false) => (first ? { first, last: first, yearSaid } : null)

const han: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 }
const monthOf = (word: string) => han[word] ?? (/^\d/.test(word) ? Number(word) : monthNames.indexOf(word.slice(0, 3)) + 1)

const yearWords: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  올해: 0,
  금년: 0,
  明年: 1,
  来年: 1,
  내년: 1,
  后年: 2,
  후년: 2,
  'this year': 0,
  'next year': 1,
}

function yearOf(groups: Readonly<Record<string, string | undefined>>, today: IsoDay): number | null {
  const shift = yearWords[groups.yearWord ?? '']
  if (shift !== undefined) return partsOf(today).year + shift
  const year = groups.year
  return year === undefined ? null : Number(year) < 100 ? 2000 + Number(year) : Number(year)
}

const parts: readonly (readonly [RegExp, 'start' | 'middle' | 'end' | 'late'])[] = [
  [/^(?:early|start|beginning|(?:the )?(?:beginning|start) of|初|上旬|초|초순|상순)$/, 'start'],
  [/^(?:mid|(?:the )?middle of|中旬?|중순|중)$/, 'middle'],
  [/^(?:late|下旬|하순)$/, 'late'],
  [/^(?:end|(?:the )?end of|月?底|末|말|말일)$/, 'end'],
]

function partOfMonth(month: Days, part: string | undefined): Days {
  const { year, month: number } = partsOf(month.first)
  const kind = parts.find(([pattern]) => pattern.test(part ?? ''))?.[1]
  if (!kind) return month
  const date = { start: 1, middle: 15, late: 21, end: daysInMonth(year, number) }[kind]
  const at = isoDay(year, number, date) ?? month.first
  return { first: at, last: at }
}

/** The coming one of a month named without its year; the current month counts as coming. */
export function comingMonth(month: number, today: IsoDay): Days | null {
  const now = partsOf(today)
  return wholeMonth(month >= now.month ? now.year : now.year + 1, month)
}

/** A month, a part of it or a day in it, its year said or not. */
export const readMonth: Read = (groups, today) => {
  const month = monthOf(groups.month ?? '')
  const year = yearOf(groups, today)
  const whole = year === null ? comingMonth(month, today) : wholeMonth(year, month)
  if (!whole) return null
  const date = groups.day === undefined ? null : (han[groups.day] ?? Number(groups.day))
  if (date === null) return { ...partOfMonth(whole, groups.part), yearSaid: year !== null }
  const at = isoDay(partsOf(whole.first).year, month, date)
  const passed = at !== null && at < today && year === null
  return one(passed ? addMonths(at, 12) : at, year !== null)
}

/** 3/4, by the habit of the country. */
export const readSlash: Read = (groups, today, country) => {
  const [a, b] = [Number(groups.a), Number(groups.b)]
  const monthFirst = ((country === 'US' || groups.cjk !== undefined) && a <= 12) || b > 12
  const [month, date] = monthFirst ? [a, b] : [b, a]
  return readMonth({ month: String(month), day: String(date), year: groups.year }, today, country)
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const cjkWeekdays: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  월: 1,
  화: 2,
  수: 3,
  목: 4,
  금: 5,
  토: 6,
  일: 7,
}

/** A day of this or the next week. */
export const readWeekday: Read = (groups, today) => {
  const word = groups.weekday ?? ''
  const wanted = cjkWeekdays[word] ?? weekdays.indexOf(word.slice(0, 3)) + 1
  const now = weekdayOf(today)
  const which = groups.which ?? ''
  if (/^(?:下下|다다음)/.test(which)) return one(addDays(today, 14 - now + wanted))
  if (/^(?:下个?|다음\s?주|담주|next week|次)/.test(which)) return one(addDays(today, 7 - now + wanted))
  if (/^(?:本|这个?|이번\s?주)/.test(which)) return one(addDays(today, wanted - now))
  return one(addDays(today, ((wanted - now + 6) % 7) + 1))
}

const shifted = (groups: Readonly<Record<string, string | undefined>>, table: Readonly<Record<string, number>>) => {
  const key = Object.keys(table).find((name) => groups[name] !== undefined)
  return key === undefined ? 0 : (table[key] ?? 0)
}

/** This month, the next or the last. */
export const readRelativeMonth: Read = (groups, today) => {
  const { year, month } = partsOf(today)
  const whole = wholeMonth(year, month + shifted(groups, { next: 1, afterNext: 2, last: -1 }))
  if (!whole || groups.day === undefined) return whole && partOfMonth(whole, groups.part)
  return one(isoDay(partsOf(whole.first).year, partsOf(whole.first).month, Number(groups.day)), true)
}

/** This week or one of the next. */
export const readRelativeWeek: Read = (groups, today) => {
  const monday = addDays(today, 1 - weekdayOf(today) + 7 * shifted(groups, { next: 1, afterNext: 2 }))
  return { first: monday, last: addDays(monday, 6) }
}

/** A year, or a part of it. */
export const readRelativeYear: Read = (groups, today) => {
  const year = yearOf(groups, today) ?? partsOf(today).year + shifted(groups, { next: 1 })
  const [first, last] = [isoDay(year, 1, 1), isoDay(year, 12, 31)]
  if (!first || !last) return null
  const part = parts.find(([pattern]) => pattern.test(groups.part ?? ''))?.[1]
  if (part === 'end' || part === 'late') return one(last, true)
  if (part === 'middle') return one(isoDay(year, 7, 1), true)
  return part === 'start' ? one(first, true) : { first, last, yearSaid: true }
}

/** A quarter or a half of a year. */
export const readQuarter: Read = (groups, today) => {
  const now = partsOf(today)
  const said = yearOf(groups, today)
  const months = groups.half ? 6 : 3
  const number =
    han[groups.number ?? ''] ??
    { first: 1, second: 2, third: 3, fourth: 4, 上: 1, 下: 2, 상: 1, 하: 2, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 }[groups.number ?? ''] ??
    Number(groups.number)
  const lastMonth = number * months
  const year = said ?? (lastMonth < now.month ? now.year + 1 : now.year)
  const [start, end] = [wholeMonth(year, lastMonth - months + 1), wholeMonth(year, lastMonth)]
  return start && end && { first: start.first, last: end.last, yearSaid: true }
}

const seasons: readonly (readonly [RegExp, number, number])[] = [
  [/spring|春|봄/, 3, 5],
  [/summer|夏|여름/, 6, 8],
  [/autumn|fall|秋|가을/, 9, 11],
  [/winter|冬|겨울/, 12, 14],
  [/heating season|采暖|供暖|난방/, 11, 15],
]

/** A season of this year or the next. */
export const readSeason: Read = (groups, today) => {
  const [, from, to] = seasons.find(([pattern]) => pattern.test(groups.season ?? '')) ?? []
  if (from === undefined || to === undefined) return null
  const now = partsOf(today)
  const year = yearOf(groups, today) ?? ((to > 12 ? from < now.month : to < now.month) ? now.year + 1 : now.year)
  const [start, end] = [wholeMonth(year, from), wholeMonth(year, to)]
  return start && end && { first: start.first, last: end.last, yearSaid: true }
}

/** Today, tomorrow or the day after. */
export const readDayOffset: Read = (groups, today) => one(addDays(today, shifted(groups, { now: 0, tomorrow: 1, dayAfter: 2 })))

/** A day of this month, or of the next when it is past. */
export const readDayOfMonth: Read = (groups, today) => {
  const { year, month } = partsOf(today)
  const [here, next] = [0, 1].map((shift) => {
    const whole = wholeMonth(year, month + shift)
    return whole && isoDay(partsOf(whole.first).year, partsOf(whole.first).month, Number(groups.day))
  })
  return one((here && here >= today ? here : next) ?? null, true)
}

/** A holiday, or the first working day after it. */
export const readHoliday: Read = (groups, today) => {
  const found = comingHoliday(groups.holiday ?? '', today)
  if (!found) return null
  const isOver = (groups.after ?? groups.after2) !== undefined
  return one(isOver ? found.over : found.day, true)
}

/** The end of the week, month or year. */
export const readEnd: Read = (groups, today) => {
  const { year, month } = partsOf(today)
  if (groups.week) return one(addDays(today, 7 - weekdayOf(today)), true)
  return one(groups.month ? (wholeMonth(year, month)?.last ?? null) : isoDay(year, 12, 31), true)
}

const inUnits: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  eight: 8,
  ten: 10,
  an: 1,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十五: 15,
  二十: 20,
  三十: 30,
  半: 0.5,
  한: 1,
  두: 2,
  세: 3,
}

/** The day an amount of days, weeks, months or years after another; the unit in any of the languages. */
export function after(day: IsoDay, amount: string, unit: string): IsoDay | null {
  const count = inUnits[amount] ?? Number(amount)
  if (!Number.isFinite(count) || count > 1200) return null
  if (/^(?:d|天|日|일)/.test(unit)) return addDays(day, Math.round(count))
  if (unit === 'fortnight') return addDays(day, Math.round(count * 14))
  if (/^(?:w|周|个?星期|个?礼拜|주)/.test(unit)) return addDays(day, Math.round(count * 7))
  if (/^(?:m|个?月|개월|달)/.test(unit)) return addMonths(day, Math.round(count))
  return addMonths(day, Math.round(count * 12))
}

/** The day some time from now. */
export const readAfter: Read = (groups, today) => one(after(today, groups.amount ?? '', groups.unit ?? ''))
