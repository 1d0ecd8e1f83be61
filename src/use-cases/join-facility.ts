import {
  askMembership,
  type Facility,
  facilitiesByIds,
  facilityById,
  facilityByNumber,
  membership,
  membershipsOf,
  projectsOfFacility,
  settleMembership,
} from '../../db/queries/facilities.ts'
import { contactsOf, peopleWithRole, personById } from '../../db/queries/people.ts'
import { refuseMembership } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Ton } from '../domain/ton.ts'
import type { Context } from './context.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'

/** Asks to speak for a facility; its contacts decide, or where it has none, its projects' brokers and admins. */
export async function joinFacility(
  context: Context,
  input: { readonly facilityId: string } | { readonly number: number },
): Promise<{ readonly outcome: 'asked'; readonly number: number } | Refused> {
  return inTransaction(context, async (inside) => {
    const facility = await ('facilityId' in input ? facilityById(inside.db, input.facilityId) : facilityByNumber(inside.db, input.number))
    if (!facility) return refuse('facility-not-found')
    const { personId } = inside.actor
    if (!(await askMembership(inside.db, { facilityId: facility.id, personId, askedAt: inside.clock() }))) {
      return refuse((await membership(inside.db, facility.id, personId)) === 'member' ? 'already-a-member' : 'already-asked')
    }
    await audit(inside, 'membership.asked', { kind: 'facility', id: facility.id }, { personId })
    await tell(inside, await decidersOf(inside, facility), { kind: 'membership-asked', facts: { facilityId: facility.id, personId } })
    return { outcome: 'asked', number: facility.number }
  })
}

async function decidersOf(context: Context, facility: Facility): Promise<readonly string[]> {
  const contacts = await contactsOf(context.db, facility.id)
  if (contacts.length > 0) return contacts.map((contact) => contact.id)
  const projects = await projectsOfFacility(context.db, facility.id)
  const people = await Promise.all(projects.map((project) => peopleWithRole(context.db, project.id, ['broker', 'admin'])))
  return people.flat()
}

export type MembershipAnswered = {
  readonly outcome: 'answered'
  readonly answer: 'member' | 'refused'
  readonly personName: string
  readonly facilityName: string
}

/** Lets somebody speak for a facility, or not; the person is told. */
export async function answerMembership(
  context: Context,
  input: { readonly facilityId: string; readonly personId: string; readonly answer: 'member' | 'refused' },
): Promise<MembershipAnswered | Refused> {
  const { facilityId, personId, answer } = input
  return inTransaction(context, async (inside) => {
    const facility = await facilityById(inside.db, facilityId)
    const person = await personById(inside.db, personId)
    if (!facility || !person) return refuse('facility-not-found')
    const projects = await projectsOfFacility(inside.db, facilityId)
    const refusal = refuseMembership(
      inside.actor,
      facilityId,
      projects.map((project) => project.id),
    )
    if (refusal) return refuse(refusal)
    if (!(await settleMembership(inside.db, { facilityId, personId, status: answer }))) return refuse('membership-settled')
    await audit(inside, `membership.${answer}`, { kind: 'facility', id: facilityId }, { personId })
    await refreshCards(inside, { facilityId, personId })
    await tell(inside, [personId], { kind: 'membership-answered', facts: { facilityId, answer } })
    return { outcome: 'answered', answer, personName: person.name, facilityName: facility.name }
  })
}

/** The actor's facilities, with memberships that still wait. */
export async function readMemberships(
  context: Context,
): Promise<
  readonly { readonly name: string; readonly number: number; readonly place: string; readonly memberStatus: 'member' | 'asked' }[]
> {
  const rows = await membershipsOf(context.db, context.actor.personId)
  return rows.flatMap(({ facility, status }) =>
    status === 'refused' ? [] : [{ name: facility.name, number: facility.number, place: facility.place, memberStatus: status }],
  )
}

/** The facilities the actor may post for. */
export async function ownFacilities(context: Context): Promise<
  readonly {
    readonly id: string
    readonly name: string
    readonly country: string
    readonly isic: string
    readonly ton: Ton | null
  }[]
> {
  const rows = await facilitiesByIds(context.db, context.actor.facilityIds)
  return rows.map(({ id, name, country, isic, ton }) => ({ id, name, country, isic, ton }))
}
