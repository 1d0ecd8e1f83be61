import { projectIdsOfFacilities } from '../../db/queries/facilities.ts'
import { fileContent, filesOfListing, placesOfFile } from '../../db/queries/files.ts'
import { introductionById, introductionsOfListing } from '../../db/queries/introductions.ts'
import { fullListingById, listingIdByNumber } from '../../db/queries/listings.ts'
import { disclosure, namesVisible } from '../domain/disclosure.ts'
import type { FileContent } from '../domain/file.ts'
import type { ListingKind } from '../domain/listing.ts'
import type { FullListing } from '../domain/listing-view.ts'
import { refuseListing } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { hasRoom } from '../domain/room.ts'
import type { Context } from './context.ts'
import { deliveryReader } from './load-delivery.ts'
import { sidesOf } from './load-introduction.ts'
import { mayReadRoom } from './read-room.ts'

/** The people of a room read what was sent in it. */
async function isInRoom(context: Context, introductionId: string): Promise<boolean> {
  const facts = await introductionById(context.db, introductionId)
  return facts !== null && (await mayReadRoom(context, facts))
}

/** Proofs are for both sides and the brokers of the project, whether they joined the room or not. */
async function isOfIntroduction({ db, actor }: Context, introductionId: string): Promise<boolean> {
  const facts = await introductionById(db, introductionId)
  return facts !== null && facts.introduction.introducedAt !== null && deliveryReader(actor, facts) !== null
}

/** What a listing carries may name its plant: for its owner and brokers, and for who is introduced to it as long as that lasts. */
async function mayReadListing({ db, actor }: Context, { id, facilityId }: FullListing): Promise<boolean> {
  const listing = { facilityId, projectIds: await projectIdsOfFacilities(db, [facilityId]) }
  if (namesVisible(disclosure(actor, listing, [], null))) return true
  const introductions = await introductionsOfListing(db, id)
  return introductions.some((facts) => {
    const { stage, introducedAt } = facts.introduction
    return hasRoom(facts.introduction) && namesVisible(disclosure(actor, listing, [], { stage, introducedAt, ...sidesOf(facts) }))
  })
}

async function isOfListing(context: Context, listingId: string): Promise<boolean> {
  const listing = await fullListingById(context.db, listingId)
  return listing !== null && mayReadListing(context, listing)
}

async function anyOf(ids: readonly string[], may: (id: string) => Promise<boolean>): Promise<boolean> {
  for (const id of ids) if (await may(id)) return true
  return false
}

/** A file for somebody who may read where it belongs: in a room, with a step, with a listing. */
export async function readFile(
  context: Context,
  input: { readonly fileId: string },
): Promise<{ readonly outcome: 'read'; readonly file: FileContent } | Refused> {
  const { rooms, proofs, listings } = await placesOfFile(context.db, input.fileId)
  const may =
    (await anyOf(rooms, (id) => isInRoom(context, id))) ||
    (await anyOf(proofs, (id) => isOfIntroduction(context, id))) ||
    (await anyOf(listings, (id) => isOfListing(context, id)))
  if (!may) return refuse('file-not-found')
  const file = await fileContent(context.db, input.fileId)
  return file ? { outcome: 'read', file } : refuse('file-erased')
}

/** A file of a listing; `removable` for those who may take it off. */
export type ListingFile = FileContent & { readonly fileId: string; readonly listingId: string; readonly removable: boolean }

/** The files of a listing by the number people type. */
export async function readListingFiles(
  context: Context,
  input: { readonly kind: ListingKind; readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly files: readonly ListingFile[] } | Refused> {
  const listingId = await listingIdByNumber(context.db, input.kind, input.number)
  const listing = listingId ? await fullListingById(context.db, listingId) : null
  if (!listing || !(await mayReadListing(context, listing))) return refuse('file-not-found')
  const removable = refuseListing(context.actor, listing.facilityId) === null
  const rows = await filesOfListing(context.db, listing.id)
  const files = await Promise.all(rows.map(async ({ id: fileId }) => ({ fileId, content: await fileContent(context.db, fileId) })))
  const there = files.flatMap(({ content, ...file }) => (content ? [{ ...content, ...file, listingId: listing.id, removable }] : []))
  return there.length > 0 ? { outcome: 'read', files: there } : refuse('file-erased')
}
