import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { ChangeOrigin, KnowledgeAmendment } from '../../src/domain/amendment.ts'
import { amendmentKey } from '../../src/domain/amendment.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Database } from '../client.ts'
import { material } from '../schema/knowledge.ts'
import { knowledgeChange, projectKnowledge } from '../schema/knowledge-change.ts'
import { listing } from '../schema/listing.ts'
import { person } from '../schema/person.ts'

export type ChangeRow = typeof knowledgeChange.$inferSelect

/** A change with the names of who proposed, decided and undid it. */
export type NamedChange = ChangeRow & { readonly proposer: string | null; readonly decider: string | null; readonly undoer: string | null }

/** The knowledge versions of those projects that have knowledge of their own, by project id. */
export async function knowledgeVersions(
  db: Database,
  projectIds: readonly string[],
): Promise<readonly { readonly projectId: string; readonly version: number }[]> {
  if (projectIds.length === 0) return []
  return db
    .select()
    .from(projectKnowledge)
    .where(inArray(projectKnowledge.projectId, [...projectIds]))
    .orderBy(projectKnowledge.projectId)
}

/** What a project knows of its own, in the order in which it was decided. */
export async function appliedAmendments(db: Database, projectId: string): Promise<readonly KnowledgeAmendment[]> {
  const rows = await db
    .select({ content: knowledgeChange.content })
    .from(knowledgeChange)
    .where(and(eq(knowledgeChange.projectId, projectId), eq(knowledgeChange.status, 'applied')))
    .orderBy(knowledgeChange.decidedAt, knowledgeChange.sequence)
  return rows.map((row) => row.content)
}

/** Gives a project's knowledge a new version, so that every process reads it anew; holds the project's row until the transaction ends. */
export async function renewKnowledge(db: Database, projectId: string): Promise<void> {
  await db
    .insert(projectKnowledge)
    .values({ projectId, version: sql`nextval('knowledge_version')` })
    .onConflictDoUpdate({ target: projectKnowledge.projectId, set: { version: sql`nextval('knowledge_version')` } })
}

export type NewChange = {
  readonly id: string
  readonly projectId: string
  readonly batchId: string
  readonly amendment: KnowledgeAmendment
  readonly origin: ChangeOrigin
  readonly listingId: string | null
  readonly proposedBy: string | null
  readonly proposedAt: Date
}

export async function insertChanges(db: Database, changes: readonly NewChange[]): Promise<void> {
  const rows = changes.map(({ amendment, ...row }) => ({
    ...row,
    kind: amendment.kind,
    key: amendmentKey(amendment),
    content: amendment,
    status: 'proposed' as const,
  }))
  if (rows.length > 0) await db.insert(knowledgeChange).values(rows)
}

/** What was proposed together, locked until the transaction ends. */
export async function lockBatch(db: Database, batchId: string): Promise<readonly ChangeRow[]> {
  return db
    .select()
    .from(knowledgeChange)
    .where(eq(knowledgeChange.batchId, batchId))
    .orderBy(knowledgeChange.sequence)
    .for('no key update')
}

export async function lockChange(db: Database, id: string): Promise<ChangeRow | null> {
  const [row] = await db.select().from(knowledgeChange).where(eq(knowledgeChange.id, id)).for('no key update')
  return row ?? null
}

export async function updateChanges(
  db: Database,
  ids: readonly string[],
  change: Partial<Pick<ChangeRow, 'status' | 'decidedBy' | 'decidedAt' | 'undoneBy' | 'undoneAt'>>,
): Promise<void> {
  if (ids.length > 0) {
    await db
      .update(knowledgeChange)
      .set(change)
      .where(inArray(knowledgeChange.id, [...ids]))
  }
}

const names = {
  proposer: sql<string | null>`(select p.name from ${person} p where p.id = ${knowledgeChange.proposedBy})`,
  decider: sql<string | null>`(select p.name from ${person} p where p.id = ${knowledgeChange.decidedBy})`,
  undoer: sql<string | null>`(select p.name from ${person} p where p.id = ${knowledgeChange.undoneBy})`,
}

