import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { overAllotted } from '../../db/queries/allotments.ts'
import { handleTurn } from '../../src/chat/handle-turn.ts'
import { readConfig } from '../../src/config.ts'
import { openProgram } from '../../src/main.ts'
import { choicesOf, type SentMessage } from '../../src/message/message.ts'
import { plainText } from '../../src/message/text.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import { verifyAudit } from '../../src/use-cases/verify-audit.ts'
import { benchBrokers, storeAudit, storeBrokering } from './brokering-world.ts'

/**
 * How long a broker waits after each tap, with 100 000 listings, 20 000 introductions and a million audit entries. Run with `npm run bench:brokering`, or
 * `-- --listings 20000 --introductions 4000 --rounds 50`. Fails where a tap takes longer than it may.
 */
const { values } = parseArgs({
  options: { listings: { type: 'string' }, introductions: { type: 'string' }, entries: { type: 'string' }, rounds: { type: 'string' } },
})
const size = {
  listings: Number(values.listings ?? 100_000),
  introductions: Number(values.introductions ?? 20_000),
  entries: Number(values.entries ?? 1_000_000),
  matchesPerOffer: 6,
}
const rounds = Number(values.rounds ?? 200)
const tapMs = 300

const dataDir = mkdtempSync(join(tmpdir(), 'synergy-bench-'))
chmodSync(dataDir, 0o711)
const read = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
if ('problems' in read) throw new Error(read.problems.join('; '))
const program = await openProgram({ ...read.config, demo: false })
const { context } = program

async function answerTo(account: string, body: TurnBody): Promise<readonly SentMessage[]> {
  const from = { platform: 'bench', workspace: 'bench', account, conversation: account }
  return (await handleTurn(context, undefined, { eventId: randomUUID(), from, displayName: account, body })).messages
}

/** The tokens of the buttons that are called so. */
const tokensOf = (messages: readonly SentMessage[], label: string): readonly string[] =>
  messages.flatMap((message) => choicesOf(message).filter((choice) => plainText(choice.label) === label)).map(({ action }) => action)

const times = new Map<string, number[]>()

async function tap(what: string, account: string, body: TurnBody): Promise<readonly SentMessage[]> {
  const began = performance.now()
  const messages = await answerTo(account, body)
  times.set(what, [...(times.get(what) ?? []), performance.now() - began])
  return messages
}

const typed = (text: string): TurnBody => ({ type: 'text', text })

async function round(account: string): Promise<void> {
  const queue = await tap('/review', account, typed('/review'))
  const [next] = tokensOf(queue, 'Next page')
  if (!next) throw new Error('The queue has no second page.')
  const second = await tap('next page', account, { type: 'action', token: next })
  const [approve] = tokensOf(second, 'Approve')
  if (approve) await tap('approve', account, { type: 'action', token: approve })
  const [hold] = tokensOf(second, 'Hold').slice(1)
  if (hold) await tap('hold', account, { type: 'action', token: hold })
  const [take] = tokensOf(second, 'I take it').slice(2)
  if (take) await tap('I take it', account, { type: 'action', token: take })
  for (const part of ['mine', 'held', 'hazardous', 'fly ash', 'spent sulphuric acid'])
    await tap(`/review ${part}`, account, typed(`/review ${part}`))
  await tap('/introductions', account, typed('/introductions'))
  // What any tap costs on this machine now.
  await tap('/help', account, typed('/help'))
}

const figure = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`.padStart(8)

try {
  const began = performance.now()
  await storeBrokering(context.db, size)
  await storeAudit(context.db, size.entries)
  const [counted] = await context.db.execute<{ listings: number; matches: number; introductions: number; entries: number }>(sql`select
    (select count(*)::int from listing) as listings, (select count(*)::int from match where status in ('proposed', 'held')) as matches,
    (select count(*)::int from introduction) as introductions, (select count(*)::int from audit_entry) as entries`)
  console.log(
    `${counted?.listings} listings, ${counted?.matches} matches to review, ${counted?.introductions} introductions, ${counted?.entries} audit entries`,
  )
  console.log(`stored in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  for (let each = 0; each < 3; each += 1) await round(benchBrokers[each % 3] ?? 'broker-1')
  times.clear()
  for (let each = 0; each < rounds; each += 1) await round(benchBrokers[each % 3] ?? 'broker-1')
  let slow = 0
  for (const [what, taken] of times) {
    const sorted = taken.toSorted((one, other) => one - other)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
    if (at(0.99) > tapMs) slow += 1
    console.log(`${what.padEnd(28)} p50 ${figure(at(0.5))}  p99 ${figure(at(0.99))}  ${at(0.99) > tapMs ? 'TOO SLOW' : ''}`)
  }
  const over = await overAllotted(context.db)
  console.log(`listings of which more is taken than there is: ${over.length}`)
  const walking = performance.now()
  const verified = await verifyAudit(context)
  console.log(`audit verified: ${verified.outcome}, ${verified.entries} entries in ${((performance.now() - walking) / 1000).toFixed(1)} s`)
  if (slow > 0 || over.length > 0 || verified.outcome !== 'whole') process.exitCode = 1
} finally {
  await program.close()
  rmSync(dataDir, { recursive: true, force: true })
}
