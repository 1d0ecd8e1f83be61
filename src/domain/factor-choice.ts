import type { Factor, FactorKind } from './factor.ts'
import type { Term, UsedFactor } from './impact.ts'
import { convertAmount } from './mass.ts'
import type { TransportMode } from './match-factors.ts'
import type { Material, StreamKind } from './material.ts'
import { type Unit, units } from './unit.ts'

/** A factor that may be used: as shipped or a project's own, with the fingerprint of its content. */
export type VersionedFactor = Factor & { readonly version: string; readonly own: boolean }

/** A flow between two materials, by what its factors are chosen. */
export type Flow = {
  readonly amount: number
  readonly unit: Unit
  readonly offered: Material | null
  readonly wanted: Material | null
  readonly substitution: number
  readonly extraKm: number | null
  readonly mode: TransportMode
  /** Where it is used, ISO 3166-1 alpha-2. */
  readonly country: string
}

/** Freight by mode, where it drives: first the country's own, else the fallback. */
const freightIds: Readonly<Record<TransportMode, { readonly US: string; readonly other: string }>> = {
  road: { US: 'freight-truck-us', other: 'freight-hgv-average' },
  rail: { US: 'freight-rail-us', other: 'freight-rail-gb' },
  water: { US: 'freight-waterborne-us', other: 'freight-general-cargo-ship' },
}

/** The unit a factor counts by: `kgCO2e/t` counts by tonnes; null where that is no unit of ours. */
function countsBy(factor: Factor): Unit | null {
  const unit = factor.unit.split('/')[1]
  return units.find((each) => each === unit) ?? null
}

/** A project's own comes first, then the country's, the world's, and any other's; among equals the newest. */
function rankOf(factor: VersionedFactor, country: string): number {
  if (factor.own) return 0
  if (factor.region === country) return 1
  return factor.region === 'global' ? 2 : 3
}

type Wanted = { readonly kinds: readonly FactorKind[]; readonly material: Material | null; readonly flow: Flow; readonly amount: number }

type Counted = { readonly factor: VersionedFactor; readonly quantity: number }

/** The best factor for a material that the flow can be counted by, with how much of it that is. */
function best(pool: readonly VersionedFactor[], { kinds, material, flow, amount }: Wanted): Counted | null {
  const density = flow.offered?.densityTonnesPerM3 ?? null
  const fitting = pool.flatMap((factor) => {
    if (!material || factor.materialId !== material.id || !kinds.includes(factor.kind)) return []
    const by = countsBy(factor)
    const quantity = by === null ? null : convertAmount(amount, flow.unit, by, density)
    return quantity === null ? [] : [{ factor, quantity }]
  })
  const order = (one: Counted, other: Counted) =>
    kinds.indexOf(one.factor.kind) - kinds.indexOf(other.factor.kind) ||
    rankOf(one.factor, flow.country) - rankOf(other.factor, flow.country) ||
    other.factor.year - one.factor.year ||
    (one.factor.id < other.factor.id ? -1 : 1)
  return fitting.toSorted(order)[0] ?? null
}

const used = ({ id, version, value, unit, region, year, source }: VersionedFactor): UsedFactor => ({
  id,
  version,
  value,
  unit,
  region,
  year,
  source,
})

function freightTerm(pool: readonly VersionedFactor[], flow: Flow): Term | null {
  const tonnes = convertAmount(flow.amount, flow.unit, 't', flow.offered?.densityTonnesPerM3 ?? null)
  const ids = freightIds[flow.mode]
  const factor = pool.find(({ id }) => id === (flow.country === 'US' ? ids.US : ids.other))
  if (tonnes === null || flow.extraKm === null || !factor) return null
  return { term: 'freight', quantity: tonnes * flow.extraKm, factor: used(factor) }
}

const displacedKinds: Readonly<Record<StreamKind, readonly FactorKind[]>> = {
  material: ['displaced'],
  energy: ['displaced', 'grid', 'processing'],
  water: ['displaced', 'water'],
}

function processingOf(pool: readonly VersionedFactor[], flow: Flow, { factor }: Counted): Counted | null {
  if (factor.net || flow.wanted?.id === flow.offered?.id) return null
  const making = { kinds: ['processing'] as const, flow, amount: flow.amount }
  const ofOffered = best(pool, { ...making, material: flow.offered })
  return ofOffered ?? (factor.kind === 'displaced' ? best(pool, { ...making, material: flow.wanted }) : null)
}

/**
 * The terms of a flow: what it displaces, what making it usable costs, the disposal it avoids, and the way. Fuels and power displace
 * by what burning or making them emits. A displaced factor that is net already of making the substitute usable gets no processing.
 */
export function chooseTerms(pool: readonly VersionedFactor[], flow: Flow): readonly Term[] {
  const kinds = displacedKinds[flow.wanted?.streamKind ?? 'material']
  const displaced = best(pool, { kinds, material: flow.wanted, flow, amount: flow.amount * flow.substitution })
  const processing = displaced && processingOf(pool, flow, displaced)
  const disposal = best(pool, { kinds: ['disposal'], material: flow.offered, flow, amount: flow.amount })
  const terms = [
    displaced && ({ term: 'displaced', quantity: displaced.quantity, factor: used(displaced.factor) } as const),
    processing && ({ term: 'processing', quantity: processing.quantity, factor: used(processing.factor) } as const),
    disposal && ({ term: 'disposal', quantity: disposal.quantity, factor: used(disposal.factor) } as const),
    displaced || disposal ? freightTerm(pool, flow) : null,
  ]
  return terms.filter((term) => term !== null)
}
