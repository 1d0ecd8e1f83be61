import { fullListingById, type ListingRow, lockListing, updateListing } from '../../db/queries/listings.ts'
import type { ListingContent } from '../domain/listing.ts'
import { discloseListing, type ListingView } from '../domain/listing-view.ts'
import { refuseListing } from '../domain/policy.ts'
import { amountPerYear, quantityFault } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { askJob, audit, inTransaction, refreshCards } from './record-change.ts'

/** What may be changed after publishing. */
export type ListingChange = Partial<Omit<ListingContent, 'kind'>>

/** Changes a listing of the actor's facility and asks for its matches again. */
export async function reviseListing(
  context: Context,
  input: { readonly listingId: string; readonly change: ListingChange },
): Promise<{ readonly outcome: 'revised'; readonly view: ListingView } | Refused> {
  const { listingId, change } = input
  const fault = change.quantity && quantityFault(change.quantity)
  if (fault) return refuse(`quantity-${fault}`)
  return inTransaction(context, async (inside) => {
    const row = await lockListing(inside.db, listingId)
    if (!row) return refuse('listing-not-found')
    const refusal = refuseListing(inside.actor, row.facilityId)
    if (refusal) return refuse(refusal)
    if (row.status !== 'active' && row.status !== 'paused') return refuse('listing-not-active')
    await updateListing(inside.db, listingId, { ...changesTo(row, change), changedAt: inside.clock() })
    await audit(inside, 'listing.revised', { kind: 'listing', id: listingId }, { fields: Object.keys(change) })
    await refreshCards(inside, { listingId })
    await askJob(inside, 'match-listing', { listingId })
    const full = await fullListingById(inside.db, listingId)
    const view = full && discloseListing(full, 'own')
    return view ? { outcome: 'revised', view } : refuse('listing-not-found')
  })
}

function changesTo(row: ListingRow, change: ListingChange): Partial<ListingRow> {
  return {
    ...change,
    ...(change.attributes ? { attributes: { ...row.attributes, ...change.attributes } } : {}),
    ...('quantity' in change ? { amountPerYear: change.quantity ? amountPerYear(change.quantity) : null } : {}),
  }
}
