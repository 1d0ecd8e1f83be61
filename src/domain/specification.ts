import type { Attributes, AttributeValue } from './listing.ts'

/** How an offer's measured properties stand to what a need asks for; keys of attributes. */
export type SpecificationFit = {
  readonly fits: readonly string[]
  readonly conflicts: readonly string[]
  readonly unknown: readonly string[]
}

/** A measured value as an interval. */
export function interval(value: AttributeValue): readonly [number, number] {
  if (typeof value === 'number') return [value, value]
  return [value[0] ?? Number.NEGATIVE_INFINITY, value[1] ?? Number.POSITIVE_INFINITY]
}

/** A plain number asked for is a limit: less is better for impurities, more for what is wanted. */
const limitIsMaximum = new Set(['moisture_pct', 'loi_pct', 'oil_pct', 'salinity_pct', 'tds_mg_l', 'conductivity_us_cm', 'particle_size_mm'])

/** What is asked for as the interval that will do. */
export function askedInterval(key: string, value: AttributeValue): readonly [number, number] {
  if (typeof value !== 'number') return interval(value)
  return limitIsMaximum.has(key) ? [Number.NEGATIVE_INFINITY, value] : [value * 0.95, Number.POSITIVE_INFINITY]
}

/** Compares property by property; what the offer does not say is unknown, never wrong. */
export function compareSpecifications(offered: Attributes, wanted: Attributes): SpecificationFit {
  const fits: string[] = []
  const conflicts: string[] = []
  const unknown: string[] = []
  for (const [key, value] of Object.entries(wanted)) {
    const own = offered[key]
    if (own === undefined) {
      unknown.push(key)
      continue
    }
    const [low, high] = askedInterval(key, value)
    const [from, to] = interval(own)
    if (from <= high && to >= low) fits.push(key)
    else conflicts.push(key)
  }
  return { fits, conflicts, unknown }
}
