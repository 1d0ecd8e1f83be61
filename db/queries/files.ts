import { and, eq, getTableColumns, isNotNull, lt, notExists } from 'drizzle-orm'
import type { FileContent, FileView } from '../../src/domain/file.ts'
import type { Database } from '../client.ts'
import { file, listingFile } from '../schema/file.ts'
import { delivery, deliveryDocument } from '../schema/introduction.ts'
import { introductionStep, roomMessage } from '../schema/room.ts'

const { bytes: _bytes, ...described } = getTableColumns(file)

/** A file without its bytes. */
export type FileRow = Omit<typeof file.$inferSelect, 'bytes'>

export async function insertFile(db: Database, row: typeof file.$inferInsert): Promise<void> {
  await db.insert(file).values(row)
}

export async function fileById(db: Database, id: string): Promise<FileRow | null> {
  const [row] = await db.select(described).from(file).where(eq(file.id, id))
  return row ?? null
}

/** A file with its bytes; null once they were erased. */
export async function fileContent(db: Database, id: string): Promise<FileContent | null> {
  const { name, mediaType, bytes } = file
  const [row] = await db.select({ name, mediaType, bytes }).from(file).where(eq(file.id, id))
  return row?.bytes ? { ...row, bytes: row.bytes } : null
}

/** How a file is named to somebody; one that was erased has no name. */
export function fileView({ id, name, size, sha256 }: FileRow): FileView {
  return { fileId: id, name, size, kept: sha256 !== null }
}

/** A file that is there, as it is named to somebody. */
export async function keptFile(db: Database, id: string | null): Promise<FileView | null> {
  const row = id ? await fileById(db, id) : null
  return row && row.sha256 !== null ? fileView(row) : null
}

/** Where a file belongs, by ids. */
export type FilePlaces = {
  /** Introductions in whose room it was sent, and those of which it proves a step or a delivery. */
  readonly rooms: readonly string[]
  readonly proofs: readonly string[]
  readonly listings: readonly string[]
}

export async function placesOfFile(db: Database, id: string): Promise<FilePlaces> {
  const [rooms, proofs, papers, listings] = await Promise.all([
    db.selectDistinct({ id: roomMessage.introductionId }).from(roomMessage).where(eq(roomMessage.fileId, id)),
    db.select({ id: introductionStep.introductionId }).from(introductionStep).where(eq(introductionStep.proofFileId, id)),
    db
      .selectDistinct({ id: delivery.introductionId })
      .from(deliveryDocument)
      .innerJoin(delivery, eq(delivery.id, deliveryDocument.deliveryId))
      .where(eq(deliveryDocument.fileId, id)),
    db.select({ id: listingFile.listingId }).from(listingFile).where(eq(listingFile.fileId, id)),
  ])
  const ids = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id)
  return { rooms: ids(rooms), proofs: ids([...proofs, ...papers]), listings: ids(listings) }
}

export async function insertListingFile(db: Database, row: typeof listingFile.$inferInsert): Promise<void> {
  await db.insert(listingFile).values(row).onConflictDoNothing()
}

/** The files of a listing that are there, oldest first. */
export async function filesOfListing(db: Database, listingId: string): Promise<readonly FileRow[]> {
  return db
    .select(described)
    .from(file)
    .innerJoin(listingFile, eq(listingFile.fileId, file.id))
    .where(and(eq(listingFile.listingId, listingId), isNotNull(file.sha256)))
    .orderBy(file.createdAt, file.id)
}

/** Deletes files from before a moment that belong to nothing. */
export async function deleteUnplacedFiles(db: Database, before: Date): Promise<void> {
  const inRoom = db.select({ id: roomMessage.id }).from(roomMessage).where(eq(roomMessage.fileId, file.id))
  const asProof = db.select({ id: introductionStep.id }).from(introductionStep).where(eq(introductionStep.proofFileId, file.id))
  const asPaper = db.select({ id: deliveryDocument.id }).from(deliveryDocument).where(eq(deliveryDocument.fileId, file.id))
  const ofListing = db.select({ id: listingFile.fileId }).from(listingFile).where(eq(listingFile.fileId, file.id))
  const unplaced = [inRoom, asProof, asPaper, ofListing].map((place) => notExists(place))
  await db.delete(file).where(and(lt(file.createdAt, before), ...unplaced))
}

/** Takes a file off a listing; false where it was not there. */
export async function deleteListingFile(db: Database, row: { readonly listingId: string; readonly fileId: string }): Promise<boolean> {
  const here = and(eq(listingFile.listingId, row.listingId), eq(listingFile.fileId, row.fileId))
  return (await db.delete(listingFile).where(here).returning({ fileId: listingFile.fileId })).length > 0
}

/** Deletes a file. */
export async function deleteFile(db: Database, id: string): Promise<void> {
  await db.delete(file).where(eq(file.id, id))
}
