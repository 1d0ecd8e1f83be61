import type { Case } from './case.ts'
import { type Code, codeKey } from './code.ts'
import { codesOf, type Handbook, industryNames, materialsWith } from './handbook.ts'
import type { Names } from './locale.ts'
import type { Material } from './material.ts'
import type { MaterialSheet } from './material-sheet.ts'
import type { Plant, Suggestion } from './resources.ts'
import { type Route, type RouteReadiness, routeReadinesses } from './route.ts'
import type { Technology } from './technology.ts'

/** A part of a longer list. `page` counts from 0. */
export type Page<Item> = { readonly items: readonly Item[]; readonly page: number; readonly total: number; readonly size: number }

/** Cuts one page out of a list; a page beyond the end is the last one. */
export function pageOf<Item>(all: readonly Item[], page: number, size: number): Page<Item> {
  const last = Math.max(0, Math.ceil(all.length / size) - 1)
  const shown = Number.isInteger(page) ? Math.min(Math.max(0, page), last) : 0
  return { items: all.slice(shown * size, (shown + 1) * size), page: shown, total: all.length, size }
}

/** A code with its name, as far as the lists know it. */
export type CodeView = {
  readonly system: Code['system']
  readonly code: string
  readonly names: Names | null
  readonly hazardous: boolean | null
}

/** What a material can serve as, or what can serve as it. */
export type UseView = {
  readonly materialId: string
  readonly names: Names
  readonly technology: Names | null
  readonly technologySlug: string | null
  readonly readiness: RouteReadiness
  readonly cases: number
  readonly industry: Names | null
}

/** What is known of a material, for its data sheet. */
export type MaterialView = {
  readonly material: Material
  readonly sheet: MaterialSheet | null
  readonly codes: readonly CodeView[]
  readonly uses: readonly UseView[]
  readonly substitutes: readonly UseView[]
  readonly technologies: readonly Technology[]
  readonly cases: readonly Case[]
}

/** A code with its mirror entries and the materials that carry it. */
export type CodeSheet = CodeView & {
  readonly mirrors: readonly CodeView[]
  readonly materials: readonly { readonly id: string; readonly names: Names }[]
}

function codeView(handbook: Handbook, { system, code }: Pick<Code, 'system' | 'code'>): CodeView {
  const known = handbook.codes.get(codeKey({ system, code }))
  return { system, code, names: known?.names ?? null, hazardous: known?.hazardous ?? null }
}

function useView(handbook: Handbook, route: Route, other: 'from' | 'to'): UseView | null {
  const names = handbook.materials.get(route[other])?.names
  if (!names) return null
  const [isic] = other === 'to' ? route.sinkIsic : route.sourceIsic
  return {
    materialId: route[other],
    names,
    technology: handbook.technologies.get(route.technology ?? '')?.names ?? null,
    technologySlug: route.technology,
    readiness: route.readiness,
    cases: route.cases,
    industry: isic ? industryNames(handbook, isic) : null,
  }
}

const byProof = (one: Route, other: Route) =>
  routeReadinesses.indexOf(one.readiness) - routeReadinesses.indexOf(other.readiness) ||
  other.cases - one.cases ||
  (one.id < other.id ? -1 : 1)

function usesOf(handbook: Handbook, materialId: string, own: 'from' | 'to'): readonly UseView[] {
  return handbook.routes
    .filter((route) => route[own] === materialId)
    .toSorted(byProof)
    .flatMap((route) => useView(handbook, route, own === 'from' ? 'to' : 'from') ?? [])
}

const latestFirst = (one: Case, other: Case) => (other.year ?? 0) - (one.year ?? 0) || (one.id < other.id ? -1 : 1)

function technologiesFor(handbook: Handbook, materialId: string): readonly Technology[] {
  const slugs = new Set(handbook.routes.filter(({ from }) => from === materialId).map(({ technology }) => technology))
  return [...handbook.technologies.values()].filter(({ id, inputs }) => slugs.has(id) || inputs.includes(materialId))
}

/** What is known of a material, or null where it is none. */
export function materialView(handbook: Handbook, materialId: string): MaterialView | null {
  const material = handbook.materials.get(materialId)
  if (!material) return null
  return {
    material,
    sheet: handbook.sheets.get(materialId) ?? null,
    codes: codesOf(handbook, materialId).map((code) => codeView(handbook, code)),
    uses: usesOf(handbook, materialId, 'from'),
    substitutes: usesOf(handbook, materialId, 'to'),
    technologies: technologiesFor(handbook, materialId),
    cases: handbook.cases.filter(({ from, to }) => from === materialId || to === materialId).toSorted(latestFirst),
  }
}

/** A code's own sheet, or null where neither a list nor a material knows it. */
export function codeSheet(handbook: Handbook, code: Pick<Code, 'system' | 'code'>): CodeSheet | null {
  const known = handbook.codes.get(codeKey(code))
  const seen = ({ id }: Material) => handbook.cases.filter(({ from, to }) => from === id || to === id).length
  const materials = materialsWith(handbook, code)
    .toSorted((one, other) => seen(other) - seen(one))
    .map(({ id, names }) => ({ id, names }))
  if (!known && materials.length === 0) return null
  const facing = [...handbook.codes.values()].filter(({ system, mirror }) => system === code.system && mirror === code.code)
  const own = known?.mirror ? [{ system: code.system, code: known.mirror }] : []
  const mirrors = new Map([...own, ...facing].map((each) => [each.code, codeView(handbook, each)]))
  return { ...codeView(handbook, code), mirrors: [...mirrors.values()], materials }
}

/** A case with the names of what went from whom to whom. */
export type CaseView = {
  readonly entry: Case
  readonly from: Names | null
  readonly to: Names | null
  readonly source: Names | null
  readonly sink: Names | null
  readonly technology: Names | null
}

/** A case in full. */
export function caseView(handbook: Handbook, entry: Case): CaseView {
  return {
    entry,
    from: handbook.materials.get(entry.from)?.names ?? null,
    to: handbook.materials.get(entry.to)?.names ?? null,
    source: industryNames(handbook, entry.sourceIsic),
    sink: industryNames(handbook, entry.sinkIsic),
    technology: handbook.technologies.get(entry.technology ?? '')?.names ?? null,
  }
}

/** A technology with the names of what goes in and comes out, and where it is known to run. */
export type TechnologyView = {
  readonly technology: Technology
  readonly inputs: readonly Names[]
  readonly outputs: readonly Names[]
  readonly routes: number
  readonly cases: number
}

/** A technology in full. */
export function technologyView(handbook: Handbook, technology: Technology): TechnologyView {
  const named = (ids: readonly string[]) => ids.flatMap((id) => handbook.materials.get(id)?.names ?? [])
  return {
    technology,
    inputs: named(technology.inputs),
    outputs: named(technology.outputs),
    routes: handbook.routes.filter((route) => route.technology === technology.id).length,
    cases: handbook.cases.filter((entry) => entry.technology === technology.id).length,
  }
}

/** A page of what a plant typically has left over, or could take. */
export type ResourcesView = {
  readonly plant: Plant & { readonly names: Names }
  readonly direction: 'outputs' | 'inputs'
  readonly page: Page<Suggestion & { readonly names: Names }>
}
