import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import { moveIntroduction, type Progress } from '../../src/use-cases/move-introduction.ts'
import { readIntroduction, readIntroductions } from '../../src/use-cases/read-introductions.ts'
import { createTestDatabase } from '../support/database.ts'
import { makeApproved, makeIntroduced, makePerson, makePlant, makeProject, openWorld } from '../support/world.ts'
import { everyone, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const steps: readonly Progress[] = ['negotiate', 'implement', 'hold', 'resume', 'decline', 'still-talking']

/** Where each step leads; `same` is only noted, and what is missing is refused. */
const table: Record<Exclude<Stage, 'consent'>, Partial<Record<Progress, Stage | 'same'>>> = {
  introduced: { negotiate: 'negotiation', implement: 'implementation', hold: 'on-hold', decline: 'declined', 'still-talking': 'same' },
  negotiation: { implement: 'implementation', hold: 'on-hold', decline: 'declined', 'still-talking': 'same' },
  implementation: { hold: 'on-hold', decline: 'declined', 'still-talking': 'same' },
  'on-hold': { resume: 'introduced', decline: 'declined' },
  completed: {},
  declined: {},
  lapsed: {},
}

const cases = Object.entries(table) as [Exclude<Stage, 'consent'>, Partial<Record<Progress, Stage | 'same'>>][]

async function introduced() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const stored = () => rowOf(world, 'introduction', introductionId)
  return { world, ...found, stored, at: (stage: Stage) => updateIntroduction(world.context.db, introductionId, { stage }) }
}

type Introduced = Awaited<ReturnType<typeof introduced>>
type Who = 'offer' | 'need' | 'broker'

const personOf = (found: Introduced, who: Who) => (who === 'broker' ? found.brokerId : found[who].contactId)

async function expectNoted(found: Introduced, stage: Stage, move: () => ReturnType<typeof moveIntroduction>): Promise<void> {
  const noted = { outcome: 'noted', number: found.introductionNumber }
  expect(await record(found.world, move)).toEqual({ result: noted, audits: ['introduction.goes-on'], jobs: [], told: [] })
  expect(await found.stored()).toMatchObject({ stage, silences: 0 })
}

async function expectMoved(found: Introduced, who: Who, next: Stage, move: () => ReturnType<typeof moveIntroduction>): Promise<void> {
  const everybody = (['offer', 'need', 'broker'] as const).filter((each) => each !== who)
  const told = everyone('introduction-moved', ...everybody.map((each) => personOf(found, each)))
  const moved = { outcome: 'moved', number: found.introductionNumber, stage: next }
  expect(await record(found.world, move)).toEqual({ result: moved, audits: [`introduction.${next}`], jobs: [], told })
  expect(await found.stored()).toMatchObject({ stage: next, silences: 0 })
}

describe.each(['offer', 'need', 'broker'] as const)('the %s', (who) => {
  test.each(cases)('moves an introduction in the stage %s only where the table leads', async (stage, leads) => {
    const found = await introduced()
    const actor = await found.world.as(personOf(found, who))
    for (const progress of steps) {
      await found.at(stage)
      const move = () => moveIntroduction(actor, { introductionId: found.introductionId, progress })
      const next = leads[progress]
      if (next === undefined) await expectRefusal(found.world, 'stage-move-not-allowed', move, stage)
      else if (next === 'same') await expectNoted(found, stage, move)
      else await expectMoved(found, who, next, move)
    }
  })
})

