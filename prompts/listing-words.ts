import type { ListingView } from '../src/domain/listing-view.ts'
import type { Locale, Names } from '../src/domain/locale.ts'
import { formatReference } from '../src/domain/reference.ts'
import type { Text } from '../src/message/text.ts'
import { attributesLine } from './attribute.ts'
import { formatCountry } from './format.ts'
import { formatPrice, formatQuantityShort, formatWindow, isKnown, type PriceReader } from './quantity.ts'
import { sayIn } from './say.ts'
import { echoed, joined, quoted, said } from './text.ts'

/** A reference as people type it. */
export function reference(kind: Parameters<typeof formatReference>[0], number: number): Text {
  return said(formatReference(kind, number))
}

/** The reference of a listing. */
export function listingReference(view: Pick<ListingView, 'kind' | 'number'>): Text {
  return reference(view.kind, view.number)
}

/** A material by its catalogue name, else in the words somebody typed. */
export function materialText(locale: Locale, names: Names | null, words: string | null): Text {
  if (names) return said(names[locale])
  return words ? sayIn(locale)('material.own-words', { words: echoed(words) }) : sayIn(locale)('material.unnamed')
}

/** A listing's material. */
export function materialOf(locale: Locale, view: ListingView): Text {
  return materialText(locale, view.materialNames, view.materialWords)
}

function spacedCode(code: string): string {
  return /^\d{6}$/.test(code) ? `${code.slice(0, 2)} ${code.slice(2, 4)} ${code.slice(4)}` : code
}

const codesShown = 2

/** A material with its codes of the European List of Waste. */
export function materialCoded(locale: Locale, material: Text, ewc: readonly string[]): Text {
  if (ewc.length === 0) return material
  const codes = said(ewc.slice(0, codesShown).map(spacedCode).join(' / ') + (ewc.length > codesShown ? ' …' : ''))
  return sayIn(locale)('material.coded', { material, codes })
}

/** A yearly amount, "about" where it was rounded for the reader. */
function quantityOf(locale: Locale, view: ListingView): Text | null {
  return isKnown(view.quantity) ? formatQuantityShort(locale, view.quantity, view.quantityRounded) : null
}

/** Who somebody is to a price, when the listing is or is not their own. */
function priceReader(view: ListingView, own: boolean): PriceReader {
  if (view.tier === 'broker') return 'neither'
  return (view.kind === 'offer') === own ? 'supplier' : 'buyer'
}

/** A listing's price for its reader. */
export function priceOf(locale: Locale, view: ListingView): Text | null {
  return view.price ? formatPrice(locale, view.price, priceReader(view, view.tier === 'own')) : null
}

/** Facility where the reader may see it, else region or country. */
export function placeOf(locale: Locale, view: ListingView): Text | null {
  const region = view.region ? said(view.region[locale]) : null
  if (view.facility) return joined([quoted(view.facility.name), region], ' · ')
  return region ?? (view.country === '' ? null : formatCountry(locale, view.country))
}

const commas: Readonly<Record<Locale, string>> = { en: ', ', 'zh-CN': '，', ko: ', ' }

/** Facts one after the other. */
export function inARow(locale: Locale, facts: readonly (Text | null)[]): Text {
  return joined(facts, commas[locale])
}

function hazardOf(locale: Locale, view: ListingView): Text | null {
  return view.hazardous ? sayIn(locale)('hazard.yes') : null
}

/** What a broker reads of one side: material, amount, place, price, on one line. */
export function sideFacts(locale: Locale, view: ListingView): Text {
  return inARow(locale, [
    materialOf(locale, view),
    hazardOf(locale, view),
    quantityOf(locale, view),
    attributesLine(locale, view.attributes),
    priceOf(locale, view),
    placeOf(locale, view),
  ])
}

/** What the other side reads before an introduction: everything but who and where. */
export function anonymousFacts(locale: Locale, view: ListingView): Text {
  const words = view.materialNames ? said(view.materialNames[locale]) : sayIn(locale)('material.unnamed')
  const free = view.price?.direction === 'free' ? sayIn(locale)('price.free') : null
  return inARow(locale, [words, quantityOf(locale, view), attributesLine(locale, view.attributes), free, formatWindow(locale, view.window)])
}

/** A listing in a list. */
export function listingLine(locale: Locale, view: ListingView, more: readonly (Text | null)[]): Text {
  return joined([listingReference(view), materialOf(locale, view), quantityOf(locale, view), ...more], ' · ')
}
