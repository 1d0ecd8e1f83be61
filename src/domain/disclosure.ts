import type { Stage } from './introduction.ts'
import { type Actor, hasRole, sideOf } from './policy.ts'

/** How much of a listing a viewer sees, from nothing to everything. */
export type Tier = 'none' | 'open' | 'matched' | 'introduced' | 'broker' | 'own'

/** The listing's side of things the rule asks about. */
export type DisclosedListing = { readonly facilityId: string; readonly projectIds: readonly string[] }

/** The introduction between the viewer's facility and the listing's, if there is one. */
export type DisclosedIntroduction = {
  readonly stage: Stage
  readonly introducedAt: Date | null
  readonly offerFacilityId: string
  readonly needFacilityId: string
}

/** The one rule of who sees what. Names appear in the tiers `introduced`, `broker` and `own` only. */
export function disclosure(
  viewer: Actor,
  listing: DisclosedListing,
  projectIdsOfViewer: readonly string[],
  introduction: DisclosedIntroduction | null,
): Tier {
  if (viewer.facilityIds.includes(listing.facilityId)) return 'own'
  if (listing.projectIds.some((projectId) => hasRole(viewer, projectId, 'broker'))) return 'broker'
  if (introduction && sideOf(viewer, introduction) !== null) return introduction.introducedAt ? 'introduced' : 'matched'
  return listing.projectIds.some((projectId) => projectIdsOfViewer.includes(projectId)) ? 'open' : 'none'
}

/** True where the tier may read names of facilities and people. */
export function namesVisible(tier: Tier): boolean {
  return tier === 'own' || tier === 'broker' || tier === 'introduced'
}
