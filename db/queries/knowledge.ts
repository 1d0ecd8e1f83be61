import { eq, getTableColumns, isNull, sql } from 'drizzle-orm'
import type { Lists, Shipped } from '../../src/domain/handbook.ts'
import type { Database } from '../client.ts'
import { code, factor, industry, knownCase, material, materialSheet, route, shippedKnowledge, technology } from '../schema/knowledge.ts'

const batch = 500
const knowledgeLock = 7_301_956

function inBatches<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = []
  for (let start = 0; start < rows.length; start += batch) batches.push(rows.slice(start, start + batch))
  return batches
}

const excluded = (name: string) => sql.raw(`excluded.${name}`)

/** Rows with lists of their own, since drizzle wants lists that it could change. */
function writable<Row>(
  rows: readonly Row[],
): { -readonly [Key in keyof Row]: Row[Key] extends readonly (infer Item)[] ? Item[] : Row[Key] }[] {
  return structuredClone(rows) as never
}

async function storeMaterials(db: Database, materials: Shipped['materials']): Promise<void> {
  const rows = materials.map((entry) => ({
    ...entry,
    ewc: [...entry.ewc],
    aliases: { en: [...entry.aliases.en], 'zh-CN': [...entry.aliases['zh-CN']], ko: [...entry.aliases.ko] },
  }))
  for (const values of inBatches(rows)) {
    await db
      .insert(material)
      .values(values)
      .onConflictDoUpdate({
        target: material.id,
        set: {
          names: excluded('names'),
          aliases: excluded('aliases'),
          streamKind: excluded('stream_kind'),
          family: excluded('family'),
          ewc: excluded('ewc'),
          hazardous: excluded('hazardous'),
          densityTonnesPerM3: excluded('density_tonnes_per_m3'),
          reachKm: excluded('reach_km'),
        },
      })
  }
  // What is no longer shipped goes, unless a listing still means it.
  await db.execute(sql`delete from ${material} m where m.project_id is null and not (m.id = any(${sql.param(rows.map((row) => row.id))}))
    and not exists (select 1 from listing l where l.material_id = m.id)`)
}

async function storeReferences(db: Database, { sheets, technologies, codes }: Shipped): Promise<void> {
  for (const rows of inBatches(sheets)) await db.insert(materialSheet).values(rows.map((sheet) => ({ id: sheet.id, sheet })))
  for (const rows of inBatches(technologies)) await db.insert(technology).values(rows.map((entry) => ({ id: entry.id, content: entry })))
  for (const rows of inBatches(codes)) await db.insert(code).values(rows)
}

async function storeExperience(db: Database, { routes, industries, cases, factors }: Shipped): Promise<void> {
  for (const rows of inBatches(routes)) await db.insert(route).values(writable(rows))
  for (const rows of inBatches(industries)) await db.insert(industry).values(writable(rows))
  for (const rows of inBatches(cases)) await db.insert(knownCase).values(writable(rows))
  for (const rows of inBatches(factors)) await db.insert(factor).values(writable(rows))
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
    await storeMaterials(tx, lists.materials)
    await storeReferences(tx, lists)
    await storeExperience(tx, lists)
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
