import { sql } from 'drizzle-orm'
import type { Factor } from '../../src/domain/factor.ts'
import type { Industry } from '../../src/domain/industry.ts'
import { buildKnowledge, type Knowledge } from '../../src/domain/knowledge.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Route } from '../../src/domain/route.ts'
import type { Database } from '../client.ts'
import { factor, industry, material, route } from '../schema/knowledge.ts'
import { type ChangedEdge, storeCompat } from './compat.ts'

const batch = 500

function inBatches<Row>(rows: readonly Row[]): Row[][] {
  const batches: Row[][] = []
  for (let start = 0; start < rows.length; start += batch) batches.push(rows.slice(start, start + batch))
  return batches
}

const excluded = (name: string) => sql.raw(`excluded.${name}`)

async function storeMaterials(db: Database, materials: readonly Material[]): Promise<void> {
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
}

export type Shipped = {
  readonly materials: readonly Material[]
  readonly routes: readonly Route[]
  readonly industries: readonly Industry[]
  readonly factors: readonly Factor[]
}

/** What storing knowledge changed for matching. */
export type KnowledgeStored = {
  readonly edges: readonly ChangedEdge[]
  /** Materials whose usual hazard changed, and ISIC classes that were not known before: figures of their listings are out of date. */
  readonly materials: readonly string[]
  readonly classes: readonly string[]
  /** Nothing was known before. */
  readonly first: boolean
  readonly knowledge: Knowledge
}

async function hazardsOf(db: Database): Promise<ReadonlyMap<string, boolean>> {
  const rows = await db.select({ id: material.id, hazardous: material.hazardous }).from(material)
  return new Map(rows.map((row) => [row.id, row.hazardous]))
}

/** Brings the shipped knowledge into the database: entries are renewed, none that listings use is removed. */
export async function storeKnowledge(db: Database, shipped: Shipped): Promise<KnowledgeStored> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7301956)`)
    const hazards = await hazardsOf(tx)
    await storeMaterials(tx, shipped.materials)
    await tx.delete(route)
    await tx.delete(industry)
    await tx.delete(factor)
    for (const rows of inBatches(shipped.routes)) {
      await tx.insert(route).values(rows.map((row) => ({ ...row, sourceIsic: [...row.sourceIsic], sinkIsic: [...row.sinkIsic] })))
    }
    for (const rows of inBatches(shipped.industries)) {
      await tx.insert(industry).values(rows.map((row) => ({ ...row, outputs: [...row.outputs], inputs: [...row.inputs] })))
    }
    for (const rows of inBatches(shipped.factors)) await tx.insert(factor).values(rows)
    const knowledge = await loadKnowledge(tx)
    const materials = shipped.materials.filter(({ id, hazardous }) => (hazards.get(id) ?? hazardous) !== hazardous).map(({ id }) => id)
    return { ...(await storeCompat(tx, knowledge)), materials, first: hazards.size === 0, knowledge }
  })
}

/** The knowledge as matching uses it. */
export async function loadKnowledge(db: Database): Promise<Knowledge> {
  const [materials, routes, industries] = await Promise.all([
    db.select().from(material),
    db.select().from(route),
    db.select().from(industry),
  ])
  return buildKnowledge(materials, routes, industries)
}
