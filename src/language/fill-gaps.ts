import type { ListingField } from '../domain/draft-view.ts'
import type { ExtractedItem } from '../domain/extraction.ts'
import { quantityFault } from '../domain/quantity.ts'
import { isIsoDay, type Window } from '../domain/window.ts'
import { resembledMaterials } from './material-index.ts'
import type { Reader } from './reader.ts'
import type { ReadItem, Reading, Span } from './reading.ts'

/** A model's word is worth a look, not trust. */
const modelLikelihood = 0.6
const sureOfMaterial = 0.78

/** Whether the grammar left something open that a model may be asked about. */
export function hasGaps({ intent, items }: Reading): boolean {
  if (intent === 'other') return true
  if (intent !== 'offer' && intent !== 'need') return false
  return items.some((item) => item.materialId === null || item.quantity === null || saysNoTime(item.window))
}

const saysNoTime = ({ from, until }: Window) => from === null && until === null

function isPossible({ from, until }: Window): boolean {
  if ((from !== null && !isIsoDay(from)) || (until !== null && !isIsoDay(until))) return false
  return !saysNoTime({ from, until }) && (from === null || until === null || from <= until)
}

/** Where the message says these words; a model that invents words is not believed. */
function spanOf(text: string, field: ListingField, words: string | null | undefined): Span | null {
  const start = words ? text.indexOf(words) : -1
  if (!words || start < 0) return null
  return { field, start, end: start + words.length, words, likelihood: modelLikelihood, by: 'model' }
}

type Filling = { readonly change: Partial<ReadItem>; readonly span: Span }

function materialFilling(item: ReadItem, given: ExtractedItem, text: string, reader: Reader): Filling | null {
  const span = spanOf(text, 'material', given.material)
  if (item.materialId !== null || !span || item.doubts.some(({ field }) => field === 'material')) return null
  const [best] = resembledMaterials(span.words, reader)
  const materialId = best && best.likelihood >= sureOfMaterial ? best.materialId : null
  return materialId === null && item.materialWords !== '' ? null : { change: { materialId, materialWords: span.words }, span }
}

function fillings(item: ReadItem, given: ExtractedItem, text: string, reader: Reader): Filling[] {
  const { quantity, window, price, hazardous, location, attributes } = given
  const open = (field: ListingField) => !item.doubts.some((doubt) => doubt.field === field)
  const fill = (field: ListingField, words: string | undefined, isWanted: boolean, change: Partial<ReadItem>): Filling[] => {
    const span = isWanted && open(field) ? spanOf(text, field, words) : null
    return span ? [{ change, span }] : []
  }
  const material = materialFilling(item, given, text, reader)
  return [
    ...(material ? [material] : []),
    ...(quantity
      ? fill('quantity', quantity.words, item.quantity === null && quantityFault(quantity.value) === null, { quantity: quantity.value })
      : []),
    ...(window ? fill('window', window.words, saysNoTime(item.window) && isPossible(window.value), { window: window.value }) : []),
    ...(price ? fill('price', price.words, item.price === null && price.value.amount >= 0, { price: price.value }) : []),
    ...(hazardous ? fill('hazardous', hazardous.words, item.hazardous === null, { hazardous: hazardous.value }) : []),
    ...(location ? fill('location', location, item.location === null, { location }) : []),
    ...(attributes
      ? fill('attributes', attributes.words, Object.keys(item.attributes).length === 0, { attributes: attributes.value })
      : []),
  ]
}

function filled(item: ReadItem, given: ExtractedItem, text: string, reader: Reader): ReadItem {
  const added = fillings(item, given, text, reader)
  const changed: ReadItem = Object.assign({}, item, ...added.map(({ change }) => change))
  return { ...changed, spans: [...item.spans, ...added.map(({ span }) => span)] }
}

const blank = (kind: ExtractedItem['kind']): ReadItem => ({
  kind,
  materialId: null,
  materialWords: '',
  quantity: null,
  window: { from: null, until: null },
  price: null,
  hazardous: null,
  location: null,
  attributes: {},
  doubts: [],
  spans: [],
})

/** Puts a model's proposals where the grammar read nothing; what the grammar read or doubts stays. */
export function fillGaps(reading: Reading, given: readonly ExtractedItem[], text: string, reader: Reader): Reading {
  if (reading.intent === 'offer' || reading.intent === 'need') {
    if (given.length !== reading.items.length) return reading
    return { ...reading, items: reading.items.map((item, index) => (given[index] ? filled(item, given[index], text, reader) : item)) }
  }
  if (reading.intent !== 'other') return reading
  const items = given
    .map((one) => filled(blank(one.kind), one, text, reader))
    .filter(({ materialWords, quantity }) => materialWords && quantity)
  const [first] = items
  return first && items.length === given.length ? { ...reading, intent: first.kind, items } : reading
}
