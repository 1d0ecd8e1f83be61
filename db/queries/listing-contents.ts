import { and, eq } from 'drizzle-orm'
import type { ListingContent } from '../../src/domain/listing.ts'
import type { Database } from '../client.ts'
import { listing } from '../schema/listing.ts'
import { refreshMatchRows } from './match-rows.ts'

/** What the active listings of a facility say, by their numbers. */
export async function activeContents(
  db: Database,
  facilityId: string,
): Promise<readonly { readonly number: number; readonly content: ListingContent }[]> {
  const { number, kind, materialId, materialWords, quantity, window, price, hazardous, location, attributes } = listing
  const rows = await db
    .select({ number, kind, materialId, materialWords, quantity, window, price, hazardous, location, attributes })
    .from(listing)
    .where(and(eq(listing.facilityId, facilityId), eq(listing.status, 'active')))
    .orderBy(listing.number)
  return rows.map(({ number: own, ...content }) => ({ number: own, content }))
}

/** Stores listings at once; those whose id is taken are left out. Returns the numbers of the new ones by their ids. */
export async function insertListings(db: Database, rows: readonly (typeof listing.$inferInsert)[]): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map()
  const target = { target: listing.id }
  const inserted = await db
    .insert(listing)
    .values([...rows])
    .onConflictDoNothing(target)
    .returning({ id: listing.id, number: listing.number })
  if (inserted.length > 0) await refreshMatchRows(db, { listingIds: inserted.map(({ id }) => id) })
  return new Map(inserted.map(({ id, number }) => [id, number]))
}
