import type { ScoredPair } from './match.ts'
import { solveTransport, type TransportProblem } from './network-simplex.ts'
import type { PlanUnit, Worth } from './worth.ts'

/** What one listing gives or takes in a year. */
export type Stock = { readonly id: string; readonly amount: number; readonly unit: PlanUnit }

/** An offer and a need that fit, with what one unit between them is worth. Both count in the same unit. */
export type Option = { readonly offerId: string; readonly needId: string; readonly worth: Worth; readonly pair: ScoredPair }

/** Everything that could be split. */
export type Board = { readonly offers: readonly Stock[]; readonly needs: readonly Stock[]; readonly options: readonly Option[] }

export type PairOfListings = { readonly offerId: string; readonly needId: string }

/** What a broker has taken out of a plan, and flows that stay as they are, in units a year. */
export type Wishes = {
  readonly without: readonly PairOfListings[]
  readonly fixed: readonly (PairOfListings & { readonly amount: number })[]
}

export const noWishes: Wishes = { without: [], fixed: [] }

/** One flow of a plan, in units a year and USD a year. Shares are of what the offer has and the need wants. */
export type PlannedFlow = Option & {
  readonly amount: number
  readonly unit: PlanUnit
  readonly value: number
  readonly shareOfOffer: number
  readonly shareOfNeed: number
  readonly fixed: boolean
}

/** A split: flows by value, most valuable first, what is left on both sides, and the value of all flows in USD a year. */
export type Plan = {
  readonly flows: readonly PlannedFlow[]
  readonly value: number
  readonly offersLeft: readonly Stock[]
  readonly needsLeft: readonly Stock[]
}

type Amounts = Map<string, number>

/** A board after wishes: what is fixed is taken off both sides, and its way and those left out are closed. */
export type Task = {
  readonly board: Board
  readonly open: readonly Option[]
  readonly fixed: readonly { readonly option: Option; readonly amount: number }[]
  readonly problem: TransportProblem
}

const keyOf = ({ offerId, needId }: PairOfListings) => `${offerId} ${needId}`
const amountsOf = (stocks: readonly Stock[]): Amounts => new Map(stocks.map(({ id, amount }) => [id, Math.max(0, amount)]))

function takeOff(amounts: Amounts, id: string, amount: number): void {
  amounts.set(id, Math.max(0, (amounts.get(id) ?? 0) - amount))
}

function fixFlows({ options }: Board, { fixed }: Wishes, supply: Amounts, demand: Amounts): Task['fixed'] {
  const known = new Map(options.map((option) => [keyOf(option), option]))
  return fixed.flatMap((wish) => {
    const option = known.get(keyOf(wish))
    const amount = Math.min(wish.amount, supply.get(wish.offerId) ?? 0, demand.get(wish.needId) ?? 0)
    if (!option || amount <= 0) return []
    takeOff(supply, wish.offerId, amount)
    takeOff(demand, wish.needId, amount)
    return [{ option, amount }]
  })
}

const indexOf = (stocks: readonly Stock[]) => new Map(stocks.map(({ id }, index) => [id, index]))

/** The arithmetic of a board with a broker's wishes, ready for a solver. Ways that cost more than they bring are closed. */
export function taskOf(board: Board, wishes: Wishes = noWishes): Task {
  const [supply, demand] = [amountsOf(board.offers), amountsOf(board.needs)]
  const fixed = fixFlows(board, wishes, supply, demand)
  const closed = new Set([...wishes.without, ...fixed.map(({ option }) => option)].map(keyOf))
  const some = (amount: number | undefined) => (amount ?? 0) > 0
  const open = board.options.filter(
    (option) => option.worth.net > 0 && !closed.has(keyOf(option)) && some(supply.get(option.offerId)) && some(demand.get(option.needId)),
  )
  const [offerIndex, needIndex] = [indexOf(board.offers), indexOf(board.needs)]
  const problem = {
    supply: Float64Array.from(board.offers, ({ id }) => supply.get(id) ?? 0),
    demand: Float64Array.from(board.needs, ({ id }) => demand.get(id) ?? 0),
    from: Int32Array.from(open, ({ offerId }) => offerIndex.get(offerId) ?? 0),
    to: Int32Array.from(open, ({ needId }) => needIndex.get(needId) ?? 0),
    value: Float64Array.from(open, ({ worth }) => worth.net),
  }
  return { board, open, fixed, problem }
}

/** Less than this share of a need is the rounding of a solver, not a flow. */
const dust = 1e-9

function left(stocks: readonly Stock[], flows: readonly PlannedFlow[], idOf: (flow: PlannedFlow) => string): readonly Stock[] {
  const amounts = amountsOf(stocks)
  for (const flow of flows) takeOff(amounts, idOf(flow), flow.amount)
  return stocks.flatMap((stock) => {
    const amount = amounts.get(stock.id) ?? 0
    return amount > dust * stock.amount ? [{ ...stock, amount }] : []
  })
}

/** The plan that a solver's flow on the open ways of a task means. */
export function planOf({ board, open, fixed }: Task, flow: Float64Array): Plan {
  const [offers, needs] = [new Map(board.offers.map((stock) => [stock.id, stock])), amountsOf(board.needs)]
  const planned = (option: Option, amount: number, isFixed: boolean): PlannedFlow => ({
    ...option,
    amount,
    unit: offers.get(option.offerId)?.unit ?? 't',
    value: amount * option.worth.net,
    shareOfOffer: amount / (offers.get(option.offerId)?.amount ?? amount),
    shareOfNeed: amount / (needs.get(option.needId) ?? amount),
    fixed: isFixed,
  })
  const flows = [
    ...fixed.map(({ option, amount }) => planned(option, amount, true)),
    ...open.map((option, way) => planned(option, flow[way] ?? 0, false)).filter(({ shareOfNeed }) => shareOfNeed > dust),
  ].toSorted((one, other) => other.value - one.value || (keyOf(one) < keyOf(other) ? -1 : 1))
  return {
    flows,
    value: flows.reduce((sum, each) => sum + each.value, 0),
    offersLeft: left(board.offers, flows, ({ offerId }) => offerId),
    needsLeft: left(board.needs, flows, ({ needId }) => needId),
  }
}

/** The split of a board that is worth most, exactly, after a broker's wishes. */
export function allocate(board: Board, wishes: Wishes = noWishes): Plan {
  const task = taskOf(board, wishes)
  return planOf(task, solveTransport(task.problem).flow)
}
