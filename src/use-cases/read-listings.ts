import { projectIdsOfFacilities } from '../../db/queries/facilities.ts'
import { fullListingById, listingIdByNumber, listingsOfFacilities, searchListings as search } from '../../db/queries/listings.ts'
import { disclosure } from '../domain/disclosure.ts'
import type { ListingKind } from '../domain/listing.ts'
import { discloseListing, type FullListing, type ListingView } from '../domain/listing-view.ts'
import type { Actor } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { projectIdsOf } from './read-projects.ts'

export type OwnListing = { readonly listingId: string; readonly view: ListingView }

const shownAtMost = 20

/** The listings of the actor's facilities, newest first. */
export async function ownListings(context: Context): Promise<readonly OwnListing[]> {
  const rows = await listingsOfFacilities(context.db, context.actor.facilityIds, shownAtMost)
  return rows.flatMap((full) => {
    const view = discloseListing(full, 'own')
    return view ? [{ listingId: full.id, view }] : []
  })
}

async function viewFor(context: Context, actor: Actor, full: FullListing, projectIds: readonly string[]): Promise<ListingView | null> {
  const shared = await projectIdsOfFacilities(context.db, [full.facilityId])
  return discloseListing(full, disclosure(actor, { facilityId: full.facilityId, projectIds: shared }, projectIds, null))
}

/** Active listings that the actor's projects share, each at the tier the actor may see. */
export async function searchListings(
  context: Context,
  input: { readonly kind: ListingKind | null; readonly materialIds: readonly string[]; readonly words: string },
): Promise<{ readonly views: readonly ListingView[]; readonly total: number }> {
  const projectIds = await projectIdsOf(context)
  const { facilityIds, roles } = context.actor
  const brokered = roles.filter((held) => held.role === 'broker').map((held) => held.projectId)
  const found = await search(context.db, { ...input, projectIds, readable: { facilityIds, projectIds: brokered }, limit: 5 })
  const views = await Promise.all(found.listings.map((full) => viewFor(context, context.actor, full, projectIds)))
  return { views: views.filter((view) => view !== null), total: found.total }
}

/** One listing by the number people type; others' listings at the tier the actor may see. */
export async function readListing(
  context: Context,
  input: { readonly kind: ListingKind; readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly listingId: string; readonly view: ListingView } | Refused> {
  const listingId = await listingIdByNumber(context.db, input.kind, input.number)
  const full = listingId ? await fullListingById(context.db, listingId) : null
  const view = full && (await viewFor(context, context.actor, full, await projectIdsOf(context)))
  return full && view ? { outcome: 'read', listingId: full.id, view } : refuse('listing-not-found')
}
