import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { insertFacility, setMembership } from '../../db/queries/facilities.ts'
import { loadLists } from '../../db/queries/knowledge.ts'
import { insertPerson, loadActor, touchAccount } from '../../db/queries/people.ts'
import { grantRole, insertPark, insertProject, type Project, projectById } from '../../db/queries/projects.ts'
import { loadPlaces } from '../../db/seed/load.ts'
import type { ListingContent } from '../../src/domain/listing.ts'
import type { Names } from '../../src/domain/locale.ts'
import type { ProjectRole } from '../../src/domain/policy.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import type { Context, Log, SystemContext } from '../../src/use-cases/context.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { createLibrary, type Library } from '../../src/use-cases/library.ts'
import { publishListing } from '../../src/use-cases/publish-listing.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { readReviewQueue } from '../../src/use-cases/review-queue.ts'
import type { TestDatabase } from './database.ts'

/** Every name, place and word of a person in a world holds this, so that a leak of one is seen in any view. */
export const canary = 'CANARY'

/** A clock that moves only when it is told to. */
export type MovableClock = {
  readonly now: () => Date
  readonly set: (instant: string) => void
  readonly pass: (time: { readonly days?: number; readonly hours?: number; readonly ms?: number }) => void
}

/** A database with knowledge and nothing else, a clock, and what was logged. */
export type World = {
  readonly context: SystemContext
  readonly clock: MovableClock
  readonly lines: readonly string[]
  /** The same world as a person sees it now, with the rights they hold at this moment. */
  readonly as: (personId: string) => Promise<Context>
}

const hourMs = 3_600_000
const startsAt = '2026-03-02T10:00:00Z'

function movableClock(instant: string): MovableClock {
  let at = new Date(instant)
  return {
    now: () => at,
    set: (next) => {
      at = new Date(next)
    },
    pass: ({ days = 0, hours = 0, ms = 0 }) => {
      at = new Date(at.getTime() + (days * 24 + hours) * hourMs + ms)
    },
  }
}

