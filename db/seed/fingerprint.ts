import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shipped } from '../../src/domain/handbook.ts'
import { loadShipped } from './load.ts'
import { filesIn, seedDirectory } from './read-entries.ts'

const rooms = ['materials', 'sheets', 'technologies', 'codes', 'routes', 'industries', 'cases', 'factors'] as const

/** Raised when the same files are to be stored in another way. */
const storage = '1'

/** A hash of everything the shipped lists hold, taken from the bytes of their files: no list is read for it. */
export function shippedVersion(directory = seedDirectory): string {
  const hash = createHash('sha256').update(storage)
  for (const room of rooms) {
    for (const file of filesIn(directory, room)) hash.update(`\n${room}/${file}\n`).update(readFileSync(join(directory, room, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** The shipped lists with their version; they are read only when somebody needs them. */
export function shippedKnowledge(directory = seedDirectory): { readonly version: string; readonly read: () => Shipped } {
  return { version: shippedVersion(directory), read: () => loadShipped(directory) }
}
