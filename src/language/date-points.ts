import type { IsoDay } from '../domain/window.ts'
import { addDays, addMonths, type Days, daysInMonth, isoDay, partsOf, weekdayOf, wholeMonth } from './calendar-math.ts'

/** Reads the groups of a date pattern; null when the calendar has no such day. */
type Read = (
  groups: Readonly<Record<string, string | undefined>>,
  today: IsoDay,
  country: string | null,
) => (Days & { readonly yearSaid?: boolean }) | null

/** A way to write a date. `needsMarker` ones are dates only next to "from", "until" and their like. */
export type DateForm = { readonly pattern: RegExp; readonly read: Read; readonly needsMarker?: true }

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const enMonth =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?'
const enYear = String.raw`(?:,?\s*(?<year>20\d\d)(?!\d))?`
const enPart = String.raw`(?:(?<part>early|mid|late|(?:the )?(?:end|beginning|start|middle) of|end|start)[\s-]+)?`
const day = String.raw`(?<day>[12]\d|3[01]|0?[1-9])`
const cjkNumber = '(?:十[一二]?|[一二三四五六七八九])'
const cjkMonth = String.raw`(?:(?<yearWord>今年|本年|明年|后年|来年|올해|금년|내년|후년)\s*의?\s*|(?<year>20\d\d|\d\d)\s*[年년]\s*)?(?<month>1[0-2]|0?[1-9]|${cjkNumber})\s*(?:月份?|월)`

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
  const shift = yearWords[groups['yearWord'] ?? '']
  if (shift !== undefined) return partsOf(today).year + shift
  const year = groups['year']
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

const readMonth: Read = (groups, today) => {
  const month = monthOf(groups['month'] ?? '')
  const year = yearOf(groups, today)
  const whole = year === null ? comingMonth(month, today) : wholeMonth(year, month)
  if (!whole) return null
  const date = groups['day'] === undefined ? null : (han[groups['day']] ?? Number(groups['day']))
  if (date === null) return { ...partOfMonth(whole, groups['part']), yearSaid: year !== null }
  const at = isoDay(partsOf(whole.first).year, month, date)
  const passed = at !== null && at < today && year === null
  return one(passed ? addMonths(at, 12) : at, year !== null)
}

