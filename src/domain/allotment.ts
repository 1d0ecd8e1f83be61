import type { Stage } from './introduction.ts'
import type { ListingKind } from './listing.ts'
import { convertAmount } from './mass.ts'
import type { Unit } from './unit.ts'

/** Stages in which an introduction takes nothing of its listings any more. */
export const endedStages: readonly Stage[] = ['declined', 'lapsed']

/** What a listing holds a year and what introductions take of it, in the listing's unit, with the numbers of those introductions. */
export type Allotment = {
  readonly kind: ListingKind
  readonly number: number
  readonly unit: Unit
  readonly perYear: number
  readonly taken: number
  readonly introductions: readonly number[]
}

/** Less than this share of a listing is what adding up leaves, not material. */
const nothing = 1e-9

/** What is left of a listing a year; 0 where only rounding is. */
export function leftOf({ perYear, taken }: Pick<Allotment, 'perYear' | 'taken'>): number {
  const left = perYear - taken
  return left > perYear * nothing ? left : 0
}

/** True where introductions take more of a listing than it holds. */
export function isOverAllotted({ perYear, taken }: Pick<Allotment, 'perYear' | 'taken'>): boolean {
  return taken > perYear * (1 + nothing)
}

/** What an introduction takes of both sides, each in its listing's unit; null where a side states no amount or the two do not compare. */
export type Takes = { readonly offerTakes: number | null; readonly needTakes: number | null }

/**
 * What could flow between what is left of an offer and of a need (null: it states no amount and is not limited), or the side of which
 * nothing is left. `densityTonnesPerM3` is that of the offered material.
 */
export function takesOf(
  offer: Allotment | null,
  need: Allotment | null,
  densityTonnesPerM3: number | null,
): Takes | { readonly full: Allotment } {
  for (const side of [offer, need]) if (side && leftOf(side) === 0) return { full: side }
  if (!offer || !need) return { offerTakes: offer && leftOf(offer), needTakes: need && leftOf(need) }
  const [offered, wanted] = [leftOf(offer), leftOf(need)]
  const inNeed = convertAmount(offered, offer.unit, need.unit, densityTonnesPerM3)
  if (inNeed === null) return { offerTakes: null, needTakes: null }
  if (inNeed <= wanted) return { offerTakes: offered, needTakes: inNeed }
  return { offerTakes: convertAmount(wanted, need.unit, offer.unit, densityTonnesPerM3), needTakes: wanted }
}
