import { and, asc, desc, eq, gte, isNotNull, isNull, lt, or, sum } from 'drizzle-orm'
import type { Side } from '../../src/domain/introduction.ts'
import type { Price } from '../../src/domain/money.ts'
import type { Database } from '../client.ts'
import { delivery, deliveryDocument, deliveryPrice, introduction } from '../schema/introduction.ts'
import { factor } from '../schema/knowledge.ts'
import { ownFactor } from './knowledge-changes.ts'

export type DeliveryRow = typeof delivery.$inferSelect

export async function deliveryOfMonth(db: Database, introductionId: string, month: string): Promise<DeliveryRow | null> {
  const [row] = await db
    .select()
    .from(delivery)
    .where(and(eq(delivery.introductionId, introductionId), eq(delivery.month, month)))
    .for('no key update')
  return row ?? null
}

/** What both sides have confirmed of an introduction, oldest month first. */
export async function confirmedDeliveries(db: Database, introductionId: string): Promise<readonly DeliveryRow[]> {
  return db
    .select()
    .from(delivery)
    .where(and(eq(delivery.introductionId, introductionId), isNotNull(delivery.confirmedAt)))
    .orderBy(asc(delivery.month))
}

/** True when somebody said how much flowed in a month. */
export async function isMonthReported(db: Database, introductionId: string, month: string): Promise<boolean> {
  return (await db.$count(delivery, and(eq(delivery.introductionId, introductionId), eq(delivery.month, month)))) > 0
}

/** The amount of the latest month that anybody reported; null before the first. */
export async function latestAmount(db: Database, introductionId: string): Promise<Pick<DeliveryRow, 'amount' | 'unit' | 'month'> | null> {
  const [row] = await db
    .select({ amount: delivery.amount, unit: delivery.unit, month: delivery.month })
    .from(delivery)
    .where(eq(delivery.introductionId, introductionId))
    .orderBy(desc(delivery.month))
    .limit(1)
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

/** The factor for a displaced material, kilograms of CO2e per tonne: the project's own, else the newest shipped one. */
export async function displacedFactor(
  db: Database,
  materialId: string,
  projectId: string | null = null,
): Promise<{ id: string; value: number; source: string } | null> {
  const own = projectId === null ? null : await ownFactor(db, projectId, materialId)
  if (own) return { id: own.id, value: own.value, source: own.source }
  const [row] = await db
    .select({ id: factor.id, value: factor.value, source: factor.source })
    .from(factor)
    .where(and(eq(factor.materialId, materialId), eq(factor.kind, 'displaced'), eq(factor.unit, 'kgCO2e/t')))
    .orderBy(desc(factor.year), factor.id)
    .limit(1)
  return row ?? null
}

/** Deliveries that one side has reported, or both differently, that nobody was asked about since a moment, until the broker knows. */
export async function openDeliveries(db: Database, since: Date, limit: number): Promise<readonly DeliveryRow[]> {
  return db
    .select()
    .from(delivery)
    .where(
      and(
        isNull(delivery.confirmedAt),
        lt(delivery.asked, 2),
        lt(delivery.reportedAt, since),
        or(isNull(delivery.askedAt), lt(delivery.askedAt, since)),
      ),
    )
    .orderBy(asc(delivery.reportedAt))
    .limit(limit)
}

/** Notes what a side paid or was paid; a later word of the same side takes the place of an earlier one. */
export async function statePrice(db: Database, row: typeof deliveryPrice.$inferInsert): Promise<void> {
  const { price, statedAt } = row
  await db
    .insert(deliveryPrice)
    .values(row)
    .onConflictDoUpdate({ target: [deliveryPrice.deliveryId, deliveryPrice.side], set: { price, statedAt } })
}

/** Prices of a delivery by the side that stated them; only that side and the broker may read one. */
export async function pricesOf(db: Database, deliveryId: string): Promise<readonly { readonly side: Side; readonly price: Price }[]> {
  return db
    .select({ side: deliveryPrice.side, price: deliveryPrice.price })
    .from(deliveryPrice)
    .where(eq(deliveryPrice.deliveryId, deliveryId))
    .orderBy(deliveryPrice.side)
}

export async function insertDocument(db: Database, row: typeof deliveryDocument.$inferInsert): Promise<void> {
  await db.insert(deliveryDocument).values(row)
}

/** The papers of a delivery by their names, and the files of those that were sent, oldest first. */
export async function documentsOf(
  db: Database,
  deliveryId: string,
): Promise<readonly { readonly name: string; readonly fileId: string | null }[]> {
  return db
    .select({ name: deliveryDocument.name, fileId: deliveryDocument.fileId })
    .from(deliveryDocument)
    .where(eq(deliveryDocument.deliveryId, deliveryId))
    .orderBy(deliveryDocument.namedAt)
}
