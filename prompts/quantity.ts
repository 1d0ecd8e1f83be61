import type { Locale } from '../src/domain/locale.ts'
import type { Price } from '../src/domain/money.ts'
import { amountPerYear, type Quantity } from '../src/domain/quantity.ts'
import { defaultOperatingHours, perYear, type Unit } from '../src/domain/unit.ts'
import type { Window } from '../src/domain/window.ts'
import type { Text } from '../src/message/text.ts'
import { formatAbout, formatDay, formatNumber } from './format.ts'
import { sayIn } from './say.ts'
import { joined, quoted } from './text.ts'

type AmountKey = `amount.${Unit}` | 'amount.kW' | 'amount.t.large' | 'amount.m3.large' | 'amount.kWh.large' | 'amount.kWh.huge'
type Scale = { readonly from: number; readonly per: number; readonly key: AmountKey }

/** From which amount on which larger unit is usual; first match counts. */
const scales: Readonly<Record<Locale, Partial<Record<Unit, readonly Scale[]>>>> = {
  en: {
    t: [{ from: 1e4, per: 1e3, key: 'amount.t.large' }],
    m3: [{ from: 1e6, per: 1e6, key: 'amount.m3.large' }],
    kWh: [
      { from: 1e6, per: 1e6, key: 'amount.kWh.huge' },
      { from: 1e4, per: 1e3, key: 'amount.kWh.large' },
    ],
  },
  'zh-CN': {
    t: [{ from: 1e4, per: 1e4, key: 'amount.t.large' }],
    m3: [{ from: 1e5, per: 1e4, key: 'amount.m3.large' }],
    kWh: [
      { from: 1e8, per: 1e8, key: 'amount.kWh.huge' },
      { from: 1e4, per: 1e4, key: 'amount.kWh.large' },
    ],
  },
  ko: {
    t: [{ from: 1e4, per: 1e4, key: 'amount.t.large' }],
    m3: [{ from: 1e5, per: 1e4, key: 'amount.m3.large' }],
    kWh: [
      { from: 1e6, per: 1e6, key: 'amount.kWh.huge' },
      { from: 1e4, per: 1e3, key: 'amount.kWh.large' },
    ],
  },
}

type Bounds = { readonly low: number | null; readonly high: number | null }

type Figures = { readonly number: (amount: number) => Text; readonly key: AmountKey; readonly about: boolean }

function boundsText(locale: Locale, { low, high }: Bounds, { number, key, about }: Figures): Text {
  const say = sayIn(locale)
  const figure = (amount: Text) => (about ? say('quantity.about', { amount: say(key, { amount }) }) : say(key, { amount }))
  if (low !== null && high !== null && low !== high) return figure(say('range.between', { low: number(low), high: number(high) }))
  const amount = number(low ?? high ?? 0)
  if (low === null) return say('range.at-most', { amount: say(key, { amount }) })
  return high === null ? say('range.at-least', { amount: say(key, { amount }) }) : figure(amount)
}

function exactBounds(locale: Locale, bounds: Bounds, key: AmountKey, about = false): Text {
  const scale = tenThousands(locale, bounds, key)
  const number = (amount: number) => formatNumber(locale, amount / (scale?.per ?? 1))
  return boundsText(locale, bounds, { number, key: scale?.key ?? key, about })
}

/** Round amounts are counted in ten thousands where the language does so; no digit is lost. */
function tenThousands(locale: Locale, { low, high }: Bounds, key: AmountKey): Scale | undefined {
  const unit = (['t', 'm3', 'kWh'] as const).find((each) => key === `amount.${each}`)
  const scale = unit && scales[locale][unit]?.find(({ per }) => per === 1e4)
  const bounds = [low, high].filter((bound) => bound !== null)
  const deciding = locale === 'zh-CN' ? Math.max(...bounds) : Math.min(...bounds)
  return scale && deciding >= scale.from && bounds.every((bound) => bound % 1000 === 0) ? scale : undefined
}

/** Rounded to three figures and in the larger unit where one is usual. */
function roughBounds(locale: Locale, bounds: Bounds, unit: Unit, about: boolean): Text {
  const largest = Math.max(bounds.low ?? 0, bounds.high ?? 0)
  const scale = scales[locale][unit]?.find(({ from }) => largest >= from)
  const number = (amount: number) => formatAbout(locale, amount / (scale?.per ?? 1))
  return boundsText(locale, bounds, { number, key: scale?.key ?? `amount.${unit}`, about })
}

const boundsOf = ({ min, max }: Quantity): Bounds => ({ low: min, high: max })

