import { disclosure, type Tier } from '../domain/disclosure.ts'
import { discloseListing, type FullListing, type ListingView, roundToBand } from '../domain/listing-view.ts'
import type { Actor } from '../domain/policy.ts'

export type Sides = { readonly offer: FullListing; readonly need: FullListing }
export type SideViews = { readonly offer: ListingView; readonly need: ListingView; readonly exact: boolean; readonly party: boolean }

/** Whoever speaks for one side sees the other as any member of the project does, whatever else they are. */
function tierOf(actor: Actor, projectId: string, own: FullListing, other: FullListing | null): Tier {
  const tier = disclosure(actor, { facilityId: own.facilityId, projectIds: [projectId] }, [projectId], null)
  return tier === 'broker' && other && actor.facilityIds.includes(other.facilityId) ? 'open' : tier
}

/** One listing of a project for a reader. */
export function discloseOne(actor: Actor, projectId: string, full: FullListing): ListingView | null {
  return discloseListing(full, tierOf(actor, projectId, full, null))
}

/** Both sides of a pair for a reader. `exact` where figures between them may be told; `party` where the reader speaks for one. */
export function discloseSides(actor: Actor, projectId: string, sides: Sides): SideViews | null {
  const offer = discloseListing(sides.offer, tierOf(actor, projectId, sides.offer, sides.need))
  const need = discloseListing(sides.need, tierOf(actor, projectId, sides.need, sides.offer))
  if (!offer || !need) return null
  const party = [sides.offer, sides.need].some(({ facilityId }) => actor.facilityIds.includes(facilityId))
  return { offer, need, exact: offer.tier !== 'open' && need.tier !== 'open', party }
}

/** A figure for somebody who may only know about how much. */
export const told = (amount: number, exact: boolean): number => (exact || amount <= 0 ? amount : roundToBand(amount))
