import { facilityById } from '../../db/queries/facilities.ts'
import { fullListingById, insertListing } from '../../db/queries/listings.ts'
import { type MissingDetail, missingDetail } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import { refuseListing } from '../domain/policy.ts'
import { amountPerYear, quantityFault } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { askForPlacing } from './place-material.ts'
import { askJob, audit, inTransaction } from './record-change.ts'

/** A listing stays fresh this long before its owner is asked again. */
export const freshForMs = 90 * 86_400_000

export type Published = {
  readonly outcome: 'published'
  readonly listingId: string
  readonly number: number
  readonly kind: ListingKind
  readonly materialKnown: boolean
  readonly missing: MissingDetail | null
}

type Draft = { readonly listingId: string; readonly facilityId: string; readonly content: ListingContent }

/** Stores a confirmed draft as an active listing and asks for its matches; the same id twice is one listing. */
export async function publishListing(context: Context, input: Draft): Promise<Published | Refused> {
  const { listingId, facilityId, content } = input
  const refusal = refuseListing(context.actor, facilityId)
  if (refusal) return refuse(refusal)
  const fault = content.quantity && quantityFault(content.quantity)
  if (fault) return refuse(`quantity-${fault}`)
  return inTransaction(context, async (inside) => {
    if (!(await facilityById(inside.db, facilityId))) return refuse('facility-not-found')
    const number = await store(inside, input)
    if (number === null) return refuse('not-a-contact')
    const family = inside.knowledge.materials.get(content.materialId ?? '')?.family ?? null
    const missing = missingDetail(content, family)
    return { outcome: 'published', listingId, number, kind: content.kind, materialKnown: content.materialId !== null, missing }
  })
}

/** Stores the listing unless its id is taken; returns its number, or null when another facility has that id. */
async function store(context: Context, { listingId, facilityId, content }: Draft): Promise<number | null> {
  const at = context.clock()
  const number = await insertListing(context.db, {
    ...content,
    id: listingId,
    status: 'active',
    facilityId,
    createdBy: context.actor.personId,
    amountPerYear: content.quantity ? amountPerYear(content.quantity) : null,
    expiresAt: new Date(at.getTime() + freshForMs),
    createdAt: at,
    changedAt: at,
  })
  if (number === null) {
    const known = await fullListingById(context.db, listingId)
    return known?.facilityId === facilityId ? known.number : null
  }
  await audit(context, 'listing.published', { kind: 'listing', id: listingId }, { kind: content.kind })
  await askJob(context, 'match-listing', { listingId })
  if (content.materialId === null) await askForPlacing(context, { id: listingId, facilityId })
  return number
}
