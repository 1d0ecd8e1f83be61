import type { CodeSheet, MaterialView, Page, UseView } from '../../src/domain/handbook-view.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import { type Locale, locales, type Names } from '../../src/domain/locale.ts'
import type { Text } from '../../src/message/text.ts'
import { formatDistance, formatNumber } from '../format.ts'
import { codeNamed, codeText, figures, isTyped, nameOf, useLine } from '../handbook-words.ts'
import { inARow, listingLine, placeOf } from '../listing-words.ts'
import { type Button, button, choices, fields, heading, list, message, paragraph, type Said } from '../node.ts'
import { nextPage, pageTitle } from '../paging.ts'
import { formatWindow } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, said, standingAlone } from '../text.ts'

/** What a sheet counts of listings that the reader may see. */
export type MaterialCard = { readonly view: MaterialView; readonly listings: number }

const codesShown = 4
const usesShown = 3

const titleOf = (locale: Locale, { material }: MaterialView) => standingAlone(nameOf(locale, material.names, isTyped(material.id)))

function otherNames(locale: Locale, { material }: MaterialView): Text {
  const others = locales
    .filter((other) => other !== locale)
    .map((other) => nameOf(locale, { ...material.names, [locale]: material.names[other] }, isTyped(material.id)))
  return joined(others, ' · ')
}

function hazardText(locale: Locale, { material, sheet }: MaterialView): Text {
  const say = sayIn(locale)
  const kinds = sheet?.hazards.map((hazard) => say(`hazard-kind.${hazard}`)) ?? []
  return inARow(locale, [say(material.hazardous ? 'material.hazardous' : 'material.not-hazardous'), ...kinds])
}

type Line = { readonly label: Text; readonly value: Text } | null

function sheetLines(locale: Locale, { material, sheet }: MaterialView): readonly Line[] {
  const say = sayIn(locale)
  const line = (label: Text, value: Text | null): Line => (value ? { label, value } : null)
  const unit = (amount: Text, symbol: string) => joined([amount, said(symbol)], ' ')
  const density = material.densityTonnesPerM3
  const apart = sheet?.keepApart.map((group) => say(`mixing.${group}`)) ?? []
  const moisture = sheet?.moisturePct ? say('amount.percent', { amount: figures(locale, ...sheet.moisturePct) }) : null
  const per = sheet?.form === 'gas' ? 'MJ/Nm³' : 'MJ/kg'
  const value =
    sheet &&
    say('material.value', {
      range: figures(locale, sheet.value.low, sheet.value.high),
      currency: say('currency.name'),
      unit: say(`unit.${sheet.value.per}`),
    })
  return [
    line(say('material.line.keep-apart'), apart.length > 0 ? inARow(locale, apart) : null),
    line(say('material.line.form'), sheet && say(`form-kind.${sheet.form}`)),
    line(say('material.line.density'), density === null ? null : unit(formatNumber(locale, density), 't/m³')),
    line(say('material.line.moisture'), moisture),
    line(say('material.line.energy'), sheet?.energyMj ? unit(formatNumber(locale, sheet.energyMj), per) : null),
    line(say('material.line.value'), value),
    line(say('material.line.reach'), formatDistance(locale, material.reachKm)),
  ]
}

export const materialParts = ['sheet', 'uses', 'substitutes', 'technologies', 'cases', 'listings'] as const
export type MaterialPart = (typeof materialParts)[number]

const open = (materialId: string, label: Text, part: MaterialPart, page = '0'): Button =>
  button(label, 'material.open', { materialId, part, page })

function partButtons(locale: Locale, { view, listings }: MaterialCard): readonly (Button | null)[] {
  const say = sayIn(locale)
  const { id } = view.material
  const counts = {
    uses: view.uses.length > usesShown ? view.uses.length : 0,
    substitutes: view.substitutes.length,
    technologies: view.technologies.length,
    cases: view.cases.length,
    listings,
  }
  const parts = (['uses', 'substitutes', 'technologies', 'cases', 'listings'] as const).map((part) =>
    counts[part] > 0 ? open(id, say(`material.button.${part}`, { count: counts[part] }), part) : null,
  )
  return [...parts, ...postButtons(locale, id)]
}

function postButtons(locale: Locale, materialId: string): readonly Button[] {
  const say = sayIn(locale)
  return (['offer', 'need'] as const).map((kind) => button(say(`material.button.${kind}`), 'listing.draft', { kind, materialId }))
}

