import type { ListingKind } from '../domain/listing.ts'
import type { Price } from '../domain/money.ts'
import { amountPerYear, type Quantity } from '../domain/quantity.ts'
import { perYear } from '../domain/unit.ts'
import type { Window } from '../domain/window.ts'
import { clauseAround } from './attributes.ts'
import { kindAt } from './cues.ts'
import { windowOf } from './dates.ts'
import { type Mention, resembledMaterials } from './material-index.ts'
import { directionOf } from './prices.ts'
import type { QuantitySpan } from './quantities.ts'
import type { Reader } from './reader.ts'
import type { Doubt, MaterialCandidate, ReadItem, Span } from './reading.ts'
import type { Scan } from './scan.ts'
import { localeOf, mask, originalWords, type Stretch } from './script.ts'

const lineEnd = /[\n;；。!！?？•]|\.(?=\s)/g
const connector = /[，,、&+]|\band\b|\bplus\b|和|与|及|以及|그리고|또|및|와\s|과\s/g

function lastEnd(pattern: RegExp, text: string): number | null {
  const last = [...text.matchAll(pattern)].at(-1)
  return last ? last.index + last[0].length : null
}

/** Splits a text among the materials in it: at the last sentence end between two, else at the last comma or "and". */
export function regionsOf({ lower, mentions }: Pick<Scan, 'lower' | 'mentions'>): Stretch[] {
  const cuts = mentions.slice(1).map((mention, index) => {
    const from = mentions[index]?.end ?? 0
    const between = lower.slice(from, mention.start)
    return from + (lastEnd(lineEnd, between) ?? lastEnd(connector, between) ?? between.length)
  })
  return mentions.map((_, index) => ({ start: cuts[index - 1] ?? 0, end: cuts[index] ?? lower.length }))
}

const inside =
  ({ start, end }: Stretch) =>
  (span: Stretch) =>
    span.start >= start && span.start < end

/** What stands in a region, or where nothing does, what the whole text says once for all. */
function inRegion<Found extends Stretch>(spans: readonly Found[], region: Stretch): readonly Found[] {
  const own = spans.filter(inside(region))
  return own.length > 0 ? own : spans
}

function readWindow(
  scan: Scan,
  region: Stretch,
): { readonly window: Window; readonly doubts: readonly Doubt[]; readonly spans: readonly Stretch[] } {
  const { dates, folded } = scan
  const spans = inRegion(dates.spans, region)
  const durations = inRegion(dates.durations, region)
  const { fault, ...window } = windowOf(spans, durations, scan.today)
  const [first] = fault ? spans : dates.faults.filter(inside(region))
  if (!first) return { window, doubts: [], spans: [...spans, ...durations] }
  const words = originalWords(folded, fault ? { start: first.start, end: spans.at(-1)?.end ?? first.end } : first)
  return { window: { from: null, until: null }, doubts: [{ field: 'window', reason: fault ?? 'unreadable', words }], spans: [] }
}

function lotShare(quantity: Quantity | null): number {
  return quantity ? amountPerYear(quantity) / perYear(quantity.period) : 1
}

function readPrice(
  scan: Scan,
  region: Stretch,
  kind: ListingKind,
  quantity: Quantity | null,
): { readonly price: Price | null; readonly spans: readonly Stretch[] } {
  const [money] = scan.mentions.length > 1 ? scan.money.filter(inside(region)) : scan.money
  if (money) {
    const around = clauseAround(scan.lower, money)
    const direction = directionOf(kind, scan.lower.slice(around.start, around.end), money.amount)
    const amount = Math.abs(money.lot ? money.amount / lotShare(quantity) : money.amount)
    if (amount === 0) return { price: { amount: 0, currency: null, per: null, direction: 'free' }, spans: [money] }
    const per = money.per ?? (money.lot ? (quantity?.unit ?? null) : null)
    return { price: { amount: Number(amount.toPrecision(9)), currency: money.currency, per, direction }, spans: [money] }
  }
  const [free] = inRegion(scan.free, region)
  return free ? { price: { amount: 0, currency: null, per: null, direction: 'free' }, spans: [free] } : { price: null, spans: [] }
}

function chooseQuantity(scan: Scan, region: Stretch): QuantitySpan | null {
  const own = scan.quantities.filter(inside(region)).filter(({ restates }) => !restates)
  const said = own.find(({ quantity, doubts }) => quantity !== null || doubts.length > 0) ?? null
  return said?.together && scan.mentions.length > 1 ? null : said
}

const within = (scan: Scan, stretch: Stretch, field: string): Span => ({
  field,
  start: scan.folded.origin[stretch.start] ?? 0,
  end: scan.folded.origin[stretch.end] ?? scan.folded.raw.length,
})

