import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRow } from '../../db/queries/outbox.ts'
import { createTestDatabase } from '../support/database.ts'
import { allDone, type House, noting, openHouse, pause, places, until } from './support/house.ts'

const found = await places()
const database = await createTestDatabase()
afterAll(async () => {
  for (const place of found) await place.redis?.stop()
  await database.drop()
})

const workerFile = fileURLToPath(new URL('./support/worker-process.ts', import.meta.url))
const dispatcherOnly = { dispatcher: true, worker: false }
const workerOnly = { dispatcher: false, worker: true }
const often = { name: 'sweep-outbox', everyMs: 1_000 }

describe.each(found)('recovery on the queue of $kind', (place) => {
  let house: House
  let starts: string[]
  beforeEach(async () => {
    house = await openHouse(place, database)
    starts = []
  })
  afterEach(() => house.stopAll())

  const startVictim = async (leaseMs = 10_000) => {
    const child = spawn(process.execPath, ['--import', 'tsx', workerFile, JSON.stringify([house.queue, leaseMs])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    await until('the child is ready', () => said.includes('ready'), 20_000)
    const exit = once(child, 'exit')
    return {
      has: (rowId: string) => until('the child took the row', () => said.includes(`started ${rowId}`)),
      kill: async () => {
        child.kill('SIGKILL')
        await exit
      },
    }
  }

  test('the row of a worker killed with -9 is resumed within 15 s', { timeout: 45_000 }, async () => {
    const victim = await startVictim()
    await house.start([], { roles: dispatcherOnly })
    const id = await house.ask('note')
    await victim.has(id)
    await house.start([noting(starts)], { roles: workerOnly })
    await victim.kill()
    const tookMs = await allDone(house, 20_000)
    expect(tookMs).toBeLessThan(15_000)
    expect(starts).toEqual([id])
    expect(await house.row(id)).toMatchObject({ status: 'done', attempts: 1, runs: 2 })
  })

  test('a row outlives two workers that die on it', { timeout: 45_000 }, async () => {
    await house.start([], { roles: dispatcherOnly })
    const id = await house.ask('note')
    for (let deaths = 0; deaths < 2; deaths += 1) {
      const victim = await startVictim(1_000)
      await victim.has(id)
      await victim.kill()
    }
    await house.start([noting(starts)], { roles: workerOnly })
    await allDone(house)
    expect(starts).toEqual([id])
  })

  test('a row whose workers were lost as often as it may be tried is dead, not run again', async () => {
    const id = await house.ask('note')
    await openRow(database.db, id, 0, 50)
    await house.start([noting(starts, undefined, { attempts: 1 })])
    await until('the row is dead', async () => (await house.row(id)).status === 'dead')
    expect(starts).toEqual([])
    expect(await house.row(id)).toMatchObject({ last_fault: 'worker lost' })
  })

  test('what the queue forgot is asked for again, though no row is old', { timeout: 30_000 }, async () => {
    const timing = { sweep: often }
    await house.start([], { roles: dispatcherOnly, timing })
    const ids = await Promise.all(Array.from({ length: 20 }, () => house.ask('note')))
    await until('the queue was asked for all', async () => (await house.asked()) === ids.length)
    await house.loseQueue()
    await house.start([noting(starts)], { roles: workerOnly })
    await pause(500)
    expect(starts).toEqual([])
    await pause(5_000)
    await house.loseQueue()
    await allDone(house, 15_000)
    expect(starts.toSorted()).toEqual(ids.toSorted())
  })

  test('rows that a killed dispatcher took and never queued go out when the next one starts', async () => {
    const id = await house.ask('note')
    await database.db.execute(sql`update outbox set status = 'queued', queued_at = now() where id = ${id}`)
    const began = performance.now()
    await house.start([noting(starts)])
    await allDone(house)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(starts).toEqual([id])
  })

  test('a row queued for longer than a minute without a start is queued again', async () => {
    let aheadMs = 0
    const later = await openHouse(place, database, () => new Date(Date.now() + aheadMs))
    await later.start([noting(starts)])
    const id = await later.ask('note')
    await allDone(later)
    await database.db.execute(sql`update outbox set status = 'queued', queued_at = now() where id = ${id}`)
    aheadMs = 55_000
    await pause(2_500)
    expect(starts).toEqual([id])
    aheadMs = 95_000
    await allDone(later)
    expect(starts).toEqual([id, id])
    await later.stopAll()
  })
})
