import { describe, expect, test } from 'vitest'
import { loadSolver } from '../../solvers/highs-model.ts'
import { solveLimited } from '../../solvers/limited-transport.ts'
import { isLimited, type LimitedProblem } from '../../solvers/limits.ts'
import { runHighs } from '../../solvers/run-highs.ts'
import { solveTransport } from '../../src/domain/network-simplex.ts'
import { excess, randomProblem, tableProblem } from '../domain/support/splits.ts'

const highs = await loadSolver()
/** The same solver without the second that a thread takes to start. */
const here = async (problem: LimitedProblem) => solveLimited(problem, { timeLimitMs: 20_000, relativeGap: 0 }, async (task) => highs(task))

/** The best of every way to use or not use each way, for problems small enough to try all. */
function best(problem: LimitedProblem): number {
  const ways = problem.value.length
  let most = 0
  for (let chosen = 0; chosen < 2 ** ways; chosen += 1) {
    const uses = (way: number) => (chosen & (1 << way)) !== 0
    most = Math.max(most, valueUsing(problem, uses))
  }
  return most
}

const busiest = (ends: readonly number[]) => Math.max(0, ...ends.map((end) => ends.filter((other) => other === end).length))

/** The value when exactly some ways are used; 0 when that breaks a limit. The least amounts are taken first, the rest is split. */
function valueUsing(problem: LimitedProblem, uses: (way: number) => boolean): number {
  const { from, to, value, least, partnersOfSupply = 99, partnersOfDemand = 99 } = problem
  const [supply, demand] = [problem.supply.slice(), problem.demand.slice()]
  const used = [...value.keys()].filter(uses)
  if (busiest(used.map((way) => from[way] ?? 0)) > partnersOfSupply || busiest(used.map((way) => to[way] ?? 0)) > partnersOfDemand) return 0
  let sum = 0
  for (const way of used) {
    const [source, sink, amount] = [from[way] ?? 0, to[way] ?? 0, least?.[way] ?? 0]
    supply[source] = (supply[source] ?? 0) - amount
    demand[sink] = (demand[sink] ?? 0) - amount
    sum += amount * (value[way] ?? 0)
  }
  if ([...supply, ...demand].some((amount) => amount < 0)) return 0
  const rest = value.map((each, way) => (uses(way) ? each : -1))
  return sum + solveTransport({ supply, demand, from, to, value: rest }).value
}

const partnersAt = (ends: Int32Array, flow: Float64Array) => {
  const counts = new Map<number, number>()
  flow.forEach((amount, way) => {
    if (amount > 0) counts.set(ends[way] ?? 0, (counts.get(ends[way] ?? 0) ?? 0) + 1)
  })
  return Math.max(0, ...counts.values())
}

