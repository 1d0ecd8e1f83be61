import type { Case } from './case.ts'
import type { Lists } from './handbook.ts'
import { type Locale, locales } from './locale.ts'
import { foldWord, type Material } from './material.ts'
import type { Route } from './route.ts'

export const changeStatuses = ['proposed', 'applied', 'refused', 'undone'] as const
export type ChangeStatus = (typeof changeStatuses)[number]

/** Where a change came from: a form or line in chat, a file, a broker who placed a listing, or material that flowed. */
export type ChangeOrigin = 'chat' | 'import' | 'placed' | 'delivery'

/** One thing that a project knows otherwise than the shipped lists. */
export type KnowledgeAmendment =
  /** A material of its own, or another reading of a shipped one; of the latter the aliases stay as shipped. */
  | { readonly kind: 'material'; readonly material: Material }
  /** A word for a material in one language; null takes the word away. Quiet words are read but never shown: they may name people. */
  | {
      readonly kind: 'alias'
      readonly locale: Locale
      readonly word: string
      readonly materialId: string | null
      readonly quiet: boolean
    }
  | { readonly kind: 'route'; readonly routeId: string; readonly route: Route | null }
  /** Kilograms of CO2e that one tonne of a displaced material costs. */
  | { readonly kind: 'factor'; readonly materialId: string; readonly value: number; readonly year: number; readonly source: string }
  | { readonly kind: 'case'; readonly entry: Case }

/** The id of a material that only one project knows; no shipped id holds a colon. */
export function ownMaterialId(projectSlug: string, slug: string): string {
  return `${projectSlug}:${slug}`
}

const isOwnMaterial = (id: string) => id.includes(':')

/** What an amendment is about: of two with the same kind and key the later one holds. */
export function amendmentKey(amendment: KnowledgeAmendment): string {
  switch (amendment.kind) {
    case 'material':
      return amendment.material.id
    case 'alias':
      return `${amendment.locale}:${foldWord(amendment.word)}`
    case 'route':
      return amendment.routeId
    case 'factor':
      return amendment.materialId
    case 'case':
      return amendment.entry.id
  }
}

/** The latest amendment of each kind and key, in the order in which they were decided. */
function latest(amendments: readonly KnowledgeAmendment[]): readonly KnowledgeAmendment[] {
  const byKey = new Map<string, KnowledgeAmendment>()
  for (const amendment of amendments) {
    const key = `${amendment.kind} ${amendmentKey(amendment)}`
    byKey.delete(key)
    byKey.set(key, amendment)
  }
  return [...byKey.values()]
}

type Of<Kind extends KnowledgeAmendment['kind']> = Extract<KnowledgeAmendment, { kind: Kind }>

const only = <Kind extends KnowledgeAmendment['kind']>(amendments: readonly KnowledgeAmendment[], kind: Kind) =>
  amendments.filter((amendment): amendment is Of<Kind> => amendment.kind === kind)

type Words = ReadonlyMap<string, ReadonlySet<string>>

/** Words by key, with everything they mean: two projects of one person may mean different things. */
function meanings(aliases: readonly Of<'alias'>[]): Words {
  const meant = new Map<string, Set<string>>()
  for (const alias of aliases) {
    const key = amendmentKey(alias)
    const ids = meant.get(key) ?? new Set<string>()
    if (alias.materialId !== null) ids.add(alias.materialId)
    meant.set(key, ids)
  }
  return meant
}

function withWords(material: Material, meant: Words, aliases: readonly Of<'alias'>[]): Material {
  const lose = (locale: Locale, word: string) => meant.get(`${locale}:${foldWord(word)}`)?.has(material.id) === false
  const gained = aliases.filter((alias) => alias.materialId === material.id)
  const loses = locales.some((locale) => material.aliases[locale].some((word) => lose(locale, word)))
  if (gained.length === 0 && !loses) return material
  const wordsIn = (locale: Locale) => {
    const kept = material.aliases[locale].filter((word) => !lose(locale, word))
    const known = new Set([material.names[locale], ...kept].map(foldWord))
    const fresh = gained.filter((alias) => alias.locale === locale && !known.has(foldWord(alias.word))).map((alias) => alias.word)
    return [...kept, ...fresh]
  }
  return { ...material, aliases: { en: wordsIn('en'), 'zh-CN': wordsIn('zh-CN'), ko: wordsIn('ko') } }
}

function amendMaterials(shipped: readonly Material[], amendments: readonly KnowledgeAmendment[]): Material[] {
  const byId = new Map(shipped.map((material) => [material.id, material]))
  for (const { material } of only(amendments, 'material')) {
    const before = byId.get(material.id)
    if (before) byId.set(material.id, { ...material, aliases: before.aliases })
    else if (isOwnMaterial(material.id)) byId.set(material.id, material)
  }
  const aliases = only(amendments, 'alias')
  if (aliases.length === 0) return [...byId.values()]
  const meant = meanings(aliases)
  return [...byId.values()].map((material) => withWords(material, meant, aliases))
}

/** The lists as one person or project knows them: the shipped ones, amended by each of their projects. Unchanged entries stay the same objects. */
export function amendLists(lists: Lists, projects: readonly (readonly KnowledgeAmendment[])[]): Lists {
  const amendments = projects.flatMap(latest)
  const materials = amendMaterials(lists.materials, amendments)
  const known = new Set(materials.map((material) => material.id))
  const routes = new Map(lists.routes.map((route) => [route.id, route]))
  for (const { routeId, route } of only(amendments, 'route')) {
    if (route && known.has(route.from) && known.has(route.to)) routes.set(routeId, route)
    else routes.delete(routeId)
  }
  const cases = only(amendments, 'case').flatMap(({ entry }) => (known.has(entry.from) && known.has(entry.to) ? [entry] : []))
  const added = new Set(cases.map((entry) => entry.id))
  return { ...lists, materials, routes: [...routes.values()], cases: [...lists.cases.filter(({ id }) => !added.has(id)), ...cases] }
}