function yearlyBounds({ min, max, period }: Quantity): Bounds {
  const yearly = (bound: number | null) => (bound === null ? null : bound * perYear(period))
  return { low: yearly(min), high: yearly(max) }
}

/** An amount as it was said, such as `3,000–4,000 t per month`; kilowatt-hours an hour are kilowatts. */
export function formatQuantity(locale: Locale, quantity: Quantity, about = false): Text {
  const { unit, period } = quantity
  if (unit === 'kWh' && period === 'hour') return exactBounds(locale, boundsOf(quantity), 'amount.kW', about)
  return sayIn(locale)(`per.${period}`, { amount: exactBounds(locale, boundsOf(quantity), `amount.${unit}`, about) })
}

/** The amount with what it comes to in a year; `about` where it was rounded for the reader. */
export function formatQuantityInFull(locale: Locale, quantity: Quantity, about = false): Text {
  const say = sayIn(locale)
  const shown = formatQuantity(locale, quantity, about)
  if (quantity.period === 'year' || quantity.period === 'once') return shown
  const yearly = roughBounds(locale, yearlyBounds(quantity), quantity.unit, true)
  if (quantity.period !== 'hour') return say('quantity.yearly', { quantity: shown, yearly })
  return say('quantity.yearly-hours', { quantity: shown, yearly, hours: formatNumber(locale, defaultOperatingHours) })
}

/** The amount a year in few characters, such as `36–48 kt/yr`; a single lot stays one. */
export function formatQuantityShort(locale: Locale, quantity: Quantity, about = false): Text {
  const say = sayIn(locale)
  if (quantity.period === 'once') return say('per.once', { amount: roughBounds(locale, boundsOf(quantity), quantity.unit, about) })
  return say('quantity.short', { amount: roughBounds(locale, yearlyBounds(quantity), quantity.unit, about) })
}

/** One amount with its unit, as it was reported. */
export function formatAmount(locale: Locale, amount: number, unit: Unit): Text {
  return exactBounds(locale, { low: amount, high: amount }, `amount.${unit}`)
}

/** What could flow in a year. */
export function formatFlow(locale: Locale, amount: number, unit: Unit): Text {
  return formatQuantityShort(locale, { min: amount, max: amount, unit, period: 'year' })
}

/** An amount of a year in few characters, where the words say that it is one. */
export function formatYearly(locale: Locale, amount: number, unit: Unit): Text {
  return roughBounds(locale, { low: amount, high: amount }, unit, false)
}

/** True for a quantity that says how much, however roughly. */
export function isKnown(quantity: Quantity | null): quantity is Quantity {
  return quantity !== null && Number.isFinite(amountPerYear(quantity))
}

/** When a listing holds. */
export function formatWindow(locale: Locale, { from, until }: Window): Text {
  const say = sayIn(locale)
  if (from && until) return say('window.between', { from: formatDay(locale, from), until: formatDay(locale, until) })
  if (from) return say('window.from', { from: formatDay(locale, from) })
  return until ? say('window.until', { until: formatDay(locale, until) }) : say('window.open')
}

const knownCurrencies = ['CNY', 'KRW', 'USD', 'EUR', 'JPY', 'GBP'] as const

/** An amount of money in its currency. */
export function formatMoney(locale: Locale, amount: number, currency: string | null): Text {
  const figure = formatNumber(locale, amount)
  const known = knownCurrencies.find((code) => code === currency)
  if (known) return sayIn(locale)(`currency.${known}`, { amount: figure })
  return currency ? joined([figure, quoted(currency)], ' ') : figure
}

/** Who reads a price: the supplier, the buyer, or somebody who is neither. */
export type PriceReader = 'supplier' | 'buyer' | 'neither'

const payment = {
  seller_receives: { supplier: 'price.you-receive', buyer: 'price.you-pay', neither: 'price.buyer-pays' },
  buyer_receives: { supplier: 'price.you-pay', buyer: 'price.you-receive', neither: 'price.supplier-pays' },
} as const

/** A price and who pays it. */
export function formatPrice(locale: Locale, price: Price, reader: PriceReader): Text {
  const say = sayIn(locale)
  if (price.direction === 'free') return say('price.free')
  const amount = formatMoney(locale, price.amount, price.currency)
  const shown = price.per ? say('price.amount', { amount, unit: say(`unit.${price.per}`) }) : say('price.lot', { amount })
  return say(payment[price.direction][reader], { price: shown })
}

/** An amount a month between two bounds, for an answer to tap. */
export function formatMonthlyTonnes(locale: Locale, low: number | null, high: number | null): Text {
  return formatQuantity(locale, { min: low, max: high, unit: 't', period: 'month' })
}
