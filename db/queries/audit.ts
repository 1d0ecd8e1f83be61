import { desc, sql } from 'drizzle-orm'
import { chainHash, chainStart, sha256 } from '../../src/domain/audit-chain.ts'
import type { Database } from '../client.ts'
import { auditEntry } from '../schema/outbox.ts'

export type AuditRow = typeof auditEntry.$inferSelect

/** The advisory lock that makes entries follow one another; held until the transaction ends. */
const auditLock = 7_301_955

/** Adds an entry to the chain; `detail` stays outside the hash but for its own hash. */
export async function appendAudit(
  db: Database,
  entry: { at: Date; actorId: string | null; verb: string; subjectKind: string; subjectId: string; detail: Record<string, unknown> },
): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${auditLock})`)
  const [last] = await db.select({ hash: auditEntry.hash }).from(auditEntry).orderBy(desc(auditEntry.sequence)).limit(1)
  const { at, detail, ...rest } = entry
  const facts = { ...rest, at: at.toISOString(), detailHash: sha256(JSON.stringify(detail)) }
  await db.insert(auditEntry).values({ ...facts, detail, hash: chainHash(last?.hash ?? chainStart, facts) })
}

export async function auditTrail(db: Database): Promise<readonly AuditRow[]> {
  return db.select().from(auditEntry).orderBy(auditEntry.sequence)
}
