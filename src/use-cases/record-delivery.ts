import {
  type DeliveryRow,
  deliveryById,
  deliveryOfMonth,
  insertDelivery,
  lockDelivery,
  updateDelivery,
} from '../../db/queries/deliveries.ts'
import { askedAfterMonth } from '../domain/amounts-asked.ts'
import { wallClock } from '../domain/calendar.ts'
import { type DeliveryQuestion, type DeliveryView, isFarAbove } from '../domain/delivery-view.ts'
import { moveStage, otherSide } from '../domain/introduction.ts'
import { convertAmount } from '../domain/mass.ts'
import type { Notice } from '../domain/notice.ts'
import { largestPerYear } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Unit } from '../domain/unit.ts'
import { type IsoDay, isIsoDay } from '../domain/window.ts'
import type { Context } from './context.ts'
import { enterStage } from './enter-stage.ts'
import { enterVerified, type LedgerMark, reverseVerified } from './keep-ledger.ts'
import { deliveryView, expectedMonth, type Inside, offeredMaterial, sideOfIntroduction } from './load-delivery.ts'
import { noteMonth } from './note-month.ts'
import { proposeCase } from './propose-case.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'
import { enterSales } from './state-price.ts'
import { tellSide } from './tell-side.ts'

type Figure = { readonly amount: number; readonly unit: Unit }

export type DeliveryOutcome =
  | { readonly outcome: 'reported' | 'confirmed' | 'disputed'; readonly view: DeliveryView }
  /** Nothing is stored: the figure is asked about first, `against` what is expected or was confirmed. */
  | {
      readonly outcome: 'asked'
      readonly question: DeliveryQuestion
      readonly answered: readonly DeliveryQuestion[]
      readonly introductionId: string
      readonly figure: Figure
      readonly month: IsoDay
      readonly against: Figure
    }

type Report = Figure & { readonly month: IsoDay; readonly answered: readonly DeliveryQuestion[] }

async function finish(
  inside: Inside,
  deliveryId: string,
  outcome: 'reported' | 'confirmed' | 'disputed',
  ledger?: LedgerMark,
): Promise<DeliveryOutcome | Refused> {
  const { context, facts, side } = inside
  const row = await deliveryById(context.db, deliveryId)
  if (!row) return refuse('delivery-not-found')
  const detail = { amount: row.amount, unit: row.unit, month: row.month, side, ...(ledger ? { ledger } : {}) }
  await audit(context, `delivery.${outcome}`, { kind: 'delivery', id: deliveryId }, detail)
  await refreshCards(context, { deliveryId })
  await noteMonth(inside, row.month)
  const notice: Notice = { kind: `delivery-${outcome}`, facts: { deliveryId } }
  await tellSide(context, facts, otherSide[side], notice)
  // A difference is the sides' own first; `chaseDeliveries` brings it to the broker when they leave it.
  if (outcome === 'confirmed') await tell(context, [facts.introduction.brokerId], notice)
  return { outcome, view: await deliveryView(context, facts, row, side) }
}

const densityOf = async ({ context, facts }: Inside) => (await offeredMaterial(context, facts))?.densityTonnesPerM3 ?? null

async function confirm(inside: Inside, row: DeliveryRow): Promise<DeliveryOutcome | Refused> {
  const { context, facts } = inside
  const confirmedAt = context.clock()
  await updateDelivery(context.db, row.id, { confirmedBy: context.actor.personId, confirmedAt, disputedAmount: null })
  const ledger = await enterVerified(context, facts, row)
  await enterSales(context, facts, row)
  if (await advanceToCompleted(inside, row.month)) await proposeCase(context, facts, row)
  return finish(inside, row.id, 'confirmed', ledger)
}

/** Material that flows and is confirmed completes an introduction, whatever stage people had noted. */
async function advanceToCompleted({ context, facts }: Inside, month: IsoDay): Promise<boolean> {
  const { stage } = facts.introduction
  const resumed = moveStage(stage, 'resume') ?? stage
  const implementing = moveStage(resumed, 'implement') ?? resumed
  if (!moveStage(implementing, 'complete')) return false
  await enterStage(context, facts, 'completed', { nextFollowUpAt: askedAfterMonth(month, context.clock()) })
  return true
}

function amountFault(amount: number): Refused | null {
  if (!Number.isFinite(amount)) return refuse('quantity-not-a-number')
  if (amount <= 0) return refuse('quantity-not-positive')
  return amount > largestPerYear ? refuse('quantity-too-large') : null
}

const firstOfMonth = (day: IsoDay) => `${day.slice(0, 7)}-01`

function monthFault(month: IsoDay, today: IsoDay): Refused | null {
  if (!isIsoDay(month)) return refuse('delivery-unreadable', month)
  return firstOfMonth(month) > today ? refuse('delivery-in-future') : null
}

/** What an introduction does not allow: a unit that the agreed amount is not counted in, or a month after its end. */
async function introductionFault(inside: Inside, { unit, month }: Report): Promise<Refused | null> {
  const { stage, movedAt } = inside.facts.introduction
  const ended = stage === 'declined' || stage === 'lapsed'
  if (ended && month > movedAt.toISOString().slice(0, 10)) return refuse('introduction-ended')
  const expected = expectedMonth(inside.facts)
  if (expected && convertAmount(1, unit, expected.unit, await densityOf(inside)) === null)
    return refuse('delivery-wrong-unit', expected.unit)
  return null
}

