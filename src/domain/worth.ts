import type { Listing } from './listing.ts'
import { convertAmount, toTonnes } from './mass.ts'
import type { ScoredPair } from './match.ts'
import type { Material } from './material.ts'
import { amountPerYear } from './quantity.ts'
import type { Unit } from './unit.ts'

/** Typical value at the gate in USD for one unit, negative where the holder usually pays. */
export type ValueBand = { readonly low: number; readonly high: number; readonly per: Unit }

/** What is known of materials' values, by catalogue id. */
export type Valuation = (materialId: string) => ValueBand | null

export const nothingValued: Valuation = () => null

/** Freight of bulk goods by lorry, USD for one tonne over one kilometre of road (about 0.06 EUR). */
const freightUsdPerTonneKm = 0.07

/** Units that amounts are split in: tonnes wherever a density makes them, else what compares by itself. */
export type PlanUnit = Extract<Unit, 't' | 'm3' | 'GJ' | 'unit'>
export type YearlyAmount = { readonly amount: number; readonly unit: PlanUnit }

const planUnits: readonly PlanUnit[] = ['t', 'm3', 'GJ', 'unit']

/** A listing's amount a year in the unit it is planned in; null when it states none. */
export function plannedAmount({ quantity }: Pick<Listing, 'quantity'>, material: Material): YearlyAmount | null {
  if (!quantity) return null
  for (const unit of planUnits) {
    const amount = convertAmount(amountPerYear(quantity), quantity.unit, unit, material.densityTonnesPerM3)
    if (amount !== null) return { amount, unit }
  }
  return null
}

/**
 * What one unit of a flow is worth to both sides together, USD. `prices`: what the giver need not pay to be rid of it (low end of
 * its band) and what the taker need not buy (middle of the band of what is replaced). `reach`: where no band is known, what the
 * material usually bears to be carried as far as it usually travels.
 */
export type Worth =
  | {
      readonly basis: 'prices'
      readonly avoidedDisposal: number
      readonly avoidedPurchase: number
      readonly transport: number
      readonly net: number
    }
  | { readonly basis: 'reach'; readonly bears: number; readonly transport: number; readonly net: number }

function perUnit(usd: number, { per }: ValueBand, unit: PlanUnit, density: number | null): number | null {
  const units = convertAmount(1, unit, per, density)
  return units === null ? null : units * usd
}

function avoidedDisposal(material: Material, unit: PlanUnit, valuation: Valuation): number {
  const band = valuation(material.id)
  return band === null ? 0 : (perUnit(Math.max(0, -band.low), band, unit, material.densityTonnesPerM3) ?? 0)
}

function avoidedPurchase(material: Material, unit: PlanUnit, valuation: Valuation): number | null {
  const band = valuation(material.id)
  return band === null ? null : perUnit(Math.max(0, (band.low + band.high) / 2), band, unit, material.densityTonnesPerM3)
}

/** Tonnes on the road for one unit. Volumes without a density weigh as water; energy and pieces are not counted. */
function tonnesPerUnit(unit: PlanUnit, density: number | null): number {
  if (unit === 'm3') return density ?? 1
  return toTonnes(1, unit, density) ?? 0
}

/** The value of one unit between two materials over a road distance (null: as far as it usually travels); null when nothing is known. */
export function worthOf(
  flow: { readonly offered: Material; readonly wanted: Material; readonly unit: PlanUnit; readonly roadKm: number | null },
  valuation: Valuation,
): Worth | null {
  const { offered, wanted, unit, roadKm } = flow
  const usdPerKm = freightUsdPerTonneKm * tonnesPerUnit(unit, offered.densityTonnesPerM3)
  const transport = usdPerKm * (roadKm ?? offered.reachKm)
  const purchase = avoidedPurchase(wanted, unit, valuation)
  if (purchase !== null) {
    const disposal = avoidedDisposal(offered, unit, valuation)
    return { basis: 'prices', avoidedDisposal: disposal, avoidedPurchase: purchase, transport, net: disposal + purchase - transport }
  }
  if (usdPerKm === 0) return null
  const bears = usdPerKm * offered.reachKm
  return { basis: 'reach', bears, transport, net: bears - transport }
}

/** Kilometres of road that cost as much as the cheapest way both sides have, null when a place is unknown. */
export function haulKmOf({ reasons }: ScoredPair): number | null {
  for (const reason of reasons) if (reason.reason === 'distance') return reason.costKm
  return null
}

/** Kilometres by road between the sides of a pair, null when a place is unknown. */
export function roadKmOf({ reasons }: ScoredPair): number | null {
  for (const reason of reasons) if (reason.reason === 'distance') return reason.roadKm
  return null
}
