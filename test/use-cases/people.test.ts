import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { loadDemo } from '../../db/seed/load-demo.ts'
import { changeSettings } from '../../src/use-cases/change-settings.ts'
import { identifyPerson, type Visitor } from '../../src/use-cases/identify-person.ts'
import { readPeople } from '../../src/use-cases/read-people.ts'
import { inTransaction } from '../../src/use-cases/record-change.ts'
import { seedDemo } from '../../src/use-cases/seed-demo.ts'
import { createTestDatabase } from '../support/database.ts'
import { makePerson, makePlant, makeProject, openWorld } from '../support/world.ts'
import { countOf, expectRefusal, record, rowOf, stateOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const zhao: Visitor = {
  platform: 'test',
  workspace: 'works',
  account: 'zhao',
  conversation: 'talk-zhao',
  displayName: 'Zhao Min',
  localeTag: 'zh-TW',
  timeZone: 'Asia/Shanghai',
}

describe('identifying a person', () => {
  test('makes somebody new without any rights, in the closest language', async () => {
    const world = await openWorld(database)
    const { person, actor, isNew } = await identifyPerson(world.context, zhao)
    expect(isNew).toBe(true)
    expect(person).toMatchObject({ name: 'Zhao Min', locale: 'zh-CN', timeZone: 'Asia/Shanghai', quietFrom: 20, quietUntil: 8 })
    expect(actor).toEqual({ personId: person.id, facilityIds: [], roles: [] })
  })

  test('finds the same person again with the rights they have now', async () => {
    const world = await openWorld(database)
    const { person } = await identifyPerson(world.context, zhao)
    const { facilityId } = await makePlant(world, { projects: [await makeProject(world)], contactId: person.id })
    world.clock.pass({ hours: 1 })
    const again = await identifyPerson(world.context, { ...zhao, displayName: 'Z', conversation: 'elsewhere' })
    expect(again).toMatchObject({ isNew: false, person: { id: person.id, name: 'Zhao Min' }, actor: { facilityIds: [facilityId] } })
    const [account] = await world.context.db.execute('select conversation from account')
    expect(account).toEqual({ conversation: 'elsewhere' })
  })

  test('keeps accounts of other platforms and workspaces apart', async () => {
    const world = await openWorld(database)
    const ids = new Set<string>()
    for (const change of [{}, { platform: 'other' }, { workspace: 'other' }, { account: 'other' }]) {
      ids.add((await identifyPerson(world.context, { ...zhao, ...change })).person.id)
    }
    expect(ids.size).toBe(4)
  })

  test('does not trust zones it does not know or endless names', async () => {
    const world = await openWorld(database)
    const { person } = await identifyPerson(world.context, { ...zhao, timeZone: 'Mars/Olympus', displayName: 'x'.repeat(5_000) })
    expect(person).toMatchObject({ timeZone: 'UTC', name: 'x'.repeat(200) })
  })

  test('whose first two messages arrive at once makes one person', async () => {
    const world = await openWorld(database)
    const found = await Promise.all(Array.from({ length: 8 }, () => inTransaction(world.context, (inside) => identifyPerson(inside, zhao))))
    expect(new Set(found.map(({ person }) => person.id)).size).toBe(1)
    expect(found.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await countOf(world, 'person')).toBe(1)
  })
})

describe('settings', () => {
  test('change for the person who asks, with one entry that names the fields', async () => {
    const world = await openWorld(database)
    const personId = await makePerson(world)
    const actor = await world.as(personId)
    const change = { locale: 'ko', timeZone: 'Asia/Seoul', quietFrom: 22, quietUntil: 7 } as const
    const { result, audits, jobs, told } = await record(world, () => changeSettings(actor, change))
    expect(result).toEqual({ outcome: 'settings', settings: change })
    expect(audits).toEqual(['person.settings'])
    expect({ jobs, told }).toEqual({ jobs: [], told: [] })
    expect(await rowOf(world, 'person', personId)).toMatchObject({ locale: 'ko', time_zone: 'Asia/Seoul', quiet_from: 22 })
  })

  test('are read without a change and without an entry', async () => {
    const world = await openWorld(database)
    const actor = await world.as(await makePerson(world))
    const before = await stateOf(world)
    expect(await changeSettings(actor, {})).toMatchObject({ outcome: 'settings', settings: { locale: 'en', timeZone: 'UTC' } })
    expect(await stateOf(world)).toEqual(before)
  })

  test('are refused where they cannot be read', async () => {
    const world = await openWorld(database)
    const actor = await world.as(await makePerson(world))
    await expectRefusal(world, 'setting-unreadable', () => changeSettings(actor, { timeZone: 'Mars/Olympus' }), 'Mars/Olympus')
    await expectRefusal(world, 'setting-unreadable', () => changeSettings(actor, { quietFrom: 25, quietUntil: 7 }), '25-7')
    await expectRefusal(world, 'setting-unreadable', () => changeSettings(actor, { quietFrom: 1.5 }), '1.5')
    await expectRefusal(world, 'setting-unreadable', () => changeSettings(actor, { quietUntil: -1 }), '-1')
  })

  test('are refused, without an entry, for somebody who has been erased', async () => {
    const world = await openWorld(database)
    const actor = await world.as(v7())
    await expectRefusal(world, 'setting-unreadable', () => changeSettings(actor, { quietFrom: 1 }))
  })
})

describe('the demo', () => {
  test('fills an empty database with a whole chain of entries', async () => {
    const world = await openWorld(database)
    const demo = loadDemo()
    const before = await countOf(world, 'audit_entry')
    expect(await seedDemo(world.context, demo)).toEqual({ seeded: true })
    const entries = (await countOf(world, 'audit_entry')) - before
    expect(entries).toBe(1 + demo.facilities.length + demo.listings.length)
    expect(await countOf(world, 'listing')).toBe(demo.listings.length)
    expect(await countOf(world, 'outbox')).toBe(demo.listings.length)
    expect(await countOf(world, 'facility')).toBe(demo.facilities.length)
  })

  test('is not seeded twice, nor beside another project', async () => {
    const world = await openWorld(database)
    await seedDemo(world.context, loadDemo())
    const before = await stateOf(world)
    expect(await seedDemo(world.context, loadDemo())).toEqual({ seeded: false })
    expect(await stateOf(world)).toEqual(before)
    const other = await openWorld(database)
    await makeProject(other)
    expect(await seedDemo(other.context, loadDemo())).toEqual({ seeded: false })
  })

  test('is seeded once by two programs that start at once', async () => {
    const world = await openWorld(database)
    const runs = await Promise.all([1, 2, 3].map(() => seedDemo(world.context, loadDemo())))
    expect(runs.filter(({ seeded }) => seeded)).toHaveLength(1)
    expect(await countOf(world, 'project')).toBe(1)
  })

  test('leaves nothing behind when its description is broken', async () => {
    const world = await openWorld(database)
    const demo = loadDemo()
    const listings = demo.listings.map((listing, index) => (index === 1 ? { ...listing, author: 'nobody' } : listing))
    const before = await stateOf(world)
    await expect(seedDemo(world.context, { ...demo, listings })).rejects.toThrow('nobody')
    expect(await stateOf(world)).toEqual(before)
  })

  test('is known by its people on the console, and on no other platform', async () => {
    const world = await openWorld(database)
    const demo = loadDemo()
    await seedDemo(world.context, demo)
    const people = await readPeople(world.context, 'console')
    expect(people.map((person) => person.account).toSorted()).toEqual(demo.people.map((person) => person.account).toSorted())
    const broker = demo.roles.find((held) => held.role === 'broker')
    expect(people.find((person) => person.account === broker?.account)).toMatchObject({ roles: ['broker'], facilities: [] })
    expect(await readPeople(world.context, 'slack')).toEqual([])
  })
})
