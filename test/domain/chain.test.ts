import { describe, expect, test } from 'vitest'
import { bestChains, type ChainWorld, type Plant } from '../../src/domain/chain.ts'
import { buildKnowledge } from '../../src/domain/knowledge.ts'
import type { Listing } from '../../src/domain/listing.ts'
import { plainRoute } from '../support/library.ts'
import { field, listing, today } from './support/field.ts'

/** A plant at the place of every listing unless told otherwise. */
function plant(isic: string, change: Partial<Plant> = {}): Plant {
  return { ...listing('need', 'slag'), isic, number: 7, ...change }
}

const world = (listings: readonly Listing[], plants: readonly Plant[], change: Partial<ChainWorld> = {}): ChainWorld => ({
  knowledge: field,
  plants,
  listings,
  yieldOf: () => null,
  today,
  ...change,
})

const slag = listing('offer', 'slag')
const sand = listing('need', 'concrete-sand')

describe('a chain', () => {
  test('leads an offer over a processor to a need that nothing connects it to', () => {
    const crusher = plant('3830')
    const [chain, ...others] = bestChains(world([slag, sand], [crusher, plant('1010')]), slag, 9)
    expect(others).toEqual([])
    expect(chain).toMatchObject({
      offerId: slag.id,
      needId: sand.id,
      processor: { facilityId: crusher.facilityId },
      basis: 'recovery',
      technology: 'crushing-and-screening',
      route: { id: 'slag-to-aggregate' },
    })
    expect(chain?.score).toBeCloseTo(0.95 * 0.9 * 0.6 * (chain?.toProcessor.score ?? 0) * (chain?.toNeed.score ?? 0))
  })

  test('is found from the need as well', () => {
    const listings = [slag, sand, listing('offer', 'water')]
    const crusher = plant('3830')
    expect(bestChains(world(listings, [crusher]), sand, 9)).toEqual(bestChains(world(listings, [crusher]), slag, 9))
  })

  test('prefers who lists both ends to an industry that does it, and that to a plant that treats waste', () => {
    const buys = listing('need', 'slag', { facilityId: 'crusher' })
    const sells = listing('offer', 'aggregate', { facilityId: 'crusher' })
    const listing3 = plant('4100', { facilityId: 'crusher' })
    const [industry, recovery] = [plant('0810'), plant('3821')]
    const all = [slag, sand, buys, sells]
    const basisOf = (plants: readonly Plant[]) =>
      bestChains(world(all, plants), slag, 9)
        .filter(({ needId }) => needId === sand.id)
        .map(({ basis }) => basis)
    expect(basisOf([recovery, industry, listing3])).toEqual(['lists'])
    expect(basisOf([recovery, industry])).toEqual(['industry'])
    expect(basisOf([recovery])).toEqual(['recovery'])
    expect(basisOf([plant('1010')])).toEqual([])
  })

  test('counts the distance of both legs and takes the processor that lies best', () => {
    const near = plant('3830')
    const far = plant('3830', { at: { lat: 40.6, lon: 119.5 } })
    const [chain] = bestChains(world([slag, sand], [far, near]), slag, 9)
    expect(chain?.processor.facilityId).toBe(near.facilityId)
    const [other] = bestChains(world([slag, sand], [far]), slag, 9)
    expect(other?.score).toBeLessThan(chain?.score ?? 0)
    expect(bestChains(world([slag, sand], [plant('3830', { at: { lat: 45, lon: 119.5 } })]), slag, 9)).toEqual([])
  })

  test('carries on only what comes out', () => {
    const [half] = bestChains(world([slag, sand], [plant('3830')], { yieldOf: () => 0.5 }), slag, 9)
    const [whole] = bestChains(world([slag, sand], [plant('3830')], { yieldOf: () => 1 }), slag, 9)
    expect(half?.yield).toBe(0.5)
    expect(half?.toNeed.flowPerYear).toEqual({ amount: 500, unit: 't' })
    expect(whole?.toNeed.flowPerYear).toEqual({ amount: 1000, unit: 't' })
    expect(half?.score).toBeLessThan(whole?.score ?? 0)
  })

  test('is not told where such takers do it themselves', () => {
    const need = listing('need', 'aggregate')
    const taking = (sinkIsic: readonly string[]) =>
      buildKnowledge(
        [...field.materials.values()],
        [
          {
            id: 'r',
            from: 'slag',
            to: 'aggregate',
            use: 'u',
            technology: 'crushing',
            ...plainRoute,
            sourceIsic: ['2410'],
            sinkIsic,
            cases: 3,
            source: 's',
          },
        ],
        [],
      )
    const chains = (sinkIsic: readonly string[]) =>
      bestChains(world([slag, need], [plant('3830')], { knowledge: taking(sinkIsic) }), slag, 9)
    expect(chains(['2410'])).toEqual([])
    expect(chains(['9999'])).toHaveLength(1)
  })

  test('neither begins nor ends at its processor, nor comes back to where it began', () => {
    const own = plant('3830', { facilityId: slag.facilityId })
    const back = listing('need', 'concrete-sand', { facilityId: slag.facilityId })
    expect(bestChains(world([slag, sand], [own]), slag, 9)).toEqual([])
    expect(bestChains(world([slag, back], [plant('3830')]), slag, 9)).toEqual([])
    expect(bestChains(world([slag, sand], [plant('3830', { facilityId: sand.facilityId })]), slag, 9)).toEqual([])
  })

  test('of hazardous material goes to those who treat such', () => {
    const spent = listing('offer', 'spent-acid')
    const acid = listing('need', 'acid')
    const over = (isic: string) => bestChains(world([spent, acid], [plant(isic)]), spent, 9).length
    expect([over('3821'), over('3822')]).toEqual([0, 1])
  })
})
