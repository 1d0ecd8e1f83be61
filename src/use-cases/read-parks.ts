import { allParks } from '../../db/queries/projects.ts'
import type { Names } from '../domain/locale.ts'
import type { SystemContext } from './context.ts'

/** The parks that projects work in. */
export async function readParks(context: SystemContext): Promise<readonly { readonly id: string; readonly names: Names }[]> {
  const parks = await allParks(context.db)
  return parks.map(({ id, names }) => ({ id, names }))
}
