import { eq, getTableColumns, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Lists, Shipped } from '../../src/domain/handbook.ts'
import type { Database } from '../client.ts'
import { code, factor, industry, knownCase, material, materialSheet, route, shippedKnowledge, technology } from '../schema/knowledge.ts'

const batch = 2000
const knowledgeLock = 7_301_956

/** Puts whole rows into a table as one JSON value a batch: several times as fast as a parameter for every field. */
async function insertAll(db: Database, table: PgTable, rows: readonly object[], onConflict: SQL = sql``): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).map(([property, column]) => [property, column.name] as const)
  const stored = rows.map((row) => {
    const fields: Readonly<Record<string, unknown>> = { ...row }
    return Object.fromEntries(columns.map(([property, name]) => [name, fields[property] ?? null]))
  })
  for (let start = 0; start < stored.length; start += batch) {
    const json = JSON.stringify(stored.slice(start, start + batch))
    await db.execute(sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${json}::jsonb) ${onConflict}`)
  }
}

const renewed = ['names', 'aliases', 'stream_kind', 'family', 'ewc', 'hazardous', 'density_tonnes_per_m3', 'reach_km']

async function storeMaterials(db: Database, materials: Shipped['materials']): Promise<void> {
  const set = renewed.map((name) => `${name} = excluded.${name}`).join(', ')
  await insertAll(db, material, materials, sql.raw(`on conflict (id) do update set ${set}`))
  // What is no longer shipped goes, unless a listing still means it.
  const ids = materials.map((entry) => entry.id)
  await db.execute(sql`delete from ${material} m where m.project_id is null and not (m.id = any(${sql.param(ids)}))
    and not exists (select 1 from listing l where l.material_id = m.id)`)
}

async function storeLists(db: Database, lists: Shipped): Promise<void> {
  await storeMaterials(db, lists.materials)
  await insertAll(
    db,
    materialSheet,
    lists.sheets.map((sheet) => ({ id: sheet.id, sheet })),
  )
  await insertAll(
    db,
    technology,
    lists.technologies.map((content) => ({ id: content.id, content })),
  )
  await insertAll(db, code, lists.codes)
  await insertAll(db, route, lists.routes)
  await insertAll(db, industry, lists.industries)
  await insertAll(db, knownCase, lists.cases)
  await insertAll(db, factor, lists.factors)
}

/** The version of the shipped lists in the database and when they came there, or null where there are none. */
export async function storedVersion(db: Database): Promise<{ readonly version: string; readonly storedAt: Date } | null> {
  const [row] = await db.select().from(shippedKnowledge).where(eq(shippedKnowledge.id, 1))
  return row ?? null
}

/**
 * Brings the shipped knowledge into the database, in place of what was shipped before. What projects made their own lies
 * elsewhere and is not touched. Does nothing, and does not even read the lists, where this version is there already.
 */
export async function storeKnowledge(db: Database, shipped: { readonly version: string; readonly read: () => Shipped }): Promise<boolean> {
  if ((await storedVersion(db))?.version === shipped.version) return false
  const lists = shipped.read()
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${knowledgeLock})`)
    if ((await storedVersion(tx))?.version === shipped.version) return false
    for (const table of [route, industry, knownCase, factor, materialSheet, technology, code]) await tx.delete(table)
    await storeLists(tx, lists)
    const row = { version: shipped.version, storedAt: sql`now()` }
    await tx
      .insert(shippedKnowledge)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: shippedKnowledge.id, set: row })
    return true
  })
}

/** The shipped lists as they are stored. */
export async function loadLists(db: Database): Promise<Lists> {
  const { projectId: _projectId, ...columns } = getTableColumns(material)
  const [materials, sheets, technologies, codes, routes, industries, cases] = await Promise.all([
    db.select(columns).from(material).where(isNull(material.projectId)),
    db.select({ sheet: materialSheet.sheet }).from(materialSheet),
    db.select({ content: technology.content }).from(technology),
    db.select().from(code),
    db.select().from(route),
    db.select().from(industry),
    db.select().from(knownCase),
  ])
  return {
    materials,
    sheets: sheets.map((row) => row.sheet),
    technologies: technologies.map((row) => row.content),
    codes,
    routes,
    industries,
    cases,
  }
}

/** How many entries of each list are stored. */
export async function countKnowledge(db: Database): Promise<{
  readonly materials: number
  readonly routes: number
  readonly industries: number
  readonly cases: number
  readonly codes: number
}> {
  const [row] = await db.execute<{ materials: number; routes: number; industries: number; cases: number; codes: number }>(sql`select
    (select count(*)::int from ${material} m where m.project_id is null) as materials, (select count(*)::int from ${route}) as routes,
    (select count(*)::int from ${industry}) as industries, (select count(*)::int from ${knownCase}) as cases,
    (select count(*)::int from ${code}) as codes`)
  return row ?? { materials: 0, routes: 0, industries: 0, cases: 0, codes: 0 }
}
