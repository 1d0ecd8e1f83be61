import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { introductionCard } from '../../prompts/present/introduction.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import type { Answer, Side } from '../../src/domain/introduction.ts'
import { answerIntroduction, takeBackConsent } from '../../src/use-cases/answer-introduction.ts'
import { answerBeforeConsent, askBeforeConsent } from '../../src/use-cases/ask-before-consent.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { readIntroductions } from '../../src/use-cases/read-introductions.ts'
import { type NoticeRead, readNotice } from '../../src/use-cases/read-notice.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makePerson, makePlant, makeProject, openWorld, type World } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function asked() {
  const world = await openWorld(database, { at: '2026-03-03T10:00:00Z' })
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

const noticeText = (read: NoticeRead) => (read.outcome === 'read' ? presentNotice('en', read.view) : read.outcome)

type Told = { readonly id: string; readonly personId: string; readonly kind: string; readonly hour: number }

/** Chases hour by hour; who was told what, and after how many hours. */
async function chasedFor(world: World, { hours }: { readonly hours: number }): Promise<readonly Told[]> {
  const told: Told[] = []
  const known = async () =>
    world.context.db.execute<Omit<Told, 'hour'>>(sql`select id, person_id as "personId", kind from notice order by sequence`)
  let before = (await known()).length
  for (let hour = 1; hour <= hours; hour += 1) {
    world.clock.pass({ hours: 1 })
    await chaseIntroductions(world.context)
    const now = await known()
    told.push(...now.slice(before).map((notice) => ({ ...notice, hour: world.clock.now().getTime() / 3_600_000 })))
    before = now.length
  }
  return told
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
    expect(told).toEqual(everyone('not-worked-out', brokerId))
    expect(await stored()).toMatchObject({ stage: 'declined', introduced_at: null })
    const late = await chasedFor(world, { hours: 24 * 16 })
    expect(late.filter(({ kind }) => kind === 'not-worked-out')).toMatchObject([{ personId: found[otherSide[side]].contactId }])
    expect(await stored()).toMatchObject({ stage: 'declined', next_follow_up_at: null })
  })

  test.each([
    ['offer', 'yes', 20],
    ['need', 'yes', 20],
    ['offer', null, 20],
    ['need', null, 20],
    ['offer', null, 100],
    ['need', null, 100],
    ['offer', 'yes', 100],
  ] as const)(
    'the %s side, which said %s, reads the same at the same hours, whether the other declines after %i hours or never answers',
    { timeout: 30_000 },
    async (side, before, after) => {
      const read: unknown[] = []
      for (const ending of ['declines', 'is silent'] as const) {
        const found = await asked()
        const { world, answer } = found
        if (before) await answer(side, before)
        const told = [...(await chasedFor(world, { hours: after }))]
        if (ending === 'declines') await answer(otherSide[side], 'no')
        told.push(...(await chasedFor(world, { hours: 24 * 4 })))
        const actor = await world.as(found[side].contactId)
        const open = (await readIntroductions(actor)).map((view) => introductionCard('en', view))
        told.push(...(await chasedFor(world, { hours: 24 * 12 })))
        const ended = (await readIntroductions(actor)).map((view) => introductionCard('en', view))
        const own = told.filter(({ personId }) => personId === found[side].contactId)
        const said = await Promise.all(own.map(async ({ id }) => noticeText(await readNotice(world.context, { noticeId: id }))))
        const hours = own.map(({ kind, hour }) => ({ kind, hour }))
        expect(hours.at(-1)?.kind).toBe('not-worked-out')
        const texts = JSON.stringify([said, open, ended]).replaceAll(found.introductionId, 'id')
        read.push([hours, texts.replace(/[ONI]-\d+/g, 'ref')])
      }
      expect(read[0]).toEqual(read[1])
    },
  )

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

  test('after the other side declined a yes is noted like any other, so that nothing shows', async () => {
    const { world, answer } = await asked()
    await answer('need', 'no')
    expect(await answer('offer', 'yes')).toEqual({ outcome: 'answered', result: 'waiting' })
    await expectRefusal(world, 'already-answered', () => answer('offer', 'no'))
  })

  test('after both sides heard of the end a late answer is told so', async () => {
    const { world, answer } = await asked()
    await answer('need', 'no')
    await chasedFor(world, { hours: 24 * 16 })
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
    world.clock.pass({ days: 4 })
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

describe('taking a yes back', () => {
  test('leaves everything as if the side had not answered, and tells nobody', async () => {
    const { world, answer, stored, offer, introductionId } = await asked()
    await answer('offer', 'yes')
    const take = async () => takeBackConsent(await world.as(offer.contactId), { introductionId })
    const { result, audits, told } = await record(world, take)
    expect({ result, audits, told }).toEqual({
      result: { outcome: 'taken-back' },
      audits: ['introduction.consent-taken-back'],
      told: [],
    })
    expect(await stored()).toMatchObject({ stage: 'consent', offer_answer: null })
    await expectRefusal(world, 'nothing-to-take-back', take)
    expect(await answer('need', 'yes')).toEqual({ outcome: 'answered', result: 'waiting' })
    expect(await answer('offer', 'no')).toEqual({ outcome: 'answered', result: 'declined' })
  })

  test('is refused once both have agreed, and to everybody else', async () => {
    const { world, answer, offer, brokerId, introductionId } = await asked()
    const take = async (personId: string) => takeBackConsent(await world.as(personId), { introductionId })
    await answer('offer', 'yes')
    for (const personId of [brokerId, await makePerson(world)]) await expectRefusal(world, 'not-a-side', () => take(personId))
    await answer('need', 'yes')
    await expectRefusal(world, 'consent-closed', () => take(offer.contactId))
  })

  test('and a yes of the other side at the same moment leave one clear state', async () => {
    const { world, answer, stored, offer, need, introductionId } = await asked()
    await answer('offer', 'yes')
    const [supplier, buyer] = [await world.as(offer.contactId), await world.as(need.contactId)]
    await Promise.all([takeBackConsent(supplier, { introductionId }), answerIntroduction(buyer, { introductionId, answer: 'yes' })])
    const { stage, offer_answer: kept } = await stored()
    expect([stage, kept]).toEqual(kept === 'yes' ? ['introduced', 'yes'] : ['consent', null])
  })
})

describe('a question before consent', () => {
  test('goes to the broker alone, and the answer comes back to its side alone', async () => {
    const { world, offer, need, brokerId, introductionId, project } = await asked()
    const ask = async (question: string) => askBeforeConsent(await world.as(offer.contactId), { introductionId, question })
    await expectRefusal(world, 'text-empty', () => ask('  '))
    const first = await record(world, () => ask('How far by rail?'))
    expect(first).toMatchObject({ result: { outcome: 'asked' }, told: everyone('consent-question', brokerId) })
    const [question] = await world.context.db.execute<{ id: string }>(sql`select id from consent_question`)
    const questionId = question?.id ?? ''
    const cardOf = async (personId: string) =>
      JSON.stringify((await readIntroductions(await world.as(personId))).map((view) => introductionCard('en', view)))
    expect(await cardOf(brokerId)).toContain('How far by rail?')
    expect(await cardOf(offer.contactId)).toContain('You asked the broker')
    expect(await cardOf(need.contactId)).not.toContain('rail')
    const reply = async (personId: string, answer: string) => answerBeforeConsent(await world.as(personId), { questionId, answer })
    await expectRefusal(world, 'question-not-found', () => reply(offer.contactId, 'me'))
    await expectRefusal(world, 'text-empty', () => reply(brokerId, ' '))
    const partisan = await makePerson(world, { roles: [[project, 'broker']] })
    await join(world, need.facilityId, partisan)
    await expectRefusal(world, 'question-not-found', () => reply(partisan, 'It is wet.'))
    expect(await cardOf(partisan)).not.toContain('rail')
    const colleague = await makePerson(world, { roles: [[project, 'broker']] })
    const second = await record(world, () => reply(colleague, 'There is a siding.'))
    expect(second).toMatchObject({ result: { outcome: 'answered' }, told: everyone('consent-answer', offer.contactId) })
    await expectRefusal(world, 'question-answered-already', () => reply(brokerId, 'Twice'))
  })

  test('stops the time of the proposal until it is answered', async () => {
    const { world, offer, brokerId, stored, introductionId } = await asked()
    await askBeforeConsent(await world.as(offer.contactId), { introductionId, question: 'Is it dry?' })
    for (let day = 0; day < 14; day += 1) {
      world.clock.pass({ days: 1 })
      await chaseIntroductions(world.context)
    }
    expect(await stored()).toMatchObject({ stage: 'consent', silences: 0 })
    const [question] = await world.context.db.execute<{ id: string }>(sql`select id from consent_question`)
    await answerBeforeConsent(await world.as(brokerId), { questionId: question?.id ?? '', answer: 'Yes.' })
    world.clock.pass({ days: 3 })
    expect(await chaseIntroductions(world.context)).toMatchObject({ asked: 1 })
  })

  test('is refused to the broker, to strangers and after the end', async () => {
    const { world, answer, offer, brokerId, introductionId } = await asked()
    const ask = async (personId: string) => askBeforeConsent(await world.as(personId), { introductionId, question: 'Why?' })
    for (const personId of [brokerId, await makePerson(world)]) await expectRefusal(world, 'not-a-side', () => ask(personId))
    await answer('offer', 'yes')
    await answer('need', 'yes')
    await expectRefusal(world, 'consent-closed', () => ask(offer.contactId))
  })
})
