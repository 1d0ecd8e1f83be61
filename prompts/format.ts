import type { Locale } from '../src/domain/locale.ts'
import type { IsoDay } from '../src/domain/window.ts'
import type { Text } from '../src/message/text.ts'
import { sayIn } from './say.ts'
import { concat, quoted, said } from './text.ts'

/** Chinese prose writes 3000 without a separator, and 36,000 with one. */
const grouping: Readonly<Record<Locale, 'min2' | 'always'>> = { en: 'always', 'zh-CN': 'min2', ko: 'always' }

function digits(locale: Locale, amount: number, options: Intl.NumberFormatOptions): Text {
  return said(new Intl.NumberFormat(locale, { useGrouping: grouping[locale], ...options }).format(amount).replace('-', '−'))
}

/** A number as it was given, to two decimals; three figures below one. */
export function formatNumber(locale: Locale, amount: number): Text {
  return digits(locale, amount, Math.abs(amount) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 })
}

/** A computed number: three figures are enough. */
export function formatAbout(locale: Locale, amount: number): Text {
  return digits(locale, amount, { maximumSignificantDigits: 3 })
}

/** A computed number, in ten thousands where the language counts so. */
export function formatAboutCounted(locale: Locale, amount: number): Text {
  if (locale === 'en' || amount < 100_000) return formatAbout(locale, amount)
  return sayIn(locale)('amount.ten-thousand', { amount: formatAbout(locale, amount / 10_000) })
}

const sizeUnits = [
  ['MB', 1_000_000],
  ['kB', 1_000],
] as const

/** The size of a file in bytes. */
export function formatSize(locale: Locale, bytes: number): Text {
  const [unit, of] = sizeUnits.find(([, least]) => bytes >= least) ?? ['B', 1]
  return concat(digits(locale, bytes / of, { maximumSignificantDigits: 2 }), said(` ${unit}`))
}

/** A score from 0 to 1, such as 0.86. */
export function formatScore(locale: Locale, score: number): Text {
  return digits(locale, score, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

/** A share as a percentage without decimals; little is not nothing. */
export function formatShare(locale: Locale, share: number): Text {
  const percent = share * 100
  const shown = percent >= 1 ? Math.round(percent) : Number(percent.toPrecision(1))
  return sayIn(locale)('amount.percent', { amount: formatNumber(locale, shown) })
}

/** Kilometres, rounded to what a road distance can mean. */
export function formatDistance(locale: Locale, km: number): Text {
  const shown = km < 10 ? Math.round(km * 10) / 10 : Math.round(km)
  return sayIn(locale)('amount.km', { amount: formatNumber(locale, shown) })
}

/** A distance that does not name a place: to 5 km, 10 km or 50 km. */
export function formatDistanceBand(locale: Locale, km: number): Text {
  const say = sayIn(locale)
  if (km < 5) return say('distance.near')
  const step = km < 20 ? 5 : km < 200 ? 10 : 50
  return say('distance.about', { distance: formatDistance(locale, Math.round(km / step) * step) })
}

/** Tonnes of CO2e. */
export function formatCo2(locale: Locale, tonnes: number): Text {
  const say = sayIn(locale)
  if (tonnes >= 10_000) return say('amount.co2.large', { amount: formatAbout(locale, tonnes / (locale === 'en' ? 1000 : 10_000)) })
  return say('amount.co2', { amount: formatAbout(locale, tonnes) })
}

const dateLocale: Readonly<Record<Locale, string>> = { en: 'en-GB', 'zh-CN': 'zh-CN', ko: 'ko-KR' }

function dateText(locale: Locale, at: Date, parts: Intl.DateTimeFormatOptions): Text {
  return said(new Intl.DateTimeFormat(dateLocale[locale], { timeZone: 'UTC', ...parts }).format(at))
}

const monthStyle = { en: 'short', 'zh-CN': 'long', ko: 'long' } as const

/** A calendar day with its year. */
export function formatDay(locale: Locale, day: IsoDay): Text {
  return dateText(locale, new Date(`${day}T00:00:00Z`), { day: 'numeric', month: monthStyle[locale], year: 'numeric' })
}

/** The day of an instant. */
export function formatDate(locale: Locale, at: Date): Text {
  return dateText(locale, at, { day: 'numeric', month: monthStyle[locale], year: 'numeric' })
}

/** The month a day lies in. */
export function formatMonth(locale: Locale, day: IsoDay): Text {
  return dateText(locale, new Date(`${day}T00:00:00Z`), { month: 'long', year: 'numeric' })
}

/** A few days, such as a digest's week: what both ends share is said once, where the language says it. */
export function formatDays(locale: Locale, from: IsoDay, until: IsoDay): Text {
  const first = new Date(`${from}T00:00:00Z`)
  const last = new Date(`${until}T00:00:00Z`)
  const full = { day: 'numeric', month: monthStyle[locale] } as const
  const brief = first.getUTCMonth() === last.getUTCMonth() ? ({ day: 'numeric' } as const) : full
  const [low, high] = locale === 'en' ? [brief, full] : [full, brief]
  return sayIn(locale)('range.between', { low: dateText(locale, first, low), high: dateText(locale, last, high) })
}

/** The week's number in `2026-W15`. */
export function formatWeek(week: string): Text {
  return said(week.replace(/^.*-W0?/, ''))
}

/** The name of a country; a code nobody knows is shown as it is. */
export function formatCountry(locale: Locale, code: string): Text {
  if (!/^[A-Z]{2}$/.test(code)) return quoted(code)
  return said(new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }).of(code) ?? code)
}

/** An hour of the clock. */
export function formatHour(hour: number): Text {
  return concat(said(String(hour).padStart(2, '0')), said(':00'))
}
