import { asc, desc, gt, sql } from 'drizzle-orm'
import { chainHash, chainStart, detailHash } from '../../src/domain/audit-chain.ts'
import type { Database } from '../client.ts'
import { auditEntry } from '../schema/outbox.ts'

export type AuditRow = typeof auditEntry.$inferSelect

/** The advisory lock that makes entries follow one another; held until the transaction ends. */
const auditLock = 7_301_955

export type AuditFacts = {
  readonly at: Date
  readonly actorId: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly detail: Record<string, unknown>
}

/** Adds entries to the chain, in their order; `detail` stays outside the hash but for its own hash. */
export async function appendAudit(db: Database, ...entries: readonly AuditFacts[]): Promise<void> {
  if (entries.length === 0) return
  await db.execute(sql`select pg_advisory_xact_lock(${auditLock})`)
  const [last] = await db.select({ hash: auditEntry.hash }).from(auditEntry).orderBy(desc(auditEntry.sequence)).limit(1)
  let hash = last?.hash ?? chainStart
  const rows = entries.map(({ at, detail, ...rest }) => {
    const facts = { ...rest, at: at.toISOString(), detailHash: detailHash(detail) }
    hash = chainHash(hash, facts)
    return { ...facts, detail, hash }
  })
  await db.insert(auditEntry).values(rows)
}

export async function auditTrail(db: Database): Promise<readonly AuditRow[]> {
  return db.select().from(auditEntry).orderBy(auditEntry.sequence)
}

/** Entries after a sequence number, in their order. */
export async function auditPage(db: Database, after: number, limit: number): Promise<readonly AuditRow[]> {
  return db.select().from(auditEntry).where(gt(auditEntry.sequence, after)).orderBy(asc(auditEntry.sequence)).limit(limit)
}
