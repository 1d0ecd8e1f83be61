import { afterAll, describe, expect, test } from 'vitest'
import { expireListings } from '../../src/use-cases/expire-listings.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, join, makeMatch, makePerson, makePlant, makeProject, openWorld, publish } from '../support/world.ts'
import { everyone, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function listed(change: { readonly contactId?: string } = {}) {
  const world = await openWorld(database, { at: '2026-03-02T10:00:00Z' })
  const project = await makeProject(world)
  const plant = await makePlant(world, { projects: [project], ...change })
  const listingId = await publish(world, plant, ashOffer())
  return { world, project, plant, listingId, run: () => expireListings(world.context) }
}

describe('listings that grow old', () => {
  test('are left alone until seven days before their time', async () => {
    const { world, run } = await listed()
    world.clock.pass({ days: 82 })
    const before = await stateOf(world)
    expect(await run()).toEqual({ asked: 0, expired: 0 })
    expect(await stateOf(world)).toEqual(before)
  })

  test('are asked about once before they expire', async () => {
    const { world, run, plant } = await listed()
    world.clock.pass({ days: 84 })
    const { result, told } = await record(world, run)
    expect(result).toEqual({ asked: 1, expired: 0 })
    expect(told).toEqual(everyone('listing-expiring', plant.contactId))
    world.clock.pass({ days: 2 })
    expect(await run()).toEqual({ asked: 0, expired: 0 })
  })

  test('expire visibly when their time is up, and their matches close', async () => {
    const world = await openWorld(database)
    const { offer, need, matchId } = await makeMatch(world)
    world.clock.pass({ days: 85 })
    await moveListing(await world.as(need.contactId), { listingId: need.listingId, move: 'renew' })
    world.clock.pass({ days: 5 })
    const { result, audits, told } = await record(world, () => expireListings(world.context))
    expect(result).toEqual({ asked: 0, expired: 1 })
    expect(audits).toEqual(['listing.expired', 'match.closed'])
    expect(told).toEqual(everyone('listing-expired', offer.contactId))
    expect(await rowOf(world, 'listing', offer.listingId)).toMatchObject({ status: 'expired' })
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'closed' })
    expect(await expireListings(world.context)).toEqual({ asked: 0, expired: 0 })
  })

  test('come back when they are renewed', async () => {
    const { world, plant, listingId, run } = await listed()
    world.clock.pass({ days: 91 })
    await run()
    const contact = await world.as(plant.contactId)
    expect(await moveListing(contact, { listingId, move: 'renew' })).toMatchObject({ status: 'active' })
    expect(await run()).toEqual({ asked: 0, expired: 0 })
  })

  test('are asked about again after a renewal', async () => {
    const { world, plant, listingId, run } = await listed()
    world.clock.pass({ days: 84 })
    await run()
    world.clock.pass({ days: 1 })
    await moveListing(await world.as(plant.contactId), { listingId, move: 'renew' })
    world.clock.pass({ days: 84 })
    expect(await run()).toEqual({ asked: 1, expired: 0 })
  })

  test('wait until their contact is awake', async () => {
    const { world, plant, run } = await listed()
    const sleeper = 'Asia/Shanghai'
    await world.context.db.execute(`update person set time_zone = '${sleeper}', quiet_from = 20, quiet_until = 8`)
    world.clock.set('2026-05-25T13:00:00Z')
    expect(await run()).toEqual({ asked: 0, expired: 0 })
    world.clock.set('2026-05-26T00:00:00Z')
    expect(await run()).toEqual({ asked: 1, expired: 0 })
    expect(await toldOf(world, 'listing-expiring')).toEqual([plant.contactId])
  })

  test('ask one contact of a facility, not the others when they wake', async () => {
    const { world, plant, run } = await listed()
    await world.context.db.execute(`update person set quiet_from = 20, quiet_until = 12 where id = '${plant.contactId}'`)
    const second = await makePerson(world)
    world.clock.set('2026-03-02T11:00:00Z')
    await join(world, plant.facilityId, second)
    world.clock.set('2026-05-25T11:00:00Z')
    expect(await run()).toEqual({ asked: 1, expired: 0 })
    world.clock.set('2026-05-25T12:00:00Z')
    expect(await run()).toEqual({ asked: 0, expired: 0 })
    expect(await toldOf(world, 'listing-expiring')).toEqual([second])
  })

  test('ask a person about one of their listings a day', async () => {
    const { world, plant, run } = await listed()
    await publish(world, plant, ashOffer())
    world.clock.pass({ days: 84 })
    expect(await run()).toEqual({ asked: 1, expired: 0 })
    world.clock.pass({ hours: 23 })
    expect(await run()).toEqual({ asked: 0, expired: 0 })
    world.clock.pass({ hours: 2 })
    expect(await run()).toEqual({ asked: 1, expired: 0 })
  })

  test('expire once and ask once when two runs meet', async () => {
    const { world, plant, listingId } = await listed()
    world.clock.pass({ days: 45 })
    await publish(world, plant, ashOffer())
    world.clock.pass({ days: 45 })
    const runs = await Promise.all([1, 2, 3, 4].map(() => expireListings(world.context)))
    expect(runs.reduce((sum, { expired }) => sum + expired, 0)).toBe(1)
    expect(await toldOf(world, 'listing-expired')).toEqual([plant.contactId])
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ status: 'expired' })
    world.clock.pass({ days: 40 })
    await Promise.all([1, 2, 3, 4].map(() => expireListings(world.context)))
    expect(await toldOf(world, 'listing-expiring')).toEqual([plant.contactId])
  })

  test('that are withdrawn are never asked about', async () => {
    const { world, plant, listingId, run } = await listed()
    await moveListing(await world.as(plant.contactId), { listingId, move: 'withdraw' })
    world.clock.pass({ days: 100 })
    expect(await run()).toEqual({ asked: 0, expired: 0 })
  })
})
