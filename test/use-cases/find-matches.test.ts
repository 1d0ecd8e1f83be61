import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { auditTrail } from '../../db/queries/audit.ts'
import { insertFacility } from '../../db/queries/facilities.ts'
import { firstBreak } from '../../src/domain/audit-chain.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { reviseListing } from '../../src/use-cases/revise-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import {
  ashOffer,
  clinkerNeed,
  join,
  makeMatch,
  makePair,
  makePerson,
  makePlant,
  makeProject,
  openWorld,
  publish,
  type World,
  waitingFor,
} from '../support/world.ts'
import { atOnce, countOf, everyone, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const statuses = async (world: World) => {
  const rows = await world.context.db.execute<{ status: string }>(sql`select status from match order by created_at, number`)
  return rows.map((row) => row.status)
}

describe('finding matches', () => {
  test.each(['offer', 'need'] as const)('of an %s proposes the pair and tells the broker', async (kind) => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    const { listingId } = pair[kind]
    const { result, audits, jobs, told } = await record(world, () => findMatches(world.context, { listingId }))
    expect(result).toEqual({ outcome: 'matched', proposed: 1 })
    expect(audits).toEqual(['match.proposed'])
    expect(jobs).toEqual([])
    expect(told).toEqual(everyone('match-proposed', pair.brokerId))
  })

  test('again, from either side, proposes and announces nothing', async () => {
    const world = await openWorld(database)
    const { offer, need } = await makeMatch(world)
    for (const { listingId } of [offer, need, offer]) {
      const { result, audits, told } = await record(world, () => findMatches(world.context, { listingId }))
      expect(result).toEqual({ outcome: 'matched', proposed: 0 })
      expect({ audits, told }).toEqual({ audits: [], told: [] })
    }
    expect(await countOf(world, 'match')).toBe(1)
  })

  test('tells every broker of the project but those who are a contact of a side', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    const { project, offer, need } = pair
    const free = await makePerson(world, { roles: [[project, 'broker']] })
    for (const { facilityId } of [offer, need]) await join(world, facilityId, await makePerson(world, { roles: [[project, 'broker']] }))
    await makePerson(world, { roles: [[project, 'team']] })
    await makePerson(world, { roles: [[project, 'admin']] })
    await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    const { told } = await record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    expect(told).toEqual(everyone('match-proposed', pair.brokerId, free))
  })

  test('stays inside a project', async () => {
    const world = await openWorld(database)
    const [here, there] = [await makeProject(world), await makeProject(world)]
    const offer = await makePlant(world, { projects: [here] })
    const need = await makePlant(world, { projects: [there], isic: '2394' })
    const pair = await makePair(world, { project: here, offer, need })
    expect(await findMatches(world.context, { listingId: pair.offer.listingId })).toEqual({ outcome: 'matched', proposed: 0 })
  })

  test('makes one match for each project that shares both listings, for its own brokers', async () => {
    const world = await openWorld(database)
    const projects = [await makeProject(world), await makeProject(world)]
    const offer = await makePlant(world, { projects })
    const need = await makePlant(world, { projects, isic: '2394' })
    const [one, other] = projects
    if (!one || !other) throw new Error('no project')
    const brokers = [await makePerson(world, { roles: [[one, 'broker']] }), await makePerson(world, { roles: [[other, 'broker']] })]
    const offerId = await publish(world, offer, ashOffer())
    await publish(world, need, clinkerNeed())
    expect(await findMatches(world.context, { listingId: offerId })).toEqual({ outcome: 'matched', proposed: 2 })
    const seen = await Promise.all(brokers.map((brokerId) => waitingFor(world, brokerId)))
    expect(seen.map((numbers) => numbers.length)).toEqual([1, 1])
    expect(seen[0]).not.toEqual(seen[1])
  })

  test('does not match a facility with itself', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const plant = await makePlant(world, { projects: [project] })
    const listingId = await publish(world, plant, ashOffer())
    await publish(world, plant, clinkerNeed())
    expect(await findMatches(world.context, { listingId })).toEqual({ outcome: 'matched', proposed: 0 })
  })

  test('keeps seven counterparties and announces the best three', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    for (let each = 0; each < 8; each += 1) {
      const need = await makePlant(world, { projects: [pair.project], isic: '2394', at: { lat: 39.7 - each / 10, lon: 119 } })
      await publish(world, need, clinkerNeed())
    }
    expect(await findMatches(world.context, { listingId: pair.offer.listingId })).toEqual({ outcome: 'matched', proposed: 7 })
    expect(await toldOf(world, 'match-proposed')).toHaveLength(3)
    const [worst] = await world.context.db.execute(
      sql`select (select min(score) from match where id in (select (facts->>'matchId')::uuid from notice)) >=
        (select max(score) from match where id not in (select (facts->>'matchId')::uuid from notice)) as best`,
    )
    expect(worst).toEqual({ best: true })
  })

  test('takes a facility whose place is unknown', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    const facilityId = v7()
    const spot = { place: 'somewhere', country: 'CN', lat: null, lon: null, parkId: null, createdAt: world.clock.now() }
    await insertFacility(world.context.db, { id: facilityId, name: 'no place', isic: '2394', ...spot }, [pair.project.id])
    const contactId = await makePerson(world)
    await join(world, facilityId, contactId)
    await publish(world, { facilityId, contactId }, clinkerNeed())
    expect(await findMatches(world.context, { listingId: pair.offer.listingId })).toEqual({ outcome: 'matched', proposed: 2 })
  })
})

