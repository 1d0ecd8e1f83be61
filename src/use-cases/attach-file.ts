import {
  deleteFile,
  deleteListingFile,
  type FilePlaces,
  fileById,
  filesOfListing,
  insertListingFile,
  placesOfFile,
} from '../../db/queries/files.ts'
import { fullListingById } from '../../db/queries/listings.ts'
import { filesOfOneListing } from '../domain/file.ts'
import type { ListingKind } from '../domain/listing.ts'
import { refuseListing } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { isOwnFile } from './keep-file.ts'
import { audit, inTransaction } from './record-change.ts'

export type FileAttached = {
  readonly outcome: 'attached'
  readonly listingId: string
  readonly fileId: string
  readonly name: string
  readonly kind: ListingKind
  readonly number: number
  /** How many files the listing has now. */
  readonly files: number
}

/** Adds a file that the actor sent to a listing of theirs; the same one twice is one. */
export async function attachFile(
  context: Context,
  input: { readonly listingId: string; readonly fileId: string },
): Promise<FileAttached | Refused> {
  return inTransaction(context, async (inside) => {
    const { listingId, fileId } = input
    const [listing, file] = await Promise.all([fullListingById(inside.db, listingId), fileById(inside.db, fileId)])
    if (!listing) return refuse('listing-not-found')
    const refusal = refuseListing(inside.actor, listing.facilityId)
    if (refusal) return refuse(refusal)
    if (file?.sentBy !== inside.actor.personId) return refuse('file-not-found')
    const { name } = file
    const { kind, number } = listing
    const there = await filesOfListing(inside.db, listingId)
    if (there.some(({ id }) => id === fileId)) return { outcome: 'attached', ...input, name, kind, number, files: there.length }
    if (there.length >= filesOfOneListing) return refuse('files-of-listing-full')
    await insertListingFile(inside.db, input)
    await audit(inside, 'listing.file-added', { kind: 'listing', id: listingId }, { fileId, size: file.size, sha256: file.sha256 })
    return { outcome: 'attached', ...input, name, kind, number, files: there.length + 1 }
  })
}

/** Takes a file off a listing of the actor's and forgets it where it belongs to nothing else; any contact of the facility may. */
export async function detachFile(
  context: Context,
  input: { readonly listingId: string; readonly fileId: string },
): Promise<{ readonly outcome: 'detached' } | Refused> {
  return inTransaction(context, async (inside) => {
    const { listingId, fileId } = input
    const listing = await fullListingById(inside.db, listingId)
    if (!listing) return refuse('listing-not-found')
    const refusal = refuseListing(inside.actor, listing.facilityId)
    if (refusal) return refuse(refusal)
    if (!(await deleteListingFile(inside.db, input))) return refuse('file-not-found')
    if (isUnplaced(await placesOfFile(inside.db, fileId))) await deleteFile(inside.db, fileId)
    await audit(inside, 'listing.file-removed', { kind: 'listing', id: listingId }, { fileId })
    return { outcome: 'detached' }
  })
}

const isUnplaced = ({ rooms, proofs, listings }: FilePlaces) => rooms.length + proofs.length + listings.length === 0

/** Forgets a file of the actor that belongs to nothing. */
export async function dropFile(context: Context, input: { readonly fileId: string }): Promise<{ readonly outcome: 'dropped' } | Refused> {
  return inTransaction(context, async (inside) => {
    const places = await placesOfFile(inside.db, input.fileId)
    if (!isUnplaced(places) || !(await isOwnFile(inside, input.fileId))) return refuse('file-not-found')
    await deleteFile(inside.db, input.fileId)
    await audit(inside, 'file.dropped', { kind: 'file', id: input.fileId })
    return { outcome: 'dropped' }
  })
}
