import { lockListing, setListingStatus } from '../../db/queries/listings.ts'
import { closeMatchesExcept } from '../../db/queries/matches.ts'
import { type ListingKind, type ListingMove, type ListingStatus, moveListing as nextStatus } from '../domain/listing.ts'
import { refuseListing } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { freshForMs } from './publish-listing.ts'
import { askJob, audit, auditEach, inTransaction } from './record-change.ts'
import { refreshCardsOf } from './refresh-listing.ts'

export type ListingMoved = {
  readonly outcome: 'moved'
  readonly kind: ListingKind
  readonly number: number
  readonly status: ListingStatus
}

/** Pauses, renews or withdraws a listing; undecided matches of one that is no longer active are closed. */
export async function moveListing(
  context: Context,
  input: { readonly listingId: string; readonly move: Exclude<ListingMove, 'expire'> },
): Promise<ListingMoved | Refused> {
  const { listingId, move } = input
  return inTransaction(context, async (inside) => {
    const row = await lockListing(inside.db, listingId)
    if (!row) return refuse('listing-not-found')
    const refusal = refuseListing(inside.actor, row.facilityId)
    if (refusal) return refuse(refusal)
    const status = nextStatus(row.status, move)
    if (!status) return refuse('listing-move-not-allowed', row.status)
    const at = inside.clock()
    await setListingStatus(inside.db, listingId, status, at, move === 'renew' ? new Date(at.getTime() + freshForMs) : undefined)
    const closed = status === 'active' ? [] : await closeMatchesExcept(inside.db, listingId, null, [])
    await audit(inside, `listing.${status}`, { kind: 'listing', id: listingId }, { from: row.status })
    await auditEach(inside, 'match.closed', 'match', closed)
    await refreshCardsOf(inside, { listingId, closed })
    await askForMatches(inside, listingId, [row.status, status])
    return { outcome: 'moved', kind: row.kind, number: row.number, status }
  })
}

/** One that becomes active enters the lists of others, and one that was active leaves room in them. */
async function askForMatches(context: Context, listingId: string, statuses: readonly ListingStatus[]): Promise<void> {
  if (statuses.includes('active')) await askJob(context, 'match-listing', { listingId })
}
