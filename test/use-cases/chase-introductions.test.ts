import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { takeStep } from '../../src/use-cases/take-step.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeIntroduced, makePerson, openWorld, type World } from '../support/world.ts'
import { everyone, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const none = { asked: 0, 'passed-over': 0, later: 0, 'broker-told': 0, 'admins-told': 0, woken: 0, 'end-told': 0, lapsed: 0, gone: 0 }

/** A Tuesday: three days and a week later people work. */
const at = '2026-03-03T10:00:00Z'

async function introduced() {
  const world = await openWorld(database, { at })
  const found = await makeIntroduced(world)
  await withoutSteps(world)
  return { world, ...found, chase: () => chaseIntroductions(world.context) }
}

/** Questions about stages alone, as for introductions that follow no procedure. */
async function withoutSteps(world: World): Promise<void> {
  await world.context.db.execute(sql`delete from introduction_step`)
}

/** Lets days pass, and then those on which nobody works. */
async function chaseAfter(world: World, days: number) {
  world.clock.pass({ days })
  for (;;) {
    const recorded = await record(world, () => chaseIntroductions(world.context))
    if (recorded.result.later === 0) return recorded
    world.clock.pass({ days: 1 })
  }
}

async function asked() {
  const world = await openWorld(database, { at })
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
    expect((await chaseAfter(world, 0)).told).toEqual(everyone('follow-up', offer.contactId))
    expect((await chaseAfter(world, days)).told).toEqual(everyone('follow-up', need.contactId))
    for (const each of [days, days]) {
      const { result, audits, told } = await chaseAfter(world, each)
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
    world.clock.set('2026-03-10T22:00:00Z')
    expect(await chase()).toEqual({ ...none, later: 1 })
    expect(await chase()).toEqual(none)
    world.clock.set('2026-03-10T23:00:00Z')
    expect(await chase()).toEqual({ ...none, later: 1 })
    world.clock.set('2026-03-11T00:00:00Z')
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
    const world = await openWorld(database, { at })
    const first = await makeIntroduced(world)
    const { project, brokerId } = first
    await makeIntroduced(world, { project, brokerId, offer: first.offer })
    await withoutSteps(world)
    world.clock.pass({ days: 7 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, asked: 1, later: 1 })
    world.clock.pass({ hours: 23 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, later: 1 })
    world.clock.pass({ hours: 1, ms: 1 })
    expect(await chaseIntroductions(world.context)).toEqual({ ...none, asked: 1 })
    expect(await toldOf(world, 'follow-up')).toEqual([first.offer.contactId, first.offer.contactId])
  })

  test('counts reminders of consent as questions too', async () => {
    const world = await openWorld(database, { at })
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

describe('days off', () => {
  test.each([
    ['Sunday', '2026-03-08T04:00:00Z', 'CN', 0],
    ['the Spring Festival', '2026-02-20T04:00:00Z', 'CN', 0],
    ['a Saturday that makes up for it', '2026-02-28T04:00:00Z', 'CN', 1],
    ['the eve of Seollal', '2026-02-16T04:00:00Z', 'KR', 0],
    ['Chuseok', '2026-09-25T04:00:00Z', 'KR', 0],
    ['a day like any other there', '2026-02-20T04:00:00Z', 'KR', 1],
    ['Thanksgiving', '2026-11-26T17:00:00Z', 'US', 0],
    ['the day before it', '2026-11-25T17:00:00Z', 'US', 1],
  ] as const)('on %s (%s, %s) asks %i', async (_name, now, country, asked) => {
    const { world, introductionId, chase } = await introduced()
    await world.context.db.execute(sql`update facility set country = ${country}`)
    await world.context.db.execute(sql`delete from notice`)
    await updateIntroduction(world.context.db, introductionId, { nextFollowUpAt: new Date(now) })
    world.clock.set(now)
    expect(await chase()).toEqual(asked === 1 ? { ...none, asked: 1 } : { ...none, later: 1 })
  })
})

describe('silence that goes on', () => {
  test('reaches the admins once, after the broker, without names', async () => {
    const { world, project, brokerId, introductionId } = await introduced()
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    for (const days of [7, 7]) expect((await chaseAfter(world, days)).result).toMatchObject({ asked: 1 })
    expect((await chaseAfter(world, 7)).told).toEqual(everyone('introduction-silent', brokerId))
    const stalled = await chaseAfter(world, 7)
    expect(stalled.told).toEqual(everyone('introduction-stalled', admin))
    expect(stalled.audits).toEqual(['introduction.stalled'])
    const [told] = await world.context.db.execute<{ id: string }>(sql`select id from notice where person_id = ${admin}`)
    const read = await readNotice(world.context, { noticeId: told?.id ?? '' })
    expect(read).toMatchObject({ outcome: 'read', view: { kind: 'introduction-stalled' } })
    expect(JSON.stringify(read.outcome === 'read' && read.view)).not.toContain('plant')
    expect((await chaseAfter(world, 7)).told).toEqual(everyone('introduction-silent', brokerId))
    expect(await rowOf(world, 'introduction', introductionId)).toMatchObject({ stage: 'introduced' })
  })
})

describe('a step that is overdue', () => {
  const steps = (world: World) =>
    world.context.db.execute<{ id: string; kind: string; owner: string; due_on: string | null }>(
      sql`select id, kind, owner, due_on::text from introduction_step order by position`,
    )

  test('is asked about instead, of its owner, and its broker is reminded of their own', async () => {
    const world = await openWorld(database, { at })
    const found = await makeIntroduced(world)
    const [sample, analysis] = await steps(world)
    expect([sample, analysis]).toMatchObject([
      { kind: 'sample', owner: 'supplier', due_on: '2026-03-13' },
      { kind: 'analysis', owner: 'receiver', due_on: null },
    ])
    expect((await chaseAfter(world, 7)).told).toEqual(everyone('follow-up', found.offer.contactId))
    expect((await chaseAfter(world, 7)).told).toEqual(everyone('step-due', found.offer.contactId))
    await takeStep(await world.as(found.offer.contactId), { stepId: sample?.id ?? '', news: 'done' })
    expect(await rowOf(world, 'introduction', found.introductionId)).toMatchObject({ silences: 0 })
    await world.context.db.execute(sql`update introduction_step set owner = 'broker', due_on = '2026-03-18' where position = 1`)
    expect((await chaseAfter(world, 7)).told).toEqual(everyone('step-due', found.brokerId))
  })
})

describe('two jobs that chase at once', () => {
  test('never ask one person two things', async () => {
    const world = await openWorld(database, { at })
    const first = await makeIntroduced(world)
    const { project, brokerId } = first
    for (let each = 0; each < 3; each += 1) await makeIntroduced(world, { project, brokerId, offer: first.offer })
    await withoutSteps(world)
    world.clock.pass({ days: 7 })
    await Promise.all(Array.from({ length: 6 }, () => chaseIntroductions(world.context)))
    expect(await toldOf(world, 'follow-up')).toEqual([first.offer.contactId])
  })
})

describe('what is on hold', () => {
  test('is taken up where it stopped on the day that was named', async () => {
    const { world, offer, need, brokerId, introductionId } = await introduced()
    const supplier = await world.as(offer.contactId)
    await moveIntroduction(supplier, { introductionId, progress: 'negotiate' })
    await moveIntroduction(supplier, { introductionId, progress: 'hold', wakesOn: '2026-04-01' })
    world.clock.set('2026-03-31T23:00:00Z')
    expect(await chaseIntroductions(world.context)).toEqual(none)
    world.clock.set('2026-04-01T01:00:00Z')
    const { result, told } = await record(world, () => chaseIntroductions(world.context))
    expect(result).toEqual({ ...none, woken: 1 })
    expect(told).toEqual(everyone('introduction-moved', offer.contactId, need.contactId, brokerId))
    expect(await rowOf(world, 'introduction', introductionId)).toMatchObject({ stage: 'negotiation', held_from: null })
  })
})
