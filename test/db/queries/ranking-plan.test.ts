import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { rankCandidates, rankingStatement } from '../../../db/queries/candidates.ts'
import { createTestDatabase } from '../../support/database.ts'
import { storeRandomWorld } from '../../support/random-world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())
const { db, ranking } = database

/** Many copies of the world's listings in one project, as far apart as cities are. */
async function grow(project: number, rows: number): Promise<void> {
  await db.execute(sql`alter table listing_match disable trigger all`)
  await db.execute(sql`insert into listing_match select gen_random_uuid(), ${project}, n % 2, 1 + n % 9, 1000 + n, 10 + n % 900, 1, 0, 32767, 4095, 0, 0, 0,
    x / r, y / r, z / r from (select n, sin(n * 0.37) as x, cos(n * 0.11) as y, sin(n * 0.73) + 1.5 as z,
      sqrt(sin(n * 0.37)^2 + cos(n * 0.11)^2 + (sin(n * 0.73) + 1.5)^2) as r from generate_series(1, ${rows}) n) s`)
  await db.execute(sql`vacuum analyze listing_match`)
}

test('at 100 000 rows ranking walks its own index only, between the latitudes in reach', async () => {
  const world = await storeRandomWorld(db, 5, { facilities: 20, listings: 60 })
  const [project] = world.projects
  await grow(project?.number ?? 0, 100_000)
  const [asking] = await db.execute<{ listing: string }>(sql`select listing from listing_match where party < 1000 limit 1`)
  const listingId = asking?.listing ?? ''
  await rankCandidates(ranking, { listingId, today: 20_500, least: 1e-9, limit: 20 })
  const lines = await ranking.unsafe<{ 'QUERY PLAN': string }[]>(`explain (analyze, costs off) ${rankingStatement}`, [
    listingId,
    20_500,
    1e-9,
    20,
  ])
  const plan = lines.map((line) => line['QUERY PLAN'])
  expect(plan.filter((line) => line.includes('Seq Scan'))).toEqual([])
  const walk = plan.findIndex((line) => line.includes('Index Only Scan using listing_match_rank on listing_match l'))
  expect(plan[walk + 1]).toMatch(/Index Cond: .*project = .*kind = .*material = .*uz >= .*uz <= /)
}, 60_000)
