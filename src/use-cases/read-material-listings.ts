import { listingsOfMaterial } from '../../db/queries/material-listings.ts'
import { discloseListing, type ListingView } from '../domain/listing-view.ts'
import type { Context } from './context.ts'
import { projectIdsOf } from './read-projects.ts'

/** What the actor's projects list of one material. A data sheet is for everybody, so all of it is shown as strangers see it. */
export async function readMaterialListings(
  context: Context,
  input: { readonly materialId: string; readonly limit: number; readonly offset: number },
): Promise<{ readonly views: readonly ListingView[]; readonly total: number }> {
  const found = await listingsOfMaterial(context.db, { ...input, projectIds: await projectIdsOf(context) })
  return { views: found.listings.flatMap((full) => discloseListing(full, 'open') ?? []), total: found.total }
}
