import { deleteMembership, facilityById, facilityByNumber, membership, projectsOfFacility } from '../../db/queries/facilities.ts'
import { openIntroductionsOf } from '../../db/queries/introductions.ts'
import { activeListingIds, lockListing, setListingStatus } from '../../db/queries/listings.ts'
import { closeMatchesExcept } from '../../db/queries/matches.ts'
import { contactsOf, peopleWithRole } from '../../db/queries/people.ts'
import { formatReference } from '../domain/reference.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { askJob, audit, auditEach, inTransaction, tell } from './record-change.ts'

export type FacilityLeft = {
  readonly outcome: 'left'
  readonly number: number
  readonly name: string
  /** Introductions that go on, and what becomes of them. */
  readonly running: number
  readonly handedTo: 'colleagues' | 'brokers'
}

/** Listings of a plant that nobody speaks for wait until somebody does. */
async function pauseListings(context: Context, facilityId: string): Promise<number> {
  const ids = await activeListingIds(context.db, facilityId)
  for (const id of ids) {
    const row = await lockListing(context.db, id)
    if (row?.status !== 'active') continue
    await setListingStatus(context.db, id, 'paused', context.clock())
    const closed = await closeMatchesExcept(context.db, id, null, [])
    await audit(context, 'listing.paused', { kind: 'listing', id }, { from: row.status, because: 'unattended' })
    await auditEach(context, 'match.closed', 'match', closed)
    await askJob(context, 'match-listing', { listingId: id })
  }
  return ids.length
}

/** Ends the actor's membership: colleagues take over what is open, or listings pause and the brokers are told. */
export async function leaveAs(context: Context, facilityId: string): Promise<FacilityLeft | Refused> {
  const { personId } = context.actor
  const facility = await facilityById(context.db, facilityId)
  if (!facility || !(await deleteMembership(context.db, facilityId, personId))) return refuse('not-a-contact')
  const colleagues = await contactsOf(context.db, facilityId)
  const running = await openIntroductionsOf(context.db, facilityId)
  if (colleagues.length === 0) await pauseListings(context, facilityId)
  await audit(context, 'membership.left', { kind: 'facility', id: facilityId }, { personId, last: colleagues.length === 0 })
  if (colleagues.length > 0) {
    const ids = colleagues.map(({ id }) => id)
    await tell(context, ids, { kind: 'colleague-left', facts: { facilityId, running: String(running) } })
  } else {
    const projects = await projectsOfFacility(context.db, facilityId)
    const brokers = await Promise.all(projects.map(({ id }) => peopleWithRole(context.db, id, ['broker'])))
    const others = brokers.flat().filter((id) => id !== personId)
    await tell(context, others, { kind: 'facility-unattended', facts: { facilityId, running: String(running) } })
  }
  const { number, name } = facility
  return { outcome: 'left', number, name, running, handedTo: colleagues.length > 0 ? 'colleagues' : 'brokers' }
}

/** The actor no longer speaks for a facility. */
export async function leaveFacility(context: Context, input: { readonly number: number }): Promise<FacilityLeft | Refused> {
  return inTransaction(context, async (inside) => {
    const facility = await facilityByNumber(inside.db, input.number)
    const status = facility && (await membership(inside.db, facility.id, inside.actor.personId))
    if (!facility || status !== 'member') return refuse('facility-not-yours', formatReference('facility', input.number))
    return leaveAs(inside, facility.id)
  })
}
