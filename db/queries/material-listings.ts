import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { FullListing } from '../../src/domain/listing-view.ts'
import type { Database } from '../client.ts'
import { facilityProject } from '../schema/facility.ts'
import { listing } from '../schema/listing.ts'
import { fullListings } from './listings.ts'

/** Active listings of exactly one material in some projects, newest first, with how many there are. */
export async function listingsOfMaterial(
  db: Database,
  wanted: { materialId: string; projectIds: readonly string[]; limit: number; offset: number },
): Promise<{ readonly listings: readonly FullListing[]; readonly total: number }> {
  if (wanted.projectIds.length === 0) return { listings: [], total: 0 }
  const shared = db
    .select({ id: facilityProject.facilityId })
    .from(facilityProject)
    .where(inArray(facilityProject.projectId, [...wanted.projectIds]))
  const where = and(eq(listing.status, 'active'), eq(listing.materialId, wanted.materialId), inArray(listing.facilityId, shared))
  const [totals] = await db.select({ total: count() }).from(listing).where(where)
  const total = totals?.total ?? 0
  if (total === 0 || wanted.limit === 0) return { listings: [], total }
  const rows = await db
    .select({ id: listing.id })
    .from(listing)
    .where(where)
    .orderBy(desc(listing.createdAt), listing.id)
    .limit(wanted.limit)
    .offset(wanted.offset)
  const ids = rows.map((row) => row.id)
  const full = new Map((await fullListings(db, ids)).map((each) => [each.id, each]))
  return { listings: ids.flatMap((id) => full.get(id) ?? []), total }
}
