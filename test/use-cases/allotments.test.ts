import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { overAllotted } from '../../db/queries/allotments.ts'
import type { ListingContent } from '../../src/domain/listing.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { readMatch } from '../../src/use-cases/review-queue.ts'
import { reviseListing } from '../../src/use-cases/revise-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, clinkerNeed, makePerson, makePlant, makeProject, openWorld, publish, type World } from '../support/world.ts'
import { atOnce, countOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const yearly = (amount: number, unit: 't' | 'unit' = 't') => ({ min: amount, max: amount, unit, period: 'year' as const })

/** An offer and needs around it, each pair with a match; the test decides, so lists that keep only the best do not matter. */
async function board(offered: ListingContent['quantity'], wanted: readonly ListingContent['quantity'][]) {
  const world = await openWorld(database)
  const project = await makeProject(world)
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const supplier = await makePlant(world, { projects: [project] })
  const buyer = await makePlant(world, { projects: [project], isic: '2394', at: { lat: 39.8, lon: 119.1 } })
  const offerId = await publish(world, supplier, ashOffer({ quantity: offered }))
  const needIds: string[] = []
  const matchIds: string[] = []
  for (const quantity of wanted) {
    const needId = await publish(world, buyer, clinkerNeed({ quantity }))
    needIds.push(needId)
    matchIds.push(await storeMatch(world, project.id, offerId, needId))
  }
  const broker = await world.as(brokerId)
  const approve = (at: number) => reviewMatch(broker, { matchId: matchIds[at] ?? '', decide: 'approve' })
  return { world, project, broker, supplier, buyer, offerId, needIds, matchIds, approve }
}

async function storeMatch({ context, clock }: World, projectId: string, offerId: string, needId: string): Promise<string> {
  const id = v7()
  const at = clock.now().toISOString()
  await context.db.execute(sql`insert into match (id, project_id, offer_id, need_id, status, score, reasons, waits_since, created_at)
    values (${id}, ${projectId}, ${offerId}, ${needId}, 'proposed', 0.5, '[]'::jsonb, ${at}, ${at})`)
  return id
}

async function takesOf({ context }: World) {
  const rows = await context.db.execute<{ offer: number | null; need: number | null }>(
    sql`select offer_takes as offer, need_takes as need from introduction order by number`,
  )
  return rows.map(({ offer, need }) => [offer, need])
}

describe('what an approval takes', () => {
  test('is what is left of the smaller side, until nothing is left', async () => {
    const { world, approve } = await board(yearly(40_000), [yearly(25_000), yearly(25_000), yearly(5_000)])
    expect(await approve(0)).toMatchObject({ outcome: 'decided', flow: { amount: 25_000, unit: 't' } })
    expect(await approve(1)).toMatchObject({ outcome: 'decided', flow: { amount: 15_000, unit: 't' } })
    const refused = await approve(2)
    expect(refused).toMatchObject({ outcome: 'refused', refusal: 'fully-allotted' })
    expect(refused).toMatchObject({ allotment: { kind: 'offer', unit: 't', perYear: 40_000, taken: 40_000 } })
    expect('allotment' in refused ? refused.allotment?.introductions : []).toHaveLength(2)
    expect(await takesOf(world)).toEqual([
      [25_000, 25_000],
      [15_000, 15_000],
    ])
    expect(await overAllotted(world.context.db)).toEqual([])
  })

  test('is shown on the card of other matches of the listing', async () => {
    const { broker, matchIds, approve } = await board(yearly(40_000), [yearly(25_000), yearly(25_000)])
    await approve(0)
    expect(await readMatch(broker, { matchId: matchIds[1] ?? '' })).toMatchObject({
      view: { allotted: [{ kind: 'offer', perYear: 40_000, taken: 25_000 }] },
    })
  })

  test('is free again after a side declined', async () => {
    const { world, buyer, approve } = await board(yearly(40_000), [yearly(60_000), yearly(60_000)])
    await approve(0)
    expect(await approve(1)).toMatchObject({ refusal: 'fully-allotted' })
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from introduction`)
    await answerIntroduction(await world.as(buyer.contactId), { introductionId: row?.id ?? '', answer: 'no' })
    expect(await approve(1)).toMatchObject({ outcome: 'decided', flow: { amount: 40_000 } })
    expect(await overAllotted(world.context.db)).toEqual([])
  })

  test('is not limited by a listing that states no amount', async () => {
    const { world, approve } = await board(null, [yearly(10_000), yearly(20_000), null])
    for (const at of [0, 1, 2]) expect(await approve(at)).toMatchObject({ outcome: 'decided' })
    expect(await takesOf(world)).toEqual([
      [null, 10_000],
      [null, 20_000],
      [null, null],
    ])
  })

  test('is nothing where the two amounts do not compare', async () => {
    const { world, approve } = await board(yearly(40_000), [yearly(500, 'unit')])
    expect(await approve(0)).toEqual({ outcome: 'decided', number: expect.any(Number), status: 'approved' })
    expect(await takesOf(world)).toEqual([[null, null]])
  })

  test('counts over every project that shares the listing', async () => {
    const { world, supplier, offerId, needIds, approve } = await board(yearly(40_000), [yearly(60_000)])
    await approve(0)
    const elsewhere = await makeProject(world)
    const matchId = await storeMatch(world, elsewhere.id, offerId, needIds[0] ?? '')
    const other = await world.as(await makePerson(world, { roles: [[elsewhere, 'broker']] }))
    expect(supplier.facilityId).not.toBe('')
    expect(await reviewMatch(other, { matchId, decide: 'approve' })).toMatchObject({ refusal: 'fully-allotted' })
  })
})

describe('correcting a listing that is taken', () => {
  test('cannot leave less than what is taken, another unit, or no amount', async () => {
    const { world, supplier, offerId, approve } = await board(yearly(40_000), [yearly(25_000)])
    await approve(0)
    const contact = await world.as(supplier.contactId)
    for (const quantity of [yearly(24_999), yearly(90_000, 'unit'), null]) {
      expect(await reviseListing(contact, { listingId: offerId, change: { quantity } })).toMatchObject({ refusal: 'below-allotted' })
    }
    expect(await reviseListing(contact, { listingId: offerId, change: { quantity: yearly(25_000) } })).toMatchObject({ outcome: 'revised' })
    expect(await overAllotted(world.context.db)).toEqual([])
  })
})

describe('64 approvals at the same moment', () => {
  test('never take more of an offer than it holds', { timeout: 60_000 }, async () => {
    const { world, project, matchIds } = await board(
      yearly(40_000),
      Array.from({ length: 64 }, (_, at) => yearly(1_500 + at)),
    )
    const brokers = await Promise.all([1, 2, 3, 4].map(async () => world.as(await makePerson(world, { roles: [[project, 'broker']] }))))
    const tally = await atOnce(64, (turn) => {
      const broker = brokers[turn % 4]
      if (!broker) throw new Error('no broker')
      return reviewMatch(broker, { matchId: matchIds[turn] ?? '', decide: 'approve' })
    })
    expect((tally.decided ?? 0) + (tally['fully-allotted'] ?? 0)).toBe(64)
    expect(tally['fully-allotted']).toBeGreaterThan(30)
    const [row] = await world.context.db.execute<{ taken: number }>(sql`select sum(offer_takes) as taken from introduction`)
    expect(row?.taken).toBeCloseTo(40_000, 6)
    expect(await overAllotted(world.context.db)).toEqual([])
  })

  test('a planted double approval is seen by the check', async () => {
    const { world, approve } = await board(yearly(40_000), [yearly(60_000), yearly(60_000)])
    await approve(0)
    expect(await overAllotted(world.context.db)).toEqual([])
    await world.context.db.execute(sql`insert into introduction (id, match_id, project_id, broker_id, stage, offer_takes, need_takes, moved_at, created_at)
      select ${v7()}, m.id, i.project_id, i.broker_id, i.stage, i.offer_takes, i.need_takes, i.moved_at, i.created_at
      from introduction i, match m where m.status = 'proposed'`)
    expect(await overAllotted(world.context.db)).toMatchObject([{ kind: 'offer', perYear: 40_000, taken: 80_000 }])
  })

  test('and withdrawals leave one consistent state', { timeout: 60_000 }, async () => {
    const { world, supplier, offerId, matchIds, broker } = await board(
      yearly(40_000),
      Array.from({ length: 8 }, () => yearly(10_000)),
    )
    const contact = await world.as(supplier.contactId)
    const tally = await atOnce(9, (turn) =>
      turn === 4
        ? moveListing(contact, { listingId: offerId, move: 'withdraw' })
        : reviewMatch(broker, { matchId: matchIds[turn > 4 ? turn - 1 : turn] ?? '', decide: 'approve' }),
    )
    expect(tally.moved).toBe(1)
    const [row] = await world.context.db.execute<{ open: number; approved: number }>(sql`select
      count(*) filter (where status in ('proposed', 'held'))::int as open, count(*) filter (where status = 'approved')::int as approved from match`)
    expect(row?.open).toBe(0)
    expect(await countOf(world, 'introduction')).toBe(row?.approved)
    expect(tally.decided ?? 0).toBe(row?.approved)
  })

  test('while matching runs end without anybody waiting for the other', { timeout: 60_000 }, async () => {
    const { world, offerId, matchIds, broker } = await board(
      yearly(40_000),
      Array.from({ length: 6 }, () => yearly(10_000)),
    )
    const outcomes = await Promise.all([
      ...matchIds.map((matchId) => reviewMatch(broker, { matchId, decide: 'approve' })),
      ...[1, 2, 3].map(() => findMatches(world.context, { listingId: offerId })),
    ])
    expect(outcomes).toHaveLength(9)
    expect(await overAllotted(world.context.db)).toEqual([])
  })
})
