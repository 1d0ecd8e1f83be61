import {
  type DeliveryRow,
  deliveryById,
  deliveryOfMonth,
  displacedFactor,
  insertDelivery,
  lockDelivery,
  updateDelivery,
} from '../../db/queries/deliveries.ts'
import { type IntroductionFacts, introductionById, lockIntroduction } from '../../db/queries/introductions.ts'
import { materialIdsOf } from '../../db/queries/listings.ts'
import { wallClock } from '../domain/calendar.ts'
import type { DeliveryView } from '../domain/delivery-view.ts'
import { deliveryAvoidedKg } from '../domain/impact.ts'
import { moveStage, type Side } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import { sideOf } from '../domain/policy.ts'
import { largestPerYear } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Unit } from '../domain/unit.ts'
import type { IsoDay } from '../domain/window.ts'
import { enterStage, tellSide } from './answer-introduction.ts'
import type { Context, SystemContext } from './context.ts'
import { sidesOf } from './load-introduction.ts'
import { audit, inTransaction, tell } from './record-change.ts'

export type DeliveryOutcome = { readonly outcome: 'reported' | 'confirmed' | 'disputed'; readonly view: DeliveryView }

const otherSide: Record<Side, Side> = { offer: 'need', need: 'offer' }

/** A delivery as both sides and the broker read it. */
export async function deliveryView(context: SystemContext, facts: IntroductionFacts, row: DeliveryRow): Promise<DeliveryView> {
  const materials = await materialIdsOf(context.db, [facts.match.offerId, facts.match.needId])
  const offered = context.knowledge.materials.get(materials.get(facts.match.offerId) ?? '')
  const factor = row.factorId ? await displacedFactor(context.db, materials.get(facts.match.needId) ?? '') : null
  return {
    deliveryId: row.id,
    introductionNumber: facts.introduction.number,
    material: offered?.names ?? null,
    month: row.month,
    amount: row.amount,
    unit: row.unit,
    reportedSide: row.reportedSide,
    status: row.confirmedAt ? 'confirmed' : row.disputedAmount === null ? 'reported' : 'disputed',
    disputedAmount: row.disputedAmount,
    avoidedKg: row.avoidedKg,
    factorSource: factor?.source ?? null,
  }
}

type Inside = { readonly context: Context; readonly facts: IntroductionFacts; readonly side: Side }

async function finish(inside: Inside, deliveryId: string, outcome: DeliveryOutcome['outcome']): Promise<DeliveryOutcome | Refused> {
  const { context, facts, side } = inside
  const row = await deliveryById(context.db, deliveryId)
  if (!row) return refuse('delivery-not-found')
  await audit(
    context,
    `delivery.${outcome}`,
    { kind: 'delivery', id: deliveryId },
    { amount: row.amount, unit: row.unit, month: row.month, side },
  )
  const notice: Notice = { kind: `delivery-${outcome}`, facts: { deliveryId } }
  await tellSide(context, facts, otherSide[side], notice)
  if (outcome !== 'reported') await tell(context, [facts.introduction.brokerId], notice)
  return { outcome, view: await deliveryView(context, facts, row) }
}

async function confirm(inside: Inside, row: DeliveryRow): Promise<DeliveryOutcome | Refused> {
  const { context, facts } = inside
  const materials = await materialIdsOf(context.db, [facts.match.offerId, facts.match.needId])
  const density = context.knowledge.materials.get(materials.get(facts.match.offerId) ?? '')?.densityTonnesPerM3 ?? null
  const displaced = materials.get(facts.match.needId)
  const factor = displaced ? await displacedFactor(context.db, displaced) : null
  const avoidedKg = deliveryAvoidedKg(row.amount, row.unit, density, factor?.value ?? null)
  await updateDelivery(context.db, row.id, {
    confirmedBy: context.actor.personId,
    confirmedAt: context.clock(),
    disputedAmount: null,
    avoidedKg,
    factorId: avoidedKg === null ? null : (factor?.id ?? null),
  })
  await advanceToCompleted(inside)
  return finish(inside, row.id, 'confirmed')
}

