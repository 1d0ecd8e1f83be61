import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { introduction } from '../schema/introduction.ts'
import { match } from '../schema/match.ts'
import { lockListingRows } from './listings.ts'
import type { MatchRow } from './matches.ts'

/**
 * Locks matches for decisions, their listings first: every change of a listing locks it before its matches, and an approval counts
 * what is left of both. Matches are locked in the order in which matching locks them. Rows come in the order of the ids given; those that are not there are left out.
 */
export async function lockForReview(db: Database, matchIds: readonly string[]): Promise<readonly MatchRow[]> {
  if (matchIds.length === 0) return []
  const chosen = inArray(match.id, [...matchIds])
  const pairs = await db.select({ offerId: match.offerId, needId: match.needId }).from(match).where(chosen)
  await lockListingRows(
    db,
    pairs.flatMap(({ offerId, needId }) => [offerId, needId]),
  )
  const rows = await db.select().from(match).where(chosen).orderBy(asc(match.offerId), asc(match.needId)).for('no key update')
  const byId = new Map(rows.map((row) => [row.id, row]))
  return matchIds.flatMap((id) => byId.get(id) ?? [])
}

/** Who looks into a queue: what they broker, and where they only approve second. */
export type QueueReader = {
  readonly personId: string
  readonly facilityIds: readonly string[]
  readonly brokered: readonly string[]
  readonly seconded: readonly string[]
}

export type QueueFilter = {
  /** Catalogue ids of either side. */
  readonly materialIds?: readonly string[]
  readonly hazardous?: boolean
  readonly mine?: boolean
  /** On hold, also before their time; without it only what waits now. */
  readonly held?: boolean
  /** Waiting since before this moment. */
  readonly since?: Date
  /** Only those nobody else looks after. */
  readonly free?: boolean
}

const inJson = (ids: readonly string[], type: 'uuid' | 'text') =>
  type === 'uuid'
    ? sql`(select e::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e)`
    : sql`(select e from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) e)`

const hazardousMaterials = sql`(select c.id from material c left join material_sheet s on s.id = c.id
  where c.hazardous or s.sheet ->> 'hw' is not null)`
const active = sql`l.status = 'active' and l.kind in ('offer', 'need')`

/** The active listings that a filter is about, each part by an index of its own; none where it is about all. */
function listingsOf({ materialIds, hazardous }: QueueFilter): { readonly ids: SQL; readonly is: SQL }[] {
  const found: { ids: SQL; is: SQL }[] = []
  if (materialIds) {
    const is = sql`l.material_id in ${inJson(materialIds, 'text')}`
    found.push({ is, ids: sql`select l.id from listing l where ${active} and ${is}` })
  }
  if (hazardous) {
    const of = sql`l.material_id in ${hazardousMaterials}`
    const ids = sql`select l.id from listing l where l.hazardous and l.status = 'active'
      union all select l.id from listing l where ${active} and ${of}`
    found.push({ is: sql`(l.hazardous or ${of})`, ids })
  }
  return found
}

/** Up to so many listings matches are found from; of more there is one on every page of the queue. */
const fewListings = 2000

/** Matches of the listings a filter is about: found from the listings where they are few, else by walking the queue. */
async function ofListings(db: Database, filter: QueueFilter): Promise<readonly { condition: SQL; few: boolean }[]> {
  const parts = listingsOf(filter).map(async ({ ids, is }) => {
    const [row] = await db.execute<{ few: boolean }>(
      sql`select count(*) <= ${fewListings} as few from (select 1 from (${ids}) l limit ${fewListings + 1}) counted`,
    )
    const walked = sql`exists (select 1 from listing l where l.id in (m.offer_id, m.need_id) and l.status = 'active' and ${is})`
    if (!row?.few) return { few: false, condition: walked }
    const gathered = sql`m.id in (select x.id from (${ids}) l join match x on x.offer_id = l.id where x.status in ('proposed', 'held')
      union all select x.id from (${ids}) l join match x on x.need_id = l.id where x.status in ('proposed', 'held'))`
    return { few: true, condition: gathered }
  })
  return Promise.all(parts)
}

async function conditions(db: Database, reader: QueueReader, filter: QueueFilter, at: Date): Promise<{ condition: SQL; fence: SQL }> {
  const { personId, facilityIds } = reader
  const parts: SQL[] = [sql`m.status in ('proposed', 'held')`, sql`m.first_approved_by is distinct from ${personId}::uuid`]
  parts.push(filter.held ? sql`m.status = 'held'` : sql`m.waits_since <= ${(filter.since ?? at).toISOString()}::timestamptz`)
  if (filter.mine) parts.push(sql`m.assigned_to = ${personId}`)
  if (filter.free) parts.push(sql`(m.assigned_to is null or m.assigned_to = ${personId})`)
  if (facilityIds.length > 0) {
    const own = sql`select o.id from listing o where o.facility_id in ${inJson(facilityIds, 'uuid')}`
    parts.push(sql`m.offer_id not in (${own}) and m.need_id not in (${own})`)
  }
  const about = await ofListings(db, filter)
  const condition = sql.join([...parts, ...about.map((each) => each.condition)], sql` and `)
  // Few matches are gathered before they are ordered, or the planner walks the whole queue to look each of it up among them.
  return { condition, fence: about.some(({ few }) => few) ? sql`offset 0` : sql`` }
}

