import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { scheduleHealth } from '../../jobs/keep-schedules.ts'
import { openQueue } from '../../jobs/open-queue.ts'
import { patternOf, type Schedule, schedules, slotAt, slotOfTick, sweep } from '../../jobs/schedules.ts'
import { createTestDatabase } from '../support/database.ts'
import { allDone, type House, noting, openHouse, pause, places, until } from './support/house.ts'

const found = await places()
const database = await createTestDatabase()
afterAll(async () => {
  for (const place of found) await place.redis?.stop()
  await database.drop()
})

const everySecond: Schedule = { name: 'note', everyMs: 1_000 }
const never: Schedule = { name: 'sweep-outbox', everyMs: 86_400_000 }

describe.each(found)('schedules on the queue of $kind', (place) => {
  let house: House
  let starts: string[]
  beforeEach(async () => {
    house = await openHouse(place, database)
    starts = []
  })
  afterEach(() => house.stopAll())

  const perSlot = async () => {
    const rows = await database.db.execute(sql`select payload->>'slot' as slot, count(*)::int as fired from outbox group by 1 order by 1`)
    return rows.map((row) => Number(row.fired))
  }

  test('each slot fires once with two processes, by the ticks of the queue alone', { timeout: 20_000 }, async () => {
    const options = { schedules: [everySecond], timing: { sweep: never } }
    await Promise.all([house.start([noting(starts)], options), house.start([noting(starts)], options)])
    await pause(4_500)
    await house.stopAll()
    const fired = await perSlot()
    expect(fired.length).toBeGreaterThanOrEqual(3)
    expect(fired.every((times) => times === 1)).toBe(true)
    expect(starts.length).toBeGreaterThanOrEqual(3)
  })

  test('schedules that the queue lost are registered again and no slot fires twice', { timeout: 20_000 }, async () => {
    const timing = { sweep: { name: 'sweep-outbox', everyMs: 1_000 } }
    await house.start([noting(starts)], { schedules: [everySecond], timing })
    const backend = await openQueue({ ...house.queue, log: house.context.log })
    await until('it ticks', () => starts.length > 0)
    await house.loseQueue()
    expect((await backend.planned()).has('note')).toBe(false)
    await until('it is planned', async () => (await backend.planned()).has('note'))
    const before = starts.length
    await until('it ticks again', () => starts.length > before + 1)
    await house.stopAll()
    await backend.close()
    expect((await perSlot()).every((times) => times === 1)).toBe(true)
  })

  test('a slot without a tick is fired by the sweep', async () => {
    const slow: Schedule = { name: 'note', everyMs: 3_600_000 }
    await database.db.execute(
      sql`insert into schedule_run (name, slot, fired_at) values ('note', now() - interval '3 hours', now() - interval '3 hours')`,
    )
    let aheadMs = 0
    const halfPast = slotAt(slow, new Date()).getTime() + 1_800_000
    aheadMs = halfPast - Date.now()
    const later = await openHouse(place, database, () => new Date(Date.now() + aheadMs))
    await database.db.execute(
      sql`insert into schedule_run (name, slot, fired_at) values ('note', now() - interval '3 hours', now() - interval '3 hours')`,
    )
    await later.start([noting(starts)], { schedules: [slow] })
    await until('it ran', () => starts.length > 0)
    await allDone(later)
    expect(starts).toHaveLength(1)
    await later.stopAll()
  })

  test('a schedule that is no more is forgotten by the queue', async () => {
    await house.start([], { schedules: [everySecond, { name: 'old', everyMs: 60_000 }] })
    const backend = await openQueue({ ...house.queue, log: house.context.log })
    expect([...(await backend.planned()).keys()].toSorted()).toEqual(['note', 'old'])
    await house.stopAll()
    await house.start([], { schedules: [everySecond] })
    expect([...(await backend.planned()).keys()]).toEqual(['note'])
    await backend.close()
  })
})

test('a missing heartbeat is visible', async () => {
  const house = await openHouse({ kind: 'postgres', redis: null }, database)
  const starts: string[] = []
  await house.start([noting(starts)], { schedules: [everySecond] })
  await until('it ran', async () => (await scheduleHealth(database.db, [everySecond], new Date()))[0]?.doneAt != null)
  await house.stopAll()
  const now = new Date()
  expect(await scheduleHealth(database.db, [everySecond], now)).toMatchObject([{ name: 'note', late: false }])
  expect(await scheduleHealth(database.db, [everySecond], new Date(now.getTime() + 120_000))).toMatchObject([{ late: true }])
  expect(await scheduleHealth(database.db, [{ name: 'unheard', everyMs: 1_000 }], now)).toEqual([
    { name: 'unheard', firedAt: null, doneAt: null, late: true },
  ])
})

test('patterns name the beginnings of slots', () => {
  expect(schedules.map((each) => [each.name, patternOf(each)])).toEqual([
    ['chase-introductions', '0 */15 * * * *'],
    ['send-digests', '0 */15 * * * *'],
    ['chase-deliveries', '0 0 */1 * * *'],
    ['expire-listings', '0 0 */1 * * *'],
    ['remind-brokers', '0 0 */1 * * *'],
    ['prune', '0 0 18 * * *'],
    ['rematch', '0 0 17 * * *'],
  ])
  expect(patternOf(sweep)).toBe('*/30 * * * * *')
  expect(() => patternOf({ name: 'odd', everyMs: 7_000 })).toThrow('no cron pattern')
})

test('a slot lasts until the next begins, and a tick a little early means the one that begins', () => {
  const quarter: Schedule = { name: 'quarter', everyMs: 900_000 }
  const slot = new Date('2026-03-02T09:15:00Z')
  expect(slotAt(quarter, new Date('2026-03-02T09:29:59.999Z'))).toEqual(slot)
  expect(slotAt(quarter, new Date('2026-03-02T09:30:00Z'))).not.toEqual(slot)
  expect(slotOfTick(quarter, new Date('2026-03-02T09:14:59.500Z'))).toEqual(slot)
  expect(slotOfTick(quarter, new Date('2026-03-02T09:14:50Z'))).not.toEqual(slot)
  expect(slotAt({ name: 'night', everyMs: 86_400_000, phaseMs: 18 * 3_600_000 }, slot)).toEqual(new Date('2026-03-01T18:00:00Z'))
})
