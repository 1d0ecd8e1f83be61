import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/language/calendar-math.ts'
import { comingHoliday } from '../../src/language/holidays.ts'
import { unitAt } from '../../src/language/units.ts'

// Exact by definition: the international yard and pound (1959), US liquid gallon of 231 cubic inches, imperial gallon (1985),
// thermochemistry's international calorie and BTU (5th ICPS 1956). Source: NIST Special Publication 811, Appendix B.
const pound = 0.45359237e-3
const foot = 0.3048 ** 3
const gallon = 3.785411784
const calorie = 4.1868

describe('units are brought to their canonical size:', () => {
  test.each([
    ['lb', pound],
    ['short tons', 2000 * pound],
    ['long tons', 2240 * pound],
    ['cwt', 100 * pound],
    ['quintals', 0.1],
    ['斤', 0.5e-3],
    ['担', 0.05],
    ['근', 0.6e-3],
    ['ft3', foot],
    ['cu yd', 27 * foot],
    ['mcf', 1000 * foot],
    ['cords', 128 * foot],
    ['scfm', 60 * foot],
    ['gal', gallon],
    ['imp gal', 4.54609],
    ['bbl', 42 * gallon],
    ['kl', 1000],
    ['gpm', 60 * gallon],
    ['mgd', 1e6 * gallon],
    ['bpd', 42 * gallon],
    ['gcal', calorie],
    ['mmbtu', 1.05505585262],
    ['therm', 0.105505585262],
    ['kcal/h', calorie * 1e-6],
    ['rt', (12000 * 1.05505585262e-3) / 3.6],
    ['psi', (pound * 1000 * 9.80665) / 0.0254 ** 2 / 1e5],
    ['kgf/cm2', 0.980665],
    ['mbar', 1e-3],
    ['mpa', 10],
    ['atm', 1.01325],
    ['inch', 25.4],
    ['mile', 1.609344],
    ['btu/lb', 2.326e-3],
    ['mwh/t', 3.6],
    ['btu/scf', 1.05505585262e-3 / foot],
    ['°f', 5 / 9],
  ])('%s', (word, factor) => {
    const found = unitAt(word, word, 0)
    expect(found?.end).toBe(word.length)
    expect(found?.word.factor).toBeCloseTo(factor, 9)
    expect(Math.abs((found?.word.factor ?? 0) / factor - 1)).toBeLessThan(1e-7)
  })

  test('a unit of flow says its period', () => {
    const rates = ['scfm', 'gpm', 'mgd', 'mw', '蒸吨', 'mmscfd'].map((word) => unitAt(word, word, 0)?.word.rate)
    expect(rates).toEqual(['hour', 'hour', 'day', 'hour', 'hour', 'day'])
  })

  test('Mt and ML are a million times mt and ml', () => {
    expect(unitAt('Mt', 'mt', 0)?.word.factor).toBe(1e6)
    expect(unitAt('MT', 'mt', 0)?.word.factor).toBe(1)
    expect(unitAt('ML', 'ml', 0)?.word.factor).toBe(1e6)
    expect(unitAt('ml', 'ml', 0)?.word.factor).toBe(1e-3)
  })
})

describe('holidays', () => {
  // Easter: tables of the US Naval Observatory. Lunar days: official calendars of China and Korea.
  test.each([
    ['easter', '2025-01-01', '2025-04-20'],
    ['easter', '2027-01-01', '2027-03-28'],
    ['easter', '2030-01-01', '2030-04-21'],
    ['thanksgiving', '2026-03-02', '2026-11-26'],
    ['christmas', '2026-03-02', '2026-12-25'],
    ['春节', '2026-03-02', '2027-02-06'],
    ['설날', '2026-03-02', '2027-02-07'],
    ['春节', '2030-01-01', '2030-02-03'],
    ['추석', '2026-03-02', '2026-09-25'],
    ['清明', '2026-03-02', '2026-04-05'],
    ['清明', '2028-03-02', '2028-04-04'],
    ['元宵节', '2027-01-01', '2027-02-20'],
  ])('%s after %s is on %s', (name, today, day) => {
    expect(comingHoliday(name, today)?.day).toBe(day)
  })

  test('lunar months begin at the new moon', () => {
    // A new moon of 2000-01-06 18:14 UTC and the mean month; the true one stays within 15 hours of it.
    const drift = (day: string) => {
      const hours = (Date.parse(`${day}T00:00:00+08:00`) - Date.parse('2000-01-06T18:14:00Z')) / 3_600_000
      const month = 29.530588853 * 24
      return ((((hours + 12) % month) + month) % month) - 12
    }
    for (let year = 2024; year <= 2035; year += 1) {
      const day = comingHoliday('春节', `${year}-01-01`)?.day ?? ''
      expect(day.slice(0, 4)).toBe(String(year))
      expect(Math.min(Math.abs(drift(day)), Math.abs(drift(day) - 29.530588853 * 24)), day).toBeLessThan(40)
      expect(comingHoliday('元宵节', `${year}-01-01`)?.day).toBe(addDays(day, 14))
    }
  })
})