const readSlash: Read = (groups, today, country) => {
  const [a, b] = [Number(groups['a']), Number(groups['b'])]
  const monthFirst = (country === 'US' && a <= 12) || b > 12 || groups['cjk'] !== undefined
  const [month, date] = monthFirst ? [a, b] : [b, a]
  return readMonth({ month: String(month), day: String(date), year: groups['year'] }, today, country)
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

const readWeekday: Read = (groups, today) => {
  const word = groups['weekday'] ?? ''
  const wanted = cjkWeekdays[word] ?? weekdays.indexOf(word.slice(0, 3)) + 1
  const now = weekdayOf(today)
  const which = groups['which'] ?? ''
  if (/^(?:下个?|다음\s?주|next week|次)/.test(which)) return one(addDays(today, 7 - now + wanted))
  if (/^(?:本|这个?|이번\s?주)/.test(which)) return one(addDays(today, wanted - now))
  return one(addDays(today, ((wanted - now + 6) % 7) + 1))
}

const shifted = (groups: Readonly<Record<string, string | undefined>>, table: Readonly<Record<string, number>>) => {
  const key = Object.keys(table).find((name) => groups[name] !== undefined)
  return key === undefined ? 0 : (table[key] ?? 0)
}

const readRelativeMonth: Read = (groups, today) => {
  const { year, month } = partsOf(today)
  const whole = wholeMonth(year, month + shifted(groups, { next: 1, afterNext: 2, last: -1 }))
  return whole && partOfMonth(whole, groups['part'])
}

const readRelativeWeek: Read = (groups, today) => {
  const monday = addDays(today, 1 - weekdayOf(today) + 7 * shifted(groups, { next: 1, afterNext: 2 }))
  return { first: monday, last: addDays(monday, 6) }
}

const readRelativeYear: Read = (groups, today) => {
  const year = yearOf(groups, today) ?? partsOf(today).year + shifted(groups, { next: 1 })
  const [first, last] = [isoDay(year, 1, 1), isoDay(year, 12, 31)]
  if (!first || !last) return null
  const part = parts.find(([pattern]) => pattern.test(groups['part'] ?? ''))?.[1]
  if (part === 'end' || part === 'late') return one(last, true)
  if (part === 'middle') return one(isoDay(year, 7, 1), true)
  return part === 'start' ? one(first, true) : { first, last, yearSaid: true }
}

const readQuarter: Read = (groups, today) => {
  const now = partsOf(today)
  const said = yearOf(groups, today)
  const months = groups['half'] ? 6 : 3
  const number =
    han[groups['number'] ?? ''] ??
    { first: 1, second: 2, third: 3, fourth: 4, 上: 1, 下: 2, 상: 1, 하: 2, '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 }[
      groups['number'] ?? ''
    ] ??
    Number(groups['number'])
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

const readSeason: Read = (groups, today) => {
  const [, from, to] = seasons.find(([pattern]) => pattern.test(groups['season'] ?? '')) ?? []
  if (from === undefined || to === undefined) return null
  const now = partsOf(today)
  const year = yearOf(groups, today) ?? ((to > 12 ? from < now.month : to < now.month) ? now.year + 1 : now.year)
  const [start, end] = [wholeMonth(year, from), wholeMonth(year, to)]
  return start && end && { first: start.first, last: end.last, yearSaid: true }
}

const readDayOffset: Read = (groups, today) => one(addDays(today, shifted(groups, { now: 0, tomorrow: 1, dayAfter: 2 })))

const inUnits: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
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
  if (/^(?:w|周|个?星期|个?礼拜|주)/.test(unit)) return addDays(day, Math.round(count * 7))
  if (/^(?:m|个?月|개월|달)/.test(unit)) return addMonths(day, Math.round(count))
  return addMonths(day, Math.round(count * 12))
}

const readAfter: Read = (groups, today) => one(after(today, groups['amount'] ?? '', groups['unit'] ?? ''))

/** Every way of writing a date, the most telling first. */
export const dateForms: readonly DateForm[] = [
  {
    pattern:
      /(?<!\d)(?<year>20\d\d)(?:[-/.]|\s?[年년]\s?)(?<month>1[0-2]|0?[1-9])(?:[-/.]|\s?[月월]\s?)(?<day>3[01]|[12]\d|0?[1-9])(?:\s?[日号일])?(?![\d%])/g,
    read: readMonth,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\d)${cjkMonth}\s*(?:(?<day>3[01]|[12]\d|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号일](?![가-힣]*당)|(?<part>初|上旬|中旬|下旬|底|末|中(?!国|心|间|等)|초순|초|상순|중순|중|하순|말일|말))?`,
      'g',
    ),
    read: readMonth,
  },
  { pattern: new RegExp(String.raw`(?<![\d.,])${day}(?:st|nd|rd|th)?\s+(?:of\s+)?${enMonth}${enYear}`, 'g'), read: readMonth },
  {
    pattern: new RegExp(
      String.raw`\b${enMonth}\s*(?:the\s+)?${day}(?:st|nd|rd|th)?(?![\d.,]*\s?(?:%|t\b|k|m3|tons?\b|tonnes?\b|[-~]))${enYear}`,
      'g',
    ),
    read: readMonth,
  },
  { pattern: new RegExp(String.raw`\b${enPart}${enMonth}\s*(?<year>20\d\d)(?!\d)`, 'g'), read: readMonth },
  {
    pattern: new RegExp(String.raw`\b(?<part>early|mid|late|(?:the )?(?:end|beginning|start|middle) of|end|start)[\s-]+${enMonth}`, 'g'),
    read: readMonth,
  },
  {
    pattern:
      /\b(?<month>january|february|april|june|july|august|september|october|november|december|sept?|oct|nov|aug|apr|feb|jan|dec|jul|jun)(?![a-z])\.?/g,
    read: readMonth,
  },
  { pattern: /\b(?<month>march|may|mar)(?![a-z])\.?/g, read: readMonth, needsMarker: true },
  {
    pattern: /(?<![\d.,/])(?<a>3[01]|[12]\d|0?[1-9])[/.](?<b>3[01]|[12]\d|0?[1-9])(?:[/.](?<year>20\d\d|\d\d))?(?![\d%])/g,
    read: readSlash,
    needsMarker: true,
  },
  {
    pattern:
      /\b(?:(?<part>(?:the )?end of|(?:the )?start of|(?:the )?beginning of|mid|late|early|(?:the )?middle of)[\s-]+)?(?:(?<next>(?:the )?(?:next|coming|following)) month|(?<current>this month|(?:the )?month(?![a-z])(?=.{0,3}$|[\s.,;)!])))/g,
    read: (groups, today, country) =>
      groups['next'] || groups['part'] || groups['current']?.startsWith('this') ? readRelativeMonth(groups, today, country) : null,
  },
  {
    pattern:
      /(?:(?<afterNext>下下个?月)|(?<next>下个?月|次月|来月|다음\s?달|내달|익월|담달)|(?<current>本月|这个?月|当月|이번\s?달|이달|금월|当月))\s*份?(?<part>初|上旬|中旬|下旬|底|末|초순|초|중순|하순|말일|말)?/g,
    read: readRelativeMonth,
  },
  {
    pattern: /(?<![年每\p{Script=Han}])月(?<part>底|末|初|中)|(?<!\p{L})월(?<part2>말|초)/gu,
    read: (groups, today, country) => readRelativeMonth({ part: groups['part'] ?? groups['part2'] }, today, country),
  },
  { pattern: /(?<which>下个?|本|这个?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?!次|趟|车)/g, read: readWeekday },
  { pattern: /(?:(?<which>다음\s?주|이번\s?주)\s*)?(?<weekday>[월화수목금토일])요일/g, read: readWeekday },
  {
    pattern:
      /\b(?<which>this |next |on |coming )?(?<weekday>mon|tues?|wed|thurs?|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:day)?(?![a-z])/g,
    read: readWeekday,
    needsMarker: true,
  },
  {
    pattern: /\b(?:(?<afterNext>(?:the )?week after next)|(?<next>(?:next|the coming|the following|coming) week)|(?<current>this week))\b/g,
    read: readRelativeWeek,
  },
  {
    pattern:
      /(?<afterNext>下下个?(?:周|星期|礼拜)|다다음\s?주)|(?<next>下个?(?:周|星期|礼拜)|다음\s?주|차주|내주)|(?<current>本周|这个?(?:周|星期)|이번\s?주|금주)/g,
    read: readRelativeWeek,
  },
  {
    pattern:
      /(?:\b(?<part>(?:the )?end of|mid|late|early|(?:the )?(?:beginning|start|middle) of)[\s-]+)?(?:the )?(?:\b(?<next>(?:next|coming) year)\b|\b(?<current>this year|the year(?= end|-end))\b|(?<=(?:end|beginning|start|middle) of )(?<year>20\d\d)(?!\d)|(?<=(?:end|beginning|start|middle) of (?:the )?)year\b)/g,
    read: (groups, today, country) => readRelativeYear(groups, today, country),
  },
  {
    pattern: /\b(?:(?<year>20\d\d) )?(?<part>year)[ -]?end\b|\b(?<part2>end) of (?:the )?year\b|\bend of (?<year2>20\d\d)(?!\d)/g,
    read: (groups, today, country) => readRelativeYear({ part: 'end', year: groups['year'] ?? groups['year2'] }, today, country),
  },
  {
    pattern: /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d)\s?[年년]?)?\s?(?<part>年底|年末|年初|年中|연말|년말|연초|년초)/g,
    read: (groups, today, country) =>
      readRelativeYear(
        { ...groups, part: /[底末말]/.test(groups['part'] ?? '') ? 'end' : /[初초]/.test(groups['part'] ?? '') ? 'start' : 'mid' },
        today,
        country,
      ),
  },
  {
    pattern:
      /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d|\d\d)\s?[年년])?\s?(?:(?:第?(?<number>[1-4一二三四])(?:季度|분기))|(?<half>(?<=[上下상하])半年))/g,
    read: readQuarter,
  },
  {
    pattern: /(?:(?<yearWord>今年|明年|后年|올해|내년)|(?<year>20\d\d|\d\d)\s?[年년])?\s?(?<half>上半年|下半年|상반기|하반기)/g,
    read: (groups, today, country) => readQuarter({ ...groups, number: (groups['half'] ?? '').slice(0, 1) }, today, country),
  },
  {
    pattern:
      /\b(?:(?<number>[1-4])q|q(?<number2>[1-4]))(?:[\s'-]*(?<year>20\d\d|\d\d))?\b|\b(?<number3>first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of)?(?: (?<year2>20\d\d))?\b/g,
    read: (groups, today, country) =>
      readQuarter(
        { number: groups['number'] ?? groups['number2'] ?? groups['number3'], year: groups['year'] ?? groups['year2'] },
        today,
        country,
      ),
  },
  {
    pattern: /\bh(?<number>[12])(?:\s*(?<year>20\d\d))\b|\b(?<number2>first|second) half(?: of)?(?: (?:the year|(?<year2>20\d\d)))?\b/g,
    read: (groups, today, country) =>
      readQuarter({ half: 'half', number: groups['number'] ?? groups['number2'], year: groups['year'] ?? groups['year2'] }, today, country),
  },
  {
    pattern:
      /(?:(?<yearWord>今年|明年|올해|내년)\s?의?\s?)?(?<season>春[季天]|夏[季天]|秋[季天]|冬[季天]|采暖[季期]|供暖[季期]|봄(?:철)?(?![가-힣])|여름(?:철)?|가을(?:철)?|겨울(?:철)?|난방\s?(?:철|기간?))|\b(?<yearWord2>this year|next year)?\s?(?<season2>spring(?! steel)|summer|autumn|winter|heating season)(?: (?<year>20\d\d))?\b/g,
    read: (groups, today, country) => readSeason({ ...groups, season: groups['season'] ?? groups['season2'] }, today, country),
  },
  { pattern: /(?<!\d)(?<year>20\d\d)\s?[年년](?!产|度|生|산)/g, read: readRelativeYear },
  { pattern: /(?<yearWord>明年|后年|내년|来年)/g, read: readRelativeYear },
  { pattern: /(?<!\d)(?<year>20[2-9]\d)(?![\d年년])/g, read: readRelativeYear, needsMarker: true },
  {
    pattern: /\bin (?<amount>\d{1,3}|a|one|two|three|four|six) (?<unit>days?|weeks?|months?|years?)(?:'? time)?\b(?! a\b)/g,
    read: readAfter,
  },
  {
    pattern:
      /(?<![\d.])(?<amount>\d{1,3}|[一两二三四五六半])\s?(?<unit>天|日|周|个?星期|个?礼拜|个月|年)(?:之?后|以后)|(?<![\d.])(?<amount2>\d{1,3}|한|두|세)\s?(?<unit2>일|주일?|개월|달|년)\s?(?:후|뒤|이후)/g,
    read: (groups, today, country) =>
      readAfter({ amount: groups['amount'] ?? groups['amount2'], unit: groups['unit'] ?? groups['unit2'] }, today, country),
  },
  {
    pattern:
      /(?<dayAfter>后天|모레|the day after tomorrow)|(?<tomorrow>明天|明日|내일|\btomorrow\b)|(?<now>今天|今日|即日|即刻|现在(?!是|没|在)|立即|立刻|马上|오늘|금일|지금|즉시|당장|현재부터|바로(?=\s?(?:공급|가능|가져|출고|반출|픽업|수거))|\btoday\b|\bright away\b|\bimmediate(?:ly)?\b|\bright now\b|\bstraight away\b|\bnow\b|\basap\b|\bat once\b)/g,
    read: readDayOffset,
  },
]
