import type { IsoDay } from '../domain/window.ts'
import type { Days } from './calendar-math.ts'
import { comingMonth } from './date-points.ts'
import type { Stretch } from './script.ts'

/** A date as found, before the words around it give it a role. */
export type Point = Stretch & Days & { readonly yearSaid: boolean; readonly needsMarker: boolean; readonly whole: boolean }

/** 6-9月 and 11월~3월: the first month stands without its word. */
export function halfMonths(lower: string, points: readonly Point[], today: IsoDay): Point[] {
  return points.flatMap((point) => {
    const match = /(?<![\d.])(1[0-2]|0?[1-9])\s*(?:-|~|到|至|、)\s*$/.exec(lower.slice(Math.max(0, point.start - 8), point.start))
    const month = match ? comingMonth(Number(match[1]), today) : null
    if (!match || !month || point.first === point.last || !/[月월]/.test(lower.slice(point.start, point.end))) return [point]
    const start = point.start - match[0].length
    return [{ ...month, start, end: start + (match[1] ?? '').length, yearSaid: false, needsMarker: false, whole: false }, point]
  })
}

const dayAhead = /(?<![\d.,/-])(3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s?(?:-|~|to)\s?$/
const dayBehind = /^\s?(?:-|~|到|至|부터)\s?(3[01]|[12]\d|0?[1-9])\s?(?:日|号|일)(?![가-힣]*당)/

/** "20-31 March", 3월 20일~31일: one of two days stands without its month. */
export function halfDays(lower: string, points: readonly Point[]): Point[] {
  return points.flatMap((point) => {
    if (point.first !== point.last) return [point]
    const sameMonth = (day: string | undefined): Days => {
      const one = `${point.first.slice(0, 8)}${String(day).padStart(2, '0')}` as IsoDay
      return { first: one, last: one }
    }
    const behind = dayBehind.exec(lower.slice(point.end, point.end + 10))
    if (behind) return [point, { ...point, ...sameMonth(behind[1]), start: point.end + 1, end: point.end + behind[0].length }]
    const ahead = /^\d/.test(lower.slice(point.start)) ? dayAhead.exec(lower.slice(Math.max(0, point.start - 9), point.start)) : null
    if (!ahead || sameMonth(ahead[1]).first > point.first) return [point]
    const start = point.start - ahead[0].length
    return [{ ...point, ...sameMonth(ahead[1]), start, end: start + (ahead[1] ?? '').length }, point]
  })
}
