import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { createConsole } from '../../adapters/console/index.ts'
import { auditTrail } from '../../db/queries/audit.ts'
import { readConfig } from '../../src/config.ts'
import { firstBreak } from '../../src/domain/audit-chain.ts'
import { type Broker, startBroker } from '../../src/main.ts'

const repository = resolve(import.meta.dirname, '../..')
const program = join(import.meta.dirname, 'support/program.ts')
const dataDir = mkdtempSync(join(tmpdir(), 'synergy-kill-'))
chmodSync(dataDir, 0o711)
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** Lets the program work and kills it after a while; what it had acknowledged by then. */
async function workAndKill(afterMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const gone = once(child, 'exit')
  for (let tries = 0; tries < 1_200 && !said.includes('acknowledged'); tries += 1) {
    if (child.exitCode !== null) throw new Error('the program ended by itself')
    await new Promise((done) => setTimeout(done, 25))
  }
  await new Promise((done) => setTimeout(done, afterMs))
  child.kill('SIGKILL')
  await gone
  return [...said.matchAll(/acknowledged (\S+)\n/g)].map((found) => found[1] ?? '')
}

async function start(): Promise<Broker> {
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  return startBroker({
    config: read.config,
    adapters: [createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })],
  })
}

async function rows(broker: Broker, query: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> {
  return [...(await broker.context.db.execute(query))]
}

test('kill -9 at any moment loses nothing acknowledged and doubles nothing', { timeout: 180_000 }, async () => {
  const acknowledged: string[] = []
  for (const afterMs of [0, 137, 411, 890]) acknowledged.push(...(await workAndKill(afterMs)))
  const broker = await start()
  await broker.jobs.settled(30_000)
  const stored = await rows(broker, sql`select case kind when 'offer' then 'O-' else 'N-' end || number as reference from listing`)
  const references = stored.map((row) => String(row.reference))
  expect(acknowledged.length).toBeGreaterThan(4)
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  expect(acknowledged.filter((reference) => !references.includes(reference))).toEqual([])

  const [published] = await rows(broker, sql`select count(*)::int as entries from audit_entry where verb = 'listing.published'`)
  expect(published?.entries).toBe(references.length)
  expect(firstBreak(await auditTrail(broker.context.db))).toBeNull()
  expect(await rows(broker, sql`select status, count(*)::int as rows from outbox where status <> 'done' group by 1`)).toEqual([])
  const matching = await rows(
    broker,
    sql`select l.id from listing l where not exists
    (select 1 from outbox o where o.job = 'match-listing' and o.payload->>'listingId' = l.id::text)`,
  )
  expect(matching).toEqual([])
  const doubled = await rows(
    broker,
    sql`select payload->>'noticeId' as notice from outbox where job = 'deliver-notice' group by 1 having count(*) > 1`,
  )
  expect(doubled).toEqual([])
  await broker.stop()
})
