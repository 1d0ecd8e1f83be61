import { describe, expect, test } from 'vitest'
import type { Quantity } from '../../src/domain/quantity.ts'
import { readNumberRange } from '../../src/language/numbers.ts'
import { readDelivery } from '../../src/language/read-delivery.ts'
import { readRevision } from '../../src/language/read-revision.ts'
import { readShortReply } from '../../src/language/reply.ts'
import { reader, today } from './support/summary.ts'

const context = { today, country: null }
const before: Quantity = { min: 40, max: 40, unit: 't', period: 'month' }
const exactly = (amount: number, period: Quantity['period'] = 'month'): Quantity => ({ min: amount, max: amount, unit: 't', period })
const revise = (text: string) => readRevision(text, 'offer', reader, context, before)

describe('a correction of an amount', () => {
  test.each([
    'make it 60 t',
    'actually 60 t',
    'make it 60 t instead of 40 t',
    '改成60吨',
    '从40吨改成60吨',
    '60톤으로 바꿔줘',
    '40톤이 아니라 60톤',
    '수량은 월 60톤으로',
  ])('keeps the period of the amount before: %s', (text) => {
    expect(revise(text)).toMatchObject({ change: { quantity: exactly(60) }, fields: ['quantity'], doubts: [] })
  })

  test.each([
    ['60 t per week', exactly(60, 'week')],
    ['改成每月2000吨', exactly(2000)],
    ['每年2万吨', exactly(20_000, 'year')],
    ['연 1만2천톤으로 변경', exactly(12_000, 'year')],
    ['100 t one-off', exactly(100, 'once')],
    ['一次性100吨', exactly(100, 'once')],
    ['일회성 100톤', exactly(100, 'once')],
    ['up to 60 t', { ...exactly(60), min: null }],
    ['至少60吨', { ...exactly(60), max: null }],
    ['80-100 t', { ...exactly(80), max: 100 }],
    ['80到100吨', { ...exactly(80), max: 100 }],
  ])('takes what is said over what was: %s', (text, quantity) => {
    expect(revise(text)?.change).toEqual({ quantity })
  })

  test('does not lend the period to another unit', () => {
    expect(revise('60 m3')?.change.quantity).toEqual({ min: 60, max: 60, unit: 'm3', period: 'once' })
  })

  test('stays a single lot when no amount was known', () => {
    expect(readRevision('make it 60 t', 'offer', reader, context)?.change.quantity).toEqual(exactly(60, 'once'))
  })

  test.each([
    ['-5 t', 'impossible', '-5 t'],
    ['make it 40 t/fortnight of joy', 'unknown-period', '40 t/fortnight of joy'],
  ])('that no plant could have is doubted in its own words: %s', (text, reason, words) => {
    expect(revise(text)).toMatchObject({ change: {}, fields: ['quantity'], doubts: [{ field: 'quantity', reason, words }] })
  })
})

describe('a correction of another field', () => {
  test.each([
    ['from May', { window: { from: '2026-05-01', until: null } }],
    ['until end of June', { window: { from: null, until: '2026-06-30' } }],
    ['五月开始', { window: { from: '2026-05-01', until: null } }],
    ['5월부터 가능', { window: { from: '2026-05-01', until: null } }],
    ['price is 30 yuan/t', { price: { amount: 30, currency: 'CNY', per: 't', direction: 'seller_receives' } }],
    ['价格改成30元/吨', { price: { amount: 30, currency: 'CNY', per: 't', direction: 'seller_receives' } }],
    ['톤당 3만원으로', { price: { amount: 30_000, currency: 'KRW', per: 't', direction: 'seller_receives' } }],
    ['it is free', { price: { amount: 0, currency: null, per: null, direction: 'free' } }],
    ["it's bottom ash, not fly ash", { materialId: 'bottom-ash', materialWords: 'bottom ash' }],
    ['not fly ash, bottom ash', { materialId: 'bottom-ash', materialWords: 'bottom ash' }],
    ['不是粉煤灰，是炉渣', { materialId: 'bottom-ash', materialWords: '炉渣' }],
    ['是炉渣，不是粉煤灰', { materialId: 'bottom-ash', materialWords: '炉渣' }],
    ['비산재가 아니라 바닥재예요', { materialId: 'bottom-ash', materialWords: '바닥재' }],
    ['it is in Hamburg', { location: 'Hamburg' }],
    ['地点改成南京', { location: '南京' }],
    ['위치는 울산', { location: '울산' }],
    ['moisture is 12%', { attributes: { moisture_pct: 12 } }],
    ['含水率12%', { attributes: { moisture_pct: 12 } }],
    ['함수율 12%', { attributes: { moisture_pct: 12 } }],
    ['not hazardous', { hazardous: false }],
    ['不是危废', { hazardous: false }],
    ['지정폐기물 아닙니다', { hazardous: false }],
    ['its hazardous actually', { hazardous: true }],
  ])('changes that field alone: %s', (text, change) => {
    expect(revise(text)?.change).toEqual(change)
  })

  test('may touch two fields at once', () => {
    expect(revise('make it 60 t from May')).toMatchObject({
      change: { quantity: exactly(60), window: { from: '2026-05-01', until: null } },
      fields: ['quantity', 'window'],
    })
  })

  test.each(['', '   ', '60', 'hello', 'thanks', 'what?', 'ok', 'looks good', 'hmm let me think', '好的', '谢谢', '不错', '네', '좋네요'])(
    'is not seen in "%s"',
    (text) => {
      expect(revise(text)).toBeNull()
    },
  )
})

