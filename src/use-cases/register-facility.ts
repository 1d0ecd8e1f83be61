import { insertFacility, setMembership } from '../../db/queries/facilities.ts'
import { allParks, allProjects, projectIdsOfPark } from '../../db/queries/projects.ts'
import type { Coordinates } from '../domain/place.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

export type FacilityRegistered = {
  readonly outcome: 'registered'
  readonly facilityId: string
  readonly number: number
  readonly name: string
}

/** Where a facility stands: a park of a project, or a place found by name. */
export type FacilityPlace =
  | { readonly parkId: string }
  | { readonly place: string; readonly country: string; readonly at: Coordinates | null }

/** Registers a facility and makes the actor its first contact; it joins its park's projects, or the only project there is. */
export async function registerFacility(
  context: Context,
  input: { readonly name: string; readonly isic: string; readonly where: FacilityPlace },
): Promise<FacilityRegistered | Refused> {
  const name = input.name.trim().slice(0, 200)
  if (name === '' || !/^\d{4}$/.test(input.isic)) return refuse('facility-incomplete')
  return inTransaction(context, async (inside) => {
    const spot = await spotOf(inside, input.where)
    if (!spot) return refuse('place-unknown')
    const facilityId = inside.newId()
    const at = inside.clock()
    const row = { id: facilityId, name, isic: input.isic, createdAt: at, ...spot }
    const number = await insertFacility(inside.db, row, await projectsFor(inside, spot.parkId))
    await setMembership(inside.db, { facilityId, personId: inside.actor.personId, status: 'member', askedAt: at })
    await audit(inside, 'facility.registered', { kind: 'facility', id: facilityId }, { isic: input.isic })
    return { outcome: 'registered', facilityId, number, name }
  })
}

type Spot = { parkId: string | null; place: string; country: string; lat: number | null; lon: number | null }

async function spotOf(context: Context, where: FacilityPlace): Promise<Spot | null> {
  if ('place' in where) {
    return { parkId: null, place: where.place, country: where.country, lat: where.at?.lat ?? null, lon: where.at?.lon ?? null }
  }
  const park = (await allParks(context.db)).find((each) => each.id === where.parkId)
  return park ? { parkId: park.id, place: park.names.en, country: park.country, lat: park.lat, lon: park.lon } : null
}

async function projectsFor(context: Context, parkId: string | null): Promise<readonly string[]> {
  if (parkId) return projectIdsOfPark(context.db, parkId)
  const projects = await allProjects(context.db)
  return projects.length === 1 ? projects.map((project) => project.id) : []
}
