import { describe, expect, test } from 'vitest'
import { buildKnowledge } from '../../src/domain/knowledge.ts'
import { type Listing, plainSite } from '../../src/domain/listing.ts'
import { convertAmount } from '../../src/domain/mass.ts'
import { bestPairs, type Reason, scorePair } from '../../src/domain/match.ts'
import type { Material } from '../../src/domain/material.ts'
import { distanceKm, roadDetour } from '../../src/domain/place.ts'
import type { Route } from '../../src/domain/route.ts'
import { compareSpecifications } from '../../src/domain/specification.ts'

const material = (id: string, family: string): Material => ({
  id,
  names: { en: id, 'zh-CN': id, ko: id },
  aliases: { en: [], 'zh-CN': [], ko: [] },
  streamKind: 'material',
  family,
  ewc: [],
  hazardous: false,
  densityTonnesPerM3: 0.5,
  reachKm: 100,
})
const route: Route = {
  id: 'ash-clinker',
  from: 'fly-ash',
  to: 'clinker',
  use: 'cement',
  technology: null,
  readiness: 'established',
  yield: null,
  limits: [],
  maxKm: null,
  permits: [],
  sourceIsic: ['3510'],
  sinkIsic: ['2394'],
  cases: 4,
  source: 'EN 197-1',
}
const knowledge = buildKnowledge(
  [material('fly-ash', 'ash'), material('bottom-ash', 'ash'), material('clinker', 'cement'), material('steam', 'steam')],
  [route],
  [],
)
const listing = (change: Partial<Listing>): Listing => ({
  id: 'o',
  number: 1,
  kind: 'offer',
  status: 'active',
  facilityId: 'plant',
  isic: '3510',
  materialId: 'fly-ash',
  materialWords: 'fly ash',
  quantity: { min: 100, max: 100, unit: 't', period: 'month' },
  window: { from: null, until: null },
  price: null,
  hazardous: null,
  location: null,
  attributes: {},
  at: { lat: 39.9, lon: 119.6 },
  site: plainSite,
  ...change,
})
const need = (change: Partial<Listing>): Listing =>
  listing({ id: 'n', kind: 'need', facilityId: 'works', isic: '2394', materialId: 'clinker', ...change })
const today = '2026-04-01'
const factorOf = (reasons: readonly Reason[] | undefined, name: Reason['reason']) => reasons?.find((each) => each.reason === name)?.factor

describe('the score', () => {
  test('is the product of its reasons', () => {
    const pair = scorePair(knowledge, listing({}), need({}), today)
    expect(pair?.score).toBeCloseTo(pair?.reasons.reduce((product, reason) => product * reason.factor, 1) ?? -1, 12)
    expect(factorOf(pair?.reasons, 'compatibility')).toBeCloseTo(0.95)
  })

  test('a relative of a routed material weighs less than the routed one, and a stranger nothing', () => {
    const ofAsh = scorePair(knowledge, listing({}), need({}), today)?.score ?? 0
    const ofRelative = scorePair(knowledge, listing({ materialId: 'bottom-ash' }), need({}), today)?.score ?? 0
    expect(ofRelative).toBeGreaterThan(0)
    expect(ofRelative).toBeLessThan(ofAsh)
    expect(scorePair(knowledge, listing({ materialId: 'steam' }), need({}), today)).toBeNull()
  })

  test('a facility is never matched with itself', () => {
    expect(scorePair(knowledge, listing({}), need({ facilityId: 'plant' }), today)).toBeNull()
  })

  test('what is unknown costs something and is said, what does not overlap costs everything', () => {
    const vague = scorePair(knowledge, listing({ quantity: null, at: null }), need({}), today)
    expect(vague?.flowPerYear).toBeNull()
    expect(factorOf(vague?.reasons, 'quantity')).toBeLessThan(1)
    expect(
      scorePair(
        knowledge,
        listing({ window: { from: '2026-01-01', until: '2026-02-01' } }),
        need({ window: { from: '2026-03-01', until: null } }),
        today,
      ),
    ).toBeNull()
  })

  test('further away is worse, and too far is nothing', () => {
    const near = scorePair(knowledge, listing({}), need({ at: { lat: 40, lon: 119.6 } }), today)?.score ?? 0
    const far = scorePair(knowledge, listing({}), need({ at: { lat: 40.9, lon: 119.6 } }), today)?.score ?? 0
    expect(near).toBeGreaterThan(far)
    expect(scorePair(knowledge, listing({}), need({ at: { lat: 30, lon: 119.6 } }), today)).toBeNull()
  })

  test('the best come first and equal scores come in the order of ids', () => {
    const others = [need({ id: 'c' }), need({ id: 'a' }), need({ id: 'b', at: { lat: 40.5, lon: 119.6 } })]
    expect(bestPairs(knowledge, listing({}), others, today, 2).map((pair) => pair.needId)).toEqual(['a', 'c'])
  })
})

