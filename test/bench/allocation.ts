import { loadSolver } from '../../solvers/highs-model.ts'
import { solveLimited } from '../../solvers/limited-transport.ts'
import { usableWays } from '../../solvers/limits.ts'
import { type Model, modelOf } from '../../solvers/model.ts'
import { solveTransport, type TransportProblem } from '../../src/domain/network-simplex.ts'
import { greedyValue, randomProblem } from '../domain/support/splits.ts'

/** How fast a project is split, against HiGHS and against taking the best way left. Run with `npm run bench:allocation`. */
const sizes = [
  { name: '200 × 200, 4,000 ways', size: { supplies: 200, demands: 200, ways: 20 }, runs: 15 },
  { name: '2,000 × 2,000, 40,000 ways', size: { supplies: 2000, demands: 2000, ways: 20 }, runs: 7 },
  { name: '200 × 200, 40,000 ways', size: { supplies: 200, demands: 200, ways: 200 }, runs: 7 },
] as const
const wanted = 0.4

const highs = await loadSolver()

/** The solver alone: what it takes to write the model down is not counted against it. */
function viaHighs(model: Model): number {
  const answer = highs({ model, start: null, timeLimitMs: 120_000, relativeGap: 0 })
  if (answer.ended !== 'optimal') throw new Error('HiGHS found no optimum.')
  return -answer.bound
}

function timed<Result>(work: () => Result): { readonly result: Result; readonly ms: number } {
  const began = performance.now()
  const result = work()
  return { result, ms: performance.now() - began }
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

/** Each solver in turn on each instance, so that a busy moment of the machine meets all of them. */
function compare(problems: readonly TransportProblem[]) {
  const models = new Map(problems.map((problem) => [problem, modelOf(problem, usableWays(problem))]))
  const runs = [...models].map(([problem, model]) => ({
    own: timed(() => solveTransport(problem)),
    other: timed(() => viaHighs(model)),
    greedy: timed(() => greedyValue(problem)),
  }))
  const share = (value: number, of: number) => value / of
  return {
    ownMs: median(runs.map(({ own }) => own.ms)),
    highsMs: median(runs.map(({ other }) => other.ms)),
    greedyMs: median(runs.map(({ greedy }) => greedy.ms)),
    ratio: median(runs.map(({ own, other }) => own.ms / other.ms)),
    worst: Math.max(...runs.map(({ own, other }) => Math.abs(own.result.value / other.result - 1))),
    greedyShare: median(runs.map(({ greedy, other }) => share(greedy.result, other.result))),
  }
}

let met = true
console.log('median of instances          own ms  HiGHS ms  greedy ms  own/HiGHS  own = HiGHS to  greedy brings')
for (const { name, size, runs } of sizes) {
  solveTransport(randomProblem(size, 1))
  const problems = Array.from({ length: runs }, (_, seed) => randomProblem(size, seed + 2))
  const { ownMs, highsMs, greedyMs, ratio, worst, greedyShare } = compare(problems)
  met &&= ratio <= wanted && worst < 1e-7
  const figures = [
    ownMs.toFixed(1),
    highsMs.toFixed(1),
    greedyMs.toFixed(1),
    ratio.toFixed(3),
    worst.toExponential(0),
    `${(100 * greedyShare).toFixed(1)} %`,
  ]
  console.log(`${name.padEnd(27)} ${figures.map((figure, column) => figure.padStart([7, 9, 10, 10, 15, 14][column] ?? 0)).join(' ')}`)
}

const plain = randomProblem({ supplies: 200, demands: 200, ways: 20 }, 1)
const limited = { ...plain, least: Float64Array.from(plain.value, () => 50), partnersOfSupply: 5, partnersOfDemand: 5 }
for (const timeLimitMs of [2_000, 10_000]) {
  const { outcome, value, gap } = await solveLimited(limited, { timeLimitMs })
  const share = ((100 * value) / solveTransport(plain).value).toFixed(1)
  console.log(`limits, 200 × 200, ${timeLimitMs / 1000} s: ${outcome}, gap ${(100 * gap).toFixed(2)} %, ${share} % of the plain optimum`)
}
console.log(met ? `own/HiGHS is at most ${wanted} and both find the same value` : `MISSED: own/HiGHS at most ${wanted}, same value`)
if (!met) process.exitCode = 1
