import { type ImpactBasis, type ImpactInputs, type ImpactTerms, isMoney, type Metric, metrics, type UsedFactor } from './impact.ts'
import type { Side, Stage } from './introduction.ts'
import type { Names } from './locale.ts'

/** Whose figures are shown. */
export type ImpactSubject =
  | { readonly of: 'mine' }
  | { readonly of: 'introduction'; readonly number: number; readonly material: Names | null }
  | { readonly of: 'project' | 'park'; readonly names: Names }

/** A computed measure, net: what is expected a year and over the lifetime, what is verified in all and this year. */
export type ImpactLine = {
  readonly metric: Metric
  readonly expectedYearly: number
  readonly expectedLifetime: number
  readonly verified: number
  readonly verifiedThisYear: number
}

/** What sides reported; `side` only for one introduction before its broker. */
export type ReportedLine = { readonly metric: Metric; readonly unit: string; readonly amount: number; readonly side: Side | null }

export type ImpactView = {
  readonly subject: ImpactSubject
  /** What a button asks for to show the same again. */
  readonly key: string
  readonly introductions: number
  readonly lines: readonly ImpactLine[]
  readonly reported: readonly ReportedLine[]
  /** True where sums of money are kept back because fewer than three plants reported. */
  readonly moneyHidden: boolean
  /** Verified kilograms of CO2e by month, oldest first, at most twelve months that had any. */
  readonly months: readonly { readonly month: string; readonly kg: number }[]
  /** How it is attributed and how long it lasts, where it is one introduction or the same for all. */
  readonly terms: ImpactTerms | null
  readonly reason: string | null
  /** What it counts as replacing, where a broker said so. */
  readonly replaces: Names | null
  readonly sources: readonly UsedFactor[]
  /** True for the reader who may set the terms. */
  readonly maySet: boolean
}

/** An entry that holds, with what its sums ask about. */
export type CountedEntry = {
  readonly metric: Metric
  readonly basis: ImpactBasis
  readonly unit: string
  readonly side: Side | null
  readonly month: string | null
  readonly net: number
  readonly lifetime: number
  readonly inputs: ImpactInputs
  readonly stage: Stage
  readonly introductionId: string
  readonly offerFacilityId: string
  readonly needFacilityId: string
}

/** Fewer plants than this could be recognised in a sum. */
export const fewestPlants = 3

const ended: readonly Stage[] = ['declined', 'lapsed']

const sum = (entries: readonly CountedEntry[], of: (entry: CountedEntry) => number) => entries.reduce((total, each) => total + of(each), 0)

/** The computed measures in their usual order; what ended is no longer expected. */
export function linesOf(entries: readonly CountedEntry[], year: string): readonly ImpactLine[] {
  return metrics.flatMap((metric) => {
    const of = (basis: ImpactBasis) => entries.filter((entry) => entry.metric === metric && entry.basis === basis)
    const expected = of('expected').filter(({ stage }) => !ended.includes(stage))
    const verified = of('verified')
    if (expected.length + verified.length === 0) return []
    const thisYear = verified.filter(({ month }) => month?.startsWith(year))
    return [
      {
        metric,
        expectedYearly: sum(expected, ({ net }) => net),
        expectedLifetime: sum(expected, ({ lifetime }) => lifetime),
        verified: sum(verified, ({ net }) => net),
        verifiedThisYear: sum(thisYear, ({ net }) => net),
      },
    ]
  })
}

/** What sides reported, by measure and unit; by side too where `bySide`. */
export function reportedOf(entries: readonly CountedEntry[], bySide: boolean): readonly ReportedLine[] {
  const sums = new Map<string, ReportedLine>()
  for (const { basis, metric, unit, side, net } of entries) {
    if (basis !== 'reported') continue
    const key = JSON.stringify([metric, unit, bySide ? side : null])
    const before = sums.get(key)
    sums.set(key, { metric, unit, side: bySide ? side : null, amount: (before?.amount ?? 0) + net })
  }
  return [...sums.values()].sort((one, other) => metrics.indexOf(one.metric) - metrics.indexOf(other.metric))
}

const plantOf = ({ side, offerFacilityId, needFacilityId }: CountedEntry) => (side === 'need' ? needFacilityId : offerFacilityId)

/** Entries without sums of money that fewer than three plants reported, and whether any was left out. */
export function withoutFewReporters(entries: readonly CountedEntry[]): {
  readonly entries: readonly CountedEntry[]
  readonly hidden: boolean
} {
  const reporters = new Map<string, Set<string>>()
  const key = ({ metric, unit }: CountedEntry) => `${metric} ${unit}`
  for (const entry of entries.filter(({ basis, metric }) => basis === 'reported' && isMoney(metric))) {
    reporters.set(key(entry), (reporters.get(key(entry)) ?? new Set()).add(plantOf(entry)))
  }
  const few = new Set([...reporters].filter(([, plants]) => plants.size < fewestPlants).map(([named]) => named))
  const kept = entries.filter((entry) => entry.basis !== 'reported' || !few.has(key(entry)))
  return { entries: kept, hidden: few.size > 0 }
}

/** The plants that any of the entries is about. */
export function plantsIn(entries: readonly CountedEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap(({ offerFacilityId, needFacilityId }) => [offerFacilityId, needFacilityId]))
}

const monthsShown = 12

/** Verified greenhouse gas by month, oldest first, the last twelve that had any. */
export function monthsOf(entries: readonly Pick<CountedEntry, 'metric' | 'basis' | 'month' | 'net'>[]): ImpactView['months'] {
  const months = new Map<string, number>()
  for (const { metric, basis, month, net } of entries) {
    if (metric === 'ghg' && basis === 'verified' && month) months.set(month, (months.get(month) ?? 0) + net)
  }
  return [...months]
    .map(([month, kg]) => ({ month, kg }))
    .sort((one, other) => (one.month < other.month ? -1 : 1))
    .slice(-monthsShown)
}

/** Every factor that any of the entries was computed with, once each version. */
export function sourcesOf(entries: readonly CountedEntry[]): readonly UsedFactor[] {
  const found = new Map<string, UsedFactor>()
  for (const { inputs } of entries) for (const { factor } of inputs.terms) found.set(`${factor.id} ${factor.version}`, factor)
  return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** The terms of all entries where they are the same, else null. */
export function sharedTerms(entries: readonly CountedEntry[]): ImpactTerms | null {
  const computed = entries.filter(({ basis }) => basis !== 'reported')
  const found = new Map(
    computed.map(({ inputs: { share, lifetimeYears, persistence } }) => [
      `${share} ${lifetimeYears} ${persistence}`,
      { share, lifetimeYears, persistence },
    ]),
  )
  return found.size === 1 ? ([...found.values()][0] ?? null) : null
}
