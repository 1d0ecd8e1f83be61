import type { FieldSource, ListingField } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import type { Locale } from '../domain/locale.ts'
import type { Price } from '../domain/money.ts'
import type { IsoDay } from '../domain/window.ts'

/** What the person wants with a message. */
export type Intent = 'offer' | 'need' | 'search' | 'revise' | 'withdraw' | 'question' | 'small-talk' | 'other'

export type MaterialCandidate = { readonly materialId: string; readonly likelihood: number }

/** A field the reader is not sure of; it is asked, never guessed. */
export type Doubt =
  | {
      readonly field: 'kind'
      /** What the price is if it is the other kind: who pays hangs on who has it. */
      readonly otherPrice: Price | null
    }
  | { readonly field: 'material'; readonly candidates: readonly MaterialCandidate[] }
  | {
      readonly field: 'quantity'
      readonly reason: 'short-or-metric-ton' | 'impossible' | 'unknown-unit' | 'unknown-period'
      readonly words: string
    }
  | { readonly field: 'window'; readonly reason: 'unreadable' | 'ends-before-start'; readonly words: string }

/** A doubt about one field, whatever kind the listing is. */
export type FieldDoubt = Exclude<Doubt, { readonly field: 'kind' }>

/** Where in the text a field was read, UTF-16 offsets `[start, end)`. */
export type Span = FieldSource & { readonly field: ListingField; readonly start: number; readonly end: number }

/** One listing read from a message. */
export type ReadItem = ListingContent & { readonly doubts: readonly Doubt[]; readonly spans: readonly Span[] }

/** Everything read from one message. */
export type Reading = { readonly intent: Intent; readonly locale: Locale; readonly items: readonly ReadItem[] }

/** What the reader must know of the person: their day, and whether a bare "ton" is ambiguous to them (US). */
export type ReadingContext = {
  readonly today: IsoDay
  readonly country: string | null
  /** Set when the person already said which it is (`/offer …`): bare words are then read as such a listing. */
  readonly expect?: ListingKind
}
