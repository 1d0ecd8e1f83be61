import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrice, formatQuantity, formatWindow } from '../../prompts/quantity.ts'
import { type Locale, locales } from '../../src/domain/locale.ts'
import type { Price } from '../../src/domain/money.ts'
import type { Quantity } from '../../src/domain/quantity.ts'
import { periods, units } from '../../src/domain/unit.ts'
import type { IsoDay, Window } from '../../src/domain/window.ts'
import { readMessage } from '../../src/language/read-message.ts'
import { plainText } from '../../src/message/text.ts'
import { reader, today } from './support/summary.ts'

const named: Readonly<Record<Locale, string>> = { en: 'fly ash', 'zh-CN': '粉煤灰', ko: '석탄재' }
const comma: Readonly<Record<Locale, string>> = { en: ', ', 'zh-CN': '，', ko: ', ' }

/** What the program writes, read as somebody would paste it back. */
function readBack(locale: Locale, ...words: string[]) {
  const text = [named[locale], ...words].join(comma[locale])
  return { text, item: readMessage(text, reader, { today, country: null, expect: 'offer' }).items[0] }
}

/** Numbers with up to two decimals, as the program writes them; no two read alike. */
const amount = fc.integer({ min: 1, max: 9_999_999 }).map((hundredths) => hundredths / 100)

const bounds = fc.oneof(
  amount.map((one) => ({ min: one, max: one })),
  amount.map((one) => ({ min: null, max: one })),
  amount.map((one) => ({ min: one, max: null })),
  fc.tuple(amount, fc.integer({ min: 2, max: 9 })).map(([low, times]) => ({ min: low, max: Number((low * times).toFixed(2)) })),
)

const quantity: fc.Arbitrary<Quantity> = fc
  .tuple(bounds, fc.constantFrom(...units), fc.constantFrom(...periods))
  .map(([range, unit, period]) => ({ ...range, unit, period }))

const price: fc.Arbitrary<Price> = fc.record({
  amount: amount.filter((one) => one >= 1),
  currency: fc.constantFrom('CNY', 'KRW', 'USD', 'EUR', 'JPY', 'GBP'),
  per: fc.constantFrom('t' as const, 'm3' as const, 'kWh' as const, 'L' as const, 'unit' as const),
  direction: fc.constantFrom('seller_receives' as const, 'buyer_receives' as const),
})

const day: fc.Arbitrary<IsoDay> = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => new Date(Date.parse('2026-03-02') + days * 86_400_000).toISOString().slice(0, 10))

const within: fc.Arbitrary<Window> = fc.oneof(
  day.map((from) => ({ from, until: null })),
  day.map((until) => ({ from: null, until })),
  fc
    .tuple(day, day)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a })),
)

const runs = { numRuns: 150 }

describe.each(locales)('in %s what the program writes it also reads:', (locale) => {
  test('amounts', () => {
    fc.assert(
      fc.property(quantity, (given) => {
        const { text, item } = readBack(locale, plainText(formatQuantity(locale, given)))
        expect(item?.quantity, text).toEqual(given)
        expect(plainText(formatQuantity(locale, item?.quantity ?? given))).toBe(plainText(formatQuantity(locale, given)))
      }),
      runs,
    )
  })

  test('prices and who pays', () => {
    fc.assert(
      fc.property(price, (given) => {
        const { text, item } = readBack(locale, plainText(formatPrice(locale, given, 'neither')))
        expect(item?.price, text).toEqual(given)
      }),
      runs,
    )
  })

  test('dates', () => {
    fc.assert(
      fc.property(within, (given) => {
        const { text, item } = readBack(locale, plainText(formatWindow(locale, given)))
        expect(item?.window, text).toEqual(given)
      }),
      runs,
    )
  })
})
