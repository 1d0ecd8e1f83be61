import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountPerYear, type Quantity, quantityFault } from '../../src/domain/quantity.ts'
import { periods, perYear, units } from '../../src/domain/unit.ts'

const quantity = (change: Partial<Quantity>): Quantity => ({ min: 40, max: 40, unit: 't', period: 'month', ...change })

describe('a quantity', () => {
  test.each([
    [{ min: -1, max: -1 }, 'not-positive'],
    [{ min: 0, max: 0 }, 'not-positive'],
    [{ min: 1e308, max: 1e308 }, 'too-large'],
    [{ min: Number.NaN, max: null }, 'not-a-number'],
    [{ min: null, max: null }, 'not-a-number'],
    [{ min: Number.POSITIVE_INFINITY, max: null }, 'not-a-number'],
    [{ min: 50, max: 40 }, 'empty-range'],
  ] as const)('%j is refused as %s', (change, fault) => {
    expect(quantityFault(quantity(change))).toBe(fault)
  })

  test('a plain one is accepted, and so is an open end', () => {
    expect(quantityFault(quantity({}))).toBeNull()
    expect(quantityFault(quantity({ min: null }))).toBeNull()
    expect(quantityFault(quantity({ max: null }))).toBeNull()
  })

  test('40 t a month are 480 t a year; a range counts with its middle', () => {
    expect(amountPerYear(quantity({}))).toBe(480)
    expect(amountPerYear(quantity({ min: 3000, max: 4000 }))).toBe(42_000)
    expect(amountPerYear(quantity({ min: 5, max: 5, unit: 'kWh', period: 'hour' }), 7000)).toBe(35_000)
  })

  test('every accepted quantity has a finite positive amount a year', () => {
    const any = fc.record({
      min: fc.oneof(fc.constant(null), fc.double()),
      max: fc.oneof(fc.constant(null), fc.double()),
      unit: fc.constantFrom(...units),
      period: fc.constantFrom(...periods),
    })
    fc.assert(
      fc.property(any, (each) => {
        const amount = amountPerYear(each)
        return quantityFault(each) !== null || (Number.isFinite(amount) && amount > 0)
      }),
    )
  })

  test('a year holds each period a whole number of times', () => {
    for (const period of periods) expect(Number.isInteger(perYear(period))).toBe(true)
  })
})
