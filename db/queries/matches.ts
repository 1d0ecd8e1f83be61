import { and, count, desc, eq, gte, inArray, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import type { ScoredPair } from '../../src/domain/match.ts'
import type { MatchStatus } from '../../src/domain/review.ts'
import type { Database } from '../client.ts'
import { listing } from '../schema/listing.ts'
import { match, matchQuestion } from '../schema/match.ts'

export type MatchRow = typeof match.$inferSelect
export type QuestionRow = typeof matchQuestion.$inferSelect

/** What storing a pair did: a new match, a closed one that is open again, or one that was known. */
export type StoredMatch = {
  readonly id: string
  readonly stored: 'fresh' | 'reopened' | 'known'
  /** The score brokers were last told, and whether the match still waits for them. */
  readonly toldScore: number | null
  readonly waits: boolean
}

type PairRow = { readonly id: string; readonly pair: ScoredPair }
const keyOf = (pair: { offerId: string; needId: string }) => `${pair.offerId} ${pair.needId}`
const asRows = (values: readonly unknown[]) => sql`jsonb_array_elements(${JSON.stringify(values)}::jsonb) as r`

async function knownMatches(db: Database, projectId: string, rows: readonly PairRow[]) {
  const wanted = rows.map(({ pair }) => [pair.offerId, pair.needId])
  const known = await db.execute<{ id: string; offerId: string; needId: string; status: MatchStatus; toldScore: number | null }>(sql`
    select m.id, m.offer_id as "offerId", m.need_id as "needId", m.status, m.told_score as "toldScore" from ${asRows(wanted)}
    join match m on m.project_id = ${projectId} and m.offer_id = (r->>0)::uuid and m.need_id = (r->>1)::uuid
    order by m.offer_id, m.need_id for no key update of m`)
  return new Map(known.map((row) => [keyOf(row), row]))
}

async function renewMatches(db: Database, rows: readonly PairRow[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, pair }) => [id, pair.score, pair.reasons, pair.flowPerYear])
  await db.execute(sql`update match set status = case status when 'closed' then 'proposed' else status end,
      hold_until = case status when 'closed' then null else hold_until end,
      score = (r->>1)::float8, reasons = r->2, flow = nullif(r->3, 'null'::jsonb)
    from ${asRows(values)} where match.id = (r->>0)::uuid and status in ('proposed', 'held', 'closed')`)
}

/**
 * Stores scored pairs by pair of listings: new and closed ones are proposed, undecided ones get their figures renewed, decided ones
 * stay. The caller gives pairs in the order of their listings, in which every run takes its locks.
 */
export async function storeMatches(
  db: Database,
  projectId: string,
  rows: readonly PairRow[],
  createdAt: Date,
): Promise<readonly StoredMatch[]> {
  if (rows.length === 0) return []
  const known = await knownMatches(db, projectId, rows)
  const fresh = rows.filter(({ pair }) => !known.has(keyOf(pair)))
  if (fresh.length > 0) {
    const values = fresh.map(({ id, pair: { offerId, needId, score, reasons, flowPerYear } }) => {
      const pair = { offerId, needId, score, reasons, flow: flowPerYear }
      return { id, projectId, status: 'proposed' as const, createdAt, ...pair }
    })
    await db.insert(match).values(values)
  }
  await renewMatches(
    db,
    rows.flatMap(({ pair }) => {
      const before = known.get(keyOf(pair))
      return before ? [{ id: before.id, pair }] : []
    }),
  )
  return rows.map(({ id, pair }) => {
    const before = known.get(keyOf(pair))
    if (!before) return { id, stored: 'fresh', toldScore: null, waits: true }
    const { status, toldScore } = before
    return {
      id: before.id,
      stored: status === 'closed' ? 'reopened' : 'known',
      toldScore,
      waits: status === 'proposed' || status === 'closed',
    }
  })
}

/** Closes the undecided matches between pairs of listings, whichever is the offer; returns their ids. */
export async function closePairs(
  db: Database,
  projectId: string,
  pairs: readonly { readonly listing: string; readonly other: string }[],
): Promise<readonly string[]> {
  if (pairs.length === 0) return []
  const bothWays = pairs.flatMap(({ listing, other }) => [
    [listing, other],
    [other, listing],
  ])
  const closed = await db.execute<{ id: string }>(sql`update match set status = 'closed' where id in (
      select m.id from ${asRows(bothWays)} join match m on m.project_id = ${projectId} and m.offer_id = (r->>0)::uuid and m.need_id = (r->>1)::uuid
      where m.status in ('proposed', 'held') order by m.offer_id, m.need_id for no key update of m)
    and status in ('proposed', 'held') returning id`)
  return closed.map((row) => row.id)
}

/** For the side of a match that has more of them: its open matches that brokers were told of and that score at least as high. */
export async function betterTold(db: Database, projectId: string, pair: ScoredPair): Promise<number> {
  const told = sql`m.project_id = ${projectId} and m.status in ('proposed', 'held') and m.told_score is not null and m.score >= ${pair.score}`
  const [row] = await db.execute<{ most: number }>(sql`select greatest(
    (select count(*) from match m where m.offer_id = ${pair.offerId} and ${told}),
    (select count(*) from match m where m.need_id = ${pair.needId} and ${told}))::int as most`)
  return row?.most ?? 0
}

/** Notes that brokers were told of matches at their present scores. */
export async function noteTold(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await db
      .update(match)
      .set({ toldScore: sql`${match.score}` })
      .where(inArray(match.id, [...ids]))
}

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

export async function lockMatch(db: Database, id: string): Promise<MatchRow | null> {
  const [row] = await db.select().from(match).where(eq(match.id, id)).for('no key update')
  return row ?? null
}

export async function matchIdByNumber(db: Database, number: number): Promise<string | null> {
  const [row] = await db.select({ id: match.id }).from(match).where(eq(match.number, number))
  return row?.id ?? null
}

export async function updateMatch(db: Database, id: string, change: Partial<typeof match.$inferInsert>): Promise<void> {
  await db.update(match).set(change).where(eq(match.id, id))
}

/** The broker's queue: proposed matches and holds whose time has come, best first, without those of the broker's own facilities. */
export async function reviewQueue(
  db: Database,
  broker: { projectIds: readonly string[]; facilityIds: readonly string[] },
  at: Date,
  limit: number,
): Promise<{ matches: readonly MatchRow[]; total: number }> {
  if (broker.projectIds.length === 0) return { matches: [], total: 0 }
  const own = db
    .select({ id: listing.id })
    .from(listing)
    .where(inArray(listing.facilityId, [...broker.facilityIds]))
  const waiting = and(
    inArray(match.projectId, [...broker.projectIds]),
    broker.facilityIds.length > 0 ? and(notInArray(match.offerId, own), notInArray(match.needId, own)) : undefined,
    or(eq(match.status, 'proposed'), and(eq(match.status, 'held'), lt(match.holdUntil, at))),
  )
  const [matches, [totals]] = await Promise.all([
    db.select().from(match).where(waiting).orderBy(desc(match.score), match.id).limit(limit),
    db.select({ total: count() }).from(match).where(waiting),
  ])
  return { matches, total: totals?.total ?? 0 }
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

export async function questionsOf(db: Database, matchId: string): Promise<readonly QuestionRow[]> {
  return db.select().from(matchQuestion).where(eq(matchQuestion.matchId, matchId)).orderBy(matchQuestion.askedAt)
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
