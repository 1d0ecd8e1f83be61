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
  /** Kilometres by road that the offered material usually travels for this use. */
  readonly reachKm: number
}

/** What the program knows, indexed for matching. */
export type Knowledge = {
  readonly materials: ReadonlyMap<string, Material>
  readonly industries: readonly Industry[]
  /** Materials that an ISIC class is known to take in. */
  readonly inputs: ReadonlyMap<string, ReadonlySet<string>>
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

/** A use may carry a material further, or less far, than its other uses. */
function reachOf(from: Material | undefined, _route: Route | null): number {
  return from?.reachKm ?? 0
}

type EdgeMap = Map<string, Map<string, Edge>>

function keepBest(edges: EdgeMap, edge: Edge): void {
  const known = edges.get(edge.from) ?? new Map<string, Edge>()
  const before = known.get(edge.to)
  // Among equals the first by name, so that the order in which routes are read does not matter.
  const earlier = before?.weight === edge.weight && (edge.route?.id ?? '') < (before.route?.id ?? '')
  if (!before || before.weight < edge.weight || earlier) known.set(edge.to, edge)
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

function inputsByClass(industries: readonly Industry[]): ReadonlyMap<string, ReadonlySet<string>> {
  const inputs = new Map<string, Set<string>>()
  for (const industry of industries) {
    const known = inputs.get(industry.isic) ?? new Set<string>()
    for (const material of industry.inputs) known.add(material)
    inputs.set(industry.isic, known)
  }
  return inputs
}

/** Builds the edges: same material, documented routes, routes of near relatives, and plain family resemblance. */
export function buildKnowledge(materials: readonly Material[], routes: readonly Route[], industries: readonly Industry[]): Knowledge {
  const byId = new Map(materials.map((material) => [material.id, material]))
  const families = groupByFamily(materials)
  const relatives = (id: string) => families.get(byId.get(id)?.family ?? '') ?? []
  const edges: EdgeMap = new Map()
  const keep = (from: string, to: string, weight: number, basis: EdgeBasis, route: Route | null = null) =>
    keepBest(edges, { from, to, weight, basis, route, reachKm: reachOf(byId.get(from), route) })
  for (const { id } of materials) {
    keep(id, id, 1, 'same')
    for (const other of relatives(id)) keep(id, other.id, familyWeight, 'family')
  }
  for (const route of routes) {
    keep(route.from, route.to, routeWeight(route), 'route', route)
    for (const near of relatives(route.from)) keep(near.id, route.to, familyRouteWeight, 'family-route', route)
  }
  return { materials: byId, industries, inputs: inputsByClass(industries), edges, reverse: reversed(edges) }
}
