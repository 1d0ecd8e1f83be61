import { type ListedPair, listsNaming, lockLists } from '../../db/queries/candidate-lists.ts'
import { listsToEnter, rankCandidates } from '../../db/queries/candidates.ts'
import { matchableListing } from '../../db/queries/listings.ts'
import type { Listing } from '../domain/listing.ts'
import { worthReviewing } from '../domain/match.ts'
import { dayNumber } from '../domain/window.ts'
import type { SystemContext } from './context.ts'
import { inTransaction } from './record-change.ts'
import { type Aligned, alignMatches, keptPerListing, type ProjectKey, recordAligned, replaceLists, today } from './redo-lists.ts'

export type MatchesFound = { readonly outcome: 'matched'; readonly proposed: number } | { readonly outcome: 'not-matchable' }

/** Finds the best counterparties of a listing in each of its projects, lets it into their lists, and puts what is new before the brokers. */
export async function findMatches(context: SystemContext, input: { readonly listingId: string }): Promise<MatchesFound> {
  return inTransaction(context, async (inside) => {
    const found = await matchableListing(inside.db, input.listingId)
    if (!found) return { outcome: 'not-matchable' }
    const proposed = await redoListings(inside, found.projects, [input.listingId])
    return isMatchable(found.listing) ? { outcome: 'matched', proposed } : { outcome: 'not-matchable' }
  })
}

const isMatchable = (listing: Listing) => listing.status === 'active' && listing.materialId !== null

/**
 * Redoes the lists of listings that changed, and of every listing whose list they leave, enter or stay in with another score: the
 * same result as redoing everything. Returns how many matches are new. The caller holds a transaction.
 */
export async function redoListings(context: SystemContext, projects: readonly ProjectKey[], changed: readonly string[]): Promise<number> {
  const ordered = projects.toSorted((one, other) => one.number - other.number)
  for (const project of ordered) await lockLists(context.db, project.number)
  const aligned: Aligned[] = []
  for (const project of ordered) aligned.push(await redoIn(context, project, changed))
  let fresh = 0
  for (const [index, project] of ordered.entries())
    fresh += await recordAligned(context, project, aligned[index] ?? { found: [], closed: [] })
  return fresh
}

async function redoIn(context: SystemContext, project: ProjectKey, changed: readonly string[]): Promise<Aligned> {
  const asked = { today: dayNumber(today(context)), least: worthReviewing, limit: keptPerListing }
  // The ranking client sees what is committed; the lock keeps others from changing lists in between.
  const entered = await Promise.all(changed.map((listingId) => listsToEnter(context.ranking, { ...asked, listingId })))
  const affected = new Set([
    ...changed,
    ...(await listsNaming(context.db, project.number, changed)),
    ...entered.flat().flatMap((row) => (row.project === project.number ? [row.other] : [])),
  ])
  const lists = await Promise.all(
    [...affected].map(async (listingId) => {
      const ranked = await rankCandidates(context.ranking, { ...asked, listingId })
      return [listingId, ranked.filter((row) => row.project === project.number)] as const
    }),
  )
  const moved = await replaceLists(context, project, new Map(lists))
  return alignMatches(context, project, distinct([...moved, ...pairsOf(new Map(lists), changed)]))
}

/** Pairs that changed listings still stand in: their figures may be others although their scores are not. */
function pairsOf(lists: ReadonlyMap<string, readonly { readonly other: string }[]>, changed: readonly string[]): readonly ListedPair[] {
  const subjects = new Set(changed)
  return [...lists].flatMap(([listing, list]) =>
    list.filter(({ other }) => subjects.has(listing) || subjects.has(other)).map(({ other }) => ({ listing, other })),
  )
}

function distinct(pairs: readonly ListedPair[]): readonly ListedPair[] {
  const keyOf = ({ listing, other }: ListedPair) => (listing < other ? listing + other : other + listing)
  return [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()]
}
