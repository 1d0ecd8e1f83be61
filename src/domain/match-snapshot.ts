import type { Limit } from './match-profile.ts'

/** An edge as one side asks for it; `own` and `other` are percents by industry code. */
export type SnapshotEdge = {
  readonly material: number
  readonly weight: number
  /** Kilometres by road. */
  readonly budget: number
  readonly density: number
  readonly own: Uint8Array
  readonly other: Uint8Array
}

/**
 * What ranking reads of listings, as in `listing_match`: rows by project, kind (0 offer, 1 need) and material, in each group from south
 * to north, places nobody knows last.
 */
export type Snapshot = {
  readonly size: number
  readonly listing: readonly string[]
  readonly project: Int32Array
  readonly kind: Uint8Array
  readonly material: Int32Array
  readonly party: Int32Array
  readonly amount: Float32Array
  readonly dimension: Uint8Array
  readonly fromDay: Int16Array
  readonly untilDay: Int16Array
  readonly season: Int16Array
  readonly hazards: Int16Array
  readonly modes: Uint8Array
  readonly isic: Int16Array
  readonly ux: Float32Array
  readonly uy: Float32Array
  readonly uz: Float32Array
  readonly groups: ReadonlyMap<string, readonly [start: number, end: number]>
  readonly edges: ReadonlyMap<string, readonly SnapshotEdge[]>
  /** Stated properties by row, where there are any. */
  readonly limits: ReadonlyMap<number, readonly Limit[]>
  /** Factors a project learnt, by project, offered and wanted material. */
  readonly learnt: ReadonlyMap<string, number>
  readonly blocked: ReadonlyMap<number, ReadonlySet<number>>
  /** Rejected counterparties by row. */
  readonly rejected: ReadonlyMap<number, ReadonlySet<string>>
}

export const groupKey = (project: number, kind: number, material: number) => `${project} ${kind} ${material}`
export const edgeKey = (kind: number, material: number) => `${kind} ${material}`
export const learntKey = (project: number, from: number, to: number) => `${project} ${from} ${to}`

type Columns = Omit<Snapshot, 'groups' | 'edges' | 'limits' | 'learnt' | 'blocked' | 'rejected'>

/** Empty columns for so many rows. */
export function makeColumns(size: number): Columns & { readonly listing: string[] } {
  return {
    size,
    listing: new Array<string>(size).fill(''),
    project: new Int32Array(size),
    kind: new Uint8Array(size),
    material: new Int32Array(size),
    party: new Int32Array(size),
    amount: new Float32Array(size),
    dimension: new Uint8Array(size),
    fromDay: new Int16Array(size),
    untilDay: new Int16Array(size),
    season: new Int16Array(size),
    hazards: new Int16Array(size),
    modes: new Uint8Array(size),
    isic: new Int16Array(size),
    ux: new Float32Array(size),
    uy: new Float32Array(size),
    uz: new Float32Array(size),
  }
}

/** Where each group of filled columns begins and ends. */
export function groupsOf({ size, project, kind, material }: Columns): ReadonlyMap<string, readonly [number, number]> {
  const groups = new Map<string, readonly [number, number]>()
  let start = 0
  for (let row = 1; row <= size; row += 1) {
    const ends = row === size || project[row] !== project[start] || kind[row] !== kind[start] || material[row] !== material[start]
    if (!ends) continue
    groups.set(groupKey(project[start] ?? 0, kind[start] ?? 0, material[start] ?? 0), [start, row])
    start = row
  }
  return groups
}
