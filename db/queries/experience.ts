import { sql } from 'drizzle-orm'
import { type Experience, experienceKey } from '../../src/domain/experience.ts'
import type { Database } from '../client.ts'

/** What a project has learnt, by its number. */
export async function loadExperience(db: Database, project: number): Promise<Experience> {
  const rows = await db.execute<{ from: string; to: string; accepted: number; rejected: number }>(sql`
    select f.material_id as from, t.material_id as to, accepted, rejected from experience
    join material_code f on f.code = from_material join material_code t on t.code = to_material where project = ${project}`)
  return new Map(rows.map(({ from, to, accepted, rejected }) => [experienceKey(from, to), { accepted, rejected }]))
}