describe('a delivery', () => {
  test.each([
    ['412 t in March', 412, '2026-03-01'],
    ['三月 412吨', 412, '2026-03-01'],
    ['3月412吨', 412, '2026-03-01'],
    ['3월 412톤', 412, '2026-03-01'],
    ['412 t in February', 412, '2026-02-01'],
    ['took 35.5 t in Jan', 35.5, '2026-01-01'],
    ['412 t last month', 412, '2026-02-01'],
    ['上个月 1.2万吨', 12_000, '2026-02-01'],
    ['지난달 412톤', 412, '2026-02-01'],
  ])('goes to the month that is named: %s', (text, amount, month) => {
    expect(readDelivery(text, reader, context)).toEqual({ amount, unit: 't', month })
  })

  test.each(['412 t last month', '上个月412吨', '지난달 412톤'])('counts back from today whichever month was asked about: %s', (text) => {
    expect(readDelivery(text, reader, context, '2025-11-01')).toEqual({ amount: 412, unit: 't', month: '2026-02-01' })
  })

  test('goes to the month that was asked about when none is named', () => {
    expect(readDelivery('412 t', reader, context, '2025-11-01')).toEqual({ amount: 412, unit: 't', month: '2025-11-01' })
  })

  test.each(['412 t', '412吨', '412톤', '四百一十二吨'])('goes to this month when none is named: %s', (text) => {
    expect(readDelivery(text, reader, context)).toEqual({ amount: 412, unit: 't', month: '2026-03-01' })
  })

  test.each(['300 t in December', '12月 300吨', '12월 300톤'])('of a month that has not begun is last year’s: %s', (text) => {
    expect(readDelivery(text, reader, context)).toEqual({ amount: 300, unit: 't', month: '2025-12-01' })
  })

  test.each(['300 t in December 2024', '2024年12月 300吨', '2024년 12월 300톤'])('keeps a year that is said: %s', (text) => {
    expect(readDelivery(text, reader, context)).toEqual({ amount: 300, unit: 't', month: '2024-12-01' })
  })

  test('keeps the unit it was measured in', () => {
    expect(readDelivery('9 MWh in February', reader, context)).toEqual({ amount: 9000, unit: 'kWh', month: '2026-02-01' })
  })

  test.each(['', 'nothing', 'March', '412', '-5 t'])('is not seen in "%s"', (text) => {
    expect(readDelivery(text, reader, context)).toBeNull()
  })
})

describe('a bare number or range', () => {
  test.each([
    ['12', 12],
    ['-5', -5],
    ['12.5', 12.5],
    ['0,5', 0.5],
    ['1,200', 1200],
    ['twelve', 12],
    ['about 12', 12],
    ['约12', 12],
    ['3万', 30_000],
    ['1만 2천', 12_000],
    ['10-15', [10, 15]],
    ['10~15%', [10, 15]],
    ['between 10 and 15', [10, 15]],
    ['10到15', [10, 15]],
    ['10에서 15', [10, 15]],
    ['3-4万', [30_000, 40_000]],
    ['≤ 12 %', [null, 12]],
    ['max 8', [null, 8]],
    ['不超过12', [null, 12]],
    ['8以下', [null, 8]],
    ['12% 이하', [null, 12]],
    ['최대 8', [null, 8]],
    ['at least 5', [5, null]],
    ['5 or more', [5, null]],
    ['5%以上', [5, null]],
    ['5 이상', [5, null]],
  ])('is read from %s', (text, value) => {
    expect(readNumberRange(text)).toEqual(value)
  })

  test.each(['', 'none', '没有', '모름', '9'.repeat(201)])('is not seen in "%s"', (text) => {
    expect(readNumberRange(text)).toBeNull()
  })
})

describe('a short reply', () => {
  test.each([
    ['confirm', ['yes please', 'ok go ahead', 'looks good, thanks', '好的发布吧', '네 올려주세요', '네, 그대로 진행해 주세요', '👍']],
    ['confirm', ['Yes', 'OK.', 'post it', ' yes ', '发布', '好的！', '네', '등록', '확인']],
    ['cancel', ['cancel', '/cancel', 'never mind', '取消', '算了', '취소', '그만']],
    ['skip', ['skip', '/skip', 'don’t know', '跳过', '不知道。', '모름', '건너뛰기']],
    [null, ['thanks', 'not yet', 'do not publish', 'is that ok?', '谢谢', '不对', '감사합니다']],
    [null, ['', 'no', 'fly ash', 'yes, but make it 60 t', '好的，改成60吨', '네 맞는데 60톤', 'y'.repeat(41)]],
  ] as const)('is understood as %s', (reply, texts) => {
    for (const text of texts) expect([text, readShortReply(text)]).toEqual([text, reply])
  })
})
