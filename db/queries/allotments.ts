import { sql } from 'drizzle-orm'
import { type Allotment, endedStages, isOverAllotted } from '../../src/domain/allotment.ts'
import type { ListingKind } from '../../src/domain/listing.ts'
import type { Unit } from '../../src/domain/unit.ts'
import type { Database } from '../client.ts'

type Row = { id: string; kind: ListingKind; number: number; unit: Unit; perYear: number; taken: number; introductions: number[] | null }

const ended = JSON.stringify(endedStages)
const going = sql`i.stage not in (select jsonb_array_elements_text(${ended}::jsonb))`

const allotted = (ids: string) => sql`
  select l.id, l.kind, l.number, l.quantity ->> 'unit' as unit, l.amount_per_year as "perYear",
    coalesce(x.taken, 0)::float8 as taken, x.introductions
  from listing l
  left join lateral (
    select sum(t.amount) as taken, array_agg(t.number order by t.number) as introductions from (
      select i.offer_takes as amount, i.number from match m join introduction i on i.match_id = m.id
      where l.kind = 'offer' and m.offer_id = l.id and ${going}
      union all
      select i.need_takes, i.number from match m join introduction i on i.match_id = m.id
      where l.kind = 'need' and m.need_id = l.id and ${going}
    ) t where t.amount is not null
  ) x on true
  where l.id in (select (jsonb_array_elements_text(${ids}::jsonb))::uuid) and l.amount_per_year is not null`

const allotmentOf = ({ id: _id, introductions, ...row }: Row): Allotment => ({ ...row, introductions: introductions ?? [] })

/** What introductions take of listings, over all projects; listings that state no amount are left out. */
export async function allotments(db: Database, listingIds: readonly string[]): Promise<ReadonlyMap<string, Allotment>> {
  if (listingIds.length === 0) return new Map()
  const rows = await db.execute<Row>(allotted(JSON.stringify(listingIds)))
  return new Map(rows.map((row) => [row.id, allotmentOf(row)]))
}

/** Listings of which introductions take more than there is; there are none, ever. */
export async function overAllotted(db: Database): Promise<readonly Allotment[]> {
  const rows = await db.execute<{ id: string }>(sql`select distinct unnest(array[m.offer_id, m.need_id]) as id
    from introduction i join match m on m.id = i.match_id where ${going}`)
  const found = await allotments(
    db,
    rows.map(({ id }) => id),
  )
  return [...found.values()].filter(isOverAllotted)
}
