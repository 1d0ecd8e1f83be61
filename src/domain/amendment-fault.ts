import type { KnowledgeAmendment } from './amendment.ts'
import { codeKey } from './code.ts'
import type { Handbook } from './handbook.ts'
import { type Locale, locales } from './locale.ts'
import { foldWord, type Material, wordsOf } from './material.ts'
import type { Route } from './route.ts'

/** Why a change cannot stand. `word` is what was given; `materialId` is what stands in its way. */
export type AmendmentFault = {
  readonly fault:
    | 'kind-unknown'
    | 'word-unusable'
    | 'alias-taken'
    | 'alias-known'
    | 'alias-is-name'
    | 'alias-unknown'
    | 'material-unknown'
    | 'name-missing'
    | 'name-taken'
    | 'family-unknown'
    | 'code-unknown'
    | 'figure-unsound'
    | 'route-to-itself'
    | 'route-known'
    | 'route-unknown'
    | 'technology-unknown'
    | 'source-missing'
    | 'case-unsound'
    | 'nothing-changes'
  readonly word?: string
  readonly materialId?: string
}

/** What changes are checked against, one after the other: everything known, and what was found sound before. */
export type Desk = {
  readonly handbook: Handbook
  readonly materials: Map<string, Material>
  readonly routes: Map<string, Route>
  readonly families: ReadonlySet<string>
  /** Material ids by language and folded word. */
  readonly owners: Map<string, string>
}

const ownerKey = (locale: Locale, word: string) => `${locale}:${foldWord(word)}`

function noteWords(desk: Desk, material: Material): void {
  for (const locale of locales) for (const word of wordsOf(material, locale)) desk.owners.set(ownerKey(locale, word), material.id)
}

/** Opens a desk over what is known in a project. */
export function openDesk(handbook: Handbook): Desk {
  const materials = new Map(handbook.materials)
  const families = new Set([...materials.values()].map(({ family }) => family))
  const routes = new Map(handbook.routes.map((route) => [route.id, route]))
  const desk: Desk = { handbook, materials, routes, families, owners: new Map() }
  for (const material of materials.values()) noteWords(desk, material)
  return desk
}

/** Notes a change that was found sound, for those that come after it. */
export function noteAmendment(desk: Desk, amendment: KnowledgeAmendment): void {
  if (amendment.kind === 'material') {
    const before = desk.materials.get(amendment.material.id)
    const material = before ? { ...amendment.material, aliases: before.aliases } : amendment.material
    desk.materials.set(material.id, material)
    noteWords(desk, material)
  }
  if (amendment.kind === 'alias') {
    const key = ownerKey(amendment.locale, amendment.word)
    if (amendment.materialId === null) desk.owners.delete(key)
    else desk.owners.set(key, amendment.materialId)
  }
  if (amendment.kind === 'route') {
    if (amendment.route) desk.routes.set(amendment.routeId, amendment.route)
    else desk.routes.delete(amendment.routeId)
  }
}

type Check = () => AmendmentFault | null

const longestWord = 60
const longestName = 120

/** A word that can be found in messages again: letters, not too long, on one line. */
export function isUsableWord(word: string): boolean {
  const folded = foldWord(word)
  return word.length <= longestWord && folded.length >= 2 && /\p{L}/u.test(folded) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(word)
}

/** The material that a word names in a language, by its name or an alias. */
export function ownerOf(desk: Desk, locale: Locale, word: string): Material | null {
  return desk.materials.get(desk.owners.get(ownerKey(locale, word)) ?? '') ?? null
}

type Of<Kind extends KnowledgeAmendment['kind']> = Extract<KnowledgeAmendment, { kind: Kind }>

function checkAlias(desk: Desk, { locale, word, materialId }: Of<'alias'>): AmendmentFault | null {
  if (!isUsableWord(word)) return { fault: 'word-unusable', word }
  const owner = ownerOf(desk, locale, word)
  if (owner && foldWord(owner.names[locale]) === foldWord(word)) return { fault: 'alias-is-name', word, materialId: owner.id }
  if (materialId === null) return owner ? null : { fault: 'alias-unknown', word }
  if (!desk.materials.has(materialId)) return { fault: 'material-unknown', word: materialId }
  if (!owner) return null
  return owner.id === materialId ? { fault: 'alias-known', word, materialId } : { fault: 'alias-taken', word, materialId: owner.id }
}

const isFigure = (value: number, low: number, high: number) => Number.isFinite(value) && value >= low && value <= high

