import type { ListingKind } from '../domain/listing.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Facts } from './facts.ts'
import { attributesOf, locationOf, ownOrShared, priceOf, quantityOf, type Share, windowIn } from './item-parts.ts'
import { materialOf } from './material-choice.ts'
import type { Reader } from './reader.ts'
import type { ReadItem, Span } from './reading.ts'
import type { Folded, Stretch } from './script.ts'
import type { Parted, Territory } from './territories.ts'

function spansOf({ origin, raw }: Folded, named: readonly (readonly [string, Stretch | null | undefined])[]): Span[] {
  return named.flatMap(([field, at]) => (at ? [{ field, start: origin[at.start] ?? 0, end: origin[at.end] ?? raw.length }] : []))
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
    spans: spansOf(facts.folded, [
      ['material', meant.span],
      ['quantity', amount.span],
      ['window', span],
      ['price', priced],
      ['location', place.span],
      ['hazardous', hazard],
      ...ownOrShared(share, facts.attributes).map((one) => ['attributes', one] as const),
    ]),
  }
}
