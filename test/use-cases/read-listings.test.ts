import { afterAll, describe, expect, test } from 'vitest'
import type { ListingKind } from '../../src/domain/listing.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { ownListings, readListing, searchListings } from '../../src/use-cases/read-listings.ts'
import { createTestDatabase } from '../support/database.ts'
import {
  ashOffer,
  canary,
  clinkerNeed,
  makePair,
  makePark,
  makePerson,
  makePlant,
  makeProject,
  openWorld,
  publish,
} from '../support/world.ts'
import { expectRefusal, rowOf, stateOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function shared() {
  const world = await openWorld(database)
  const project = await makeProject(world)
  const parkId = await makePark(world, project.id, { name: 'Harbour Park' })
  const plant = await makePlant(world, { projects: [project], parkId })
  const listingId = await publish(world, plant, ashOffer())
  const { number } = await rowOf(world, 'listing', listingId)
  const neighbour = await makePlant(world, { projects: [project], isic: '2394' })
  return { world, project, plant, listingId, number: Number(number), neighbour }
}

const all = (words = '') => ({ kind: null, materialIds: [], words }) as const

describe('reading a listing', () => {
  test('shows its owner everything', async () => {
    const { world, plant, number, listingId } = await shared()
    const read = await readListing(await world.as(plant.contactId), { kind: 'offer', number })
    expect(read).toMatchObject({
      outcome: 'read',
      listingId,
      view: { tier: 'own', price: { amount: 12 }, facility: { location: `${canary} silo 4` } },
    })
  })

  test('shows a broker of the project everything', async () => {
    const { world, project, number } = await shared()
    const broker = await world.as(await makePerson(world, { roles: [[project, 'broker']] }))
    expect(await readListing(broker, { kind: 'offer', number })).toMatchObject({ view: { tier: 'broker', price: { amount: 12 } } })
  })

  test.each(['team', 'admin', 'observer'] as const)('shows the %s of the project no name, price or property', async (role) => {
    const { world, project, number } = await shared()
    const reader = await world.as(await makePerson(world, { roles: [[project, role]] }))
    const read = await readListing(reader, { kind: 'offer', number })
    expect(read).toMatchObject({
      view: { tier: 'open', price: null, facility: null, attributes: {}, materialWords: null, expiresAt: null },
    })
    expect(JSON.stringify(read)).not.toContain(canary)
  })

  test('shows another facility of the project a rounded amount and the region', async () => {
    const { world, neighbour, number } = await shared()
    const read = await readListing(await world.as(neighbour.contactId), { kind: 'offer', number })
    expect(read).toMatchObject({
      view: { quantity: { min: 1000, max: 1000 }, quantityRounded: true, region: { en: 'Harbour Park' }, country: 'CN' },
    })
    expect(JSON.stringify(read)).not.toContain(canary)
  })

  test('is refused to people of other projects as if it did not exist', async () => {
    const { world, number } = await shared()
    const elsewhere = await makeProject(world)
    const plant = await makePlant(world, { projects: [elsewhere] })
    const broker = await makePerson(world, { roles: [[elsewhere, 'broker']] })
    for (const personId of [plant.contactId, broker, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'listing-not-found', () => readListing(actor, { kind: 'offer', number }))
    }
  })

  test('is refused under the wrong letter and for unknown numbers', async () => {
    const { world, plant, number } = await shared()
    const owner = await world.as(plant.contactId)
    const read = (kind: ListingKind, which: number) =>
      expectRefusal(world, 'listing-not-found', () => readListing(owner, { kind, number: which }))
    await read('need', number)
    await read('offer', number + 1000)
  })
})

describe('searching listings', () => {
  test('finds active listings of the searcher’s projects by kind and material', async () => {
    const { world, neighbour, plant, number } = await shared()
    await publish(world, neighbour, clinkerNeed())
    const paused = await publish(world, plant, ashOffer())
    await moveListing(await world.as(plant.contactId), { listingId: paused, move: 'pause' })
    await makePair(world)
    const searcher = await world.as(neighbour.contactId)
    const found = await searchListings(searcher, { kind: 'offer', materialIds: ['coal-fly-ash'], words: '' })
    expect(found).toMatchObject({ total: 1, views: [{ number, tier: 'open' }] })
    expect((await searchListings(searcher, all())).total).toBe(2)
    expect((await searchListings(searcher, { kind: 'need', materialIds: [], words: '' })).views).toMatchObject([{ tier: 'own' }])
    expect((await searchListings(searcher, { kind: null, materialIds: ['gypsum'], words: '' })).total).toBe(0)
  })

  test('shows the newest five and how many there are', async () => {
    const { world, plant, neighbour } = await shared()
    for (let each = 0; each < 6; each += 1) {
      world.clock.pass({ hours: 1 })
      await publish(world, plant, ashOffer())
    }
    const { views, total } = await searchListings(await world.as(neighbour.contactId), all())
    expect(total).toBe(7)
    const numbers = views.map((view) => view.number)
    expect(numbers).toHaveLength(5)
    expect(numbers).toEqual(numbers.toSorted((one, other) => other - one))
  })

  test('finds by the names of the catalogue in each language', async () => {
    const { world, neighbour } = await shared()
    const searcher = await world.as(neighbour.contactId)
    for (const words of ['Fly Ash', '粉煤灰', '석탄']) expect((await searchListings(searcher, all(words))).total).toBe(1)
    expect((await searchListings(searcher, all('gypsum'))).total).toBe(0)
  })

  test('finds by words that the searcher may not read only for those who may', async () => {
    const { world, project, plant, neighbour } = await shared()
    const broker = await makePerson(world, { roles: [[project, 'broker']] })
    for (const [personId, total] of [
      [plant.contactId, 1],
      [broker, 1],
      [neighbour.contactId, 0],
    ] as const) {
      const found = await searchListings(await world.as(personId), all(`the ${canary} works`))
      expect(found.total).toBe(total)
    }
  })

  test('takes words with signs of patterns literally', async () => {
    const { world, neighbour } = await shared()
    const searcher = await world.as(neighbour.contactId)
    for (const words of ['%', '_', "'; drop table listing; --", '\\']) expect((await searchListings(searcher, all(words))).total).toBe(0)
  })

  test('finds nothing for people without a project, and changes nothing', async () => {
    const { world } = await shared()
    const stranger = await world.as(await makePerson(world))
    const before = await stateOf(world)
    expect(await searchListings(stranger, all())).toEqual({ views: [], total: 0 })
    expect(await ownListings(stranger)).toEqual([])
    expect(await stateOf(world)).toEqual(before)
  })
})

describe('own listings', () => {
  test('are those of all facilities of a person that are not withdrawn, newest first', async () => {
    const { world, project, plant, listingId } = await shared()
    const second = await makePlant(world, { projects: [project], contactId: plant.contactId })
    world.clock.pass({ hours: 1 })
    const need = await publish(world, second, clinkerNeed())
    const gone = await publish(world, second, ashOffer())
    const owner = await world.as(plant.contactId)
    await moveListing(owner, { listingId: gone, move: 'withdraw' })
    expect((await ownListings(owner)).map((each) => each.listingId)).toEqual([need, listingId])
  })
})
