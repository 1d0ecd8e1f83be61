import { solveTransport } from '../src/domain/network-simplex.ts'
import type { LimitedProblem, Way } from './limits.ts'

type Left = { readonly supply: Float64Array; readonly demand: Float64Array; readonly givers: Int32Array; readonly takers: Int32Array }

/** What may flow on a way now, in whole lots and no less than the least; 0 where that is nothing. */
function amountNow(problem: LimitedProblem, left: Left, { from, to, yields, lot, least }: Way): number {
  if ((left.givers[from] ?? 0) >= (problem.partnersOfSupply ?? Number.POSITIVE_INFINITY)) return 0
  if ((left.takers[to] ?? 0) >= (problem.partnersOfDemand ?? Number.POSITIVE_INFINITY)) return 0
  const most = Math.min(left.supply[from] ?? 0, (left.demand[to] ?? 0) / yields)
  const amount = lot > 0 ? Math.floor(most / lot) * lot : most
  return amount >= least ? amount : 0
}

function take(left: Left, { from, to, yields }: Way, amount: number): void {
  left.supply[from] = (left.supply[from] ?? 0) - amount
  left.demand[to] = Math.max(0, (left.demand[to] ?? 0) - amount * yields)
  left.givers[from] = (left.givers[from] ?? 0) + 1
  left.takers[to] = (left.takers[to] ?? 0) + 1
}

/**
 * A split that keeps every limit, to begin the search with and to fall back on: first the ways that the plain optimum uses, by
 * what they bring there, then the others by what a unit is worth. `bound`: what no split can exceed, null where yields differ.
 */
export function firstSplit(problem: LimitedProblem, ways: readonly Way[]): { readonly flow: Float64Array; readonly bound: number | null } {
  const plain = solveTransport(problem)
  const brings = ({ index, value }: Way) => (plain.flow[index] ?? 0) * value
  const order = ways.toSorted((one, other) => brings(other) - brings(one) || other.value - one.value)
  const left: Left = {
    supply: problem.supply.slice(),
    demand: problem.demand.slice(),
    givers: new Int32Array(problem.supply.length),
    takers: new Int32Array(problem.demand.length),
  }
  const flow = new Float64Array(problem.value.length)
  for (const way of order) {
    const amount = amountNow(problem, left, way)
    if (amount <= 0) continue
    take(left, way, amount)
    flow[way.index] = amount
  }
  return { flow, bound: plain.optimal && problem.yields === undefined ? plain.value : null }
}
