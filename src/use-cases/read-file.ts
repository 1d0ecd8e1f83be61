import { fileById, fileBytes, roomsOfFile } from '../../db/queries/files.ts'
import { introductionById } from '../../db/queries/introductions.ts'
import type { FileContent } from '../domain/file.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'
import { mayReadRoom } from './read-room.ts'

/** The bytes of a file with what they are, for those who may have it; null once it was erased. */
export async function contentOf(context: SystemContext, fileId: string): Promise<FileContent | null> {
  const row = await fileById(context.db, fileId)
  const bytes = row && (await fileBytes(context.db, fileId))
  return row && bytes ? { name: row.name, mediaType: row.mediaType, bytes } : null
}

async function isInRoomOf(context: Context, fileId: string): Promise<boolean> {
  for (const id of await roomsOfFile(context.db, fileId)) {
    const facts = await introductionById(context.db, id)
    if (facts && (await mayReadRoom(context, facts))) return true
  }
  return false
}

/** A file for somebody who may read where it belongs: the people of its room. */
export async function readFile(
  context: Context,
  input: { readonly fileId: string },
): Promise<{ readonly outcome: 'read'; readonly file: FileContent } | Refused> {
  if (!(await isInRoomOf(context, input.fileId))) return refuse('file-not-found')
  const file = await contentOf(context, input.fileId)
  return file ? { outcome: 'read', file } : refuse('file-erased')
}
