import {
  attach,
  emptyTree,
  inTree,
  meetingOf,
  type Network,
  outsideAtLower,
  outsideAtUpper,
  real,
  reattach,
  refresh,
  type Tree,
  whole,
} from './spanning-tree.ts'

/** What can be given, what is wanted, and what a unit is worth on each way between them. Amounts are not negative. */
export type TransportProblem = {
  readonly supply: Float64Array
  readonly demand: Float64Array
  /** For each way: index of its supply, index of its demand, value of one unit. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly value: Float64Array
}

/** Amount on each way. `optimal` is false only where the limit of steps was met; the flow is possible all the same. */
export type TransportSolution = {
  readonly flow: Float64Array
  readonly value: number
  readonly steps: number
  readonly optimal: boolean
}

/** The ways, then from each supply and from each demand an arc to the root for what stays there and what was taken. */
function networkOf({ supply, demand, from, to, value }: TransportProblem): Network {
  const [ways, supplies, demands] = [value.length, supply.length, demand.length]
  const root = supplies + demands
  const arcs = ways + root
  const network = {
    nodes: root + 1,
    tail: new Int32Array(arcs),
    head: new Int32Array(arcs).fill(root),
    cost: new Float64Array(arcs),
    capacity: new Float64Array(arcs).fill(Number.POSITIVE_INFINITY),
  }
  network.tail.set(from)
  for (let way = 0; way < ways; way += 1) {
    network.head[way] = supplies + whole(to, way)
    network.cost[way] = -real(value, way)
  }
  for (let node = 0; node < root; node += 1) network.tail[ways + node] = node
  network.capacity.set(demand, ways + supplies)
  return network
}

/**
 * Nothing is allocated: every supply flows to the root. From each node more can be sent there, which rules out endless pivots; where
 * nothing is wanted that would not hold, so ways to there stand as if they were in the tree and are never priced.
 */
function firstTree(network: Network, { supply, demand, to, value }: TransportProblem): Tree {
  const tree = emptyTree(network)
  const root = network.nodes - 1
  for (let node = 0; node < root; node += 1) {
    attach(tree, node, root, value.length + node)
    tree.depth[node] = 1
    tree.state[value.length + node] = inTree
  }
  tree.flow.set(supply, value.length)
  for (let way = 0; way < value.length; way += 1) if (real(demand, whole(to, way)) <= 0) tree.state[way] = inTree
  return tree
}

/** Looks through the arcs block by block; the best of the first block in which one improves enters, -1 at the optimum. */
function createPricing({ tail, head, cost }: Network, { state, potential }: Tree): () => number {
  const arcs = tail.length
  const block = Math.max(32, Math.ceil(Math.sqrt(arcs)))
  const tolerance = 1e-10 * cost.reduce((most, each) => Math.max(most, Math.abs(each)), 0)
  const bestOf = (start: number, end: number): number => {
    let [best, entering] = [-tolerance, -1]
    for (let arc = start; arc < end; arc += 1) {
      const side = whole(state, arc)
      if (side === inTree) continue
      const reduced = side * (real(cost, arc) + real(potential, whole(tail, arc)) - real(potential, whole(head, arc)))
      if (reduced < best) [best, entering] = [reduced, arc]
    }
    return entering
  }
  let position = 0
  return () => {
    for (let seen = 0; seen < arcs + block; seen += block) {
      const [start, end] = [position, Math.min(position + block, arcs)]
      position = end === arcs ? 0 : end
      const entering = bestOf(start, end)
      if (entering >= 0) return entering
    }
    return -1
  }
}

/** The circle that an entering arc closes: flow goes first → second, up to the meeting point, and down to first again. */
type Circle = { readonly arc: number; readonly first: number; readonly second: number; readonly meeting: number }

/** How much fits through the circle, and the node whose arc to its parent blocks more; -1 when the entering arc itself does. */
type Block = { readonly amount: number; readonly node: number; readonly onFirstSide: boolean }

function circleOf({ tail, head }: Network, tree: Tree, arc: number): Circle {
  const forward = whole(tree.state, arc) === outsideAtLower
  const [first, second] = forward ? [whole(tail, arc), whole(head, arc)] : [whole(head, arc), whole(tail, arc)]
  return { arc, first, second, meeting: meetingOf(tree, first, second) }
}

/** The last arc that blocks, as the circle runs, leaves: so the tree can always send more to the root (Cunningham 1976). */
function blockOf({ tail, capacity }: Network, { flow, parent, parentArc }: Tree, { arc, first, second, meeting }: Circle): Block {
  let [amount, node, onFirstSide] = [real(capacity, arc), -1, true]
  for (let each = first; each !== meeting; each = whole(parent, each)) {
    const upward = whole(parentArc, each)
    const room = whole(tail, upward) === each ? real(flow, upward) : real(capacity, upward) - real(flow, upward)
    if (room < amount) [amount, node] = [room, each]
  }
  for (let each = second; each !== meeting; each = whole(parent, each)) {
    const upward = whole(parentArc, each)
    const room = whole(tail, upward) === each ? real(capacity, upward) - real(flow, upward) : real(flow, upward)
    if (room <= amount) [amount, node, onFirstSide] = [room, each, false]
  }
  return { amount, node, onFirstSide }
}

function send({ tail }: Network, tree: Tree, { arc, first, second, meeting }: Circle, amount: number): void {
  const { flow, state, parent, parentArc } = tree
  flow[arc] = real(flow, arc) + whole(state, arc) * amount
  for (let each = first; each !== meeting; each = whole(parent, each)) {
    const upward = whole(parentArc, each)
    flow[upward] = real(flow, upward) + (whole(tail, upward) === each ? -amount : amount)
  }
  for (let each = second; each !== meeting; each = whole(parent, each)) {
    const upward = whole(parentArc, each)
    flow[upward] = real(flow, upward) + (whole(tail, upward) === each ? amount : -amount)
  }
}

/** Puts an arc that leaves the tree exactly on the bound it has met. */
function settle({ capacity }: Network, { flow, state }: Tree, arc: number): void {
  const [carried, most] = [real(flow, arc), real(capacity, arc)]
  const atLower = carried <= most - carried
  state[arc] = atLower ? outsideAtLower : outsideAtUpper
  flow[arc] = atLower ? 0 : most
}

function pivot(network: Network, tree: Tree, entering: number): void {
  const circle = circleOf(network, tree, entering)
  const { amount, node, onFirstSide } = blockOf(network, tree, circle)
  if (amount > 0) send(network, tree, circle, amount)
  if (node < 0) {
    settle(network, tree, entering)
    return
  }
  const leaving = whole(tree.parentArc, node)
  const [inside, outside] = onFirstSide ? [circle.first, circle.second] : [circle.second, circle.first]
  tree.state[entering] = inTree
  settle(network, tree, leaving)
  reattach(tree, inside, node, outside, entering)
  refresh(network, tree, inside)
}

/** Far more than any instance has needed; without a limit a rounding error could hold up the program. */
const stepsPerArc = 100

/**
 * The split of supplies over demands that is worth most; not all has to be split. Network simplex with a strongly feasible tree
 * and block pricing (Ahuja, Magnanti, Orlin 1993, chapter 11); exact but for rounding.
 */
export function solveTransport(problem: TransportProblem): TransportSolution {
  const network = networkOf(problem)
  const tree = firstTree(network, problem)
  const nextEntering = createPricing(network, tree)
  const limit = stepsPerArc * network.tail.length
  let steps = 0
  let entering = nextEntering()
  while (entering >= 0 && steps < limit) {
    pivot(network, tree, entering)
    steps += 1
    entering = nextEntering()
  }
  const flow = tree.flow.slice(0, problem.value.length).map((amount) => Math.max(0, amount))
  const value = flow.reduce((sum, amount, way) => sum + amount * real(problem.value, way), 0)
  return { flow, value, steps, optimal: entering < 0 }
}
