import { lockListingRows } from '../../db/queries/listings.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { moveListing } from './move-listing.ts'
import { inTransaction } from './record-change.ts'

/** Renews several listings of the actor's facilities at once; those that were withdrawn meanwhile are passed over. */
export async function renewListings(
  context: Context,
  input: { readonly listingIds: readonly string[] },
): Promise<{ readonly outcome: 'renewed'; readonly count: number } | Refused> {
  return inTransaction(context, async (inside) => {
    await lockListingRows(inside.db, input.listingIds)
    let count = 0
    let refusal: Refused = refuse('listing-not-found')
    for (const listingId of input.listingIds) {
      const outcome = await moveListing(inside, { listingId, move: 'renew' })
      if (outcome.outcome === 'refused') refusal = outcome
      else count += 1
    }
    return count > 0 ? { outcome: 'renewed', count } : refusal
  })
}
