import { and, desc, eq, gte, inArray, isNotNull, lt, or, sql } from 'drizzle-orm'
import type { Stage } from '../../src/domain/introduction.ts'
import type { Database } from '../client.ts'
import { introduction } from '../schema/introduction.ts'
import { listing } from '../schema/listing.ts'
import { match } from '../schema/match.ts'

export type IntroductionRow = typeof introduction.$inferSelect

/** An introduction with the match and both facilities it stands on. */
export type IntroductionFacts = {
  readonly introduction: IntroductionRow
  readonly match: typeof match.$inferSelect
  readonly offerFacilityId: string
  readonly needFacilityId: string
}

const openStages: readonly Stage[] = ['consent', 'introduced', 'negotiation', 'implementation', 'on-hold']

// One side declined and the other does not know yet: it stays among what is open.
const stillAsked = sql`(${introduction.introducedAt} is null and ${introduction.nextFollowUpAt} is not null)`

const withSides = (db: Database) => {
  const offer = db.select({ id: listing.id, facilityId: listing.facilityId }).from(listing).as('offer')
  const need = db.select({ id: listing.id, facilityId: listing.facilityId }).from(listing).as('need')
  return {
    offer,
    need,
    select: db
      .select({ introduction, match, offerFacilityId: offer.facilityId, needFacilityId: need.facilityId })
      .from(introduction)
      .innerJoin(match, eq(match.id, introduction.matchId))
      .innerJoin(offer, eq(offer.id, match.offerId))
      .innerJoin(need, eq(need.id, match.needId)),
  }
}

export async function insertIntroduction(db: Database, row: typeof introduction.$inferInsert): Promise<number> {
  const [inserted] = await db.insert(introduction).values(row).returning({ number: introduction.number })
  return inserted?.number ?? 0
}

/** Locks the row first, so that two answers follow each other. */
export async function lockIntroduction(db: Database, id: string): Promise<IntroductionFacts | null> {
  await db.select({ id: introduction.id }).from(introduction).where(eq(introduction.id, id)).for('no key update')
  return introductionById(db, id)
}

export async function introductionById(db: Database, id: string): Promise<IntroductionFacts | null> {
  const [row] = await withSides(db).select.where(eq(introduction.id, id))
  return row ?? null
}

export async function introductionIdByNumber(db: Database, number: number): Promise<string | null> {
  const [row] = await db.select({ id: introduction.id }).from(introduction).where(eq(introduction.number, number))
  return row?.id ?? null
}

export async function updateIntroduction(db: Database, id: string, change: Partial<typeof introduction.$inferInsert>): Promise<void> {
  await db.update(introduction).set(change).where(eq(introduction.id, id))
}

/** Introductions that a person sees: of their facilities, or of the projects they broker; open ones first. */
export async function introductionsFor(
  db: Database,
  reader: { facilityIds: readonly string[]; projectIds: readonly string[] },
  limit: number,
): Promise<readonly IntroductionFacts[]> {
  if (reader.facilityIds.length + reader.projectIds.length === 0) return []
  const { offer, need, select } = withSides(db)
  return select
    .where(
      or(
        reader.facilityIds.length > 0 ? inArray(offer.facilityId, [...reader.facilityIds]) : undefined,
        reader.facilityIds.length > 0 ? inArray(need.facilityId, [...reader.facilityIds]) : undefined,
        reader.projectIds.length > 0 ? inArray(introduction.projectId, [...reader.projectIds]) : undefined,
      ),
    )
    .orderBy(sql`${stillAsked} or ${inArray(introduction.stage, [...openStages])} desc`, desc(introduction.movedAt))
    .limit(limit)
}

/** Introductions of a project that changed stage in a span of time, with both materials. */
export async function movedIntroductions(db: Database, projectId: string, since: Date, until: Date): Promise<readonly IntroductionFacts[]> {
  return withSides(db)
    .select.where(and(eq(introduction.projectId, projectId), gte(introduction.movedAt, since), lt(introduction.movedAt, until)))
    .orderBy(desc(introduction.movedAt))
}

/** How many introductions of a facility are still open. */
export async function openIntroductionsOf(db: Database, facilityId: string): Promise<number> {
  const { offer, need, select } = withSides(db)
  const rows = await select.where(
    and(or(eq(offer.facilityId, facilityId), eq(need.facilityId, facilityId)), inArray(introduction.stage, [...openStages])),
  )
  return rows.length
}

/** Open introductions that a broker looks after, locked until the transaction ends. */
export async function openIntroductionsBrokeredBy(
  db: Database,
  personId: string,
): Promise<readonly { id: string; projectId: string; offerFacilityId: string; needFacilityId: string }[]> {
  const rows = await withSides(db)
    .select.where(and(eq(introduction.brokerId, personId), inArray(introduction.stage, [...openStages, 'completed'])))
    .orderBy(introduction.number)
    .for('no key update', { of: introduction })
  return rows.map(({ introduction: { id, projectId }, offerFacilityId, needFacilityId }) => ({
    id,
    projectId,
    offerFacilityId,
    needFacilityId,
  }))
}

/** Open introductions of a project. */
export async function openIntroductions(db: Database, projectId: string): Promise<readonly IntroductionFacts[]> {
  return withSides(db).select.where(and(eq(introduction.projectId, projectId), inArray(introduction.stage, [...openStages])))
}

/** Introductions whose sides are still asked, of which a listing is one. */
export async function consentsAbout(db: Database, listingId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: introduction.id })
    .from(introduction)
    .innerJoin(match, eq(match.id, introduction.matchId))
    .where(and(eq(introduction.stage, 'consent'), or(eq(match.offerId, listingId), eq(match.needId, listingId))))
  return rows.map(({ id }) => id)
}

/** Introductions of which a listing is one side and both sides have agreed. */
export async function introductionsOfListing(db: Database, listingId: string): Promise<readonly IntroductionFacts[]> {
  return withSides(db).select.where(
    and(isNotNull(introduction.introducedAt), or(eq(match.offerId, listingId), eq(match.needId, listingId))),
  )
}
