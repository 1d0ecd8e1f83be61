import type { FieldSource, FieldSources, ListingField } from '../domain/draft-view.ts'
import type { ListingKind } from '../domain/listing.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Facts } from './facts.ts'
import { attributesOf, locationOf, ownOrShared, priceOf, quantityOf, type Share, windowIn } from './item-parts.ts'
import { formLikelihood, placeLikelihood, priceLikelihood, quantityLikelihood } from './likelihood.ts'
import { materialOf } from './material-choice.ts'
import type { Reader } from './reader.ts'
import type { ReadItem, Span } from './reading.ts'
import { type Folded, originalWords, type Stretch } from './script.ts'
import type { Parted, Territory } from './territories.ts'

function spanOf(folded: Folded, field: ListingField, at: Stretch | null | undefined, likelihood: number): Span[] {
  if (!at) return []
  const { origin, raw } = folded
  return [{ field, start: origin[at.start] ?? 0, end: origin[at.end] ?? raw.length, words: originalWords(folded, at), likelihood }]
}

/** What each field was read from; several words of one field stand one behind the other, as likely as the least of them. */
export function sourcesOf(spans: readonly Span[]): FieldSources {
  const sources: Partial<Record<ListingField, FieldSource>> = {}
  for (const { field, words, likelihood, by } of spans) {
    const before = sources[field]
    const said = before
      ? { words: `${before.words} · ${words}`, likelihood: Math.min(before.likelihood, likelihood) }
      : { words, likelihood }
    sources[field] = by ? { ...said, by } : said
  }
  return sources
}

/** Makes the listing of one territory. */
export function itemOf(facts: Facts, territory: Territory, parted: Parted, kind: ListingKind, reader: Reader, today: IsoDay): ReadItem {
  const own = [{ start: territory.start, end: territory.end }, ...territory.more]
  const share: Share = { facts, own, shared: parted.shared, alone: parted.territories.length === 1, kind }
  const meant = materialOf(facts, own[0] ?? territory, territory.mention, reader)
  const amount = quantityOf(share)
  const { window, doubts, span } = windowIn(share, today)
  const { price, span: priced } = priceOf(share, amount.quantity)
  const place = locationOf(share)
  const [hazard] = ownOrShared(share, facts.hazards)
  return {
    kind,
    materialId: meant.materialId,
    materialWords: meant.words,
    quantity: amount.quantity,
    window,
    price,
    hazardous: hazard?.hazardous ?? null,
    location: place.location,
    attributes: attributesOf(share, reader, meant.materialId),
    doubts: [...meant.doubts, ...amount.doubts, ...doubts],
    spans: [
      ...spanOf(facts.folded, 'material', meant.span, meant.likelihood),
      ...spanOf(facts.folded, 'quantity', amount.span, amount.span ? quantityLikelihood(amount.span) : 0),
      ...spanOf(facts.folded, 'window', span, formLikelihood),
      ...spanOf(facts.folded, 'price', priced, priceLikelihood(price)),
      ...spanOf(facts.folded, 'location', place.span, placeLikelihood(place.known)),
      ...spanOf(facts.folded, 'hazardous', hazard, formLikelihood),
      ...ownOrShared(share, facts.attributes).flatMap((one) => spanOf(facts.folded, 'attributes', one, formLikelihood)),
    ],
  }
}
