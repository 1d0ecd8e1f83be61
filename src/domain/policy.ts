import type { Side } from './introduction.ts'

export const projectRoles = ['broker', 'team', 'admin', 'observer'] as const
export type ProjectRole = (typeof projectRoles)[number]

/** Who acts, with everything the rules ask about; loaded once per turn. */
export type Actor = {
  readonly personId: string
  /** Facilities the person is a contact of. */
  readonly facilityIds: readonly string[]
  readonly roles: readonly { readonly projectId: string; readonly role: ProjectRole }[]
}

export type Refusal = 'not-an-admin' | 'not-a-knower' | 'not-a-contact' | 'not-a-broker' | 'own-facility' | 'not-a-side' | 'not-in-project'

/** True when the actor has one of the roles in the project. */
export function hasRole(actor: Actor, projectId: string, ...roles: readonly ProjectRole[]): boolean {
  return actor.roles.some((held) => held.projectId === projectId && roles.includes(held.role))
}

/** Listings are published and changed by the facility's own contacts. */
export function refuseListing(actor: Actor, facilityId: string): Refusal | null {
  return actor.facilityIds.includes(facilityId) ? null : 'not-a-contact'
}

/** Matches are decided by brokers of the project who belong to neither side. */
export function refuseReview(
  actor: Actor,
  projectId: string,
  sides: { readonly offerFacilityId: string; readonly needFacilityId: string },
): Refusal | null {
  if (!hasRole(actor, projectId, 'broker')) return 'not-a-broker'
  const own = actor.facilityIds.includes(sides.offerFacilityId) || actor.facilityIds.includes(sides.needFacilityId)
  return own ? 'own-facility' : null
}

/** A second approval is given by another broker, or an admin, of the project who belongs to neither side. */
export function refuseSecond(
  actor: Actor,
  projectId: string,
  sides: { readonly offerFacilityId: string; readonly needFacilityId: string },
): Refusal | null {
  if (!hasRole(actor, projectId, 'broker', 'admin')) return 'not-a-broker'
  return sideOf(actor, sides) ? 'own-facility' : null
}

/** Which side of an introduction the actor speaks for, or null. */
export function sideOf(actor: Actor, sides: { readonly offerFacilityId: string; readonly needFacilityId: string }): Side | null {
  if (actor.facilityIds.includes(sides.offerFacilityId)) return 'offer'
  return actor.facilityIds.includes(sides.needFacilityId) ? 'need' : null
}

/** People join a facility when one of its contacts, or a broker or admin of its project, agrees. */
export function refuseMembership(actor: Actor, facilityId: string, projectIds: readonly string[]): Refusal | null {
  if (actor.facilityIds.includes(facilityId)) return null
  return projectIds.some((projectId) => hasRole(actor, projectId, 'broker', 'admin')) ? null : 'not-a-contact'
}

/** Brokers and admins propose what their project should know, admins decide. */
export function refuseKnowledge(actor: Actor, projectId: string, act: 'propose' | 'decide'): Refusal | null {
  if (hasRole(actor, projectId, 'admin')) return null
  if (act === 'decide') return 'not-an-admin'
  return hasRole(actor, projectId, 'broker') ? null : 'not-a-knower'
}

/** The digest is for the project's people, not for single facilities. */
export function refuseDigest(actor: Actor, projectId: string): Refusal | null {
  return hasRole(actor, projectId, 'broker', 'team', 'admin', 'observer') ? null : 'not-in-project'
}

/** Plans over a whole project are for those who run it. */
export function refusePlanning(actor: Actor, projectId: string): Refusal | null {
  return hasRole(actor, projectId, 'broker', 'admin') ? null : 'not-a-broker'
}
