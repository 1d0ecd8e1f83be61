import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { answerFacilityQuestion, askFacility } from '../../src/use-cases/ask-facility.ts'
import { readMatch } from '../../src/use-cases/review-queue.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeMatch, makePerson, makeProject, openWorld } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function matched() {
  const world = await openWorld(database)
  const match = await makeMatch(world)
  const broker = await world.as(match.brokerId)
  const ask = (question = 'How wet is it?') => askFacility(broker, { matchId: match.matchId, side: 'offer', question })
  return { world, ...match, broker, ask }
}

async function asked() {
  const found = await matched()
  await found.ask()
  const [row] = await found.world.context.db.execute<{ id: string }>('select id from match_question')
  const questionId = row?.id ?? ''
  const answerAs = async (personId: string, answer = 'Two per cent') =>
    answerFacilityQuestion(await found.world.as(personId), { questionId, answer })
  return { ...found, questionId, answerAs }
}

describe('asking a facility', () => {
  test('tells its contacts and nobody of the other side', async () => {
    const { world, ask, offer } = await matched()
    const second = await makePerson(world)
    await join(world, offer.facilityId, second)
    const { result, audits, jobs, told } = await record(world, () => ask('  How wet is it?  '))
    expect(result).toEqual({ outcome: 'asked', side: 'offer' })
    expect(audits).toEqual(['match.question-asked'])
    expect(jobs).toEqual([])
    expect(told).toEqual(everyone('question-asked', offer.contactId, second))
  })

  test('keeps the words out of the audit chain', async () => {
    const { world, ask } = await matched()
    await ask('Is Mr Zhao still there?')
    expect(JSON.stringify(await world.context.db.execute('select * from audit_entry'))).not.toContain('Zhao')
  })

  test('shows question and answer to the broker', async () => {
    const { broker, matchId, offer, answerAs } = await asked()
    await answerAs(offer.contactId)
    expect(await readMatch(broker, { matchId })).toMatchObject({
      view: { questions: [{ side: 'offer', question: 'How wet is it?', answer: 'Two per cent' }] },
    })
  })

  test('is refused without words, for unknown matches, and to everybody who may not decide the match', async () => {
    const { world, broker, ask, matchId, project, offer } = await matched()
    await expectRefusal(world, 'text-empty', () => ask(' \n '))
    await expectRefusal(world, 'match-not-found', () => askFacility(broker, { matchId: v7(), side: 'need', question: 'x' }))
    const party = await makePerson(world, { roles: [[project, 'broker']] })
    await join(world, offer.facilityId, party)
    const elsewhere = await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    for (const [personId, refusal] of [
      [party, 'own-facility'],
      [elsewhere, 'not-a-broker'],
      [offer.contactId, 'not-a-broker'],
    ] as const) {
      const actor = await world.as(personId)
      await expectRefusal(world, refusal, () => askFacility(actor, { matchId, side: 'need', question: 'x' }))
    }
  })
})

describe('answering a question', () => {
  test('tells the broker who asked', async () => {
    const { world, questionId, brokerId, offer, answerAs } = await asked()
    const { result, audits, told } = await record(world, () => answerAs(offer.contactId, ' Two per cent '))
    expect(result).toEqual({ outcome: 'answered' })
    expect(audits).toEqual(['match.question-answered'])
    expect(told).toEqual(everyone('question-answered', brokerId))
    expect(await rowOf(world, 'match_question', questionId)).toMatchObject({ answer: 'Two per cent', answered_by: offer.contactId })
  })

  test('is refused to the other side, to the broker and to strangers', async () => {
    const { world, need, brokerId, answerAs } = await asked()
    for (const personId of [need.contactId, brokerId, await makePerson(world)]) {
      await expectRefusal(world, 'not-a-contact', () => answerAs(personId))
    }
  })

  test('is refused without words, a second time, and for unknown questions', async () => {
    const { world, offer, answerAs } = await asked()
    await expectRefusal(world, 'text-empty', () => answerAs(offer.contactId, '  '))
    await answerAs(offer.contactId)
    await expectRefusal(world, 'question-answered-already', () => answerAs(offer.contactId, 'three'))
    const actor = await world.as(offer.contactId)
    await expectRefusal(world, 'question-not-found', () => answerFacilityQuestion(actor, { questionId: v7(), answer: 'x' }))
  })

  test('20 times at once counts once', async () => {
    const { brokerId, offer, world, questionId } = await asked()
    const contact = await world.as(offer.contactId)
    const tally = await atOnce(20, (turn) => answerFacilityQuestion(contact, { questionId, answer: `answer ${turn}` }))
    expect(tally).toEqual({ answered: 1, 'question-answered-already': 19 })
    expect(await toldOf(world, 'question-answered')).toEqual([brokerId])
  })
})
