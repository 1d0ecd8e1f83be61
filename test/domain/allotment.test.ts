import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Allotment, isOverAllotted, leftOf, takesOf } from '../../src/domain/allotment.ts'

const side = (kind: 'offer' | 'need', perYear: number, taken: number, unit: 't' | 'm3' | 'unit' = 't'): Allotment => ({
  kind,
  number: 1042,
  unit,
  perYear,
  taken,
  introductions: [],
})

const amounts = fc.record({ perYear: fc.double({ min: 1e-3, max: 1e9, noNaN: true }), share: fc.double({ min: 0, max: 1, noNaN: true }) })

describe('what could flow', () => {
  test('never takes more than is left of either side, whatever is taken already', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.double({ min: 0.1, max: 5, noNaN: true }), (one, two, density) => {
        const offer = side('offer', one.perYear, one.perYear * one.share, 'm3')
        const need = side('need', two.perYear, two.perYear * two.share)
        const takes = takesOf(offer, need, density)
        if ('full' in takes) return leftOf(takes.full) === 0
        const after = [
          { ...offer, taken: offer.taken + (takes.offerTakes ?? 0) },
          { ...need, taken: need.taken + (takes.needTakes ?? 0) },
        ]
        return after.every((each) => !isOverAllotted(each)) && after.some((each) => leftOf(each) === 0)
      }),
    )
  })

  test('is refused by the side that is full, and unlimited where neither states an amount', () => {
    const full = side('need', 40, 40)
    expect(takesOf(side('offer', 40, 0), full, null)).toEqual({ full })
    expect(takesOf(null, null, null)).toEqual({ offerTakes: null, needTakes: null })
    expect(takesOf(null, side('need', 40, 10), null)).toEqual({ offerTakes: null, needTakes: 30 })
    expect(takesOf(side('offer', 40, 0), side('need', 5, 0, 'unit'), null)).toEqual({ offerTakes: null, needTakes: null })
  })
})
