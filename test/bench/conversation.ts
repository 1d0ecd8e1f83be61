import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { createConsole } from '../../adapters/console/index.ts'
import { suggest } from '../../src/chat/suggest.ts'
import { readConfig } from '../../src/config.ts'
import { type Broker, startBroker } from '../../src/main.ts'
import { choicesOf } from '../../src/message/message.ts'
import type { TurnBody } from '../../src/message/turn.ts'

/** How fast the program starts and answers. Run with `npm run bench:conversation`. */
const posts = 500
/** One card each: a broker hears of no more than twenty matches a day, and of no fourth one that is as good. */
const traded = ['coal fly ash', 'FGD gypsum', 'blast furnace slag', 'red mud', 'phosphogypsum', 'spent sulphuric acid', 'glass cullet']

const sentences = [
  (tonnes: number) => `We have ${tonnes} t of fly ash a month from April, moisture under 2 %`,
  (tonnes: number) => `我们厂每月有${tonnes}吨粉煤灰，烧失量5%以下，自提免费`,
  (tonnes: number) => `폐주물사 월 ${tonnes}톤 나옵니다. 상차도 무상`,
  (tonnes: number) => `need ${tonnes} t/month of natural gypsum, moisture below 12%`,
]

const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-'))
chmodSync(dataDir, 0o711)

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`
}

async function start(): Promise<{ broker: Broker; tookMs: number }> {
  const read = readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
  })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  const began = performance.now()
  const adapter = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
  const broker = await startBroker({ config: read.config, adapters: [adapter] })
  return { broker, tookMs: performance.now() - began }
}

async function turn(broker: Broker, account: string, body: TurnBody) {
  const from = { platform: 'console', workspace: 'local', account, conversation: account }
  const began = performance.now()
  const answer = await broker.receive({ eventId: randomUUID(), from, displayName: account, body })
  return { answer, tookMs: performance.now() - began }
}

async function publish(broker: Broker, account: string, text: string): Promise<{ draftMs: number; publishMs: number }> {
  const draft = await turn(broker, account, { type: 'text', text })
  const [button] = draft.answer.messages.flatMap((message) => choicesOf(message))
  if (!button) throw new Error(`no button under: ${text}`)
  const done = await turn(broker, account, { type: 'action', token: button.action })
  return { draftMs: draft.tookMs, publishMs: done.tookMs }
}

async function sentCards(broker: Broker): Promise<number> {
  const [row] = await broker.context.db.execute(
    sql`select count(*)::int as cards from notice where kind = 'match-proposed' and status = 'sent'`,
  )
  return Number(row?.cards ?? 0)
}

async function untilCards(broker: Broker, more: number): Promise<number> {
  const began = performance.now()
  while (performance.now() - began < 10_000) {
    if ((await sentCards(broker)) >= more) return performance.now() - began
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  throw new Error('no card within 10 s')
}

const cold = await start()
await cold.broker.stop()
const { broker, tookMs: warmMs } = await start()
await turn(broker, 'tom-reyes', { type: 'text', text: 'hello' })

const toCard: number[] = []
for (const material of traded) {
  await broker.jobs.settled(10_000)
  const before = await sentCards(broker)
  await publish(broker, 'zhao-min', `We have 400 t/month of ${material}`)
  await broker.jobs.settled(10_000)
  await publish(broker, 'tom-reyes', `We need 400 t/month of ${material}`)
  toCard.push(await untilCards(broker, before + 1))
}
const drafts: number[] = []
const publishes: number[] = []
for (let each = 0; each < posts; each += 1) {
  const sentence = sentences[each % sentences.length]?.(20 + each) ?? ''
  const { draftMs, publishMs } = await publish(broker, each % 2 === 0 ? 'zhao-min' : 'tom-reyes', sentence)
  drafts.push(draftMs)
  publishes.push(publishMs)
}
const completions: number[] = []
const beginnings = ['f', 'fly', 'fyl ash', 'spent sulfuric', '40 t of fly as', '粉煤', '我们每月有40吨粉煤', '플라이', '플라이애쉬', 'zzzz']
for (let each = 0; each < 300; each += 1) {
  const from = { platform: 'console', workspace: 'local', account: 'tom-reyes', conversation: 'tom-reyes' }
  const began = performance.now()
  await suggest(broker.context, { from, subject: 'material', typed: beginnings[each % beginnings.length] ?? '', localeTag: 'zh-CN' })
  completions.push(performance.now() - began)
}
await broker.stop()
rmSync(dataDir, { recursive: true, force: true })

const report = {
  'cold start': `${(cold.tookMs / 1000).toFixed(2)} s`,
  'warm start': `${(warmMs / 1000).toFixed(2)} s`,
  queue: process.env.REDIS_URL ? 'Redis' : 'PostgreSQL',
  [`draft shown, ${posts} posts`]: `p50 ${percentile(drafts, 0.5)}, p99 ${percentile(drafts, 0.99)}`,
  [`published, ${posts} posts`]: `p50 ${percentile(publishes, 0.5)}, p99 ${percentile(publishes, 0.99)}`,
  [`completed while typed, ${completions.length} times`]: `p50 ${percentile(completions, 0.5)}, p99 ${percentile(completions, 0.99)}`,
  [`published to the broker's card, ${toCard.length} cards`]: `p50 ${percentile(toCard, 0.5)}, p99 ${percentile(toCard, 0.99)}`,
}
console.log(JSON.stringify(report, null, 2))
