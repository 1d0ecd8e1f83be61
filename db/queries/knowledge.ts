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

/**
 * Brings the shipped knowledge into the database: entries are renewed, none that listings use is removed. Returns the edges that
 * came, went or changed.
 */
export async function storeKnowledge(db: Database, shipped: Shipped): Promise<readonly ChangedEdge[]> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7301956)`)
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
    return storeCompat(tx, await loadKnowledge(tx))
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