/** Each project's own index gives its best in order. */
const inEachProject = ({ brokered, seconded }: QueueReader, inner: (inProject: SQL) => SQL) => sql`
  (select e::uuid as id, false as second from jsonb_array_elements_text(${JSON.stringify(brokered)}::jsonb) e
    union all select e::uuid, true from jsonb_array_elements_text(${JSON.stringify(seconded)}::jsonb) e) p
  cross join lateral (${inner(sql`m.project_id = p.id and (not p.second or m.first_approved_by is not null)`)}) w`

/** What waits for a broker, by rank: a page of it. */
export async function reviewPage(
  db: Database,
  reader: QueueReader,
  filter: QueueFilter,
  at: Date,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly MatchRow[]> {
  const { offset, limit } = page
  const where = await conditions(db, reader, filter, at)
  const found = await db.execute<{ id: string }>(
    sql`select w.id from ${inEachProject(
      reader,
      (
        inProject,
      ) => sql`select f.id, f.rank from (select m.id, m.rank from match m where ${inProject} and ${where.condition} ${where.fence}) f
      order by f.rank desc nulls last, f.id limit ${offset + limit}`,
    )} order by w.rank desc nulls last, w.id offset ${offset} limit ${limit}`,
  )
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await db.select().from(match).where(inArray(match.id, ids))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** How many wait, counted up to a limit: a long queue is long. */
export async function countReview(db: Database, reader: QueueReader, filter: QueueFilter, at: Date, upTo: number): Promise<number> {
  const where = await conditions(db, reader, filter, at)
  const [row] = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from (select 1 from ${inEachProject(
      reader,
      (inProject) => sql`select 1 from (select m.id from match m where ${inProject} and ${where.condition} ${where.fence}) f limit ${upTo}`,
    )} limit ${upTo}) counted`,
  )
  return row?.total ?? 0
}

/** The ids of matches by the numbers people type, in their order. */
export async function matchIdsByNumbers(db: Database, numbers: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (numbers.length === 0) return new Map()
  const rows = await db
    .select({ id: match.id, number: match.number })
    .from(match)
    .where(inArray(match.number, [...numbers]))
  return new Map(rows.map((row) => [row.number, row.id]))
}

/** Ids of the undecided matches of a project that somebody looks after. */
export async function assignedMatchIds(db: Database, projectId: string, personId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: match.id })
    .from(match)
    .where(and(eq(match.projectId, projectId), eq(match.assignedTo, personId), inArray(match.status, ['proposed', 'held'])))
    .orderBy(asc(match.id))
  return rows.map((row) => row.id)
}

/** Takes the first approval of undecided matches of a listing back, because it was changed; returns their ids. */
export async function voidFirstApprovals(db: Database, listingId: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`update match set first_approved_by = null, first_approved_at = null where id in (
      select m.id from match m where (m.offer_id = ${listingId} or m.need_id = ${listingId}) and m.status in ('proposed', 'held')
        and m.first_approved_by is not null order by m.offer_id, m.need_id for no key update)
    returning id`)
  return rows.map((row) => row.id)
}

/** Open introductions of a project that a broker looks after, locked, with both facilities. */
export async function lockBrokered(
  db: Database,
  projectId: string,
  brokerId: string,
): Promise<readonly { id: string; offerFacilityId: string; needFacilityId: string }[]> {
  const rows = await db.execute<{ id: string; offerFacilityId: string; needFacilityId: string }>(sql`
    select i.id, o.facility_id as "offerFacilityId", n.facility_id as "needFacilityId" from introduction i
    join match m on m.id = i.match_id join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
    where i.project_id = ${projectId} and i.broker_id = ${brokerId} and i.stage not in ('declined', 'lapsed')
    order by i.id for no key update of i`)
  return [...rows]
}

/** Gives introductions to another broker. */
export async function setBroker(db: Database, introductionIds: readonly string[], brokerId: string): Promise<void> {
  if (introductionIds.length === 0) return
  await db
    .update(introduction)
    .set({ brokerId })
    .where(inArray(introduction.id, [...introductionIds]))
}

/** Lets somebody look after matches. */
export async function setAssigned(db: Database, matchIds: readonly string[], personId: string | null): Promise<void> {
  if (matchIds.length === 0) return
  await db
    .update(match)
    .set({ assignedTo: personId })
    .where(inArray(match.id, [...matchIds]))
}
