import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { insertNotice } from '../../db/queries/notices.ts'
import { announcedAtOnce, announcedPerDay, isNews } from '../../src/domain/announcement.ts'
import { changeFacility } from '../../src/use-cases/change-facility.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { rematchAll, rematchFacility } from '../../src/use-cases/rematch.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { reviseListing } from '../../src/use-cases/revise-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { clinkerNeed, makeMatch, makePair, makePlant, openWorld, publish, type World } from '../support/world.ts'
import { everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const far = { lat: 33, lon: 115 }

async function addNeeds(world: World, project: { readonly id: string }, count: number): Promise<readonly string[]> {
  const ids: string[] = []
  for (let each = 0; each < count; each += 1) {
    const plant = await makePlant(world, { projects: [project], isic: '2394', at: { lat: 39.9 - each / 100, lon: 119.5 } })
    ids.push(await publish(world, plant, clinkerNeed()))
  }
  return ids
}

describe('telling brokers of matches', () => {
  test('goes one by one for the best few of a run, and in one message for more', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    // Each plant with its own offer, so that no side is crowded.
    for (let each = 0; each < 5; each += 1) {
      const at = { lat: 39 - each, lon: 117 }
      const offer = await makePlant(world, { projects: [pair.project], at })
      const need = await makePlant(world, { projects: [pair.project], isic: '2394', at })
      await makePair(world, { project: pair.project, brokerId: pair.brokerId, offer, need })
    }
    await rematchAll(world.context)
    expect(await toldOf(world, 'match-proposed')).toHaveLength(announcedAtOnce)
    expect(await toldOf(world, 'matches-waiting')).toEqual([pair.brokerId])
    const [notice] = await world.context.db.execute<{ id: string }>(sql`select id from notice where kind = 'matches-waiting'`)
    const read = await readNotice(world.context, { noticeId: notice?.id ?? '' })
    expect(read).toMatchObject({ outcome: 'read', view: { kind: 'matches-waiting' } })
    if (read.outcome === 'read' && read.view.kind === 'matches-waiting') expect(read.view.waiting).toBeGreaterThanOrEqual(read.view.count)
    await rematchAll(world.context)
    expect(await toldOf(world, 'matches-waiting')).toHaveLength(1)
  }, 60_000)

  test('stops at what a broker is told in a day, and the matches wait in the queue all the same', async () => {
    const world = await openWorld(database)
    const pair = await makePair(world)
    for (let each = 0; each < announcedPerDay; each += 1) {
      const notice = { kind: 'match-proposed', facts: { matchId: v7() } } as const
      await insertNotice(world.context.db, { id: v7(), personId: pair.brokerId, notice, createdAt: world.clock.now() })
    }
    const { result, audits, told } = await record(world, () => findMatches(world.context, { listingId: pair.offer.listingId }))
    expect({ result, audits, told }).toEqual({ result: { outcome: 'matched', proposed: 1 }, audits: ['match.proposed'], told: [] })
    world.clock.pass({ days: 1, hours: 1 })
    expect((await record(world, () => findMatches(world.context, { listingId: pair.offer.listingId }))).told).toEqual(
      everyone('match-proposed', pair.brokerId),
    )
  })

  test('comes again for a match only when it has become really better', async () => {
    const world = await openWorld(database)
    const { offer, matchId, brokerId } = await makeMatch(world)
    const contact = await world.as(offer.contactId)
    const revise = async (tonnes: number) => {
      const quantity = { min: tonnes, max: tonnes, unit: 't', period: 'month' } as const
      await reviseListing(contact, { listingId: offer.listingId, change: { quantity } })
      return record(world, () => findMatches(world.context, { listingId: offer.listingId }))
    }
    expect((await revise(100)).told).toEqual([])
    await world.context.db.execute(sql`update match set told_score = score where id = ${matchId}`)
    expect((await revise(110)).told).toEqual([])
    expect((await revise(1_234)).told).toEqual(everyone('match-proposed', brokerId))
    expect(Number((await rowOf(world, 'match', matchId)).told_score)).toBe(Number((await rowOf(world, 'match', matchId)).score))
  })

  test('needs a score worth telling and room on both sides', () => {
    expect(isNews({ score: 0.39, toldScore: null }, 0)).toBe(false)
    expect(isNews({ score: 0.6, toldScore: null }, announcedAtOnce)).toBe(false)
    expect(isNews({ score: 0.6, toldScore: null }, announcedAtOnce - 1)).toBe(true)
  })
})

describe('a facility that moves', () => {
  test('loses what is out of reach and gets it back when it returns', async () => {
    const world = await openWorld(database)
    const { offer, matchId } = await makeMatch(world)
    const contact = await world.as(offer.contactId)
    const move = async (at: { lat: number; lon: number }) => {
      const where = { place: 'elsewhere', country: 'CN', at }
      const changed = await record(world, () => changeFacility(contact, { facilityId: offer.facilityId, change: { where } }))
      expect(changed).toMatchObject({ result: { outcome: 'changed' }, audits: ['facility.changed'], jobs: ['rematch-facility'], told: [] })
      await rematchFacility(world.context, { facilityId: offer.facilityId })
    }
    await move(far)
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'closed' })
    await move({ lat: 39.9, lon: 119.6 })
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'proposed' })
  })

  test('is not moved by strangers', async () => {
    const world = await openWorld(database)
    const { offer, need } = await makeMatch(world)
    const stranger = await world.as(need.contactId)
    await expectRefusal(world, 'not-a-contact', () => changeFacility(stranger, { facilityId: offer.facilityId, change: { rail: true } }))
  })
})

describe('what a project learns', () => {
  test('lowers pairs of materials that its brokers rejected for what they are, and says so', async () => {
    const world = await openWorld(database)
    const { project, brokerId, matchId, offer } = await makeMatch(world)
    const [needId] = await addNeeds(world, project, 1)
    const scoreOf = async () => {
      const rows = await world.context.db.execute<{ score: number; reasons: { reason: string; factor: number }[] }>(
        sql`select score, reasons from match where need_id = ${needId} and offer_id = ${offer.listingId}`,
      )
      return rows[0]
    }
    await rematchAll(world.context)
    const before = await scoreOf()
    await reviewMatch(await world.as(brokerId), { matchId, decide: 'reject', reason: 'quality' })
    await rematchAll(world.context)
    const after = await scoreOf()
    expect(after?.reasons.find((reason) => reason.reason === 'experience')).toMatchObject({ factor: 0.8, accepted: 0, rejected: 1 })
    expect(after?.score).toBeCloseTo((before?.score ?? 0) * 0.8, 12)
  })
})
