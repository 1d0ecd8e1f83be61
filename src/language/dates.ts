import type { IsoDay, Window } from '../domain/window.ts'
import { addDays, addMonths, type Days, partsOf } from './calendar-math.ts'
import { isAside, isStandstillDuration } from './date-asides.ts'
import { dateForms } from './date-forms.ts'
import { after } from './date-points.ts'
import { halfDays, halfMonths, type Point } from './half-dates.ts'
import { mask, overlaps, type Stretch } from './script.ts'

/** A date or a stretch of dates in the text; `role` is what the words around make of it, `aside` when it is of something else. */
export type DateSpan = Stretch &
  Days & { readonly yearSaid: boolean; readonly role: Role; readonly whole: boolean; readonly aside: boolean }
type Role = 'from' | 'until' | 'both' | 'none'
type Placed = Omit<DateSpan, 'aside'>

/** What a text says about time: dates, how long, and words that name no day. */
export type Dates = { readonly spans: readonly DateSpan[]; readonly durations: readonly Duration[]; readonly faults: readonly Stretch[] }
type Duration = Stretch & { readonly amount: string; readonly unit: string; readonly within: boolean; readonly aside: boolean }

const fromBefore =
  /(?:from|starting(?: from| in| on)?|start(?:s|ing)?|beginning|begins?|as of|as from|effective|since|after|available|onwards? from|commencing|commences?|earliest|从|自|于|最早|从今)\s*(?:(?:the|in|on|at|about|around|的|(?:the )?(?:beginning|start|middle|end) of)\s*){0,2}$/
const untilBefore =
  /(?:until|till|'til|til|through|thru|by|before|up to|upto|latest|no later than|ends?|ending|expires?|to the|截至|截止|截止到|到|至|直到|持续到|最晚|最迟)\s*(?:(?:the|in|on|at|about|around|于|(?:the )?(?:very )?end of)\s*){0,2}$/
const notBefore = /(?:not (?:before|until|earlier than|available (?:before|until))|不早于|最早)\s*(?:the )?$/
const beforeWord = /(?:before|prior to)\s*(?:the\s*)?$/
const fromAfter =
  /^\s*(?:起|开始|开工|以后|之后|后|始|份?起|onwards?|on(?=[\s,.;)]|$)|forward|부터|이후|후|시작|,?\s*(?:open[- ]ended|ongoing))/
const untilAfter =
  /^\s*(?:之前|以前|前|为止|止|截止|结束|到期|까지|전까지|이전|전에|전(?![가-힣])|마감|종료|중으로|안에|내로|이내|내에|以内|之内|内(?!蒙|部|外|容)|at the latest|latest|deadline|cut-?off)/
const exclusiveAfter = /^\s*(?:之前|以前|前|전까지|이전|전에|전(?![가-힣]))/
const joins =
  /^\s*(?:起?\s*(?:-|~|to|until|till|til|through|thru|and|到|至|부터|에서|→|\/)|(?:부터|에서|开始|起)\s*,?\s*(?:到|至|-|~)?)\s*(?:the\s*)?(?:(?:end of|around|about)\s*)?$/

const durationForms = [
  /\b(?:for|over|during|within|lasting)\s+(?<now>the next|the coming|next|another|a further)?\s*(?<amount>\d{1,3}|a|one|two|three|four|six)\s?(?<unit>days?|weeks?|months?|years?|yrs?|mos?)\b/g,
  /\b(?<now>(?:the )?next|(?:the )?coming)\s+(?<amount>\d{1,3}|two|three|four|six)\s?(?<unit>days?|weeks?|months?|years?)\b/g,
  /(?<now>未来|今后|接下来|往后|앞으로|향후)\s*(?<amount>\d{1,3}|[一两二三四五六半한두세])\s?(?<unit>天|日|周|个?星期|个?月|年|일|주|개월|달|년)(?:之?内|간|동안)?/g,
  /(?<![\d.])(?<amount>\d{1,3}|十五|[二三]?十|[一两二三四五六七八半])\s?(?<unit>天|日|周|个?星期|个?礼拜|个月|年)(?:之内|以内|内|期限|期间)/g,
  /(?<![\d.])(?<amount>\d{1,3}|한|두|세)\s?(?<unit>일|주|개월|달|년)\s?(?:간(?![가-힣])|동안|안에|이내)/g,
  /(?<native>이틀|사흘|나흘|닷새|일주일|열흘|보름)(?:간|동안|\s?안에|\s?이내|\s?내)/g,
  /(?:合同期?|期限|为期|签|持续)\s?(?<amount>\d{1,3}|[一两二三四五六半])\s?(?<unit>天|周|个月|年)/g,
]

