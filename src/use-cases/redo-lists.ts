import { type ListedPair, type Lists, listedPairs, listsOf, storeLists } from '../../db/queries/candidate-lists.ts'
import { loadExperience } from '../../db/queries/experience.ts'
import { matchableListings } from '../../db/queries/listings.ts'
import { closePairs, storeMatches } from '../../db/queries/store-matches.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Listing } from '../domain/listing.ts'
import { type ScoredPair, scorePair } from '../domain/match.ts'
import { announceMatches, type FoundMatch } from './announce-matches.ts'
import type { SystemContext } from './context.ts'
import { auditEach, refreshCards } from './record-change.ts'

export type ProjectKey = { readonly id: string; readonly number: number }

/** A listing's list holds so many counterparties in each project. */
export const keptPerListing = 7

export const today = (context: SystemContext) => wallClock(context.clock(), 'UTC').day

const pairKey = ({ listing, other }: ListedPair) => (listing < other ? `${listing} ${other}` : `${other} ${listing}`)

/** Stores new lists; returns the pairs that came, went or have another score, each once. */
export async function replaceLists(context: SystemContext, project: ProjectKey, lists: Lists): Promise<readonly ListedPair[]> {
  const before = await listsOf(context.db, project.number, [...lists.keys()])
  const removed: ListedPair[] = []
  const set: (ListedPair & { score: number })[] = []
  for (const [listing, list] of lists) {
    const known = new Map(before.get(listing)?.map(({ other, score }) => [other, score]))
    for (const { other, score } of list) {
      if (known.get(other) !== score) set.push({ listing, other, score })
      known.delete(other)
    }
    for (const other of known.keys()) removed.push({ listing, other })
  }
  await storeLists(context.db, project.number, { removed, set })
  return [...new Map([...removed, ...set].map(({ listing, other }) => [pairKey({ listing, other }), { listing, other }])).values()]
}

type Explained = { readonly pair: ScoredPair; readonly offer: Listing; readonly need: Listing }

/** Scores pairs with their reasons, in the order of their listings. */
async function explain(context: SystemContext, project: ProjectKey, pairs: readonly ListedPair[]): Promise<readonly Explained[]> {
  const listings = await matchableListings(
    context.db,
    pairs.flatMap(({ listing, other }) => [listing, other]),
  )
  const experience = await loadExperience(context.db, project.number)
  const { knowledge } = await context.library.in(context.db, [project.id])
  const explained = pairs.flatMap(({ listing, other }) => {
    const [one, two] = [listings.get(listing), listings.get(other)]
    const [offer, need] = one?.kind === 'offer' ? [one, two] : [two, one]
    const pair = offer && need && scorePair(knowledge, offer, need, today(context), experience)
    return pair ? [{ pair, offer, need }] : []
  })
  return explained.toSorted((a, b) => (a.pair.offerId + a.pair.needId < b.pair.offerId + b.pair.needId ? -1 : 1))
}

async function noteFound(context: SystemContext, found: readonly FoundMatch[], closed: readonly string[]): Promise<void> {
  const of = (stored: FoundMatch['stored']) => found.filter((match) => match.stored === stored)
  const idsOf = (matches: readonly FoundMatch[]) => matches.map((match) => match.id)
  const fresh = of('fresh')
  await auditEach(context, 'match.proposed', 'match', idsOf(fresh), (index) => ({ score: fresh[index]?.pair.score }))
  await auditEach(context, 'match.reopened', 'match', idsOf(of('reopened')))
  await auditEach(context, 'match.closed', 'match', closed)
  for (const matchId of closed) await refreshCards(context, { matchId })
}

/** What became of pairs in one project: found and stored ones, and undecided matches that were closed. */
export type Aligned = { readonly found: readonly FoundMatch[]; readonly closed: readonly string[] }

/**
 * Brings the matches of pairs in line with the lists: those in the lists of both sides are proposed or renewed, undecided ones that a
 * side no longer lists are closed.
 */
export async function alignMatches(context: SystemContext, project: ProjectKey, pairs: readonly ListedPair[]): Promise<Aligned> {
  const listed = await listedPairs(context.db, project.number, pairs)
  const explained = await explain(context, project, listed)
  const rows = explained.map(({ pair }) => ({ id: context.newId(), pair }))
  const stored = await storeMatches(context.db, project.id, rows, context.clock())
  const found = stored.flatMap((match, index) => {
    const sides = explained[index]
    if (!sides) return []
    const { pair, offer, need } = sides
    return [{ ...match, pair, offerFacilityId: offer.facilityId, needFacilityId: need.facilityId }]
  })
  const alive = new Set(explained.map(({ pair }) => pairKey({ listing: pair.offerId, other: pair.needId })))
  const closed = await closePairs(
    context.db,
    project.id,
    pairs.filter((pair) => !alive.has(pairKey(pair))),
  )
  return { found, closed }
}

/** Notes what became of pairs and tells brokers; entries of the audit chain come last. Returns how many matches are new. */
export async function recordAligned(context: SystemContext, project: ProjectKey, { found, closed }: Aligned): Promise<number> {
  await announceMatches(context, project.id, found)
  await noteFound(context, found, closed)
  return found.filter((match) => match.stored === 'fresh').length
}
