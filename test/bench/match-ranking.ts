import MiniSearch from 'minisearch'
import type { RawClient } from '../../db/client.ts'
import { rankCandidates, rankingStatement } from '../../db/queries/candidates.ts'
import type { Listing } from '../../src/domain/listing.ts'
import { bestPairs } from '../../src/domain/match.ts'
import { dayNumber } from '../../src/domain/window.ts'
import { dice } from '../support/random-world.ts'
import { type BenchWorld, benchDay, type StoredBench } from './match-world.ts'

export type Ranked = { readonly other: string; readonly score: number }
/** Any score above zero counts: nothing is cut off that exhaustive scoring would find. */
export const asked = { today: dayNumber(benchDay), least: 1e-9, limit: 20 }

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** So many active listings, the same ones for every way that is measured. */
export function sampleOf(world: BenchWorld, count: number): readonly Listing[] {
  const random = dice(99)
  const sample: Listing[] = []
  while (sample.length < count) {
    const listing = world.listingAt(random.below(world.total))
    if (listing.status === 'active') sample.push(listing)
  }
  return sample
}

export type Timed = {
  readonly p50: number
  readonly p99: number
  readonly select1: number
  readonly results: readonly (readonly Ranked[])[]
}

/** Times a way of ranking, with `select 1` in between on the same connection. */
export async function timed(
  client: RawClient,
  sample: readonly Listing[],
  rank: (listing: Listing) => Promise<readonly Ranked[]>,
): Promise<Timed> {
  for (const listing of sample.slice(0, 10)) await rank(listing)
  const [times, floors, results]: [number[], number[], (readonly Ranked[])[]] = [[], [], []]
  for (const listing of sample) {
    let began = performance.now()
    await client`select 1`
    floors.push(performance.now() - began)
    began = performance.now()
    results.push(await rank(listing))
    times.push(performance.now() - began)
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), select1: percentile(floors, 0.5), results }
}

export const byStatement =
  (client: RawClient, least = asked.least) =>
  async (listing: Listing) => {
    const rows = await rankCandidates(client, { ...asked, least, listingId: listing.id })
    return rows.map(({ other, score }) => ({ other, score }))
  }

/** Index entries that the covering index gave since it was last asked. */
export async function entriesRead(client: RawClient): Promise<number> {
  await client`select pg_stat_force_next_flush()`
  await client`select 1`
  const [row] = await client<{ read: number }[]>`
    select idx_tup_read::float8 as read from pg_stat_user_indexes where indexrelname = 'listing_match_rank'`
  return row?.read ?? 0
}

/** Every active listing by kind and material, as indexes of the world. */
export function byMaterial(world: BenchWorld): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (let each = 0; each < world.total; each += 1) {
    const { status, kind, materialId } = world.listingAt(each)
    if (status !== 'active') continue
    const key = `${kind} ${materialId}`
    const group = groups.get(key)
    if (group) group.push(each)
    else groups.set(key, [each])
  }
  return groups
}

/** The share of listings for which exhaustive scoring by the pure function gives the same list, order and scores. */
export function exactShare(
  { world, knowledge }: StoredBench,
  groups: ReadonlyMap<string, readonly number[]>,
  sample: readonly Listing[],
  results: readonly (readonly Ranked[])[],
): number {
  const same = sample.filter((listing, index) => {
    const wanted = listing.kind === 'offer' ? 'need' : 'offer'
    const edges = (listing.kind === 'offer' ? knowledge.edges : knowledge.reverse).get(listing.materialId ?? '')
    const others = [...(edges?.keys() ?? [])].flatMap((id) => groups.get(`${wanted} ${id}`) ?? []).map((each) => world.listingAt(each))
    const pairs = bestPairs(knowledge, listing, others, benchDay, asked.limit)
    const exact = pairs.map((pair) => ({ other: listing.kind === 'offer' ? pair.needId : pair.offerId, score: pair.score }))
    return JSON.stringify(exact) === JSON.stringify(results[index])
  })
  return same.length / sample.length
}

/** Share of the exact lists that another way finds among its first 200. */
function recall(exact: readonly (readonly Ranked[])[], found: readonly (readonly Ranked[])[]): number {
  let [hits, all] = [0, 0]
  for (const [index, list] of exact.slice(0, found.length).entries()) {
    const ids = new Set(found[index]?.map((row) => row.other))
    hits += list.filter((row) => ids.has(row.other)).length
    all += list.length
  }
  return all === 0 ? 1 : hits / all
}

const wordsOf = (listing: Listing) => listing.materialWords

/** The ways people would try first, side by side: a naive statement and three text engines. */
export async function otherWays(
  client: RawClient,
  { world }: StoredBench,
  sample: readonly Listing[],
  exact: readonly (readonly Ranked[])[],
): Promise<Record<string, { p50: number; p99: number; recall: number }>> {
  const report: Record<string, { p50: number; p99: number; recall: number }> = {}
  const note = (name: string, { p50, p99, results }: Timed) => {
    report[name] = { p50, p99, recall: recall(exact, results) }
  }
  await client.unsafe(`set enable_indexscan = off; set enable_indexonlyscan = off; set enable_seqscan = on; set enable_hashjoin = on;
    set plan_cache_mode = force_custom_plan`)
  const naive = async (listing: Listing) => {
    const rows = await client.unsafe<Ranked[]>(rankingStatement, [listing.id, asked.today, asked.least, asked.limit])
    return rows.map(({ other, score }) => ({ other, score }))
  }
  note('the same score without the index', await timed(client, sample.slice(0, world.total > 500_000 ? 10 : 40), naive))
  await client.unsafe('reset all')
  await client.unsafe(`create extension if not exists pg_trgm;
    create index if not exists bench_trigrams on listing using gin (material_words gin_trgm_ops) where status = 'active';
    create index if not exists bench_words on listing using gin (to_tsvector('simple', material_words)) where status = 'active';
    analyze listing`)
  const few = sample.slice(0, world.total > 500_000 ? 5 : 60)
  const kindOf = (listing: Listing) => (listing.kind === 'offer' ? 'need' : 'offer')
  const trigrams = async (listing: Listing) =>
    client<Ranked[]>`select id as other, similarity(material_words, ${wordsOf(listing)})::float8 as score from listing
      where status = 'active' and kind = ${kindOf(listing)} and material_words % ${wordsOf(listing)} order by 2 desc, 1 limit 200`
  note('pg_trgm (200 found, not rescored)', await timed(client, few, trigrams))
  const words = async (listing: Listing) =>
    client<Ranked[]>`select id as other, ts_rank(to_tsvector('simple', material_words), q)::float8 as score
      from listing, to_tsquery('simple', ${wordsOf(listing).split(/\W+/).join(' | ')}) q
      where status = 'active' and kind = ${kindOf(listing)} and to_tsvector('simple', material_words) @@ q order by 2 desc, 1 limit 200`
  note('tsvector (200 found, not rescored)', await timed(client, few, words))
  if (world.total > 500_000) return report
  const engine = new MiniSearch<{ id: string; words: string; kind: string }>({ fields: ['words'], storeFields: ['kind'] })
  for (let each = 0; each < world.total; each += 1) {
    const listing = world.listingAt(each)
    if (listing.status === 'active') engine.add({ id: listing.id, words: wordsOf(listing), kind: listing.kind })
  }
  const search = async (listing: Listing) =>
    engine
      .search(wordsOf(listing), { filter: (hit) => hit.kind === kindOf(listing) })
      .slice(0, 200)
      .map((hit) => ({ other: String(hit.id), score: hit.score }))
  note('MiniSearch (200 found, not rescored)', await timed(client, few, search))
  return report
}