type Named = {
  readonly at: Stretch
  readonly materialId: string | null
  readonly words: string
  readonly candidates: readonly MaterialCandidate[]
}

function readItem(scan: Scan, named: Named, region: Stretch, kind: ListingKind): ReadItem {
  const quantity = chooseQuantity(scan, region)
  const window = readWindow(scan, region)
  const { price, spans } = readPrice(scan, region, kind, quantity?.quantity ?? null)
  const [place] = inRegion(scan.places, region)
  const [hazard] = inRegion(scan.hazards, region)
  const attributes = scan.attributes.filter(inside(region))
  const material: readonly Doubt[] = named.candidates.length > 0 ? [{ field: 'material', candidates: named.candidates }] : []
  return {
    kind,
    materialId: named.materialId,
    materialWords: named.words,
    quantity: quantity?.quantity ?? null,
    window: window.window,
    price,
    hazardous: hazard?.hazardous ?? null,
    location: place ? originalWords(scan.folded, place) : null,
    attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, value]).reverse()),
    doubts: [...material, ...(quantity?.doubts ?? []), ...window.doubts],
    spans: [
      within(scan, named.at, 'material'),
      ...(quantity ? [within(scan, quantity, 'quantity')] : []),
      ...window.spans.map((span) => within(scan, span, 'window')),
      ...spans.map((span) => within(scan, span, 'price')),
      ...(place ? [within(scan, place, 'location')] : []),
      ...attributes.map((span) => within(scan, span, 'attributes')),
    ],
  }
}

function named(scan: Scan, mention: Mention): Named {
  const [first, ...others] = mention.candidates
  const doubtful = others.length > 0 && !mention.byCode
  return {
    at: mention,
    materialId: doubtful ? null : (first?.materialId ?? null),
    words: originalWords(scan.folded, mention),
    candidates: doubtful ? mention.candidates.slice(0, 4) : [],
  }
}

const filler =
  /\b(?:we|i|our|the|a|an|of|per|and|or|with|is|are|it|to|in|at|for|from|about|some|any|also|hi|hello|please|month(?:ly)?|week(?:ly)?|day|daily|year(?:ly)?|each|every|plant|factory|here|there|this|that|be|can|could|would|like|lot|lots)\b|我们厂?|公司|每[天日月年周]|厂里|大约|左右|的|有|每|우리|저희|공장|에서|매월|매일|월|년|일|주|정도|약|있습니다|합니다|입니다|을|를|이|가/g
const phrase = /[\p{L}][\p{L}\p{N}'’ -]{1,60}/gu

/** The person's own words for something the catalogue does not name: the longest phrase that means nothing else. */
function unnamed(scan: Scan, reader: Reader): Named | null {
  const { quantities, money, dates, places, cues, free, hazards, attributes, folded } = scan
  const known = [...quantities, ...money, ...dates.spans, ...dates.durations, ...places, ...cues, ...free, ...hazards, ...attributes]
  const rest = mask(scan.lower, known).replace(filler, (word) => ' '.repeat(word.length))
  const runs = [...rest.matchAll(phrase)].map((match) => ({ start: match.index, end: match.index + match[0].trimEnd().length }))
  const [longest] = runs.sort((a, b) => b.end - b.start - (a.end - a.start))
  if (!longest) return null
  const words = originalWords(folded, longest).replace(/\s+/g, ' ')
  return words.length < 2 ? null : { at: longest, materialId: null, words, candidates: resembledMaterials(words, reader).slice(0, 3) }
}

const surelyMeant = 0.8

/** The listings in a scanned text; without cue and without `expect` there are none. */
export function readItems(scan: Scan, reader: Reader, expect: ListingKind | null): ReadItem[] {
  const korean = localeOf(scan.folded.raw) === 'ko'
  const usual = expect ?? scan.cues[0]?.kind ?? (scan.quantities.length > 0 ? 'offer' : null)
  const kindOf = (at: Stretch) => expect ?? kindAt(scan.lower, scan.cues, at, korean) ?? usual
  const regions = regionsOf(scan)
  const items = scan.mentions.flatMap((mention, index) => {
    const kind = kindOf(mention)
    const region = regions[index]
    return kind && region ? [readItem(scan, named(scan, mention), region, kind)] : []
  })
  if (items.length > 0 || usual === null || scan.mentions.length > 0) return items
  const own = unnamed(scan, reader)
  const worth = own && (expect !== null || scan.quantities.length > 0 || (own.candidates[0]?.likelihood ?? 0) >= surelyMeant)
  return worth ? [readItem(scan, own, { start: 0, end: scan.lower.length }, kindOf(own.at) ?? usual)] : []
}
