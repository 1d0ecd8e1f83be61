import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import type { Answer, Side } from '../../src/domain/introduction.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makePerson, makePlant, makeProject, openWorld } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function asked() {
  const world = await openWorld(database)
  const approved = await makeApproved(world)
  const { introductionId } = approved
  const answerAs = async (personId: string, answer: Answer) => answerIntroduction(await world.as(personId), { introductionId, answer })
  return {
    world,
    ...approved,
    answerAs,
    answer: (side: Side, answer: Answer) => answerAs(approved[side].contactId, answer),
    stored: () => rowOf(world, 'introduction', introductionId),
  }
}

const sides = ['offer', 'need'] as const
const otherSide = { offer: 'need', need: 'offer' } as const

describe('answering an introduction', () => {
  test.each(sides)('a first yes of the %s side waits for the other and tells nobody', async (side) => {
    const { world, answer, stored } = await asked()
    const { result, audits, jobs, told } = await record(world, () => answer(side, 'yes'))
    expect(result).toEqual({ outcome: 'answered', result: 'waiting' })
    expect(audits).toEqual(['introduction.answered-yes'])
    expect({ jobs, told }).toEqual({ jobs: [], told: [] })
    expect(await stored()).toMatchObject({ stage: 'consent', introduced_at: null, [`${side}_answer`]: 'yes' })
  })

  test.each(sides)('two yes introduce, the %s side last', async (last) => {
    const { world, answer, stored, offer, need, brokerId } = await asked()
    await answer(otherSide[last], 'yes')
    world.clock.pass({ hours: 5 })
    const { result, audits, told } = await record(world, () => answer(last, 'yes'))
    expect(result).toEqual({ outcome: 'answered', result: 'introduced' })
    expect(audits).toEqual(['introduction.answered-yes', 'introduction.introduced'])
    expect(told).toEqual(everyone('introduced', offer.contactId, need.contactId, brokerId))
    const row = await stored()
    expect(row).toMatchObject({ stage: 'introduced', silences: 0 })
    expect(new Date(String(row.introduced_at))).toEqual(world.clock.now())
  })

  test.each([
    ['offer', null],
    ['need', null],
    ['offer', 'yes'],
    ['need', 'yes'],
  ] as const)('a no of the %s side ends it when the other said %s', async (side, before) => {
    const found = await asked()
    const { world, answer, stored, brokerId } = found
    if (before) await answer(otherSide[side], before)
    const { result, audits, told } = await record(world, () => answer(side, 'no'))
    expect(result).toEqual({ outcome: 'answered', result: 'declined' })
    expect(audits).toEqual(['introduction.answered-no', 'introduction.declined'])
    expect(told).toEqual(everyone('not-worked-out', found[otherSide[side]].contactId, brokerId))
    expect(await stored()).toMatchObject({ stage: 'declined', introduced_at: null, next_follow_up_at: null })
  })

  test('a second person of the same side cannot take it back', async () => {
    const { world, answer, answerAs, offer } = await asked()
    const second = await makePerson(world)
    await join(world, offer.facilityId, second)
    await answer('offer', 'yes')
    for (const each of ['yes', 'no'] as const) {
      await expectRefusal(world, 'already-answered', () => answerAs(second, each))
      await expectRefusal(world, 'already-answered', () => answer('offer', each))
    }
  })

  test('after the other side declined nothing more is answered', async () => {
    const { world, answer } = await asked()
    await answer('need', 'no')
    for (const each of ['yes', 'no'] as const) await expectRefusal(world, 'consent-closed', () => answer('offer', each))
  })

  test('after it lapsed nothing more is answered', async () => {
    const { world, answer, stored } = await asked()
    for (let each = 0; each < 3; each += 1) {
      world.clock.pass({ days: 3 })
      await chaseIntroductions(world.context)
    }
    expect(await stored()).toMatchObject({ stage: 'lapsed' })
    for (const side of sides) await expectRefusal(world, 'consent-closed', () => answer(side, 'yes'))
  })

  test.each(['pause', 'withdraw'] as const)('after the other listing was %sd it cannot be agreed to', async (move) => {
    const { world, answer, need } = await asked()
    await moveListing(await world.as(need.contactId), { listingId: need.listingId, move })
    await expectRefusal(world, 'listing-not-active', () => answer('offer', 'yes'))
    await expectRefusal(world, 'listing-not-active', () => answer('need', 'yes'))
  })

  test('is refused to the broker, to third facilities, to strangers, and when there is none', async () => {
    const { world, answerAs, brokerId, project, offer } = await asked()
    const third = await makePlant(world, { projects: [project] })
    for (const personId of [brokerId, third.contactId, await makePerson(world)]) {
      for (const each of ['yes', 'no'] as const) await expectRefusal(world, 'not-a-side', () => answerAs(personId, each))
    }
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'introduction-not-found', () => answerIntroduction(contact, { introductionId: v7(), answer: 'yes' }))
  })

  test('an answer starts the wait for the other side anew', async () => {
    const { world, answer, stored, need } = await asked()
    for (const days of [3, 3]) {
      world.clock.pass({ days })
      await chaseIntroductions(world.context)
    }
    world.clock.pass({ days: 2 })
    await answer('offer', 'yes')
    expect(await stored()).toMatchObject({ stage: 'consent', silences: 0 })
    world.clock.pass({ days: 1 })
    expect(await chaseIntroductions(world.context)).toMatchObject({ lapsed: 0, asked: 0 })
    world.clock.pass({ days: 2 })
    const { result, told } = await record(world, () => chaseIntroductions(world.context))
    expect(result).toMatchObject({ asked: 1 })
    expect(told).toEqual(everyone('consent-asked', need.contactId))
  })
})

describe('answers at the same moment', () => {
  test('20 of both sides introduce once and tell each person once', async () => {
    const { world, offer, need, brokerId, introductionId } = await asked()
    const contacts = [await world.as(offer.contactId), await world.as(need.contactId)] as const
    const tally = await atOnce(20, (turn) => answerIntroduction(contacts[turn % 2 === 0 ? 0 : 1], { introductionId, answer: 'yes' }))
    expect(tally).toEqual({ answered: 2, 'already-answered': 18 })
    expect((await toldOf(world, 'introduced')).toSorted()).toEqual([offer.contactId, need.contactId, brokerId].toSorted())
  })

  test('yes and no of two people of one side count once', async () => {
    const { world, offer, introductionId, stored } = await asked()
    const second = await makePerson(world)
    await join(world, offer.facilityId, second)
    const contacts = [await world.as(offer.contactId), await world.as(second)] as const
    const tally = await atOnce(10, (turn) => {
      const first = turn % 2 === 0
      return answerIntroduction(contacts[first ? 0 : 1], { introductionId, answer: first ? 'yes' : 'no' })
    })
    expect(tally).toEqual({ answered: 1, 'already-answered': 9 })
    const { stage, offer_answer: kept } = await stored()
    expect(stage).toBe(kept === 'no' ? 'declined' : 'consent')
  })
})

describe('a person who speaks for both sides', () => {
  test('answers once for each of them', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const offer = await makePlant(world, { projects: [project] })
    const need = await makePlant(world, { projects: [project], isic: '2394', contactId: offer.contactId })
    const { introductionId } = await makeApproved(world, { project, offer, need })
    const both = await world.as(offer.contactId)
    const yes = () => answerIntroduction(both, { introductionId, answer: 'yes' })
    expect(await yes()).toEqual({ outcome: 'answered', result: 'waiting' })
    expect(await yes()).toEqual({ outcome: 'answered', result: 'introduced' })
    await expectRefusal(world, 'already-answered', yes)
  })
})
