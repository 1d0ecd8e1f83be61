import { type AnyColumn, and, count, desc, eq, gte, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Listing, ListingKind, ListingStatus } from '../../src/domain/listing.ts'
import type { FullListing } from '../../src/domain/listing-view.ts'
import type { Database } from '../client.ts'
import { facility, facilityProject } from '../schema/facility.ts'
import { file, listingFile } from '../schema/file.ts'
import { material } from '../schema/knowledge.ts'
import { listing } from '../schema/listing.ts'
import { park, project } from '../schema/project.ts'
import { matchableOf, refreshMatchRows } from './match-rows.ts'

export type ListingRow = typeof listing.$inferSelect
type Joined = {
  listing: ListingRow
  facility: typeof facility.$inferSelect
  material: typeof material.$inferSelect | null
  park: typeof park.$inferSelect | null
}

const filesThere = sql<number>`(select count(*)::int from ${listingFile} join ${file} on ${file.id} = ${listingFile.fileId}
  where ${listingFile.listingId} = ${listing.id} and ${file.sha256} is not null)`

const joined = (db: Database) =>
  db
    .select({ listing, facility, material, park })
    .from(listing)
    .innerJoin(facility, eq(facility.id, listing.facilityId))
    .leftJoin(material, eq(material.id, listing.materialId))
    .leftJoin(park, eq(park.id, facility.parkId))

/** With how many files are there of each, for those that are shown. */
const joinedFull = (db: Database) =>
  db
    .select({ listing, facility, material, park, files: filesThere })
    .from(listing)
    .innerJoin(facility, eq(facility.id, listing.facilityId))
    .leftJoin(material, eq(material.id, listing.materialId))
    .leftJoin(park, eq(park.id, facility.parkId))

function fullListing({ listing: row, facility: plant, material: entry, park: zone, files }: Joined & { files: number }): FullListing {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    materialId: row.materialId,
    materialNames: entry?.names ?? null,
    materialWords: row.materialWords,
    ewc: entry?.ewc ?? [],
    materialHazardous: entry?.hazardous ?? false,
    quantity: row.quantity,
    window: row.window,
    price: row.price,
    hazardous: row.hazardous,
    location: row.location,
    attributes: row.attributes,
    expiresAt: row.expiresAt,
    facilityId: plant.id,
    facilityName: plant.name,
    facilityNumber: plant.number,
    isic: plant.isic,
    parkNames: zone?.names ?? null,
    country: plant.country,
    files,
  }
}

const matchable = ({ listing: row, facility: plant }: Joined): Listing => matchableOf(row, plant)

export async function updateListing(db: Database, id: string, change: Partial<typeof listing.$inferInsert>): Promise<void> {
  await db.update(listing).set(change).where(eq(listing.id, id))
  await refreshMatchRows(db, { listingIds: [id] })
}

/** The row, locked until the transaction ends, so that two changes follow each other; rows that point to it may still be added. */
export async function lockListing(db: Database, id: string): Promise<ListingRow | null> {
  const [row] = await db.select().from(listing).where(eq(listing.id, id)).for('no key update')
  return row ?? null
}

/** The same for several, in the order in which every change locks them. */
export async function lockListingRows(db: Database, ids: readonly string[]): Promise<readonly ListingRow[]> {
  if (ids.length === 0) return []
  return db
    .select()
    .from(listing)
    .where(inArray(listing.id, [...ids]))
    .orderBy(listing.id)
    .for('no key update')
}

export async function listingIdByNumber(db: Database, kind: ListingKind, number: number): Promise<string | null> {
  const [row] = await db
    .select({ id: listing.id })
    .from(listing)
    .where(and(eq(listing.kind, kind), eq(listing.number, number)))
  return row?.id ?? null
}

/** The active listings of a facility, oldest first. */
export async function activeListingIds(db: Database, facilityId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: listing.id })
    .from(listing)
    .where(and(eq(listing.facilityId, facilityId), eq(listing.status, 'active')))
    .orderBy(listing.id)
  return rows.map(({ id }) => id)
}

export async function fullListings(db: Database, ids: readonly string[]): Promise<readonly FullListing[]> {
  if (ids.length === 0) return []
  const rows = await joinedFull(db).where(inArray(listing.id, [...ids]))
  return rows.map(fullListing)
}

export async function fullListingById(db: Database, id: string): Promise<FullListing | null> {
  return (await fullListings(db, [id]))[0] ?? null
}

export async function listingsOfFacilities(db: Database, facilityIds: readonly string[], limit: number): Promise<readonly FullListing[]> {
  if (facilityIds.length === 0) return []
  const rows = await joinedFull(db)
    .where(and(inArray(listing.facilityId, [...facilityIds]), inArray(listing.status, ['active', 'paused', 'expired'])))
    .orderBy(desc(listing.createdAt))
    .limit(limit)
  return rows.map(fullListing)
}

