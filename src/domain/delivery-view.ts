import type { FileView } from './file.ts'
import type { Side } from './introduction.ts'
import type { Names } from './locale.ts'
import type { Price } from './money.ts'
import type { Unit } from './unit.ts'

/** A paper by its name, and itself where it was sent. */
export type PaperView = { readonly name: string; readonly file: FileView | null }

/** A month's flow as one side reported it, for one reader. */
export type DeliveryView = {
  readonly deliveryId: string
  readonly introductionNumber: number
  readonly material: Names | null
  /** First day of the month. */
  readonly month: string
  readonly amount: number
  readonly unit: Unit
  readonly reportedSide: Side
  readonly status: 'reported' | 'confirmed' | 'disputed'
  readonly disputedAmount: number | null
  /** What was expected to flow in a month; null when nobody said how much there is. */
  readonly expected: { readonly amount: number; readonly unit: Unit } | null
  /** Kilograms of CO2e avoided, net and attributed, when a factor is known. */
  readonly avoidedKg: number | null
  readonly factorSource: string | null
  /** Papers by name, of both sides. */
  readonly documents: readonly PaperView[]
  /** What sides paid or were paid: the reader's own, or all for the broker. */
  readonly prices: readonly { readonly side: Side; readonly price: Price }[]
}

/** What is asked before a figure is taken: ten times the expected, or another than both sides have confirmed. */
export const deliveryQuestions = ['far-above', 'settled-before'] as const
export type DeliveryQuestion = (typeof deliveryQuestions)[number]

/** How many times the expected amount of a month is asked about. */
const farAboveTimes = 10

/** True for an amount that is more likely a slip of the pen; both in one unit. */
export function isFarAbove(amount: number, expected: number): boolean {
  return amount > farAboveTimes * expected
}
