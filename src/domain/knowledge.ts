import type { Industry } from './industry.ts'
import type { Material } from './material.ts'
import type { Route } from './route.ts'

/** Why an offered material could serve where another is wanted. */
export type EdgeBasis = 'same' | 'route' | 'family-route' | 'family'

/** Offered material `from` can serve a need for `to`; `weight` 0 to 1 says how well established that is. */
export type Edge = {
  readonly from: string
  readonly to: string
  readonly weight: number
  readonly basis: EdgeBasis
  readonly route: Route | null
}

/** What the program knows, indexed for matching. */
export type Knowledge = {
  readonly materials: ReadonlyMap<string, Material>
  readonly industries: readonly Industry[]
  /** Edges by offered material, then by wanted material. */
  readonly edges: ReadonlyMap<string, ReadonlyMap<string, Edge>>
  /** The same edges by wanted material, then by offered material. */
  readonly reverse: ReadonlyMap<string, ReadonlyMap<string, Edge>>
}

const familyWeight = 0.45
const familyRouteWeight = 0.5

/** A route weighs more the more exchanges show it, and a little less when a technology lies in between. */
function routeWeight(route: Route): number {
  const established = 0.75 + Math.min(0.2, route.cases * 0.05)
  return route.technology === null ? established : established * 0.9
}

type EdgeMap = Map<string, Map<string, Edge>>

function keepBest(edges: EdgeMap, edge: Edge): void {
  const known = edges.get(edge.from) ?? new Map<string, Edge>()
  const before = known.get(edge.to)
  if (!before || before.weight < edge.weight) known.set(edge.to, edge)
  edges.set(edge.from, known)
}

function groupByFamily(materials: readonly Material[]): ReadonlyMap<string, readonly Material[]> {
  const families = new Map<string, Material[]>()
  for (const material of materials) families.set(material.family, [...(families.get(material.family) ?? []), material])
  return families
}

function reversed(edges: EdgeMap): EdgeMap {
  const reverse: EdgeMap = new Map()
  for (const targets of edges.values()) {
    for (const edge of targets.values()) {
      const sources = reverse.get(edge.to) ?? new Map<string, Edge>()
      sources.set(edge.from, edge)
      reverse.set(edge.to, sources)
    }
  }
  return reverse
}

/** Builds the edges: same material, documented routes, routes of near relatives, and plain family resemblance. */
export function buildKnowledge(materials: readonly Material[], routes: readonly Route[], industries: readonly Industry[]): Knowledge {
  const byId = new Map(materials.map((material) => [material.id, material]))
  const families = groupByFamily(materials)
  const relatives = (id: string) => families.get(byId.get(id)?.family ?? '') ?? []
  const edges: EdgeMap = new Map()
  for (const { id } of materials) {
    keepBest(edges, { from: id, to: id, weight: 1, basis: 'same', route: null })
    for (const other of relatives(id)) keepBest(edges, { from: id, to: other.id, weight: familyWeight, basis: 'family', route: null })
  }
  for (const route of routes) {
    keepBest(edges, { from: route.from, to: route.to, weight: routeWeight(route), basis: 'route', route })
    for (const near of relatives(route.from)) {
      keepBest(edges, { from: near.id, to: route.to, weight: familyRouteWeight, basis: 'family-route', route })
    }
  }
  return { materials: byId, industries, edges, reverse: reversed(edges) }
}
