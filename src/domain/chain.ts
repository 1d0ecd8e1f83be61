import type { Edge, Knowledge } from './knowledge.ts'
import { areKeptApart, type Listing, type ListingContent } from './listing.ts'
import { type ScoredPair, scorePair, worthReviewing } from './match.ts'
import type { Quantity } from './quantity.ts'
import type { Route } from './route.ts'
import type { IsoDay, Window } from './window.ts'

/** A facility that could process, as matching knows it. */
export type Plant = Omit<Listing, keyof ListingContent | 'id' | 'number' | 'status'> & { readonly number: number }

/**
 * Why a plant could do it: it lists a need for the one material and an offer of the other; its industry takes in the one and gives
 * out the other; or it treats or recovers what others leave over.
 */
export type ProcessorBasis = 'lists' | 'industry' | 'recovery'

/** An offer that reaches a need through a processor. `yield`: amount of product for one of the offered, null when nobody states it. */
export type Chain = {
  readonly offerId: string
  readonly needId: string
  readonly processor: Plant
  readonly basis: ProcessorBasis
  readonly route: Route
  readonly technology: string
  readonly yield: number | null
  readonly toProcessor: ScoredPair
  readonly toNeed: ScoredPair
  /** Weight of the route, of the basis, and the scores of both legs, multiplied. */
  readonly score: number
}

/** Everything chains are made of in one project. */
export type ChainWorld = {
  readonly knowledge: Knowledge
  readonly plants: readonly Plant[]
  /** Active listings of the project. */
  readonly listings: readonly Listing[]
  readonly yieldOf: (route: Route) => number | null
  readonly today: IsoDay
}

const basisWeight: Readonly<Record<ProcessorBasis, number>> = { lists: 1, industry: 0.8, recovery: 0.6 }

/** ISIC classes that process what others leave over: treatment of hazardous and of other waste, materials recovery. */
const recovery = { hazardous: ['3822', '3830'], other: ['3821', '3830'] } as const

/** What a plant's own listings say, by facility. */
type Listed = ReadonlyMap<string, readonly Listing[]>

function byFacility(listings: readonly Listing[]): Listed {
  const grouped = new Map<string, Listing[]>()
  for (const listing of listings) {
    const known = grouped.get(listing.facilityId)
    if (known) known.push(listing)
    else grouped.set(listing.facilityId, [listing])
  }
  return grouped
}

const lists = (listed: Listed, plant: Plant, kind: Listing['kind'], materialId: string) =>
  listed.get(plant.facilityId)?.find((own) => own.kind === kind && own.materialId === materialId)

function basisOf({ knowledge }: ChainWorld, listed: Listed, plant: Plant, { from, to }: Edge): ProcessorBasis | null {
  if (lists(listed, plant, 'need', from) && lists(listed, plant, 'offer', to)) return 'lists'
  const converts = ({ isic, inputs, outputs }: Knowledge['industries'][number]) =>
    isic === plant.isic && inputs.includes(from) && outputs.includes(to)
  if (knowledge.industries.some(converts)) return 'industry'
  const classes: readonly string[] = knowledge.materials.get(from)?.hazardous ? recovery.hazardous : recovery.other
  return classes.includes(plant.isic) ? 'recovery' : null
}

/** A listing that nobody has posted: what a processor would take, or would give. */
function imagined(plant: Plant, kind: Listing['kind'], materialId: string, quantity: Quantity | null, window: Window): Listing {
  const content = {
    kind,
    materialId,
    materialWords: '',
    quantity,
    window,
    price: null,
    hazardous: null,
    location: null,
    attributes: {},
  }
  return { ...plant, ...content, id: `${plant.facilityId} ${kind}`, status: 'active' }
}

function scaled(quantity: Quantity | null, by: number): Quantity | null {
  const times = (bound: number | null) => (bound === null ? null : bound * by)
  return quantity && { ...quantity, min: times(quantity.min), max: times(quantity.max) }
}

/** Edges from a material over a documented conversion. */
function conversions(knowledge: Knowledge, materialId: string | null): readonly (Edge & { readonly route: Route })[] {
  const edges = [...(knowledge.edges.get(materialId ?? '')?.values() ?? [])]
  return edges.filter((edge): edge is Edge & { readonly route: Route } => edge.route !== null && edge.route.technology !== null)
}

