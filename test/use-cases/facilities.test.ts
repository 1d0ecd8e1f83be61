import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { projectsOfFacility } from '../../db/queries/facilities.ts'
import { answerMembership, joinFacility, ownFacilities, readMemberships } from '../../src/use-cases/join-facility.ts'
import { readParks } from '../../src/use-cases/read-parks.ts'
import { type FacilityPlace, registerFacility } from '../../src/use-cases/register-facility.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makePark, makePerson, makePlant, makeProject, openWorld, type World } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record, rowOf, stateOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const beidaihe: FacilityPlace = { place: 'Beidaihe', country: 'CN', at: { lat: 39.83, lon: 119.45 } }

async function registered(world: World, where: FacilityPlace, personId?: string) {
  const actor = await world.as(personId ?? (await makePerson(world)))
  const outcome = await registerFacility(actor, { name: 'Yanhe Board', isic: '2395', where })
  if (outcome.outcome === 'refused') throw new Error(outcome.refusal)
  const projects = await projectsOfFacility(world.context.db, outcome.facilityId)
  return { ...outcome, projectIds: projects.map((project) => project.id) }
}

describe('registering a facility', () => {
  test('makes the person its first contact', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const personId = await makePerson(world)
    const actor = await world.as(personId)
    const { result, audits, jobs, told } = await record(world, () =>
      registerFacility(actor, { name: '  Yanhe Board ', isic: '2395', where: beidaihe }),
    )
    expect(result).toMatchObject({ outcome: 'registered', name: 'Yanhe Board' })
    expect(audits).toEqual(['facility.registered'])
    expect({ jobs, told }).toEqual({ jobs: [], told: [] })
    const after = await world.as(personId)
    expect(await ownFacilities(after)).toMatchObject([{ name: 'Yanhe Board', country: 'CN' }])
    expect(await readMemberships(after)).toMatchObject([{ name: 'Yanhe Board', place: 'Beidaihe', memberStatus: 'member' }])
    expect(project.id).toBeDefined()
  })

  test('in a park joins the park’s projects and stands where the park is', async () => {
    const world = await openWorld(database)
    const [one, other] = [await makeProject(world), await makeProject(world)]
    const parkId = await makePark(world, one.id)
    const { facilityId, projectIds } = await registered(world, { parkId })
    expect(projectIds).toEqual([one.id])
    expect(projectIds).not.toContain(other.id)
    expect(await rowOf(world, 'facility', facilityId)).toMatchObject({ park_id: parkId, lat: 39.9, lon: 119.6, country: 'CN' })
  })

  test('elsewhere joins the only project there is, and none when there are several', async () => {
    const world = await openWorld(database)
    const only = await makeProject(world)
    expect((await registered(world, beidaihe)).projectIds).toEqual([only.id])
    await makeProject(world)
    expect((await registered(world, beidaihe)).projectIds).toEqual([])
  })

  test('takes a place that is not on the map', async () => {
    const world = await openWorld(database)
    const { facilityId } = await registered(world, { place: 'somewhere', country: 'CN', at: null })
    expect(await rowOf(world, 'facility', facilityId)).toMatchObject({ lat: null, lon: null, place: 'somewhere' })
  })

  test('is refused without a name, without an industry and in an unknown park', async () => {
    const world = await openWorld(database)
    const actor = await world.as(await makePerson(world))
    const attempt = (change: { name?: string; isic?: string; where?: FacilityPlace }) => () =>
      registerFacility(actor, { name: 'Yanhe', isic: '2395', where: beidaihe, ...change })
    await expectRefusal(world, 'facility-incomplete', attempt({ name: '   ' }))
    await expectRefusal(world, 'facility-incomplete', attempt({ isic: '23' }))
    await expectRefusal(world, 'place-unknown', attempt({ where: { parkId: v7() } }))
    await expectRefusal(world, 'place-unknown', attempt({ where: { parkId: "' or 1=1" } }))
  })

  test('offers the parks that projects work in', async () => {
    const world = await openWorld(database)
    const parkId = await makePark(world, (await makeProject(world)).id, { name: 'Salt Park' })
    expect(await readParks(world.context)).toMatchObject([{ id: parkId, names: { en: 'Salt Park' } }])
  })
})

async function plantAndVisitor() {
  const world = await openWorld(database)
  const project = await makeProject(world)
  const plant = await makePlant(world, { projects: [project] })
  const visitorId = await makePerson(world)
  const visitor = await world.as(visitorId)
  const { facilityId } = plant
  const answerAs = async (personId: string, answer: 'member' | 'refused') =>
    answerMembership(await world.as(personId), { facilityId, personId: visitorId, answer })
  return { world, project, plant, visitorId, visitor, facilityId, answerAs, ask: () => joinFacility(visitor, { facilityId }) }
}

