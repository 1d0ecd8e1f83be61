import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Connection, connect, connectRanking, connectRaw } from '../../db/client.ts'
import { startEmbedded } from '../../db/embedded.ts'
import { migrateAll } from '../../db/migrate.ts'
import { worthReviewing } from '../../src/domain/match.ts'
import { databaseOf } from '../support/database.ts'
import { type BulkReport, type ChangeReport, measureBulk, measureChanges } from './match-change.ts'
import { byMaterial, byStatement, entriesRead, exactShare, otherWays, sampleOf, timed } from './match-ranking.ts'
import { type StoredBench, storeBenchWorld } from './match-world.ts'

/**
 * How fast and how exact matching is. `npm run bench:match`, or one size with `-- --size 100000 --json`. Uses the embedded server, or
 * the one of DATABASE_URL, in a database of its own.
 */
const { values } = parseArgs({
  options: { size: { type: 'string', multiple: true }, json: { type: 'boolean' }, brief: { type: 'boolean' } },
})
const sizes = (values.size ?? ['10000', '100000']).map(Number)
if (!sizes.every((size) => Number.isInteger(size) && size >= 100)) throw new Error('Give --size as a whole number from 100.')
const say = (line: string) => (values.json ? undefined : console.log(line))
const short = (value: number) => Number(value.toPrecision(3))

async function openServer(): Promise<{ server: Connection; stop(): Promise<void> }> {
  if (process.env.DATABASE_URL) return { server: process.env.DATABASE_URL, stop: async () => undefined }
  const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-'))
  chmodSync(dataDir, 0o711)
  const embedded = await startEmbedded({ dataDir })
  const stop = async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server: embedded.connection, stop }
}

type Report = {
  readonly size: number
  readonly p50_ms: number
  readonly p99_ms: number
  readonly select1_ms: number
  readonly ratio_p50: number
}
type Line = Report & { readonly exact: number; readonly bulk_per_s: number }

async function measureRanking(connection: Connection, stored: StoredBench): Promise<Report & { exact: number }> {
  const client = connectRanking(connection, 1)
  const sample = sampleOf(stored.world, 300)
  const before = await entriesRead(client)
  const own = await timed(client, sample, byStatement(client))
  const entries = ((await entriesRead(client)) - before) / (sample.length + 10)
  const useful = await timed(client, sample, byStatement(client, worthReviewing))
  const checked = sample.slice(0, 60)
  const exact = exactShare(stored, byMaterial(stored.world), checked, own.results)
  say(
    `  top 20 of every score: p50 ${short(own.p50)} ms, p99 ${short(own.p99)} ms; select 1: ${short(own.select1)} ms; ${short(own.p50 / own.select1)} times`,
  )
  say(`  top 20 worth a review: p50 ${short(useful.p50)} ms, p99 ${short(useful.p99)} ms; ${short(useful.p50 / useful.select1)} times`)
  say(`  index entries read: ${Math.round(entries)}; exact against exhaustive scoring: ${exact.toFixed(3)} of ${checked.length}`)
  if (!values.brief && !values.json) {
    for (const [way, { p50, p99, recall }] of Object.entries(await otherWays(client, stored, sample, own.results))) {
      say(`  ${way}: p50 ${short(p50)} ms, p99 ${short(p99)} ms, recall ${recall.toFixed(2)}`)
    }
  }
  await client.end({ timeout: 2 })
  return { size: 0, p50_ms: own.p50, p99_ms: own.p99, select1_ms: own.select1, ratio_p50: own.p50 / own.select1, exact }
}

function sayBulk({ perSecond, sqlPerSecond, rows, rssMb }: BulkReport): void {
  for (const [workers, rate] of Object.entries(perSecond)) {
    say(`  bulk with ${workers} worker(s): ${Math.round(rate)} listings/s, ${short(rate / sqlPerSecond)} times the statement`)
  }
  say(`  bulk by statement: ${Math.round(sqlPerSecond)} listings/s; rows stored: ${rows}; memory of the process: ${Math.round(rssMb)} MB`)
}

function sayChanges({ listing, facility, worstRoute }: ChangeReport): void {
  say(`  listing changed: p50 ${short(listing.p50)} ms, p99 ${short(listing.p99)} ms; facility moved: p50 ${short(facility.p50)} ms`)
  say(`  worst route changed: ${short(worstRoute.ms)} ms for ${worstRoute.listings} listings`)
}

async function measure(server: Connection, size: number): Promise<Line> {
  const name = `synergy_bench_${process.pid}_${size}`
  const admin = connectRaw(server)
  await admin`create database ${admin(name)}`
  const connection = databaseOf(server, name)
  await migrateAll(connection, [])
  const { db, ranking, close } = connect(connection)
  const loader = connectRaw(connection)
  try {
    const began = performance.now()
    await loader.unsafe('set statement_timeout = 0')
    const stored = await storeBenchWorld(db, loader, size)
    say(`${size} active listings (made in ${Math.round((performance.now() - began) / 1000)} s)`)
    const { exact, ...report } = await measureRanking(connection, stored)
    const bulk = await measureBulk(db, ranking, connection, stored)
    sayBulk(bulk)
    if (!values.brief && !values.json) sayChanges(await measureChanges(db, ranking, stored))
    return { ...report, size, exact, bulk_per_s: Math.max(...Object.values(bulk.perSecond)) }
  } finally {
    await loader.end({ timeout: 2 })
    await close()
    await admin`drop database if exists ${admin(name)} with (force)`
    await admin.end({ timeout: 2 })
  }
}

const { server, stop } = await openServer()
try {
  say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${new Date().toISOString().slice(0, 10)}`)
  for (const size of sizes) {
    const line = await measure(server, size)
    if (values.json) console.log(JSON.stringify(Object.fromEntries(Object.entries(line).map(([key, value]) => [key, short(value)]))))
  }
} finally {
  await stop()
}
