import { describe, expect, test } from 'vitest'
import { technologyText } from '../../prompts/match-reasons.ts'
import { almostFits, type Change } from '../../src/domain/almost.ts'
import type { Listing } from '../../src/domain/listing.ts'
import { worthReviewing } from '../../src/domain/match.ts'
import { plainText } from '../../src/message/text.ts'
import { field, listing, today } from './support/field.ts'

/** The changes for a pair of aggregate and sand. */
function changesFor(offer: Partial<Listing>, need: Partial<Listing>): readonly Change[] {
  return almostFits(field, listing('offer', 'aggregate', offer), listing('need', 'concrete-sand', need), today).map(({ change }) => change)
}

describe('what one change would do', () => {
  test.each([
    ['moisture_pct', 20, 12, 'drying', 'drying', 12],
    ['moisture_pct', 80, 12, 'dewatering', 'dewatering', 12],
    ['moisture_pct', [18, 25], [null, 10], 'drying', 'drying', 10],
    ['particle_size_mm', 60, 20, 'crushing', 'crushing-and-screening', 20],
    ['particle_size_mm', 1, [5, 20], 'agglomerating', 'agglomeration', 5],
    ['ph', 2, [6, 9], 'neutralising', 'neutralisation', 6],
    ['ph', 12, [6, 9], 'neutralising', 'neutralisation', 9],
    ['salinity_pct', 4, 1, 'cleaning', 'washing', 1],
    ['oil_pct', 4, 1, 'cleaning', 'oil-water-separation', 1],
    ['concentration_pct', 30, 90, 'concentrating', 'concentration', 90],
  ] as const)('is a treatment where %s is %j and %j is wanted', (attribute, from, wanted, treatment, technology, to) => {
    const changes = changesFor({ attributes: { [attribute]: from } }, { attributes: { [attribute]: wanted } })
    expect(changes[0]).toEqual({ change: 'treatment', treatment, technology, attribute, from, to })
  })

  test('is not a treatment that would make it worse, or that nobody knows', () => {
    expect(changesFor({ attributes: { oil_pct: 0.1 } }, { attributes: { oil_pct: [2, 5] } })).toEqual([])
    expect(changesFor({ attributes: { colour_index: 9 } }, { attributes: { colour_index: [1, 2] } })).toEqual([])
  })

  test('names only processes that have words', () => {
    for (const slug of ['drying', 'dewatering', 'crushing-and-screening', 'grinding', 'agglomeration', 'neutralisation', 'washing']) {
      expect(
        technologyText('en', slug).pieces.every((piece) => 'said' in piece),
        slug,
      ).toBe(true)
    }
    for (const slug of ['oil-water-separation', 'purification', 'concentration', 'heat-pump', 'heat-exchanger']) {
      expect(plainText(technologyText('ko', slug)), slug).toMatch(/\p{Script=Hangul}/u)
    }
  })

  test('is another time where one ends before the other begins', () => {
    const changes = changesFor({ window: { from: null, until: '2026-05-31' } }, { window: { from: '2026-08-01', until: null } })
    expect(changes).toContainEqual({ change: 'window', side: 'offer', edge: 'until', from: '2026-05-31', to: '2026-08-01' })
    expect(changes).toContainEqual({ change: 'window', side: 'need', edge: 'from', from: '2026-08-01', to: '2026-05-31' })
    const other = changesFor({ window: { from: '2026-08-01', until: null } }, { window: { from: null, until: '2026-05-31' } })
    expect(other).toContainEqual({ change: 'window', side: 'need', edge: 'until', from: '2026-05-31', to: '2026-08-01' })
  })

  test('is a partner for what is missing, or for what is too much', () => {
    const small = { quantity: { min: 20, max: 20, unit: 't', period: 'year' } } as const
    expect(changesFor(small, {})).toEqual([{ change: 'partner', side: 'offer', from: 20, to: 1000, unit: 't' }])
    expect(changesFor({}, small)).toEqual([{ change: 'partner', side: 'need', from: 1000, to: 20, unit: 't' }])
    expect(changesFor({ quantity: { min: 800, max: 800, unit: 't', period: 'year' } }, {})).toEqual([])
  })

  test('is another way of transport where the road is too long', () => {
    const changes = changesFor({}, { at: { lat: 41.2, lon: 119.5 } })
    expect(changes.map(({ change }) => change)).toEqual(['mode', 'mode'])
    const [rail] = changes
    expect(rail).toMatchObject({ mode: 'rail' })
    if (rail?.change !== 'mode') throw new Error('no mode')
    expect(rail.from).toBeCloseTo(187.9, 0)
    expect(rail.to).toBeCloseTo(132.3, 0)
    expect(changesFor({}, { at: { lat: 40.2, lon: 119.5 } })).toEqual([])
  })

  test('is a permit where a taker refuses hazardous material', () => {
    const [offer, need] = [listing('offer', 'spent-acid'), listing('need', 'acid', { hazardous: false })]
    const [almost] = almostFits(field, offer, need, today)
    expect(almost).toMatchObject({ change: { change: 'permit', materialId: 'spent-acid' }, before: 0 })
    expect(almostFits(field, { ...offer, hazardous: false }, need, today)).toEqual([])
  })

  test('is nothing where two changes were needed', () => {
    const wet = { attributes: { moisture_pct: 30 }, at: { lat: 42.5, lon: 119.5 } }
    expect(changesFor(wet, { attributes: { moisture_pct: 5 } })).toEqual([])
  })

  test('is nothing between materials that nothing connects', () => {
    expect(almostFits(field, listing('offer', 'water'), listing('need', 'acid'), today)).toEqual([])
  })

  test('comes best first, each enough by itself and much better than now', () => {
    const offer = listing('offer', 'aggregate', { attributes: { moisture_pct: 30 } })
    const need = listing('need', 'concrete-sand', { attributes: { moisture_pct: 5 }, at: { lat: 40.7, lon: 119.5 } })
    const found = almostFits(field, offer, need, today)
    expect(found.length).toBeGreaterThan(0)
    for (const { before, score } of found) {
      expect(score).toBeGreaterThanOrEqual(worthReviewing)
      expect(score).toBeGreaterThanOrEqual(1.15 * before)
    }
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((one, other) => other - one))
  })
})
