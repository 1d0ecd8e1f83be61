import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import type { ListingMove } from '../../src/domain/listing.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { type ListingChange, reviseListing } from '../../src/use-cases/revise-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, makeApproved, makeMatch, makePair, makePerson, openWorld, waitingFor } from '../support/world.ts'
import { atOnce, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

type Move = Exclude<ListingMove, 'expire'>

async function offered() {
  const world = await openWorld(database)
  const pair = await makePair(world)
  const { listingId } = pair.offer
  const contact = await world.as(pair.offer.contactId)
  return {
    world,
    pair,
    listingId,
    contact,
    revise: (change: ListingChange) => reviseListing(contact, { listingId, change }),
    move: (move: Move) => moveListing(contact, { listingId, move }),
  }
}

describe('revising a listing', () => {
  test('changes what was named, notes it and asks for its matches again', async () => {
    const { world, revise, listingId } = await offered()
    const quantity = { min: 500, max: 700, unit: 't', period: 'month' } as const
    const { result, audits, jobs, told } = await record(world, () => revise({ quantity }))
    expect(result).toMatchObject({ outcome: 'revised', view: { tier: 'own', quantity, materialWords: ashOffer().materialWords } })
    expect(audits).toEqual(['listing.revised'])
    expect(jobs).toEqual(['match-listing'])
    expect(told).toEqual([])
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ amount_per_year: 7_200 })
  })

  test('adds a property to those that were known', async () => {
    const { revise } = await offered()
    const revised = await revise({ attributes: { moisture_pct: 1 } })
    expect(revised).toMatchObject({ view: { attributes: { loi_pct: 4, moisture_pct: 1 } } })
  })

  test('that takes the quantity away leaves no amount behind', async () => {
    const { world, revise, listingId } = await offered()
    await revise({ quantity: null })
    expect(await rowOf(world, 'listing', listingId)).toMatchObject({ quantity: null, amount_per_year: null })
  })

  test('notes which fields changed and none of their words', async () => {
    const { world, revise } = await offered()
    await revise({ materialWords: 'ash of Mr Zhao' })
    const [entry] = await world.context.db.execute(`select detail from audit_entry order by sequence desc limit 1`)
    expect(entry).toEqual({ detail: { fields: ['materialWords'] } })
  })

  test('is allowed while it is paused', async () => {
    const { revise, move } = await offered()
    await move('pause')
    expect(await revise({ location: 'gate 2' })).toMatchObject({ view: { status: 'paused', facility: { location: 'gate 2' } } })
  })

  test('is refused to strangers, brokers and the other side', async () => {
    const { world, pair, listingId } = await offered()
    for (const personId of [await makePerson(world), pair.brokerId, pair.need.contactId]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-contact', () => reviseListing(actor, { listingId, change: { location: 'elsewhere' } }))
    }
  })

  test('is refused for unknown listings, impossible amounts and withdrawn listings', async () => {
    const { world, contact, revise, move } = await offered()
    await expectRefusal(world, 'listing-not-found', () => reviseListing(contact, { listingId: v7(), change: { location: 'x' } }))
    const quantity = { min: -1, max: null, unit: 't', period: 'day' } as const
    await expectRefusal(world, 'quantity-not-positive', () => revise({ quantity }))
    await move('withdraw')
    await expectRefusal(world, 'listing-not-active', () => revise({ location: 'x' }))
  })

  test('at once by many keeps every property', async () => {
    const { world, listingId, revise } = await offered()
    await atOnce(8, (turn) => revise({ attributes: { [`trace${turn}_pct`]: turn } }))
    const { attributes } = await rowOf(world, 'listing', listingId)
    expect(Object.keys(attributes ?? {})).toHaveLength(9)
  })
})

