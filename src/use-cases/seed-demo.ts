import { insertFacility, setMembership } from '../../db/queries/facilities.ts'
import { insertPerson, loadActor, touchAccount } from '../../db/queries/people.ts'
import { grantRole, insertPark, insertProject, noProjectYet } from '../../db/queries/projects.ts'
import type { Demo } from '../../db/seed/load-demo.ts'
import { openWindow } from '../domain/window.ts'
import type { SystemContext } from './context.ts'
import { publishListing } from './publish-listing.ts'
import { audit, inTransaction } from './record-change.ts'

type Ids = ReadonlyMap<string, string>

const demoPlatform = 'console'
const demoWorkspace = 'local'

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`The demo names "${key}", which it does not describe.`)
  return id
}

async function seedPeople(context: SystemContext, demo: Demo): Promise<Ids> {
  const ids = new Map<string, string>()
  const at = context.clock()
  for (const { account, ...person } of demo.people) {
    const personId = context.newId()
    ids.set(account, personId)
    await insertPerson(context.db, { ...person, id: personId, createdAt: at })
    const address = { platform: demoPlatform, workspace: demoWorkspace, account, conversation: account }
    await touchAccount(context.db, { ...address, personId, lastSeenAt: at })
  }
  return ids
}

type Parks = ReadonlyMap<string, Demo['parks'][number] & { readonly id: string }>

async function seedProject(context: SystemContext, demo: Demo, people: Ids): Promise<{ projectId: string; parks: Parks }> {
  const projectId = context.newId()
  await insertProject(context.db, { ...demo.project, id: projectId, createdAt: context.clock() })
  await audit(context, 'project.created', { kind: 'project', id: projectId })
  const parks = new Map(demo.parks.map((park) => [park.slug, { ...park, id: context.newId() }]))
  for (const park of parks.values()) await insertPark(context.db, park, projectId)
  for (const { account, role } of demo.roles) await grantRole(context.db, { projectId, personId: idOf(people, account), role })
  return { projectId, parks }
}

type Spot = { parkId: string | null; place: string; country: string; lat: number; lon: number }

function spotOf(facility: Demo['facilities'][number], parks: Parks): Spot {
  if ('place' in facility) {
    const { place, country, lat, lon } = facility
    return { parkId: null, place, country, lat, lon }
  }
  const park = parks.get(facility.park)
  if (!park) throw new Error(`The demo puts ${facility.key} into a park that it does not describe.`)
  return { parkId: park.id, place: park.names.en, country: park.country, lat: park.lat, lon: park.lon }
}

async function seedFacilities(context: SystemContext, demo: Demo, people: Ids): Promise<Ids> {
  const { projectId, parks } = await seedProject(context, demo, people)
  const ids = new Map<string, string>()
  const createdAt = context.clock()
  for (const facility of demo.facilities) {
    const { key, name, isic, contacts } = facility
    const id = context.newId()
    ids.set(key, id)
    await insertFacility(context.db, { id, name, isic, createdAt, ...spotOf(facility, parks) }, [projectId])
    await audit(context, 'facility.registered', { kind: 'facility', id }, { isic })
    for (const account of contacts) {
      await setMembership(context.db, { facilityId: id, personId: idOf(people, account), status: 'member', askedAt: createdAt })
    }
  }
  return ids
}

async function seedListings(context: SystemContext, demo: Demo, people: Ids, facilities: Ids): Promise<void> {
  for (const { facility, author, kind, material, words, quantity, attributes } of demo.listings) {
    const actor = await loadActor(context.db, idOf(people, author))
    const content = {
      kind,
      materialId: material,
      materialWords: words,
      quantity,
      attributes,
      window: openWindow,
      price: null,
      hazardous: null,
      location: null,
    }
    const published = await publishListing(
      { ...context, actor },
      { listingId: context.newId(), facilityId: idOf(facilities, facility), content },
    )
    if (published.outcome === 'refused') throw new Error(`The demo listing of ${facility} was refused: ${published.refusal}.`)
  }
}

/** Fills an empty database with the demo project; a database with any project is left alone. */
export async function seedDemo(context: SystemContext, demo: Demo): Promise<{ readonly seeded: boolean }> {
  return inTransaction(context, async (inside) => {
    if (!(await noProjectYet(inside.db))) return { seeded: false }
    const people = await seedPeople(inside, demo)
    const facilities = await seedFacilities(inside, demo, people)
    await seedListings(inside, demo, people, facilities)
    return { seeded: true }
  })
}
