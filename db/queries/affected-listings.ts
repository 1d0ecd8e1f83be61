import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { listing } from '../schema/listing.ts'

/** The active listings of a facility. */
export async function activeListingsOf(db: Database, facilityId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ id: listing.id })
    .from(listing)
    .where(and(eq(listing.facilityId, facilityId), eq(listing.status, 'active')))
  return rows.map((row) => row.id)
}

/** Active listings of a project that stand at either end of edges of the knowledge. */
export async function listingsOfEdges(
  db: Database,
  projectNumber: number,
  edges: readonly { readonly from: string; readonly to: string }[],
): Promise<{ offers: readonly string[]; needs: readonly string[] }> {
  const ends = JSON.stringify({ offer: [...new Set(edges.map((edge) => edge.from))], need: [...new Set(edges.map((edge) => edge.to))] })
  const rows = await db.execute<{ id: string; kind: number }>(sql`select m.listing as id, m.kind from listing_match m
    join material_code c on c.code = m.material where m.project = ${projectNumber}
    and c.material_id in (select jsonb_array_elements_text(${ends}::jsonb -> case m.kind when 0 then 'offer' else 'need' end))`)
  const of = (kind: number) => rows.filter((row) => row.kind === kind).map((row) => row.id)
  return { offers: of(0), needs: of(1) }
}

/** How many active listings there are, and how many of them stand at either end of edges of the knowledge. */
export async function countTouched(
  db: Database,
  edges: readonly { readonly from: string; readonly to: string }[],
): Promise<{ active: number; touched: number }> {
  const ends = JSON.stringify({ offer: [...new Set(edges.map((edge) => edge.from))], need: [...new Set(edges.map((edge) => edge.to))] })
  const [row] = await db.execute<{
    active: number
    touched: number
  }>(sql`select count(*)::int as active, (count(*) filter (where material_id in
    (select jsonb_array_elements_text(${ends}::jsonb -> kind))))::int as touched from listing where status = 'active'`)
  return { active: row?.active ?? 0, touched: row?.touched ?? 0 }
}
