import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { reportTrouble } from '../../src/use-cases/report-trouble.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { makePair, makePerson, makeProject, openWorld, type World } from '../support/world.ts'

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  world = await openWorld(database)
})

const toldAbout = async () => {
  const rows = await world.context.db.execute<{ person_id: string }>(sql`select person_id from notice where kind = 'platform-trouble'`)
  return rows.map((row) => row.person_id)
}

const trouble = { platform: 'slack', workspace: 'T01', obstacle: 'person-gone' } as const

it('tells the admin of the project that a person belongs to, once a day', async () => {
  const project = await makeProject(world)
  const admin = await makePerson(world, { roles: [[project, 'admin']] })
  const other = await makeProject(world)
  await makePerson(world, { roles: [[other, 'admin']] })
  const { offer } = await makePair(world, { project })
  await reportTrouble(world.context, { ...trouble, personId: offer.contactId })
  await reportTrouble(world.context, { ...trouble, personId: offer.contactId })
  expect(await toldAbout()).toEqual([admin])
  world.clock.pass({ days: 1, hours: 1 })
  await reportTrouble(world.context, { ...trouble, personId: offer.contactId })
  expect(await toldAbout()).toEqual([admin, admin])
})

it('tells the brokers where there is no admin, and never the one it is about', async () => {
  const { brokerId, project } = await makePair(world)
  await reportTrouble(world.context, { ...trouble, personId: brokerId })
  expect(await toldAbout()).toEqual([])
  const second = await makePerson(world, { roles: [[project, 'broker']] })
  await reportTrouble(world.context, { ...trouble, personId: brokerId })
  expect(await toldAbout()).toEqual([second])
})

it('tells everybody responsible when the bot lost its access', async () => {
  const admins: string[] = []
  for (let count = 0; count < 2; count += 1) admins.push(await makePerson(world, { roles: [[await makeProject(world), 'admin']] }))
  await reportTrouble(world.context, { ...trouble, obstacle: 'access-revoked' })
  expect((await toldAbout()).toSorted()).toEqual(admins.toSorted())
  expect(world.lines.join('\n')).toContain('access-revoked')
})

it('tells those responsible for people of the workspace alone, where there are any', async () => {
  const project = await makeProject(world)
  const admin = await makePerson(world, { roles: [[project, 'admin']] })
  await makePerson(world, { roles: [[await makeProject(world), 'admin']] })
  const { offer } = await makePair(world, { project })
  const { db } = world.context
  await db.execute(sql`update account set platform = 'slack', workspace = 'T02' where person_id = ${offer.contactId}`)
  await reportTrouble(world.context, { platform: 'slack', workspace: 'T02', obstacle: 'access-revoked' })
  expect(await toldAbout()).toEqual([admin])
})
