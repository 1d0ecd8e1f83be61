import { fork } from 'node:child_process'
import { once } from 'node:events'
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

type Done = { readonly listings: number; readonly rows: number }

/** Starts the workers first: what is measured begins when they are ready. */
async function runWorkers(share: Omit<Share, 'part' | 'parts'>, parts: number): Promise<Done & { readonly seconds: number }> {
  const workers = Array.from({ length: parts }, () =>
    fork(new URL('./match-worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] }),
  )
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const began = performance.now()
  const done = await Promise.all(
    workers.map(async (worker, part): Promise<Done> => {
      worker.send({ ...share, part, parts })
      const [message] = await once(worker, 'message')
      return message
    }),
  )
  const sum = (pick: (each: Done) => number) => done.reduce((total, each) => total + pick(each), 0)
  return { listings: sum((each) => each.listings), rows: sum((each) => each.rows), seconds: (performance.now() - began) / 1000 }
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
    const done = await runWorkers({ connection, project: project.number, ...productAsks }, workers)
    perSecond[`${workers}`] = done.listings / done.seconds
    rows = done.rows
  }
  const rssMb = process.memoryUsage().rss / 2 ** 20
  const sample = sampleOf(world, Math.min(1_000, world.total / 10))
  const began = performance.now()
  const lists: [string, { other: string; score: number }[]][] = []
  for (const { id } of sample) lists.push([id, [...(await rankCandidates(client, { ...productAsks, listingId: id }))]])
  await db.execute(
    sql`delete from candidate where listing in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(lists.map(([id]) => id))}::jsonb))`,
  )
  await storeShare(client, project.number, new Map(lists))
  const sqlPerSecond = sample.length / ((performance.now() - began) / 1000)
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
  const { edges } = await db.transaction((tx) => storeCompat(tx, after))
  const own = edges.filter((edge) => edge.from === worst.from && edge.to === worst.to)
  const done = await rematchEdges({ ...context, knowledge: after }, { edges: own, resumed: false })
  return { listing, facility, worstRoute: { ms: performance.now() - began, listings: done.listings } }
}
