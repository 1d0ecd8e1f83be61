export const factorKinds = ['displaced', 'processing', 'disposal', 'freight', 'grid', 'water'] as const
export type FactorKind = (typeof factorKinds)[number]

/** What one unit costs the climate: `value` in `unit` (such as `kgCO2e/t`), for a region, a data year and a cited source. */
export type Factor = {
  readonly id: string
  readonly kind: FactorKind
  /** The catalogue entry it speaks of; null where it holds for anything carried or treated. */
  readonly materialId: string | null
  readonly value: number
  readonly unit: string
  /** ISO 3166-1 alpha-2, ISO 3166-2 for a part of a country, or `global`. */
  readonly region: string
  readonly year: number
  readonly source: string
  /** True for a displaced factor that is net already of making the substitute usable. */
  readonly net: boolean
}
