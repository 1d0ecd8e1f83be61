import { activeListingsOf, listingsOfEdges } from '../../db/queries/affected-listings.ts'
import { type ListedPair, type Lists, listedIn, lockLists, pairsOutOfLine } from '../../db/queries/candidate-lists.ts'
import type { ChangedEdge } from '../../db/queries/compat.ts'
import { learnExperience } from '../../db/queries/experience.ts'
import { projectsOfFacility } from '../../db/queries/facilities.ts'
import { allProjects } from '../../db/queries/projects.ts'
import { loadSnapshot } from '../../db/queries/snapshot.ts'
import { worthReviewing } from '../domain/match.ts'
import { rankerOf } from '../domain/match-bulk.ts'
import { dayNumber } from '../domain/window.ts'
import type { SystemContext } from './context.ts'
import { redoListings } from './find-matches.ts'
import { inTransaction } from './record-change.ts'
import { alignMatches, keptPerListing, type ProjectKey, recordAligned, replaceLists, today } from './redo-lists.ts'

/**
 * With more listings than this to redo, loading the whole project and ranking in memory is faster than asking one by one. Each listing
 * that changed takes some ten others along.
 */
const snapshotAbove = 100

const rankedAtOnce = 2_000
const alignedAtOnce = 500

export type Rematched = { readonly outcome: 'rematched'; readonly listings: number; readonly proposed: number }

type Chosen = readonly string[] | 'all'

// Ranking in memory keeps the process busy; now and then others get their turn.
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The lists of listings, or of a whole project, from a snapshot. A listing that is not in it any more has an empty list. */
async function listsFromSnapshot(context: SystemContext, project: ProjectKey, chosen: Chosen): Promise<Lists> {
  const { snapshot, rowOf } = await loadSnapshot(context.ranking, project.number)
  const options = { today: dayNumber(today(context)), least: worthReviewing, limit: keptPerListing }
  const ids = chosen === 'all' ? new Set([...rowOf.keys(), ...(await listedIn(context.db, project.number))]) : new Set(chosen)
  const rank = rankerOf(snapshot)
  const lists = new Map<string, ReturnType<typeof rank>>()
  for (const id of ids) {
    const row = rowOf.get(id)
    lists.set(id, row === undefined ? [] : rank(row, options))
    if (lists.size % rankedAtOnce === 0) await breathe()
  }
  return lists
}

/**
 * Redoes lists from a snapshot, then brings the matches of pairs that moved in line in short transactions. Where a run may have ended
 * half way, and for a whole project, it is the stored state that says which pairs are out of line.
 */
async function redoFromSnapshot(context: SystemContext, project: ProjectKey, chosen: Chosen, resumed: boolean): Promise<Rematched> {
  const { listings, moved } = await inTransaction(context, async (inside) => {
    await lockLists(inside.db, project.number)
    const lists = await listsFromSnapshot(inside, project, chosen)
    return { listings: lists.size, moved: await replaceLists(inside, project, lists) }
  })
  if (resumed) return { outcome: 'rematched', listings, proposed: await alignProject(context, project) }
  let proposed = 0
  for (let start = 0; start < moved.length; start += alignedAtOnce) {
    proposed += await alignSome(context, project, () => Promise.resolve(moved.slice(start, start + alignedAtOnce))).then(
      (step) => step.proposed,
    )
  }
  return { outcome: 'rematched', listings, proposed }
}

async function alignSome(context: SystemContext, project: ProjectKey, choose: (inside: SystemContext) => Promise<readonly ListedPair[]>) {
  return inTransaction(context, async (inside) => {
    await lockLists(inside.db, project.number)
    const pairs = await choose(inside)
    return { pairs: pairs.length, proposed: await recordAligned(inside, project, await alignMatches(inside, project, pairs)) }
  })
}

async function alignProject(context: SystemContext, project: ProjectKey): Promise<number> {
  let proposed = 0
  for (;;) {
    const step = await alignSome(context, project, (inside) => pairsOutOfLine(inside.db, project, alignedAtOnce))
    proposed += step.proposed
    if (step.pairs === 0) return proposed
  }
}

const none: Rematched = { outcome: 'rematched', listings: 0, proposed: 0 }
const sum = (a: Rematched, b: Rematched): Rematched => ({ ...a, listings: a.listings + b.listings, proposed: a.proposed + b.proposed })

async function redoOneByOne(context: SystemContext, project: ProjectKey, changed: readonly string[]): Promise<Rematched> {
  const proposed = await inTransaction(context, (inside) => redoListings(inside, [project], changed))
  return { outcome: 'rematched', listings: changed.length, proposed }
}

/** Redoes the matches of a facility that moved, or whose industry, transport or owner changed. */
export async function rematchFacility(context: SystemContext, input: { readonly facilityId: string }): Promise<Rematched> {
  const listings = await activeListingsOf(context.db, input.facilityId)
  let done = none
  for (const project of await projectsOfFacility(context.db, input.facilityId)) {
    const few = listings.length <= snapshotAbove
    done = sum(done, await (few ? redoOneByOne(context, project, listings) : redoFromSnapshot(context, project, 'all', true)))
  }
  return done
}

/**
 * Redoes the matches that changed edges of the knowledge carry. One by one, either side of the edges covers all their pairs; from a
 * snapshot, the lists of both sides are redone. `resumed` when a run before this one may have ended half way.
 */
export async function rematchEdges(
  context: SystemContext,
  input: { readonly edges: readonly ChangedEdge[]; readonly resumed: boolean },
): Promise<Rematched> {
  let done = none
  for (const project of await allProjects(context.db)) {
    const { offers, needs } = await listingsOfEdges(context.db, project.number, input.edges)
    const fewer = offers.length < needs.length ? offers : needs
    if (fewer.length === 0) continue
    const few = fewer.length <= snapshotAbove
    const both = [...offers, ...needs]
    done = sum(done, await (few ? redoOneByOne(context, project, fewer) : redoFromSnapshot(context, project, both, input.resumed)))
  }
  return done
}

/** Learns from each project's decisions and redoes all its matches: days pass, and shares of windows with them. */
export async function rematchAll(context: SystemContext): Promise<Rematched> {
  let done = none
  for (const project of await allProjects(context.db)) {
    await learnExperience(context.db, project)
    done = sum(done, await redoFromSnapshot(context, project, 'all', true))
  }
  return done
}
