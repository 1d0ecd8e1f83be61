import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectRaw } from '../../db/client.ts'
import { createTestDatabase } from '../support/database.ts'
import { allDone, type House, noting, openHouse, pause, places, type TestDatabase, until } from './support/house.ts'

const found = await places()

describe.each(found)('killed connections under the queue of $kind', (place) => {
  // A pool whose connections were killed is not handed on to another test.
  let database: TestDatabase
  let house: House
  let starts: string[]
  beforeEach(async () => {
    database = await createTestDatabase()
    house = await openHouse(place, database)
    starts = []
  })
  afterEach(async () => {
    await house.stopAll()
    await place.redis?.stop()
    await database.drop()
  })

  test('are replaced and work goes on within 10 s, as fast as before', { timeout: 40_000 }, async () => {
    const seen = new Map<string, number>()
    const job = noting(starts, async ({ rowId }) => {
      seen.set(rowId, performance.now())
      return 'done'
    })
    await house.start([job])
    await house.ask('note')
    await allDone(house)
    const admin = connectRaw(house.queue.connection)
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    await admin.end({ timeout: 2 })
    const began = performance.now()
    const id = await askUntilTaken(house)
    await until('it ran', () => seen.has(id), 15_000)
    expect(performance.now() - began).toBeLessThan(10_000)
    await pause(6_000)
    const waits: number[] = []
    for (let each = 0; each < 10; each += 1) {
      const next = await house.ask('note')
      const asked = performance.now()
      await until('it ran', () => seen.has(next))
      waits.push((seen.get(next) ?? 0) - asked)
    }
    expect(waits.toSorted((one, other) => one - other)[8]).toBeLessThan(400)
  })
})

async function askUntilTaken(house: House): Promise<string> {
  for (;;) {
    try {
      return await house.ask('note')
    } catch {
      await pause(100)
    }
  }
}
