import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import { formatReference } from '../../src/domain/reference.ts'
import type { Suggestion } from '../../src/message/suggestion.ts'
import { listingReference, materialOf, reference } from '../listing-words.ts'
import { sayIn } from '../say.ts'
import { concat, quoted, said } from '../text.ts'

type Typed = {
  /** What stands before the name. */
  readonly before?: string
  /** Another name, by which it was found. */
  readonly through?: string | null
}

/** Something of the catalogue by its name. */
export function suggestName(locale: Locale, names: Names, { before = '', through = null }: Typed = {}): Suggestion {
  const name = said(names[locale])
  const shown = through === null ? name : concat(name, said(' · '), quoted(through))
  // The space between them is lost on one line of quoted words.
  const space = said(/\s$/.test(before) ? ' ' : '')
  return { value: `${before}${names[locale]}`, label: before === '' ? shown : concat(quoted(before), space, shown) }
}

/** A project by its short name. */
export function suggestProject(
  locale: Locale,
  { slug, projectNames }: { readonly slug: string; readonly projectNames: Names },
): Suggestion {
  return { value: slug, label: quoted(projectNames[locale]) }
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
