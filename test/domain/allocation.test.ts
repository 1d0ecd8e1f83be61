import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, type Board, noWishes, type Option, type Plan } from '../../src/domain/allocation.ts'
import { boardOf, wishesOf } from '../../src/domain/board.ts'
import type { ScoredPair } from '../../src/domain/match.ts'
import { nothingValued, plannedAmount, type ValueBand, worthOf } from '../../src/domain/worth.ts'
import { field, listing, material, today } from './support/field.ts'

const pair = (offerId: string, needId: string): ScoredPair => ({ offerId, needId, score: 0.8, reasons: [], flowPerYear: null })
const option = (offerId: string, needId: string, net: number): Option => ({
  offerId,
  needId,
  worth: { basis: 'reach', bears: net, transport: 0, net },
  pair: pair(offerId, needId),
})
const stocks = (amounts: Readonly<Record<string, number>>) =>
  Object.entries(amounts).map(([id, amount]) => ({ id, amount, unit: 't' as const }))

/** The best single way is a trap: taking it first loses 600. */
const board: Board = {
  offers: stocks({ a: 100, b: 100 }),
  needs: stocks({ x: 100, y: 120 }),
  options: [option('a', 'x', 10), option('a', 'y', 9), option('b', 'x', 8), option('b', 'y', 1)],
}
const amounts = ({ flows }: Plan) => Object.fromEntries(flows.map(({ offerId, needId, amount }) => [`${offerId}${needId}`, amount]))

describe('a plan', () => {
  test('names flows by value with shares of both sides, and what is left', () => {
    const plan = allocate(board)
    expect(amounts(plan)).toEqual({ ay: 100, bx: 100 })
    expect(plan.value).toBe(1700)
    expect(plan.flows[0]).toMatchObject({ offerId: 'a', needId: 'y', value: 900, shareOfOffer: 1, shareOfNeed: 100 / 120, fixed: false })
    expect(plan.offersLeft).toEqual([])
    expect(plan.needsLeft).toEqual([{ id: 'y', amount: 20, unit: 't' }])
  })

  test('without a flow is solved again', () => {
    const plan = allocate(board, { ...noWishes, without: [{ offerId: 'a', needId: 'y' }] })
    expect(amounts(plan)).toEqual({ ax: 100, by: 100 })
    expect(plan.value).toBe(1100)
  })

  test('with a fixed flow keeps its amount and splits the rest', () => {
    const plan = allocate(board, { ...noWishes, fixed: [{ offerId: 'b', needId: 'y', amount: 60 }] })
    expect(amounts(plan)).toEqual({ by: 60, bx: 40, ax: 60, ay: 40 })
    expect(plan.flows.filter((flow) => flow.fixed)).toHaveLength(1)
    expect(plan.value).toBe(60 + 320 + 600 + 360)
  })

  test('fixes no more than there is, and nothing that is not possible', () => {
    const fixed = [
      { offerId: 'a', needId: 'x', amount: 500 },
      { offerId: 'a', needId: 'y', amount: 10 },
      { offerId: 'b', needId: 'nobody', amount: 10 },
    ]
    const plan = allocate(board, { ...noWishes, fixed })
    expect(amounts(plan)).toEqual({ ax: 100, by: 100 })
  })

  test('lets nothing flow that costs more than it brings', () => {
    expect(allocate({ ...board, options: [option('a', 'x', -1), option('b', 'y', 0)] })).toMatchObject({ flows: [], value: 0 })
  })

  test('never splits more than there is, and wishes never make it worth more', () => {
    const some = fc.integer({ min: 0, max: 400 })
    const world = fc.record({
      offers: fc.array(some, { minLength: 1, maxLength: 6 }),
      needs: fc.array(some, { minLength: 1, maxLength: 6 }),
      nets: fc.array(fc.integer({ min: -5, max: 40 }), { minLength: 36, maxLength: 36 }),
      out: fc.nat(35),
    })
    fc.assert(
      fc.property(world, ({ offers, needs, nets, out }) => {
        const side = (name: string, all: readonly number[]) => all.map((amount, at) => ({ id: `${name}${at}`, amount, unit: 't' as const }))
        const options = offers.flatMap((_, o) => needs.map((__, n) => option(`o${o}`, `n${n}`, nets[o * 6 + n] ?? 0)))
        const any: Board = { offers: side('o', offers), needs: side('n', needs), options }
        const whole = allocate(any)
        const without = allocate(any, { ...noWishes, without: [{ offerId: `o${Math.floor(out / 6)}`, needId: `n${out % 6}` }] })
        expect(without.value).toBeLessThanOrEqual(whole.value + 1e-9)
        for (const { id, amount } of [...any.offers, ...any.needs]) {
          const used = whole.flows
            .filter(({ offerId, needId }) => offerId === id || needId === id)
            .reduce((sum, flow) => sum + flow.amount, 0)
          const left = [...whole.offersLeft, ...whole.needsLeft].find((each) => each.id === id)?.amount ?? 0
          expect(used + left).toBeCloseTo(amount, 6)
        }
      }),
    )
  })
})

