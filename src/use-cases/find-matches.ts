import { candidateListings, matchableListing } from '../../db/queries/listings.ts'
import { closeMatchesExcept, type StoredMatch, upsertMatch } from '../../db/queries/matches.ts'
import { loadActor, peopleWithRole } from '../../db/queries/people.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Listing } from '../domain/listing.ts'
import { bestPairs, type ScoredPair, worthReviewing } from '../domain/match.ts'
import { refuseReview } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { audit, auditEach, inTransaction, tell } from './record-change.ts'

/** A listing shows its broker this many counterparties, and announces this many new ones at a time. */
const keptPerListing = 7
const announcedAtOnce = 3

export type MatchesFound = { readonly outcome: 'matched'; readonly proposed: number } | { readonly outcome: 'not-matchable' }

/** What changed in one project. `facilities` by listing, so that brokers who are a party are left out. */
type Change = {
  readonly projectId: string
  readonly matches: readonly (StoredMatch & { readonly pair: ScoredPair })[]
  readonly closed: readonly string[]
  readonly facilities: ReadonlyMap<string, string>
}

/** Finds the best counterparties of a listing in each of its projects and puts new ones before the brokers. */
export async function findMatches(context: SystemContext, input: { readonly listingId: string }): Promise<MatchesFound> {
  return inTransaction(context, async (inside) => {
    const found = await matchableListing(inside.db, input.listingId)
    if (!found) return { outcome: 'not-matchable' }
    const { listing, projectIds } = found
    const changes: Change[] = []
    for (const projectId of projectIds.toSorted()) {
      const { knowledge } = await inside.library.in(inside.db, [projectId])
      changes.push(await storeMatches({ ...inside, knowledge }, listing, projectId))
    }
    let proposed = 0
    for (const change of changes) proposed += await announce(inside, change)
    return isMatchable(listing) ? { outcome: 'matched', proposed } : { outcome: 'not-matchable' }
  })
}

const isMatchable = (listing: Listing) => listing.status === 'active' && listing.materialId !== null

async function othersFor(context: SystemContext, listing: Listing, projectId: string): Promise<readonly Listing[]> {
  if (!isMatchable(listing)) return []
  const edges = listing.kind === 'offer' ? context.knowledge.edges : context.knowledge.reverse
  const materialIds = [...(edges.get(listing.materialId ?? '')?.keys() ?? [])]
  return candidateListings(context.db, { kind: listing.kind === 'offer' ? 'need' : 'offer', materialIds, projectId })
}

const byListings = (one: ScoredPair, other: ScoredPair) => (one.offerId + one.needId < other.offerId + other.needId ? -1 : 1)

/** Stores pairs in the order of their listings, in which every run takes its locks. */
async function storeMatches(context: SystemContext, listing: Listing, projectId: string): Promise<Change> {
  const others = await othersFor(context, listing, projectId)
  const createdAt = context.clock()
  const today = wallClock(createdAt, 'UTC').day
  const pairs = bestPairs(context.knowledge, listing, others, today, keptPerListing).filter((pair) => pair.score >= worthReviewing)
  const matches: (StoredMatch & { readonly pair: ScoredPair })[] = []
  for (const pair of pairs.toSorted(byListings)) {
    matches.push({ ...(await upsertMatch(context.db, { id: context.newId(), projectId, pair, createdAt })), pair })
  }
  const kept = matches.map((match) => match.id)
  const closed = await closeMatchesExcept(context.db, listing.id, projectId, kept)
  return { projectId, matches, closed, facilities: new Map([listing, ...others].map((each) => [each.id, each.facilityId])) }
}

/** Notes what changed and tells brokers of the best new matches; returns how many are new. */
async function announce(context: SystemContext, change: Change): Promise<number> {
  const best = change.matches.toSorted((one, other) => other.pair.score - one.pair.score)
  const fresh = best.filter((match) => match.stored === 'fresh')
  const reopened = best.filter((match) => match.stored === 'reopened').map((match) => match.id)
  for (const { id, pair } of fresh) await audit(context, 'match.proposed', { kind: 'match', id }, { score: pair.score })
  await auditEach(context, 'match.reopened', 'match', reopened)
  await auditEach(context, 'match.closed', 'match', change.closed)
  for (const { id, pair } of fresh.slice(0, announcedAtOnce)) await tellBrokers(context, change, id, pair)
  return fresh.length
}

async function tellBrokers(context: SystemContext, change: Change, matchId: string, pair: ScoredPair): Promise<void> {
  const { projectId, facilities } = change
  const sides = { offerFacilityId: facilities.get(pair.offerId) ?? '', needFacilityId: facilities.get(pair.needId) ?? '' }
  const free: string[] = []
  for (const brokerId of await peopleWithRole(context.db, projectId, ['broker'])) {
    if (refuseReview(await loadActor(context.db, brokerId), projectId, sides) === null) free.push(brokerId)
  }
  await tell(context, free, { kind: 'match-proposed', facts: { matchId } })
}
