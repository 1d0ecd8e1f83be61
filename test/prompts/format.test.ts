import { describe, expect, test } from 'vitest'
import { attributeName, attributesLine, attributeValue } from '../../prompts/attribute.ts'
import { formatCo2, formatCountry, formatDay, formatDays, formatDistanceBand, formatMonth, formatShare } from '../../prompts/format.ts'
import { formatPrice, formatQuantity, formatQuantityInFull, formatQuantityShort, formatWindow } from '../../prompts/quantity.ts'
import { type Locale, locales } from '../../src/domain/locale.ts'
import type { Quantity } from '../../src/domain/quantity.ts'
import { plainText, type Text } from '../../src/message/text.ts'

/** The same thing in the three languages. */
const inAll = (format: (locale: Locale) => Text) => locales.map((locale) => plainText(format(locale)))
const monthly: Quantity = { min: 3000, max: 4000, unit: 't', period: 'month' }

describe('a quantity', () => {
  test('is said as it was given, with what it comes to in a year', () => {
    expect(inAll((locale) => formatQuantityInFull(locale, monthly))).toEqual([
      '3,000–4,000 t per month (about 36–48 kt per year)',
      '3000–4000 吨/月（约 3.6–4.8 万吨/年）',
      '월 3,000~4,000톤 (연 약 3.6~4.8만 톤)',
    ])
  })

  test('is short on a card', () => {
    expect(inAll((locale) => formatQuantityShort(locale, monthly))).toEqual(['36–48 kt/yr', '3.6–4.8 万吨/年', '연 3.6~4.8만 톤'])
  })

  test('of one lot stays one lot', () => {
    const lot: Quantity = { min: 40, max: 40, unit: 't', period: 'once' }
    expect(inAll((locale) => formatQuantityInFull(locale, lot))).toEqual(['40 t, one lot', '40 吨（一次性）', '40톤(1회)'])
  })

  test('with one bound says which', () => {
    const upTo: Quantity = { min: null, max: 100, unit: 't', period: 'month' }
    const atLeast: Quantity = { min: 100, max: null, unit: 't', period: 'month' }
    expect(inAll((locale) => formatQuantity(locale, upTo))).toEqual(['up to 100 t per month', '最多 100 吨/月', '월 100톤 이하'])
    expect(inAll((locale) => formatQuantity(locale, atLeast))).toEqual(['at least 100 t per month', '至少 100 吨/月', '월 100톤 이상'])
  })

  test('in kilowatt-hours an hour is a power, and names the hours its year counts', () => {
    const heat: Quantity = { min: 500, max: 500, unit: 'kWh', period: 'hour' }
    expect(inAll((locale) => formatQuantityInFull(locale, heat))).toEqual([
      '500 kW (about 4 GWh per year at 8,000 h)',
      '500 kW（按年运行 8000 小时计，约 400 万 kWh/年）',
      '500 kW (연 8,000시간 가동 시 약 4 GWh)',
    ])
  })

  test('that is round is counted in ten thousands where the language does', () => {
    const round: Quantity = { min: 60_000, max: 60_000, unit: 't', period: 'year' }
    expect(inAll((locale) => formatQuantity(locale, round))).toEqual(['60,000 t per year', '6 万吨/年', '연 6만 톤'])
    const across: Quantity = { min: 8000, max: 10_000, unit: 't', period: 'month' }
    expect(inAll((locale) => formatQuantity(locale, across))).toEqual(['8,000–10,000 t per month', '0.8–1 万吨/月', '월 8,000~10,000톤'])
    const exact: Quantity = { ...round, min: 60_120, max: 60_120 }
    expect(inAll((locale) => formatQuantity(locale, exact))).toEqual(['60,120 t per year', '60,120 吨/年', '연 60,120톤'])
  })

  test('keeps the digits somebody gave', () => {
    expect(plainText(formatQuantity('en', { min: 12_345.5, max: 12_345.5, unit: 'm3', period: 'year' }))).toBe('12,345.5 m³ per year')
    expect(plainText(formatQuantity('en', { min: 0.0254, max: 0.0254, unit: 't', period: 'week' }))).toBe('0.0254 t per week')
  })
})

describe('a price', () => {
  const fee = { amount: 80_000, currency: 'KRW', per: 't', direction: 'buyer_receives' } as const

  test('says who pays, seen from the reader', () => {
    expect(inAll((locale) => formatPrice(locale, fee, 'supplier'))).toEqual([
      'KRW 80,000 per t, you pay',
      '80,000 韩元/吨，由您支付',
      '톤당 80,000원, 귀사 지급',
    ])
    expect(plainText(formatPrice('en', fee, 'buyer'))).toContain('paid to you')
    expect(plainText(formatPrice('en', fee, 'neither'))).toContain('paid by the supplier')
  })

  test('in a currency nobody gave words to shows its code', () => {
    expect(plainText(formatPrice('en', { amount: 5, currency: 'SEK', per: 'GJ', direction: 'seller_receives' }, 'neither'))).toBe(
      '5 SEK per GJ, paid by the buyer',
    )
  })

  test('of nothing is free', () => {
    expect(inAll((locale) => formatPrice(locale, { amount: 0, currency: null, per: null, direction: 'free' }, 'buyer'))).toEqual([
      'free of charge',
      '免费',
      '무상',
    ])
  })
})

