import type { Unit } from './unit.ts'

/** Tonnes in an amount, by density where it is a volume; null where it has no mass. */
export function toTonnes(amount: number, unit: Unit, densityTonnesPerM3: number | null): number | null {
  if (unit === 't') return amount
  if (densityTonnesPerM3 === null) return null
  if (unit === 'm3') return amount * densityTonnesPerM3
  return unit === 'L' ? (amount / 1000) * densityTonnesPerM3 : null
}

const cubicMetres: Partial<Record<Unit, number>> = { L: 0.001, m3: 1 }
const gigajoules: Partial<Record<Unit, number>> = { kWh: 0.0036, GJ: 1 }

/** The same amount in another unit, or null when the two cannot be compared. 1 kWh = 0.0036 GJ. */
export function convertAmount(amount: number, from: Unit, to: Unit, densityTonnesPerM3: number | null): number | null {
  if (from === to) return amount
  for (const scale of [cubicMetres, gigajoules]) {
    const [source, target] = [scale[from], scale[to]]
    if (source !== undefined && target !== undefined) return (amount * source) / target
  }
  if (to === 't') return toTonnes(amount, from, densityTonnesPerM3)
  const perUnit = toTonnes(1, to, densityTonnesPerM3)
  const tonnes = toTonnes(amount, from, densityTonnesPerM3)
  return perUnit === null || tonnes === null ? null : tonnes / perUnit
}
