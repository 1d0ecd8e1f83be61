import { countTouched } from '../../db/queries/affected-listings.ts'
import { type ChangedEdge, forkGraph, storeCompat } from '../../db/queries/compat.ts'
import { type KnowledgeStored, storeKnowledge } from '../../db/queries/knowledge.ts'
import { appliedAmendments } from '../../db/queries/knowledge-changes.ts'
import { listingsWithoutMatchRows, refreshMatchRows } from '../../db/queries/match-rows.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import { allProjects, projectsWithKnowledge } from '../../db/queries/projects.ts'
import { amendLists } from '../domain/amendment.ts'
import { buildKnowledge, type Knowledge } from '../domain/knowledge.ts'
import { type TooWide, tooConnected, touchesTooMany } from '../domain/knowledge-edit.ts'
import type { SystemContext } from './context.ts'

export type KnowledgeChanged = { readonly outcome: 'changed' | 'unchanged' } | { readonly outcome: 'too-wide'; readonly because: TooWide }

type Given = Pick<SystemContext, 'db' | 'clock' | 'newId'>

/** Rolls a change back and carries the reason out. */
export class WideEdit extends Error {
  readonly because: TooWide

  constructor(because: TooWide) {
    super(`the edit is too wide: ${because.figure} ${because.share}`)
    this.because = because
  }
}

/** More changed edges than this are not named one by one: everything is redone. */
const namedEdges = 200
const filledAtOnce = 5_000

type Changed = { readonly edges: readonly ChangedEdge[]; readonly materials: readonly string[]; readonly classes: readonly string[] }

/** Stores the shipped knowledge and asks for the matches that it changes. One that would connect almost everything is refused with its figure. */
export async function changeShipped(given: Given, shipped: Parameters<typeof storeKnowledge>[1]): Promise<KnowledgeChanged> {
  try {
    return await given.db.transaction(async (db) => {
      const inside = { ...given, db }
      const stored = await storeKnowledge(db, shipped, refuseConnected)
      if (!stored) return { outcome: 'unchanged' }
      const own = await redrawGraphs(inside, stored)
      await refreshRows(inside, stored)
      await fillMatchRows(inside)
      if (!stored.first) await askRematch(inside, { ...stored, edges: [...stored.edges, ...own] })
      return { outcome: 'changed' }
    })
  } catch (fault) {
    if (fault instanceof WideEdit) return { outcome: 'too-wide', because: fault.because }
    throw fault
  }
}

/** Projects with knowledge of their own follow the new lists too, with their amendments on top. */
async function redrawGraphs({ db }: Given, { lists }: KnowledgeStored): Promise<readonly ChangedEdge[]> {
  const changed: ChangedEdge[] = []
  for (const { id, number } of await projectsWithKnowledge(db)) {
    const own = amendLists(lists, [await appliedAmendments(db, id)])
    const knowledge = buildKnowledge(own.materials, own.routes, own.industries)
    changed.push(...(await storeCompat(db, knowledge, number)).edges)
  }
  return changed
}

/**
 * Draws a project's own graph anew after its amendments changed, and asks for the matches that this changes. Throws WideEdit where
 * the amendments connect almost everything, or would redo most listings. The caller holds the transaction.
 */
export async function redrawProject(context: SystemContext, projectId: string): Promise<void> {
  const project = (await allProjects(context.db)).find((each) => each.id === projectId)
  if (!project) return
  const { knowledge } = await context.library.in(context.db, [projectId])
  refuseConnected(knowledge)
  await forkGraph(context.db, project)
  const { edges, classes } = await storeCompat(context.db, knowledge, project.number)
  const { touched, active } = await countTouched(context.db, edges)
  const wide = touchesTooMany(touched, active)
  if (wide) throw new WideEdit(wide)
  const changed = { edges, classes, materials: [] }
  await refreshRows(context, changed)
  await askRematch(context, changed)
}

function refuseConnected(knowledge: Knowledge): void {
  const connected = tooConnected(knowledge)
  if (connected) throw new WideEdit(connected)
}

async function refreshRows({ db }: Given, { materials, classes }: Changed): Promise<void> {
  await refreshMatchRows(db, { materialIds: materials })
  await refreshMatchRows(db, { classes })
}

/** Listings from before there were figures for ranking get theirs. */
async function fillMatchRows({ db }: Given): Promise<void> {
  for (;;) {
    const listingIds = await listingsWithoutMatchRows(db, filledAtOnce)
    if (listingIds.length > 0) await refreshMatchRows(db, { listingIds })
    if (listingIds.length < filledAtOnce) return
  }
}

async function askRematch({ db, clock, newId }: Given, { edges, materials, classes }: Changed): Promise<void> {
  const everything = materials.length > 0 || classes.length > 0 || edges.length > namedEdges
  const named = edges.map(({ from, to }) => `${from}>${to}`).join(' ')
  if (!everything && edges.length === 0) return
  const work = everything ? { job: 'rematch', payload: {} } : { job: 'rematch-edges', payload: { edges: named } }
  await enqueue(db, { id: newId(), ...work, dueAt: clock(), createdAt: clock() })
}