function checkFigures({ reachKm, densityTonnesPerM3 }: Material): AmendmentFault | null {
  if (!isFigure(reachKm, 0.1, 20_000)) return { fault: 'figure-unsound', word: String(reachKm) }
  const dense = densityTonnesPerM3 === null || isFigure(densityTonnesPerM3, 0.0001, 25)
  return dense ? null : { fault: 'figure-unsound', word: String(densityTonnesPerM3) }
}

function checkNames(desk: Desk, material: Material): AmendmentFault | null {
  for (const locale of locales) {
    const name = material.names[locale].trim()
    if (name === '') return { fault: 'name-missing', word: locale }
    if (name.length > longestName || !/\p{L}/u.test(name)) return { fault: 'word-unusable', word: name }
    const owner = ownerOf(desk, locale, name)
    if (owner && owner.id !== material.id) return { fault: 'name-taken', word: name, materialId: owner.id }
  }
  return null
}

function sameMaterial(one: Material, other: Material): boolean {
  const facts = ({ aliases: _aliases, ...rest }: Material) =>
    JSON.stringify(rest, Object.keys({ ...rest, en: 0, 'zh-CN': 0, ko: 0 }).sort())
  return facts(one) === facts(other)
}

function checkMaterial(desk: Desk, material: Material): AmendmentFault | null {
  const { handbook, families } = desk
  const unknownCode = material.ewc.find((code) => handbook.codes.size > 0 && !handbook.codes.has(codeKey({ system: 'ewc', code })))
  const before = desk.materials.get(material.id)
  const checks: readonly Check[] = [
    () => checkNames(desk, material),
    () => (families.has(material.family) ? null : { fault: 'family-unknown', word: material.family }),
    () => (unknownCode === undefined ? null : { fault: 'code-unknown', word: unknownCode }),
    () => checkFigures(material),
    () => (before && sameMaterial(before, material) ? { fault: 'nothing-changes' } : null),
  ]
  return firstOf(checks)
}

function firstOf(checks: readonly Check[]): AmendmentFault | null {
  for (const check of checks) {
    const found = check()
    if (found) return found
  }
  return null
}

function unsoundFigure({ yield: amount, maxKm }: NonNullable<Of<'route'>['route']>): number | undefined {
  if (amount !== null && !isFigure(amount, 0.001, 1000)) return amount
  return maxKm !== null && !isFigure(maxKm, 0.1, 20_000) ? maxKm : undefined
}

function checkRoute(desk: Desk, { routeId, route }: Of<'route'>): AmendmentFault | null {
  if (!route) return desk.routes.has(routeId) ? null : { fault: 'route-unknown', word: routeId }
  const unknown = [route.from, route.to].find((id) => !desk.materials.has(id))
  if (unknown !== undefined) return { fault: 'material-unknown', word: unknown }
  if (route.from === route.to) return { fault: 'route-to-itself', materialId: route.from }
  if (route.technology !== null && !desk.handbook.technologies.has(route.technology))
    return { fault: 'technology-unknown', word: route.technology }
  const unsound = unsoundFigure(route)
  if (unsound !== undefined) return { fault: 'figure-unsound', word: String(unsound) }
  if (route.source.trim().length < 5) return { fault: 'source-missing' }
  const twin = [...desk.routes.values()].find(({ id, from, to }) => id !== routeId && from === route.from && to === route.to)
  return twin ? { fault: 'route-known', materialId: route.from } : null
}

function checkFactor(desk: Desk, { materialId, value, year, source }: Of<'factor'>): AmendmentFault | null {
  if (!desk.materials.has(materialId)) return { fault: 'material-unknown', word: materialId }
  if (!isFigure(value, 0, 100_000)) return { fault: 'figure-unsound', word: String(value) }
  if (!Number.isInteger(year) || !isFigure(year, 1990, 2100)) return { fault: 'figure-unsound', word: String(year) }
  return source.trim().length < 5 ? { fault: 'source-missing' } : null
}

/** Why an amendment cannot stand beside what is known, or null where it can. */
export function amendmentFault(desk: Desk, amendment: KnowledgeAmendment): AmendmentFault | null {
  switch (amendment.kind) {
    case 'material':
      return checkMaterial(desk, amendment.material)
    case 'alias':
      return checkAlias(desk, amendment)
    case 'route':
      return checkRoute(desk, amendment)
    case 'factor':
      return checkFactor(desk, amendment)
    case 'case': {
      const { from, to } = amendment.entry
      return desk.materials.has(from) && desk.materials.has(to) ? null : { fault: 'case-unsound' }
    }
  }
}
