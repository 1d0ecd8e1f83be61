import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import type { Locale } from '../../src/domain/locale.ts'
import type { Actor, ProjectRole } from '../../src/domain/policy.ts'
import type { Database } from '../client.ts'
import { facilityContact } from '../schema/facility.ts'
import { account, person } from '../schema/person.ts'
import { projectRole } from '../schema/project.ts'

export type Person = typeof person.$inferSelect
export type Account = typeof account.$inferSelect
type AccountKey = { platform: string; workspace: string; account: string }

const sameAccount = (key: AccountKey) =>
  and(eq(account.platform, key.platform), eq(account.workspace, key.workspace), eq(account.account, key.account))

/** The person behind a platform account, or null for a stranger. */
export async function personOfAccount(db: Database, key: AccountKey): Promise<Person | null> {
  const [row] = await db.select({ person }).from(account).innerJoin(person, eq(person.id, account.personId)).where(sameAccount(key))
  return row?.person ?? null
}

export async function insertPerson(db: Database, row: typeof person.$inferInsert): Promise<void> {
  await db.insert(person).values(row)
}

/** Ties an account to a person; a known account keeps its person and gets conversation and time renewed. Returns whose it is. */
export async function touchAccount(db: Database, row: typeof account.$inferInsert): Promise<string> {
  const [held] = await db
    .insert(account)
    .values(row)
    .onConflictDoUpdate({
      target: [account.platform, account.workspace, account.account],
      set: { conversation: row.conversation, lastSeenAt: row.lastSeenAt },
    })
    .returning({ personId: account.personId })
  return held?.personId ?? row.personId
}

/** Forgets a person of whom nothing is stored yet. */
export async function deletePerson(db: Database, id: string): Promise<void> {
  await db.delete(person).where(eq(person.id, id))
}

export async function personById(db: Database, id: string): Promise<Person | null> {
  const [row] = await db.select().from(person).where(eq(person.id, id))
  return row ?? null
}

/** Everybody who is a broker anywhere. */
export async function allBrokers(db: Database): Promise<readonly Person[]> {
  const brokers = db.select({ id: projectRole.personId }).from(projectRole).where(eq(projectRole.role, 'broker'))
  return db.select().from(person).where(inArray(person.id, brokers)).orderBy(person.id)
}

/** Names of people by id. */
export async function namesOfPeople(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Where the person was last seen: that is where notices go. */
export async function latestAccount(db: Database, personId: string): Promise<Account | null> {
  const [row] = await db.select().from(account).where(eq(account.personId, personId)).orderBy(sql`${account.lastSeenAt} desc`).limit(1)
  return row ?? null
}

/** What the person may act for: facilities they are a member of, roles in projects. */
export async function loadActor(db: Database, personId: string): Promise<Actor> {
  const [facilities, roles] = await Promise.all([
    db
      .select({ id: facilityContact.facilityId })
      .from(facilityContact)
      .where(and(eq(facilityContact.personId, personId), eq(facilityContact.status, 'member'))),
    db.select({ projectId: projectRole.projectId, role: projectRole.role }).from(projectRole).where(eq(projectRole.personId, personId)),
  ])
  return { personId, facilityIds: facilities.map((row) => row.id), roles }
}

export async function updateSettings(
  db: Database,
  personId: string,
  settings: { locale?: Locale; timeZone?: string; quietFrom?: number; quietUntil?: number },
): Promise<void> {
  await db.update(person).set(settings).where(eq(person.id, personId))
}

/** Everybody who holds one of the roles in the project, each once. */
export async function peopleWithRole(db: Database, projectId: string, roles: readonly ProjectRole[]): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: projectRole.personId })
    .from(projectRole)
    .where(and(eq(projectRole.projectId, projectId), inArray(projectRole.role, [...roles])))
  return rows.map((row) => row.id)
}

/** The contacts who speak for a facility. */
export async function contactsOf(db: Database, facilityId: string): Promise<readonly Person[]> {
  const rows = await db
    .select({ person })
    .from(facilityContact)
    .innerJoin(person, eq(person.id, facilityContact.personId))
    .where(and(eq(facilityContact.facilityId, facilityId), eq(facilityContact.status, 'member')))
    .orderBy(facilityContact.askedAt)
  return rows.map((row) => row.person)
}

/** Everybody with an account on a platform, with the facilities and roles they are known by. */
export async function peopleOn(
  db: Database,
  platform: string,
): Promise<readonly { account: string; name: string; locale: Locale; facilities: readonly string[]; roles: readonly ProjectRole[] }[]> {
  const facilities = sql<string[]>`array(select f.name from facility_contact c join facility f on f.id = c.facility_id
    where c.person_id = ${person.id} and c.status = 'member' order by f.number)`
  const roles = sql<ProjectRole[]>`array(select distinct r.role from project_role r where r.person_id = ${person.id})`
  return db
    .select({ account: account.account, name: person.name, locale: person.locale, facilities, roles })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .where(eq(account.platform, platform))
    .orderBy(person.createdAt, account.account)
}

/** Accounts of a platform seen since an instant, newest first. */
export async function lastSeenOn(
  db: Database,
  platform: string,
  since: Date,
  limit: number,
): Promise<readonly { account: string; at: Date }[]> {
  return db
    .select({ account: account.account, at: account.lastSeenAt })
    .from(account)
    .where(and(eq(account.platform, platform), gte(account.lastSeenAt, since)))
    .orderBy(desc(account.lastSeenAt))
    .limit(limit)
}
