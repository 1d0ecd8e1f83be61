import fc from 'fast-check'
import type { TransportProblem } from '../../../src/domain/network-simplex.ts'

/** A problem written out as a table: rows are supplies, columns demands, null where there is no way. */
export function tableProblem(
  supply: readonly number[],
  demand: readonly number[],
  values: readonly (readonly (number | null)[])[],
): TransportProblem {
  const ways = values.flatMap((row, from) => row.flatMap((value, to) => (value === null ? [] : [{ from, to, value }])))
  return {
    supply: Float64Array.from(supply),
    demand: Float64Array.from(demand),
    from: Int32Array.from(ways, (way) => way.from),
    to: Int32Array.from(ways, (way) => way.to),
    value: Float64Array.from(ways, (way) => way.value),
  }
}

/** Numbers between 0 and 1 that are the same for the same seed (Numerical Recipes' generator). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** A project's worth of offers and needs: amounts over two orders of magnitude, `ways` a supply, values to the cent. */
export function randomProblem(
  size: { readonly supplies: number; readonly demands: number; readonly ways: number },
  seed: number,
): TransportProblem {
  const random = seeded(seed)
  const amount = () => Math.round(Math.exp(random() * 4.6) * 10)
  const count = size.supplies * size.ways
  return {
    supply: Float64Array.from({ length: size.supplies }, amount),
    demand: Float64Array.from({ length: size.demands }, amount),
    from: Int32Array.from({ length: count }, (_, way) => Math.floor(way / size.ways)),
    to: Int32Array.from({ length: count }, () => Math.floor(random() * size.demands)),
    value: Float64Array.from({ length: count }, () => Math.round(random() * 8000 - 800) / 100),
  }
}

const amounts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 })

/** Small problems of every shape: nothing to give, nothing wanted, values that tie, are zero or negative, ways that occur twice. */
export const anyProblem: fc.Arbitrary<TransportProblem> = fc.tuple(amounts, amounts).chain(([supply, demand]) =>
  fc
    .array(fc.tuple(fc.nat(supply.length - 1), fc.nat(demand.length - 1), fc.integer({ min: -20, max: 60 })), { maxLength: 60 })
    .map((ways) => ({
      supply: Float64Array.from(supply),
      demand: Float64Array.from(demand),
      from: Int32Array.from(ways, ([from]) => from),
      to: Int32Array.from(ways, ([, to]) => to),
      value: Float64Array.from(ways, ([, , value]) => value),
    })),
)

/** By how much a flow takes more than there is or brings more than is wanted; 0 when it keeps to both. */
export function excess({ supply, demand, from, to }: TransportProblem, flow: Float64Array, yields?: Float64Array): number {
  const [given, taken] = [new Float64Array(supply.length), new Float64Array(demand.length)]
  flow.forEach((amount, way) => {
    const [source, sink] = [from[way] ?? 0, to[way] ?? 0]
    given[source] = (given[source] ?? 0) + amount
    taken[sink] = (taken[sink] ?? 0) + amount * (yields?.[way] ?? 1)
  })
  const over = (used: Float64Array, most: Float64Array) => used.reduce((worst, each, at) => Math.max(worst, each - (most[at] ?? 0)), 0)
  return Math.max(over(given, supply), over(taken, demand))
}

/** The value of a split that always takes the best way left. */
export function greedyValue({ supply, demand, from, to, value }: TransportProblem): number {
  const [given, wanted] = [supply.slice(), demand.slice()]
  let total = 0
  for (const way of [...value.keys()].toSorted((one, other) => (value[other] ?? 0) - (value[one] ?? 0))) {
    const [source, sink, worth] = [from[way] ?? 0, to[way] ?? 0, value[way] ?? 0]
    const amount = worth > 0 ? Math.min(given[source] ?? 0, wanted[sink] ?? 0) : 0
    given[source] = (given[source] ?? 0) - amount
    wanted[sink] = (wanted[sink] ?? 0) - amount
    total += amount * worth
  }
  return total
}
