import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Locale } from '../../src/domain/locale.ts'
import { type Quantity, quantityFault } from '../../src/domain/quantity.ts'
import type { Period, Unit } from '../../src/domain/unit.ts'
import { isIsoDay } from '../../src/domain/window.ts'
import { readNumberRange } from '../../src/language/numbers.ts'
import { readDelivery } from '../../src/language/read-delivery.ts'
import { readMessage } from '../../src/language/read-message.ts'
import { readRevision } from '../../src/language/read-revision.ts'
import { readShortReply } from '../../src/language/reply.ts'
import { reader, today } from './support/summary.ts'

const context = { today, country: null }
const longestMs = 500

function readEverything(text: string): void {
  readMessage(text, reader, context)
  readRevision(text, 'offer', reader, context)
  readDelivery(text, reader, context)
  readNumberRange(text)
  readShortReply(text)
}

/** Processor time of the fastest of a few tries, so that a busy machine does not count as a slow reader. */
function msToRead(text: string): number {
  let fastest = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 4 && fastest >= longestMs; attempt += 1) {
    const before = process.cpuUsage()
    readMessage(text, reader, context)
    fastest = Math.min(fastest, process.cpuUsage(before).user / 1000)
  }
  return fastest
}

describe('an amount that no plant could have', () => {
  test.each([
    ['-5 t of ash', 'impossible', '-5 t'],
    ['0 t of fly ash', 'impossible', '0 t'],
    ['1e308 t of ash', 'impossible', '1e308 t'],
    ['每月-5吨粉煤灰', 'impossible', '每月-5吨'],
    ['我们厂每月负5吨粉煤灰', 'impossible', '每月负5吨'],
    ['fly ash 1e999 t', 'impossible', '1e999 t'],
    ['we have 999999999999999 t of fly ash', 'impossible', '999999999999999 t'],
    ['粉煤灰 -5吨', 'impossible', '-5吨'],
    ['비산재 -5톤', 'impossible', '-5톤'],
    ['40 t/fortnight of joy of fly ash', 'unknown-period', '40 t/fortnight of joy'],
    ['fly ash 40 t per moon', 'unknown-period', '40 t per moon'],
    ['40 blorps/month of fly ash', 'unknown-unit', '40 blorps/month'],
  ])('is doubted in its own words: %s', (text, reason, words) => {
    const [item] = readMessage(text, reader, context).items
    expect(item?.quantity).toBeNull()
    expect(item?.doubts).toContainEqual({ field: 'quantity', reason, words })
  })
})

const fragments = [
  '粉煤灰',
  'fly ash',
  '비산재',
  '吨',
  '톤',
  ' t',
  '/month',
  '每月',
  '월 ',
  '40',
  '1,200',
  '-',
  '~',
  '万',
  '만',
  'need',
  '求购',
  '구합니다',
  ' in Ulsan',
  '在唐山',
  'from May',
  '3月',
  '下半年',
  '하반기부터',
  '第三季度',
  ' until Q3',
  '12%',
  'EUR',
  '元/吨',
  'not hazardous',
  '\n',
  '，',
  '. ',
  '(',
  '\u0301',
  '\ud800',
  '\u202e',
  '👍',
] as const