/** The data sheet of a material, with the way to the rest of what is known. */
export function materialCard(locale: Locale, card: MaterialCard): Said {
  const say = sayIn(locale)
  const { view } = card
  const codes = view.codes.slice(0, codesShown).map((code) => codeNamed(locale, code))
  return message(
    heading(titleOf(locale, view)),
    fields([
      { label: say('material.line.other-names'), value: otherNames(locale, view) },
      codes.length > 0 ? { label: say('material.line.codes'), value: joined(codes, '; ') } : null,
      { label: say('material.line.hazards'), value: hazardText(locale, view) },
      ...sheetLines(locale, view),
    ]),
    view.uses.length > 0 ? paragraph(say('material.uses')) : null,
    list(view.uses.slice(0, usesShown).map((use) => useLine(locale, use))),
    view.sheet ? paragraph(say('material.typical')) : null,
    choices(partButtons(locale, card)),
  )
}

function pageButtons(locale: Locale, view: MaterialView, part: MaterialPart, page: Page<unknown>, others: readonly Button[] = []) {
  const say = sayIn(locale)
  const next = nextPage(page)
  const { id } = view.material
  return choices([...others, next ? open(id, say('page.more'), part, next) : null, open(id, say('material.button.sheet'), 'sheet')])
}

/** A page of what a material serves as, or of what can serve as it. */
export function materialUses(locale: Locale, view: MaterialView, part: 'uses' | 'substitutes', page: Page<UseView>): Said {
  const title = joined([titleOf(locale, view), sayIn(locale)(`material.${part}`)], ' · ')
  return message(
    heading(pageTitle(locale, title, page)),
    list(page.items.map((use) => useLine(locale, use))),
    pageButtons(locale, view, part, page),
  )
}

/** A page of the technologies or cases of a material, each a button. */
export function materialEntries(
  locale: Locale,
  view: MaterialView,
  part: 'technologies' | 'cases',
  page: Page<{ readonly id: string; readonly names: Names }>,
): Said {
  const title = joined([titleOf(locale, view), sayIn(locale)(`material.${part}`)], ' · ')
  const entries = page.items.map(({ id, names }) =>
    part === 'cases'
      ? button(nameOf(locale, names, isTyped(id)), 'case.open', { caseId: id })
      : button(said(names[locale]), 'technology.open', { technologyId: id }),
  )
  return message(heading(pageTitle(locale, title, page)), pageButtons(locale, view, part, page, entries))
}

/** A page of what the reader's projects list of a material; never who lists it. */
export function materialListings(locale: Locale, view: MaterialView, page: Page<ListingView>): Said {
  const say = sayIn(locale)
  const title = joined([titleOf(locale, view), say('material.listings')], ' · ')
  const line = (each: ListingView) =>
    listingLine(locale, each, [say(`kind.${each.kind}`), placeOf(locale, each), formatWindow(locale, each.window)])
  return message(
    heading(pageTitle(locale, title, page)),
    page.items.length === 0 ? paragraph(say('material.none-listed')) : list(page.items.map(line)),
    pageButtons(locale, view, 'listings', page, postButtons(locale, view.material.id)),
  )
}

const buttonFor = (locale: Locale, { id, names }: { readonly id: string; readonly names: Names }) =>
  open(id, nameOf(locale, names, isTyped(id)), 'sheet')

/** A code: its name, whether it is hazardous, its other side, and what carries it. */
export function codeCard(locale: Locale, sheet: CodeSheet): Said {
  const say = sayIn(locale)
  const mirrors = sheet.mirrors.slice(0, codesShown).map((mirror) => codeNamed(locale, mirror))
  return message(
    heading(codeNamed(locale, sheet)),
    fields([
      sheet.hazardous === null
        ? null
        : { label: say('label.hazardous'), value: say(sheet.hazardous ? 'value.hazardous' : 'value.not-hazardous') },
      mirrors.length > 0 ? { label: say('code.mirror'), value: joined(mirrors, '; ') } : null,
    ]),
    paragraph(say(sheet.materials.length > 0 ? 'code.materials' : 'code.no-materials')),
    choices(sheet.materials.slice(0, 10).map((material) => buttonFor(locale, material))),
  )
}

/** A code that no list holds. */
export function codeUnknown(locale: Locale, code: Parameters<typeof codeText>[0]): Said {
  return message(paragraph(sayIn(locale)('code.unknown', { code: codeText(code) })))
}

type Candidates = readonly { readonly id: string; readonly names: Names }[]

/** Several materials could be meant, or none is called so and these come nearest. */
export function askMaterial(locale: Locale, words: string, candidates: Candidates, sure: boolean): Said {
  const say = sayIn(locale)
  const typed = { words: echoed(words) }
  if (candidates.length === 0) return message(paragraph(say('material.unknown-alone', typed)))
  return message(
    paragraph(say(sure ? 'material.which' : 'material.unknown', typed)),
    choices(candidates.map((candidate) => buttonFor(locale, candidate))),
  )
}

/** The command came without a name. */
export function askForMaterial(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('material.ask')))
}