const cjk = /[\u3400-\u9fff\uac00-\ud7a3]/

type Groups = Readonly<Record<string, string | undefined>>

function readForm(
  groups: Groups,
  form: (typeof dateForms)[number],
  at: Stretch,
  today: IsoDay,
  country: string | null,
): Point | 'fault' | null {
  const read = form.read(groups, today, country)
  if (!read) return groups.day !== undefined && groups.month !== undefined ? 'fault' : null
  return {
    ...at,
    first: read.first,
    last: read.last,
    yearSaid: read.yearSaid ?? false,
    needsMarker: form.needsMarker ?? false,
    whole: form.whole ?? false,
  }
}

type Scanned = { readonly points: Point[]; readonly faults: Stretch[] }

/** Adds what one form finds in `left` to what is found so far; returns the places it takes. */
function scanForm(
  texts: { readonly lower: string; readonly left: string },
  form: (typeof dateForms)[number],
  today: IsoDay,
  country: string | null,
  { points, faults }: Scanned,
): Stretch[] {
  const taken: Stretch[] = []
  for (const match of texts.left.matchAll(form.pattern)) {
    const at = { start: match.index, end: match.index + match[0].length }
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    const point = readForm(
      { ...match.groups, cjk: cjk.test(texts.lower) ? 'cjk' : undefined },
      form,
      { ...at, start: at.start + lead },
      today,
      country,
    )
    if (point === null) continue
    if (point === 'fault') faults.push(at)
    else if (!point.needsMarker || hasMarker(texts.lower, at)) points.push(point)
    else continue
    taken.push(at)
  }
  return taken
}

function scanPoints(lower: string, today: IsoDay, country: string | null): Scanned {
  const scanned: Scanned = { points: [], faults: [] }
  let left = lower
  for (const form of dateForms) left = mask(left, scanForm({ lower, left }, form, today, country, scanned))
  return { points: scanned.points.sort((a, b) => a.start - b.start), faults: scanned.faults }
}

const anyMarkerBefore =
  /(?:from|until|till|til|by|before|in|of|to|through|thru|since|starting|start|as of|ends?|ending|on|after|next|this|early|mid|late|between|and|-|~|从|自|到|至|截至|during|available)[\s-]*(?:the\s*)?$/
const anyMarkerAfter = /^\s*(?:onwards?|to\s|until|till|through|[-~]\s?(?:[a-z]{3}|\d)|起|开始|之?前|以前|부터|까지|전)/

function hasMarker(lower: string, { start, end }: Stretch): boolean {
  return anyMarkerBefore.test(lower.slice(Math.max(0, start - 14), start)) || anyMarkerAfter.test(lower.slice(end, end + 10))
}

/** 4월 중에: at some time of it. */
const duringAfter = /^\s?(?:중에?(?![가-힣])|중에|期间)/

function roleOf(lower: string, { start, end }: Stretch): Role {
  if (notBefore.test(lower.slice(Math.max(0, start - 22), start))) return 'from'
  const [ahead, behind] = [lower.slice(Math.max(0, start - 24), start), lower.slice(end, end + 14)]
  if (untilAfter.test(behind)) return 'until'
  if (fromAfter.test(behind)) return 'from'
  if (untilBefore.test(ahead)) return 'until'
  if (duringAfter.test(behind)) return 'both'
  return fromBefore.test(ahead) ? 'from' : 'none'
}

function dayBefore(day: IsoDay): IsoDay {
  return addDays(day, -1)
}

function single(lower: string, point: Point): Placed {
  const role = roleOf(lower, point)
  const exclusive =
    beforeWord.test(lower.slice(Math.max(0, point.start - 16), point.start)) || exclusiveAfter.test(lower.slice(point.end, point.end + 8))
  // "before May" ends with April, "before 20 March" is the day itself.
  const last = role === 'until' && exclusive && point.first !== point.last ? dayBefore(point.first) : point.last
  return { ...point, last, role }
}

const dayLength = 86_400_000
const longestSeason = 300

/** "From 1 May until 1 April" is rather a slip than eleven months. */
function isReversed(from: Point, until: Point): boolean {
  const areDays = from.first === from.last && until.first === until.last
  return areDays && Date.parse(endKept(until.last, 12)) - Date.parse(from.first) > longestSeason * dayLength
}

/** At least one of the two days is said with its year. */
function withYear(from: Point, until: Point): Days {
  const [a, b] = [partsOf(from.first), partsOf(until.last)]
  if (!until.yearSaid) return { first: from.first, last: endKept(until.last, (a.year - b.year + (b.month < a.month ? 1 : 0)) * 12) }
  const isTooLate = !from.yearSaid && from.first > until.last
  return { first: isTooLate ? addMonths(from.first, -12) : from.first, last: until.last }
}

