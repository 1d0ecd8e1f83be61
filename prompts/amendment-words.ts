import type { AmendmentView } from '../src/domain/amendment-view.ts'
import { type Locale, locales, type Names } from '../src/domain/locale.ts'
import type { Material } from '../src/domain/material.ts'
import type { Text } from '../src/message/text.ts'
import type { LineFault } from '../src/use-cases/amend-knowledge.ts'
import { formatNumber } from './format.ts'
import { isTyped, technologyName } from './handbook-words.ts'
import { inARow } from './listing-words.ts'
import { formatAmount } from './quantity.ts'
import { sayIn } from './say.ts'
import { echoed, joined, quoted, said } from './text.ts'

type Of<Kind extends AmendmentView['amendment']['kind']> = Extract<AmendmentView['amendment'], { kind: Kind }>

function named(locale: Locale, names: AmendmentView['names'], id: string): Text {
  const known = names[id]
  if (!known) return quoted(id)
  return isTyped(id) ? quoted(known[locale]) : said(known[locale])
}

const codesOf = (ewc: readonly string[]) => said(ewc.map((code) => code.replace(/^(\d\d)(\d\d)(\d\d)$/, '$1 $2 $3')).join(', '))
const everyName = (names: Names) =>
  joined(
    locales.map((locale) => quoted(names[locale])),
    ' · ',
  )

function hazardOf(locale: Locale, { hazardous }: Material): Text {
  return sayIn(locale)(hazardous ? 'value.hazardous' : 'value.not-hazardous')
}

function newMaterial(locale: Locale, material: Material): Text {
  const say = sayIn(locale)
  return say('knowledge.change.material', {
    names: everyName(material.names),
    family: quoted(material.family),
    codes: material.ewc.length > 0 ? codesOf(material.ewc) : say('knowledge.change.no-codes'),
    hazard: hazardOf(locale, material),
  })
}

type Difference = { readonly before: Text; readonly after: Text; readonly same: boolean }

function differences(locale: Locale, before: Material, after: Material): readonly Text[] {
  const say = sayIn(locale)
  const density = ({ densityTonnesPerM3 }: Material) =>
    densityTonnesPerM3 === null ? said('–') : joined([formatNumber(locale, densityTonnesPerM3), said('t/m³')], ' ')
  const reach = ({ reachKm }: Material) => say('amount.km', { amount: formatNumber(locale, reachKm) })
  const codes = ({ ewc }: Material) => (ewc.length > 0 ? codesOf(ewc) : say('knowledge.change.no-codes'))
  const pair = (text: (material: Material) => Text, same: boolean): Difference => ({ before: text(before), after: text(after), same })
  const all = [
    ...locales.map((each) => pair(({ names }) => quoted(names[each]), before.names[each] === after.names[each])),
    pair(({ family }) => quoted(family), before.family === after.family),
    pair(codes, before.ewc.join() === after.ewc.join()),
    pair((material) => hazardOf(locale, material), before.hazardous === after.hazardous),
    pair(density, before.densityTonnesPerM3 === after.densityTonnesPerM3),
    pair(reach, before.reachKm === after.reachKm),
  ]
  return all.filter(({ same }) => !same).map(({ before: was, after: is }) => say('knowledge.change.difference', { before: was, after: is }))
}

function materialChange(locale: Locale, { material }: Of<'material'>, { before, names }: AmendmentView): Text {
  if (before?.kind !== 'material') return newMaterial(locale, material)
  const changed = differences(locale, before.material, material)
  return sayIn(locale)('knowledge.change.correct', {
    material: named(locale, { ...names, [material.id]: before.material.names }, material.id),
    differences: changed.length > 0 ? joined(changed, locale === 'zh-CN' ? '；' : '; ') : everyName(material.names),
  })
}

function aliasChange(locale: Locale, alias: Of<'alias'>, { names }: AmendmentView): Text {
  const say = sayIn(locale)
  const spoken = { word: echoed(alias.word), language: say(`language.${alias.locale}`) }
  if (alias.materialId === null) return say('knowledge.change.alias-gone', spoken)
  return say('knowledge.change.alias', { ...spoken, material: named(locale, names, alias.materialId) })
}

function routeChange(locale: Locale, { route, routeId }: Of<'route'>, { names, before }: AmendmentView): Text {
  const say = sayIn(locale)
  const sides = (one: { readonly from: string; readonly to: string }) => ({
    from: named(locale, names, one.from),
    to: named(locale, names, one.to),
  })
  if (!route) {
    const gone = before?.kind === 'route' ? before.route : null
    return say('knowledge.change.route-gone', { route: gone ? say('knowledge.change.route-known', sides(gone)) : quoted(routeId) })
  }
  const how = inARow(locale, [technologyName(locale, null, route.technology), say(`readiness.${route.readiness}`), quoted(route.source)])
  return say('knowledge.change.route', { ...sides(route), how })
}

function factorChange(locale: Locale, factor: Of<'factor'>, { names }: AmendmentView): Text {
  return sayIn(locale)('knowledge.change.factor', {
    material: named(locale, names, factor.materialId),
    value: formatNumber(locale, factor.value),
    year: said(String(factor.year)),
    source: quoted(factor.source),
  })
}

function caseChange(locale: Locale, { entry }: Of<'case'>): Text {
  const { quantity } = entry
  return sayIn(locale)('knowledge.change.case', {
    title: quoted(entry.title[locale]),
    place: quoted(entry.place[locale]),
    year: said(String(entry.year ?? '–')),
    quantity: quantity ? formatAmount(locale, quantity.amount, quantity.unit) : said('–'),
  })
}

/** A change in one line, with what it replaces. */
export function changeText(locale: Locale, view: AmendmentView): Text {
  const { amendment } = view
  switch (amendment.kind) {
    case 'material':
      return materialChange(locale, amendment, view)
    case 'alias':
      return aliasChange(locale, amendment, view)
    case 'route':
      return routeChange(locale, amendment, view)
    case 'factor':
      return factorChange(locale, amendment, view)
    case 'case':
      return caseChange(locale, amendment)
  }
}

const kinds = said('alias, material, correct, route, factor')

/** Why a line cannot stand, and what to do. */
export function faultText(locale: Locale, { fault, word = '', materialId }: LineFault, names: AmendmentView['names']): Text {
  const say = sayIn(locale)
  const language = locales.find((each) => each === word)
  const shown = fault === 'name-missing' && language ? say(`language.${language}`) : echoed(word)
  const values = { word: shown, material: materialId === undefined ? said('–') : named(locale, names, materialId), kinds }
  // Each message takes some of these values; those it does not name are left out.
  return say(`fault.${fault}` as 'fault.alias-taken', values)
}
