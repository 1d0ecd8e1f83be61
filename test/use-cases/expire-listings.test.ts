import { afterAll, describe, expect, test } from 'vitest'
import { expireListings } from '../../src/use-cases/expire-listings.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { renewListings } from '../../src/use-cases/renew-listings.ts'
import { reviseListing } from '../../src/use-cases/revise-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, join, makeApproved, makeMatch, makePerson, makePlant, makeProject, openWorld, publish } from '../support/world.ts'
import { everyone, expectRefusal, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const nothing = { asked: 0, paused: 0, expired: 0 }

async function listed(change: { readonly contactId?: string } = {}) {
  const world = await openWorld(database, { at: '2026-03-02T10:00:00Z' })
  const project = await makeProject(world)
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const plant = await makePlant(world, { projects: [project], ...change })
  const listingId = await publish(world, plant, ashOffer())
  return { world, project, brokerId, plant, listingId, run: () => expireListings(world.context) }
}

describe('listings that grow old', () => {
  test('are left alone until seven days before their time', async () => {
    const { world, run } = await listed()
    world.clock.pass({ days: 82 })
    const before = await stateOf(world)
    expect(await run()).toEqual(nothing)
    expect(await stateOf(world)).toEqual(before)
  })

  test('are asked about once before their time is up', async () => {
    const { world, run, plant } = await listed()
    world.clock.pass({ days: 84 })
    const { result, told } = await record(world, run)
    expect(result).toEqual({ ...nothing, asked: 1 })
    expect(told).toEqual(everyone('listing-expiring', plant.contactId))
    world.clock.pass({ days: 2 })
    expect(await run()).toEqual(nothing)
  })

  test('are paused visibly when nobody answers, their matches close, owner and broker are told once', async () => {
    const world = await openWorld(database)
    const { offer, need, matchId, brokerId } = await makeMatch(world)
    world.clock.pass({ days: 84 })
    await moveListing(await world.as(need.contactId), { listingId: need.listingId, move: 'renew' })
    await expireListings(world.context)
    world.clock.pass({ days: 6 })
    const { result, audits, told } = await record(world, () => expireListings(world.context))
    expect(result).toEqual({ ...nothing, paused: 1 })
    expect(audits).toEqual(['listing.paused', 'match.closed'])
    expect(told).toEqual(everyone('listing-paused', offer.contactId, brokerId))
    expect(await rowOf(world, 'listing', offer.listingId)).toMatchObject({ status: 'paused' })
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'closed' })
    world.clock.pass({ days: 1 })
    expect(await expireListings(world.context)).toEqual(nothing)
  })

  test('come back and are matched again when they are renewed', async () => {
    const { world, plant, listingId, run } = await listed()
    world.clock.pass({ days: 84 })
    await run()
    world.clock.pass({ days: 7 })
    expect(await run()).toEqual({ ...nothing, paused: 1 })
    const contact = await world.as(plant.contactId)
    const { result, jobs } = await record(world, () => moveListing(contact, { listingId, move: 'renew' }))
    expect(result).toMatchObject({ status: 'active' })
    expect(jobs).toEqual(['match-listing'])
    expect(await run()).toEqual(nothing)
  })

  test('end at last when they stay paused', async () => {
    const { world, plant, listingId, run } = await listed()
    await moveListing(await world.as(plant.contactId), { listingId, move: 'pause' })
    world.clock.pass({ days: 91 })
    const { result, told } = await record(world, run)
    expect(result).toEqual({ ...nothing, expired: 1 })
    expect(told).toEqual(everyone('listing-expired', plant.contactId))
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ status: 'expired' })
  })

  test('leave three days to answer where the question came late, and are not kept for ever where it cannot come', async () => {
    const { world, plant, run } = await listed()
    await world.context.db.execute(`update person set quiet_from = 0, quiet_until = 23 where id = '${plant.contactId}'`)
    world.clock.set('2026-06-01T10:00:00Z')
    expect(await run()).toEqual(nothing)
    world.clock.set('2026-06-01T23:30:00Z')
    expect(await run()).toEqual({ ...nothing, asked: 1 })
    world.clock.set('2026-06-04T23:00:00Z')
    expect(await run()).toEqual(nothing)
    world.clock.set('2026-06-04T23:31:00Z')
    expect(await run()).toEqual({ ...nothing, paused: 1 })

    const other = await listed()
    await other.world.context.db.execute(`update person set quiet_from = 0, quiet_until = 23 where id = '${other.plant.contactId}'`)
    other.world.clock.pass({ days: 103 })
    expect(await other.run()).toEqual(nothing)
    other.world.clock.pass({ days: 1 })
    expect(await other.run()).toEqual({ ...nothing, paused: 1 })
  })

  test('are asked about again after a renewal, and after a correction', async () => {
    const { world, plant, listingId, run } = await listed()
    const contact = await world.as(plant.contactId)
    world.clock.pass({ days: 84 })
    await run()
    world.clock.pass({ days: 1 })
    await moveListing(contact, { listingId, move: 'renew' })
    world.clock.pass({ days: 84 })
    expect(await run()).toEqual({ ...nothing, asked: 1 })
    await reviseListing(contact, { listingId, change: { hazardous: false } })
    world.clock.pass({ days: 82 })
    expect(await run()).toEqual(nothing)
    world.clock.pass({ days: 2 })
    expect(await run()).toEqual({ ...nothing, asked: 1 })
  })

  test('wait until their contact is awake', async () => {
    const { world, plant, run } = await listed()
    const sleeper = 'Asia/Shanghai'
    await world.context.db.execute(`update person set time_zone = '${sleeper}', quiet_from = 20, quiet_until = 8`)
    world.clock.set('2026-05-25T13:00:00Z')
    expect(await run()).toEqual(nothing)
    world.clock.set('2026-05-26T00:00:00Z')
    expect(await run()).toEqual({ ...nothing, asked: 1 })
    expect(await toldOf(world, 'listing-expiring')).toEqual([plant.contactId])
  })

  test('ask one contact of a facility, not the others when they wake', async () => {
    const { world, plant, run } = await listed()
    await world.context.db.execute(`update person set quiet_from = 20, quiet_until = 12 where id = '${plant.contactId}'`)
    const second = await makePerson(world)
    world.clock.set('2026-03-02T11:00:00Z')
    await join(world, plant.facilityId, second)
    world.clock.set('2026-05-25T11:00:00Z')
    expect(await run()).toEqual({ ...nothing, asked: 1 })
    world.clock.set('2026-05-25T12:00:00Z')
    expect(await run()).toEqual(nothing)
    expect(await toldOf(world, 'listing-expiring')).toEqual([second])
  })

  test('of one facility are one question, and those of another facility of the person wait a day', async () => {
    const { world, plant, project, run } = await listed()
    await publish(world, plant, ashOffer())
    const other = await makePlant(world, { projects: [project], contactId: plant.contactId })
    await publish(world, other, ashOffer())
    world.clock.pass({ days: 84 })
    expect(await run()).toEqual({ ...nothing, asked: 2 })
    expect(await toldOf(world, 'listing-expiring')).toHaveLength(1)
    world.clock.pass({ hours: 23 })
    expect(await run()).toEqual(nothing)
    world.clock.pass({ hours: 2 })
    expect(await run()).toEqual({ ...nothing, asked: 1 })
  })

  test('do not ask somebody who was asked something else today', async () => {
    const world = await openWorld(database)
    const { offer } = await makeApproved(world)
    await world.context.db.execute(`update listing set expires_at = expires_at - interval '85 days' where id = '${offer.listingId}'`)
    world.clock.pass({ hours: 20 })
    expect(await expireListings(world.context)).toEqual(nothing)
    world.clock.pass({ hours: 5 })
    expect(await expireListings(world.context)).toEqual({ ...nothing, asked: 1 })
  })

  test('are asked about once and paused once when several runs meet', async () => {
    const { world, plant, brokerId, listingId } = await listed()
    const runs = () => Promise.all([1, 2, 3, 4].map(() => expireListings(world.context)))
    world.clock.pass({ days: 84 })
    expect((await runs()).reduce((sum, { asked }) => sum + asked, 0)).toBe(1)
    expect(await toldOf(world, 'listing-expiring')).toEqual([plant.contactId])
    world.clock.pass({ days: 7 })
    expect((await runs()).reduce((sum, { paused }) => sum + paused, 0)).toBe(1)
    expect((await toldOf(world, 'listing-paused')).toSorted()).toEqual([plant.contactId, brokerId].toSorted())
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ status: 'paused' })
  })

  test('ask a person once when runs meet over two facilities of theirs', async () => {
    const { world, plant, project } = await listed()
    const other = await makePlant(world, { projects: [project], contactId: plant.contactId })
    await publish(world, other, ashOffer())
    world.clock.pass({ days: 84 })
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => expireListings(world.context)))
    expect(await toldOf(world, 'listing-expiring')).toEqual([plant.contactId])
  })

  test('that are withdrawn are never asked about', async () => {
    const { world, plant, listingId, run } = await listed()
    await moveListing(await world.as(plant.contactId), { listingId, move: 'withdraw' })
    world.clock.pass({ days: 100 })
    expect(await run()).toEqual(nothing)
  })
})

describe('renewing several at once', () => {
  test('renews those that can be, and is refused to strangers and where none is left', async () => {
    const { world, plant, listingId } = await listed()
    const second = await publish(world, plant, ashOffer())
    const contact = await world.as(plant.contactId)
    await moveListing(contact, { listingId: second, move: 'withdraw' })
    const { result, audits } = await record(world, () => renewListings(contact, { listingIds: [listingId, second] }))
    expect(result).toEqual({ outcome: 'renewed', count: 1 })
    expect(audits).toEqual(['listing.active'])
    await expectRefusal(world, 'listing-move-not-allowed', () => renewListings(contact, { listingIds: [second] }), 'withdrawn')
    const stranger = await world.as(await makePerson(world))
    await expectRefusal(world, 'not-a-contact', () => renewListings(stranger, { listingIds: [listingId] }))
  })
})