describe('asking to join a facility', () => {
  test('asks all its contacts', async () => {
    const { world, plant, facilityId, visitor, ask } = await plantAndVisitor()
    const second = await makePerson(world)
    await join(world, facilityId, second)
    const { result, audits, told } = await record(world, ask)
    expect(result).toMatchObject({ outcome: 'asked' })
    expect(audits).toEqual(['membership.asked'])
    expect(told).toEqual(everyone('membership-asked', plant.contactId, second))
    expect(await readMemberships(visitor)).toMatchObject([{ memberStatus: 'asked' }])
    expect((await world.as(visitor.actor.personId)).actor.facilityIds).toEqual([])
  })

  test('by its number is the same', async () => {
    const { world, facilityId, visitor } = await plantAndVisitor()
    const { number } = await rowOf(world, 'facility', facilityId)
    expect(await joinFacility(visitor, { number: Number(number) })).toMatchObject({ outcome: 'asked' })
  })

  test('that has no contact asks brokers and admins of its projects', async () => {
    const { world, project, facilityId, ask } = await plantAndVisitor()
    await world.context.db.execute(`delete from facility_contact where facility_id = '${facilityId}'`)
    const broker = await makePerson(world, { roles: [[project, 'broker']] })
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    await makePerson(world, { roles: [[project, 'team']] })
    await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    expect((await record(world, ask)).told).toEqual(everyone('membership-asked', broker, admin))
  })

  test('is refused to members, while a question waits, and for unknown facilities', async () => {
    const { world, plant, facilityId, visitor, ask } = await plantAndVisitor()
    const contact = await world.as(plant.contactId)
    await expectRefusal(world, 'already-a-member', () => joinFacility(contact, { facilityId }))
    await expectRefusal(world, 'facility-not-found', () => joinFacility(visitor, { facilityId: v7() }))
    await expectRefusal(world, 'facility-not-found', () => joinFacility(visitor, { number: 999_999 }))
    await ask()
    await expectRefusal(world, 'already-asked', ask)
  })

  test('20 times at once asks once', async () => {
    const { world, plant, ask } = await plantAndVisitor()
    expect(await atOnce(20, ask)).toEqual({ asked: 1, 'already-asked': 19 })
    expect(await toldOf(world, 'membership-asked')).toEqual([plant.contactId])
    expect(await countOf(world, 'audit_entry')).toBe(1)
  })

  test('is possible again after a refusal', async () => {
    const { plant, ask, answerAs } = await plantAndVisitor()
    await ask()
    await answerAs(plant.contactId, 'refused')
    expect(await ask()).toMatchObject({ outcome: 'asked' })
  })
})

describe('answering who may join', () => {
  test.each(['member', 'refused'] as const)('with %s tells the person', async (answer) => {
    const { world, plant, facilityId, visitorId, ask, answerAs } = await plantAndVisitor()
    await ask()
    const { result, audits, told } = await record(world, () => answerAs(plant.contactId, answer))
    expect(result).toMatchObject({ outcome: 'answered', answer })
    expect(audits).toEqual([`membership.${answer}`])
    expect(told).toEqual(everyone('membership-answered', visitorId))
    expect((await world.as(visitorId)).actor.facilityIds).toEqual(answer === 'member' ? [facilityId] : [])
  })

  test.each(['broker', 'admin'] as const)('is also for the %s of its project', async (role) => {
    const { world, project, ask, answerAs } = await plantAndVisitor()
    await ask()
    expect(await answerAs(await makePerson(world, { roles: [[project, role]] }), 'member')).toMatchObject({ outcome: 'answered' })
  })

  test('is refused to the person who asked, to others who asked, to observers and to other projects', async () => {
    const { world, project, facilityId, visitorId, ask, answerAs } = await plantAndVisitor()
    await ask()
    const alsoAsked = await makePerson(world)
    await joinFacility(await world.as(alsoAsked), { facilityId })
    const observer = await makePerson(world, { roles: [[project, 'observer']] })
    const elsewhere = await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    for (const personId of [visitorId, alsoAsked, observer, elsewhere]) {
      await expectRefusal(world, 'not-a-contact', () => answerAs(personId, 'member'))
    }
  })

  test('is refused twice, where nobody asked, and for unknown people', async () => {
    const { world, plant, facilityId, ask, answerAs } = await plantAndVisitor()
    await expectRefusal(world, 'membership-settled', () => answerAs(plant.contactId, 'member'))
    await ask()
    await answerAs(plant.contactId, 'refused')
    await expectRefusal(world, 'membership-settled', () => answerAs(plant.contactId, 'member'))
    const contact = await world.as(plant.contactId)
    const unknown = { facilityId, personId: v7(), answer: 'member' } as const
    await expectRefusal(world, 'facility-not-found', () => answerMembership(contact, unknown))
  })

  test('yes and no at the same moment count once', async () => {
    const { world, facilityId, plant, visitorId, ask } = await plantAndVisitor()
    const second = await makePerson(world)
    await join(world, facilityId, second)
    await ask()
    const contacts = [await world.as(plant.contactId), await world.as(second)] as const
    const tally = await atOnce(10, (turn) => {
      const first = turn % 2 === 0
      return answerMembership(contacts[first ? 0 : 1], { facilityId, personId: visitorId, answer: first ? 'member' : 'refused' })
    })
    expect(tally).toEqual({ answered: 1, 'membership-settled': 9 })
    expect(await toldOf(world, 'membership-answered')).toEqual([visitorId])
  })

  test('a refused membership is not listed', async () => {
    const { world, plant, visitor, ask, answerAs } = await plantAndVisitor()
    await ask()
    await answerAs(plant.contactId, 'refused')
    const before = await stateOf(world)
    expect(await readMemberships(visitor)).toEqual([])
    expect(await stateOf(world)).toEqual(before)
  })
})