/** Changes of a project with who made them, newest first; those of some states only. */
export async function changesOf(
  db: Database,
  wanted: { projectId: string; statuses: readonly ChangeRow['status'][]; limit: number; offset: number },
): Promise<{ readonly changes: readonly NamedChange[]; readonly total: number }> {
  const where = and(eq(knowledgeChange.projectId, wanted.projectId), inArray(knowledgeChange.status, [...wanted.statuses]))
  const [rows, [totals]] = await Promise.all([
    db
      .select({ change: knowledgeChange, ...names })
      .from(knowledgeChange)
      .where(where)
      .orderBy(
        desc(sql`coalesce(${knowledgeChange.undoneAt}, ${knowledgeChange.decidedAt}, ${knowledgeChange.proposedAt})`),
        desc(knowledgeChange.sequence),
      )
      .limit(wanted.limit)
      .offset(wanted.offset),
    db.select({ total: count() }).from(knowledgeChange).where(where),
  ])
  return { changes: rows.map(({ change, ...who }) => ({ ...change, ...who })), total: totals?.total ?? 0 }
}

/** What was proposed together with who proposed it. */
export async function batchOf(db: Database, batchId: string): Promise<readonly NamedChange[]> {
  const rows = await db
    .select({ change: knowledgeChange, ...names })
    .from(knowledgeChange)
    .where(eq(knowledgeChange.batchId, batchId))
    .orderBy(knowledgeChange.sequence)
  return rows.map(({ change, ...who }) => ({ ...change, ...who }))
}

/** How many amendments of each kind hold in a project, and how many proposals wait. */
export async function countChanges(
  db: Database,
  projectId: string,
): Promise<{ readonly waiting: number; readonly applied: Readonly<Record<string, number>> }> {
  const rows = await db
    .select({ kind: knowledgeChange.kind, status: knowledgeChange.status, total: sql<number>`count(distinct ${knowledgeChange.key})::int` })
    .from(knowledgeChange)
    .where(and(eq(knowledgeChange.projectId, projectId), inArray(knowledgeChange.status, ['applied', 'proposed'])))
    .groupBy(knowledgeChange.kind, knowledgeChange.status)
  const of = (status: string) => rows.filter((row) => row.status === status)
  return {
    waiting: of('proposed').reduce((sum, row) => sum + row.total, 0),
    applied: Object.fromEntries(of('applied').map((row) => [row.kind, row.total])),
  }
}

/** Makes a project's material one that listings can mean. */
export async function putMaterial(db: Database, projectId: string, entry: Material): Promise<void> {
  const { en, 'zh-CN': zh, ko } = entry.aliases
  const row = { ...entry, ewc: [...entry.ewc], aliases: { en: [...en], 'zh-CN': [...zh], ko: [...ko] }, projectId }
  await db
    .insert(material)
    .values(row)
    .onConflictDoUpdate({ target: material.id, set: row, setWhere: eq(material.projectId, projectId) })
}

/** How many listings that still stand mean a material. */
export async function listingsMeaning(db: Database, materialId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(listing)
    .where(and(eq(listing.materialId, materialId), inArray(listing.status, ['active', 'paused'])))
  return row?.total ?? 0
}

/** The displaced factor that a project set for a material, or null where it uses the shipped one. */
export async function ownFactor(
  db: Database,
  projectId: string,
  materialId: string,
): Promise<{ readonly id: string; readonly value: number; readonly year: number; readonly source: string } | null> {
  const [row] = await db
    .select({ id: knowledgeChange.id, content: knowledgeChange.content })
    .from(knowledgeChange)
    .where(
      and(
        eq(knowledgeChange.kind, 'factor'),
        eq(knowledgeChange.key, materialId),
        eq(knowledgeChange.projectId, projectId),
        eq(knowledgeChange.status, 'applied'),
      ),
    )
    .orderBy(desc(knowledgeChange.decidedAt), desc(knowledgeChange.sequence))
    .limit(1)
  if (row?.content.kind !== 'factor') return null
  const { value, year, source } = row.content
  return { id: row.id, value, year, source }
}
