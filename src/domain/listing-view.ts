import { namesVisible, type Tier } from './disclosure.ts'
import type { Attributes, ListingKind, ListingStatus } from './listing.ts'
import type { Names } from './locale.ts'
import type { Price } from './money.ts'
import type { Quantity } from './quantity.ts'
import type { Window } from './window.ts'

/** Everything stored of a listing and its facility, before anybody looks at it. */
export type FullListing = {
  readonly id: string
  readonly number: number
  readonly kind: ListingKind
  readonly status: ListingStatus
  readonly materialId: string | null
  readonly materialNames: Names | null
  readonly materialWords: string
  readonly ewc: readonly string[]
  readonly materialHazardous: boolean
  readonly quantity: Quantity | null
  readonly window: Window
  readonly price: Price | null
  readonly hazardous: boolean | null
  readonly location: string | null
  readonly attributes: Attributes
  readonly expiresAt: Date
  readonly facilityId: string
  readonly facilityName: string
  readonly facilityNumber: number
  readonly isic: string
  readonly parkNames: Names | null
  readonly country: string
  /** How many data sheets and photos it has. */
  readonly files: number
}

/** A listing as one reader may see it; what they may not see is not there. */
export type ListingView = {
  readonly tier: Tier
  readonly number: number
  readonly kind: ListingKind
  readonly status: ListingStatus
  readonly materialNames: Names | null
  readonly materialWords: string | null
  readonly ewc: readonly string[]
  readonly hazardous: boolean | null
  readonly quantity: Quantity | null
  /** True when the quantity was rounded to a band because of the tier. */
  readonly quantityRounded: boolean
  readonly window: Window
  /** Amounts only for owner and broker; that it is free is no secret among counterparties. */
  readonly price: Price | null
  readonly attributes: Attributes
  readonly region: Names | null
  readonly country: string
  readonly facility: { readonly name: string; readonly number: number; readonly location: string | null } | null
  readonly expiresAt: Date | null
  /** Data sheets and photos that the reader may have; names may be inside. */
  readonly files: number
}

/** Rounds to one significant digit, so that a quantity does not name its plant. */
export function roundToBand(amount: number): number {
  const scale = 10 ** Math.floor(Math.log10(amount))
  return Math.round(amount / scale) * scale
}

function hazardOf({ hazardous, materialHazardous }: FullListing): boolean | null {
  return hazardous ?? (materialHazardous ? true : null)
}

function bandOf(quantity: Quantity | null): Quantity | null {
  if (!quantity) return null
  const round = (bound: number | null) => (bound === null ? null : roundToBand(bound))
  return { ...quantity, min: round(quantity.min), max: round(quantity.max) }
}

/** What is left of a listing for a reader of this tier; null when they may not know of it at all. */
export function discloseListing(full: FullListing, tier: Tier): ListingView | null {
  if (tier === 'none') return null
  const names = namesVisible(tier)
  const open = tier === 'open'
  const keeper = tier === 'own' || tier === 'broker'
  return {
    tier,
    number: full.number,
    kind: full.kind,
    status: full.status,
    materialNames: full.materialNames,
    // A person's own words may name the plant, so strangers read the catalogue's name instead.
    materialWords: names ? full.materialWords : null,
    ewc: full.ewc,
    hazardous: hazardOf(full),
    quantity: open ? bandOf(full.quantity) : full.quantity,
    quantityRounded: open && full.quantity !== null,
    window: full.window,
    price: keeper || (!open && full.price?.direction === 'free') ? full.price : null,
    attributes: open ? {} : full.attributes,
    region: full.parkNames,
    country: full.country,
    facility: names ? { name: full.facilityName, number: full.facilityNumber, location: full.location } : null,
    expiresAt: keeper ? full.expiresAt : null,
    files: names ? full.files : 0,
  }
}
