import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectRaw } from '../../db/client.ts'
import { enqueue, openRow } from '../../db/queries/outbox.ts'
import { startDispatcher } from '../../jobs/dispatcher.ts'
import { openQueue } from '../../jobs/open-queue.ts'
import type { QueueBackend } from '../../jobs/queue-backend.ts'
import { createTestDatabase } from '../support/database.ts'
import { allDone, demanding, type House, noting, openHouse, pause, places, until } from './support/house.ts'

const found = await places()
const database = await createTestDatabase()
afterAll(async () => {
  for (const place of found) await place.redis?.stop()
  await database.drop()
})

describe.each(found)('work on the queue of $kind', (place) => {
  let house: House
  let starts: string[]
  beforeEach(async () => {
    house = await openHouse(place, database)
    starts = []
  })
  afterEach(() => house.stopAll())

  test('a row is invisible before its transaction commits and runs after', async () => {
    const running = await house.start([noting(starts)])
    const id = randomUUID()
    const at = new Date()
    await database.db.transaction(async (tx) => {
      await enqueue(tx, { id, job: 'note', payload: {}, dueAt: at, createdAt: at })
      await pause(1_300)
      expect(starts).toEqual([])
    })
    await until('the row ran', () => starts.length > 0)
    await until('nothing is due', running.idle)
    expect(starts).toEqual([id])
    expect(await house.row(id)).toMatchObject({ status: 'done', attempts: 0, runs: 1, leased_until: null })
  })

  test('a row of a rolled back transaction never runs', async () => {
    await house.start([noting(starts)])
    const at = new Date()
    const lost = database.db.transaction(async (tx) => {
      await enqueue(tx, { id: randomUUID(), job: 'note', payload: {}, dueAt: at, createdAt: at })
      throw new Error('changed my mind')
    })
    await expect(lost).rejects.toThrow('changed my mind')
    const kept = await house.ask('note')
    await allDone(house)
    await pause(300)
    expect(starts).toEqual([kept])
  })

  test('an idle commit is picked up long before the next poll', async () => {
    const seen = new Map<string, number>()
    const job = noting([], async ({ rowId }) => {
      seen.set(rowId, performance.now())
      return 'done'
    })
    await house.start([job])
    await house.ask('note')
    await allDone(house)
    const waits: number[] = []
    for (let each = 0; each < 20; each += 1) {
      await pause(20 + each)
      const id = await house.ask('note')
      const asked = performance.now()
      await until('it ran', () => seen.has(id))
      waits.push((seen.get(id) ?? 0) - asked)
    }
    waits.sort((one, other) => one - other)
    expect(waits[18]).toBeLessThan(400)
  })

  test('a fault is repeated with growing pauses until the row is dead', async () => {
    const times: number[] = []
    const job = noting(
      starts,
      async () => {
        times.push(performance.now())
        throw Object.assign(new Error('secret words'), { code: 'E_PLANTED' })
      },
      { attempts: 3, backoffMs: 400 },
    )
    await house.start([job], { timing: { pollMs: 50 } })
    const id = await house.ask('note')
    await until('the row is dead', async () => (await house.row(id)).status === 'dead')
    const [first = 0, second = 0, third = 0] = times
    expect(times).toHaveLength(3)
    expect(second - first).toBeGreaterThan(380)
    expect(third - second).toBeGreaterThan(780)
    expect(await house.row(id)).toMatchObject({ attempts: 3, last_fault: 'Error E_PLANTED' })
    expect(house.lines.join('\n')).not.toContain('secret words')
  })

  test('a run that asks for later is repeated without counting as a fault', async () => {
    const job = noting(starts, async () => (starts.length < 4 ? { retryAfterMs: 50, reason: 'busy' } : 'done'), { attempts: 2 })
    await house.start([job], { timing: { pollMs: 50 } })
    const id = await house.ask('note')
    await allDone(house)
    expect(starts).toHaveLength(4)
    expect(await house.row(id)).toMatchObject({ status: 'done', attempts: 0, runs: 4 })
  })

  test('a malformed payload and a given-up run are dead at once', async () => {
    await house.start([demanding, noting(starts, async () => ({ dead: 'nobody there' }))])
    const malformed = await house.ask('demand', { other: 'x' })
    const hopeless = await house.ask('note')
    await allDone(house)
    expect(await house.row(malformed)).toMatchObject({ status: 'dead', last_fault: 'MalformedPayload' })
    expect(await house.row(hopeless)).toMatchObject({ status: 'dead', last_fault: 'nobody there' })
  })

  test('a row whose job is not known here waits for a version that knows it', async () => {
    await house.start([noting(starts)])
    const id = await house.ask('from-tomorrow')
    await until('it was tried', async () => (await house.row(id)).attempts === 1)
    expect(await house.row(id)).toMatchObject({ status: 'due', last_fault: 'UnknownJob' })
  })

  test('a row that is queued again while it runs is not run twice', async () => {
    const job = noting(starts, async () => {
      await database.db.execute(sql`update outbox set status = 'due'`)
      await pause(700)
      return 'done'
    })
    const timing = { pollMs: 50 }
    await house.start([job], { timing })
    await house.start([job], { timing })
    const id = await house.ask('note')
    await allDone(house)
    expect(starts).toEqual([id])
  })

  test('two dispatchers and two workers run each of 300 rows once', async () => {
    const job = noting(starts)
    await Promise.all([house.start([job]), house.start([job])])
    const ids = await Promise.all(Array.from({ length: 300 }, () => house.ask('note')))
    await allDone(house, 20_000)
    expect(starts.toSorted()).toEqual(ids.toSorted())
  })

  test('rows that could not be queued are put back and go out later', async () => {
    const backend = await openQueue({ ...house.queue, log: house.context.log })
    let away = 3
    const flaky: QueueBackend = {
      ...backend,
      push: async (wakes) => (away-- > 0 ? Promise.reject(new Error('away')) : backend.push(wakes)),
    }
    const listener = connectRaw(house.queue.connection)
    await house.start([noting(starts)], { roles: { dispatcher: false, worker: true } })
    const dispatcher = await startDispatcher({ context: house.context, listener, backend: flaky, schedules: [] })
    const id = await house.ask('note')
    await allDone(house)
    await dispatcher.stop()
    await listener.end({ timeout: 2 })
    await backend.close()
    expect(away).toBeLessThan(0)
    expect(starts).toEqual([id])
  })
})

test('of twenty that open the same row at once, one gets it', async () => {
  const house = await openHouse({ kind: 'postgres', redis: null }, database)
  const id = await house.ask('note')
  const opened = await Promise.all(Array.from({ length: 20 }, () => openRow(database.db, id, 0, 10_000)))
  expect(opened.filter((row) => row !== null)).toHaveLength(1)
})