describe('finding matches anew', () => {
  test('renews the figures of undecided matches', async () => {
    const world = await openWorld(database)
    const { offer, matchId } = await makeMatch(world)
    const before = await rowOf(world, 'match', matchId)
    const quantity = { min: 500, max: 500, unit: 't', period: 'month' } as const
    await reviseListing(await world.as(offer.contactId), { listingId: offer.listingId, change: { quantity } })
    await findMatches(world.context, { listingId: offer.listingId })
    const after = await rowOf(world, 'match', matchId)
    expect(after).toMatchObject({ status: 'proposed', flow: { amount: 6000, unit: 't' } })
    expect(Number(after.score)).toBeLessThan(Number(before.score))
  })

  test.each([
    ['approved', { decide: 'approve' }],
    ['held', { decide: 'hold' }],
    ['rejected', { decide: 'reject', reason: 'price' }],
  ] as const)('leaves a match that is %s as it is', async (status, decision) => {
    const world = await openWorld(database)
    const { offer, matchId, brokerId } = await makeMatch(world)
    await reviewMatch(await world.as(brokerId), { matchId, ...decision })
    const { result, audits, told } = await record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    expect(result).toEqual({ outcome: 'matched', proposed: 0 })
    expect({ audits, told }).toEqual({ audits: [], told: [] })
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status })
  })

  test('closes what is no longer worth a look, and brings it back without announcing it twice', async () => {
    const world = await openWorld(database)
    const { offer, matchId, brokerId } = await makeMatch(world)
    const contact = await world.as(offer.contactId)
    const revise = async (materialId: string) => {
      await reviseListing(contact, { listingId: offer.listingId, change: { materialId } })
      return record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    }
    expect((await revise('waste-heat')).audits).toEqual(['match.closed'])
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'closed' })
    expect(await revise('coal-fly-ash')).toMatchObject({ audits: ['match.reopened'], told: [], result: { proposed: 0 } })
    expect(await waitingFor(world, brokerId)).toHaveLength(1)
  })

  test('closes the matches of a listing whose words no longer fit the catalogue', async () => {
    const world = await openWorld(database)
    const { offer } = await makeMatch(world)
    const change = { materialId: null, materialWords: 'grey powder' }
    await reviseListing(await world.as(offer.contactId), { listingId: offer.listingId, change })
    const { result, audits } = await record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    expect(result).toEqual({ outcome: 'not-matchable' })
    expect(audits).toEqual(['match.closed'])
  })

  test('changes nothing for listings that are unknown, paused or without a material', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    const paused = await publish(world, pair.offer, ashOffer())
    await moveListing(await world.as(pair.offer.contactId), { listingId: paused, move: 'pause' })
    const vague = await publish(world, pair.offer, ashOffer({ materialId: null }))
    const before = await stateOf(world)
    for (const listingId of [v7(), paused, vague]) {
      expect(await findMatches(world.context, { listingId })).toEqual({ outcome: 'not-matchable' })
    }
    expect(await stateOf(world)).toEqual(before)
  })
})

describe('finding matches at the same moment', () => {
  test('from both sides proposes the pair once', async () => {
    const world = await openWorld(database)
    const { offer, need, brokerId } = await makePair(world)
    const tally = await atOnce(10, (turn) => findMatches(world.context, { listingId: turn % 2 ? offer.listingId : need.listingId }))
    expect(tally).toEqual({ matched: 10 })
    expect(await statuses(world)).toEqual(['proposed'])
    expect(await toldOf(world, 'match-proposed')).toEqual([brokerId])
  })

  test('for many listings that want each other neither fails nor waits for ever', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    await makePerson(world, { roles: [[project, 'broker']] })
    const listingIds: string[] = []
    for (let each = 0; each < 4; each += 1) {
      listingIds.push(await publish(world, await makePlant(world, { projects: [project] }), ashOffer()))
      listingIds.push(await publish(world, await makePlant(world, { projects: [project], isic: '2394' }), clinkerNeed()))
    }
    const began = performance.now()
    const tally = await atOnce(8, (turn) => findMatches(world.context, { listingId: listingIds[turn] ?? '' }))
    expect(tally).toEqual({ matched: 8 })
    expect(await countOf(world, 'match')).toBe(16)
    expect(firstBreak(await auditTrail(world.context.db))).toBeNull()
    expect(performance.now() - began).toBeLessThan(5_000)
  })
})
