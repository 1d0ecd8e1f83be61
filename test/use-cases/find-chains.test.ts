import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { blockCounterparty, unblockCounterparty } from '../../src/use-cases/block-counterparty.ts'
import { almostOfMatch, findChains } from '../../src/use-cases/find-chains.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, canary, join, makeMatch, makePerson, makePlant, makeProject, openWorld, publish, type World } from '../support/world.ts'
import { expectRefusal, stateOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function numberOf(world: World, listingId: string): Promise<number> {
  const [row] = await world.context.db.execute<{ number: number }>(sql`select number from listing where id = ${listingId}`)
  return row?.number ?? 0
}

async function facilityNumber(world: World, facilityId: string): Promise<number> {
  const [row] = await world.context.db.execute<{ number: number }>(sql`select number from facility where id = ${facilityId}`)
  return row?.number ?? 0
}

/** Waste concrete of a demolition, a recycling yard, and a grower who wants limestone: such takers were never seen to crush it themselves. */
async function makeRubble(world: World) {
  const project = await makeProject(world)
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const [giver, yard, taker] = [
    await makePlant(world, { projects: [project], isic: '4311' }),
    await makePlant(world, { projects: [project], isic: '3830', at: { lat: 39.95, lon: 119.6 } }),
    await makePlant(world, { projects: [project], isic: '0129', at: { lat: 39.9, lon: 119.7 } }),
  ]
  const offerId = await publish(world, giver, ashOffer({ materialId: 'waste-concrete', materialWords: canary, attributes: {} }))
  const needId = await publish(world, taker, ashOffer({ kind: 'need', materialId: 'limestone', price: null, attributes: {} }))
  const offer = { kind: 'offer', number: await numberOf(world, offerId) } as const
  const need = { kind: 'need', number: await numberOf(world, needId) } as const
  return { project, brokerId, giver, yard, taker, offer, need }
}

describe('finding chains', () => {
  test('shows its broker who could process an offer for a need, with both legs, and changes nothing', async () => {
    const world = await openWorld(database)
    const { brokerId, offer, need } = await makeRubble(world)
    const before = await stateOf(world)
    const found = await findChains(await world.as(brokerId), offer)
    if (found.outcome === 'refused') throw new Error(found.refusal)
    expect(found.chains).toHaveLength(1)
    const [chain] = found.chains
    expect(chain).toMatchObject({ offer: { number: offer.number }, need: { number: need.number }, basis: 'recovery' })
    expect(chain?.processor.name).toContain(canary)
    expect(chain?.legs.every(({ roadKm }) => roadKm !== null && roadKm > 0)).toBe(true)
    expect(await findChains(await world.as(brokerId), need)).toMatchObject({ chains: found.chains })
    expect(await stateOf(world)).toEqual(before)
  })

  test('is for brokers of the project only, and not for those who speak for the facility', async () => {
    const world = await openWorld(database)
    const { project, brokerId, giver, offer } = await makeRubble(world)
    const outsiders = [
      await makePerson(world, { roles: [[await makeProject(world), 'broker']] }),
      await makePerson(world, { roles: [[project, 'admin']] }),
      giver.contactId,
    ]
    for (const personId of outsiders) {
      const context = await world.as(personId)
      await expectRefusal(world, 'listing-not-found', () => findChains(context, offer))
    }
    await join(world, giver.facilityId, brokerId)
    const own = await world.as(brokerId)
    await expectRefusal(world, 'own-facility', () => findChains(own, offer))
  })

  test('leads neither to nor over a plant that has blocked the giver, or that it blocked', async () => {
    const world = await openWorld(database)
    const { brokerId, giver, yard, taker, offer } = await makeRubble(world)
    const broker = await world.as(brokerId)
    for (const [blocking, blocked] of [
      [taker, giver],
      [giver, yard],
    ] as const) {
      const reference = { kind: 'facility', number: await facilityNumber(world, blocked.facilityId) } as const
      const contact = await world.as(blocking.contactId)
      expect(await blockCounterparty(contact, { reference })).toMatchObject({ outcome: 'blocked' })
      expect(await findChains(broker, offer)).toMatchObject({ chains: [], almost: [] })
      await unblockCounterparty(contact, { reference })
    }
    expect(await findChains(broker, offer)).toMatchObject({ chains: [{ basis: 'recovery' }] })
  })

  test('leaves out pairs with a facility of the broker', async () => {
    const world = await openWorld(database)
    const { brokerId, taker, offer } = await makeRubble(world)
    await join(world, taker.facilityId, brokerId)
    expect(await findChains(await world.as(brokerId), offer)).toMatchObject({ outcome: 'chains', chains: [], almost: [] })
  })

  test('names near misses that one change would make fit', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const broker = await world.as(await makePerson(world, { roles: [[project, 'broker']] }))
    const gypsum = { materialId: 'natural-gypsum', price: null, location: null }
    const giver = await makePlant(world, { projects: [project], isic: '2395' })
    const taker = await makePlant(world, { projects: [project], isic: '2395' })
    const window = { from: null, until: '2026-04-30' }
    const offerId = await publish(world, giver, ashOffer({ ...gypsum, window, attributes: {} }))
    await publish(world, taker, ashOffer({ ...gypsum, kind: 'need', window: { from: '2026-06-01', until: null }, attributes: {} }))
    const found = await findChains(broker, { kind: 'offer', number: await numberOf(world, offerId) })
    expect(found).toMatchObject({ outcome: 'chains', almost: [{ change: { change: 'window' }, before: 0 }] })
  })
})

describe('what one change would do for a match', () => {
  test('is told to who may decide on it', async () => {
    const world = await openWorld(database)
    const { brokerId, offer, matchNumber } = await makeMatch(world)
    const told = await almostOfMatch(await world.as(brokerId), { number: matchNumber })
    expect(told.outcome).toBe('almost')
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'not-a-broker', () => almostOfMatch(contact, { number: matchNumber }))
    await expectRefusal(world, 'match-not-found', () => almostOfMatch(contact, { number: 999_999 }))
  })
})
