import { sql } from 'drizzle-orm'
import { presentNotice } from '../../../prompts/present/notice.ts'
import { plainText, type Text } from '../../../src/message/text.ts'
import { readNotice } from '../../../src/use-cases/read-notice.ts'
import type { TestDatabase } from '../../support/database.ts'
import { join, makePerson, makePlant, makeProject, openWorld, type Plant } from '../../support/world.ts'
import { checkChain, checkDecisions, checkEntries, checkLedger, checkListings, checkWords } from './invariants.ts'
import { type Person, type Scene, snapshotOf } from './state.ts'

const spots = [
  { isic: '3510', at: { lat: 39.9, lon: 119.6 } },
  { isic: '2394', at: { lat: 39.8, lon: 119.1 } },
  { isic: '3510', at: { lat: 39.7, lon: 119.3 } },
  { isic: '2394', at: { lat: 39.95, lon: 119.4 } },
] as const

/** Four plants of one project (two that give, two that take, one with two contacts), two brokers, one of whom also speaks for a plant. */
export async function openScene(database: TestDatabase): Promise<Scene> {
  const world = await openWorld(database)
  const project = await makeProject(world)
  const plants: Plant[] = []
  for (const spot of spots) plants.push(await makePlant(world, { projects: [project], ...spot }))
  const colleague = await makePerson(world)
  const brokers = [await makePerson(world, { roles: [[project, 'broker']] }), await makePerson(world, { roles: [[project, 'broker']] })]
  const [first, second] = plants
  if (!first || !second) throw new Error('There are no plants.')
  await join(world, first.facilityId, colleague)
  await join(world, second.facilityId, brokers[1] ?? '')
  const people: Person[] = [
    ...plants.map((plant) => ({ id: plant.contactId, plant })),
    { id: colleague, plant: first },
    { id: brokers[0] ?? '', plant: null },
    { id: brokers[1] ?? '', plant: second },
  ]
  const scene = {
    world,
    projectId: project.id,
    plants,
    people,
    brokers,
    acknowledged: new Set<string>(),
    mayKnow: new Map<string, Set<string>>(),
  }
  return { ...scene, previous: await snapshotOf(world, project.id) }
}

/** Who may know whom now: brokers know everybody, people their own plant, and both sides each other once they are introduced. */
async function learn(scene: Scene): Promise<void> {
  const { world, people, mayKnow } = scene
  const pairs = await world.context.db.execute<{ offer: string; need: string }>(sql`select o.facility_id as offer, n.facility_id as need
    from introduction i join match m on m.id = i.match_id join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
    where i.introduced_at is not null`)
  for (const person of people) {
    const own = person.plant?.facilityId
    const friends = pairs.flatMap(({ offer, need }) => (offer === own ? [need] : need === own ? [offer] : []))
    const known = mayKnow.get(person.id) ?? new Set<string>([person.id])
    for (const id of knownTo(scene, person, friends)) known.add(id)
    mayKnow.set(person.id, known)
  }
}

/** Plants and people that somebody may know, with those of `friends`; the broker of an introduction is named to both its sides. */
function knownTo({ plants, people, brokers }: Scene, { id, plant }: Person, friends: readonly string[]): readonly string[] {
  const own = plant ? [plant.facilityId, ...friends] : []
  const facilities = brokers.includes(id) ? plants.map(({ facilityId }) => facilityId) : own
  const insiders = people.filter((each) => each.plant && facilities.includes(each.plant.facilityId)).map((each) => each.id)
  return [...facilities, ...insiders, ...(friends.length > 0 ? brokers : [])]
}

const textsIn = (value: unknown): readonly Text[] => {
  if (value === null || typeof value !== 'object') return []
  if ('pieces' in value) return [value as Text]
  return Object.values(value).flatMap(textsIn)
}

/** Every text that a message holds, as plain characters. */
const wordsOf = (message: unknown): string => textsIn(message).map(plainText).join('\n')

/** Sends what waits to be sent, as the job does, and looks at every byte of it. */
async function deliver(scene: Scene): Promise<void> {
  const { db } = scene.world.context
  const waiting = await db.execute<{ id: string; personId: string }>(
    sql`select id, person_id as "personId" from notice where status = 'waiting' order by created_at, id`,
  )
  for (const { id, personId } of waiting) {
    const read = await readNotice(scene.world.context, { noticeId: id })
    await db.execute(sql`update notice set status = 'sent' where id = ${id}`)
    if (read.outcome !== 'read') continue
    checkWords(wordsOf(presentNotice(read.person.locale, read.view)), { id: personId, mayKnow: scene.mayKnow.get(personId) ?? new Set() })
  }
}

/** Checks every invariant after a step and remembers the state for the next. */
export async function checkAll(scene: Scene): Promise<void> {
  await learn(scene)
  await deliver(scene)
  const after = await snapshotOf(scene.world, scene.projectId)
  checkListings(scene, after)
  checkLedger(after)
  checkEntries(scene.previous, after)
  checkDecisions(scene.previous, after, new Map(scene.people.map(({ id, plant }) => [id, plant?.facilityId ?? null])))
  await checkChain(scene.world, scene.previous)
  scene.previous = after
}
