import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { auditTrail } from '../../db/queries/audit.ts'
import { firstBreak } from '../../src/domain/audit-chain.ts'
import { decideMatches } from '../../src/use-cases/decide-matches.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { type QueueRequest, readReviewQueue } from '../../src/use-cases/review-queue.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, clinkerNeed, join, makePerson, makePlant, makeProject, openWorld, publish } from '../support/world.ts'
import { atOnce, countOf, expectRefusal } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

type Stored = { readonly score?: number; readonly tonnes?: number | null; readonly waitedDays?: number; readonly materialId?: string }

/** A project with a broker and matches as a test describes them, each of an offer and a need of its own. */
async function queueOf(...stored: readonly Stored[]) {
  const world = await openWorld(database)
  const project = await makeProject(world)
  const brokerId = await makePerson(world, { roles: [[project, 'broker']] })
  const supplier = await makePlant(world, { projects: [project] })
  const buyer = await makePlant(world, { projects: [project], isic: '2394' })
  const numbers: number[] = []
  const offers: string[] = []
  for (const { score = 0.5, tonnes = 1000, waitedDays = 0, materialId = 'coal-fly-ash' } of stored) {
    const offerId = await publish(world, supplier, ashOffer({ materialId, quantity: null }))
    const needId = await publish(world, buyer, clinkerNeed({ quantity: null }))
    const since = new Date(world.clock.now().getTime() - waitedDays * 86_400_000).toISOString()
    const flow = tonnes === null ? null : JSON.stringify({ amount: tonnes, unit: 't' })
    const [row] = await world.context.db.execute<{ number: number }>(sql`
      insert into match (id, project_id, offer_id, need_id, status, score, reasons, flow, waits_since, created_at)
      values (${v7()}, ${project.id}, ${offerId}, ${needId}, 'proposed', ${score}, '[]'::jsonb, ${flow}::jsonb, ${since}, ${since})
      returning number`)
    numbers.push(row?.number ?? 0)
    offers.push(offerId)
  }
  const broker = await world.as(brokerId)
  const shown = async (request: QueueRequest = {}, reader = broker) => {
    const queue = await readReviewQueue(reader, request)
    if (queue.outcome !== 'queue') throw new Error(queue.refusal)
    return queue.matches.map(({ number }) => numbers.indexOf(number))
  }
  const idOf = async (at: number) => {
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from match where number = ${numbers[at]}`)
    return row?.id ?? ''
  }
  return { world, project, brokerId, broker, supplier, buyer, numbers, offers, shown, idOf }
}

describe('the order of the queue', () => {
  test('is by what a match is worth: how much could flow, by how well it fits', async () => {
    const { shown } = await queueOf({ tonnes: 10 }, { tonnes: 10_000 }, { tonnes: 10_000, score: 0.9 }, { tonnes: null })
    expect(await shown()).toEqual([2, 1, 3, 0])
  })

  test('brings up what has waited: twenty days count as much as ten times the worth', async () => {
    const { shown } = await queueOf({ tonnes: 100_000 }, { tonnes: 10_000, waitedDays: 22 }, { tonnes: 10_000, waitedDays: 18 })
    expect(await shown()).toEqual([1, 0, 2])
  })

  test('shows how long each waits, what it is worth, and counts what is on hold from when its time comes', async () => {
    const { world, broker, idOf } = await queueOf({ tonnes: 2000, waitedDays: 3 })
    expect(await readReviewQueue(broker)).toMatchObject({ matches: [{ waitsDays: 3, worthTonnes: 1000, assigned: null }] })
    await reviewMatch(broker, { matchId: await idOf(0), decide: 'hold' })
    expect(await readReviewQueue(broker, { held: true })).toMatchObject({ matches: [{ status: 'held', waitsDays: -7 }], total: 1 })
    world.clock.pass({ days: 9 })
    expect(await readReviewQueue(broker)).toMatchObject({ matches: [{ waitsDays: 2 }] })
  })

  test('comes in pages of five', async () => {
    const { shown, broker } = await queueOf(...Array.from({ length: 7 }, (_, at) => ({ tonnes: 10_000 - at })))
    expect(await shown()).toEqual([0, 1, 2, 3, 4])
    expect(await shown({ page: 1 })).toEqual([5, 6])
    expect(await shown({ page: 2 })).toEqual([])
    expect(await readReviewQueue(broker, { page: 1 })).toMatchObject({ total: 7 })
  })
})

describe('parts of the queue', () => {
  test('hold only what they say', async () => {
    const { world, shown, brokerId, idOf } = await queueOf({}, {}, { materialId: 'fgd-gypsum' }, {})
    await world.context.db.execute(sql`update match set assigned_to = ${brokerId} where id = ${await idOf(1)}`)
    await world.context.db.execute(
      sql`update listing set hazardous = true where id = (select offer_id from match where id = ${await idOf(3)})`,
    )
    expect(await shown({ mine: true })).toEqual([1])
    expect(await shown({ hazardous: true })).toEqual([3])
    expect(await shown({ materialIds: ['fgd-gypsum'] })).toEqual([2])
    expect(await shown({ materialIds: ['clinker'] })).toHaveLength(4)
    expect(await shown({ mine: true, hazardous: true })).toEqual([])
    expect(await shown({ held: true })).toEqual([])
  })

  test('never hold matches of the broker’s own facility', async () => {
    const { world, shown, supplier, brokerId } = await queueOf({})
    await join(world, supplier.facilityId, brokerId)
    for (const request of [{}, { mine: true }, { materialIds: ['coal-fly-ash'] }])
      expect(await shown(request, await world.as(brokerId))).toEqual([])
  })
})

describe('deciding on several', () => {
  test('decides each, and says of each what happened', async () => {
    const { world, broker, numbers, supplier, offers } = await queueOf({}, {}, {}, {})
    await reviewMatch(broker, { matchId: (await idsOf(world, numbers))[1] ?? '', decide: 'hold' })
    await moveListing(await world.as(supplier.contactId), { listingId: offers[2] ?? '', move: 'withdraw' })
    const batch = { numbers: [...numbers, 9_999_999, numbers[0] ?? 0], decision: { decide: 'approve' } } as const
    const outcome = await decideMatches(broker, batch)
    if (outcome.outcome !== 'batch') throw new Error(outcome.refusal)
    const said = outcome.results.map(({ result }) => (result.outcome === 'refused' ? result.refusal : result.outcome))
    expect(said).toEqual(['decided', 'decided', 'already-decided', 'decided', 'match-not-found'])
    const trail = await auditTrail(world.context.db)
    expect(trail.filter(({ verb }) => verb === 'match.approved')).toHaveLength(3)
    expect(firstBreak(trail)).toBeNull()
    expect(await countOf(world, 'introduction')).toBe(3)
  })

  test('rejects with one reason and one’s own words', async () => {
    const { world, broker, numbers } = await queueOf({}, {})
    await decideMatches(broker, { numbers, decision: { decide: 'reject', reason: 'quality', words: 'too wet' } })
    const rows = await world.context.db.execute(sql`select status, rejection, rejection_words as words from match`)
    expect([...rows]).toEqual([1, 2].map(() => ({ status: 'rejected', rejection: 'quality', words: 'too wet' })))
  })

  test('leaves those of an own facility, and everything for somebody who is no broker', async () => {
    const { world, brokerId, buyer, numbers, project } = await queueOf({}, {})
    await join(world, buyer.facilityId, brokerId)
    const refusalsOf = async (personId: string) => {
      const outcome = await decideMatches(await world.as(personId), { numbers, decision: { decide: 'approve' } })
      return outcome.outcome === 'batch' ? outcome.results.map(({ result }) => ('refusal' in result ? result.refusal : '')) : []
    }
    expect(await refusalsOf(brokerId)).toEqual(['own-facility', 'own-facility'])
    expect(await refusalsOf(await makePerson(world, { roles: [[project, 'team']] }))).toEqual(['not-a-broker', 'not-a-broker'])
    const broker = await world.as(brokerId)
    await expectRefusal(world, 'decisions-unreadable', () => decideMatches(broker, { numbers: [], decision: { decide: 'hold' } }))
    expect(await countOf(world, 'introduction')).toBe(0)
  })

  test('in two orders at once ends, and each match is decided once', async () => {
    const { world, broker, numbers, project } = await queueOf(...Array.from({ length: 6 }, () => ({})))
    const other = await world.as(await makePerson(world, { roles: [[project, 'broker']] }))
    await atOnce(8, async (turn) =>
      decideMatches(turn % 2 ? broker : other, {
        numbers: turn % 2 ? numbers : numbers.toReversed(),
        decision: turn % 4 < 2 ? { decide: 'approve' } : { decide: 'reject', reason: 'price' },
      }),
    )
    const [row] = await world.context.db.execute<{ open: number; approved: number }>(sql`select
      count(*) filter (where status = 'proposed')::int as open, count(*) filter (where status = 'approved')::int as approved from match`)
    expect(row?.open).toBe(0)
    expect(await countOf(world, 'introduction')).toBe(row?.approved)
  })
})

async function idsOf(world: Awaited<ReturnType<typeof openWorld>>, numbers: readonly number[]): Promise<readonly string[]> {
  const rows = await world.context.db.execute<{ id: string; number: number }>(sql`select id, number from match`)
  return numbers.map((number) => rows.find((row) => row.number === number)?.id ?? '')
}
