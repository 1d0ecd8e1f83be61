import { alignPartyBlocks } from '../../db/queries/blocks.ts'
import { facilityById, projectsOfFacility, updateFacility } from '../../db/queries/facilities.ts'
import { refreshMatchRows } from '../../db/queries/match-rows.ts'
import type { Coordinates } from '../domain/place.ts'
import { refuseMembership } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { askJob, audit, inTransaction } from './record-change.ts'

/** What of a facility matching depends on. */
export type FacilityChange = {
  readonly where?: { readonly place: string; readonly country: string; readonly at: Coordinates | null }
  readonly isic?: string
  readonly rail?: boolean
  readonly water?: boolean
  readonly takesHazardous?: boolean | null
  /** The number of the owner's first facility. */
  readonly ownerNumber?: number | null
  readonly matchesWithinOwner?: boolean
}

/** Changes where a facility is or what reaches it, and asks for its matches again; its contacts and its projects' brokers may. */
export async function changeFacility(
  context: Context,
  input: { readonly facilityId: string; readonly change: FacilityChange },
): Promise<{ readonly outcome: 'changed'; readonly number: number } | Refused> {
  const { facilityId, change } = input
  const { where, ...rest } = change
  if (change.isic !== undefined && !/^\d{4}$/.test(change.isic)) return refuse('facility-incomplete')
  return inTransaction(context, async (inside) => {
    const facility = await facilityById(inside.db, facilityId)
    if (!facility) return refuse('facility-not-found')
    const projects = await projectsOfFacility(inside.db, facilityId)
    const refusal = refuseMembership(
      inside.actor,
      facilityId,
      projects.map((project) => project.id),
    )
    if (refusal) return refuse(refusal)
    const spot = where
      ? { parkId: null, place: where.place, country: where.country, lat: where.at?.lat ?? null, lon: where.at?.lon ?? null }
      : {}
    await updateFacility(inside.db, facilityId, { ...rest, ...spot })
    await refreshMatchRows(inside.db, { facilityIds: [facilityId] })
    if ('ownerNumber' in change || 'matchesWithinOwner' in change) await alignPartyBlocks(inside.db)
    await audit(inside, 'facility.changed', { kind: 'facility', id: facilityId }, { fields: Object.keys(change) })
    await askJob(inside, 'rematch-facility', { facilityId })
    return { outcome: 'changed', number: facility.number }
  })
}
