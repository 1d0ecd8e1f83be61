import type { SentMessage } from '../../src/message/message.ts'
import type { Address } from '../../src/message/turn.ts'
import type { AdapterLog, SendOutcome } from '../adapter.ts'
import { NotInstalled } from './installations.ts'
import { createMemory } from './memory.ts'
import { outcomeOf } from './outcome.ts'
import { createPace, type Pace } from './pace.ts'
import { type Block, type Post, postsOf, type Upload } from './render.ts'
import { post, type Screen } from './show.ts'
import type { Web } from './web.ts'
import type { Workspaces } from './workspaces.ts'

type Parts = ReadonlyMap<number, string>

/** Stands for the time stamp of an upload, which Slack makes later. */
const unnamed = ''

const patienceMs = 2_500
const lookedThrough = 50
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

type History = Awaited<ReturnType<Web['client']['conversations']['history']>>['messages']

/** An upload carries no tag: it is the file of that name and size that came behind the first part. */
function isThere(messages: NonNullable<History>, { name, bytes }: Upload, since: string): boolean {
  const size = Buffer.byteLength(bytes, 'base64')
  return messages.some(({ ts = '0', files = [] }) => {
    return Number(ts) > Number(since) && files.some((file) => file.name === name && file.size === size)
  })
}

/** The parts of a notice that stand in the channel already: the tag of each names notice and part. */
async function partsThere({ client }: Web, channel: string, key: string, posts: readonly Post[]): Promise<Parts> {
  const { messages = [] } = await client.conversations.history({ channel, limit: lookedThrough, include_all_metadata: true })
  const found = messages.flatMap(({ ts, metadata }): readonly (readonly [number, string])[] => {
    // Any app may tag messages as it likes, so nothing about the payload is certain.
    const payload = metadata?.event_payload as { readonly key?: unknown; readonly part?: unknown } | undefined
    return payload?.key === key && typeof payload.part === 'number' && ts ? [[payload.part, ts]] : []
  })
  const first = found.find(([part]) => part === 0)?.[1]
  const uploads = posts.flatMap(({ upload }, part): readonly (readonly [number, string])[] =>
    upload && first && isThere(messages, upload, first) ? [[part, unnamed]] : [],
  )
  return new Map([...found, ...uploads])
}

/** The channel and the time stamps of all parts that have one, in order. */
function idOf(channel: string, parts: Parts): string {
  const ordered = [...parts].filter(([, ts]) => ts !== unnamed).toSorted(([one], [other]) => one - other)
  return `${channel}/${ordered.map(([, ts]) => ts).join(',')}`
}

/** Sends notices to people, one message a second and person. */
export type Sender = {
  send(to: Address, message: SentMessage, key: string, again: boolean): Promise<SendOutcome>
  update(to: Address, platformMessageId: string, message: SentMessage | null): Promise<SendOutcome>
}

export function createSender(workspaces: Workspaces, log: AdapterLog): Sender {
  const sent = createMemory<Parts>(2_000, 86_400_000)
  const paces = new Map<string, Pace>()
  // Slack limits each workspace for itself.
  const paceOf = (workspace: string) => {
    const pace = paces.get(workspace) ?? createPace()
    paces.set(workspace, pace)
    return pace
  }

  const failed = ({ workspace }: Address, fault: unknown): SendOutcome => {
    if (fault instanceof NotInstalled) return { outcome: 'final', reason: 'not installed', obstacle: 'access-revoked' }
    const outcome = outcomeOf(fault)
    if (outcome.outcome === 'retry' && outcome.retryAfterMs) paceOf(workspace).hold(outcome.retryAfterMs)
    return outcome
  }

  const postMissing = async (at: { screen: Screen; pace: Pace; channel: string }, posts: readonly Post[], key: string, there: Parts) => {
    const { screen, pace, channel } = at
    const parts = new Map(there)
    try {
      for (const [part, each] of posts.entries()) {
        if (parts.has(part)) continue
        if (part > 0) await pause(pace.take(channel, Number.POSITIVE_INFINITY))
        parts.set(part, await post(screen, { channel }, each, { key, part }))
      }
    } finally {
      sent.set(key, parts)
    }
    return parts
  }

  return {
    send: async (to, message, key, again) => {
      try {
        const { web } = await workspaces.of(to.workspace)
        const pace = paceOf(to.workspace)
        const channel = await web.directMessage(to.account)
        const posts = postsOf(message)
        const known: Parts = sent.get(key) ?? new Map()
        if (known.size === posts.length) return { outcome: 'sent', platformMessageId: idOf(channel, known) }
        const waitMs = pace.take(channel, patienceMs)
        if (waitMs > patienceMs) return { outcome: 'retry', reason: 'one message a second', retryAfterMs: waitMs }
        await pause(waitMs)
        const there = again || sent.get(key) ? await partsThere(web, channel, key, posts) : []
        const parts = await postMissing({ screen: { web, log }, pace, channel }, posts, key, new Map([...known, ...there]))
        return { outcome: 'sent', platformMessageId: idOf(channel, parts) }
      } catch (fault) {
        return failed(to, fault)
      }
    },
    update: async (to, platformMessageId, message) => {
      const [channel = '', stamps = ''] = platformMessageId.split('/')
      try {
        const { web } = await workspaces.of(to.workspace)
        const standing = await replace({ web, log }, channel, stamps.split(','), message ? postsOf(message) : [])
        return { outcome: 'sent', platformMessageId: `${channel}/${standing.join(',')}` }
      } catch (fault) {
        return failed(to, fault)
      }
    },
  }
}

/** Puts posts in the place of those that stand; what is left over of those only loses its buttons. Returns the time stamps now. */
async function replace(screen: Screen, channel: string, stamps: readonly string[], posts: readonly Post[]): Promise<readonly string[]> {
  const standing = [...stamps]
  for (const [index, each] of posts.filter(({ upload }) => !upload).entries()) {
    const ts = stamps[index]
    if (ts) await screen.web.client.chat.update({ channel, ts, text: each.text, blocks: [...each.blocks], parse: 'none' })
    else standing.push(await post(screen, { channel }, each))
  }
  for (const ts of stamps.slice(posts.length)) await closeMessage(screen.web, channel, ts)
  return standing
}

/** Takes the buttons of a message away. */
export async function closeMessage({ client }: Web, channel: string, ts: string): Promise<void> {
  const { messages = [] } = await client.conversations.history({ channel, latest: ts, oldest: ts, inclusive: true, limit: 1 })
  const found = messages.find((message) => message.ts === ts)
  const kept = (found?.blocks ?? []).filter(({ type }) => type !== 'actions')
  if (!found || kept.length === 0 || kept.length === found.blocks?.length) return
  // These are blocks that this adapter made, as Slack gives them back.
  await client.chat.update({ channel, ts, text: found.text ?? '…', blocks: kept as Block[], parse: 'none' })
}
