import { inArray, sql } from 'drizzle-orm'
import type { ScoredPair } from '../../src/domain/match.ts'
import type { MatchStatus } from '../../src/domain/review.ts'
import type { Database } from '../client.ts'
import { match } from '../schema/match.ts'

/** What storing a pair did: a new match, a closed one that is open again, or one that was known. */
export type StoredMatch = {
  readonly id: string
  readonly stored: 'fresh' | 'reopened' | 'known'
  /** The score brokers were last told, and whether the match still waits for them. */
  readonly toldScore: number | null
  readonly waits: boolean
  /** The broker who looks after it. */
  readonly assignedTo: string | null
}

type PairRow = { readonly id: string; readonly pair: ScoredPair }
const keyOf = (pair: { offerId: string; needId: string }) => `${pair.offerId} ${pair.needId}`
const asRows = (values: readonly unknown[]) => sql`jsonb_array_elements(${JSON.stringify(values)}::jsonb) as r`

type Known = { id: string; offerId: string; needId: string; status: MatchStatus; toldScore: number | null; assignedTo: string | null }

async function knownMatches(db: Database, projectId: string, rows: readonly PairRow[]) {
  const wanted = rows.map(({ pair }) => [pair.offerId, pair.needId])
  const known = await db.execute<Known>(sql`
    select m.id, m.offer_id as "offerId", m.need_id as "needId", m.status, m.told_score as "toldScore", m.assigned_to as "assignedTo" from ${asRows(wanted)}
    join match m on m.project_id = ${projectId} and m.offer_id = (r->>0)::uuid and m.need_id = (r->>1)::uuid
    order by m.offer_id, m.need_id for no key update of m`)
  return new Map(known.map((row) => [keyOf(row), row]))
}

async function renewMatches(db: Database, rows: readonly PairRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, pair }) => [id, pair.score, pair.reasons, pair.flowPerYear])
  await db.execute(sql`update match set status = case status when 'closed' then 'proposed' else status end,
      hold_until = case status when 'closed' then null else hold_until end,
      waits_since = case status when 'closed' then ${at.toISOString()}::timestamptz else waits_since end,
      first_approved_by = case status when 'closed' then null else first_approved_by end,
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
      return { id, projectId, status: 'proposed' as const, createdAt, waitsSince: createdAt, ...pair }
    })
    await db.insert(match).values(values)
  }
  await renewMatches(
    db,
    rows.flatMap(({ pair }) => {
      const before = known.get(keyOf(pair))
      return before ? [{ id: before.id, pair }] : []
    }),
    createdAt,
  )
  return rows.map(({ id, pair }) => {
    const before = known.get(keyOf(pair))
    if (!before) return { id, stored: 'fresh', toldScore: null, waits: true, assignedTo: null }
    const { status, toldScore, assignedTo } = before
    return {
      id: before.id,
      stored: status === 'closed' ? 'reopened' : 'known',
      toldScore,
      waits: status === 'proposed' || status === 'closed',
      assignedTo,
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
