import { afterAll, describe, expect, test } from 'vitest'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import { isQuietWeek } from '../../src/domain/digest.ts'
import { compileDigest } from '../../src/use-cases/compile-digest.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reportDelivery } from '../../src/use-cases/record-delivery.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { readDigest, sendDigests } from '../../src/use-cases/send-digests.ts'
import { createTestDatabase } from '../support/database.ts'
import {
  canary,
  clinkerNeed,
  makeApproved,
  makeIntroduced,
  makeMatch,
  makePerson,
  makePlant,
  makeProject,
  openWorld,
  publish,
} from '../support/world.ts'
import { countOf, everyone, expectRefusal, record, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

describe('a project’s week', () => {
  test('counts what is new, moved, waiting, delivered and saved', async () => {
    const world = await openWorld(database, { at: '2026-03-04T10:00:00Z' })
    const first = await makeIntroduced(world)
    const { project, brokerId } = first
    await makeApproved(world, { project, brokerId })
    const rejected = await makeMatch(world, { project, brokerId })
    await reviewMatch(await world.as(brokerId), { matchId: rejected.matchId, decide: 'reject', reason: 'price' })
    for (const { contactId } of [first.offer, first.need]) {
      const month = '2026-02-01'
      await reportDelivery(await world.as(contactId), { introductionId: first.introductionId, amount: 100, unit: 't', month })
    }
    const digest = await compileDigest(world.context, { project, lastDay: '2026-03-08' })
    expect(digest).toMatchObject({
      week: '2026-W10',
      from: '2026-03-02',
      until: '2026-03-08',
      newOffers: 3,
      newNeeds: 3,
      rejections: [{ reason: 'price', count: 1 }],
      delivered: [{ unit: 't', amount: 100 }],
      verifiedTonnes: expect.closeTo(67.417, 2),
      stuck: [],
      unmet: [{ en: 'clinker' }],
    })
    expect(digest.moved.map((line) => [line.introductionNumber, line.stage])).toContainEqual([first.introductionNumber, 'completed'])
    expect(digest.waiting.facilities).toBe(1)
    expect(digest.best?.score).toBeGreaterThan(0.7)
    expect(isQuietWeek(digest)).toBe(false)
  })

  test('names materials and numbers, never a facility, a person or their words', async () => {
    const world = await openWorld(database)
    const { project } = await makeIntroduced(world)
    await publish(world, await makePlant(world, { projects: [project] }), clinkerNeed({ materialId: 'steam' }))
    const text = JSON.stringify(await compileDigest(world.context, { project, lastDay: '2026-03-02' }))
    expect(text).toContain('fly ash')
    expect(text).not.toContain(canary)
  })

  test('begins and ends at midnight in the project’s zone', async () => {
    const world = await openWorld(database, { at: '2026-03-01T15:59:59Z' })
    const project = await makeProject(world, { timeZone: 'Asia/Shanghai' })
    const plant = await makePlant(world, { projects: [project] })
    await publish(world, plant, clinkerNeed())
    world.clock.set('2026-03-01T16:00:00Z')
    await publish(world, plant, clinkerNeed())
    world.clock.set('2026-03-08T16:00:00Z')
    await publish(world, plant, clinkerNeed())
    const digest = await compileDigest(world.context, { project, lastDay: '2026-03-08' })
    expect(digest.newNeeds).toBe(1)
  })

  test('shows what has not moved for three weeks', async () => {
    const world = await openWorld(database)
    const { project, introductionId, introductionNumber } = await makeIntroduced(world)
    await updateIntroduction(world.context.db, introductionId, { movedAt: new Date('2026-02-01T00:00:00Z') })
    const digest = await compileDigest(world.context, { project, lastDay: '2026-03-01' })
    expect(digest.stuck).toMatchObject([{ introductionNumber, stage: 'introduced', days: 29 }])
    expect(digest.moved).toEqual([])
  })

  test('shows wanted materials that nobody offers', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    await publish(world, await makePlant(world, { projects: [project] }), clinkerNeed())
    const digest = await compileDigest(world.context, { project, lastDay: '2026-03-02' })
    expect(digest.unmet.map((names) => names.en)).toEqual(['clinker'])
  })

  test('counts a want as met only by a match of the same project', async () => {
    const world = await openWorld(database)
    const [here, there] = [await makeProject(world), await makeProject(world)]
    const need = await makePlant(world, { projects: [here, there], isic: '2394' })
    await makeMatch(world, { project: here, need })
    const unmet = async (project: typeof here) => (await compileDigest(world.context, { project, lastDay: '2026-03-02' })).unmet.length
    expect([await unmet(here), await unmet(there)]).toEqual([0, 1])
  })

  test('of another project stays out of it', async () => {
    const world = await openWorld(database)
    await makeIntroduced(world)
    const digest = await compileDigest(world.context, { project: await makeProject(world), lastDay: '2026-03-02' })
    expect(isQuietWeek(digest)).toBe(true)
    expect(digest).toMatchObject({ best: null, waiting: { brokers: 0, facilities: 0 }, verifiedTonnes: 0, expectedTonnesPerYear: 0 })
  })

  test('expects of open introductions what their flow would avoid', async () => {
    const world = await openWorld(database)
    const { project } = await makeIntroduced(world)
    const digest = await compileDigest(world.context, { project, lastDay: '2026-03-02' })
    expect(digest.expectedTonnesPerYear).toBeCloseTo(9983.17, 1)
  })
})