/** True where the product goes into the need as it is. */
function goesInAsItIs(knowledge: Knowledge, product: string, wanted: string | null): boolean {
  const edge = knowledge.edges.get(product)?.get(wanted ?? '')
  return edge !== undefined && edge.basis !== 'family' && (edge.route?.technology ?? null) === null
}

/** True where offer and need can do without a processor: nothing lies in between, or such takers were seen to do it themselves. */
function isDirect({ knowledge, today }: ChainWorld, offer: Listing, need: Listing): boolean {
  const edge = knowledge.edges.get(offer.materialId ?? '')?.get(need.materialId ?? '')
  if (!edge) return false
  const bySelf = (edge.route?.technology ?? null) === null || (edge.route?.sinkIsic.includes(need.isic) ?? false)
  return bySelf && (scorePair(knowledge, offer, need, today)?.score ?? 0) >= worthReviewing
}

type Conversion = { readonly edge: Edge & { readonly route: Route }; readonly needs: readonly Listing[] }

function chainsOver(world: ChainWorld, listed: Listed, offer: Listing, { edge, needs }: Conversion, plant: Plant): readonly Chain[] {
  const { knowledge, today } = world
  const basis = plant.facilityId === offer.facilityId ? null : basisOf(world, listed, plant, edge)
  if (basis === null) return []
  const taken = lists(listed, plant, 'need', edge.from) ?? imagined(plant, 'need', edge.from, offer.quantity, offer.window)
  const toProcessor = scorePair(knowledge, { ...offer, materialId: edge.from }, taken, today)
  if (!toProcessor) return []
  const amount = world.yieldOf(edge.route)
  const product = imagined(plant, 'offer', edge.to, scaled(offer.quantity, amount ?? 1), offer.window)
  const technology = edge.route.technology ?? ''
  return needs.flatMap((need) => {
    const toNeed = need.facilityId === offer.facilityId ? null : scorePair(knowledge, product, need, today)
    if (!toNeed) return []
    const score = edge.weight * basisWeight[basis] * toProcessor.score * toNeed.score
    const chain = {
      offerId: offer.id,
      needId: need.id,
      processor: plant,
      basis,
      route: edge.route,
      technology,
      yield: amount,
      toProcessor,
      toNeed,
    }
    return [{ ...chain, score }]
  })
}

function chainsFrom(world: ChainWorld, listed: Listed, offer: Listing, needs: readonly Listing[]): readonly Chain[] {
  const { knowledge, plants } = world
  const apart = needs.filter((need) => need.facilityId !== offer.facilityId && !areKeptApart(offer.site, need.site))
  const conversionsOf = conversions(knowledge, offer.materialId).map((edge) => ({
    edge,
    needs: apart.filter((need) => goesInAsItIs(knowledge, edge.to, need.materialId)),
  }))
  const open = conversionsOf.filter((conversion) => conversion.needs.length > 0)
  return open.flatMap((conversion) => plants.flatMap((plant) => chainsOver(world, listed, offer, conversion, plant)))
}

const byScore = (one: Chain, other: Chain) =>
  other.score - one.score || (one.processor.facilityId + one.needId < other.processor.facilityId + other.needId ? -1 : 1)

/** The best chain of every pair that has no direct way, best first, for one offer or need of the project. */
export function bestChains(world: ChainWorld, listing: Listing, limit: number): readonly Chain[] {
  const others = world.listings.filter(({ kind }) => kind !== listing.kind)
  const listed = byFacility(world.listings)
  const found =
    listing.kind === 'offer'
      ? chainsFrom(world, listed, listing, others)
      : others.flatMap((offer) => chainsFrom(world, listed, offer, [listing]))
  const best = new Map<string, Chain>()
  for (const chain of found.toSorted(byScore)) {
    const pair = `${chain.offerId} ${chain.needId}`
    if (!best.has(pair)) best.set(pair, chain)
  }
  const known = new Map(world.listings.map((each) => [each.id, each]))
  const roundabout = ({ offerId, needId }: Chain) => {
    const [offer, need] = [known.get(offerId) ?? listing, known.get(needId) ?? listing]
    return !isDirect(world, offer, need)
  }
  return [...best.values()].filter(roundabout).slice(0, limit)
}
