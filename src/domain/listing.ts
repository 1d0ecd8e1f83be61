import type { Price } from './money.ts'
import type { Coordinates } from './place.ts'
import type { Quantity } from './quantity.ts'
import type { Window } from './window.ts'

export const listingKinds = ['offer', 'need'] as const
export type ListingKind = (typeof listingKinds)[number]

/** A measured property: one number, or a range with null for an open end. Keys are `<what>_<unit>`. */
export type AttributeValue = number | readonly [number | null, number | null]
export type Attributes = Readonly<Record<string, AttributeValue>>

/** What a facility says it has or could use. Everything but kind and words may be missing: partial is welcome. */
export type ListingContent = {
  readonly kind: ListingKind
  /** Catalogue id, or null when the words fit no entry. */
  readonly materialId: string | null
  /** The material in the person's own words. */
  readonly materialWords: string
  readonly quantity: Quantity | null
  readonly window: Window
  readonly price: Price | null
  /** True or false only when somebody said so; null is unknown. */
  readonly hazardous: boolean | null
  readonly location: string | null
  readonly attributes: Attributes
}

/** How long before a listing goes stale its owner is asked whether it still stands. */
export const askBeforeMs = 7 * 86_400_000

export const listingStatuses = ['active', 'paused', 'expired', 'withdrawn'] as const
export type ListingStatus = (typeof listingStatuses)[number]
export type ListingMove = 'pause' | 'renew' | 'expire' | 'withdraw'

const moves: Record<ListingStatus, Partial<Record<ListingMove, ListingStatus>>> = {
  active: { pause: 'paused', renew: 'active', expire: 'expired', withdraw: 'withdrawn' },
  paused: { renew: 'active', withdraw: 'withdrawn', expire: 'expired' },
  expired: { renew: 'active', withdraw: 'withdrawn' },
  withdrawn: {},
}

/** The status after a move, or null when the move is not allowed from there. */
export function moveListing(status: ListingStatus, move: ListingMove): ListingStatus | null {
  return moves[status][move] ?? null
}

/** What matching asks about a plant besides its place and industry. */
export type Site = {
  readonly rail: boolean
  readonly water: boolean
  /** Whether it may take hazardous material; null when nobody said so. */
  readonly takesHazardous: boolean | null
  /** Plants of one party are not matched with each other; null where a plant stands for itself. */
  readonly party: string | null
  /** Parties that this one is not to meet: one of the two has blocked the other. */
  readonly avoids?: ReadonlySet<string>
}

/** True where two plants belong to one party, or one has blocked the other. */
export function areKeptApart(one: Site, other: Site): boolean {
  if (one.party === null || other.party === null) return false
  return one.party === other.party || (one.avoids?.has(other.party) ?? other.avoids?.has(one.party) ?? false)
}

/** A plant nobody has said anything about. */
export const plainSite: Site = { rail: false, water: false, takesHazardous: null, party: null }

/** A stored listing with what matching needs of its facility. */
export type Listing = ListingContent & {
  readonly id: string
  readonly number: number
  readonly facilityId: string
  readonly status: ListingStatus
  readonly at: Coordinates | null
  readonly isic: string
  readonly site: Site
}
