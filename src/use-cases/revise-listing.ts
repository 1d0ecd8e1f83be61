import { allotments } from '../../db/queries/allotments.ts'
import { fullListingById, type ListingRow, lockListing, updateListing } from '../../db/queries/listings.ts'
import { voidFirstApprovals } from '../../db/queries/review.ts'
import { isOverAllotted } from '../domain/allotment.ts'
import type { ListingContent } from '../domain/listing.ts'
import { discloseListing, type ListingView } from '../domain/listing-view.ts'
import { refuseListing } from '../domain/policy.ts'
import { amountPerYear, type Quantity, quantityFault } from '../domain/quantity.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { freshForMs } from './publish-listing.ts'
import { askJob, audit, auditEach, inTransaction, refreshCards } from './record-change.ts'

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
    const refused = await refuseChange(inside, row, change)
    if (refused) return refused
    await revise(inside, row, change)
    await refreshCards(inside, { listingId })
    const full = await fullListingById(inside.db, listingId)
    const view = full && discloseListing(full, 'own')
    return view ? { outcome: 'revised', view } : refuse('listing-not-found')
  })
}

async function refuseChange(context: Context, row: ListingRow, change: ListingChange): Promise<Refused | null> {
  const refusal = refuseListing(context.actor, row.facilityId)
  if (refusal) return refuse(refusal)
  if (row.status !== 'active' && row.status !== 'paused') return refuse('listing-not-active')
  return change.quantity === undefined ? null : refuseLess(context, row.id, change.quantity)
}

async function revise(context: Context, row: ListingRow, change: ListingChange): Promise<void> {
  const at = context.clock()
  // Whoever corrects an active listing says that it still holds.
  const fresh = row.status === 'active' ? { expiresAt: new Date(at.getTime() + freshForMs), askedAt: null } : {}
  await updateListing(context.db, row.id, { ...changesTo(row, change), ...fresh, changedAt: at })
  const voided = await voidFirstApprovals(context.db, row.id)
  await audit(context, 'listing.revised', { kind: 'listing', id: row.id }, { fields: Object.keys(change) })
  await auditEach(context, 'match.approval-void', 'match', voided)
  await askJob(context, 'match-listing', { listingId: row.id })
}

/** A listing cannot come to hold less than its introductions take of it, or be counted in a unit in which they were not. */
async function refuseLess(context: Context, listingId: string, quantity: Quantity | null): Promise<Refused | null> {
  const allotment = (await allotments(context.db, [listingId])).get(listingId)
  if (!allotment || allotment.taken === 0) return null
  const fits = quantity?.unit === allotment.unit && !isOverAllotted({ ...allotment, perYear: amountPerYear(quantity) })
  return fits ? null : { ...refuse('below-allotted'), allotment }
}

function changesTo(row: ListingRow, change: ListingChange): Partial<ListingRow> {
  return {
    ...change,
    ...(change.attributes ? { attributes: { ...row.attributes, ...change.attributes } } : {}),
    ...('quantity' in change ? { amountPerYear: change.quantity ? amountPerYear(change.quantity) : null } : {}),
  }
}
