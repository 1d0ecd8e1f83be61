import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import { formatReference } from '../../src/domain/reference.ts'
import type { Suggestion } from '../../src/message/suggestion.ts'
import { listingReference, materialOf, reference } from '../listing-words.ts'
import { sayIn } from '../say.ts'
import { said } from '../text.ts'

/** A material by its name. */
export function suggestMaterial(locale: Locale, names: Names): Suggestion {
  return { value: names[locale], label: said(names[locale]) }
}

/** A listing by its reference. */
export function suggestListing(locale: Locale, view: ListingView): Suggestion {
  const facts = { reference: listingReference(view), material: materialOf(locale, view) }
  return { value: formatReference(view.kind, view.number), label: sayIn(locale)('suggestion.listing', facts) }
}

type Pair = { readonly number: number; readonly offer: ListingView; readonly need: ListingView }

/** A match or an introduction by its reference. */
export function suggestPair(locale: Locale, kind: 'match' | 'introduction', { number, offer, need }: Pair): Suggestion {
  const facts = { reference: reference(kind, number), offer: materialOf(locale, offer), need: materialOf(locale, need) }
  return { value: formatReference(kind, number), label: sayIn(locale)('suggestion.match', facts) }
}