describe('the way', () => {
  test('is the great circle with the detour of roads, to a thousandth below 1 000 km', () => {
    const [a, b] = [
      { lat: 39.9, lon: 119.6 },
      { lat: 36.1, lon: 128.2 },
    ]
    const [offer, wanted] = [listing({ at: a, materialId: 'gold' }), need({ at: b, materialId: 'gold' })]
    const precious = buildKnowledge([{ ...material('gold', 'metal'), reachKm: 9_000 }], [], [])
    const reason = scorePair(precious, offer, wanted, today)?.reasons.find((each) => each.reason === 'distance')
    const exact = distanceKm(a, b) * roadDetour
    expect(reason?.reason === 'distance' ? Math.abs((reason.roadKm ?? 0) / exact - 1) : 1).toBeLessThan(0.001)
  })

  test('costs less by rail where both sides have it, and only there', () => {
    const at = { lat: 38.9, lon: 119.6 }
    const rail = { ...plainSite, rail: true }
    const way = (offer: Partial<Listing>, wanted: Partial<Listing>) =>
      scorePair(knowledge, listing(offer), need({ at, ...wanted }), today)?.reasons.find((each) => each.reason === 'distance')
    expect(way({ site: rail }, {})).toMatchObject({ mode: 'road' })
    expect(way({ site: rail }, { site: rail })).toMatchObject({ mode: 'rail' })
    expect(way({ site: rail }, { site: rail })?.factor).toBeGreaterThan(way({}, {})?.factor ?? 1)
  })
})

describe('plants that may not meet', () => {
  test('are those of one party, and a hazardous offer with a need that refuses hazards', () => {
    const party = { ...plainSite, party: '101' }
    expect(scorePair(knowledge, listing({ site: party }), need({ site: party }), today)).toBeNull()
    expect(scorePair(knowledge, listing({ site: party }), need({ site: { ...party, party: '102' } }), today)).not.toBeNull()
    expect(scorePair(knowledge, listing({ hazardous: true }), need({ hazardous: false }), today)).toBeNull()
    expect(scorePair(knowledge, listing({ hazardous: true }), need({}), today)).not.toBeNull()
    expect(scorePair(knowledge, listing({ hazardous: true }), need({ site: { ...plainSite, takesHazardous: false } }), today)).toBeNull()
  })
})

describe('industries', () => {
  test('weigh by what was seen into the taker, from the giver, and what the taker usually takes in', () => {
    const factor = (offerIsic: string, needIsic: string) =>
      factorOf(scorePair(knowledge, listing({ isic: offerIsic }), need({ isic: needIsic }), today)?.reasons, 'industry')
    expect(factor('3510', '2394')).toBeCloseTo(0.9)
    expect(factor('2410', '2394')).toBeCloseTo(0.95 * 0.9)
    expect(factor('3510', '0111')).toBeCloseTo(0.8 * 0.9)
  })
})

describe('amounts and properties', () => {
  test('volumes become tonnes by density; energy never does', () => {
    expect(convertAmount(10, 'm3', 't', 0.5)).toBe(5)
    expect(convertAmount(5, 't', 'L', 0.5)).toBeCloseTo(10_000)
    expect(convertAmount(1000, 'kWh', 'GJ', null)).toBeCloseTo(3.6)
    expect(convertAmount(1, 'kWh', 't', 0.5)).toBeNull()
  })

  test('a limit asked for is met, missed or unknown', () => {
    expect(compareSpecifications({ loi_pct: [null, 5], moisture_pct: 20 }, { loi_pct: 8, moisture_pct: [null, 12], fe_pct: 60 })).toEqual({
      fits: ['loi_pct'],
      conflicts: ['moisture_pct'],
      unknown: ['fe_pct'],
    })
  })
})