describe('any text', () => {
  test.each(['constructor', 'toString of fly ash', '40 t of hasOwnProperty', '__proto__ wanted', 'valueOf 3 t/month'])(
    'with a word that JavaScript knows is read without a fault: %s',
    (text) => {
      expect(() => readEverything(text)).not.toThrow()
    },
  )

  test('is read without a fault, whatever its characters are', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }))
    fc.assert(fc.property(text, readEverything), { numRuns: 150 })
  }, 60_000)

  test('made of words of the trade is read without a fault, and every amount and day taken is possible', () => {
    const text = fc.array(fc.constantFrom(...fragments), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (message) => {
        readEverything(message)
        for (const { quantity, window, spans } of readMessage(message, reader, context).items) {
          expect(quantity && quantityFault(quantity)).toBeNull()
          const days = [window.from, window.until].filter((day) => day !== null)
          expect(days.filter((day) => !isIsoDay(day))).toEqual([])
          expect(spans.filter(({ start, end }) => start < 0 || start > end || end > message.length)).toEqual([])
        }
      }),
      { numRuns: 150 },
    )
  })

  test('of the same words is read the same way', () => {
    const text = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''))
    const read = (message: string) => readMessage(message, reader, context)
    fc.assert(
      fc.property(text, (message) => {
        expect(read(message)).toEqual(read(message))
      }),
      { numRuns: 80 },
    )
  })

  test('of random length up to 20 000 characters is read in half a second', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20_000, size: 'max' }),
      fc
        .tuple(fc.constantFrom(...fragments), fc.constantFrom(...fragments), fc.integer({ min: 1, max: 20_000 }))
        .map(([one, other, length]) => (one + other).repeat(length).slice(0, length)),
    )
    fc.assert(
      fc.property(text, (message) => {
        expect(msToRead(message)).toBeLessThan(longestMs)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test.each([
    ['digits', '9'.repeat(20_000)],
    ['grouped digits', '1,234'.repeat(4000)],
    ['spaced digits', '1 234 '.repeat(3300)],
    ['commas', ','.repeat(20_000)],
    ['units', '吨'.repeat(9999)],
    ['Korean numerals', '만'.repeat(20_000)],
    ['Chinese numerals', '十'.repeat(20_000)],
    ['number words', 'twenty '.repeat(2800)],
    ['short words', 'a '.repeat(9999)],
    ['one endless word', 'a'.repeat(20_000)],
    ['brackets', '('.repeat(20_000)],
    ['spaces', ' '.repeat(20_000)],
    ['lines', '\n'.repeat(20_000)],
    ['hyphens', '-'.repeat(20_000)],
    ['capitals', 'Aa '.repeat(6600)],
    ['amounts', '40 t/month '.repeat(1800)],
    ['materials', 'fly ash '.repeat(2500)],
    ['listings', '粉煤灰500吨，'.repeat(2200)],
    ['Korean listings', '비산재 월 500톤, '.repeat(1600)],
    ['dates', 'from May to June '.repeat(1100)],
    ['prices', '30 EUR/t '.repeat(2200)],
    ['combining marks', `a${'\u0301'.repeat(19_999)}`],
  ])('of repeated %s is read in half a second', (_, text) => {
    expect(msToRead(text)).toBeLessThan(longestMs)
  })
})

type Words = { readonly units: readonly (readonly [string, Unit])[]; readonly periods: readonly (readonly [string, Period])[] }

const words: Readonly<Record<Locale, Words & { readonly say: (amount: string, unit: string, period: string) => string }>> = {
  en: {
    units: [
      [' t', 't'],
      [' tonnes', 't'],
      ['t', 't'],
      [' m3', 'm3'],
      [' kWh', 'kWh'],
      [' GJ', 'GJ'],
      [' litres', 'L'],
    ],
    periods: [
      ['/h', 'hour'],
      [' per day', 'day'],
      [' a week', 'week'],
      ['/month', 'month'],
      [' monthly', 'month'],
      ['/yr', 'year'],
      [' per annum', 'year'],
      ['', 'once'],
    ],
    say: (amount, unit, period) => `we have ${amount}${unit}${period} of fly ash`,
  },
  'zh-CN': {
    units: [
      ['吨', 't'],
      ['立方米', 'm3'],
      ['方', 'm3'],
      ['升', 'L'],
      ['吉焦', 'GJ'],
    ],
    periods: [
      ['每小时', 'hour'],
      ['每天', 'day'],
      ['一周', 'week'],
      ['每月', 'month'],
      ['每个月', 'month'],
      ['每年', 'year'],
      ['', 'once'],
    ],
    say: (amount, unit, period) => `我们有粉煤灰，${period}${amount}${unit}`,
  },
  ko: {
    units: [
      ['톤', 't'],
      [' 톤', 't'],
      ['m3', 'm3'],
      ['리터', 'L'],
      ['GJ', 'GJ'],
    ],
    periods: [
      ['시간당', 'hour'],
      ['하루', 'day'],
      ['주', 'week'],
      ['월', 'month'],
      ['매월', 'month'],
      ['연간', 'year'],
      ['', 'once'],
    ],
    say: (amount, unit, period) => `비산재 ${period} ${amount}${unit} 있습니다`.replace('  ', ' '),
  },
}

const amounts = fc
  .tuple(fc.integer({ min: 1, max: 900_000 }), fc.constantFrom(1, 10, 100))
  .map(([number, share]) => Number((number / share).toPrecision(8)))
const spelled = (amount: number, grouped: boolean) =>
  grouped && amount >= 1000 ? amount.toLocaleString('en-US', { maximumFractionDigits: 2 }) : String(amount)

describe('a quantity that is written down', () => {
  test.each([
    '我们有粉煤灰，每小时190805吨',
    'we have 101111 GJ/h of fly ash',
    '비산재 연간 190805톤 있습니다',
    '粉煤灰，每年190805立方米',
  ])('is no waste code: %s', (text) => {
    expect(readMessage(text, reader, context).items[0]).toMatchObject({ materialId: 'coal-fly-ash', quantity: { min: expect.any(Number) } })
  })

  test.each(['en', 'zh-CN', 'ko'] as const)('is read back the same in %s', (locale) => {
    const { units, periods, say } = words[locale]
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom(...units),
        fc.constantFrom(...periods),
        fc.boolean(),
        (amount, [unitWord, unit], [periodWord, period], grouped) => {
          const text = say(spelled(amount, grouped), unitWord, periodWord)
          const expected: Quantity = { min: amount, max: amount, unit, period }
          expect([text, readMessage(text, reader, context).items[0]?.quantity]).toEqual([text, expected])
        },
      ),
      { numRuns: 200 },
    )
  })
})