describe('moving an introduction', () => {
  test('by another broker of the project tells both sides and the broker whose it is', async () => {
    const { world, introductionId, project, offer, need, brokerId } = await introduced()
    const colleague = await world.as(await makePerson(world, { roles: [[project, 'broker']] }))
    const { told } = await record(world, () => moveIntroduction(colleague, { introductionId, progress: 'negotiate' }))
    expect(told).toEqual(everyone('introduction-moved', offer.contactId, need.contactId, brokerId))
  })

  test('is refused to strangers, third facilities, other projects’ brokers and team members', async () => {
    const { world, introductionId, project } = await introduced()
    const third = await makePlant(world, { projects: [project] })
    const refused = [
      await makePerson(world),
      third.contactId,
      await makePerson(world, { roles: [[await makeProject(world), 'broker']] }),
      await makePerson(world, {
        roles: [
          [project, 'team'],
          [project, 'admin'],
        ],
      }),
    ]
    for (const personId of refused) {
      const actor = await world.as(personId)
      for (const progress of steps) await expectRefusal(world, 'not-a-side', () => moveIntroduction(actor, { introductionId, progress }))
    }
  })

  test('is refused before both sides agreed, to sides and broker alike', async () => {
    const world = await openWorld(database)
    const { introductionId, offer, need, brokerId } = await makeApproved(world)
    for (const personId of [offer.contactId, need.contactId, brokerId]) {
      const actor = await world.as(personId)
      for (const progress of steps) {
        await expectRefusal(world, 'not-introduced-yet', () => moveIntroduction(actor, { introductionId, progress }))
      }
    }
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'introduction-not-found', () => moveIntroduction(contact, { introductionId: v7(), progress: 'hold' }))
  })

  test('an end keeps its reason, outside the audit chain', async () => {
    const { world, introductionId, offer, stored } = await introduced()
    const contact = await world.as(offer.contactId)
    await moveIntroduction(contact, { introductionId, progress: 'decline', reason: 'too wet for Mr Liu' })
    expect(await stored()).toMatchObject({ stage: 'declined', ended_reason: 'too wet for Mr Liu', next_follow_up_at: null })
    expect(JSON.stringify(await world.context.db.execute('select * from audit_entry'))).not.toContain('Liu')
  })

  test('that it goes on keeps the moment of the last move and waits anew', async () => {
    const { world, introductionId, need, stored } = await introduced()
    const { moved_at: movedAt } = await stored()
    world.clock.pass({ days: 4 })
    await moveIntroduction(await world.as(need.contactId), { introductionId, progress: 'still-talking' })
    const row = await stored()
    expect(row.moved_at).toEqual(movedAt)
    expect(new Date(String(row.next_follow_up_at)).getTime() - world.clock.now().getTime()).toBe(7 * 86_400_000)
  })

  test('the same way by both sides at once moves it once', async () => {
    const { world, introductionId, offer, need, stored } = await introduced()
    const contacts = [await world.as(offer.contactId), await world.as(need.contactId)]
    const outcomes = await Promise.all(contacts.map((actor) => moveIntroduction(actor, { introductionId, progress: 'negotiate' })))
    expect(outcomes.map((each) => each.outcome).toSorted()).toEqual(['moved', 'refused'])
    expect(await stored()).toMatchObject({ stage: 'negotiation' })
  })
})

describe('reading introductions', () => {
  test('shows each side the other with people, once introduced', async () => {
    const { world, introductionNumber: number, offer, need } = await introduced()
    const read = await readIntroduction(await world.as(offer.contactId), { number })
    expect(read).toMatchObject({ outcome: 'read', view: { side: 'offer', offer: { tier: 'own' }, need: { tier: 'introduced' } } })
    if (read.outcome !== 'read') return
    expect(read.view.people).toMatchObject([{ side: 'need', platform: 'test' }])
    expect(read.view.people[0]?.name).toContain(need.contactId)
    expect(read.view.brokerName).not.toBeNull()
  })

  test('shows a broker of the project both sides', async () => {
    const { world, introductionId, brokerId } = await introduced()
    const read = await readIntroduction(await world.as(brokerId), { introductionId })
    expect(read).toMatchObject({ view: { side: null, offer: { tier: 'broker' }, need: { tier: 'broker' } } })
    expect(read.outcome === 'read' && read.view.people.map((person) => person.side)).toEqual(['offer', 'need'])
  })

  test('is refused to everybody else as if there were none', async () => {
    const { world, introductionNumber: number, project } = await introduced()
    const third = await makePlant(world, { projects: [project] })
    for (const personId of [third.contactId, await makePerson(world), await makePerson(world, { roles: [[project, 'team']] })]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'introduction-not-found', () => readIntroduction(actor, { number }))
      expect(await readIntroductions(actor)).toEqual([])
    }
    const contact = await world.as(third.contactId)
    await expectRefusal(world, 'introduction-not-found', () => readIntroduction(contact, { number: 999_999 }))
  })

  test('is refused to brokers of another project in which both facilities take part', async () => {
    const world = await openWorld(database)
    const projects = [await makeProject(world), await makeProject(world)] as const
    const offer = await makePlant(world, { projects })
    const need = await makePlant(world, { projects, isic: '2394' })
    const brokerId = await makePerson(world, { roles: [[projects[0], 'broker']] })
    const { introductionId } = await makeIntroduced(world, { project: projects[0], brokerId, offer, need })
    const colleague = await world.as(await makePerson(world, { roles: [[projects[1], 'broker']] }))
    const { project_id: projectId } = await rowOf(world, 'introduction', introductionId)
    const outsider = projectId === projects[0].id ? colleague : await world.as(brokerId)
    await expectRefusal(world, 'introduction-not-found', () => readIntroduction(outsider, { introductionId }))
  })

  test('lists open ones first', async () => {
    const { world, project, brokerId, introductionId, offer } = await introduced()
    world.clock.pass({ hours: 1 })
    const second = await makeIntroduced(world, { project, brokerId })
    await moveIntroduction(await world.as(second.offer.contactId), { introductionId: second.introductionId, progress: 'decline' })
    const seen = await readIntroductions(await world.as(brokerId))
    expect(seen.map((view) => view.introductionId)).toEqual([introductionId, second.introductionId])
    expect((await readIntroductions(await world.as(offer.contactId))).map((view) => view.introductionId)).toEqual([introductionId])
  })
})
