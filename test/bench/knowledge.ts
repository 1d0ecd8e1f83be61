import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { createConsole } from '../../adapters/console/index.ts'
import { loadLists, storeKnowledge } from '../../db/queries/knowledge.ts'
import { shippedKnowledge } from '../../db/seed/fingerprint.ts'
import { readConfig } from '../../src/config.ts'
import { startBroker } from '../../src/main.ts'

/** How long knowledge takes at a start, and questions about it in chat. Run with `npm run bench:knowledge`. */
const rounds = 50

const questions = [
  '/help',
  '/material fly ash',
  '/material coal fly asg',
  '/material 10 01 02',
  '/material HW34',
  '/物料 高炉矿渣',
  '/물질 폐황산',
  '/material qqxxzz',
  '/resources',
  '/resources cemnt works',
  '/resources 3510',
  '/资源 钢铁厂',
  '/case fly ash',
  '/case Kalundborg steam',
  '/사례 울산',
  '/technology drying',
  '/技术 厌氧消化',
]

const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-'))
chmodSync(dataDir, 0o711)
const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
if ('problems' in read) throw new Error(read.problems.join('; '))
const { config } = read

const percentile = (values: readonly number[], share: number) =>
  `${(values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(1)} ms`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const start = () =>
  startBroker({
    config,
    adapters: [createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })],
  })

await (await start()).stop()
const broker = await start()
const { db, library } = broker.context
const shipped = shippedKnowledge()
const unchanged: number[] = []
const loads: number[] = []
for (let round = 0; round < 5; round += 1) {
  unchanged.push(await timed(async () => storeKnowledge(db, shippedKnowledge())))
  loads.push(await timed(() => loadLists(db)))
}
const lookupMs = await timed(async () => library.shipped.lookup())
const emptied = sql`truncate shipped_knowledge, code, technology, known_case, route, industry, factor, material_sheet, material cascade`

async function ask(text: string): Promise<number> {
  const from = { platform: 'console', workspace: 'local', account: 'tom-reyes', conversation: 'tom-reyes' }
  return timed(() => broker.receive({ eventId: randomUUID(), from, displayName: 'tom-reyes', body: { type: 'text', text } }))
}

for (const question of questions) await ask(question)
const answers = new Map<string, number[]>(questions.map((question) => [question, []]))
const cpuBefore = process.cpuUsage()
for (let round = 0; round < rounds; round += 1) for (const question of questions) answers.get(question)?.push(await ask(question))
const cpu = process.cpuUsage(cpuBefore)
const all = [...answers.values()].flat()
const slowest = [...answers].map(([question, times]) => [question, `${percentile(times, 0.5)}, ${percentile(times, 0.99)}`] as const)

await db.execute(emptied)
const storedMs = await timed(() => storeKnowledge(db, shipped))
await broker.stop()
rmSync(dataDir, { recursive: true, force: true })

console.log(
  JSON.stringify(
    {
      'everything into an empty database': `${storedMs.toFixed(0)} ms`,
      'start with the version there: compare': percentile(unchanged, 0.5),
      'start with the version there: load the lists': percentile(loads, 0.5),
      'index for names, after the start': `${lookupMs.toFixed(0)} ms`,
      [`answers in chat, ${all.length}`]: `p50 ${percentile(all, 0.5)}, p99 ${percentile(all, 0.99)}`,
      // On a busy machine this says more than the clock.
      'processor time for an answer': `${((cpu.user + cpu.system) / 1000 / all.length).toFixed(1)} ms`,
      'p50 and p99 by question': Object.fromEntries(slowest),
    },
    null,
    2,
  ),
)