describe('moving a listing', () => {
  const legal = [
    [[], 'pause', 'paused'],
    [[], 'renew', 'active'],
    [[], 'withdraw', 'withdrawn'],
    [['pause'], 'renew', 'active'],
    [['pause'], 'withdraw', 'withdrawn'],
  ] as const satisfies readonly (readonly [readonly Move[], Move, string])[]

  test.each(legal)('after %j, %s makes it %s', async (before, last, status) => {
    const { world, move } = await offered()
    for (const each of before) await move(each)
    const { result, audits, jobs, told } = await record(world, () => move(last))
    expect(result).toMatchObject({ outcome: 'moved', kind: 'offer', status })
    expect(audits).toEqual([`listing.${status}`])
    expect(jobs).toEqual(status === 'active' || before.length === 0 ? ['match-listing'] : [])
    expect(told).toEqual([])
  })

  test.each([
    [['pause'], 'pause', 'paused'],
    [['withdraw'], 'renew', 'withdrawn'],
    [['withdraw'], 'pause', 'withdrawn'],
    [['withdraw'], 'withdraw', 'withdrawn'],
  ] as const)('after %j, %s is refused', async (before, last, status) => {
    const { world, move } = await offered()
    for (const each of before) await move(each)
    await expectRefusal(world, 'listing-move-not-allowed', () => move(last), status)
  })

  test('is refused to strangers and brokers, and for unknown listings', async () => {
    const { world, pair, contact, listingId } = await offered()
    for (const personId of [await makePerson(world), pair.brokerId, pair.need.contactId]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-contact', () => moveListing(actor, { listingId, move: 'withdraw' }))
    }
    await expectRefusal(world, 'listing-not-found', () => moveListing(contact, { listingId: v7(), move: 'pause' }))
  })

  test('renewing starts its 90 days anew', async () => {
    const { world, move, listingId } = await offered()
    world.clock.set('2026-05-01T00:00:00Z')
    await move('renew')
    const { expires_at: expiresAt } = await rowOf(world, 'listing', listingId)
    expect(new Date(String(expiresAt)).toISOString()).toBe('2026-07-30T00:00:00.000Z')
  })

  test.each(['pause', 'withdraw'] as const)('%s takes its undecided matches from the broker, each noted', async (move) => {
    const world = await openWorld(database)
    const { offer, brokerId, matchId, matchNumber } = await makeMatch(world)
    expect(await waitingFor(world, brokerId)).toEqual([matchNumber])
    const contact = await world.as(offer.contactId)
    const { audits } = await record(world, () => moveListing(contact, { listingId: offer.listingId, move }))
    expect(audits).toEqual([move === 'pause' ? 'listing.paused' : 'listing.withdrawn', 'match.closed'])
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'closed' })
    expect(await waitingFor(world, brokerId)).toEqual([])
  })

  test('renewing a paused listing brings its match back without announcing it again', async () => {
    const world = await openWorld(database)
    const { offer, brokerId, matchNumber } = await makeMatch(world)
    const contact = await world.as(offer.contactId)
    await moveListing(contact, { listingId: offer.listingId, move: 'pause' })
    await moveListing(contact, { listingId: offer.listingId, move: 'renew' })
    const { audits, told } = await record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    expect(audits).toEqual(['match.reopened'])
    expect(told).toEqual([])
    expect(await waitingFor(world, brokerId)).toEqual([matchNumber])
  })

  test('withdrawing leaves decided matches as they were', async () => {
    const world = await openWorld(database)
    const approved = await makeApproved(world)
    const contact = await world.as(approved.offer.contactId)
    await moveListing(contact, { listingId: approved.offer.listingId, move: 'withdraw' })
    expect(await rowOf(world, 'match', approved.matchId)).toMatchObject({ status: 'approved' })
  })

  test('and approving its match at once ends in one order or the other', async () => {
    const world = await openWorld(database)
    const { offer, brokerId, matchId } = await makeMatch(world)
    const [contact, broker] = [await world.as(offer.contactId), await world.as(brokerId)]
    const [moved, decided] = await Promise.all([
      moveListing(contact, { listingId: offer.listingId, move: 'withdraw' }),
      reviewMatch(broker, { matchId, decide: 'approve' }),
    ])
    expect(moved).toMatchObject({ outcome: 'moved', status: 'withdrawn' })
    const { status } = await rowOf(world, 'match', matchId)
    expect(decided.outcome === 'decided' ? 'approved' : 'closed').toBe(status)
  })
})