/** Material that flows and is confirmed completes an introduction, whatever stage people had noted. */
async function advanceToCompleted({ context, facts }: Inside): Promise<void> {
  const { stage } = facts.introduction
  const implementing = stage === 'implementation' ? stage : moveStage(stage, 'implement')
  if (implementing && moveStage(implementing, 'complete')) await enterStage(context, facts, 'completed')
}

async function sideOfIntroduction(context: Context, introductionId: string): Promise<Inside | Refused> {
  const facts = await lockIntroduction(context.db, introductionId)
  if (!facts) return refuse('introduction-not-found')
  const side = sideOf(context.actor, sidesOf(facts))
  if (!side) return refuse('not-a-side')
  return facts.introduction.introducedAt ? { context, facts, side } : refuse('not-introduced-yet')
}

function amountFault(amount: number): Refused | null {
  if (!Number.isFinite(amount)) return refuse('quantity-not-a-number')
  if (amount <= 0) return refuse('quantity-not-positive')
  return amount > largestPerYear ? refuse('quantity-too-large') : null
}

/** One side reports what flowed in a month; the same figure from the other side confirms it, another one disputes it. */
export async function reportDelivery(
  context: Context,
  input: { readonly introductionId: string; readonly amount: number; readonly unit: Unit; readonly month: IsoDay },
): Promise<DeliveryOutcome | Refused> {
  const { amount, unit, month } = input
  const fault = amountFault(amount)
  if (fault) return fault
  if (month > wallClock(context.clock(), 'UTC').day) return refuse('delivery-in-future')
  return inTransaction(context, async (transaction) => {
    const inside = await sideOfIntroduction(transaction, input.introductionId)
    if ('outcome' in inside) return inside
    const before = await deliveryOfMonth(transaction.db, input.introductionId, month)
    if (before?.confirmedAt) return refuse('delivery-settled')
    const figure = { amount, unit, reportedSide: inside.side, reportedBy: transaction.actor.personId, reportedAt: transaction.clock() }
    if (!before) {
      const id = transaction.newId()
      await insertDelivery(transaction.db, { id, introductionId: input.introductionId, month, ...figure })
      return finish(inside, id, 'reported')
    }
    if (before.reportedSide !== inside.side) return compare(inside, before, amount)
    await updateDelivery(transaction.db, before.id, { ...figure, disputedAmount: null })
    return finish(inside, before.id, 'reported')
  })
}

async function compare(inside: Inside, row: DeliveryRow, amount: number): Promise<DeliveryOutcome | Refused> {
  if (row.amount === amount) return confirm(inside, row)
  await updateDelivery(inside.context.db, row.id, { disputedAmount: amount })
  return finish(inside, row.id, 'disputed')
}

/** The other side confirms a figure, or gives its own; a differing figure never overwrites the first. */
export async function settleDelivery(
  context: Context,
  input: { readonly deliveryId: string; readonly settle: 'confirm' | { readonly ownAmount: number } },
): Promise<DeliveryOutcome | Refused> {
  return inTransaction(context, async (transaction) => {
    const found = await lockDelivery(transaction.db, input.deliveryId)
    if (!found) return refuse('delivery-not-found')
    const inside = await sideOfIntroduction(transaction, found.introductionId)
    if ('outcome' in inside) return inside
    return settleAs(inside, found, input.settle === 'confirm' ? found.amount : input.settle.ownAmount)
  })
}

async function settleAs(inside: Inside, row: DeliveryRow, amount: number): Promise<DeliveryOutcome | Refused> {
  if (row.confirmedAt) return refuse('delivery-settled')
  if (row.reportedSide === inside.side) return refuse('delivery-own-figure')
  return amountFault(amount) ?? compare(inside, row, amount)
}

/** A delivery for one of its sides. */
export async function readDelivery(
  context: Context,
  input: { readonly deliveryId: string },
): Promise<{ readonly outcome: 'read'; readonly view: DeliveryView } | Refused> {
  const row = await deliveryById(context.db, input.deliveryId)
  const facts = row && (await introductionById(context.db, row.introductionId))
  if (!row || !facts) return refuse('delivery-not-found')
  if (!sideOf(context.actor, sidesOf(facts))) return refuse('not-a-side')
  return { outcome: 'read', view: await deliveryView(context, facts, row) }
}