describe('a property', () => {
  test('has the name and limits engineers use', () => {
    expect(inAll((locale) => attributesLine(locale, { loi_pct: [null, 5], moisture_pct: [10, 15] }) ?? attributeName(locale, ''))).toEqual([
      'loss on ignition ≤ 5 %, moisture 10–15 %',
      '烧失量 ≤5%，含水率 10–15%',
      '강열감량 5% 이하, 함수율 10~15%',
    ])
  })

  test.each([
    ['calorific_value_kcal_kg', 4500, 'calorific value', '4,500 kcal/kg'],
    ['calorific_value_mj_kg', 18.8, 'calorific value', '18.8 MJ/kg'],
    ['temperature_c', 90, 'temperature', '90 °C'],
    ['pressure_bar', 6, 'pressure', '6 bar'],
    ['conductivity_us_cm', 1200, 'conductivity', '1,200 µS/cm'],
    ['tds_mg_l', 800, 'dissolved solids (TDS)', '800 mg/L'],
    ['ph', 7.5, 'pH', '7.5'],
    ['sio2_pct', 52, 'SiO₂', '52 %'],
    ['ca_oh2_pct', 90, 'Ca(OH)₂', '90 %'],
    ['fe_pct', 60, 'Fe', '60 %'],
    ['particle_size_mm', 5, 'particle size', '5 mm'],
    ['hours_per_year', 6000, 'operating hours', '6,000 h/a'],
    ['max_distance_km', 100, 'distance', '100 km'],
    ['sulphur_pct', 1, 'sulphur', '1 %'],
    ['chrome_tanned', 1, 'chrome tanned', '1'],
  ])('%s is read', (key, value, name, shown) => {
    expect(plainText(attributeName('en', key))).toBe(name)
    expect(plainText(attributeValue('en', key, value))).toBe(shown)
  })

  test('that nobody gave words to is quoted, even where it is called like part of an object', () => {
    for (const key of ['constructor', '__proto___pct', 'line', 'toString_mm']) {
      expect(
        attributeName('ko', key).pieces.every((piece) => 'quoted' in piece),
        key,
      ).toBe(true)
    }
  })
})

describe('dates, places and shares', () => {
  test('a day, a month and a week are written as the reader does', () => {
    expect(inAll((locale) => formatDay(locale, '2026-04-01'))).toEqual(['1 Apr 2026', '2026年4月1日', '2026년 4월 1일'])
    expect(inAll((locale) => formatMonth(locale, '2026-04-01'))).toEqual(['April 2026', '2026年4月', '2026년 4월'])
    expect(inAll((locale) => formatDays(locale, '2026-04-06', '2026-04-12'))).toEqual(['6–12 Apr', '4月6日–12日', '4월 6일~12일'])
    expect(inAll((locale) => formatDays(locale, '2026-03-30', '2026-04-05'))).toEqual([
      '30 Mar–5 Apr',
      '3月30日–4月5日',
      '3월 30일~4월 5일',
    ])
  })

  test('a window says what is open', () => {
    expect(inAll((locale) => formatWindow(locale, { from: '2026-04-01', until: null }))).toEqual([
      'from 1 Apr 2026, open-ended',
      '2026年4月1日起，长期',
      '2026년 4월 1일부터 계속',
    ])
    expect(plainText(formatWindow('en', { from: null, until: '2026-12-31' }))).toBe('until 31 Dec 2026')
  })

  test('a distance becomes a band that names no place', () => {
    expect([1, 8, 38.4, 320].map((km) => plainText(formatDistanceBand('en', km)))).toEqual([
      'less than 5 km',
      'about 10 km',
      'about 40 km',
      'about 300 km',
    ])
  })

  test('a country has its name, an unknown code stays', () => {
    expect(inAll((locale) => formatCountry(locale, 'CN'))).toEqual(['China', '中国', '중국'])
    expect(plainText(formatCountry('en', 'nowhere'))).toBe('nowhere')
  })

  test('a little is not nothing', () => {
    expect(plainText(formatShare('en', 0.004))).toBe('0.4 %')
    expect(plainText(formatShare('zh-CN', 0.7))).toBe('70%')
  })

  test('tonnes of CO2e grow into the larger unit', () => {
    expect(inAll((locale) => formatCo2(locale, 32_480))).toEqual(['32.5 kt CO₂e', '3.25 万吨 CO₂e', '3.25만 톤 CO₂e'])
    expect(inAll((locale) => formatCo2(locale, 1840))).toEqual(['1,840 t CO₂e', '1840 吨 CO₂e', '1,840톤 CO₂e'])
  })
})
