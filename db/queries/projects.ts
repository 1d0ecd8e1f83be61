import { eq, sql } from 'drizzle-orm'
import type { ProjectRole } from '../../src/domain/policy.ts'
import type { Database } from '../client.ts'
import { park, project, projectPark, projectRole } from '../schema/project.ts'

export type Project = typeof project.$inferSelect
export type Park = typeof park.$inferSelect

const firstProjectLock = 7_301_957

/** True when there is no project yet; whoever asks next waits until this transaction ends. */
export async function noProjectYet(db: Database): Promise<boolean> {
  await db.execute(sql`select pg_advisory_xact_lock(${firstProjectLock})`)
  const [any] = await db.select({ id: project.id }).from(project).limit(1)
  return any === undefined
}

/** Stores a project; returns its number. */
export async function insertProject(db: Database, row: typeof project.$inferInsert): Promise<number> {
  const [inserted] = await db.insert(project).values(row).returning({ number: project.number })
  return inserted?.number ?? 0
}

export async function insertPark(db: Database, row: typeof park.$inferInsert, projectId: string): Promise<void> {
  await db.insert(park).values(row)
  await db.insert(projectPark).values({ projectId, parkId: row.id })
}

export async function grantRole(db: Database, row: { projectId: string; personId: string; role: ProjectRole }): Promise<void> {
  await db.insert(projectRole).values(row).onConflictDoNothing()
}

export async function allProjects(db: Database): Promise<readonly Project[]> {
  return db.select().from(project).orderBy(project.slug)
}

/** Projects whose matches follow a graph of their own. */
export async function projectsWithKnowledge(db: Database): Promise<readonly Project[]> {
  return db.select().from(project).where(eq(project.graph, project.number)).orderBy(project.number)
}

export async function projectById(db: Database, id: string): Promise<Project | null> {
  const [row] = await db.select().from(project).where(eq(project.id, id))
  return row ?? null
}

export async function projectBySlug(db: Database, slug: string): Promise<Project | null> {
  const [row] = await db.select().from(project).where(eq(project.slug, slug))
  return row ?? null
}

export async function allParks(db: Database): Promise<readonly Park[]> {
  return db.select().from(park).orderBy(park.slug)
}

export async function projectIdsOfPark(db: Database, parkId: string): Promise<readonly string[]> {
  const rows = await db.select({ id: projectPark.projectId }).from(projectPark).where(eq(projectPark.parkId, parkId))
  return rows.map((row) => row.id)
}

/** The projects that people of a workspace belong to, by a role or a facility. */
export async function projectIdsOfWorkspace(db: Database, platform: string, workspace: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with people as (select person_id from account where platform = ${platform} and workspace = ${workspace})
    select project_id as id from project_role where person_id in (select person_id from people)
    union
    select p.project_id from facility_contact c join facility_project p on p.facility_id = c.facility_id
    where c.status = 'member' and c.person_id in (select person_id from people)`)
  return rows.map(({ id }) => id)
}
