import {
  type DeliveryRow,
  deliveryById,
  deliveryOfMonth,
  displacedFactor,
  factorSource,
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
import { convertAmount } from '../domain/mass.ts'
import type { Notice } from '../domain/notice.ts'
import { sideOf } from '../domain/policy.ts'
import { largestPerYear } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Unit } from '../domain/unit.ts'
import { type IsoDay, isIsoDay } from '../domain/window.ts'
import { enterStage, tellSide } from './answer-introduction.ts'
import type { Context, SystemContext } from './context.ts'
import { sidesOf } from './load-introduction.ts'
import { proposeCase } from './propose-case.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'

export type DeliveryOutcome = { readonly outcome: 'reported' | 'confirmed' | 'disputed'; readonly view: DeliveryView }

const otherSide: Record<Side, Side> = { offer: 'need', need: 'offer' }

/** A delivery as both sides and the broker read it. */
export async function deliveryView(context: SystemContext, facts: IntroductionFacts, row: DeliveryRow): Promise<DeliveryView> {
  const materials = await materialIdsOf(context.db, [facts.match.offerId])
  const offered = context.knowledge.materials.get(materials.get(facts.match.offerId) ?? '')
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
    factorSource: row.factorId ? await factorSource(context.db, row.factorId) : null,
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
  await refreshCards(context, { deliveryId })
  const notice: Notice = { kind: `delivery-${outcome}`, facts: { deliveryId } }
  await tellSide(context, facts, otherSide[side], notice)
  if (outcome !== 'reported') await tell(context, [facts.introduction.brokerId], notice)
  return { outcome, view: await deliveryView(context, facts, row) }
}

async function densityOf({ context, facts }: Inside): Promise<number | null> {
  const materials = await materialIdsOf(context.db, [facts.match.offerId])
  return context.knowledge.materials.get(materials.get(facts.match.offerId) ?? '')?.densityTonnesPerM3 ?? null
}

async function confirm(inside: Inside, row: DeliveryRow): Promise<DeliveryOutcome | Refused> {
  const { context, facts } = inside
  const displaced = (await materialIdsOf(context.db, [facts.match.needId])).get(facts.match.needId)
  const factor = displaced ? await displacedFactor(context.db, displaced, facts.introduction.projectId) : null
  const avoidedKg = deliveryAvoidedKg(row.amount, row.unit, await densityOf(inside), factor?.value ?? null)
  await updateDelivery(context.db, row.id, {
    confirmedBy: context.actor.personId,
    confirmedAt: context.clock(),
    disputedAmount: null,
    avoidedKg,
    factorId: avoidedKg === null ? null : (factor?.id ?? null),
  })
  if (await advanceToCompleted(inside)) await proposeCase(context, facts, row)
  return finish(inside, row.id, 'confirmed')
}

/** Material that flows and is confirmed completes an introduction, whatever stage people had noted. */
async function advanceToCompleted({ context, facts }: Inside): Promise<boolean> {
  const { stage } = facts.introduction
  const resumed = moveStage(stage, 'resume') ?? stage
  const implementing = moveStage(resumed, 'implement') ?? resumed
  if (!moveStage(implementing, 'complete')) return false
  await enterStage(context, facts, 'completed')
  return true
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

type Figure = { readonly amount: number; readonly unit: Unit }

/** One side reports what flowed in a month; the same figure from the other side confirms it, another one disputes it. */
export async function reportDelivery(
  context: Context,
  input: Figure & { readonly introductionId: string; readonly month: IsoDay },
): Promise<DeliveryOutcome | Refused> {
  const { introductionId, amount, unit } = input
  const fault = amountFault(amount) ?? monthFault(input.month, wallClock(context.clock(), 'UTC').day)
  if (fault) return fault
  const month = firstOfMonth(input.month)
  return inTransaction(context, async (transaction) => {
    const inside = await sideOfIntroduction(transaction, introductionId)
    if ('outcome' in inside) return inside
    const before = await deliveryOfMonth(transaction.db, introductionId, month)
    if (before?.confirmedAt) return refuse('delivery-settled')
    if (before)
      return before.reportedSide === inside.side ? correct(inside, before, { amount, unit }) : compare(inside, before, { amount, unit })
    const id = transaction.newId()
    await insertDelivery(transaction.db, { id, introductionId, month, ...reported(inside, { amount, unit }) })
    return finish(inside, id, 'reported')
  })
}

const firstOfMonth = (day: IsoDay) => `${day.slice(0, 7)}-01`

function monthFault(month: IsoDay, today: IsoDay): Refused | null {
  if (!isIsoDay(month)) return refuse('delivery-unreadable', month)
  return firstOfMonth(month) > today ? refuse('delivery-in-future') : null
}

function reported({ context, side }: Inside, figure: Figure) {
  return { ...figure, reportedSide: side, reportedBy: context.actor.personId, reportedAt: context.clock() }
}

/** A side gives another figure of its own; what the other side said against it stays until both say the same. */
async function correct(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  const counter = row.disputedAmount === null ? null : convertAmount(row.disputedAmount, row.unit, figure.unit, await densityOf(inside))
  if (row.disputedAmount !== null && counter === null) return refuse('delivery-unreadable')
  const corrected = { ...row, ...reported(inside, figure), disputedAmount: counter }
  await updateDelivery(inside.context.db, row.id, { ...reported(inside, figure), disputedAmount: counter })
  if (counter === null) return finish(inside, row.id, 'reported')
  return isSame(counter, figure.amount) ? confirm(inside, corrected) : finish(inside, row.id, 'disputed')
}

/** Figures are the same when they differ by less than rounding in a conversion of units can. */
const isSame = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(one, other)

async function compare(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  const amount = convertAmount(figure.amount, figure.unit, row.unit, await densityOf(inside))
  if (amount === null) return refuse('delivery-unreadable')
  if (isSame(row.amount, amount)) return confirm(inside, row)
  await updateDelivery(inside.context.db, row.id, { disputedAmount: amount })
  return finish(inside, row.id, 'disputed')
}

/** The other side confirms a figure, or gives its own (in the unit of the first unless it names one), which never overwrites the first. */
export async function settleDelivery(
  context: Context,
  input: { readonly deliveryId: string; readonly settle: 'confirm' | { readonly ownAmount: number; readonly unit?: Unit } },
): Promise<DeliveryOutcome | Refused> {
  const { deliveryId, settle } = input
  return inTransaction(context, async (transaction) => {
    const known = await deliveryById(transaction.db, deliveryId)
    if (!known) return refuse('delivery-not-found')
    const inside = await sideOfIntroduction(transaction, known.introductionId)
    if ('outcome' in inside) return inside
    // Locked after its introduction, as everywhere, and read anew: the figure may have changed in between.
    const row = await lockDelivery(transaction.db, deliveryId)
    if (!row) return refuse('delivery-not-found')
    return settleAs(inside, row, settle === 'confirm' ? row : { amount: settle.ownAmount, unit: settle.unit ?? row.unit })
  })
}

async function settleAs(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  if (row.confirmedAt) return refuse('delivery-settled')
  if (row.reportedSide === inside.side) return refuse('delivery-own-figure')
  return amountFault(figure.amount) ?? compare(inside, row, figure)
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