function collecting(lines: string[]): Log {
  const take = (facts: Readonly<Record<string, unknown>>, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(facts)}`)
  return { info: take, warn: take, error: take }
}

const libraryOf = new WeakMap<TestDatabase, Promise<Library>>()

/** A test may lose what a crash would lose, and is three times as fast. */
async function commitWithoutWaiting({ db }: TestDatabase): Promise<void> {
  await db.execute(sql`set synchronous_commit to off`)
  await db.execute(sql`do $$ begin execute format('alter database %I set synchronous_commit to off', current_database()); end $$`)
}

/** The shipped lists lie in the template that every database is cloned from. */
async function openLibrary(database: TestDatabase): Promise<Library> {
  await commitWithoutWaiting(database)
  return createLibrary(await loadLists(database.db), loadPlaces())
}

/** Facilities take their listings, matches and introductions along; deleting a few rows is faster than truncating tables. */
const everythingGone = sql.raw(`do $$ begin
  delete from facility; delete from project; delete from park; delete from person; delete from file;
  delete from outbox; delete from audit_entry; delete from inbox; delete from schedule_run;
end $$`)

/** Empties the database but for the shipped knowledge and opens it; by default it is Monday, 2 March 2026, 10:00 UTC. */
export async function openWorld(database: TestDatabase, options: { readonly at?: string } = {}): Promise<World> {
  const opened = libraryOf.get(database) ?? openLibrary(database)
  libraryOf.set(database, opened)
  const library = await opened
  await database.db.execute(everythingGone)
  const clock = movableClock(options.at ?? startsAt)
  const lines: string[] = []
  const context: SystemContext = {
    db: database.db,
    ranking: database.ranking,
    clock: clock.now,
    newId: v7,
    log: collecting(lines),
    library,
    knowledge: library.shipped.knowledge,
  }
  return { context, clock, lines, as: async (personId) => ({ ...context, actor: await loadActor(database.db, personId) }) }
}

const inEachLanguage = (name: string): Names => ({ en: name, 'zh-CN': name, ko: name })

/** A project whose week ends on Monday at nine in its zone. */
export async function makeProject(world: World, change: Partial<Project> = {}): Promise<Project> {
  const id = change.id ?? v7()
  const names = inEachLanguage('Hebei BPS')
  const row = { id, slug: `project-${id}`, names, locale: 'en', timeZone: 'UTC', createdAt: world.clock.now(), ...change } as const
  await insertProject(world.context.db, row)
  const project = await projectById(world.context.db, id)
  if (!project) throw new Error('The project was not stored.')
  return project
}

/** A park of a project; returns its id. */
export async function makePark(world: World, projectId: string, change: { readonly name?: string } = {}): Promise<string> {
  const id = v7()
  const names = inEachLanguage(change.name ?? 'Harbour Park')
  await insertPark(world.context.db, { id, slug: `park-${id}`, names, country: 'CN', lat: 39.9, lon: 119.6 }, projectId)
  return id
}

type PersonChange = {
  readonly name?: string
  readonly timeZone?: string
  readonly quietFrom?: number
  readonly quietUntil?: number
  readonly roles?: readonly (readonly [project: { readonly id: string }, role: ProjectRole])[]
}

/** A person with one account on the platform "test" and the roles given; awake at all hours. Returns their id. */
export async function makePerson(world: World, change: PersonChange = {}): Promise<string> {
  const { roles = [], ...given } = change
  const id = v7()
  const at = world.clock.now()
  const { db } = world.context
  const name = `${canary} person ${id}`
  await insertPerson(db, { id, name, locale: 'en', timeZone: 'UTC', quietFrom: 0, quietUntil: 0, createdAt: at, ...given })
  const address = { platform: 'test', workspace: 'works', account: `account-${id}`, conversation: `talk-${id}` }
  await touchAccount(db, { ...address, personId: id, lastSeenAt: at })
  for (const [project, role] of roles) await grantRole(db, { projectId: project.id, personId: id, role })
  return id
}

/** Makes a person a contact who speaks for a facility. */
export async function join(world: World, facilityId: string, personId: string): Promise<void> {
  await setMembership(world.context.db, { facilityId, personId, status: 'member', askedAt: world.clock.now() })
}

export type Plant = { readonly facilityId: string; readonly contactId: string }

type PlantChange = {
  readonly projects: readonly { readonly id: string }[]
  readonly name?: string
  readonly isic?: string
  readonly parkId?: string
  readonly at?: { readonly lat: number; readonly lon: number }
  readonly contactId?: string
}

/** A facility in projects with one contact. */
export async function makePlant(world: World, change: PlantChange): Promise<Plant> {
  const facilityId = v7()
  const { lat, lon } = change.at ?? { lat: 39.9, lon: 119.6 }
  const row = { id: facilityId, isic: change.isic ?? '3510', name: change.name ?? `${canary} plant ${facilityId}`, lat, lon }
  const spot = { parkId: change.parkId ?? null, place: `${canary} road 5`, country: 'CN', createdAt: world.clock.now() }
  await insertFacility(
    world.context.db,
    { ...row, ...spot },
    change.projects.map((project) => project.id),
  )
  const contactId = change.contactId ?? (await makePerson(world))
  await join(world, facilityId, contactId)
  return { facilityId, contactId }
}

/** What a plant offers unless a test says otherwise: 1 000 t of coal fly ash a month, at a price. */
export function ashOffer(change: Partial<ListingContent> = {}): ListingContent {
  return {
    kind: 'offer',
    materialId: 'coal-fly-ash',
    materialWords: `fly ash of the ${canary} works`,
    quantity: { min: 1234, max: 1234, unit: 't', period: 'month' },
    window: { from: null, until: null },
    price: { amount: 12, currency: 'CNY', per: 't', direction: 'seller_receives' },
    hazardous: null,
    location: `${canary} silo 4`,
    attributes: { loi_pct: 4 },
    ...change,
  }
}

/** What a plant needs unless a test says otherwise: clinker, which fly ash can replace. */
export function clinkerNeed(change: Partial<ListingContent> = {}): ListingContent {
  const material = { materialId: 'clinker', materialWords: `clinker for the ${canary} kiln` }
  return ashOffer({ kind: 'need', ...material, price: null, attributes: {}, ...change })
}

/** Publishes a listing of a plant by its contact; returns its id. */
export async function publish(world: World, plant: Plant, content: ListingContent): Promise<string> {
  const listingId = v7()
  const published = await publishListing(await world.as(plant.contactId), { listingId, facilityId: plant.facilityId, content })
  if (published.outcome === 'refused') throw new Error(`Publishing was refused: ${published.refusal}.`)
  return listingId
}

export type Pair = {
  readonly project: Project
  readonly brokerId: string
  readonly offer: Plant & { readonly listingId: string }
  readonly need: Plant & { readonly listingId: string }
}

type PairChange = {
  readonly project?: Project
  readonly brokerId?: string
  readonly offer?: Plant
  readonly need?: Plant
  readonly wanting?: Parameters<typeof clinkerNeed>[0]
}

/** A project with a broker, a power plant that offers ash and a cement works that needs clinker; nothing is matched yet. */
export async function makePair(world: World, change: PairChange = {}): Promise<Pair> {
  const project = change.project ?? (await makeProject(world))
  const brokerId = change.brokerId ?? (await makePerson(world, { roles: [[project, 'broker']] }))
  const offer = change.offer ?? (await makePlant(world, { projects: [project] }))
  const need = change.need ?? (await makePlant(world, { projects: [project], isic: '2394', at: { lat: 39.8, lon: 119.1 } }))
  return {
    project,
    brokerId,
    offer: { ...offer, listingId: await publish(world, offer, ashOffer()) },
    need: { ...need, listingId: await publish(world, need, clinkerNeed(change.wanting)) },
  }
}

export type Matched = Pair & { readonly matchId: string; readonly matchNumber: number }

/** A pair whose match is proposed. */
export async function makeMatch(world: World, change: PairChange = {}): Promise<Matched> {
  const pair = await makePair(world, change)
  await findMatches(world.context, { listingId: pair.offer.listingId })
  const [row] = await world.context.db.execute<{ id: string; number: number }>(
    sql`select id, number from match where offer_id = ${pair.offer.listingId} and need_id = ${pair.need.listingId}
      and project_id = ${pair.project.id}`,
  )
  if (!row) throw new Error('The pair did not match.')
  return { ...pair, matchId: row.id, matchNumber: row.number }
}

export type Asked = Matched & { readonly introductionId: string; readonly introductionNumber: number }

/** A match that its broker approved: both sides are asked. */
export async function makeApproved(world: World, change: PairChange = {}): Promise<Asked> {
  const matched = await makeMatch(world, change)
  const decided = await reviewMatch(await world.as(matched.brokerId), { matchId: matched.matchId, decide: 'approve' })
  if (decided.outcome === 'refused') throw new Error(`The approval was refused: ${decided.refusal}.`)
  const [row] = await world.context.db.execute<{ id: string; number: number }>(
    sql`select id, number from introduction where match_id = ${matched.matchId}`,
  )
  if (!row) throw new Error('The approval made no introduction.')
  return { ...matched, introductionId: row.id, introductionNumber: row.number }
}

/** An introduction to which both sides said yes. */
export async function makeIntroduced(world: World, change: PairChange = {}): Promise<Asked> {
  const asked = await makeApproved(world, change)
  for (const { contactId } of [asked.offer, asked.need]) {
    await answerIntroduction(await world.as(contactId), { introductionId: asked.introductionId, answer: 'yes' })
  }
  return asked
}

/** The numbers of the matches that wait for a broker. */
export async function waitingFor(world: World, brokerId: string): Promise<readonly number[]> {
  const queue = await readReviewQueue(await world.as(brokerId))
  return queue.outcome === 'queue' ? queue.matches.map((match) => match.number) : []
}
