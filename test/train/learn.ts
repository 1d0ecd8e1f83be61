/** One message as numbers: which features it has, how much each counts, and what it is. */
export type Example = {
  readonly ids: readonly number[]
  readonly shares: readonly number[]
  readonly label: number
  readonly weight: number
}

/** Weights of a multinomial logistic regression: feature `f` of class `c` is at `f * classes + c`. */
export type Learned = { readonly weights: Float64Array; readonly bias: Float64Array; readonly classes: number }

const settings = { passes: 12, step: 0.25, biasStep: 0.01, shrink: 0.0006 }

export function likelihoods({ weights, bias, classes }: Learned, { ids, shares }: Pick<Example, 'ids' | 'shares'>): number[] {
  const sums = Array.from(bias)
  for (const [at, id] of ids.entries())
    for (let c = 0; c < classes; c += 1) sums[c] = (sums[c] ?? 0) + (weights[id * classes + c] ?? 0) * (shares[at] ?? 0)
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  const all = powers.reduce((one, other) => one + other, 0)
  return powers.map((power) => power / all)
}

/** The order in which examples are gone through: shuffled, and the same every time. */
function shuffled<One>(ones: readonly One[], seed: number): One[] {
  const order = [...ones]
  let state = seed
  for (let at = order.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (at + 1)
    const [one, two] = [order[at], order[other]]
    if (one !== undefined && two !== undefined) [order[at], order[other]] = [two, one]
  }
  return order
}

function learnFrom(example: Example, learned: Learned, squares: Float64Array): void {
  const { weights, bias, classes } = learned
  const chances = likelihoods(learned, example)
  for (let c = 0; c < classes; c += 1) {
    const miss = ((chances[c] ?? 0) - (c === example.label ? 1 : 0)) * example.weight
    bias[c] = (bias[c] ?? 0) - settings.biasStep * miss
    for (const [at, id] of example.ids.entries()) {
      const place = id * classes + c
      const slope = miss * (example.shares[at] ?? 0) + settings.shrink * (weights[place] ?? 0)
      const square = (squares[place] ?? 0) + slope * slope
      squares[place] = square
      weights[place] = (weights[place] ?? 0) - (settings.step * slope) / Math.sqrt(square + 1e-8)
    }
  }
}

/** Learns by stochastic gradient descent with a step for each weight (AdaGrad); the mean of the later passes is kept. */
export function learn(examples: readonly Example[], features: number, classes: number): Learned {
  const learned = { weights: new Float64Array(features * classes), bias: new Float64Array(classes), classes }
  const squares = new Float64Array(features * classes)
  const mean = { weights: new Float64Array(features * classes), bias: new Float64Array(classes), classes }
  const kept = Math.ceil(settings.passes / 2)
  for (let pass = 0; pass < settings.passes; pass += 1) {
    for (const example of shuffled(examples, 7 + pass)) learnFrom(example, learned, squares)
    if (pass < settings.passes - kept) continue
    for (const [at, weight] of learned.weights.entries()) mean.weights[at] = (mean.weights[at] ?? 0) + weight / kept
    for (const [at, value] of learned.bias.entries()) mean.bias[at] = (mean.bias[at] ?? 0) + value / kept
  }
  return mean
}
