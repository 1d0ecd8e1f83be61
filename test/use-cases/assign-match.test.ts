import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { answerFacilityQuestion, askFacility } from '../../src/use-cases/ask-facility.ts'
import { assignMatch, handOver, readColleagues } from '../../src/use-cases/assign-match.ts'
import { remindBrokers } from '../../src/use-cases/remind-brokers.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { readReviewQueue } from '../../src/use-cases/review-queue.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeMatch, makePerson, makePlant, makeProject, openWorld } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function matched() {
  const world = await openWorld(database)
  const match = await makeMatch(world)
  const colleagueId = await makePerson(world, { roles: [[match.project, 'broker']] })
  const broker = await world.as(match.brokerId)
  return { world, ...match, broker, colleagueId }
}

describe('looking after a match', () => {
  test('is taken by a broker and shown to all of them', async () => {
    const { world, broker, brokerId, colleagueId, matchId, matchNumber } = await matched()
    const { result, audits, told } = await record(world, () => assignMatch(broker, { matchId, personId: brokerId }))
    expect(result).toMatchObject({ outcome: 'assigned', number: matchNumber, own: true })
    expect({ audits, told }).toEqual({ audits: ['match.assigned'], told: [] })
    const again = await record(world, () => assignMatch(broker, { matchId, personId: brokerId }))
    expect(again.audits).toEqual([])
    expect(await readReviewQueue(broker, { mine: true })).toMatchObject({ matches: [{ assigned: { own: true } }] })
    expect(await readReviewQueue(await world.as(colleagueId))).toMatchObject({ matches: [{ assigned: { own: false } }] })
  })

  test('is given to a colleague, who is told', async () => {
    const { world, broker, colleagueId, matchId } = await matched()
    const { told } = await record(world, () => assignMatch(broker, { matchId, personId: colleagueId }))
    expect(told).toEqual(everyone('match-assigned', colleagueId))
  })

  test('is refused to parties, strangers, and for colleagues who may not decide', async () => {
    const { world, broker, brokerId, colleagueId, matchId, project, offer, need } = await matched()
    await join(world, need.facilityId, colleagueId)
    const stranger = await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    await expectRefusal(world, 'colleague-is-party', () => assignMatch(broker, { matchId, personId: colleagueId }))
    for (const personId of [stranger, admin, offer.contactId])
      await expectRefusal(world, 'not-a-colleague', () => assignMatch(broker, { matchId, personId }))
    const [party, other] = [await world.as(colleagueId), await world.as(stranger)]
    await expectRefusal(world, 'own-facility', () => assignMatch(party, { matchId, personId: brokerId }))
    await expectRefusal(world, 'not-a-broker', () => assignMatch(other, { matchId, personId: brokerId }))
    await reviewMatch(broker, { matchId, decide: 'reject', reason: 'price' })
    await expectRefusal(world, 'already-decided', () => assignMatch(broker, { matchId, personId: brokerId }), 'rejected')
    expect(await readColleagues(broker, { matchId })).toMatchObject({ projects: [{ people: [] }] })
  })

  test('by two at once ends with one', async () => {
    const { world, broker, brokerId, colleagueId, matchId } = await matched()
    const colleague = await world.as(colleagueId)
    expect(
      await atOnce(8, (turn) => assignMatch(turn % 2 ? broker : colleague, { matchId, personId: turn % 2 ? brokerId : colleagueId })),
    ).toEqual({ assigned: 8 })
    expect([brokerId, colleagueId]).toContain((await rowOf(world, 'match', matchId)).assigned_to)
  })

  test('brings the answers of facilities, and the introduction, to whoever looks after it', async () => {
    const { world, broker, brokerId, colleagueId, matchId, offer } = await matched()
    await askFacility(broker, { matchId, side: 'offer', question: 'How wet?' })
    await assignMatch(broker, { matchId, personId: colleagueId })
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from match_question`)
    await answerFacilityQuestion(await world.as(offer.contactId), { questionId: row?.id ?? '', answer: 'dry' })
    expect((await toldOf(world, 'question-answered')).toSorted()).toEqual([brokerId, colleagueId].toSorted())
    await reviewMatch(broker, { matchId, decide: 'approve' })
    const [made] = await world.context.db.execute<{ broker: string }>(sql`select broker_id as broker from introduction`)
    expect(made?.broker).toBe(colleagueId)
  })
})

describe('handing everything over', () => {
  test('moves matches and introductions, but for those of the colleague’s own facility', async () => {
    const world = await openWorld(database)
    const first = await makeApproved(world)
    const { project, brokerId } = first
    const broker = await world.as(brokerId)
    const second = await makeMatch(world, { project, brokerId, need: await makePlant(world, { projects: [project], isic: '2394' }) })
    await assignMatch(broker, { matchId: second.matchId, personId: brokerId })
    const colleagueId = await makePerson(world, { roles: [[project, 'broker']] })
    const { result, audits, told } = await record(world, () => handOver(broker, { projectId: project.id, personId: colleagueId }))
    expect(result).toMatchObject({ outcome: 'handed-over', matches: 1, introductions: 1, kept: 0 })
    expect(audits).toEqual(['match.assigned', 'introduction.handed-over'])
    expect(told).toEqual(everyone('cases-handed-over', colleagueId))
    expect(await rowOf(world, 'introduction', first.introductionId)).toMatchObject({ broker_id: colleagueId })

    await join(world, second.need.facilityId, brokerId)
    const colleague = await world.as(colleagueId)
    expect(await handOver(colleague, { projectId: project.id, personId: brokerId })).toMatchObject({
      matches: 0,
      introductions: 1,
      kept: 1,
    })
    expect(await rowOf(world, 'match', second.matchId)).toMatchObject({ assigned_to: colleagueId })
  })

  test('is refused without cases, to oneself, to others than colleagues, and to others than brokers', async () => {
    const { world, broker, brokerId, colleagueId, project, offer } = await matched()
    const projectId = project.id
    await expectRefusal(world, 'nothing-to-hand-over', () => handOver(broker, { projectId, personId: colleagueId }))
    for (const personId of [brokerId, offer.contactId])
      await expectRefusal(world, 'not-a-colleague', () => handOver(broker, { projectId, personId }))
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'not-a-broker', () => handOver(contact, { projectId, personId: colleagueId }))
    await expectRefusal(world, 'not-a-broker', () => readColleagues(contact))
    expect(await readColleagues(broker)).toMatchObject({ projects: [{ people: [{ personId: colleagueId }] }] })
  })
})

describe('reminders', () => {
  test('come after three days to whoever looks after a match, to every broker while nobody does, and every three days', async () => {
    const { world, broker, brokerId, colleagueId, matchId } = await matched()
    world.clock.pass({ days: 2 })
    expect(await remindBrokers(world.context)).toBe(0)
    world.clock.pass({ days: 1, ms: 1 })
    expect(await remindBrokers(world.context)).toBe(2)
    expect((await toldOf(world, 'reviews-waiting')).toSorted()).toEqual([brokerId, colleagueId].toSorted())
    expect(await remindBrokers(world.context)).toBe(0)
    await assignMatch(broker, { matchId, personId: colleagueId })
    world.clock.pass({ days: 3, ms: 1 })
    // It is Sunday.
    expect(await remindBrokers(world.context)).toBe(0)
    world.clock.pass({ days: 1 })
    expect(await remindBrokers(world.context)).toBe(1)
    expect((await toldOf(world, 'reviews-waiting')).filter((personId) => personId === colleagueId)).toHaveLength(2)
  })

  test('wait until the broker is awake, and do not come to a party', async () => {
    const { world, brokerId, colleagueId, offer } = await matched()
    await join(world, offer.facilityId, colleagueId)
    await world.context.db.execute(sql`update person set quiet_from = 8, quiet_until = 14 where id = ${brokerId}`)
    world.clock.pass({ days: 3, ms: 1 })
    expect(await remindBrokers(world.context)).toBe(0)
    world.clock.pass({ hours: 5 })
    expect(await remindBrokers(world.context)).toBe(1)
    expect(await toldOf(world, 'reviews-waiting')).toEqual([brokerId])
  })
})
