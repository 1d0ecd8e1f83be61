/** A directed network. The last node is the root, which takes up what is not allocated; `capacity` may be infinite. */
export type Network = {
  readonly nodes: number
  readonly tail: Int32Array
  readonly head: Int32Array
  readonly cost: Float64Array
  readonly capacity: Float64Array
}

/** Where an arc stands: in the tree, or outside it without flow or with as much as it can carry. */
export const inTree = 0
export const outsideAtLower = 1
export const outsideAtUpper = -1

/**
 * A spanning tree of a network with the flow it carries. `parentArc` joins a node to its parent, in either direction; children
 * are linked lists; -1 is none. Potentials make the reduced cost of every arc of the tree zero.
 */
export type Tree = {
  readonly flow: Float64Array
  readonly state: Int32Array
  readonly potential: Float64Array
  readonly parent: Int32Array
  readonly parentArc: Int32Array
  readonly depth: Int32Array
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  readonly previousSibling: Int32Array
  readonly stack: Int32Array
}

/** An index that the caller knows to be inside the array. One function for each kind of array keeps the loops fast. */
export const whole = (array: Int32Array, index: number): number => array[index] as number
export const real = (array: Float64Array, index: number): number => array[index] as number

/** A tree in which no node is attached yet and every arc is empty. */
export function emptyTree({ nodes, tail }: Network): Tree {
  const none = () => new Int32Array(nodes).fill(-1)
  return {
    flow: new Float64Array(tail.length),
    state: new Int32Array(tail.length).fill(outsideAtLower),
    potential: new Float64Array(nodes),
    parent: none(),
    parentArc: none(),
    depth: new Int32Array(nodes),
    firstChild: none(),
    nextSibling: none(),
    previousSibling: none(),
    stack: new Int32Array(nodes),
  }
}

/** Hangs a node, with all that hangs on it, below another by an arc. Depths and potentials are brought up to date apart. */
export function attach(tree: Tree, node: number, parent: number, arc: number): void {
  const { firstChild, nextSibling, previousSibling } = tree
  const next = whole(firstChild, parent)
  tree.parent[node] = parent
  tree.parentArc[node] = arc
  nextSibling[node] = next
  previousSibling[node] = -1
  if (next >= 0) previousSibling[next] = node
  firstChild[parent] = node
}

function detach({ parent, firstChild, nextSibling, previousSibling }: Tree, node: number): void {
  const [before, after] = [whole(previousSibling, node), whole(nextSibling, node)]
  if (before >= 0) nextSibling[before] = after
  else firstChild[whole(parent, node)] = after
  if (after >= 0) previousSibling[after] = before
}

/** Turns around the way from a node up to `last` and hangs it below `parent` by `arc`. */
export function reattach(tree: Tree, node: number, last: number, parent: number, arc: number): void {
  let [child, newParent, newArc] = [node, parent, arc]
  for (;;) {
    const [oldParent, oldArc] = [whole(tree.parent, child), whole(tree.parentArc, child)]
    detach(tree, child)
    attach(tree, child, newParent, newArc)
    if (child === last) return
    newParent = child
    newArc = oldArc
    child = oldParent
  }
}

/** Renews depths and potentials of a node and all that hangs on it. */
export function refresh({ tail, cost }: Network, tree: Tree, top: number): void {
  const { parent, parentArc, depth, potential, firstChild, nextSibling, stack } = tree
  let height = 0
  stack[height++] = top
  while (height > 0) {
    const node = whole(stack, --height)
    const [above, arc] = [whole(parent, node), whole(parentArc, node)]
    depth[node] = whole(depth, above) + 1
    potential[node] = whole(tail, arc) === node ? real(potential, above) - real(cost, arc) : real(potential, above) + real(cost, arc)
    for (let child = whole(firstChild, node); child >= 0; child = whole(nextSibling, child)) stack[height++] = child
  }
}

/** The node where the ways of two nodes to the root meet. */
export function meetingOf({ parent, depth }: Tree, one: number, other: number): number {
  let [a, b] = [one, other]
  while (a !== b) {
    if (whole(depth, a) >= whole(depth, b)) a = whole(parent, a)
    else b = whole(parent, b)
  }
  return a
}
