import { and, desc, eq, gte, isNotNull, lt, sum } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { delivery, introduction } from '../schema/introduction.ts'
import { factor } from '../schema/knowledge.ts'
import { ownFactor, ownFactorSource } from './knowledge-changes.ts'

export type DeliveryRow = typeof delivery.$inferSelect

export async function deliveryOfMonth(db: Database, introductionId: string, month: string): Promise<DeliveryRow | null> {
  const [row] = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.introductionId, introductionId), eq(delivery.month, month)))
    .for('no key update')
  return row ?? null
}

export async function insertDelivery(db: Database, row: typeof delivery.$inferInsert): Promise<void> {
  await db.insert(delivery).values(row)
}

export async function updateDelivery(db: Database, id: string, change: Partial<typeof delivery.$inferInsert>): Promise<void> {
  await db.update(delivery).set(change).where(eq(delivery.id, id))
}

export async function deliveryById(db: Database, id: string): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(delivery).where(eq(delivery.id, id))
  return row ?? null
}

export async function lockDelivery(db: Database, id: string): Promise<DeliveryRow | null> {
  const [row] = await db.select().from(delivery).where(eq(delivery.id, id)).for('no key update')
  return row ?? null
}

/** What was confirmed in a project in a span of time: amounts by unit. */
export async function confirmedAmounts(
  db: Database,
  projectId: string,
  since: Date,
  until: Date,
): Promise<readonly { unit: string; amount: number }[]> {
  const rows = await db
    .select({ unit: delivery.unit, amount: sum(delivery.amount).mapWith(Number) })
    .from(delivery)
    .innerJoin(introduction, eq(introduction.id, delivery.introductionId))
    .where(and(eq(introduction.projectId, projectId), gte(delivery.confirmedAt, since), lt(delivery.confirmedAt, until)))
    .groupBy(delivery.unit)
  return rows
}

/** Kilograms of CO2e that all confirmed deliveries of a project avoided, gross. */
export async function avoidedKg(db: Database, projectId: string): Promise<number> {
  const [row] = await db
    .select({ total: sum(delivery.avoidedKg).mapWith(Number) })
    .from(delivery)
    .innerJoin(introduction, eq(introduction.id, delivery.introductionId))
    .where(and(eq(introduction.projectId, projectId), isNotNull(delivery.confirmedAt)))
  return row?.total ?? 0
}

/** The factor for a displaced material, kilograms of CO2e per tonne: the project's own, else the newest shipped one. */
export async function displacedFactor(
  db: Database,
  materialId: string,
  projectId: string | null = null,
): Promise<{ id: string; value: number; source: string } | null> {
  const own = projectId === null ? null : await ownFactor(db, projectId, materialId)
  if (own) return own
  const [row] = await db
    .select({ id: factor.id, value: factor.value, source: factor.source })
    .from(factor)
    .where(and(eq(factor.materialId, materialId), eq(factor.kind, 'displaced'), eq(factor.unit, 'kgCO2e/t')))
    .orderBy(desc(factor.year), factor.id)
    .limit(1)
  return row ?? null
}

/** Where a factor comes from, or null when it is no longer shipped. */
export async function factorSource(db: Database, id: string): Promise<string | null> {
  const [row] = await db.select({ source: factor.source }).from(factor).where(eq(factor.id, id))
  return row?.source ?? ownFactorSource(db, id)
}
