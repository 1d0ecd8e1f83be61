import { sql } from 'drizzle-orm'
import { type Experience, experienceKey, rejectionWeight } from '../../src/domain/experience.ts'
import type { Database } from '../client.ts'

/** What a project has learnt, by its number. */
export async function loadExperience(db: Database, project: number): Promise<Experience> {
  const rows = await db.execute<{ from: string; to: string; accepted: number; rejected: number }>(sql`
    select f.material_id as from, t.material_id as to, accepted, rejected from experience
    join material_code f on f.code = from_material join material_code t on t.code = to_material where project = ${project}`)
  return new Map(rows.map(({ from, to, accepted, rejected }) => [experienceKey(from, to), { accepted, rejected }]))
}

/** Counts anew what a project's brokers decided about pairs of materials, rejections by weight. */
export async function learnExperience(db: Database, project: { readonly id: string; readonly number: number }): Promise<void> {
  const weights = sql.join(
    Object.entries(rejectionWeight).map(([reason, weight]) => sql`when ${reason} then ${weight}::float8`),
    sql` `,
  )
  await db.transaction(async (tx) => {
    await tx.execute(sql`delete from experience where project = ${project.number}`)
    await tx.execute(sql`insert into experience (project, from_material, to_material, accepted, rejected)
      select ${project.number}, f.code, t.code, count(*) filter (where m.status = 'approved'),
        coalesce(sum(case m.rejection ${weights} else 0 end) filter (where m.status = 'rejected'), 0)
      from match m join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
      join material_code f on f.material_id = o.material_id join material_code t on t.material_id = n.material_id
      where m.project_id = ${project.id} and m.status in ('approved', 'rejected') group by f.code, t.code`)
  })
}
