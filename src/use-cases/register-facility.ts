import { allParks, allProjects, insertFacility, projectIdsOfPark, setMembership } from '../../db/queries/facilities.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Coordinates } from '../domain/place.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

export type FacilityRegistered = { readonly outcome: 'registered'; readonly facilityId: string; readonly number: number; readonly name: string }

/** Where a facility stands: a park of a project, or a place found by name. */
export type FacilityPlace = { readonly parkId: string } | { readonly place: string; readonly country: string; readonly at: Coordinates | null }

/** Registers a facility and makes the actor its first contact; it joins its park's projects, or the only project there is. */
export async function registerFacility(
  context: Context,
  input: { readonly name: string; readonly isic: string; readonly where: FacilityPlace },
): Promise<FacilityRegistered | Refused> {
  const name = input.name.trim().slice(0, 200)
  if (name === '' || !/^\d{4}$/.test(input.isic)) return refuse('facility-incomplete')
  return inTransaction(context, async (inside) => {
    const { where } = input
    const parks = await allParks(inside.db)
    const park = 'parkId' in where ? parks.find((each) => each.id === where.parkId) : undefined
    if ('parkId' in where && !park) return refuse('place-unknown')
    const facilityId = inside.newId()
    const at = inside.clock()
    const number = await insertFacility(
      inside.db,
      {
        id: facilityId,
        name,
        isic: input.isic,
        parkId: park?.id ?? null,
        place: park ? park.names.en : 'place' in where ? where.place : '',
        country: park?.country ?? ('country' in where ? where.country : ''),
        lat: park?.lat ?? ('at' in where ? (where.at?.lat ?? null) : null),
        lon: park?.lon ?? ('at' in where ? (where.at?.lon ?? null) : null),
        createdAt: at,
      },
      await projectsFor(inside, park?.id ?? null),
    )
    await setMembership(inside.db, { facilityId, personId: inside.actor.personId, status: 'member', askedAt: at })
    await audit(inside, 'facility.registered', { kind: 'facility', id: facilityId }, { isic: input.isic })
    return { outcome: 'registered', facilityId, number, name }
  })
}

async function projectsFor(context: Context, parkId: string | null): Promise<readonly string[]> {
  if (parkId) return projectIdsOfPark(context.db, parkId)
  const projects = await allProjects(context.db)
  return projects.length === 1 ? projects.map((project) => project.id) : []
}
