import { type ListedPair, listsNaming, listsOf, lockLists } from '../../db/queries/candidate-lists.ts'
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

type Ranked = { readonly other: string; readonly score: number }
type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>

async function redoIn(context: SystemContext, project: ProjectKey, changed: readonly string[]): Promise<Aligned> {
  const asked = { today: dayNumber(today(context)), least: worthReviewing, limit: keptPerListing }
  const rank = async (listingId: string): Promise<readonly Ranked[]> => {
    const ranked = await rankCandidates(context.ranking, { ...asked, listingId })
    return ranked.filter((row) => row.project === project.number).map(({ other, score }) => ({ other, score }))
  }
  // The ranking client sees what is committed; the lock keeps others from changing lists in between.
  const entering = await Promise.all(
    changed.map(async (listingId) => {
      const rows = await listsToEnter(context.ranking, { ...asked, listingId })
      return rows.filter((row) => row.project === project.number).map((row) => [row.other, listingId, row.score] as const)
    }),
  )
  const scores = byList(entering.flat())
  const affected = new Set([...changed, ...(await listsNaming(context.db, project.number, changed)), ...scores.keys()])
  const before = await listsOf(context.db, project.number, [...affected])
  const subjects = new Set(changed)
  const lists = await Promise.all(
    [...affected].map(async (listingId) => {
      const merged = subjects.has(listingId) ? null : merge(before.get(listingId) ?? [], scores.get(listingId) ?? new Map(), subjects)
      return [listingId, merged ?? (await rank(listingId))] as const
    }),
  )
  const moved = await replaceLists(context, project, new Map(lists))
  return alignMatches(context, project, distinct([...moved, ...pairsOf(new Map(lists), changed)]))
}

function byList(rows: readonly (readonly [list: string, listing: string, score: number])[]): Scores {
  const lists = new Map<string, Map<string, number>>()
  for (const [list, listing, score] of rows) {
    const known = lists.get(list) ?? new Map<string, number>()
    known.set(listing, score)
    lists.set(list, known)
  }
  return lists
}

/**
 * A list with the listings that changed at their new scores; null where only ranking anew can tell, because one of them fell or left
 * and a listing that is not on the full list may take its place.
 */
function merge(before: readonly Ranked[], scores: ReadonlyMap<string, number>, subjects: ReadonlySet<string>): readonly Ranked[] | null {
  const fell = before.some(({ other, score }) => subjects.has(other) && (scores.get(other) ?? 0) < score)
  if (fell && before.length === keptPerListing) return null
  const others = before.filter(({ other }) => !subjects.has(other))
  const merged = [...others, ...[...scores].map(([other, score]) => ({ other, score }))]
  return merged.sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1)).slice(0, keptPerListing)
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
