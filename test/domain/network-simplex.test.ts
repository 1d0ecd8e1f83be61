import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadSolver } from '../../solvers/highs-model.ts'
import { usableWays } from '../../solvers/limits.ts'
import { modelOf } from '../../solvers/model.ts'
import { solveTransport, type TransportProblem } from '../../src/domain/network-simplex.ts'
import { anyProblem, excess, greedyValue, randomProblem, tableProblem } from './support/splits.ts'

const highs = await loadSolver()

/** What HiGHS makes of the same problem. */
function oracle(problem: TransportProblem): number {
  const ways = usableWays(problem)
  if (ways.length === 0) return 0
  const answer = highs({ model: modelOf(problem, ways), start: null, timeLimitMs: 20_000, relativeGap: 0 })
  if (answer.ended !== 'optimal') throw new Error('HiGHS found no optimum.')
  return -answer.bound
}

const close = (one: number, other: number) => Math.abs(one - other) <= 1e-7 * Math.max(1, Math.abs(one), Math.abs(other))

describe('the network simplex', () => {
  test('splits by what the whole brings, not by the best single way', () => {
    const problem = tableProblem(
      [100, 100],
      [100, 100],
      [
        [10, 9],
        [8, 1],
      ],
    )
    const { flow, value } = solveTransport(problem)
    expect([...flow]).toEqual([0, 100, 100, 0])
    expect(value).toBe(1700)
    expect(greedyValue(problem)).toBe(1100)
  })

  test('splits one supply over several demands, and leaves what nobody wants', () => {
    const { flow, value } = solveTransport(tableProblem([250], [100, 80, 20], [[3, 5, 4]]))
    expect([...flow]).toEqual([100, 80, 20])
    expect(value).toBe(780)
  })

  test('lets nothing flow where it costs more than it brings', () => {
    const { flow, value, optimal } = solveTransport(tableProblem([10], [10, 10], [[-1, 0]]))
    expect([flow[0], value, optimal]).toEqual([0, 0, true])
  })

  test.each([
    ['no supplies', tableProblem([], [5], [])],
    ['no demands', tableProblem([5], [], [[]])],
    ['no ways', tableProblem([5], [5], [[null]])],
    [
      'amounts of nothing',
      tableProblem(
        [0, 0],
        [0, 0],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ],
  ])('is worth nothing with %s', (_, problem) => {
    expect(solveTransport(problem)).toMatchObject({ value: 0, optimal: true })
  })

  test('is worth as much as the optimum of HiGHS and never exceeds supply or demand', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const { flow, value, optimal } = solveTransport(problem)
        expect(optimal).toBe(true)
        expect(flow.every((amount) => amount >= 0)).toBe(true)
        expect(excess(problem, flow)).toBeLessThanOrEqual(1e-9)
        expect(close(value, oracle(problem)), `${value} against ${oracle(problem)}`).toBe(true)
      }),
      { numRuns: 300, seed: 20_261_127 },
    )
  })

  test.each(Array.from({ length: 70 }, (_, seed) => seed))('equals HiGHS on a project of random size (seed %i)', (seed) => {
    const size = { supplies: 5 + ((seed * 7) % 60), demands: 5 + ((seed * 13) % 70), ways: 3 + (seed % 12) }
    const problem = randomProblem(size, seed + 1)
    const { flow, value } = solveTransport(problem)
    expect(close(value, oracle(problem)), `${value} against ${oracle(problem)}`).toBe(true)
    expect(excess(problem, flow)).toBeLessThanOrEqual(1e-6)
    expect(value).toBeGreaterThanOrEqual(greedyValue(problem) - 1e-6)
  })

  test('ends where every step is degenerate', () => {
    const size = 40
    const ones = Array.from({ length: size }, () => 1)
    const values = ones.map((_, from) => ones.map((__, to) => (from * 7 + to * 3) % 5))
    const { value, optimal, steps } = solveTransport(tableProblem(ones, ones, values))
    expect(optimal).toBe(true)
    expect(value).toBe(size * 4)
    expect(steps).toBeLessThan(size * size)
  })

  test('the oracle sees a split that is not the best', () => {
    const problem = tableProblem(
      [100, 100],
      [100, 100],
      [
        [10, 9],
        [8, 1],
      ],
    )
    expect(close(greedyValue(problem), oracle(problem))).toBe(false)
    expect(excess(problem, Float64Array.from([100, 1, 0, 0]))).toBe(1)
  })
})