describe('a limited split', () => {
  test('is the plain one where nothing limits', async () => {
    const problem = randomProblem({ supplies: 30, demands: 25, ways: 6 }, 3)
    const solution = await here(problem)
    expect(solution).toMatchObject({ outcome: 'optimal', gap: 0 })
    expect(solution.value).toBeCloseTo(solveTransport(problem).value, 4)
  })

  test('moves whole lots', async () => {
    const problem = { ...tableProblem([95], [60, 60], [[5, 4]]), lot: Float64Array.from([25, 25]) }
    const { flow, value } = await here(problem)
    expect([...flow]).toEqual([50, 25])
    expect(value).toBe(350)
  })

  test('moves the least amount or nothing', async () => {
    const problem = { ...tableProblem([100], [80, 30], [[5, 4]]), least: Float64Array.from([50, 25]) }
    const { flow, value } = await here(problem)
    expect([...flow]).toEqual([75, 25])
    expect(value).toBe(475)
  })

  test('keeps the number of partners of either side', async () => {
    const problem = { ...randomProblem({ supplies: 8, demands: 6, ways: 5 }, 11), partnersOfSupply: 2, partnersOfDemand: 2 }
    const { flow, outcome } = await here(problem)
    expect(outcome).toBe('optimal')
    expect(partnersAt(problem.from, flow)).toBe(2)
    expect(partnersAt(problem.to, flow)).toBe(2)
    expect(excess(problem, flow)).toBeLessThanOrEqual(1e-3)
  })

  test('counts what is lost on the way', async () => {
    const problem = { ...tableProblem([100], [30, 90], [[6, 5]]), yields: Float64Array.from([0.5, 1]) }
    const { flow, value } = await here(problem)
    expect([...flow]).toEqual([60, 40])
    expect(value).toBe(560)
    expect(excess(problem, flow, problem.yields)).toBeLessThanOrEqual(1e-6)
  })

  test.each(Array.from({ length: 6 }, (_, seed) => seed))('equals trying everything (seed %i)', async (seed) => {
    const plain = randomProblem({ supplies: 3, demands: 3, ways: 3 }, seed + 50)
    const least = Float64Array.from(plain.value, (_, way) => (way % 2 === 0 ? 40 : 0))
    const problem = { ...plain, least, partnersOfSupply: 2, partnersOfDemand: 2 }
    const { value, flow } = await here(problem)
    const expected = best(problem)
    expect(Math.abs(value - expected), `${value} against ${expected}`).toBeLessThanOrEqual(1e-4 * Math.max(1, expected))
    expect(excess(problem, flow)).toBeLessThanOrEqual(1e-3)
  })

  test('that takes too long says so and gives the best it has, with the gap that is left', async () => {
    const plain = randomProblem({ supplies: 60, demands: 60, ways: 20 }, 5)
    const problem = { ...plain, least: Float64Array.from(plain.value, () => 150), partnersOfSupply: 2, partnersOfDemand: 2 }
    const { outcome, value, bound, gap, flow } = await solveLimited(problem, { timeLimitMs: 300 })
    expect(outcome).toBe('time-limit')
    expect(value).toBeGreaterThan(0)
    expect(bound).toBeGreaterThan(value)
    expect(bound).toBeLessThanOrEqual(solveTransport(problem).value + 1e-6)
    expect(gap).toBeCloseTo((bound - value) / bound, 9)
    expect(excess(problem, flow)).toBeLessThanOrEqual(1e-3)
    expect(flow.every((amount) => amount === 0 || amount >= 150)).toBe(true)
  })

  test('does not hold up the program meanwhile', async () => {
    const plain = randomProblem({ supplies: 60, demands: 60, ways: 20 }, 6)
    const problem = { ...plain, least: Float64Array.from(plain.value, () => 150), partnersOfSupply: 2 }
    let ticks = 0
    const ticking = setInterval(() => {
      ticks += 1
    }, 20)
    await solveLimited(problem, { timeLimitMs: 1000 })
    clearInterval(ticking)
    expect(ticks).toBeGreaterThan(10)
  })

  test('with no way worth having is nothing, and starts no thread', async () => {
    const problem = { ...tableProblem([5], [5], [[2]]), least: Float64Array.from([10]) }
    expect(await here(problem)).toMatchObject({ outcome: 'optimal', value: 0, gap: 0 })
  })

  test('is refused by the thread when the model makes no sense', async () => {
    const one = Float64Array.from([1])
    const model = {
      colCost: one,
      colUpper: one,
      integrality: Int32Array.from([0]),
      rowUpper: one,
      starts: Int32Array.from([0, 1]),
      indices: Int32Array.from([7]),
      values: one,
    }
    await expect(runHighs({ model, start: null, timeLimitMs: 1000, relativeGap: 0 })).rejects.toThrow()
  })
})

test('only what differs from a plain split counts as a limit', () => {
  expect(isLimited({})).toBe(false)
  expect(isLimited({ least: new Float64Array(2), lot: new Float64Array(2), yields: Float64Array.from([1, 1]) })).toBe(false)
  expect(isLimited({ least: Float64Array.from([0, 1]) })).toBe(true)
  expect(isLimited({ yields: Float64Array.from([1, 0.9]) })).toBe(true)
  expect(isLimited({ partnersOfDemand: 3 })).toBe(true)
})
