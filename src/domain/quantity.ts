import { defaultOperatingHours, type Period, perYear, type Unit } from './unit.ts'

/** An amount per period. `min` null means "up to", `max` null means "at least"; both equal means one value. */
export type Quantity = {
  readonly min: number | null
  readonly max: number | null
  readonly unit: Unit
  readonly period: Period
}

export type QuantityFault = 'not-a-number' | 'not-positive' | 'too-large' | 'empty-range'

/** The largest amount taken at its word, in canonical units a year (the largest mine moves under 1e9 t). */
export const largestPerYear = 1e12

/** Says what is wrong with a quantity, or null when a plant could really have it. */
export function quantityFault(quantity: Quantity, operatingHours = defaultOperatingHours): QuantityFault | null {
  const bounds = [quantity.min, quantity.max].filter((bound) => bound !== null)
  if (bounds.length === 0) return 'not-a-number'
  if (bounds.some((bound) => !Number.isFinite(bound))) return 'not-a-number'
  if (bounds.some((bound) => bound <= 0)) return 'not-positive'
  if (bounds.some((bound) => bound * perYear(quantity.period, operatingHours) > largestPerYear)) return 'too-large'
  if (quantity.min !== null && quantity.max !== null && quantity.min > quantity.max) return 'empty-range'
  return null
}

/** The amount that matching counts with, in canonical units a year: the middle of a range, or its only bound. */
export function amountPerYear(quantity: Quantity, operatingHours = defaultOperatingHours): number {
  const low = quantity.min ?? quantity.max ?? 0
  const high = quantity.max ?? quantity.min ?? 0
  return ((low + high) / 2) * perYear(quantity.period, operatingHours)
}