function rolled(from: Point, until: Point, today: IsoDay): Days {
  const [a, b] = [partsOf(from.first), partsOf(until.last)]
  if (from.yearSaid || until.yearSaid) return withYear(from, until)
  // A season inside one year that still runs is this year's; one over New Year is the next to begin.
  if (a.month <= b.month && a.year > b.year && addMonths(from.first, -12) <= until.last)
    return { first: addMonths(from.first, -12), last: until.last }
  if (until.last < from.first) return { first: from.first, last: isReversed(from, until) ? until.last : endKept(until.last, 12) }
  return until.last < today ? { first: addMonths(from.first, 12), last: endKept(until.last, 12) } : { first: from.first, last: until.last }
}

/** Moves the last day of a month to the last day of another. */
function endKept(day: IsoDay, months: number): IsoDay {
  const isEnd = addDays(day, 1).endsWith('-01')
  return isEnd ? addDays(addMonths(addDays(day, 1), months), -1) : addMonths(day, months)
}

function joined(lower: string, points: readonly Point[], today: IsoDay): Placed[] {
  const spans: Placed[] = []
  for (let at = 0; at < points.length; at += 1) {
    const [point, next] = [points[at], points[at + 1]]
    if (!point) continue
    const between = next ? lower.slice(point.end, next.start) : ''
    if (next && between.length < 24 && joins.test(between)) {
      spans.push({ start: point.start, end: next.end, ...rolled(point, next, today), yearSaid: true, role: 'both', whole: true })
      at += 1
    } else spans.push(single(lower, point))
  }
  return spans
}

const nativeDays: Readonly<Record<string, number>> = { 이틀: 2, 사흘: 3, 나흘: 4, 닷새: 5, 일주일: 7, 열흘: 10, 보름: 15 }
/** "Within 10 days" and 十天内 set an end, no beginning. */
const withinWords = /^within|内$|안에|이내|\s?내$/

function scanDurations(lower: string, today: IsoDay): Duration[] {
  const durations: Duration[] = []
  for (const form of durationForms) {
    for (const match of lower.matchAll(form)) {
      const found = { start: match.index, end: match.index + match[0].length }
      const native = nativeDays[match.groups?.native ?? '']
      const [amount = '', unit = ''] = native ? [String(native), '일'] : [match.groups?.amount, match.groups?.unit]
      if (after(today, amount, unit) === null || durations.some((other) => overlaps(other, found))) continue
      durations.push({ ...found, amount, unit, within: withinWords.test(match[0]), aside: isStandstillDuration(lower, found) })
    }
  }
  return durations
}

/** Reads every date and duration of a folded, lower-case text. */
export function scanDates(lower: string, today: IsoDay, country: string | null): Dates {
  const durations = scanDurations(lower, today)
  const { points, faults } = scanPoints(mask(lower, durations), today, country)
  const spans = joined(lower, halfDays(lower, halfMonths(lower, points, today)), today)
  return { spans: spans.map((span) => ({ ...span, aside: isAside(lower, span, spans, today) })), durations, faults }
}

/** The window that a duration makes from its first day, or from today. */
function windowLasting({ amount, unit, within }: Duration, from: IsoDay | null, today: IsoDay): Window {
  const begin = from ?? today
  const end = after(begin, amount, unit)
  if (within && from === null) return { from: null, until: end }
  return { from: begin, until: end !== null && from?.endsWith('-01') ? addDays(end, -1) : end }
}

/** A quarter or a season named alone is the whole of it. */
function wholeAlone(spans: readonly DateSpan[], durations: readonly Duration[]): DateSpan | undefined {
  const isAlone = spans.every((span) => span.role === 'none') && durations.length === 0
  return isAlone ? spans.find((span) => span.whole && span.first !== span.last) : undefined
}

/** The window that some dates make together; `fault` when it would end before it starts. */
export function windowOf(
  spans: readonly DateSpan[],
  durations: readonly Duration[],
  today: IsoDay,
): Window & { readonly fault?: 'ends-before-start' } {
  const both = spans.find((span) => span.role === 'both') ?? wholeAlone(spans, durations)
  if (both) return both.last < both.first ? { from: null, until: null, fault: 'ends-before-start' } : { from: both.first, until: both.last }
  const until = spans.find((span) => span.role === 'until')?.last ?? null
  const from = (spans.find((span) => span.role === 'from') ?? spans.find((span) => span.role === 'none'))?.first ?? null
  if (from !== null && until !== null && until < from) return { from: null, until: null, fault: 'ends-before-start' }
  const [duration] = durations
  return !duration || until !== null ? { from, until } : windowLasting(duration, from, today)
}
