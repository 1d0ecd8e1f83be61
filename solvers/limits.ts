import type { TransportProblem } from '../src/domain/network-simplex.ts'

/** What a plain split of amounts does not know of. Whatever is absent does not limit. */
export type Limits = {
  /** For each way: the least amount that may flow if anything flows. */
  readonly least?: Float64Array
  /** For each way: the lot; only whole lots flow, 0 is any amount. */
  readonly lot?: Float64Array
  /** For each way: how much arrives of one unit that leaves. */
  readonly yields?: Float64Array
  /** How many partners one supply, or one demand, may have. */
  readonly partnersOfSupply?: number
  readonly partnersOfDemand?: number
}

export type LimitedProblem = TransportProblem & Limits

/** One way of a limited problem. `room` is the most that could leave on it, in whole lots; amounts in units of the supply. */
export type Way = {
  readonly index: number
  readonly from: number
  readonly to: number
  readonly value: number
  readonly least: number
  readonly lot: number
  readonly yields: number
  readonly room: number
}

function wayOf(problem: LimitedProblem, index: number): Way {
  const [from, to] = [problem.from[index] ?? 0, problem.to[index] ?? 0]
  const yields = problem.yields?.[index] ?? 1
  const lot = problem.lot?.[index] ?? 0
  const most = Math.min(problem.supply[from] ?? 0, (problem.demand[to] ?? 0) / yields)
  const room = lot > 0 ? Math.floor(most / lot) * lot : most
  return { index, from, to, value: problem.value[index] ?? 0, least: problem.least?.[index] ?? 0, lot, yields, room }
}

/** The ways on which something worth having can flow at all. */
export function usableWays(problem: LimitedProblem): readonly Way[] {
  return Array.from(problem.value, (_, index) => wayOf(problem, index)).filter(
    ({ value, room, least }) => value > 0 && room > 0 && room >= least,
  )
}

/** True where the plain split will not do. */
export function isLimited({ least, lot, yields, partnersOfSupply, partnersOfDemand }: Limits): boolean {
  const differs = (amounts: Float64Array | undefined, plain: number) => amounts?.some((each) => each !== plain) ?? false
  return differs(least, 0) || differs(lot, 0) || differs(yields, 1) || partnersOfSupply !== undefined || partnersOfDemand !== undefined
}
