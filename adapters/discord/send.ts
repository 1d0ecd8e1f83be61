import type { ChannelWordsOf } from '../../src/message/channel-words.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { Address } from '../../src/message/turn.ts'
import type { SendOutcome } from '../adapter.ts'
import { waitingBlocks } from './answer.ts'
import { drawBlocks, type Part, pack } from './draw.ts'
import { type Trouble, troubleOf } from './faults.ts'
import type { Lost } from './losses.ts'
import type { Places } from './places.ts'
import { markOf, type Post } from './post.ts'
import type { Waiting } from './waiting.ts'

export type SendTools = {
  readonly post: Post
  readonly places: Places
  readonly waiting: Waiting
  readonly words: ChannelWordsOf
  readonly now: () => number
  /** Notes that a channel takes no messages from us. */
  readonly lost: Lost
}

const lookAgainMs = 30 * 60_000
const waitsForMs = 3 * 86_400_000

/** When a key was made, if it is a UUIDv7 and says so. */
function bornAt(key: string): number | null {
  return /^[\da-f]{8}-[\da-f]{4}-7/i.test(key) ? Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16) : null
}

/** Sends the parts that are not there yet, in order. Returns their channel and ids. */
async function sendParts(post: Post, channel: string, parts: readonly Part[], key: string, again: boolean): Promise<string> {
  const there = again ? await post.marked(channel) : new Map<number, string>()
  const mark = markOf(key)
  const ids: string[] = []
  for (const [index, part] of parts.entries()) {
    ids.push(there.get(mark(index)) ?? (await post.message(channel, part, `${key}:${index}`)))
  }
  return `${channel}/${ids.join(',')}`
}

/** Says in the channel where somebody was last seen that something waits, and nothing of what it is. */
async function hint({ post, places, words, lost }: SendTools, account: string): Promise<void> {
  const channel = places.channelOf(account)
  if (!channel) return
  const blocks = waitingBlocks(words(places.localeOf(account)), places.nameOf(account))
  try {
    for (const part of pack(blocks)) await post.message(channel.id, part, `hint:${account}:${channel.id}:${crypto.randomUUID()}`)
  } catch (fault) {
    lost(channel, fault)
  }
}

/** To them alone, under the last thing that they did in a server. When we do not learn whether it arrived, it waits instead. */
async function whisper({ post, places }: SendTools, account: string, parts: readonly Part[]): Promise<string | null> {
  const token = places.tokenOf(account)
  if (!token) return null
  try {
    const ids: string[] = []
    for (const part of parts) ids.push(await post.whisper(token, part))
    return ids[0] ?? null
  } catch {
    return null
  }
}

/** Direct messages are closed: shows it where the person is active, or keeps it until they are. */
async function anotherWay(tools: SendTools, { account }: Address, message: SentMessage, key: string): Promise<SendOutcome> {
  const { waiting, now } = tools
  const blocks = drawBlocks(message)
  const shown = waiting.since(account, key) === null ? await whisper(tools, account, pack(blocks)) : null
  if (shown !== null) return { outcome: 'sent', platformMessageId: shown }
  const since = bornAt(key) ?? waiting.since(account, key) ?? now()
  if (now() - since > waitsForMs) {
    waiting.drop(account, key)
    return { outcome: 'final', reason: 'direct messages are closed', obstacle: 'conversation-closed' }
  }
  if (waiting.keep(account, key, blocks)) await hint(tools, account)
  return { outcome: 'retry', reason: 'direct messages are closed', retryAfterMs: lookAgainMs }
}

const obstacleOf = { refused: 'message-refused', person: 'person-gone', access: 'access-revoked' } as const

/** How a failed call ends a send or an update. */
export function outcomeOf(trouble: Exclude<Trouble, { trouble: 'closed' }>): SendOutcome {
  switch (trouble.trouble) {
    case 'passing':
      return { outcome: 'retry', reason: trouble.reason, ...(trouble.retryAfterMs ? { retryAfterMs: trouble.retryAfterMs } : {}) }
    case 'gone':
      return { outcome: 'final', reason: trouble.reason, obstacle: obstacleOf[trouble.what] }
    default:
      return { outcome: 'final', reason: 'Discord no longer knows it', obstacle: 'message-refused' }
  }
}

/** Tells a person something that they did not just ask for: directly, never in front of others. */
export async function send(tools: SendTools, to: Address, message: SentMessage, key: string, again: boolean): Promise<SendOutcome> {
  const { post, waiting } = tools
  const read = waiting.wasRead(to.account, key)
  if (read) return { outcome: 'sent', platformMessageId: read }
  try {
    const channel = await post.direct(to.account)
    const id = await sendParts(post, channel, pack(drawBlocks(message), { mark: markOf(key) }), key, again)
    waiting.drop(to.account, key)
    return { outcome: 'sent', platformMessageId: id }
  } catch (fault) {
    const trouble = troubleOf(fault)
    return trouble.trouble === 'closed' ? anotherWay(tools, to, message, key) : outcomeOf(trouble)
  }
}