describe('the worth of a unit', () => {
  const bands: Readonly<Record<string, ValueBand>> = {
    slag: { low: -12, high: 4, per: 't' },
    aggregate: { low: 8, high: 16, per: 't' },
    acid: { low: 60, high: 100, per: 'm3' },
    heat: { low: 4, high: 8, per: 'GJ' },
  }
  const valuation = (id: string) => bands[id] ?? null
  const [slag, aggregate] = [material('slag'), material('aggregate')]

  test('is disposal and purchase avoided, less freight', () => {
    expect(worthOf({ offered: slag, wanted: aggregate, unit: 't', roadKm: 50 }, valuation)).toEqual({
      basis: 'prices',
      avoidedDisposal: 12,
      avoidedPurchase: 12,
      transport: expect.closeTo(3.5),
      net: 20.5,
    })
  })

  test('counts a price for another unit by the density', () => {
    const worth = worthOf({ offered: slag, wanted: material('acid', { densityTonnesPerM3: 1.6 }), unit: 't', roadKm: 0 }, valuation)
    expect(worth).toMatchObject({ avoidedPurchase: 50 })
  })

  test('is what a usual way costs less the real one, where no price is known', () => {
    expect(worthOf({ offered: slag, wanted: aggregate, unit: 't', roadKm: 40 }, nothingValued)).toMatchObject({
      basis: 'reach',
      net: expect.closeTo(4.2),
    })
    expect(worthOf({ offered: slag, wanted: aggregate, unit: 't', roadKm: 140 }, nothingValued)?.net).toBeCloseTo(-2.8)
  })

  test('takes an unknown distance for the usual one', () => {
    expect(worthOf({ offered: slag, wanted: aggregate, unit: 't', roadKm: null }, valuation)).toMatchObject({
      transport: expect.closeTo(7),
    })
  })

  test('carries no energy on a road, and guesses no worth of it', () => {
    const heat = material('heat', { densityTonnesPerM3: null })
    expect(worthOf({ offered: heat, wanted: heat, unit: 'GJ', roadKm: 3 }, valuation)).toMatchObject({ transport: 0, net: 6 })
    expect(worthOf({ offered: heat, wanted: heat, unit: 'GJ', roadKm: 3 }, nothingValued)).toBeNull()
  })

  test.each([
    [{ min: 10, max: 20, unit: 't', period: 'month' }, 1, { amount: 180, unit: 't' }],
    [{ min: 10, max: 10, unit: 'm3', period: 'year' }, 0.5, { amount: 5, unit: 't' }],
    [{ min: 2000, max: 2000, unit: 'L', period: 'year' }, null, { amount: 2, unit: 'm3' }],
    [{ min: 1000, max: 1000, unit: 'kWh', period: 'year' }, null, { amount: 3.6, unit: 'GJ' }],
    [{ min: 7, max: 7, unit: 'unit', period: 'once' }, 1, { amount: 7, unit: 'unit' }],
  ] as const)('is counted in the unit that compares: %j', (quantity, densityTonnesPerM3, expected) => {
    expect(plannedAmount({ quantity }, material('any', { densityTonnesPerM3 }))).toEqual(expected)
  })
})

describe('a board', () => {
  const world = { knowledge: field, valuation: nothingValued, today }

  test('holds pairs worth a review with comparable amounts, and no listing without an amount', () => {
    const offer = listing('offer', 'aggregate')
    const near = listing('need', 'concrete-sand')
    const far = listing('need', 'concrete-sand', { at: { lat: 45, lon: 119 } })
    const vague = listing('need', 'concrete-sand', { quantity: null })
    const pieces = listing('need', 'concrete-sand', { quantity: { min: 5, max: 5, unit: 'unit', period: 'year' } })
    const { offers, needs, options } = boardOf(world, [offer, near, far, vague, pieces])
    expect(offers.map(({ id }) => id)).toEqual([offer.id])
    expect(needs.map(({ id }) => id)).toEqual([near.id, far.id, pieces.id])
    expect(options.map(({ needId }) => needId)).toEqual([near.id])
  })

  test('counts volumes and masses of one material together', () => {
    const offer = listing('offer', 'aggregate', { quantity: { min: 300, max: 300, unit: 'm3', period: 'year' } })
    const need = listing('need', 'concrete-sand')
    expect(allocate(boardOf(world, [offer, need])).flows[0]).toMatchObject({ amount: 300, unit: 't' })
  })

  test('keeps what is under way and leaves out what was decided against', () => {
    const [offer, one, two, three] = [
      listing('offer', 'aggregate'),
      listing('need', 'concrete-sand'),
      listing('need', 'concrete-sand'),
      listing('need', 'concrete-sand'),
    ]
    const listings = [offer, one, two, three]
    const split = boardOf(world, listings)
    const wishes = wishesOf(world, split, listings, [
      { offerId: offer.id, needId: one.id, decided: 'kept', flow: { amount: 250, unit: 't' } },
      { offerId: offer.id, needId: two.id, decided: 'closed', flow: null },
    ])
    const { flows } = allocate(split, wishes)
    expect(flows.map(({ needId, amount, fixed }) => [needId, amount, fixed])).toEqual([
      [three.id, 750, false],
      [one.id, 250, true],
    ])
  })
})
