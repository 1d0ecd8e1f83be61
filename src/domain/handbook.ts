import type { Case } from './case.ts'
import { type Code, codeKey } from './code.ts'
import type { Factor } from './factor.ts'
import type { Industry } from './industry.ts'
import type { Material } from './material.ts'
import type { MaterialSheet } from './material-sheet.ts'
import type { Route } from './route.ts'
import type { Technology } from './technology.ts'

/** The lists that come with the program. */
export type Shipped = {
  readonly materials: readonly Material[]
  readonly sheets: readonly MaterialSheet[]
  readonly technologies: readonly Technology[]
  readonly codes: readonly Code[]
  readonly routes: readonly Route[]
  readonly industries: readonly Industry[]
  readonly cases: readonly Case[]
  readonly factors: readonly Factor[]
}

/** What is asked about in chat: everything but the factors. */
export type Lists = Omit<Shipped, 'factors'>

/** The lists, indexed for looking things up. */
export type Handbook = {
  readonly materials: ReadonlyMap<string, Material>
  readonly sheets: ReadonlyMap<string, MaterialSheet>
  readonly technologies: ReadonlyMap<string, Technology>
  /** By `codeKey`. */
  readonly codes: ReadonlyMap<string, Code>
  readonly routes: readonly Route[]
  readonly industries: readonly Industry[]
  readonly cases: readonly Case[]
}

/** Indexes the lists. */
export function buildHandbook(lists: Lists): Handbook {
  const byId = <Entry extends { readonly id: string }>(entries: readonly Entry[]) => new Map(entries.map((entry) => [entry.id, entry]))
  return {
    materials: byId(lists.materials),
    sheets: byId(lists.sheets),
    technologies: byId(lists.technologies),
    codes: new Map(lists.codes.map((code) => [codeKey(code), code])),
    routes: lists.routes,
    industries: lists.industries,
    cases: lists.cases,
  }
}

/** The codes of a material, in the order people ask for them: List of Waste, China's class, Basel. */
export function codesOf(handbook: Handbook, materialId: string): readonly Pick<Code, 'system' | 'code'>[] {
  const sheet = handbook.sheets.get(materialId)
  const ewc = (handbook.materials.get(materialId)?.ewc ?? []).map((code) => ({ system: 'ewc', code }) as const)
  return [
    ...ewc,
    ...(sheet?.hw ? [{ system: 'hw', code: sheet.hw } as const] : []),
    ...(sheet?.basel ? [{ system: 'basel', code: sheet.basel } as const] : []),
  ]
}

/** The materials that carry a code. */
export function materialsWith(handbook: Handbook, code: Pick<Code, 'system' | 'code'>): readonly Material[] {
  const key = codeKey(code)
  return [...handbook.materials.values()].filter(({ id }) => codesOf(handbook, id).some((own) => codeKey(own) === key))
}

/** The name of an ISIC class, group or division in the code list, or of an industry that has it. */
export function industryNames(handbook: Handbook, isic: string): Industry['names'] | null {
  return handbook.codes.get(`isic ${isic}`)?.names ?? handbook.industries.find((industry) => industry.isic === isic)?.names ?? null
}
