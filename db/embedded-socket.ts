import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runAs } from './embedded-binaries.ts'

/** Paths of Unix sockets end at 107 bytes on Linux and 103 on macOS. */
const longestSocketPath = 103
const socketName = '/.s.PGSQL.5432'

/** Where the server listens: in its data directory, or for a long path in a private directory of a short one. */
export function socketDirectory(dataDir: string): string {
  if (Buffer.byteLength(dataDir + socketName) <= longestSocketPath) return dataDir
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const directory = join('/tmp', `synergy-broker-${name}`)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const found = lstatSync(directory)
  const owner = runAs().uid ?? process.getuid?.()
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new Error(`${directory} belongs to somebody else. Set DATA_DIR to a shorter path.`)
  }
  return directory
}
