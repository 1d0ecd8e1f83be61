import type { Attributes, ListingKind } from './listing.ts'
import type { Price } from './money.ts'
import type { Quantity } from './quantity.ts'
import type { Window } from './window.ts'

/** A value and the words of the message that say it. */
export type Quoted<Value> = { readonly value: Value; readonly words: string }

/** What a language model says a message contains; only a proposal for what the grammar left open. */
export type ExtractedItem = {
  readonly kind: ListingKind
  /** The material in the message's own words. */
  readonly material: string | null
  readonly quantity: Quoted<Quantity> | null
  readonly window: Quoted<Window> | null
  readonly price: Quoted<Price> | null
  readonly hazardous: Quoted<boolean> | null
  readonly location: string | null
  readonly attributes: Quoted<Attributes> | null
}

/** Asks a language model about one message; null when it gave nothing usable in time. Never throws. */
export type Extract = (text: string, today: string) => Promise<readonly ExtractedItem[] | null>
