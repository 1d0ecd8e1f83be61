import { and, count, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { laneOf, type Notice, type NoticeKind } from '../../src/domain/notice.ts'
import type { Database } from '../client.ts'
import { notice, outbox, type SentTo } from '../schema/outbox.ts'

export type { SentTo }

export type NoticeRow = typeof notice.$inferSelect

type NewNotice = { readonly id: string; readonly personId: string; readonly notice: Notice; readonly createdAt: Date }

export async function insertNotice(db: Database, row: NewNotice): Promise<void> {
  await insertNotices(db, [row])
}

export async function insertNotices(db: Database, rows: readonly NewNotice[]): Promise<void> {
  if (rows.length === 0) return
  await db.insert(notice).values(
    rows.map(({ id, personId, createdAt, notice: told }) => {
      const { kind, facts } = told
      return { id, personId, createdAt, kind, facts, lane: laneOf(told), status: 'waiting' as const }
    }),
  )
}

export async function noticeById(db: Database, id: string): Promise<NoticeRow | null> {
  const [row] = await db.select().from(notice).where(eq(notice.id, id))
  return row ?? null
}

export async function updateNotice(db: Database, id: string, change: Partial<typeof notice.$inferInsert>): Promise<void> {
  await db.update(notice).set(change).where(eq(notice.id, id))
}

/** A stored row as a notice; the kinds are written by `insertNotice` only. */
export function noticeOf(row: NoticeRow): Notice {
  return { kind: row.kind, facts: row.facts } as Notice
}

/** How many notices of these kinds a person was given since a moment. */
export async function countNotices(db: Database, personId: string, kinds: readonly NoticeKind[], since: Date): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(notice)
    .where(and(eq(notice.personId, personId), inArray(notice.kind, [...kinds]), gte(notice.createdAt, since)))
  return row?.total ?? 0
}

/** True when the person was given exactly this notice since a moment. */
export async function wasTold(db: Database, personId: string, told: Notice, since: Date): Promise<boolean> {
  const [row] = await db
    .select({ total: count() })
    .from(notice)
    .where(
      and(
        eq(notice.personId, personId),
        eq(notice.kind, told.kind),
        gte(notice.createdAt, since),
        sql`${notice.facts} @> ${JSON.stringify(told.facts)}::jsonb`,
      ),
    )
  return (row?.total ?? 0) > 0
}

/** How many notices of its lane still have to reach the person before this one, and when the first of them is due. */
export async function aheadInLane(db: Database, row: NoticeRow): Promise<{ readonly ahead: number; readonly firstDueAt: Date } | null> {
  if (row.lane === null) return null
  const waiting = await db
    .select({ dueAt: outbox.dueAt })
    .from(notice)
    .innerJoin(outbox, eq(outbox.id, notice.id))
    .where(
      and(
        eq(notice.personId, row.personId),
        eq(notice.lane, row.lane),
        lt(notice.sequence, row.sequence),
        inArray(notice.status, ['waiting', 'attempted']),
        inArray(outbox.status, ['due', 'queued']),
      ),
    )
    .orderBy(notice.sequence)
  const [first] = waiting
  return first ? { ahead: waiting.length, firstDueAt: first.dueAt } : null
}

/** Notices about the same thing that somebody still sees with their buttons, or is just being sent. */
export async function openNotices(db: Database, about: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const rows = await db
    .select({ id: notice.id })
    .from(notice)
    .where(
      and(sql`${notice.status} in ('attempted', 'sent')`, isNull(notice.closedAt), sql`${notice.facts} @> ${JSON.stringify(about)}::jsonb`),
    )
  return rows.map(({ id }) => id)
}
