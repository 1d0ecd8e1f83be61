import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Adapter, SendOutcome } from '../../adapters/adapter.ts'
import { deliverNoticeJob } from '../../jobs/deliver-notice.ts'
import { startJobs } from '../../jobs/runtime.ts'
import type { SentMessage } from '../../src/message/message.ts'
import { plainText } from '../../src/message/text.ts'
import { keepFile } from '../../src/use-cases/keep-file.ts'
import { leaveRoom, relayMessage } from '../../src/use-cases/relay-message.ts'
import { createTestDatabase } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { makeIntroduced, openWorld } from '../support/world.ts'
import { pause, places, until } from './support/house.ts'

const found = await places()
const database = await createTestDatabase()
afterAll(async () => {
  for (const place of found) await place.redis?.stop()
  await database.drop()
})

const linesOf = (message: SentMessage) =>
  message.nodes.flatMap((node) => {
    if (node.node === 'file') return [`${node.name}: ${Buffer.from(node.bytes, 'base64')}`]
    return node.node === 'quote' ? [plainText(node.text)] : []
  })

/** A platform that takes messages as `how` says, and notes whose quoted words it took, in order. */
function platform(how: (account: string, words: string, attempt: number) => Promise<SendOutcome>) {
  const taken: (readonly [account: string, words: string])[] = []
  const attempts = new Map<string, number>()
  const adapter: Adapter = {
    platform: 'test',
    start: async () => {},
    stop: async () => {},
    send: async ({ account }, message, key) => {
      const words = linesOf(message).join()
      const attempt = (attempts.get(key) ?? 0) + 1
      attempts.set(key, attempt)
      const outcome = await how(account, words, attempt)
      if (outcome.outcome === 'sent' && words !== '') taken.push([account, words])
      return outcome
    },
  }
  return { adapter, taken, attempts }
}

const sent: SendOutcome = { outcome: 'sent', platformMessageId: 'x' }

describe.each(found)('what is said in a room, on the queue of $kind', (place) => {
  async function open(how: Parameters<typeof platform>[0]) {
    const world = await openWorld(database, { at: new Date().toISOString() })
    const context = { ...world.context, clock: () => new Date() }
    const introduced = await makeIntroduced({ ...world, context })
    const { introductionId } = introduced
    await database.db.execute(sql`delete from outbox`)
    await database.db.execute(sql`update notice set status = 'sent'`)
    const { adapter, taken, attempts } = platform(how)
    const queue = {
      connection: database.connection,
      name: `room${Date.now()}${Math.random()}`,
      ...(place.redis ? { redisUrl: place.redis.url } : {}),
    }
    const running = await startJobs({
      context,
      adapters: () => adapter,
      jobs: [deliverNoticeJob],
      queue,
      roles: { dispatcher: true, worker: true },
      schedules: [{ name: 'rarely', everyMs: 86_400_000 }],
    })
    const say = async (at: number) =>
      relayMessage(
        { ...(await world.as(introduced.offer.contactId)), clock: context.clock },
        {
          introductionId,
          body: `line ${at}`,
          heard: `event-${at}-${Math.random()}`,
        },
      )
    const sendFile = async (name: string) => {
      const acting = { ...(await world.as(introduced.offer.contactId)), clock: context.clock }
      const { fileId } = await keepFile(acting, { name, kind: 'pdf', bytes: pdf(name) })
      await relayMessage(acting, { introductionId, body: null, fileId, heard: `event-${name}` })
    }
    return { world, ...introduced, running, taken, attempts, say, sendFile }
  }
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`)

  test('arrives in order, however long each takes', async () => {
    const { running, taken, say } = await open(async (_account, words) => {
      await pause(words === 'line 0' ? 400 : (Number(words.slice(5)) * 7) % 23)
      return sent
    })
    for (let at = 0; at < 12; at += 1) await say(at)
    await until('all arrived', () => taken.length === 12, 20_000)
    await running.stop()
    expect(taken.map(([, words]) => words)).toEqual(lines(12))
  }, 60_000)

  test('is not overtaken while the platform refuses the first for a while, and a fault does not lose it', async () => {
    const { running, taken, attempts, say } = await open(async (_account, words, attempt) => {
      if (words === 'line 0' && attempt <= 2) return { outcome: 'retry', reason: 'busy', retryAfterMs: 700 }
      if (words === 'line 3' && attempt === 1) throw new Error('the line broke')
      return sent
    })
    for (let at = 0; at < 6; at += 1) await say(at)
    await until('all arrived', () => taken.length === 6, 30_000)
    await running.stop()
    expect(taken.map(([, words]) => words)).toEqual(lines(6))
    expect(Math.max(...attempts.values())).toBe(3)
  }, 60_000)

  test('has its files in their place, whole and once, though the first try of each failed', async () => {
    const { running, taken, say, sendFile } = await open(async (_account, words, attempt) => {
      if (words.includes('%PDF') && attempt === 1) throw new Error('the line broke')
      return sent
    })
    await say(0)
    await sendFile('report.pdf')
    await say(1)
    await until('all arrived', () => taken.length === 3, 30_000)
    await running.stop()
    expect(taken.map(([, words]) => words)).toEqual(['line 0', 'report.pdf: %PDF-1.7\nreport.pdf', 'line 1'])
  }, 60_000)

  test('goes on behind a message that the platform never takes', async () => {
    const { running, taken, say } = await open(async (_account, words) =>
      words === 'line 1' ? { outcome: 'final', reason: 'refused' } : sent,
    )
    for (let at = 0; at < 4; at += 1) await say(at)
    await until('the rest arrived', () => taken.length === 3, 20_000)
    await running.stop()
    expect(taken.map(([, words]) => words)).toEqual(['line 0', 'line 2', 'line 3'])
  }, 60_000)

  test('is not brought to somebody who left meanwhile', async () => {
    let holds = true
    const { world, running, taken, say, need, introductionId } = await open(async () => {
      await until('the way is free', () => !holds)
      return sent
    })
    await say(0)
    await say(1)
    await leaveRoom({ ...(await world.as(need.contactId)), clock: () => new Date() }, { introductionId })
    holds = false
    await running.settled(10_000)
    await running.stop()
    expect(taken.map(([, words]) => words)).toEqual(['line 0'])
  }, 60_000)
})
