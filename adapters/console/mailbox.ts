import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SentMessage } from '../../src/message/message.ts'

/** Messages for people who are not at the terminal, a file each, until somebody reads them. */
export type Mailbox = {
  /** Keeps a message; the same key again replaces it. */
  put(account: string, key: string, message: SentMessage): Promise<void>
  /** Takes out what waits for a person, oldest first. */
  take(account: string): Promise<readonly SentMessage[]>
}

const safe = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 24)

async function readOnce(path: string): Promise<SentMessage | null> {
  const taken = `${path}.taken`
  try {
    await rename(path, taken)
    // Written by `put` only, in exactly this shape.
    const message = JSON.parse(await readFile(taken, 'utf8')) as SentMessage
    await rm(taken)
    return message
  } catch {
    return null
  }
}

/** Opens the mailboxes in a directory. Keys sort by age, as UUIDv7 do. */
export function openMailbox(directory: string): Mailbox {
  const folderOf = (account: string) => join(directory, safe(account))
  return {
    put: async (account, key, message) => {
      const folder = folderOf(account)
      await mkdir(directory, { recursive: true })
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `${encodeURIComponent(key)}.json`)
      await writeFile(`${path}.part`, JSON.stringify(message), { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    take: async (account) => {
      const folder = folderOf(account)
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.json')).sort()
      const messages: SentMessage[] = []
      for (const file of files) {
        const message = await readOnce(join(folder, file))
        if (message) messages.push(message)
      }
      return messages
    },
  }
}