/** A listing with what matching needs, and the projects that share it. */
export async function matchableListing(
  db: Database,
  id: string,
): Promise<{ listing: Listing; projects: readonly { id: string; number: number }[] } | null> {
  const [row] = await joined(db).where(eq(listing.id, id))
  if (!row) return null
  const projects = await db
    .select({ id: project.id, number: project.number })
    .from(facilityProject)
    .innerJoin(project, eq(project.id, facilityProject.projectId))
    .where(eq(facilityProject.facilityId, row.facility.id))
  return { listing: matchable(row), projects }
}

/** Listings with what matching needs, by their ids. */
export async function matchableListings(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
  if (ids.length === 0) return new Map()
  const rows = await joined(db).where(inArray(listing.id, [...ids]))
  return new Map(rows.map((row) => [row.listing.id, matchable(row)]))
}

type Search = {
  readonly projectIds: readonly string[]
  readonly kind: ListingKind | null
  readonly materialIds: readonly string[]
  readonly words: string
  readonly limit: number
  /** Where the searcher may read what owners wrote in their own words. */
  readonly readable: { readonly facilityIds: readonly string[]; readonly projectIds: readonly string[] }
}

const facilitiesIn = (db: Database, projectIds: readonly string[]) =>
  db
    .select({ id: facilityProject.facilityId })
    .from(facilityProject)
    .where(inArray(facilityProject.projectId, [...projectIds]))

const holds = (text: SQL | AnyColumn, words: string) => sql`strpos(lower(${text}), lower(${words})) > 0`

/** By material, or by words in the catalogue's names; an owner's own words count only where they may be read. */
function about(db: Database, { materialIds, words, readable }: Search): SQL | undefined {
  if (materialIds.length > 0) return inArray(listing.materialId, [...materialIds])
  const wanted = words.trim()
  if (wanted === '') return undefined
  const names = sql`concat_ws(' ', ${material.names}->>'en', ${material.names}->>'zh-CN', ${material.names}->>'ko')`
  const own = readable.facilityIds.length > 0 ? inArray(listing.facilityId, [...readable.facilityIds]) : undefined
  const brokered = readable.projectIds.length > 0 ? inArray(listing.facilityId, facilitiesIn(db, readable.projectIds)) : undefined
  return or(holds(names, wanted), own || brokered ? and(or(own, brokered), holds(listing.materialWords, wanted)) : undefined)
}

/** Active listings that projects share, by material or by words, newest first, with how many there are. */
export async function searchListings(db: Database, search: Search): Promise<{ listings: readonly FullListing[]; total: number }> {
  if (search.projectIds.length === 0) return { listings: [], total: 0 }
  const where = and(
    eq(listing.status, 'active'),
    inArray(listing.facilityId, facilitiesIn(db, search.projectIds)),
    search.kind ? eq(listing.kind, search.kind) : undefined,
    about(db, search),
  )
  const [rows, [totals]] = await Promise.all([
    joinedFull(db).where(where).orderBy(desc(listing.createdAt)).limit(search.limit),
    db.select({ total: count() }).from(listing).leftJoin(material, eq(material.id, listing.materialId)).where(where),
  ])
  return { listings: rows.map(fullListing), total: totals?.total ?? 0 }
}

export async function setListingStatus(db: Database, id: string, status: ListingStatus, at: Date, expiresAt?: Date): Promise<void> {
  await updateListing(db, id, { status, changedAt: at, ...(expiresAt ? { expiresAt, askedAt: null } : {}) })
}

/** New listings of a project since a moment, by kind, and its wanted materials that nobody offers. */
export async function newListings(db: Database, projectId: string, since: Date, until: Date): Promise<{ offers: number; needs: number }> {
  const rows = await db
    .select({ kind: listing.kind, total: count() })
    .from(listing)
    .innerJoin(facilityProject, and(eq(facilityProject.facilityId, listing.facilityId), eq(facilityProject.projectId, projectId)))
    .where(and(gte(listing.createdAt, since), lt(listing.createdAt, until)))
    .groupBy(listing.kind)
  const of = (kind: ListingKind) => rows.find((row) => row.kind === kind)?.total ?? 0
  return { offers: of('offer'), needs: of('need') }
}

/** Materials that active needs of a project ask for and that no match of theirs covers. */
export async function unmetMaterialIds(db: Database, projectId: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: listing.materialId })
    .from(listing)
    .innerJoin(facilityProject, and(eq(facilityProject.facilityId, listing.facilityId), eq(facilityProject.projectId, projectId)))
    .where(
      and(
        eq(listing.kind, 'need'),
        eq(listing.status, 'active'),
        sql`${listing.materialId} is not null`,
        sql`not exists (select 1 from match m where m.need_id = ${listing.id} and m.project_id = ${projectId}
          and m.status in ('proposed', 'held', 'approved'))`,
      ),
    )
    .limit(limit)
  return rows.map((row) => row.id).filter((id) => id !== null)
}

/** The catalogue ids of listings, null where the words fitted no entry. */
export async function materialIdsOf(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: listing.id, materialId: listing.materialId })
    .from(listing)
    .where(inArray(listing.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.materialId]))
}
