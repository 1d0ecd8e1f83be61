import type { Side } from './introduction.ts'
import type { Names } from './locale.ts'
import type { Unit } from './unit.ts'

/** A month's flow as one side reported it. */
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
  /** Kilograms of CO2e avoided, gross, when a factor is known. */
  readonly avoidedKg: number | null
  readonly factorSource: string | null
}
