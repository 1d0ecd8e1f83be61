import { afterAll, describe, expect, test } from 'vitest'
import { openQueue } from '../../jobs/open-queue.ts'
import { createTestDatabase } from '../support/database.ts'
import { allDone, noting, openHouse, pause } from './support/house.ts'
import { startRedis, type TestRedis } from './support/redis.ts'

const plain = await startRedis([])
const database = await createTestDatabase()
let last: TestRedis | null = plain
afterAll(async () => {
  await last?.stop()
  await database.drop()
})
if (!plain) console.log('No redis-server binary found: faults of Redis are not tested in this run.')
if (!plain && process.env.CI === 'true') throw new Error('no redis-server binary')

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const open = (redisUrl: string) => openQueue({ connection: database.connection, redisUrl, log: quiet })
const faultOf = (redisUrl: string) =>
  open(redisUrl).then(
    () => 'opened',
    (fault: unknown) => (fault instanceof Error ? `${fault.message}\n${fault.stack}` : 'no error'),
  )

describe.skipIf(!plain)('faults of Redis', () => {
  test('a Redis that may evict is refused with what to do, and without its password', async () => {
    const evicting = await startRedis(['--maxmemory-policy', 'allkeys-lru', '--requirepass', 'opensesame'])
    const said = await faultOf(evicting?.url ?? '')
    await evicting?.stop()
    expect(said).toContain('allkeys-lru')
    expect(said).toContain('CONFIG SET maxmemory-policy noeviction')
    expect(said).not.toContain('opensesame')
  })

  test('an address that is none is refused without repeating it', async () => {
    const said = await faultOf('opensesame at somewhere')
    expect(said).toContain('REDIS_URL')
    expect(said).not.toContain('opensesame')
  })

  test('work committed while Redis is away is done after it comes back empty', { timeout: 40_000 }, async () => {
    const house = await openHouse({ kind: 'redis', redis: plain }, database)
    const starts: string[] = []
    await house.start([noting(starts)])
    const before = await house.ask('note')
    await allDone(house)
    await plain?.stop()
    const during = await house.ask('note')
    await pause(3_000)
    expect(starts).toEqual([before])
    last = await startRedis([], new URL(plain?.url ?? '').port)
    await allDone(house, 15_000)
    await house.stopAll()
    expect(starts).toEqual([before, during])
  })
})
