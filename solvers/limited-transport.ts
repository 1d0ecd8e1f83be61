import { firstSplit } from './first-split.ts'
import type { HighsAnswer, HighsTask } from './highs-model.ts'
import { type LimitedProblem, usableWays, type Way } from './limits.ts'
import { modelOf, needsSwitch, stepOf } from './model.ts'
import { runHighs } from './run-highs.ts'

/**
 * The best split that was found. `bound` is what no split can exceed, `gap` the share of it that is perhaps still missing.
 * `optimal`: as close to the bound as was asked; `time-limit`: time ran out, and the flow is the best until then.
 */
export type LimitedSolution = {
  readonly outcome: 'optimal' | 'time-limit'
  readonly flow: Float64Array
  readonly value: number
  readonly bound: number
  readonly gap: number
}

type Options = { readonly timeLimitMs: number; readonly relativeGap?: number }

/** Within 0.1 % of the bound is as good as the figures that go in. */
const usualGap = 0.001

const worthOf = (ways: readonly Way[], flow: Float64Array) => ways.reduce((sum, { index, value }) => sum + value * (flow[index] ?? 0), 0)

/** Differences in the last digits are no gap. */
const gapOf = (value: number, bound: number) => (bound > 0 && bound - value > 1e-9 * bound ? (bound - value) / bound : 0)

/** The columns of the model that stand for a flow. */
function columnsOf(problem: LimitedProblem, ways: readonly Way[], flow: Float64Array): Float64Array {
  const steps = ways.map((way) => (flow[way.index] ?? 0) / stepOf(way))
  const switches = ways.filter((way) => needsSwitch(problem, way)).map(({ index }) => ((flow[index] ?? 0) > 0 ? 1 : 0))
  return Float64Array.from([...steps, ...switches])
}

/** Solvers keep whole numbers and limits to a millionth; what is left of them is taken away here. */
function flowOf(problem: LimitedProblem, ways: readonly Way[], columns: Float64Array): Float64Array {
  const flow = new Float64Array(problem.value.length)
  let nextSwitch = ways.length
  ways.forEach((way, column) => {
    const used = needsSwitch(problem, way) ? (columns[nextSwitch++] ?? 0) > 0.5 : true
    const steps = columns[column] ?? 0
    const exact = way.lot > 0 ? Math.round(steps) : Math.min(1, steps)
    flow[way.index] = used && exact > 1e-6 ? Math.max(way.least, exact * stepOf(way)) : 0
  })
  return flow
}

function better(problem: LimitedProblem, ways: readonly Way[], first: Float64Array, answer: HighsAnswer | null): Float64Array {
  if (answer === null || answer.ended === 'failed' || answer.columns.length === 0) return first
  const found = flowOf(problem, ways, answer.columns)
  return answer.ended === 'optimal' || worthOf(ways, found) > worthOf(ways, first) ? found : first
}

/**
 * The split of supplies over demands that is worth most and keeps lots, least amounts, yields and limits of partners, as far as it
 * is found in time. Never exceeds supply or demand by more than a millionth of it. `run` asks HiGHS, in a thread unless told otherwise.
 */
export async function solveLimited(
  problem: LimitedProblem,
  options: Options,
  run: (task: HighsTask) => Promise<HighsAnswer | null> = runHighs,
): Promise<LimitedSolution> {
  const { timeLimitMs, relativeGap = usualGap } = options
  const ways = usableWays(problem)
  const first = firstSplit(problem, ways)
  if (ways.length === 0) return { outcome: 'optimal', flow: first.flow, value: 0, bound: 0, gap: 0 }
  const start = columnsOf(problem, ways, first.flow)
  const answer = await run({ model: modelOf(problem, ways), start, timeLimitMs, relativeGap })
  if (answer?.ended === 'failed') throw new Error(`HiGHS could not solve the model (status ${answer.status}).`)
  const flow = better(problem, ways, first.flow, answer)
  const value = worthOf(ways, flow)
  const bounds = [first.bound, answer ? -answer.bound : null].filter((bound) => bound !== null && Number.isFinite(bound))
  const bound = Math.max(value, Math.min(...(bounds.length > 0 ? bounds.map(Number) : [Number.POSITIVE_INFINITY])))
  return { outcome: answer?.ended ?? 'time-limit', flow, value, bound, gap: gapOf(value, bound) }
}