async function team(change: Parameters<typeof makeProject>[1] = {}) {
  const world = await openWorld(database, { at: '2026-03-01T00:00:00Z' })
  const project = await makeProject(world, change)
  const roles = ['team', 'broker', 'admin', 'observer'] as const
  const readers = await Promise.all(roles.map((role) => makePerson(world, { roles: [[project, role]] })))
  const send = () => sendDigests(world.context)
  return { world, project, readers, send }
}

describe('sending digests', () => {
  test('tells everybody with a role, with one entry, and none of the facilities', async () => {
    const { world, project, readers, send } = await team()
    await makePlant(world, { projects: [project] })
    await makePerson(world)
    world.clock.set('2026-03-02T09:00:00Z')
    const { result, audits, told } = await record(world, send)
    expect(result).toEqual({ sent: 1 })
    expect(audits).toEqual(['digest.sent'])
    expect(told).toEqual(everyone('digest', ...readers))
  })

  test('tells somebody with two roles once', async () => {
    const { world, project, readers, send } = await team()
    const both = await makePerson(world, {
      roles: [
        [project, 'team'],
        [project, 'admin'],
      ],
    })
    world.clock.set('2026-03-02T09:00:00Z')
    expect((await record(world, send)).told).toEqual(everyone('digest', ...readers, both))
  })

  test('waits for the hour and the weekday of the project’s zone', async () => {
    const { world, send } = await team({ timeZone: 'Asia/Shanghai', digestWeekday: 1, digestHour: 9 })
    world.clock.set('2026-03-02T00:59:59Z')
    const before = await stateOf(world)
    expect(await send()).toEqual({ sent: 0 })
    expect(await stateOf(world)).toEqual(before)
    world.clock.set('2026-03-02T01:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
  })

  test('follows each project’s own clock', async () => {
    const { world, send } = await team({ timeZone: 'Asia/Seoul' })
    await makeProject(world, { timeZone: 'America/Chicago' })
    world.clock.set('2026-03-02T00:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
    world.clock.set('2026-03-02T15:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
    world.clock.set('2026-03-02T23:00:00Z')
    expect(await send()).toEqual({ sent: 0 })
  })

  test('still happens when the program starts late on that day', async () => {
    const { world, send } = await team()
    world.clock.set('2026-03-02T23:59:59Z')
    expect(await send()).toEqual({ sent: 1 })
  })

  test('happens once a week, and again the week after', async () => {
    const { world, send } = await team()
    world.clock.set('2026-03-02T09:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
    const before = await stateOf(world)
    world.clock.pass({ hours: 3 })
    expect(await send()).toEqual({ sent: 0 })
    expect(await stateOf(world)).toEqual(before)
    world.clock.set('2026-03-09T09:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
  })

  test('happens once when ten run at the same moment', async () => {
    const { world, readers, send } = await team()
    world.clock.set('2026-03-02T09:00:00Z')
    const runs = await Promise.all(Array.from({ length: 10 }, send))
    expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(1)
    expect(await countOf(world, 'digest_sent')).toBe(1)
    expect((await toldOf(world, 'digest')).toSorted()).toEqual(readers.toSorted())
  })

  test('of a quiet week is sent too', async () => {
    const { world, readers, send } = await team()
    world.clock.set('2026-03-02T09:00:00Z')
    await send()
    const read = await readDigest(await world.as(readers[0] ?? ''))
    expect(read.outcome === 'digest' && isQuietWeek(read.digest)).toBe(true)
  })

  test('keeps the hour across the change to summer time', async () => {
    const { world, send } = await team({ timeZone: 'Europe/Copenhagen', digestHour: 9 })
    world.clock.set('2026-03-23T07:59:00Z')
    expect(await send()).toEqual({ sent: 0 })
    world.clock.set('2026-03-23T08:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
    world.clock.set('2026-03-30T06:59:00Z')
    expect(await send()).toEqual({ sent: 0 })
    world.clock.set('2026-03-30T07:00:00Z')
    expect(await send()).toEqual({ sent: 1 })
  })
})

describe('reading a digest at any time', () => {
  test('covers the last seven days up to today', async () => {
    const { world, readers, project } = await team()
    world.clock.set('2026-03-04T12:00:00Z')
    const plant = await makePlant(world, { projects: [project] })
    const listingId = await publish(world, plant, clinkerNeed())
    await moveListing(await world.as(plant.contactId), { listingId, move: 'withdraw' })
    const before = await stateOf(world)
    for (const personId of readers) {
      const read = await readDigest(await world.as(personId))
      expect(read).toMatchObject({ outcome: 'digest', digest: { from: '2026-02-26', until: '2026-03-04', newNeeds: 1, unmet: [] } })
    }
    expect(await stateOf(world)).toEqual(before)
  })

  test('is refused to facilities and strangers', async () => {
    const { world, project } = await team()
    const plant = await makePlant(world, { projects: [project] })
    for (const personId of [plant.contactId, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-in-project', () => readDigest(actor))
    }
  })
})
