import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fetchedAtMost, fileEnding } from '../../src/message/file.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import { harmless } from './render.ts'

type FileNode = Extract<SentMessage['nodes'][number], { node: 'file' }>

const longestNameInBytes = 200

/** A name that a file system takes: no folders, and not too long in bytes; its ending is kept. */
function nameOnDisk(name: string): string {
  const plain = harmless(name).replace(/[/\\]/g, ' ').replace(/^\.+/, '').trim() || 'file'
  const ending = fileEnding(plain)
  let stem = plain.slice(0, plain.length - ending.length)
  while (Buffer.byteLength(stem + ending) > longestNameInBytes) stem = stem.slice(0, -1)
  return `${stem.trim()}${ending}`
}

async function keep(directory: string, { name, bytes }: FileNode): Promise<string> {
  const content = Buffer.from(bytes, 'base64')
  const folder = join(directory, createHash('sha256').update(content).digest('hex').slice(0, 12))
  const path = join(folder, nameOnDisk(name))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${path}.part`, content, { mode: 0o600 })
  await rename(`${path}.part`, path)
  return path
}

/** Writes the files of a message below a directory, the same file to the same place; says where each is, by its node. */
export async function keepFiles(directory: string, { nodes }: SentMessage): Promise<ReadonlyMap<object, string>> {
  const kept = new Map<object, string>()
  for (const node of nodes) if (node.node === 'file') kept.set(node, await keep(directory, node))
  return kept
}

/** Reads a file that somebody sends by its path; one that is too large or not there comes without its bytes. */
export async function fileAt(path: string): Promise<TurnBody> {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  const size = found?.isFile() ? found.size : 0
  const bytes = found?.isFile() && size <= fetchedAtMost ? await readFile(path).catch(() => null) : null
  return { type: 'file', name, size, bytes }
}