async function question(inside: Inside, report: Report, before: DeliveryRow | null): Promise<DeliveryOutcome | null> {
  const { amount, unit, month, answered } = report
  const expected = expectedMonth(inside.facts)
  const ask = (asked: DeliveryQuestion, against: Figure): DeliveryOutcome | null =>
    answered.includes(asked)
      ? null
      : {
          outcome: 'asked',
          question: asked,
          answered,
          introductionId: inside.facts.introduction.id,
          figure: { amount, unit },
          month,
          against,
        }
  const converted = expected && convertAmount(amount, unit, expected.unit, await densityOf(inside))
  const far = expected && converted !== null && isFarAbove(converted, expected.amount) ? ask('far-above', expected) : null
  return far ?? (before?.confirmedAt ? ask('settled-before', { amount: before.amount, unit: before.unit }) : null)
}

/** One side reports what flowed in a month; the same figure from the other side confirms it, another one disputes it. */
export async function reportDelivery(
  context: Context,
  input: Figure & { readonly introductionId: string; readonly month: IsoDay; readonly answered?: readonly DeliveryQuestion[] },
): Promise<DeliveryOutcome | Refused> {
  const { introductionId, amount, unit, answered = [] } = input
  const fault = amountFault(amount) ?? monthFault(input.month, wallClock(context.clock(), 'UTC').day)
  if (fault) return fault
  const month = firstOfMonth(input.month)
  return inTransaction(context, async (transaction) => {
    const inside = await sideOfIntroduction(transaction, introductionId)
    if ('outcome' in inside) return inside
    const before = await deliveryOfMonth(transaction.db, introductionId, month)
    return take(inside, { amount, unit, month, answered }, before)
  })
}

async function take(inside: Inside, report: Report, before: DeliveryRow | null): Promise<DeliveryOutcome | Refused> {
  const fault = await introductionFault(inside, report)
  if (fault) return fault
  const { amount, unit, month } = report
  const same = before !== null && (await isSameAs(inside, report, before))
  if (before?.confirmedAt && same) return refuse('delivery-settled')
  const asked = await question(inside, report, before)
  if (asked) return asked
  if (before?.confirmedAt) return reopen(inside, before, { amount, unit })
  if (before && before.reportedSide !== inside.side) return compare(inside, before, { amount, unit })
  if (before && same) return refuse('delivery-reported-already')
  if (before) return correct(inside, before, { amount, unit })
  const { context, facts } = inside
  const id = context.newId()
  await insertDelivery(context.db, { id, introductionId: facts.introduction.id, month, ...reported(inside, { amount, unit }) })
  return finish(inside, id, 'reported')
}

function reported({ context, side }: Inside, figure: Figure) {
  return { ...figure, reportedSide: side, reportedBy: context.actor.personId, reportedAt: context.clock(), asked: 0, askedAt: null }
}

/** Figures are the same when they differ by less than rounding in a conversion of units can. */
const isSame = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(one, other)

async function isSameAs(inside: Inside, figure: Figure, row: DeliveryRow): Promise<boolean> {
  const amount = convertAmount(figure.amount, figure.unit, row.unit, await densityOf(inside))
  return amount !== null && isSame(row.amount, amount)
}

/** What both sides had confirmed is open again: both figures stand, and what was entered for it is taken back. */
async function reopen(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  const agreed = convertAmount(row.amount, row.unit, figure.unit, await densityOf(inside))
  if (agreed === null) return refuse('delivery-wrong-unit', row.unit)
  const open = { ...reported(inside, figure), confirmedAt: null, confirmedBy: null, disputedAmount: agreed }
  await updateDelivery(inside.context.db, row.id, open)
  return finish(inside, row.id, 'disputed', await reverseVerified(inside.context, row.id))
}

/** A side gives another figure of its own; what the other side said against it stays until both say the same. */
async function correct(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  const counter = row.disputedAmount === null ? null : convertAmount(row.disputedAmount, row.unit, figure.unit, await densityOf(inside))
  if (row.disputedAmount !== null && counter === null) return refuse('delivery-wrong-unit', row.unit)
  const corrected = { ...row, ...reported(inside, figure), disputedAmount: counter }
  await updateDelivery(inside.context.db, row.id, { ...reported(inside, figure), disputedAmount: counter })
  if (counter === null) return finish(inside, row.id, 'reported')
  return isSame(counter, figure.amount) ? confirm(inside, corrected) : finish(inside, row.id, 'disputed')
}

async function compare(inside: Inside, row: DeliveryRow, figure: Figure): Promise<DeliveryOutcome | Refused> {
  const amount = convertAmount(figure.amount, figure.unit, row.unit, await densityOf(inside))
  if (amount === null) return refuse('delivery-wrong-unit', row.unit)
  if (isSame(row.amount, amount)) return confirm(inside, row)
  await updateDelivery(inside.context.db, row.id, { disputedAmount: amount, asked: 0, askedAt: inside.context.clock() })
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
    return settleAs(inside, row, settle === 'confirm' ? null : { amount: settle.ownAmount, unit: settle.unit ?? row.unit })
  })
}

async function settleAs(inside: Inside, row: DeliveryRow, own: Figure | null): Promise<DeliveryOutcome | Refused> {
  if (row.confirmedAt) return refuse('delivery-settled')
  if (row.reportedSide === inside.side) return refuse('delivery-own-figure')
  if (!own) return confirm(inside, row)
  return amountFault(own.amount) ?? take(inside, { ...own, month: row.month, answered: [] }, row)
}
