import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SQL, sql } from 'drizzle-orm'
import type { Adapter } from '../../adapters/adapter.ts'
import { createConsole } from '../../adapters/console/index.ts'
import { readConfig } from '../../src/config.ts'
import { type Broker, startBroker } from '../../src/main.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { planDue } from '../../src/use-cases/plan-follow-ups.ts'

/** How long a word in a room takes to the other adapter, and the planner over many introductions. Run with `npm run bench:follow-ups`. */
const words = 300
const introductions = 20_000
const plants = 2_000
const workingHour = new Date('2026-12-02T03:00:00Z')

const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-'))
chmodSync(dataDir, 0o711)

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other)
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)} ms`
}

const handed = new Map<string, () => void>()

/** The terminal, noting when a message is handed to it. */
function listening(adapter: Adapter): Adapter {
  return {
    ...adapter,
    send: async (to, message, key, again) => {
      const found = /relay \d+/.exec(JSON.stringify(message))?.[0]
      if (found) handed.get(found)?.()
      return adapter.send(to, message, key, again)
    },
  }
}

async function start(): Promise<Broker> {
  const redis = process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}
  const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...redis })
  if ('problems' in read) throw new Error(read.problems.join('; '))
  const terminal = createConsole({ mailboxes: join(dataDir, 'mailboxes'), files: join(dataDir, 'files'), colours: false })
  return startBroker({ config: read.config, adapters: [listening(terminal)] })
}

const broker = await start()
const ask = async (query: SQL) => [...(await broker.context.db.execute(query))]

async function turn(account: string, body: TurnBody): Promise<void> {
  const from = { platform: 'console', workspace: 'local', account, conversation: account }
  await broker.receive({ eventId: randomUUID(), from, displayName: account, body })
}

async function push(account: string, purpose: string): Promise<void> {
  await broker.jobs.settled(20_000)
  const [row] = await ask(sql`select t.token from action_token t join account a on a.person_id = t.person_id
    where a.account = ${account} and t.purpose = ${purpose} order by t.expires_at desc limit 1`)
  if (!row) throw new Error(`${account} was shown no button for ${purpose}`)
  await turn(account, { type: 'action', token: String(row.token) })
}

async function introduce(): Promise<void> {
  await turn('zhao-min', { type: 'text', text: '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费' })
  await push('zhao-min', 'draft.publish')
  await turn('tom-reyes', { type: 'text', text: 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%' })
  await push('tom-reyes', 'draft.publish')
  await push('chen-wei', 'match.approve')
  for (const account of ['zhao-min', 'tom-reyes']) await push(account, 'consent.yes')
  await push('zhao-min', 'room.open')
}

async function relay(): Promise<{
  readonly alone: readonly number[]
  readonly turns: readonly number[]
  readonly burst: readonly number[]
}> {
  const once = async (at: number) => {
    const began = performance.now()
    const arrived = new Promise<number>((resolve) => handed.set(`relay ${at}`, () => resolve(performance.now() - began)))
    await turn('zhao-min', { type: 'text', text: `relay ${at}` })
    return { answered: performance.now() - began, arrived }
  }
  const alone: number[] = []
  const turns: number[] = []
  for (let at = 0; at < words; at += 1) {
    const { answered, arrived } = await once(at)
    turns.push(answered)
    alone.push(await arrived)
    await new Promise((resolve) => setTimeout(resolve, 20 + (at % 30)))
  }
  const burst: Promise<number>[] = []
  for (let at = words; at < words + 20; at += 1) burst.push((await once(at)).arrived)
  return { alone: alone.slice(20), turns: turns.slice(20), burst: await Promise.all(burst) }
}

/** Copies of the one introduction there is, over many plants, all due. */
async function multiply(): Promise<void> {
  await ask(sql`insert into person (id, name, locale, time_zone, created_at)
    select gen_random_uuid(), 'plant ' || n, 'zh-CN', 'Asia/Shanghai', now() from generate_series(0, ${plants - 1}) n`)
  await ask(sql`insert into facility (id, name, isic, place, country, created_at)
    select gen_random_uuid(), 'plant ' || n, '3510', 'here', 'CN', now() from generate_series(0, ${plants - 1}) n`)
  await ask(sql`insert into facility_contact (facility_id, person_id, status, asked_at)
    select f.id, p.id, 'member', now() from facility f join person p on p.name = f.name where f.name like 'plant %'`)
  await ask(sql`create table pair as
    with plant as (select id, row_number() over (order by name) - 1 as at from facility where name like 'plant %')
    select n, gen_random_uuid() as offer_id, gen_random_uuid() as need_id, gen_random_uuid() as match_id, o.id as offer_at, d.id as need_at
    from generate_series(1, ${introductions}) n join plant o on o.at = n % ${plants} join plant d on d.at = (n * 7 + 1) % ${plants}`)
  const [one] = await ask(sql`select i.id, i.match_id, m.offer_id, m.need_id from introduction i join match m on m.id = i.match_id`)
  const copy = async (table: string, id: unknown, change: SQL) => {
    const stored = await ask(sql`select column_name as name from information_schema.columns
      where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`)
    const columns = stored.map(({ name }) => sql.identifier(String(name)))
    const read = columns.map((column) => sql`r.${column}`)
    await ask(sql`insert into ${sql.identifier(table)} (${sql.join(columns, sql`, `)}) select ${sql.join(read, sql`, `)} from pair p
      cross join lateral jsonb_populate_record((select t from ${sql.identifier(table)} t where t.id = ${String(id)}), ${change}) r`)
  }
  const listing = sql`'number', nextval('listing_number')`
  await copy('listing', one?.offer_id, sql`jsonb_build_object('id', p.offer_id, 'facility_id', p.offer_at, ${listing})`)
  await copy('listing', one?.need_id, sql`jsonb_build_object('id', p.need_id, 'facility_id', p.need_at, ${listing})`)
  const pair = sql`jsonb_build_object('id', p.match_id, 'offer_id', p.offer_id, 'need_id', p.need_id, 'number', nextval('match_number'))`
  await copy('match', one?.match_id, pair)
  const due = new Date(workingHour.getTime() - 60_000).toISOString()
  const introduction = sql`jsonb_build_object('id', gen_random_uuid(), 'match_id', p.match_id, 'number', nextval('introduction_number'),
    'silences', p.n % 3, 'next_follow_up_at', ${due}::text)`
  await copy('introduction', one?.id, introduction)
  await ask(sql`analyze`)
}

await introduce()
const { alone, turns, burst } = await relay()
await broker.jobs.settled(20_000)
await multiply()
const context = { ...broker.context, clock: () => workingHour }
const began = performance.now()
const planned = await planDue(context, introductions)
const planMs = performance.now() - began
const chasing = performance.now()
const tally = await chaseIntroductions(context)
const chaseMs = performance.now() - chasing

await broker.stop()
rmSync(dataDir, { recursive: true, force: true })

const report = {
  queue: process.env.REDIS_URL ? 'Redis' : 'PostgreSQL',
  [`a word in a room, from the turn to the other adapter, ${alone.length} one by one`]: `p50 ${percentile(alone, 0.5)}, p99 ${percentile(alone, 0.99)}`,
  'of which the turn itself': `p50 ${percentile(turns, 0.5)}, p99 ${percentile(turns, 0.99)}`,
  'twenty words in one go, the last': percentile(burst, 1),
  [`planned ${planned.length} due introductions`]: `${(planMs / 1000).toFixed(2)} s`,
  'planned and asked, told and put off': `${(chaseMs / 1000).toFixed(2)} s`,
  tally,
}
console.log(JSON.stringify(report, null, 2))
