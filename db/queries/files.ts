import { and, eq, getTableColumns, lt, notExists } from 'drizzle-orm'
import type { FileView } from '../../src/domain/file.ts'
import type { Database } from '../client.ts'
import { file } from '../schema/file.ts'
import { roomMessage } from '../schema/room.ts'

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

/** The bytes of a file; null once they were erased. */
export async function fileBytes(db: Database, id: string): Promise<Uint8Array | null> {
  const [row] = await db.select({ bytes: file.bytes }).from(file).where(eq(file.id, id))
  return row?.bytes ?? null
}

/** How a file is named to somebody; one that was erased has no name. */
export function fileView({ id, name, size, sha256 }: FileRow): FileView {
  return { fileId: id, name, size, kept: sha256 !== null }
}

/** Introductions in whose room a file was sent. */
export async function roomsOfFile(db: Database, id: string): Promise<readonly string[]> {
  const rows = await db.selectDistinct({ id: roomMessage.introductionId }).from(roomMessage).where(eq(roomMessage.fileId, id))
  return rows.map((row) => row.id)
}

/** Deletes files from before a moment that belong to nothing. */
export async function deleteUnplacedFiles(db: Database, before: Date): Promise<void> {
  const inRoom = db.select({ id: roomMessage.id }).from(roomMessage).where(eq(roomMessage.fileId, file.id))
  await db.delete(file).where(and(lt(file.createdAt, before), notExists(inRoom)))
}
