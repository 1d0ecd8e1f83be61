import type { TransportMode } from './match-factors.ts'
import type { Unit } from './unit.ts'

/** The seven usual measures of a synergy programme, with jobs and investment; money and people are as one side reported them. */
export const metrics = [
  'ghg',
  'virgin-material',
  'hazardous-waste',
  'water',
  'landfill-diverted',
  'cost-saved',
  'new-sales',
  'jobs',
  'investment',
] as const
export type Metric = (typeof metrics)[number]

/** Measures that nobody can compute: a side says them. */
export const reportedMetrics = ['cost-saved', 'new-sales', 'jobs', 'investment'] as const satisfies readonly Metric[]
export type ReportedMetric = (typeof reportedMetrics)[number]

/** What a figure rests on: an agreement, deliveries that both sides confirmed, or the word of one side. */
export type ImpactBasis = 'expected' | 'verified' | 'reported'

/** A factor as it was when it was used; `version` is the fingerprint of all the rest. */
export type UsedFactor = {
  readonly id: string
  readonly version: string
  readonly value: number
  readonly unit: string
  readonly region: string
  readonly year: number
  readonly source: string
}

export type TermKind = 'displaced' | 'processing' | 'disposal' | 'freight'

/** One product of the formula: `quantity` of what the factor counts by (t, kWh, t·km) times its value. */
export type Term = { readonly term: TermKind; readonly quantity: number; readonly factor: UsedFactor }

/** How much of a synergy's effect is counted as brought about by the programme, and for how long it lasts. */
export type ImpactTerms = {
  /** 0 to 1. */
  readonly share: number
  readonly lifetimeYears: number
  /** What of one year's effect is still there in the next, 0 to 1. */
  readonly persistence: number
}

/** Until a broker says otherwise: all of it, for five years, a tenth less each year. Programmes assume this; nobody has measured it. */
export const defaultTerms: ImpactTerms = { share: 1, lifetimeYears: 5, persistence: 0.9 }

/** Everything a figure was computed from; `computeImpact` of it gives the figure again, to the last digit. */
export type ImpactInputs = ImpactTerms & {
  /** What flowed, or is to flow in a year; null where a side reported the figure itself. */
  readonly flow: { readonly amount: number; readonly unit: Unit } | null
  readonly tonnes: number | null
  readonly cubicMetres: number | null
  /** Units of the displaced input for each unit of by-product. */
  readonly substitution: number
  /** Kilometres it travels further than before; what it travelled before counts as nothing, which is the careful side. */
  readonly extraKm: number | null
  readonly mode: TransportMode
  readonly terms: readonly Term[]
  readonly reported: number | null
}

/** Gross is the first year's or the month's, net is after attribution, lifetime is the net of all years that are counted. */
export type ImpactFigures = { readonly gross: number; readonly net: number; readonly lifetime: number }

/** Tonnes of CO2e avoided, gross: tonnes of flow times kilograms of CO2e per tonne of what it displaces. */
export function tonnesAvoided(tonnes: number, displacedKgPerTonne: number): number {
  return (tonnes * displacedKgPerTonne) / 1000
}

const signs: Readonly<Record<TermKind, 1 | -1>> = { displaced: 1, processing: -1, disposal: 1, freight: -1 }

/** net = t×(EF displaced − EF processing) + t×EF avoided disposal − t×Δkm×EF mode, in kilograms of CO2e. */
function greenhouseGas({ terms }: ImpactInputs): number {
  return terms.reduce((sum, { term, quantity, factor }) => sum + signs[term] * quantity * factor.value, 0)
}

function grossOf(metric: Metric, inputs: ImpactInputs): number {
  switch (metric) {
    case 'ghg':
      return greenhouseGas(inputs)
    case 'virgin-material':
      return (inputs.tonnes ?? 0) * inputs.substitution
    case 'hazardous-waste':
    case 'landfill-diverted':
      return inputs.tonnes ?? 0
    case 'water':
      return inputs.cubicMetres ?? 0
    default:
      return inputs.reported ?? 0
  }
}

/** How many first years all counted years come to: 1 + p + p² + … over the lifetime. */
export function yearsCounted({ lifetimeYears, persistence }: ImpactTerms): number {
  let sum = 0
  for (let year = 0; year < lifetimeYears; year += 1) sum += persistence ** year
  return sum
}

/** A figure of the ledger from what it was computed from. What has flowed lasts no longer than it flowed. */
export function computeImpact(metric: Metric, basis: ImpactBasis, inputs: ImpactInputs): ImpactFigures {
  const gross = grossOf(metric, inputs)
  const net = gross * inputs.share
  return { gross, net, lifetime: basis === 'expected' ? net * yearsCounted(inputs) : net }
}

/** What a metric is counted in; money in whatever currency was said. */
export const metricUnit: Readonly<Record<Metric, string | null>> = {
  ghg: 'kgCO2e',
  'virgin-material': 't',
  'hazardous-waste': 't',
  water: 'm3',
  'landfill-diverted': 't',
  'cost-saved': null,
  'new-sales': null,
  jobs: 'jobs',
  investment: null,
}

/** True for figures in money, which stay with the side that said them and the broker. */
export const isMoney = (metric: Metric): boolean => metricUnit[metric] === null

/** Whole months from the first day of one month through the end of another. */
function monthsThrough(first: string, last: string): number {
  const at = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return Math.max(0, at(last) - at(first) + 1)
}

/** What should have come by the end of `last`, had all gone as expected from the month `first` on. */
export function expectedBy(yearly: number, { lifetimeYears, persistence }: ImpactTerms, first: string, last: string): number {
  let left = Math.min(monthsThrough(first, last), lifetimeYears * 12)
  let sum = 0
  for (let year = 0; left > 0; year += 1, left -= 12) sum += yearly * persistence ** year * (Math.min(12, left) / 12)
  return sum
}
