import { toTonnes } from './mass.ts'
import type { Unit } from './unit.ts'

/** Tonnes of CO2e avoided, gross: tonnes of flow times kilograms of CO2e per tonne of what it displaces. */
export function tonnesAvoided(tonnes: number, displacedKgPerTonne: number): number {
  return (tonnes * displacedKgPerTonne) / 1000
}

/** Kilograms of CO2e a delivery avoided, gross; null when it cannot be put into tonnes or no factor is known. */
export function deliveryAvoidedKg(
  amount: number,
  unit: Unit,
  densityTonnesPerM3: number | null,
  displacedKgPerTonne: number | null,
): number | null {
  const tonnes = toTonnes(amount, unit, densityTonnesPerM3)
  return tonnes === null || displacedKgPerTonne === null ? null : tonnes * displacedKgPerTonne
}
