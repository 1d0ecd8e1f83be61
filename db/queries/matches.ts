import { and, count, desc, eq, gte, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { MatchStatus } from '../../src/domain/review.ts'
import type { Database } from '../client.ts'
import { match, matchQuestion } from '../schema/match.ts'

export type MatchRow = typeof match.$inferSelect
export type QuestionRow = typeof matchQuestion.$inferSelect

/** Closes undecided matches of a listing that are no longer among its best; returns their ids. */
export async function closeMatchesExcept(
  db: Database,
  listingId: string,
  projectId: string | null,
  keep: readonly string[],
): Promise<readonly string[]> {
  const closed = await db
    .update(match)
    .set({ status: 'closed' })
    .where(
      and(
        or(eq(match.offerId, listingId), eq(match.needId, listingId)),
        projectId ? eq(match.projectId, projectId) : undefined,
        inArray(match.status, ['proposed', 'held']),
        keep.length > 0
          ? sql`${match.id} not in (${sql.join(
              keep.map((id) => sql`${id}::uuid`),
              sql`, `,
            )})`
          : undefined,
      ),
    )
    .returning({ id: match.id })
  return closed.map((row) => row.id)
}

export async function matchById(db: Database, id: string): Promise<MatchRow | null> {
  const [row] = await db.select().from(match).where(eq(match.id, id))
  return row ?? null
}

export async function matchIdByNumber(db: Database, number: number): Promise<string | null> {
  const [row] = await db.select({ id: match.id }).from(match).where(eq(match.number, number))
  return row?.id ?? null
}

export async function updateMatch(db: Database, id: string, change: Partial<typeof match.$inferInsert>): Promise<void> {
  await db.update(match).set(change).where(eq(match.id, id))
}

/** How many other matches of a listing still wait for a broker. */
export async function otherCandidates(db: Database, listingId: string, exceptMatchId: string): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(match)
    .where(
      and(
        or(eq(match.offerId, listingId), eq(match.needId, listingId)),
        inArray(match.status, ['proposed', 'held']),
        ne(match.id, exceptMatchId),
      ),
    )
  return row?.total ?? 0
}

export async function insertQuestion(db: Database, row: typeof matchQuestion.$inferInsert): Promise<void> {
  await db.insert(matchQuestion).values(row)
}

export async function lockQuestion(db: Database, id: string): Promise<QuestionRow | null> {
  const [row] = await db.select().from(matchQuestion).where(eq(matchQuestion.id, id)).for('no key update')
  return row ?? null
}

export async function answerQuestion(
  db: Database,
  id: string,
  change: { answer: string; answeredBy: string; answeredAt: Date },
): Promise<void> {
  await db.update(matchQuestion).set(change).where(eq(matchQuestion.id, id))
}

export async function questionsOf(db: Database, matchIds: readonly string[]): Promise<readonly QuestionRow[]> {
  return db
    .select()
    .from(matchQuestion)
    .where(inArray(matchQuestion.matchId, [...matchIds]))
    .orderBy(matchQuestion.askedAt)
}

/** The best new match of a project in a span of time. */
export async function bestMatch(db: Database, projectId: string, since: Date, until: Date): Promise<MatchRow | null> {
  const [row] = await db
    .select()
    .from(match)
    .where(and(eq(match.projectId, projectId), gte(match.createdAt, since), lt(match.createdAt, until), ne(match.status, 'closed')))
    .orderBy(desc(match.score))
    .limit(1)
  return row ?? null
}

/** Matches of a project by status; with rejections counted by reason in a span of time. */
export async function countMatches(db: Database, projectId: string, status: MatchStatus): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(match)
    .where(and(eq(match.projectId, projectId), eq(match.status, status)))
  return row?.total ?? 0
}

export async function rejectionsOf(
  db: Database,
  projectId: string,
  since: Date,
  until: Date,
): Promise<readonly { reason: string; count: number }[]> {
  const rows = await db
    .select({ reason: match.rejection, count: count() })
    .from(match)
    .where(and(eq(match.projectId, projectId), eq(match.status, 'rejected'), gte(match.decidedAt, since), lt(match.decidedAt, until)))
    .groupBy(match.rejection)
    .orderBy(desc(count()))
  return rows.map((row) => ({ reason: row.reason ?? 'other', count: row.count }))
}

export async function questionById(db: Database, id: string): Promise<QuestionRow | null> {
  const [row] = await db.select().from(matchQuestion).where(eq(matchQuestion.id, id))
  return row ?? null
}
