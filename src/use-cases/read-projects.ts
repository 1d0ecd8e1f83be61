import { projectIdsOfFacilities } from '../../db/queries/facilities.ts'
import type { Context } from './context.ts'
import type { Known } from './library.ts'

/** Every project the actor belongs to, by role or through a facility. */
export async function projectIdsOf(context: Context): Promise<readonly string[]> {
  const throughFacilities = await projectIdsOfFacilities(context.db, context.actor.facilityIds)
  return [...new Set([...throughFacilities, ...context.actor.roles.map((role) => role.projectId)])]
}

/** What is known to the actor: in all of their projects together. */
export async function knownTo(context: Context): Promise<Known> {
  return context.library.in(context.db, await projectIdsOf(context))
}
