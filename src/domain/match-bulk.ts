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

function edgesOf(snapshot: Snapshot, row: number): Asked[] {
  const [project, kind, material, isic] = [snapshot.project[row], snapshot.kind[row], snapshot.material[row], snapshot.isic[row]].map(
    (value) => value ?? 0,
  ) as [number, number, number, number]
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
  const [project, wanted] = [snapshot.project[row] ?? 0, 1 - (snapshot.kind[row] ?? 0)]
  const uz = snapshot.uz[row] ?? 0
  for (const asked of edgesOf(snapshot, row)) {
    const group = snapshot.groups.get(groupKey(project, wanted, asked.edge.material))
    const most = ((asked.weight * asked.own) / 100) * wide
    if (!group || most < best.bound) continue
    const unplaced = firstAt(snapshot.uz, group[0], group[1], nowhere)
    if (uz === nowhere) {
      if (most * unknownDistance >= best.bound) scan(snapshot, row, asked, [group[0], group[1]], Number.NaN, options.today, best)
      continue
    }
    const room = asked.edge.budget * (1 - best.bound / ((asked.weight * asked.own) / 100)) * wide + 0.001
    const chord = furthestChord(room, snapshot.modes[row] ?? 0)
    const from = firstAt(snapshot.uz, group[0], unplaced, uz - chord - 0.00001)
    const until = firstAt(snapshot.uz, from, unplaced, uz + chord + 0.00002)
    scan(snapshot, row, asked, [from, until], chord * chord * wide, options.today, best)
    if (most * unknownDistance >= best.bound) scan(snapshot, row, asked, [unplaced, group[1]], Number.NaN, options.today, best)
  }
  return best.found
}

/** Scores a part of a group; `chord2` is the furthest distance squared, NaN where a place is not known. */
function scan(
  snapshot: Snapshot,
  row: number,
  { edge, weight, own }: Asked,
  [start, end]: readonly [number, number],
  chord2: number,
  today: number,
  best: Best,
): void {
  const s = snapshot
  const at = (column: ArrayLike<number>) => column[row] ?? 0
  const [qx, qy, qz, hazards, party, modes] = [at(s.ux), at(s.uy), at(s.uz), at(s.hazards), at(s.party), at(s.modes)]
  const [amount, dimension, fromDay, untilDay, season] = [at(s.amount), at(s.dimension), at(s.fromDay), at(s.untilDay), at(s.season)]
  const blocked = s.blocked.get(party)
  const rejected = s.rejected.get(row)
  const limits = s.limits.get(row)
  const placed = !Number.isNaN(chord2)
  for (let i = start; i < end; i += 1) {
    let distance = unknownDistance
    if (placed) {
      const [dx, dy, dz] = [qx - (s.ux[i] ?? 0), qy - (s.uy[i] ?? 0), qz - (s.uz[i] ?? 0)]
      const far = dx * dx + dy * dy + dz * dz
      if (far > chord2) continue
      distance = 1 - transportCostKm(Math.sqrt(far), modes & (s.modes[i] ?? 0)) / edge.budget
    }
    if (s.party[i] === party || (hazards & (s.hazards[i] ?? 0)) !== 0) continue
    const industry = industryFactor(own, edge.other[s.isic[i] ?? 0] ?? 0)
    let score = weight * industry * quantityFit(amount, dimension, s.amount[i] ?? 0, s.dimension[i] ?? 0, edge.density) * distance
    if (score < best.bound) continue
    const days = windowShare(fromDay, untilDay, s.fromDay[i] ?? 0, s.untilDay[i] ?? 0, today)
    score *= days * seasonShare(season, s.season[i] ?? 0)
    if (limits && conflict(limits, s.limits.get(i))) score *= conflictFactor
    if (!(score > 0) || score < best.bound) continue
    if (blocked?.has(s.party[i] ?? 0) || rejected?.has(s.listing[i] ?? '')) continue
    best.add(score, s.listing[i] ?? '')
  }
}
