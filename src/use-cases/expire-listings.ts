import { facilityById, projectsOfFacility } from '../../db/queries/facilities.ts'
import { listingsToAsk, markAsked, overdueListings } from '../../db/queries/listing-heartbeat.ts'
import { lockListingRows, setListingStatus } from '../../db/queries/listings.ts'
import { closeMatchesExcept } from '../../db/queries/matches.ts'
import { contactsOf, peopleWithRole } from '../../db/queries/people.ts'
import { askBeforeMs, moveListing } from '../domain/listing.ts'
import type { SystemContext } from './context.ts'
import { mayBeAsked } from './may-ask.ts'
import { freshForMs } from './publish-listing.ts'
import { askJob, audit, auditEach, inTransaction, tell } from './record-change.ts'
import { refreshCardsOf } from './refresh-listing.ts'

const dayMs = 86_400_000
/** An owner has so long to answer, also when they could be asked only late. */
const answerMs = 3 * dayMs
/** Whoever cannot be asked at all is not waited for longer than this. */
const unaskedMs = 14 * dayMs
const atOnce = 500

export type Expired = { readonly asked: number; readonly paused: number; readonly expired: number }

/** Asks owners whether listings still hold before they go stale; silence pauses them, visibly, and ends paused ones at last. */
export async function expireListings(context: SystemContext): Promise<Expired> {
  const at = context.clock().getTime()
  let asked = 0
  for (const [facilityId, ids] of await listingsToAsk(context.db, new Date(at + askBeforeMs), atOnce)) {
    asked += await inTransaction(context, (inside) => ask(inside, facilityId, ids))
  }
  const times = { at: new Date(at), asked: new Date(at - answerMs), unasked: new Date(at - unaskedMs) }
  const overdue = await overdueListings(context.db, times, atOnce)
  const tally = { paused: 0, expired: 0 }
  for (const [facilityId, ids] of overdue) {
    const stopped = await inTransaction(context, (inside) => stop(inside, facilityId, ids))
    tally.paused += stopped.paused
    tally.expired += stopped.expired
  }
  return { asked, ...tally }
}

/** One question about all of a facility's listings that grow old; returns about how many. */
async function ask(context: SystemContext, facilityId: string, ids: readonly string[]): Promise<number> {
  const rows = await lockListingRows(context.db, ids)
  const due = rows.filter(({ status, askedAt }) => status === 'active' && askedAt === null).map(({ id }) => id)
  if (due.length === 0) return 0
  const country = (await facilityById(context.db, facilityId))?.country ?? null
  for (const contact of await contactsOf(context.db, facilityId)) {
    if (!(await mayBeAsked(context, contact, country))) continue
    await markAsked(context.db, due, context.clock())
    await tell(context, [contact.id], { kind: 'listing-expiring', facts: { listingIds: due.join(' ') } })
    return due.length
  }
  return 0
}

/** Pauses what nobody answered for, ends what was paused for long, and tells owner and brokers once. */
async function stop(context: SystemContext, facilityId: string, ids: readonly string[]): Promise<{ paused: number; expired: number }> {
  const at = context.clock()
  const rows = await lockListingRows(context.db, ids)
  const stopped = { paused: [] as string[], expired: [] as string[] }
  const closed: string[] = []
  for (const { id, status, expiresAt } of rows) {
    // A renewal between looking and locking stands.
    const move = expiresAt > at ? null : status === 'active' ? 'pause' : 'expire'
    const next = move && moveListing(status, move)
    if (next !== 'paused' && next !== 'expired') continue
    await setListingStatus(context.db, id, next, at, next === 'paused' ? new Date(at.getTime() + freshForMs) : undefined)
    const closing = await closeMatchesExcept(context.db, id, null, [])
    await refreshCardsOf(context, { listingId: id, closed: closing })
    closed.push(...closing)
    stopped[next].push(id)
  }
  await note(context, facilityId, stopped, closed)
  return { paused: stopped.paused.length, expired: stopped.expired.length }
}

type Stopped = { readonly paused: readonly string[]; readonly expired: readonly string[] }

async function note(context: SystemContext, facilityId: string, { paused, expired }: Stopped, closed: readonly string[]): Promise<void> {
  const contacts = (await contactsOf(context.db, facilityId)).map(({ id }) => id)
  for (const listingId of expired) await tell(context, contacts, { kind: 'listing-expired', facts: { listingId } })
  if (paused.length > 0) {
    const projects = await projectsOfFacility(context.db, facilityId)
    const brokers = await Promise.all(projects.map(({ id }) => peopleWithRole(context.db, id, ['broker'])))
    await tell(context, [...contacts, ...brokers.flat()], { kind: 'listing-paused', facts: { listingIds: paused.join(' ') } })
  }
  for (const listingId of paused) await askJob(context, 'match-listing', { listingId })
  for (const id of paused) await audit(context, 'listing.paused', { kind: 'listing', id }, { from: 'active', silent: true })
  for (const id of expired) await audit(context, 'listing.expired', { kind: 'listing', id }, { from: 'paused' })
  await auditEach(context, 'match.closed', 'match', closed)
}
