import { projectsOfFacility } from '../../db/queries/facilities.ts'
import { fullListings, listingIdByNumber, matchableListings } from '../../db/queries/listings.ts'
import { matchById, matchIdByNumber } from '../../db/queries/matches.ts'
import { facilityNames, plannableListings, plantsOf } from '../../db/queries/plans.ts'
import { type Almost, almostFits } from '../domain/almost.ts'
import { wallClock } from '../domain/calendar.ts'
import { bestChains, type Chain } from '../domain/chain.ts'
import type { Listing, ListingKind } from '../domain/listing.ts'
import type { FullListing, ListingView } from '../domain/listing-view.ts'
import { worthReviewing } from '../domain/match.ts'
import type { AlmostView, ChainView } from '../domain/plan-view.ts'
import { hasRole } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { roadKmOf } from '../domain/worth.ts'
import type { Context } from './context.ts'
import { discloseOne, discloseSides, type SideViews } from './disclose-plan.ts'
import { reviewable } from './review-match.ts'

const chainsShown = 4
const almostShown = 3

/** What leads on from a listing that has no match of its own: ways over a processor, and pairs that one change would make fit. */
export type Roundabout = { readonly listing: ListingView; readonly chains: readonly ChainView[]; readonly almost: readonly AlmostView[] }

type Place = { readonly context: Context; readonly projectId: string; readonly today: string }
type Sighted = { readonly full: ReadonlyMap<string, FullListing>; readonly place: Place }

/** Both sides for a broker; pairs with a facility of the broker's own are for others to see. */
function sidesOf({ full, place }: Sighted, pair: { readonly offerId: string; readonly needId: string }): SideViews | null {
  const [offer, need] = [full.get(pair.offerId), full.get(pair.needId)]
  const sides = offer && need ? discloseSides(place.context.actor, place.projectId, { offer, need }) : null
  return sides && !sides.party ? sides : null
}

function chainView(sighted: Sighted, names: ReadonlyMap<string, string>, chain: Chain): readonly ChainView[] {
  const sides = sidesOf(sighted, chain)
  if (!sides) return []
  const { basis, technology, route, toProcessor, toNeed, score, processor } = chain
  const legs = [toProcessor, toNeed].map((leg) => ({ roadKm: roadKmOf(leg), score: leg.score }))
  const [first, second] = legs
  if (!first || !second) return []
  return [
    {
      offer: sides.offer,
      need: sides.need,
      processor: { name: names.get(processor.facilityId) ?? '', number: processor.number },
      basis,
      technology,
      product: sighted.place.context.knowledge.materials.get(route.to)?.names ?? null,
      yield: chain.yield,
      legs: [first, second],
      score,
    },
  ]
}

function almostView(sighted: Sighted, almost: Almost): readonly AlmostView[] {
  const sides = sidesOf(sighted, almost)
  return sides ? [{ offer: sides.offer, need: sides.need, change: almost.change, before: almost.before, score: almost.score }] : []
}

/** Of each pair below the line the change that helps most. */
function nearMisses({ context, today }: Place, listing: Listing, listings: readonly Listing[]): readonly Almost[] {
  const { edges, reverse } = context.knowledge
  const fitting = (listing.kind === 'offer' ? edges : reverse).get(listing.materialId ?? '')
  const others = listings.filter(({ kind, materialId }) => kind !== listing.kind && fitting?.has(materialId ?? ''))
  return others
    .flatMap((other) => {
      const [offer, need] = listing.kind === 'offer' ? [listing, other] : [other, listing]
      return offer.facilityId === need.facilityId ? [] : almostFits(context.knowledge, offer, need, today).slice(0, 1)
    })
    .filter(({ before }) => before < worthReviewing)
    .toSorted((one, other) => other.score - one.score)
}

async function roundabout(place: Place, listing: Listing): Promise<Roundabout | Refused> {
  const { context, projectId, today } = place
  const [listings, plants] = [await plannableListings(context.db, projectId), await plantsOf(context.db, projectId)]
  const world = { knowledge: context.knowledge, plants, listings, today, yieldOf: (route: { yield: number | null }) => route.yield }
  const chains = bestChains(world, listing, chainsShown)
  const almost = nearMisses(place, listing, listings).slice(0, almostShown)
  const ids = new Set([listing.id, ...[...chains, ...almost].flatMap(({ offerId, needId }) => [offerId, needId])])
  const full = new Map((await fullListings(context.db, [...ids])).map((row) => [row.id, row]))
  const names = await facilityNames(
    context.db,
    chains.map(({ processor }) => processor.facilityId),
  )
  const own = full.get(listing.id)
  const view = own ? discloseOne(context.actor, projectId, own) : null
  if (!view) return refuse('listing-not-found')
  const sighted = { full, place }
  return {
    listing: view,
    chains: chains.flatMap((chain) => chainView(sighted, names, chain)),
    almost: almost.flatMap((each) => almostView(sighted, each)),
  }
}

/** Chains and near misses of one listing by its number, for a broker of its project who does not speak for its facility. */
export async function findChains(
  context: Context,
  input: { readonly kind: ListingKind; readonly number: number },
): Promise<(Roundabout & { readonly outcome: 'chains' }) | Refused> {
  const id = await listingIdByNumber(context.db, input.kind, input.number)
  const listing = id ? (await matchableListings(context.db, [id])).get(id) : undefined
  const projects = listing ? await projectsOfFacility(context.db, listing.facilityId) : []
  const project = projects.find((each) => hasRole(context.actor, each.id, 'broker'))
  if (!listing || !project) return refuse('listing-not-found')
  if (context.actor.facilityIds.includes(listing.facilityId)) return refuse('own-facility')
  if (listing.status !== 'active') return refuse('listing-not-active')
  const place = { context, projectId: project.id, today: wallClock(context.clock(), project.timeZone).day }
  const result = await roundabout(place, listing)
  return 'outcome' in result ? result : { outcome: 'chains', ...result }
}

/** What one change would do for a match, best first, for those who may decide on it. */
export async function almostOfMatch(
  context: Context,
  input: { readonly number: number },
): Promise<{ readonly outcome: 'almost'; readonly almost: readonly AlmostView[] } | Refused> {
  const id = await matchIdByNumber(context.db, input.number)
  const found = await reviewable(context, id ? await matchById(context.db, id) : null)
  if ('outcome' in found) return found
  const { match } = found
  const listings = await matchableListings(context.db, [match.offerId, match.needId])
  const [offer, need] = [listings.get(match.offerId), listings.get(match.needId)]
  if (!offer || !need) return { outcome: 'almost', almost: [] }
  const place = { context, projectId: match.projectId, today: wallClock(context.clock(), 'UTC').day }
  const full = new Map([found.sides.offer, found.sides.need].map((row) => [row.id, row]))
  const changes = almostFits(context.knowledge, offer, need, place.today)
  return { outcome: 'almost', almost: changes.slice(0, almostShown).flatMap((each) => almostView({ full, place }, each)) }
}
