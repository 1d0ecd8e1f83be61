import { and, eq, inArray } from 'drizzle-orm'
import type { Ton } from '../../src/domain/ton.ts'
import type { Database } from '../client.ts'
import { facility, facilityContact, facilityProject, type MembershipStatus } from '../schema/facility.ts'
import { project } from '../schema/project.ts'
import type { Project } from './projects.ts'

export type Facility = typeof facility.$inferSelect

export async function facilityById(db: Database, id: string): Promise<Facility | null> {
  const [row] = await db.select().from(facility).where(eq(facility.id, id))
  return row ?? null
}

export async function facilityByNumber(db: Database, number: number): Promise<Facility | null> {
  const [row] = await db.select().from(facility).where(eq(facility.number, number))
  return row ?? null
}

export async function facilitiesByIds(db: Database, ids: readonly string[]): Promise<readonly Facility[]> {
  if (ids.length === 0) return []
  return db
    .select()
    .from(facility)
    .where(inArray(facility.id, [...ids]))
    .orderBy(facility.number)
}

/** Facilities of a person with how far their membership is. */
export async function membershipsOf(db: Database, personId: string): Promise<readonly { facility: Facility; status: MembershipStatus }[]> {
  return db
    .select({ facility, status: facilityContact.status })
    .from(facilityContact)
    .innerJoin(facility, eq(facility.id, facilityContact.facilityId))
    .where(eq(facilityContact.personId, personId))
    .orderBy(facility.number)
}

export async function insertFacility(db: Database, row: typeof facility.$inferInsert, projectIds: readonly string[]): Promise<number> {
  const [inserted] = await db.insert(facility).values(row).returning({ number: facility.number })
  if (projectIds.length > 0) await db.insert(facilityProject).values(projectIds.map((projectId) => ({ facilityId: row.id, projectId })))
  return inserted?.number ?? 0
}

export async function updateFacility(db: Database, id: string, change: Partial<typeof facility.$inferInsert>): Promise<void> {
  if (Object.keys(change).length > 0) await db.update(facility).set(change).where(eq(facility.id, id))
}

export async function setTon(db: Database, id: string, ton: Ton): Promise<void> {
  await db.update(facility).set({ ton }).where(eq(facility.id, id))
}

const ofPerson = (facilityId: string, personId: string) =>
  and(eq(facilityContact.facilityId, facilityId), eq(facilityContact.personId, personId))

export async function membership(db: Database, facilityId: string, personId: string): Promise<MembershipStatus | null> {
  const [row] = await db.select({ status: facilityContact.status }).from(facilityContact).where(ofPerson(facilityId, personId))
  return row?.status ?? null
}

export async function setMembership(db: Database, row: typeof facilityContact.$inferInsert): Promise<void> {
  await db
    .insert(facilityContact)
    .values(row)
    .onConflictDoUpdate({
      target: [facilityContact.facilityId, facilityContact.personId],
      set: { status: row.status, askedAt: row.askedAt },
    })
}

/** Ends a membership; false when the person was no member. */
export async function deleteMembership(db: Database, facilityId: string, personId: string): Promise<boolean> {
  const gone = await db
    .delete(facilityContact)
    .where(and(ofPerson(facilityId, personId), eq(facilityContact.status, 'member')))
    .returning({ status: facilityContact.status })
  return gone.length === 1
}

/** Notes that a person asks to speak for a facility; false when they already do, or have asked and wait. */
export async function askMembership(db: Database, row: { facilityId: string; personId: string; askedAt: Date }): Promise<boolean> {
  const asked = await db
    .insert(facilityContact)
    .values({ ...row, status: 'asked' })
    .onConflictDoUpdate({
      target: [facilityContact.facilityId, facilityContact.personId],
      set: { status: 'asked', askedAt: row.askedAt },
      setWhere: eq(facilityContact.status, 'refused'),
    })
    .returning({ status: facilityContact.status })
  return asked.length === 1
}

/** Ends a membership that waits; false when somebody else has settled it, or nobody asked. */
export async function settleMembership(
  db: Database,
  row: { facilityId: string; personId: string; status: 'member' | 'refused' },
): Promise<boolean> {
  const settled = await db
    .update(facilityContact)
    .set({ status: row.status })
    .where(and(ofPerson(row.facilityId, row.personId), eq(facilityContact.status, 'asked')))
    .returning({ status: facilityContact.status })
  return settled.length === 1
}

export async function projectsOfFacility(db: Database, facilityId: string): Promise<readonly Project[]> {
  const rows = await db
    .select({ project })
    .from(facilityProject)
    .innerJoin(project, eq(project.id, facilityProject.projectId))
    .where(eq(facilityProject.facilityId, facilityId))
  return rows.map((row) => row.project)
}

/** Projects that any of the facilities takes part in. */
export async function projectIdsOfFacilities(db: Database, facilityIds: readonly string[]): Promise<readonly string[]> {
  if (facilityIds.length === 0) return []
  const rows = await db
    .selectDistinct({ id: facilityProject.projectId })
    .from(facilityProject)
    .where(inArray(facilityProject.facilityId, [...facilityIds]))
  return rows.map((row) => row.id)
}
