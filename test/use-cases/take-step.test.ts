import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { nextQuestionAt } from '../../src/domain/follow-up.ts'
import { readProcedure } from '../../src/domain/procedure-lines.ts'
import { changeProcedure, readProcedureOf, shippedSteps } from '../../src/use-cases/change-procedure.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { readIntroduction } from '../../src/use-cases/read-introductions.ts'
import { type StepNews, takeStep } from '../../src/use-cases/take-step.ts'
import { createTestDatabase } from '../support/database.ts'
import { makeIntroduced, makePerson, makeProject, openWorld } from '../support/world.ts'
import { atOnce, everyone, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function introduced() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const rows = await world.context.db.execute<{ id: string; kind: string }>(sql`select id, kind from introduction_step order by position`)
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? ''
  const say = async (personId: string, kind: string, news: StepNews) => takeStep(await world.as(personId), { stepId: idOf(kind), ...news })
  const progress = async (personId: string) => {
    const read = await readIntroduction(await world.as(personId), { introductionId })
    return read.outcome === 'read' ? read.view.progress : null
  }
  return { world, ...found, say, progress, idOf }
}

describe('the steps of an introduction', () => {
  test('are copied from the procedure of its project, and seen from each side', async () => {
    const { progress, offer, need, brokerId } = await introduced()
    const due = { done: 0, total: 6 }
    expect(await progress(offer.contactId)).toMatchObject({ ...due, next: { kind: 'sample', owner: 'us', dueOn: '2026-03-12' } })
    expect(await progress(need.contactId)).toMatchObject({ ...due, next: { owner: 'them' } })
    expect(await progress(brokerId)).toMatchObject({ ...due, next: { owner: 'supplier' } })
  })

  test('are done with one tap, which makes the next one due from that day on', async () => {
    const { world, say, progress, offer, need } = await introduced()
    world.clock.pass({ days: 4 })
    const { result, audits, told } = await record(world, () => say(need.contactId, 'sample', { news: 'done' }))
    expect(result).toMatchObject({ outcome: 'taken', news: 'done', progress: { done: 1, next: { kind: 'analysis', dueOn: '2026-03-27' } } })
    expect({ audits, told }).toEqual({ audits: ['step.done'], told: everyone('introduction-moved', offer.contactId) })
    expect(await progress(offer.contactId)).toMatchObject({ done: 1 })
    await expectRefusal(world, 'step-done', () => say(offer.contactId, 'sample', { news: 'done' }))
  })

  test('count a double click once', async () => {
    const { say, offer } = await introduced()
    expect(await atOnce(8, () => say(offer.contactId, 'sample', { news: 'done' }))).toEqual({ taken: 1, 'step-done': 7 })
  })

  test('want their proof where the procedure asks for it', async () => {
    const { world, say, need, idOf } = await introduced()
    for (const proof of [undefined, '  ']) {
      const news = proof === undefined ? ({ news: 'done' } as const) : ({ news: 'done', proof } as const)
      await expectRefusal(world, 'proof-wanted', () => say(need.contactId, 'analysis', news))
    }
    await say(need.contactId, 'analysis', { news: 'done', proof: 'report.pdf' })
    expect(await rowOf(world, 'introduction_step', idOf('analysis'))).toMatchObject({ note: 'report.pdf', done_by: need.contactId })
  })

  test.each([
    ['offer', 'us', 'supplier'],
    ['offer', 'them', 'receiver'],
    ['need', 'us', 'receiver'],
    ['need', 'them', 'supplier'],
  ] as const)('are taken over: the %s side says "%s"', async (side, owner, becomes) => {
    const found = await introduced()
    await found.say(found[side].contactId, 'permit', { news: 'owner', owner })
    expect(await rowOf(found.world, 'introduction_step', found.idOf('permit'))).toMatchObject({ owner: becomes })
    await expectRefusal(found.world, 'not-a-side', () => found.say(found.brokerId, 'permit', { news: 'owner', owner: 'us' }))
  })

  test('are put off to a day that is ahead', async () => {
    const { world, say, offer, introductionId } = await introduced()
    const until = (day: string) => say(offer.contactId, 'sample', { news: 'delayed', until: day })
    await expectRefusal(world, 'date-past', () => until('2026-03-01'), '2026-03-01')
    await expectRefusal(world, 'date-too-far', () => until('2099-01-01'), '2099-01-01')
    expect(await until('2026-03-04')).toMatchObject({ progress: { next: { dueOn: '2026-03-04' } } })
    const { next_follow_up_at: next } = await rowOf(world, 'introduction', introductionId)
    expect(new Date(String(next))).toEqual(new Date('2026-03-05T00:00:00Z'))
  })

  test('that are stuck reach the broker with the words, and nobody else', async () => {
    const { world, say, offer, brokerId } = await introduced()
    await expectRefusal(world, 'text-empty', () => say(offer.contactId, 'sample', { news: 'stuck', because: ' ' }))
    const { told } = await record(world, () => say(offer.contactId, 'sample', { news: 'stuck', because: 'no truck' }))
    expect(told).toEqual(everyone('step-stuck', brokerId))
  })

  test('are nobody else\u2019s, and stay as they are after the end', async () => {
    const { world, say, offer, introductionId } = await introduced()
    const stranger = await makePerson(world)
    await expectRefusal(world, 'step-not-found', () => say(stranger, 'sample', { news: 'done' }))
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'step-not-found', () => takeStep(contact, { stepId: v7(), news: 'done' }))
    await moveIntroduction(contact, { introductionId, progress: 'decline', because: 'price' })
    await expectRefusal(world, 'step-closed', () => say(offer.contactId, 'sample', { news: 'done' }))
  })
})

