import { countTouched } from '../../db/queries/affected-listings.ts'
import { type KnowledgeStored, type Shipped, storeKnowledge } from '../../db/queries/knowledge.ts'
import { listingsWithoutMatchRows, refreshMatchRows } from '../../db/queries/match-rows.ts'
import { enqueue } from '../../db/queries/outbox.ts'
import { buildKnowledge, type Knowledge } from '../domain/knowledge.ts'
import { type TooWide, tooConnected, touchesTooMany } from '../domain/knowledge-edit.ts'
import type { SystemContext } from './context.ts'

export type KnowledgeChanged =
  | { readonly outcome: 'changed'; readonly edges: number; readonly knowledge: Knowledge }
  | { readonly outcome: 'too-wide'; readonly because: TooWide }

type Given = Pick<SystemContext, 'db' | 'clock' | 'newId'>

/** Rolls the change back and carries the reason out. */
class WideEdit extends Error {
  readonly because: TooWide

  constructor(because: TooWide) {
    super(`the edit is too wide: ${because.figure} ${because.share}`)
    this.because = because
  }
}

/** More changed edges than this are not named one by one: everything is redone. */
const namedEdges = 200
const filledAtOnce = 5_000

/**
 * Stores knowledge and asks for the matches that it changes. An edit that would connect almost everything is refused with its figure;
 * so is an edit by a person that would redo most listings, which a new version of the program may.
 */
export async function changeKnowledge(given: Given, shipped: Shipped, by: 'person' | 'version'): Promise<KnowledgeChanged> {
  // Looked at before anything is stored: so many edges would take minutes to write.
  const connected = tooConnected(buildKnowledge(shipped.materials, shipped.routes, shipped.industries))
  if (connected) return { outcome: 'too-wide', because: connected }
  try {
    return await given.db.transaction(async (db) => {
      const stored = await storeKnowledge(db, shipped)
      await refuseWide({ ...given, db }, stored, by)
      await refreshMatchRows(db, { materialIds: stored.materials })
      await refreshMatchRows(db, { classes: stored.classes })
      await fillMatchRows({ ...given, db })
      if (!stored.first) await askRematch({ ...given, db }, stored)
      return { outcome: 'changed', edges: stored.edges.length, knowledge: stored.knowledge }
    })
  } catch (fault) {
    if (fault instanceof WideEdit) return { outcome: 'too-wide', because: fault.because }
    throw fault
  }
}

async function refuseWide({ db }: Given, { edges, first }: KnowledgeStored, by: 'person' | 'version'): Promise<void> {
  if (first || by === 'version') return
  const { touched, active } = await countTouched(db, edges)
  const wide = touchesTooMany(touched, active)
  if (wide) throw new WideEdit(wide)
}

/** Listings from before there were figures for ranking get theirs. */
async function fillMatchRows({ db }: Given): Promise<void> {
  for (;;) {
    const listingIds = await listingsWithoutMatchRows(db, filledAtOnce)
    if (listingIds.length > 0) await refreshMatchRows(db, { listingIds })
    if (listingIds.length < filledAtOnce) return
  }
}

async function askRematch({ db, clock, newId }: Given, { edges, materials, classes }: KnowledgeStored): Promise<void> {
  const everything = materials.length > 0 || classes.length > 0 || edges.length > namedEdges
  const named = edges.map(({ from, to }) => `${from}>${to}`).join(' ')
  if (!everything && edges.length === 0) return
  const work = everything ? { job: 'rematch', payload: {} } : { job: 'rematch-edges', payload: { edges: named } }
  await enqueue(db, { id: newId(), ...work, dueAt: clock(), createdAt: clock() })
}
