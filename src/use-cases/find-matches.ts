import { candidateListings, matchableListing } from '../../db/queries/listings.ts'
import { closeMatchesExcept, upsertMatch } from '../../db/queries/matches.ts'
import { loadActor, peopleWithRole } from '../../db/queries/people.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Listing } from '../domain/listing.ts'
import { bestPairs, type ScoredPair, worthReviewing } from '../domain/match.ts'
import { refuseReview } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { audit, inTransaction, tell } from './record-change.ts'

/** A listing shows its broker this many counterparties, and announces this many new ones at a time. */
const keptPerListing = 7
const announcedAtOnce = 3

export type MatchesFound = { readonly outcome: 'matched'; readonly proposed: number } | { readonly outcome: 'not-matchable' }

/** Finds the best counterparties of a listing in each of its projects and puts new ones before the brokers. */
export async function findMatches(context: SystemContext, input: { readonly listingId: string }): Promise<MatchesFound> {
  return inTransaction(context, async (inside) => {
    const found = await matchableListing(inside.db, input.listingId)
    if (found?.listing.status !== 'active' || found.listing.materialId === null) return { outcome: 'not-matchable' }
    let proposed = 0
    for (const projectId of found.projectIds) proposed += await matchInProject(inside, found.listing, projectId)
    return { outcome: 'matched', proposed }
  })
}

async function matchInProject(context: SystemContext, listing: Listing, projectId: string): Promise<number> {
  const edges = listing.kind === 'offer' ? context.knowledge.edges : context.knowledge.reverse
  const materialIds = [...(edges.get(listing.materialId ?? '')?.keys() ?? [])]
  const kind = listing.kind === 'offer' ? 'need' : 'offer'
  const others = await candidateListings(context.db, { kind, materialIds, projectId })
  const today = wallClock(context.clock(), 'UTC').day
  const pairs = bestPairs(context.knowledge, listing, others, today, keptPerListing).filter((pair) => pair.score >= worthReviewing)
  const facilities = new Map([listing, ...others].map((each) => [each.id, each.facilityId]))
  const kept: string[] = []
  let fresh = 0
  for (const pair of pairs) {
    const stored = await upsertMatch(context.db, { id: context.newId(), projectId, pair, createdAt: context.clock() })
    kept.push(stored.id)
    if (!stored.fresh) continue
    fresh += 1
    await audit(context, 'match.proposed', { kind: 'match', id: stored.id }, { score: pair.score })
    if (fresh <= announcedAtOnce) await tellBrokers(context, projectId, stored.id, pair, facilities)
  }
  await closeMatchesExcept(context.db, listing.id, projectId, kept)
  return fresh
}

async function tellBrokers(
  context: SystemContext,
  projectId: string,
  matchId: string,
  pair: ScoredPair,
  facilities: ReadonlyMap<string, string>,
): Promise<void> {
  const sides = { offerFacilityId: facilities.get(pair.offerId) ?? '', needFacilityId: facilities.get(pair.needId) ?? '' }
  const free: string[] = []
  for (const brokerId of await peopleWithRole(context.db, projectId, ['broker'])) {
    if (refuseReview(await loadActor(context.db, brokerId), projectId, sides) === null) free.push(brokerId)
  }
  await tell(context, free, { kind: 'match-proposed', facts: { matchId } })
}
