import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Connection, Database, RawClient } from '../../db/client.ts'
import { rankCandidates } from '../../db/queries/candidates.ts'
import { storeCompat } from '../../db/queries/compat.ts'
import { refreshMatchRows } from '../../db/queries/match-rows.ts'
import { buildKnowledge } from '../../src/domain/knowledge.ts'
import { worthReviewing } from '../../src/domain/match.ts'
import type { SystemContext } from '../../src/use-cases/context.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { keptPerListing } from '../../src/use-cases/redo-lists.ts'
import { rematchEdges, rematchFacility } from '../../src/use-cases/rematch.ts'
import { asked, percentile, sampleOf } from './match-ranking.ts'
import { storeShare } from './match-store.ts'
import type { Share } from './match-worker.ts'
import { benchDay, type StoredBench } from './match-world.ts'

const productAsks = { today: asked.today, least: worthReviewing, limit: keptPerListing }

async function runWorkers(share: Omit<Share, 'part' | 'parts'>, parts: number): Promise<{ listings: number; rows: number }> {
  const { Worker } = await import('node:worker_threads')
  const done = await Promise.all(
    Array.from({ length: parts }, (_, part) => {
      const worker = new Worker(new URL('./match-worker.ts', import.meta.url), {
        workerData: { ...share, part, parts },
        execArgv: ['--import', 'tsx'],
      })
      return new Promise<{ listings: number; rows: number }>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
    }),
  )
  return { listings: done.reduce((sum, each) => sum + each.listings, 0), rows: done.reduce((sum, each) => sum + each.rows, 0) }
}

export type BulkReport = {
  readonly perSecond: Record<string, number>
  readonly sqlPerSecond: number
  readonly rows: number
  readonly rssMb: number
}

/** Lists of every listing, all in: loading, ranking, storing; against the statement asked for one listing after the other. */
export async function measureBulk(
  db: Database,
  client: RawClient,
  connection: Connection,
  { world, project }: StoredBench,
): Promise<BulkReport> {
  const perSecond: Record<string, number> = {}
  let rows = 0
  for (const workers of [1, 2]) {
    await db.execute(sql`truncate candidate`)
    const began = performance.now()
    const done = await runWorkers({ connection, project: project.number, ...productAsks }, workers)
    perSecond[`${workers}`] = done.listings / ((performance.now() - began) / 1000)
    rows = done.rows
  }
  const rssMb = process.memoryUsage().rss / 2 ** 20
  await db.execute(sql`create table bench_lists as select * from candidate with no data`)
  const sample = sampleOf(world, Math.min(1_000, world.total / 10))
  const began = performance.now()
  const lists: [string, { other: string; score: number }[]][] = []
  for (const { id } of sample) lists.push([id, [...(await rankCandidates(client, { ...productAsks, listingId: id }))]])
  await db.execute(
    sql`delete from candidate where listing in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(lists.map(([id]) => id))}::jsonb))`,
  )
  await storeShare(client, project.number, new Map(lists))
  const sqlPerSecond = sample.length / ((performance.now() - began) / 1000)
  await db.execute(sql`drop table bench_lists`)
  await db.execute(sql`vacuum analyze candidate`)
  return { perSecond, sqlPerSecond, rows, rssMb }
}

export type ChangeReport = {
  readonly listing: { p50: number; p99: number }
  readonly facility: { p50: number; p99: number }
  readonly worstRoute: { ms: number; listings: number }
}

async function times(count: number, act: (turn: number) => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const taken: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const began = performance.now()
    await act(turn)
    taken.push(performance.now() - began)
  }
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}

/** A changed listing, a moved facility and the worst change of one route, each with everything that follows from it. */
export async function measureChanges(db: Database, ranking: RawClient, { world, knowledge }: StoredBench): Promise<ChangeReport> {
  const quiet = () => undefined
  const context: SystemContext = {
    db,
    ranking,
    clock: () => new Date(`${benchDay}T10:00:00Z`),
    newId: v7,
    log: { info: quiet, warn: quiet, error: quiet },
    knowledge,
  }
  const sample = sampleOf(world, 60)
  const listing = await times(40, async (turn) => {
    const listingId = sample[turn]?.id ?? ''
    await db.execute(
      sql`update listing set quantity = jsonb_set(jsonb_set(quantity, '{min}', '777'), '{max}', '777') where id = ${listingId}`,
    )
    await refreshMatchRows(db, { listingIds: [listingId] })
    await findMatches(context, { listingId })
  })
  const facility = await times(20, async (turn) => {
    const facilityId = sample[40 + turn]?.facilityId ?? ''
    await db.execute(sql`update facility set lat = lat + 0.3, lon = lon - 0.2 where id = ${facilityId}`)
    await refreshMatchRows(db, { facilityIds: [facilityId] })
    await rematchFacility(context, { facilityId })
  })
  const counts = await db.execute<{ from: string; to: string }>(sql`
    with n as (select kind, material, count(*) as listings from listing_match group by 1, 2)
    select f.material_id as from, t.material_id as to from compat c
    join n o on o.kind = 0 and o.material = c.src join n d on d.kind = 1 and d.material = c.dst
    join material_code f on f.code = c.src join material_code t on t.code = c.dst
    where c.kind = 0 and c.src <> c.dst order by least(o.listings, d.listings) desc limit 1`)
  const worst = counts[0] ?? { from: '', to: '' }
  const { materials, routes, industries } = world.shipped
  const changed = { id: 'route-new', ...worst, use: 'use', technology: null, sourceIsic: [], sinkIsic: [], cases: 4, source: 'made up' }
  const after = buildKnowledge(materials, [...routes, changed], industries)
  const began = performance.now()
  const edges = await db.transaction((tx) => storeCompat(tx, after))
  const own = edges.filter((edge) => edge.from === worst.from && edge.to === worst.to)
  const done = await rematchEdges({ ...context, knowledge: after }, { edges: own, resumed: false })
  return { listing, facility, worstRoute: { ms: performance.now() - began, listings: done.listings } }
}
