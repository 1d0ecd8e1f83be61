import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeIntroduced, makePerson, openWorld, type World } from '../support/world.ts'
import { everyone, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const none = { asked: 0, later: 0, 'broker-told': 0, lapsed: 0, gone: 0 }

async function introduced() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  return { world, ...found, chase: () => chaseIntroductions(world.context) }
}

async function asked() {
  const world = await openWorld(database)
  const found = await makeApproved(world)
  return { world, ...found, chase: () => chaseIntroductions(world.context) }
}

async function sleepyUntil(world: World, personId: string, hour: number, timeZone: string): Promise<void> {
  await world.context.db.execute(
    sql`update person set quiet_from = 20, quiet_until = ${hour}, time_zone = ${timeZone} where id = ${personId}`,
  )
}

describe('an introduction whose sides are asked for consent', () => {
  test('is left alone for three days', async () => {
    const { world, chase } = await asked()
    world.clock.pass({ days: 3, ms: -1 })
    const before = await stateOf(world)
    expect(await chase()).toEqual(none)
    expect(await stateOf(world)).toEqual(before)
  })

  test('reminds one side after three days, the other after three more, and lapses after three more', async () => {
    const { world, chase, offer, need, brokerId, introductionId } = await asked()
    world.clock.pass({ days: 3 })
    const first = await record(world, chase)
    expect(first).toMatchObject({ result: { ...none, asked: 1 }, audits: ['introduction.asked'] })
    world.clock.pass({ days: 3 })
    const second = await record(world, chase)
    expect(second).toMatchObject({ result: { ...none, asked: 1 }, audits: ['introduction.asked'] })
    const reminded = [...first.told, ...second.told].map(([personId]) => personId)
    expect(reminded.toSorted()).toEqual([offer.contactId, need.contactId].toSorted())
    world.clock.pass({ days: 3 })
    const third = await record(world, chase)
    expect(third).toMatchObject({ result: { ...none, lapsed: 1 }, audits: ['introduction.lapsed'] })
    expect(third.told).toEqual(everyone('not-worked-out', offer.contactId, need.contactId, brokerId))
    expect(await rowOf(world, 'introduction', introductionId)).toMatchObject({ stage: 'lapsed', next_follow_up_at: null })
    world.clock.pass({ days: 30 })
    expect(await chase()).toEqual(none)
  })

  test.each(['offer', 'need'] as const)('reminds only the side that has not answered when the %s side did', async (side) => {
    const found = await asked()
    const { world, chase, introductionId } = found
    await answerIntroduction(await world.as(found[side].contactId), { introductionId, answer: 'yes' })
    const silent = found[side === 'offer' ? 'need' : 'offer'].contactId
    for (const days of [3, 3]) {
      world.clock.pass({ days })
      expect((await record(world, chase)).told).toEqual(everyone('consent-asked', silent))
    }
  })
})

describe('an introduction that is silent', () => {
  test.each([
    ['introduced', 7],
    ['negotiation', 14],
    ['implementation', 30],
  ] as const)('in the stage %s asks the sides in turn every %i days, then tells the broker', async (stage, days) => {
    const { world, chase, introductionId, offer, need, brokerId } = await introduced()
    const actor = await world.as(offer.contactId)
    if (stage !== 'introduced') {
      await moveIntroduction(actor, { introductionId, progress: stage === 'negotiation' ? 'negotiate' : 'implement' })
    }
    world.clock.pass({ days, ms: -1 })
    expect(await chase()).toEqual(none)
    world.clock.pass({ ms: 1 })
    expect((await record(world, chase)).told).toEqual(everyone('follow-up', offer.contactId))
    world.clock.pass({ days })
    expect((await record(world, chase)).told).toEqual(everyone('follow-up', need.contactId))
    for (const each of [days, days]) {
      world.clock.pass({ days: each })
      const { result, audits, told } = await record(world, chase)
      expect(result).toEqual({ ...none, 'broker-told': 1 })
      expect(audits).toEqual(['introduction.silent'])
      expect(told).toEqual(everyone('introduction-silent', brokerId))
    }
  })

  test.each(['on-hold', 'completed', 'declined', 'lapsed'] as const)('is never asked about in the stage %s', async (stage: Stage) => {
    const { world, chase, introductionId } = await introduced()
    await updateIntroduction(world.context.db, introductionId, { stage, nextFollowUpAt: null })
    world.clock.pass({ days: 400 })
    expect(await chase()).toEqual(none)
  })

  test('is not silent once somebody said that it goes on', async () => {
    const { world, chase, introductionId, need, offer } = await introduced()
    for (const days of [7, 7]) {
      world.clock.pass({ days })
      await chase()
    }
    await moveIntroduction(await world.as(need.contactId), { introductionId, progress: 'still-talking' })
    world.clock.pass({ days: 7 })
    expect((await record(world, chase)).told).toEqual(everyone('follow-up', offer.contactId))
  })
})

describe('the rest of people', () => {
  test('is kept in the hours of their own zone', async () => {
    const { world, chase, offer } = await introduced()
    await sleepyUntil(world, offer.contactId, 8, 'Asia/Shanghai')
    world.clock.set('2026-03-09T22:00:00Z')
    expect(await chase()).toEqual({ ...none, later: 1 })
    expect(await chase()).toEqual(none)
    world.clock.set('2026-03-09T23:00:00Z')
    expect(await chase()).toEqual({ ...none, later: 1 })
    world.clock.set('2026-03-10T00:00:00Z')
    expect((await record(world, chase)).told).toEqual(everyone('follow-up', offer.contactId))
  })

  test('lets another contact who is awake be asked instead', async () => {
    const { world, chase, offer } = await introduced()
    await sleepyUntil(world, offer.contactId, 11, 'UTC')
    const second = await makePerson(world)
    world.clock.pass({ days: 7 })
    await join(world, offer.facilityId, second)
    expect((await record(world, chase)).told).toEqual(everyone('follow-up', second))
  })

  test('is one question a day, whatever it is about', async () => {
    const world = await openWorld(database)
    const first = await makeIntroduced(world)
    const { project, brokerId } = first
    await makeIntroduced(world, { project, brokerId, offer: first.offer })
    world.clock.pass({ days: 7 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, asked: 1, later: 1 })
    world.clock.pass({ hours: 23 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, later: 1 })
    world.clock.pass({ hours: 1, ms: 1 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, asked: 1 })
    expect(await toldOf(world, 'follow-up')).toEqual([first.offer.contactId, first.offer.contactId])
  })

  test('counts reminders of consent as questions too', async () => {
    const world = await openWorld(database)
    const first = await makeApproved(world)
    const { project, brokerId } = first
    await makeApproved(world, { project, brokerId, offer: first.offer })
    const before = (await toldOf(world, 'consent-asked')).length
    world.clock.pass({ days: 3 })
    expect(await chaseIntroductions(world.context)).toMatchObject({ asked: 1, later: 1 })
    expect(await toldOf(world, 'consent-asked')).toHaveLength(before + 1)
  })
})

describe('chases at the same moment', () => {
  test('ask once', async () => {
    const { world, offer } = await introduced()
    world.clock.pass({ days: 7 })
    const runs = await Promise.all(Array.from({ length: 8 }, () => chaseIntroductions(world.context)))
    expect(runs.reduce((sum, { asked: each }) => sum + each, 0)).toBe(1)
    expect(await toldOf(world, 'follow-up')).toEqual([offer.contactId])
  })
})
