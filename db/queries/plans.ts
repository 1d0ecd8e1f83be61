import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { DecidedPair } from '../../src/domain/board.ts'
import type { Plant } from '../../src/domain/chain.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import type { Listing, Site } from '../../src/domain/listing.ts'
import type { Database } from '../client.ts'
import { facility, facilityProject } from '../schema/facility.ts'
import { introduction } from '../schema/introduction.ts'
import { listing } from '../schema/listing.ts'
import { match } from '../schema/match.ts'
import { avoidedParties } from './blocks.ts'
import { matchableListings } from './listings.ts'
import { siteOf } from './match-rows.ts'

const inProject = (projectId: string) => and(eq(facilityProject.facilityId, facility.id), eq(facilityProject.projectId, projectId))

/** The same, knowing whom its plant is not to meet. */
function avoiding<Of extends { readonly site: Site }>(avoided: ReadonlyMap<string, ReadonlySet<string>>, of: Of): Of {
  const avoids = avoided.get(of.site.party ?? '')
  return avoids ? { ...of, site: { ...of.site, avoids } } : of
}

/** Every active listing of a project that names a material of the catalogue, in the order of their numbers. */
export async function plannableListings(db: Database, projectId: string): Promise<readonly Listing[]> {
  const rows = await db
    .select({ id: listing.id })
    .from(listing)
    .innerJoin(facility, eq(facility.id, listing.facilityId))
    .innerJoin(facilityProject, inProject(projectId))
    .where(and(eq(listing.status, 'active'), isNotNull(listing.materialId)))
  const listings = await matchableListings(
    db,
    rows.map((row) => row.id),
  )
  const avoided = await avoidedParties(db)
  return [...listings.values()].map((each) => avoiding(avoided, each)).toSorted((one, other) => one.number - other.number)
}

/** The facilities of a project, as processors. */
export async function plantsOf(db: Database, projectId: string): Promise<readonly Plant[]> {
  const rows = await db.select({ facility }).from(facility).innerJoin(facilityProject, inProject(projectId)).orderBy(facility.number)
  const avoided = await avoidedParties(db)
  return rows.map(({ facility: plant }) =>
    avoiding(avoided, { facilityId: plant.id, number: plant.number, isic: plant.isic, ...siteOf(plant) }),
  )
}

const ended: readonly Stage[] = ['declined', 'lapsed']

/** Pairs of a project that a broker or the sides have decided on. */
export async function decidedPairs(db: Database, projectId: string): Promise<readonly DecidedPair[]> {
  const rows = await db
    .select({ offerId: match.offerId, needId: match.needId, status: match.status, flow: match.flow, stage: introduction.stage })
    .from(match)
    .leftJoin(introduction, eq(introduction.matchId, match.id))
    .where(and(eq(match.projectId, projectId), inArray(match.status, ['approved', 'rejected'])))
    .orderBy(match.number)
  return rows.map(({ status, stage, ...pair }) => {
    const closed = status === 'rejected' || (stage !== null && ended.includes(stage))
    return { ...pair, decided: closed ? 'closed' : 'kept' }
  })
}

/** Names of facilities by id. */
export async function facilityNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: facility.id, name: facility.name })
    .from(facility)
    .where(inArray(facility.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}
