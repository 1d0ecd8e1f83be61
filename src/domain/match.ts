import type { Edge, EdgeBasis, Knowledge } from './knowledge.ts'
import type { Listing } from './listing.ts'
import { convertAmount } from './mass.ts'
import { distanceKm, roadDetour } from './place.ts'
import { amountPerYear } from './quantity.ts'
import { compareSpecifications } from './specification.ts'
import type { Unit } from './unit.ts'
import { type IsoDay, overlapShare } from './window.ts'

/** One factor of a score, with the figures a broker reads. `factor` is what it multiplies by, 0 to 1. */
export type Reason =
  | {
      readonly reason: 'compatibility'
      readonly factor: number
      readonly basis: EdgeBasis
      readonly routeId: string | null
      readonly technology: string | null
      readonly cases: number
      readonly source: string | null
    }
  | { readonly reason: 'industry'; readonly factor: number; readonly seen: boolean }
  | { readonly reason: 'quantity'; readonly factor: number; readonly coversNeed: number | null }
  | { readonly reason: 'distance'; readonly factor: number; readonly roadKm: number | null; readonly reachKm: number }
  | { readonly reason: 'time'; readonly factor: number; readonly share: number }
  | {
      readonly reason: 'specification'
      readonly factor: number
      readonly fits: readonly string[]
      readonly conflicts: readonly string[]
      readonly unknown: readonly string[]
    }

/** A scored pair. `flowPerYear` is what could flow in a year, in the need's unit, null when unknown. */
export type ScoredPair = {
  readonly offerId: string
  readonly needId: string
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly flowPerYear: { readonly amount: number; readonly unit: Unit } | null
}

/** Below this a pair is not worth a broker's minute. */
export const worthReviewing = 0.3

const unknownQuantity = 0.8
const unknownDistance = 0.85
const unseenIndustry = 0.85
/** A pair further apart than this many times its material's reach does not travel. */
const reachLimit = 2.5

function quantityReason(offer: Listing, need: Listing, density: number | null): { reason: Reason; flow: ScoredPair['flowPerYear'] } {
  const unit = need.quantity?.unit
  const wanted = need.quantity ? amountPerYear(need.quantity) : null
  const offered = unit && offer.quantity ? convertAmount(amountPerYear(offer.quantity), offer.quantity.unit, unit, density) : null
  if (!unit || wanted === null || offered === null) {
    return { reason: { reason: 'quantity', factor: unknownQuantity, coversNeed: null }, flow: null }
  }
  const fit = 0.3 + 0.7 * Math.sqrt(Math.min(offered, wanted) / Math.max(offered, wanted))
  return {
    reason: { reason: 'quantity', factor: fit, coversNeed: offered / wanted },
    flow: { amount: Math.min(offered, wanted), unit },
  }
}

function distanceReason(offer: Listing, need: Listing, reachKm: number): Reason {
  if (!offer.at || !need.at) return { reason: 'distance', factor: unknownDistance, roadKm: null, reachKm }
  const roadKm = distanceKm(offer.at, need.at) * roadDetour
  return { reason: 'distance', factor: Math.max(0, 1 - roadKm / (reachLimit * reachKm)), roadKm, reachKm }
}

function knowledgeReasons(edge: Edge, offer: Listing, need: Listing): readonly Reason[] {
  const { route, basis, weight } = edge
  const seen = route === null ? basis === 'same' : route.sinkIsic.includes(need.isic) || route.sourceIsic.includes(offer.isic)
  return [
    {
      reason: 'compatibility',
      factor: weight,
      basis,
      routeId: route?.id ?? null,
      technology: route?.technology ?? null,
      cases: route?.cases ?? 0,
      source: route?.source ?? null,
    },
    { reason: 'industry', factor: seen ? 1 : unseenIndustry, seen },
  ]
}

/** Scores one offer for one need, or null when nothing connects them. Score is the product of its reasons' factors. */
export function scorePair(knowledge: Knowledge, offer: Listing, need: Listing, today: IsoDay): ScoredPair | null {
  if (offer.facilityId === need.facilityId) return null
  const material = knowledge.materials.get(offer.materialId ?? '')
  const edge = knowledge.edges.get(offer.materialId ?? '')?.get(need.materialId ?? '')
  if (!material || !edge) return null
  const share = overlapShare(offer.window, need.window, today)
  const { reason: quantity, flow } = quantityReason(offer, need, material.densityTonnesPerM3)
  const specification = compareSpecifications(offer.attributes, need.attributes)
  const reasons: readonly Reason[] = [
    ...knowledgeReasons(edge, offer, need),
    quantity,
    distanceReason(offer, need, material.reachKm),
    { reason: 'time', factor: share, share },
    { reason: 'specification', factor: specification.conflicts.length > 0 ? 0.5 : 1, ...specification },
  ]
  const score = reasons.reduce((product, { factor }) => product * factor, 1)
  return score > 0 ? { offerId: offer.id, needId: need.id, score, reasons, flowPerYear: flow } : null
}

/** The best counterparties of one listing, best first; ties in the order of ids. */
export function bestPairs(
  knowledge: Knowledge,
  listing: Listing,
  others: readonly Listing[],
  today: IsoDay,
  limit: number,
): readonly ScoredPair[] {
  return others
    .map((other) => (listing.kind === 'offer' ? scorePair(knowledge, listing, other, today) : scorePair(knowledge, other, listing, today)))
    .filter((pair) => pair !== null)
    .sort((a, b) => b.score - a.score || (a.offerId + a.needId < b.offerId + b.needId ? -1 : 1))
    .slice(0, limit)
}
