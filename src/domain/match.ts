import { type Decisions, type Experience, experienceKey, learntFactor, noExperience } from './experience.ts'
import { isUsualInput, sinkPercent, sinkSeen, sourcePercent } from './industry-fit.ts'
import type { Edge, EdgeBasis, Knowledge } from './knowledge.ts'
import { areKeptApart, type Listing } from './listing.ts'
import { convertAmount } from './mass.ts'
import * as factors from './match-factors.ts'
import { nowhere, type Profile, profileOf } from './match-profile.ts'
import { amountPerYear } from './quantity.ts'
import { compareSpecifications } from './specification.ts'
import type { Unit } from './unit.ts'
import { dayNumber, type IsoDay } from './window.ts'

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
  | { readonly reason: 'experience'; readonly factor: number; readonly accepted: number; readonly rejected: number }
  | {
      readonly reason: 'industry'
      readonly factor: number
      /** Whether the exchange was seen into the taker's industry, from the giver's, and whether the taker usually takes that in. */
      readonly seen: boolean
      readonly sourceSeen: boolean
      readonly usualInput: boolean
    }
  | { readonly reason: 'quantity'; readonly factor: number; readonly coversNeed: number | null }
  | {
      readonly reason: 'distance'
      readonly factor: number
      readonly roadKm: number | null
      readonly reachKm: number
      readonly mode: factors.TransportMode
      /** Kilometres by road that would cost as much; less than `roadKm` by rail or water. */
      readonly costKm: number | null
    }
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

type Side = { readonly listing: Listing; readonly profile: Profile }

function flowOf(offer: Listing, need: Listing, density: number | null): { flow: ScoredPair['flowPerYear']; coversNeed: number | null } {
  const unit = need.quantity?.unit
  const wanted = need.quantity ? amountPerYear(need.quantity) : null
  const offered = unit && offer.quantity ? convertAmount(amountPerYear(offer.quantity), offer.quantity.unit, unit, density) : null
  if (!unit || wanted === null || offered === null) return { flow: null, coversNeed: null }
  return { flow: { amount: Math.min(offered, wanted), unit }, coversNeed: offered / wanted }
}

function distanceReason(a: Profile, b: Profile, reachKm: number): Reason {
  const unknown = { reason: 'distance', factor: factors.unknownDistance, roadKm: null, reachKm, mode: 'road', costKm: null } as const
  if (a.uz === nowhere || b.uz === nowhere) return unknown
  const [dx, dy, dz] = [a.ux - b.ux, a.uy - b.uy, a.uz - b.uz]
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz)
  const modes = a.modes & b.modes
  const costKm = factors.transportCostKm(chord, modes)
  const roadKm = factors.roadPerChord * chord
  const factor = Math.max(0, 1 - costKm / (factors.reachLimit * reachKm))
  return { reason: 'distance', factor, roadKm, reachKm, mode: factors.transportMode(chord, modes), costKm }
}

function knowledgeReasons(knowledge: Knowledge, edge: Edge, decisions: Decisions | undefined, offer: Listing, need: Listing): Reason[] {
  const { route, basis, weight } = edge
  const source = sourcePercent(edge, offer.isic)
  const learnt: readonly Reason[] = decisions ? [{ reason: 'experience', factor: learntFactor(decisions), ...decisions }] : []
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
    ...learnt,
    {
      reason: 'industry',
      factor: factors.industryFactor(source, sinkPercent(knowledge, edge, need.isic)),
      seen: sinkSeen(edge, need.isic),
      sourceSeen: source === factors.industryPercent.sourceSeen,
      usualInput: isUsualInput(knowledge, edge, need.isic),
    },
  ]
}

/** Plants that are one, belong together, have blocked each other, or whose permits and hazards exclude each other are no pair. */
function mayMeet(offer: Side, need: Side): boolean {
  if (offer.listing.facilityId === need.listing.facilityId) return false
  return !areKeptApart(offer.listing.site, need.listing.site) && (offer.profile.hazards & need.profile.hazards) === 0
}

function scoreSides(knowledge: Knowledge, offer: Side, need: Side, today: number, experience: Experience): ScoredPair | null {
  const [from, to] = [offer.listing.materialId ?? '', need.listing.materialId ?? '']
  const edge = knowledge.edges.get(from)?.get(to)
  if (!edge || !mayMeet(offer, need)) return null
  const density = knowledge.materials.get(from)?.densityTonnesPerM3 ?? null
  const { flow, coversNeed } = flowOf(offer.listing, need.listing, density)
  const [a, b] = [offer.profile, need.profile]
  const quantity = factors.quantityFit(a.amount, a.dimension, b.amount, b.dimension, density ?? 0)
  const share = factors.overlapShare(a, b, today)
  const specification = compareSpecifications(offer.listing.attributes, need.listing.attributes)
  const reasons: readonly Reason[] = [
    ...knowledgeReasons(knowledge, edge, experience.get(experienceKey(from, to)), offer.listing, need.listing),
    { reason: 'quantity', factor: quantity, coversNeed },
    distanceReason(a, b, edge.reachKm),
    { reason: 'time', factor: share, share },
    { reason: 'specification', factor: specification.conflicts.length > 0 ? factors.conflictFactor : 1, ...specification },
  ]
  const score = reasons.reduce((product, { factor }) => product * factor, 1)
  return score > 0 ? { offerId: offer.listing.id, needId: need.listing.id, score, reasons, flowPerYear: flow } : null
}

function sideOf(knowledge: Knowledge, listing: Listing): Side | null {
  const material = knowledge.materials.get(listing.materialId ?? '')
  return material ? { listing, profile: profileOf(listing, material) } : null
}

/** Scores one offer for one need, or null when nothing connects them. Score is the product of its reasons' factors. */
export function scorePair(
  knowledge: Knowledge,
  offer: Listing,
  need: Listing,
  today: IsoDay,
  experience: Experience = noExperience,
): ScoredPair | null {
  const [giver, taker] = [sideOf(knowledge, offer), sideOf(knowledge, need)]
  return giver && taker ? scoreSides(knowledge, giver, taker, dayNumber(today), experience) : null
}

/** What a project adds to the score: its decisions, and pairs of listings that it does not want to see. */
export type ProjectView = { readonly experience: Experience; readonly excluded: (offer: Listing, need: Listing) => boolean }

const anyPair: ProjectView = { experience: noExperience, excluded: () => false }

/** The best counterparties of one listing, best first; ties in the order of the counterparties' ids. */
export function bestPairs(
  knowledge: Knowledge,
  listing: Listing,
  others: readonly Listing[],
  today: IsoDay,
  limit: number,
  { experience, excluded }: ProjectView = anyPair,
): readonly ScoredPair[] {
  const own = sideOf(knowledge, listing)
  if (!own) return []
  const day = dayNumber(today)
  const otherId = (pair: ScoredPair) => (listing.kind === 'offer' ? pair.needId : pair.offerId)
  const edges = (listing.kind === 'offer' ? knowledge.edges : knowledge.reverse).get(listing.materialId ?? '')
  const scored = (other: Listing) => {
    if (!edges?.has(other.materialId ?? '')) return null
    const side = sideOf(knowledge, other)
    if (!side || other.kind === listing.kind) return null
    const [offer, need] = listing.kind === 'offer' ? [own, side] : [side, own]
    return excluded(offer.listing, need.listing) ? null : scoreSides(knowledge, offer, need, day, experience)
  }
  return others
    .map(scored)
    .filter((pair) => pair !== null)
    .sort((a, b) => b.score - a.score || (otherId(a) < otherId(b) ? -1 : 1))
    .slice(0, limit)
}
