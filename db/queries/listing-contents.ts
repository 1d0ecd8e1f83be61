import { and, eq } from 'drizzle-orm'
import type { ListingContent } from '../../src/domain/listing.ts'
import type { Database } from '../client.ts'
import { listing } from '../schema/listing.ts'

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
