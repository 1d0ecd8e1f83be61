import { sql } from 'drizzle-orm'
import type { Database } from '../client.ts'

/** A counterparty with its score. */
export type Ranked = { readonly other: string; readonly score: number }
export type Lists = ReadonlyMap<string, readonly Ranked[]>
/** Two listings, whichever of them is the offer. */
export type ListedPair = { readonly listing: string; readonly other: string }

const candidateLock = 7_301
const batch = 5_000

const rowsOf = (rows: readonly unknown[]) => sql`jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r`
const pairColumns = sql`(r->>0)::uuid as listing, (r->>1)::uuid as other`

/** Makes those who write the lists of a project follow one another, until the transaction ends. */
export async function lockLists(db: Database, project: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${candidateLock}, ${project})`)
}

/** The stored lists of listings in a project. */
export async function listsOf(db: Database, project: number, listingIds: readonly string[]): Promise<Lists> {
  const lists = new Map<string, Ranked[]>(listingIds.map((id) => [id, []]))
  for (let start = 0; start < listingIds.length; start += batch) {
    const ids = JSON.stringify(listingIds.slice(start, start + batch))
    const rows = await db.execute<{ listing: string; other: string; score: number }>(sql`select listing, other, score from candidate
      where project = ${project} and listing in (select value::uuid from jsonb_array_elements_text(${ids}::jsonb))`)
    for (const { listing, other, score } of rows) lists.get(listing)?.push({ other, score })
  }
  return lists
}

/** The listings in whose lists one of these stands. */
export async function listsNaming(db: Database, project: number, listingIds: readonly string[]): Promise<readonly string[]> {
  const rows = await db.execute<{ listing: string }>(sql`select distinct listing from candidate
    where project = ${project} and other in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(listingIds)}::jsonb))`)
  return rows.map((row) => row.listing)
}

/** Every listing that has a list in a project. */
export async function listedIn(db: Database, project: number): Promise<readonly string[]> {
  const rows = await db.execute<{ listing: string }>(sql`select distinct listing from candidate where project = ${project}`)
  return rows.map((row) => row.listing)
}

/** Takes counterparties out of lists and puts others in. */
export async function storeLists(
  db: Database,
  project: number,
  change: { readonly removed: readonly ListedPair[]; readonly set: readonly (ListedPair & { readonly score: number })[] },
): Promise<void> {
  for (let start = 0; start < change.removed.length; start += batch) {
    const rows = change.removed.slice(start, start + batch).map(({ listing, other }) => [listing, other])
    await db.execute(sql`delete from candidate c using (select ${pairColumns} from ${rowsOf(rows)}) g
      where c.project = ${project} and c.listing = g.listing and c.other = g.other`)
  }
  for (let start = 0; start < change.set.length; start += batch) {
    const rows = change.set.slice(start, start + batch).map(({ listing, other, score }) => [listing, other, score])
    await db.execute(sql`insert into candidate (project, listing, other, score)
      select ${project}, ${pairColumns}, (r->>2)::float8 from ${rowsOf(rows)}
      on conflict (project, listing, other) do update set score = excluded.score`)
  }
}

/** Which of the pairs stand in the lists of both sides. */
export async function listedPairs(db: Database, project: number, pairs: readonly ListedPair[]): Promise<readonly ListedPair[]> {
  const listed: ListedPair[] = []
  for (let start = 0; start < pairs.length; start += batch) {
    const rows = pairs.slice(start, start + batch).map(({ listing, other }) => [listing, other])
    listed.push(
      ...(await db.execute<ListedPair>(sql`select g.listing, g.other from (select ${pairColumns} from ${rowsOf(rows)}) g
        join candidate a on a.project = ${project} and a.listing = g.listing and a.other = g.other
        join candidate b on b.project = ${project} and b.listing = g.other and b.other = g.listing`)),
    )
  }
  return listed
}

/** Pairs whose match is not as the lists say: missing, closed, of another score, or open although a side no longer lists it. */
export async function pairsOutOfLine(
  db: Database,
  project: { readonly id: string; readonly number: number },
  limit: number,
): Promise<readonly ListedPair[]> {
  return db.execute<ListedPair>(sql`
    (select a.listing, a.other from candidate a
      join listing_match l on l.listing = a.listing and l.project = a.project and l.kind = 0
      join candidate b on b.project = a.project and b.listing = a.other and b.other = a.listing
      left join match m on m.project_id = ${project.id} and m.offer_id = a.listing and m.need_id = a.other
      where a.project = ${project.number} and (m.id is null or m.status = 'closed' or (m.status in ('proposed', 'held') and m.score <> a.score))
      limit ${limit})
    union all
    (select m.offer_id, m.need_id from match m
      left join candidate a on a.project = ${project.number} and a.listing = m.offer_id and a.other = m.need_id
      left join candidate b on b.project = ${project.number} and b.listing = m.need_id and b.other = m.offer_id
      where m.project_id = ${project.id} and m.status in ('proposed', 'held') and (a.listing is null or b.listing is null) limit ${limit})`)
}
