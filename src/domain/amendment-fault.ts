import type { KnowledgeAmendment } from './amendment.ts'
import { codeKey } from './code.ts'
import type { Handbook } from './handbook.ts'
import { type Locale, locales } from './locale.ts'
import { foldWord, type Material, wordsOf } from './material.ts'

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

type Check = (handbook: Handbook) => AmendmentFault | null

const longestWord = 60
const longestName = 120

/** A word that can be found in messages again: letters, not too long, on one line. */
export function isUsableWord(word: string): boolean {
  const folded = foldWord(word)
  return word.length <= longestWord && folded.length >= 2 && /\p{L}/u.test(folded) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(word)
}

/** The material that a word names in a language, by its name or an alias. */
export function ownerOf(handbook: Handbook, locale: Locale, word: string): Material | null {
  const folded = foldWord(word)
  for (const material of handbook.materials.values()) {
    if (wordsOf(material, locale).some((own) => foldWord(own) === folded)) return material
  }
  return null
}

type Of<Kind extends KnowledgeAmendment['kind']> = Extract<KnowledgeAmendment, { kind: Kind }>

function checkAlias(handbook: Handbook, { locale, word, materialId }: Of<'alias'>): AmendmentFault | null {
  if (!isUsableWord(word)) return { fault: 'word-unusable', word }
  const owner = ownerOf(handbook, locale, word)
  if (owner && foldWord(owner.names[locale]) === foldWord(word)) return { fault: 'alias-is-name', word, materialId: owner.id }
  if (materialId === null) return owner ? null : { fault: 'alias-unknown', word }
  if (!handbook.materials.has(materialId)) return { fault: 'material-unknown', word: materialId }
  if (!owner) return null
  return owner.id === materialId ? { fault: 'alias-known', word, materialId } : { fault: 'alias-taken', word, materialId: owner.id }
}

const isFigure = (value: number, low: number, high: number) => Number.isFinite(value) && value >= low && value <= high

function checkFigures({ reachKm, densityTonnesPerM3 }: Material): AmendmentFault | null {
  if (!isFigure(reachKm, 0.1, 20_000)) return { fault: 'figure-unsound', word: String(reachKm) }
  const dense = densityTonnesPerM3 === null || isFigure(densityTonnesPerM3, 0.0001, 25)
  return dense ? null : { fault: 'figure-unsound', word: String(densityTonnesPerM3) }
}

function checkNames(handbook: Handbook, material: Material): AmendmentFault | null {
  for (const locale of locales) {
    const name = material.names[locale].trim()
    if (name === '') return { fault: 'name-missing', word: locale }
    if (name.length > longestName || !/\p{L}/u.test(name)) return { fault: 'word-unusable', word: name }
    const owner = ownerOf(handbook, locale, name)
    if (owner && owner.id !== material.id) return { fault: 'name-taken', word: name, materialId: owner.id }
  }
  return null
}

function sameMaterial(one: Material, other: Material): boolean {
  const facts = ({ aliases: _aliases, ...rest }: Material) =>
    JSON.stringify(rest, Object.keys({ ...rest, en: 0, 'zh-CN': 0, ko: 0 }).sort())
  return facts(one) === facts(other)
}

function checkMaterial(handbook: Handbook, material: Material): AmendmentFault | null {
  const families = new Set([...handbook.materials.values()].map(({ family }) => family))
  const unknownCode = material.ewc.find((code) => handbook.codes.size > 0 && !handbook.codes.has(codeKey({ system: 'ewc', code })))
  const before = handbook.materials.get(material.id)
  const checks: readonly Check[] = [
    () => checkNames(handbook, material),
    () => (families.has(material.family) ? null : { fault: 'family-unknown', word: material.family }),
    () => (unknownCode === undefined ? null : { fault: 'code-unknown', word: unknownCode }),
    () => checkFigures(material),
    () => (before && sameMaterial(before, material) ? { fault: 'nothing-changes' } : null),
  ]
  return firstOf(handbook, checks)
}

function firstOf(handbook: Handbook, checks: readonly Check[]): AmendmentFault | null {
  for (const check of checks) {
    const found = check(handbook)
    if (found) return found
  }
  return null
}

function unsoundFigure({ yield: amount, maxKm }: NonNullable<Of<'route'>['route']>): number | undefined {
  if (amount !== null && !isFigure(amount, 0.001, 1000)) return amount
  return maxKm !== null && !isFigure(maxKm, 0.1, 20_000) ? maxKm : undefined
}

function checkRoute(handbook: Handbook, { routeId, route }: Of<'route'>): AmendmentFault | null {
  if (!route) return handbook.routes.some(({ id }) => id === routeId) ? null : { fault: 'route-unknown', word: routeId }
  const unknown = [route.from, route.to].find((id) => !handbook.materials.has(id))
  if (unknown !== undefined) return { fault: 'material-unknown', word: unknown }
  if (route.from === route.to) return { fault: 'route-to-itself', materialId: route.from }
  if (route.technology !== null && !handbook.technologies.has(route.technology))
    return { fault: 'technology-unknown', word: route.technology }
  const unsound = unsoundFigure(route)
  if (unsound !== undefined) return { fault: 'figure-unsound', word: String(unsound) }
  if (route.source.trim().length < 5) return { fault: 'source-missing' }
  const twin = handbook.routes.find(({ id, from, to }) => id !== routeId && from === route.from && to === route.to)
  return twin ? { fault: 'route-known', materialId: route.from } : null
}

function checkFactor(handbook: Handbook, { materialId, value, year, source }: Of<'factor'>): AmendmentFault | null {
  if (!handbook.materials.has(materialId)) return { fault: 'material-unknown', word: materialId }
  if (!isFigure(value, 0, 100_000)) return { fault: 'figure-unsound', word: String(value) }
  if (!Number.isInteger(year) || !isFigure(year, 1990, 2100)) return { fault: 'figure-unsound', word: String(year) }
  return source.trim().length < 5 ? { fault: 'source-missing' } : null
}

/** Why an amendment cannot stand beside what is known, or null where it can. */
export function amendmentFault(handbook: Handbook, amendment: KnowledgeAmendment): AmendmentFault | null {
  switch (amendment.kind) {
    case 'material':
      return checkMaterial(handbook, amendment.material)
    case 'alias':
      return checkAlias(handbook, amendment)
    case 'route':
      return checkRoute(handbook, amendment)
    case 'factor':
      return checkFactor(handbook, amendment)
    case 'case': {
      const { from, to } = amendment.entry
      return handbook.materials.has(from) && handbook.materials.has(to) ? null : { fault: 'case-unsound' }
    }
  }
}
