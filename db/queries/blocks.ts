import { and, eq, inArray, or, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { facility, facilityBlock } from '../schema/facility.ts'
import { listing } from '../schema/listing.ts'
import { match } from '../schema/match.ts'
import { partyBlock } from '../schema/matching.ts'

export type BlockRow = typeof facilityBlock.$inferSelect

/** Notes that a plant does not want to hear of another; false where it was noted already. */
export async function insertBlock(db: Database, row: typeof facilityBlock.$inferInsert): Promise<boolean> {
  const noted = await db.insert(facilityBlock).values(row).onConflictDoNothing().returning({ blockedId: facilityBlock.blockedId })
  return noted.length === 1
}

/** Takes a block of a plant back; false where there was none. */
export async function deleteBlock(db: Database, row: { facilityId: string; blockedId: string }): Promise<boolean> {
  const gone = await db
    .delete(facilityBlock)
    .where(and(eq(facilityBlock.facilityId, row.facilityId), eq(facilityBlock.blockedId, row.blockedId)))
    .returning({ blockedId: facilityBlock.blockedId })
  return gone.length === 1
}

/** What plants have blocked, by when. */
export async function blocksOf(db: Database, facilityIds: readonly string[]): Promise<readonly BlockRow[]> {
  if (facilityIds.length === 0) return []
  return db
    .select()
    .from(facilityBlock)
    .where(inArray(facilityBlock.facilityId, [...facilityIds]))
    .orderBy(facilityBlock.blockedAt, facilityBlock.knownAs)
}

const alignLock = 7_301_961

/** Makes what ranking leaves out follow from who has blocked whom, whoever owns the plants now. */
export async function alignPartyBlocks(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${alignLock})`)
  const party = (name: 'f' | 'g') =>
    sql.raw(`case when ${name}.matches_within_owner then ${name}.number else coalesce(${name}.owner_number, ${name}.number) end`)
  await db.execute(sql`delete from ${partyBlock}`)
  await db.execute(sql`insert into ${partyBlock} (party, blocked)
    select distinct x.party, x.blocked from (
      select ${party('f')} as f, ${party('g')} as g from ${facilityBlock} k
      join ${facility} f on f.id = k.facility_id join ${facility} g on g.id = k.blocked_id) k
    cross join lateral (values (k.f, k.g), (k.g, k.f)) x(party, blocked) where x.party <> x.blocked`)
}

/** The parties that each party is not to meet, by the names that plants carry. */
export async function avoidedParties(db: Database): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const avoided = new Map<string, Set<string>>()
  for (const { party, blocked } of await db.select().from(partyBlock)) {
    avoided.set(`${party}`, (avoided.get(`${party}`) ?? new Set()).add(`${blocked}`))
  }
  return avoided
}

/** Closes undecided matches between two plants; returns their ids. */
export async function closeMatchesBetween(db: Database, one: string, other: string): Promise<readonly string[]> {
  const of = (column: typeof match.offerId | typeof match.needId, facilityId: string) =>
    inArray(column, db.select({ id: listing.id }).from(listing).where(eq(listing.facilityId, facilityId)))
  const closed = await db
    .update(match)
    .set({ status: 'closed' })
    .where(
      and(
        inArray(match.status, ['proposed', 'held']),
        or(and(of(match.offerId, one), of(match.needId, other)), and(of(match.offerId, other), of(match.needId, one))),
      ),
    )
    .returning({ id: match.id })
  return closed.map(({ id }) => id)
}

/** Introductions between two plants that still wait for consent. */
export async function consentsBetween(db: Database, one: string, other: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`select i.id from introduction i join match m on m.id = i.match_id
    join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
    where i.stage = 'consent' and ((o.facility_id = ${one} and n.facility_id = ${other}) or (o.facility_id = ${other} and n.facility_id = ${one}))
    order by i.id`)
  return rows.map(({ id }) => id)
}
