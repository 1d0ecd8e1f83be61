import { type DeliveryRow, deliveryById, documentsOf, pricesOf } from '../../db/queries/deliveries.ts'
import { keptFile } from '../../db/queries/files.ts'
import { entriesOfDelivery } from '../../db/queries/impact.ts'
import { type IntroductionFacts, introductionById, lockIntroduction } from '../../db/queries/introductions.ts'
import { materialIdsOf } from '../../db/queries/listings.ts'
import type { DeliveryView } from '../domain/delivery-view.ts'
import type { Side } from '../domain/introduction.ts'
import type { Material } from '../domain/material.ts'
import { hasRole, sideOf } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'
import { sidesOf } from './load-introduction.ts'

/** Who reads a delivery: one of its sides, or the broker of its project. */
export type DeliveryReader = Side | 'broker'

/** As whom the actor reads deliveries of an introduction; null for strangers. */
export function deliveryReader(actor: Context['actor'], facts: IntroductionFacts): DeliveryReader | null {
  return sideOf(actor, sidesOf(facts)) ?? (hasRole(actor, facts.introduction.projectId, 'broker') ? 'broker' : null)
}

/** What the giving side offered, as the catalogue knows it. */
export async function offeredMaterial(context: SystemContext, { match }: IntroductionFacts): Promise<Material | null> {
  const materials = await materialIdsOf(context.db, [match.offerId])
  return context.knowledge.materials.get(materials.get(match.offerId) ?? '') ?? null
}

/** What should flow in a month, in the unit of the need; null when nobody said. */
export function expectedMonth({ match }: IntroductionFacts): DeliveryView['expected'] {
  return match.flow && match.flow.amount > 0 ? { amount: match.flow.amount / 12, unit: match.flow.unit } : null
}

function statusOf({ confirmedAt, disputedAmount }: DeliveryRow): DeliveryView['status'] {
  if (confirmedAt) return 'confirmed'
  return disputedAmount === null ? 'reported' : 'disputed'
}

/** A delivery as one of its sides or the broker reads it. */
export async function deliveryView(
  context: SystemContext,
  facts: IntroductionFacts,
  row: DeliveryRow,
  reader: DeliveryReader,
): Promise<DeliveryView> {
  const [offered, entries, documents, prices] = await Promise.all([
    offeredMaterial(context, facts),
    entriesOfDelivery(context.db, row.id),
    documentsOf(context.db, row.id),
    pricesOf(context.db, row.id),
  ])
  const saved = entries.find(({ metric }) => metric === 'ghg')
  return {
    deliveryId: row.id,
    introductionNumber: facts.introduction.number,
    material: offered?.names ?? null,
    month: row.month,
    amount: row.amount,
    unit: row.unit,
    reportedSide: row.reportedSide,
    status: statusOf(row),
    disputedAmount: row.disputedAmount,
    expected: expectedMonth(facts),
    avoidedKg: saved?.net ?? null,
    factorSource: saved?.inputs.terms[0]?.factor.source ?? null,
    documents: await Promise.all(documents.map(async ({ name, fileId }) => ({ name, file: await keptFile(context.db, fileId) }))),
    prices: prices.filter(({ side }) => reader === 'broker' || reader === side),
  }
}

/** An introduction that material may flow in, with the side that the actor speaks for. */
export type Inside = { readonly context: Context; readonly facts: IntroductionFacts; readonly side: Side }

/** Locks the introduction for one of its sides. */
export async function sideOfIntroduction(context: Context, introductionId: string): Promise<Inside | Refused> {
  const facts = await lockIntroduction(context.db, introductionId)
  if (!facts) return refuse('introduction-not-found')
  const side = sideOf(context.actor, sidesOf(facts))
  if (!side) return refuse('not-a-side')
  return facts.introduction.introducedAt ? { context, facts, side } : refuse('not-introduced-yet')
}

/** A delivery for one of its sides. */
export async function readDelivery(
  context: Context,
  input: { readonly deliveryId: string },
): Promise<{ readonly outcome: 'read'; readonly side: Side; readonly view: DeliveryView } | Refused> {
  const row = await deliveryById(context.db, input.deliveryId)
  const facts = row && (await introductionById(context.db, row.introductionId))
  if (!row || !facts) return refuse('delivery-not-found')
  const side = sideOf(context.actor, sidesOf(facts))
  return side ? { outcome: 'read', side, view: await deliveryView(context, facts, row, side) } : refuse('not-a-side')
}
