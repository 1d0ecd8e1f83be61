import { expiringListings, lockListing, setListingStatus } from '../../db/queries/listings.ts'
import { closeMatchesExcept } from '../../db/queries/matches.ts'
import { wasTold } from '../../db/queries/notices.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { askBeforeMs, moveListing } from '../domain/listing.ts'
import type { Notice } from '../domain/notice.ts'
import { mayBeAsked } from './chase-introductions.ts'
import type { SystemContext } from './context.ts'
import { askJob, audit, auditEach, inTransaction, tell } from './record-change.ts'
import { refreshCardsOf } from './refresh-listing.ts'

const atOnce = 500

/** Asks owners before a listing goes stale, and takes stale ones out of matching, visibly. */
export async function expireListings(context: SystemContext): Promise<{ readonly asked: number; readonly expired: number }> {
  const at = context.clock()
  const due = await expiringListings(context.db, new Date(at.getTime() + askBeforeMs), atOnce)
  let asked = 0
  let expired = 0
  for (const row of due) {
    if (row.expiresAt <= at) expired += (await inTransaction(context, (inside) => expire(inside, row.id))) ? 1 : 0
    else asked += (await inTransaction(context, (inside) => ask(inside, row.id))) ? 1 : 0
  }
  return { asked, expired }
}

async function expire(context: SystemContext, listingId: string): Promise<boolean> {
  const row = await lockListing(context.db, listingId)
  const at = context.clock()
  const status = row && row.expiresAt <= at ? moveListing(row.status, 'expire') : null
  if (!row || !status) return false
  await setListingStatus(context.db, listingId, status, at)
  const closed = await closeMatchesExcept(context.db, listingId, null, [])
  await audit(context, 'listing.expired', { kind: 'listing', id: listingId }, { from: row.status })
  await auditEach(context, 'match.closed', 'match', closed)
  await refreshCardsOf(context, { listingId, closed })
  await askJob(context, 'match-listing', { listingId })
  const contacts = await contactsOf(context.db, row.facilityId)
  await tell(
    context,
    contacts.map((contact) => contact.id),
    { kind: 'listing-expired', facts: { listingId } },
  )
  return true
}

async function ask(context: SystemContext, listingId: string): Promise<boolean> {
  const row = await lockListing(context.db, listingId)
  if (!row) return false
  const notice: Notice = { kind: 'listing-expiring', facts: { listingId } }
  const contacts = await contactsOf(context.db, row.facilityId)
  for (const contact of contacts) if (await wasTold(context.db, contact.id, notice, row.changedAt)) return false
  for (const contact of contacts) {
    if (!(await mayBeAsked(context, contact))) continue
    await tell(context, [contact.id], notice)
    return true
  }
  return false
}
