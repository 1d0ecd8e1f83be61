import type { Web } from './web.ts'

/** A file as Slack describes it. */
export type SharedFile = {
  readonly id?: string
  readonly name?: string | null
  readonly mimetype?: string
  readonly size?: number
  readonly url_private_download?: string
  readonly url_private?: string
}

export type Downloaded = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** Larger files are handed in without their bytes. */
const largest = 20 * 1024 * 1024

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

/** Fetches a file that somebody sent. */
export async function download(web: Web, given: SharedFile): Promise<Downloaded> {
  const file = await described(web, given)
  const about = { name: file.name ?? 'file', mediaType: file.mimetype ?? 'application/octet-stream' }
  const from = file.url_private_download ?? file.url_private
  if (!from || (file.size ?? 0) > largest) return { ...about, bytes: new Uint8Array() }
  const address = new URL(from)
  if (!isSlackAddress(address, web.client.slackApiUrl)) return { ...about, bytes: new Uint8Array() }
  const answer = await fetch(address, { headers: { authorization: `Bearer ${web.client.token}` }, signal: AbortSignal.timeout(20_000) })
  if (!answer.ok) throw new Error(`the file was answered with ${answer.status}`)
  return { ...about, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
