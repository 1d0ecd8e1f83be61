import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../support/database.ts'
import { allDone, type House, noting, openHouse, pause, places, until } from './support/house.ts'

const found = await places()
const database = await createTestDatabase()
afterAll(async () => {
  for (const place of found) await place.redis?.stop()
  await database.drop()
})

describe.each(found)('stopping on the queue of $kind', (place) => {
  let house: House
  let starts: string[]
  beforeEach(async () => {
    house = await openHouse(place, database)
    starts = []
  })
  afterEach(() => house.stopAll())

  test('a stop waits for running work and starts no more', async () => {
    let ended = 0
    const job = noting(starts, async () => {
      await pause(800)
      ended += 1
      return 'done'
    })
    const running = await house.start([job], { concurrency: 2 })
    const ids = await Promise.all(Array.from({ length: 4 }, () => house.ask('note')))
    await until('two run', () => starts.length === 2)
    const began = performance.now()
    await running.stop()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(ended).toBe(2)
    expect(starts).toHaveLength(2)
    await house.start([noting(starts)])
    await allDone(house)
    expect(starts.toSorted()).toEqual(ids.toSorted())
  })

  test('work that does not end in time is taken over by another process, and its own end counts no more', { timeout: 20_000 }, async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow = noting(starts, async () => {
      await held
      return { dead: 'ended too late' }
    })
    const leaving = await house.start([slow], { timing: { drainMs: 300, leaseMs: 1_000 } })
    const id = await house.ask('note')
    await until('it runs', () => starts.length === 1)
    const began = performance.now()
    await leaving.stop()
    expect(performance.now() - began).toBeLessThan(6_000)
    await house.start([noting(starts)])
    await allDone(house, 15_000)
    release()
    await pause(200)
    expect(starts).toEqual([id, id])
    expect(await house.row(id)).toMatchObject({ status: 'done', runs: 2 })
  })

  test('idle says whether anything due is left', async () => {
    const running = await house.start([noting(starts, async () => pause(300).then(() => 'done' as const))])
    expect(await running.idle()).toBe(true)
    await house.ask('note')
    expect(await running.idle()).toBe(false)
    await until('it is idle', running.idle)
    expect(starts).toHaveLength(1)
  })
})