describe('what rests', () => {
  test.each([
    ['2026-03-02', 'date-past'],
    ['2020-01-01', 'date-past'],
    ['2099-01-01', 'date-too-far'],
  ] as const)('cannot rest until %s', async (wakesOn, refusal) => {
    const { world, offer, introductionId } = await introduced()
    const actor = await world.as(offer.contactId)
    await expectRefusal(world, refusal, () => moveIntroduction(actor, { introductionId, progress: 'hold', wakesOn }), wakesOn)
  })

  test('keeps its day when somebody speaks of a step meanwhile', async () => {
    const { world, say, offer, introductionId } = await introduced()
    await moveIntroduction(await world.as(offer.contactId), { introductionId, progress: 'hold', wakesOn: '2026-05-01' })
    await say(offer.contactId, 'sample', { news: 'done' })
    const { next_follow_up_at: next } = await rowOf(world, 'introduction', introductionId)
    expect(new Date(String(next))).toEqual(new Date('2026-05-01T00:00:00Z'))
  })
})

describe('the procedure of a project', () => {
  test('is changed by its admins only, and running introductions keep theirs', async () => {
    const { world, project, brokerId, offer, progress } = await introduced()
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    const steps = shippedSteps().slice(0, 2)
    for (const personId of [brokerId, offer.contactId]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-an-admin', () => changeProcedure(actor, { projectId: project.id, steps }))
    }
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'not-an-admin', () => readProcedureOf(contact, {}))
    expect(await readProcedureOf(await world.as(brokerId), {})).toMatchObject({ view: { shipped: true, mayChange: false } })
    const elsewhere = await makeProject(world)
    const own = await world.as(admin)
    await expectRefusal(world, 'not-an-admin', () => changeProcedure(own, { projectId: elsewhere.id, steps }))
    expect((await record(world, () => changeProcedure(own, { projectId: project.id, steps }))).audits).toEqual(['procedure.changed'])
    expect(await readProcedureOf(own, {})).toMatchObject({
      view: { shipped: false, mayChange: true, steps: [{ kind: 'sample' }, { kind: 'analysis' }] },
    })
    expect(await progress(offer.contactId)).toMatchObject({ total: 6 })
    await makeIntroduced(world, { project, brokerId })
    const counts = await world.context.db.execute<{ n: number }>(
      sql`select count(*)::int as n from introduction_step group by introduction_id order by 1`,
    )
    expect(counts.map(({ n }) => n)).toEqual([2, 6])
    await changeProcedure(own, { projectId: project.id, steps: [] })
    expect(await readProcedureOf(own, {})).toMatchObject({ view: { shipped: true } })
  })

  test('is read from lines in codes or words, and names the line that cannot be read', () => {
    const words = new Map([
      ['寄样', 'sample'],
      ['供方', 'supplier'],
    ])
    const read = (text: string) => readProcedure(text, words, shippedSteps())
    expect(read('negotiation; contract; broker; note; 9\n\nintroduced；寄样；供方；none；１０；自己的名称')).toMatchObject({
      steps: [
        { stage: 'introduced', kind: 'sample', owner: 'supplier', dueDays: 10, titles: { en: '自己的名称' } },
        { stage: 'negotiation', kind: 'contract', titles: null },
      ],
    })
    for (const line of [
      'introduced; sample',
      'nowhere; sample; supplier; none; 1',
      'introduced; sample; supplier; none; -1',
      'x'.repeat(900),
    ]) {
      expect(read(line)).toEqual({ outcome: 'unreadable', line })
    }
    expect(read('introduced; sample; supplier; none; 1.5')).toMatchObject({ outcome: 'unreadable' })
    expect(read('  \n ')).toMatchObject({ outcome: 'unreadable' })
    expect(read('introduced; sample; supplier; none; 1\n'.repeat(21))).toEqual({ outcome: 'too-long' })
  })
})

test('the next question comes the day after a step is due, never later than usual and never within a day', () => {
  const now = new Date('2026-03-02T10:00:00Z')
  expect(nextQuestionAt('introduced', now, '2026-03-04')).toEqual(new Date('2026-03-05T00:00:00Z'))
  expect(nextQuestionAt('introduced', now, '2026-06-01')).toEqual(new Date('2026-03-09T10:00:00Z'))
  expect(nextQuestionAt('introduced', now, '2026-01-01')).toEqual(new Date('2026-03-03T10:00:00Z'))
  expect(nextQuestionAt('on-hold', now, null)).toBeNull()
})
