import { and, count, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import type { Notice, NoticeKind } from '../../src/domain/notice.ts'
import type { Database } from '../client.ts'
import { notice, type SentTo } from '../schema/outbox.ts'

export type { SentTo }

export type NoticeRow = typeof notice.$inferSelect

export async function insertNotice(db: Database, row: { id: string; personId: string; notice: Notice; createdAt: Date }): Promise<void> {
  const { id, personId, createdAt } = row
  await db.insert(notice).values({ id, personId, createdAt, kind: row.notice.kind, facts: row.notice.facts, status: 'waiting' })
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
