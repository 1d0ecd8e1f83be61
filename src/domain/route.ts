export const routeReadinesses = ['established', 'demonstrated', 'pilot'] as const
/** How usual a route is: everyday practice, shown at full scale in places, or tried. */
export type RouteReadiness = (typeof routeReadinesses)[number]

export const permitQuestions = [
  'waste-handling',
  'hazardous-waste-transfer',
  'food-or-feed',
  'fertiliser',
  'construction-product',
  'co-incineration',
  'water-discharge',
  'pressure-equipment',
  'gas-safety',
  'animal-by-products',
] as const
/** What to ask the authority about before it flows. */
export type PermitQuestion = (typeof permitQuestions)[number]

/** What the by-product must keep to for a use; keys as in listings' attributes ("loi_pct"). */
export type QualityLimit = { readonly attribute: string; readonly min: number | null; readonly max: number | null }

/** Documented knowledge that material `from` can replace input `to` for a use. */
export type Route = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly use: string
  /** Slug of the technology in between, or null when it goes in as it is. */
  readonly technology: string | null
  readonly readiness: RouteReadiness
  /** Units of the displaced input per unit of by-product; null where nobody states it. */
  readonly yield: number | null
  readonly limits: readonly QualityLimit[]
  /** Kilometres by road beyond which it rarely pays, where it differs from the material's own reach. */
  readonly maxKm: number | null
  readonly permits: readonly PermitQuestion[]
  /** ISIC rev. 4 classes where it was seen giving and taking. */
  readonly sourceIsic: readonly string[]
  readonly sinkIsic: readonly string[]
  /** How many documented exchanges show it. */
  readonly cases: number
  readonly source: string
}
