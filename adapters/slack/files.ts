import { fetchedAtMost } from '../../src/message/file.ts'
import type { TurnBody } from '../../src/message/turn.ts'
import type { Web } from './web.ts'

/** A file as Slack describes it. */
export type SharedFile = {
  readonly id?: string
  readonly name?: string | null
  readonly size?: number
  readonly url_private_download?: string
  readonly url_private?: string
}

const tries = 2

async function described({ client }: Web, file: SharedFile): Promise<SharedFile> {
  if (file.url_private_download || file.url_private || !file.id) return file
  const { file: found } = await client.files.info({ file: file.id })
  return found ?? file
}

/** Files are fetched with the token, so only from where Slack keeps them. */
function isSlackAddress(address: URL, apiUrl: string): boolean {
  if (address.origin === new URL(apiUrl).origin) return true
  return address.protocol === 'https:' && (address.hostname === 'files.slack.com' || address.hostname.endsWith('.slack.com'))
}

async function bytesAt({ client }: Web, from: string): Promise<Uint8Array | null> {
  const address = new URL(from)
  if (!isSlackAddress(address, client.slackApiUrl)) return null
  const answer = await fetch(address, { headers: { authorization: `Bearer ${client.token}` }, signal: AbortSignal.timeout(20_000) })
  // Who may not have the file is answered with a page to sign in.
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
  const isTooLarge = Number(answer.headers.get('content-length') ?? 0) > fetchedAtMost
  if (answer.ok && !isPage && !isTooLarge) return new Uint8Array(await answer.arrayBuffer())
  await answer.body?.cancel()
  return null
}

async function fetched(web: Web, from: string | undefined): Promise<Uint8Array | null> {
  for (let attempt = 1; from && attempt <= tries; attempt += 1) {
    const bytes = await bytesAt(web, from).catch(() => null)
    if (bytes) return bytes
  }
  return null
}

/** Fetches a file that somebody sent; one that is too large, or cannot be had, comes without its bytes. */
export async function download(web: Web, given: SharedFile): Promise<TurnBody> {
  const file = await described(web, given).catch(() => given)
  const { name, size = 0 } = file
  const bytes = size > fetchedAtMost ? null : await fetched(web, file.url_private_download ?? file.url_private)
  return { type: 'file', name: name ?? 'file', size: bytes?.byteLength ?? size, bytes }
}
