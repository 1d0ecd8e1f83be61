import {
  conflictFactor,
  furthestChord,
  industryFactor,
  quantityFit,
  seasonShare,
  transportCostKm,
  unknownDistance,
  windowShare,
} from './match-factors.ts'
import { type Limit, nowhere } from './match-profile.ts'
import { edgeKey, groupKey, learntKey, type Snapshot, type SnapshotEdge } from './match-snapshot.ts'

export type Ranked = { readonly other: string; readonly score: number }
export type RankOptions = { readonly today: number; readonly least: number; readonly limit: number }

/** Bounds may be a little wide: the score itself decides. */
const wide = 1.000001

/** The first row of a part of the columns whose `uz` is at least a value. */
function firstAt(uz: Float32Array, start: number, end: number, value: number): number {
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if ((uz[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The best of what was scored so far, best first. */
class Best {
  readonly found: Ranked[] = []
  bound: number
  readonly #limit: number

  constructor(limit: number, least: number) {
    this.#limit = limit
    this.bound = least
  }

  add(score: number, other: string): void {
    const { found } = this
    let at = found.length
    while (at > 0 && comesBefore(score, other, found[at - 1])) at -= 1
    if (at >= this.#limit) return
    found.splice(at, 0, { other, score })
    if (found.length > this.#limit) found.pop()
    const last = found[this.#limit - 1]
    if (last) this.bound = last.score
  }
}

function comesBefore(score: number, other: string, than: Ranked | undefined): boolean {
  return than !== undefined && (score > than.score || (score === than.score && other < than.other))
}

function conflict(ours: readonly Limit[] | undefined, theirs: readonly Limit[] | undefined): boolean {
  if (!ours || !theirs) return false
  return ours.some((own) => theirs.some((l) => l.attribute === own.attribute && (l.low > own.high || l.high < own.low)))
}

/** One edge of the row that asks: what is the same for all its counterparties. */
type Asked = { readonly edge: SnapshotEdge; readonly weight: number; readonly own: number }

/** The row that asks, in plain numbers. */
type Query = {
  readonly row: number
  readonly project: number
  readonly kind: number
  readonly material: number
  readonly party: number
  readonly amount: number
  readonly dimension: number
  readonly fromDay: number
  readonly untilDay: number
  readonly season: number
  readonly hazards: number
  readonly modes: number
  readonly isic: number
  readonly ux: number
  readonly uy: number
  readonly uz: number
  readonly today: number
  readonly limits: readonly Limit[] | undefined
  readonly blocked: ReadonlySet<number> | undefined
  readonly rejected: ReadonlySet<string> | undefined
}

function queryOf(s: Snapshot, row: number, today: number): Query {
  const at = (column: ArrayLike<number>) => column[row] ?? 0
  const party = at(s.party)
  return {
    row,
    project: at(s.project),
    kind: at(s.kind),
    material: at(s.material),
    party,
    amount: at(s.amount),
    dimension: at(s.dimension),
    fromDay: at(s.fromDay),
    untilDay: at(s.untilDay),
    season: at(s.season),
    hazards: at(s.hazards),
    modes: at(s.modes),
    isic: at(s.isic),
    ux: at(s.ux),
    uy: at(s.uy),
    uz: at(s.uz),
    today,
    limits: s.limits.get(row),
    blocked: s.blocked.get(party),
    rejected: s.rejected.get(row),
  }
}

function edgesOf(snapshot: Snapshot, { project, kind, material, isic }: Query): Asked[] {
  const asked = (snapshot.edges.get(edgeKey(kind, material)) ?? []).map((edge) => {
    const [from, to] = kind === 0 ? [material, edge.material] : [edge.material, material]
    const learnt = snapshot.learnt.size > 0 ? (snapshot.learnt.get(learntKey(project, from, to)) ?? 1) : 1
    return { edge, weight: edge.weight * learnt, own: edge.own[isic] ?? 0 }
  })
  return asked.sort((a, b) => b.weight * b.own - a.weight * a.own)
}

/** Ranks the counterparties of one row; the same figures in the same order as the ranking statement. */
export function bestOf(snapshot: Snapshot, row: number, options: RankOptions): readonly Ranked[] {
  const best = new Best(options.limit, options.least)
  const query = queryOf(snapshot, row, options.today)
  for (const asked of edgesOf(snapshot, query)) {
    const group = snapshot.groups.get(groupKey(query.project, 1 - query.kind, asked.edge.material))
    if (group) scanGroup(snapshot, query, asked, group, best)
  }
  return best.found
}

/** Scans what may still be among the best: places within reach, and places nobody knows, which stand last in a group. */
function scanGroup(snapshot: Snapshot, query: Query, asked: Asked, [start, end]: readonly [number, number], best: Best): void {
  const { uz } = snapshot
  const most = (asked.weight * asked.own) / 100
  if (most * wide < best.bound) return
  const unplaced = firstAt(uz, start, end, nowhere)
  if (query.uz !== nowhere) {
    const room = asked.edge.budget * (1 - best.bound / most) * wide + 0.001
    const chord = furthestChord(room, query.modes)
    const from = firstAt(uz, start, unplaced, query.uz - chord - 0.00001)
    const until = firstAt(uz, from, unplaced, query.uz + chord + 0.00002)
    scan(snapshot, query, asked, from, until, chord * chord * wide, best)
  }
  const first = query.uz === nowhere ? start : unplaced
  if (most * unknownDistance * wide >= best.bound) scan(snapshot, query, asked, first, end, -1, best)
}

/** Scores a part of a group; `chord2` is the furthest distance squared, -1 where a place is not known. */
function scan(snapshot: Snapshot, query: Query, asked: Asked, from: number, until: number, chord2: number, best: Best): void {
  for (let row = from; row < until; row += 1) {
    const distance = chord2 < 0 ? unknownDistance : distanceFactor(snapshot, query, row, asked.edge.budget, chord2)
    if (distance <= 0 || snapshot.party[row] === query.party || (query.hazards & (snapshot.hazards[row] ?? 0)) !== 0) continue
    const score = scoreOf(snapshot, query, asked, row, distance, best.bound)
    if (score >= best.bound && score > 0 && !isExcluded(snapshot, query, row)) best.add(score, snapshot.listing[row] ?? '')
  }
}

/** What is left of the budget after the way, 0 when it is too far. */
function distanceFactor(s: Snapshot, query: Query, row: number, budget: number, chord2: number): number {
  const dx = query.ux - (s.ux[row] ?? 0)
  const dy = query.uy - (s.uy[row] ?? 0)
  const dz = query.uz - (s.uz[row] ?? 0)
  const far = dx * dx + dy * dy + dz * dz
  return far > chord2 ? 0 : 1 - transportCostKm(Math.sqrt(far), query.modes & (s.modes[row] ?? 0)) / budget
}

/** The score, or less than `bound` when it cannot reach that. */
function scoreOf(s: Snapshot, query: Query, { edge, weight, own }: Asked, row: number, distance: number, bound: number): number {
  const industry = industryFactor(own, edge.other[s.isic[row] ?? 0] ?? 0)
  const quantity = quantityFit(query.amount, query.dimension, s.amount[row] ?? 0, s.dimension[row] ?? 0, edge.density)
  const sofar = weight * industry * quantity * distance
  if (sofar < bound) return -1
  const days = windowShare(query.fromDay, query.untilDay, s.fromDay[row] ?? 0, s.untilDay[row] ?? 0, query.today)
  const score = sofar * (days * seasonShare(query.season, s.season[row] ?? 0))
  return query.limits && score >= bound && conflict(query.limits, s.limits.get(row)) ? score * conflictFactor : score
}

function isExcluded(s: Snapshot, { blocked, rejected }: Query, row: number): boolean {
  return (blocked?.has(s.party[row] ?? 0) ?? false) || (rejected?.has(s.listing[row] ?? '') ?? false)
}
