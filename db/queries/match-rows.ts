import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Listing } from '../../src/domain/listing.ts'
import { limitsOf, profileOf } from '../../src/domain/match-profile.ts'
import type { Database } from '../client.ts'
import { facility, facilityProject } from '../schema/facility.ts'
import { material } from '../schema/knowledge.ts'
import { listing } from '../schema/listing.ts'
import { industryCode, listingLimit, listingMatch, materialCode } from '../schema/matching.ts'
import { project } from '../schema/project.ts'

const batch = 500

/** Which listings to bring in line: their own ids, those of facilities, of ISIC classes, or of materials. */
export type Chosen =
  | { readonly listingIds: readonly string[] }
  | { readonly facilityIds: readonly string[] }
  | { readonly materialIds: readonly string[] }
  | { readonly classes: readonly string[] }

type FacilityRow = typeof facility.$inferSelect

/** The number that plants of one owner share, unless the owner wants them matched with each other. */
function partyOf({ number, ownerNumber, matchesWithinOwner }: FacilityRow): number {
  return matchesWithinOwner ? number : (ownerNumber ?? number)
}

/** What matching counts with of a stored listing and its facility. */
export function matchableOf(row: typeof listing.$inferSelect, plant: FacilityRow): Listing {
  const { id, number, kind, status, facilityId, materialId, materialWords, quantity, window, price, hazardous, location, attributes } = row
  const at = plant.lat !== null && plant.lon !== null ? { lat: plant.lat, lon: plant.lon } : null
  const { isic, rail, water, takesHazardous } = plant
  const site = { rail, water, takesHazardous, party: String(partyOf(plant)) }
  const said = { materialId, materialWords, quantity, window, price, hazardous, location, attributes }
  return { id, number, kind, status, facilityId, ...said, at, isic, site }
}

function isChosen(chosen: Chosen): SQL {
  if ('listingIds' in chosen) return inArray(listing.id, [...chosen.listingIds])
  if ('facilityIds' in chosen) return inArray(listing.facilityId, [...chosen.facilityIds])
  if ('materialIds' in chosen) return inArray(listing.materialId, [...chosen.materialIds])
  const classes = JSON.stringify(chosen.classes)
  return sql`${listing.facilityId} in (select f.id from facility f where f.isic in (select jsonb_array_elements_text(${classes}::jsonb)))`
}

async function selected(db: Database, chosen: Chosen) {
  const rows = await db
    .select({ listing, facility, material, project: project.number, code: materialCode.code, industry: industryCode.code })
    .from(listing)
    .innerJoin(facility, eq(facility.id, listing.facilityId))
    .innerJoin(material, eq(material.id, listing.materialId))
    .innerJoin(materialCode, eq(materialCode.materialId, material.id))
    .innerJoin(facilityProject, eq(facilityProject.facilityId, facility.id))
    .innerJoin(project, eq(project.id, facilityProject.projectId))
    .leftJoin(industryCode, eq(industryCode.isic, facility.isic))
    .where(and(eq(listing.status, 'active'), isChosen(chosen)))
  return rows.map((row) => {
    const matchable = matchableOf(row.listing, row.facility)
    const shared = { listing: row.listing.id, project: row.project, kind: row.listing.kind === 'offer' ? 0 : 1, material: row.code }
    return {
      figures: { ...shared, ...profileOf(matchable, row.material), party: partyOf(row.facility), isic: row.industry ?? 0 },
      limits: limitsOf(row.listing.kind, row.listing.attributes).map((limit) => ({ ...shared, ...limit })),
    }
  })
}

/** Writes anew what ranking reads of the chosen listings; those that are not active or fit no entry of the catalogue are taken out. */
export async function refreshMatchRows(db: Database, chosen: Chosen): Promise<void> {
  const ids = db.select({ id: listing.id }).from(listing).where(isChosen(chosen))
  await db.delete(listingLimit).where(inArray(listingLimit.listing, ids))
  await db.delete(listingMatch).where(inArray(listingMatch.listing, ids))
  const rows = await selected(db, chosen)
  const limits = rows.flatMap((row) => row.limits)
  for (let start = 0; start < rows.length; start += batch) {
    await db.insert(listingMatch).values(rows.slice(start, start + batch).map((row) => row.figures))
  }
  for (let start = 0; start < limits.length; start += batch) await db.insert(listingLimit).values(limits.slice(start, start + batch))
}

/** Ids of active listings with a material that ranking does not know yet, as after an upgrade. */
export async function listingsWithoutMatchRows(db: Database, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: listing.id })
    .from(listing)
    .innerJoin(facilityProject, eq(facilityProject.facilityId, listing.facilityId))
    .leftJoin(listingMatch, eq(listingMatch.listing, listing.id))
    .where(and(eq(listing.status, 'active'), sql`${listing.materialId} is not null`, isNull(listingMatch.listing)))
    .limit(limit)
  return rows.map((row) => row.id)
}
