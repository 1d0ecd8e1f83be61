import { inArray, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { listing } from '../schema/listing.ts'

/** So many listings are asked about in one question. */
const askedTogether = 50

/** Active listings whose time will be up before `before` and whose owner was not asked yet, by facility, the most urgent first. */
export async function listingsToAsk(db: Database, before: Date, facilities: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db.execute<{ facilityId: string; ids: string[] }>(sql`
    select facility_id as "facilityId", (array_agg(id order by expires_at, id))[1:${sql.raw(String(askedTogether))}] as ids from listing
    where status in ('active', 'paused') and status = 'active' and asked_at is null and expires_at < ${before.toISOString()}::timestamptz
    group by facility_id order by min(expires_at) limit ${facilities}`)
  return new Map(rows.map(({ facilityId, ids }) => [facilityId, ids]))
}

/** Listings whose time is up, by facility: paused ones at `at`; active ones asked about before `asked`, or never and too old since `unasked`. */
export async function overdueListings(
  db: Database,
  times: { readonly at: Date; readonly asked: Date; readonly unasked: Date },
  facilities: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [at, asked, unasked] = [times.at, times.asked, times.unasked].map((time) => sql`${time.toISOString()}::timestamptz`)
  const rows = await db.execute<{ facilityId: string; ids: string[] }>(sql`
    select facility_id as "facilityId", array_agg(id) as ids from listing
    where status in ('active', 'paused') and expires_at <= ${at} and (status = 'paused' or asked_at <= ${asked} or expires_at <= ${unasked})
    group by facility_id order by min(expires_at) limit ${facilities}`)
  return new Map(rows.map(({ facilityId, ids }) => [facilityId, ids]))
}

/** Notes that the owner was asked whether these still hold. */
export async function markAsked(db: Database, ids: readonly string[], at: Date): Promise<void> {
  await db
    .update(listing)
    .set({ askedAt: at })
    .where(inArray(listing.id, [...ids]))
}
