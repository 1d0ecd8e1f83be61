import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { auditTrail } from '../../db/queries/audit.ts'
import { firstBreak } from '../../src/domain/audit-chain.ts'
import type { ListingContent } from '../../src/domain/listing.ts'
import { publishListing } from '../../src/use-cases/publish-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, clinkerNeed, makePerson, makePlant, makeProject, openWorld, type World } from '../support/world.ts'
import { atOnce, countOf, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function atPlant(world: World) {
  const project = await makeProject(world)
  const plant = await makePlant(world, { projects: [project] })
  const contact = await world.as(plant.contactId)
  const post = (content: ListingContent, listingId = v7()) => publishListing(contact, { listingId, facilityId: plant.facilityId, content })
  return { project, plant, post }
}

describe('publishing a listing', () => {
  test('stores it, notes it in the audit chain and asks for its matches', async () => {
    const world = await openWorld(database)
    const { plant, post } = await atPlant(world)
    const listingId = v7()
    const { result, audits, jobs, told } = await record(world, () => post(ashOffer(), listingId))
    expect(result).toMatchObject({ outcome: 'published', listingId, kind: 'offer', materialKnown: true })
    expect(audits).toEqual(['listing.published'])
    expect(jobs).toEqual(['match-listing'])
    expect(told).toEqual([])
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({
      status: 'active',
      facility_id: plant.facilityId,
      created_by: plant.contactId,
      material_id: 'coal-fly-ash',
      amount_per_year: 1234 * 12,
    })
  })

  test('takes a listing of which little is known and names the one detail that is missed most', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    const window = { from: '2026-04-01', until: null }
    const asked = async (content: ListingContent) => {
      const outcome = await post(content)
      return outcome.outcome === 'published' ? outcome.missing : outcome
    }
    expect(await asked(ashOffer({ quantity: null }))).toEqual({ field: 'quantity', attribute: null })
    expect(await asked(ashOffer())).toEqual({ field: 'window', attribute: null })
    expect(await asked(ashOffer({ window, attributes: {} }))).toEqual({ field: 'attributes', attribute: 'loi_pct' })
    expect(await asked(ashOffer({ window }))).toBeNull()
  })

  test('takes words that no entry of the catalogue fits', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    expect(await post(ashOffer({ materialId: null, materialWords: 'grey powder' }))).toMatchObject({ materialKnown: false })
  })

  test('keeps it fresh for 90 days', async () => {
    const world = await openWorld(database, { at: '2026-03-02T10:00:00Z' })
    const { post } = await atPlant(world)
    const listingId = v7()
    await post(ashOffer(), listingId)
    const { expires_at: expiresAt } = await rowOf(world, 'listing', listingId)
    expect(new Date(String(expiresAt)).toISOString()).toBe('2026-05-31T10:00:00.000Z')
  })

  test('numbers listings one after the other', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    const numbers: number[] = []
    for (const content of [ashOffer(), clinkerNeed()]) {
      const outcome = await post(content)
      if (outcome.outcome === 'published') numbers.push(outcome.number)
    }
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1)
  })

  test('twice with the same id is one listing, one entry and one job', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    const listingId = v7()
    const first = await post(ashOffer(), listingId)
    const { result, audits, jobs } = await record(world, () => post(ashOffer(), listingId))
    expect(result).toEqual(first)
    expect({ audits, jobs }).toEqual({ audits: [], jobs: [] })
    expect(await countOf(world, 'listing')).toBe(1)
  })

  test('20 times at once with the same id is one listing', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    const listingId = v7()
    const tally = await atOnce(20, () => post(ashOffer(), listingId))
    expect(tally).toEqual({ published: 20 })
    expect(await countOf(world, 'listing')).toBe(1)
    expect(await countOf(world, 'audit_entry')).toBe(1)
    expect(await countOf(world, 'outbox')).toBe(1)
  })

  test('20 different ones at once keeps the audit chain whole', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    expect(await atOnce(20, () => post(ashOffer()))).toEqual({ published: 20 })
    const trail = await auditTrail(world.context.db)
    expect(trail).toHaveLength(20)
    expect(firstBreak(trail)).toBeNull()
  })
})

describe('publishing is refused', () => {
  test('to everybody who is not a contact of the facility', async () => {
    const world = await openWorld(database)
    const { project, plant } = await atPlant(world)
    const other = await makePlant(world, { projects: [project] })
    const broker = await makePerson(world, { roles: [[project, 'broker']] })
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    for (const personId of [other.contactId, broker, admin, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-contact', () =>
        publishListing(actor, { listingId: v7(), facilityId: plant.facilityId, content: ashOffer() }),
      )
    }
  })

  test('for quantities that no plant can have', async () => {
    const world = await openWorld(database)
    const { post } = await atPlant(world)
    const quantity = (min: number | null, max: number | null) => ashOffer({ quantity: { min, max, unit: 't', period: 'year' } })
    await expectRefusal(world, 'quantity-not-a-number', () => post(quantity(null, null)))
    await expectRefusal(world, 'quantity-not-a-number', () => post(quantity(Number.NaN, 1)))
    await expectRefusal(world, 'quantity-not-positive', () => post(quantity(-1, 1)))
    await expectRefusal(world, 'quantity-too-large', () => post(quantity(null, 1e13)))
    await expectRefusal(world, 'quantity-empty-range', () => post(quantity(2, 1)))
  })

  test('for a facility that has been erased', async () => {
    const world = await openWorld(database)
    const { plant } = await atPlant(world)
    const facilityId = v7()
    const contact = await world.as(plant.contactId)
    const stale = { ...contact, actor: { ...contact.actor, facilityIds: [facilityId] } }
    await expectRefusal(world, 'facility-not-found', () => publishListing(stale, { listingId: v7(), facilityId, content: ashOffer() }))
  })

  test('under the id of a listing of another facility, which is not taken for its own', async () => {
    const world = await openWorld(database)
    const { project, post } = await atPlant(world)
    const other = await makePlant(world, { projects: [project] })
    const listingId = v7()
    await post(ashOffer(), listingId)
    const actor = await world.as(other.contactId)
    await expectRefusal(world, 'not-a-contact', () =>
      publishListing(actor, { listingId, facilityId: other.facilityId, content: ashOffer() }),
    )
  })
})
