import { createHash } from 'node:crypto'
import { fileById, insertFile } from '../../db/queries/files.ts'
import { type FitFile, mediaTypes } from '../domain/file.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

/** Keeps a file that somebody sent; it belongs to nothing yet, and one that stays so is forgotten after a week. */
export async function keepFile(context: Context, { name, kind, bytes }: FitFile): Promise<{ readonly fileId: string }> {
  return inTransaction(context, async (inside) => {
    const id = inside.newId()
    const { personId: sentBy } = inside.actor
    const [mediaType, size, sha256] = [mediaTypes[kind], bytes.byteLength, createHash('sha256').update(bytes).digest('hex')]
    await insertFile(inside.db, { id, sentBy, name, mediaType, size, sha256, bytes, createdAt: inside.clock() })
    await audit(inside, 'file.kept', { kind: 'file', id }, { size, sha256 })
    return { fileId: id }
  })
}

/** True where a file was sent by the actor. */
export async function isOwnFile(context: Context, fileId: string): Promise<boolean> {
  return (await fileById(context.db, fileId))?.sentBy === context.actor.personId
}
