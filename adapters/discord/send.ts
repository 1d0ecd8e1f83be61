import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js'
import type { ChannelWordsOf } from '../../src/message/channel-words.ts'
import type { SentMessage } from '../../src/message/message.ts'
import type { Address } from '../../src/message/turn.ts'
import type { SendOutcome } from '../adapter.ts'
import { waitingId } from './custom-id.ts'
import { drawBlocks, type Part, pack, row, textBlocks } from './draw.ts'
import { markdown, plain, shortened } from './escape.ts'
import { type Trouble, troubleOf } from './faults.ts'
import { limits } from './limits.ts'
import type { Places, Token } from './places.ts'
import { markOf, nobody, type Post } from './post.ts'
import type { Waiting } from './waiting.ts'

export type SendTools = {
  readonly post: Post
  readonly places: Places
  readonly waiting: Waiting
  readonly words: ChannelWordsOf
  readonly now: () => number
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

/** Messages that only one person sees, as an answer to something they did here. */
export async function showPrivately(token: Token, parts: readonly Part[]): Promise<string> {
  const ids: string[] = []
  for (const { components, files } of parts) {
    const attached = files.map(({ name, bytes }) => ({ name, attachment: bytes }))
    const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral
    ids.push((await token.followUp({ components, files: attached, flags, allowedMentions: nobody })).id)
  }
  return ids[0] ?? ''
}

/** Says in the channel where somebody was last seen that something waits, and nothing of what it is. */
async function hint({ post, places, words }: SendTools, account: string): Promise<void> {
  const channel = places.channelOf(account)
  if (!channel) return
  const { waitsForYou, readHere } = words(places.localeOf(account))
  const label = shortened(plain(readHere), limits.buttonLabel)
  const blocks = [
    ...textBlocks(markdown(waitsForYou(places.nameOf(account)))),
    row([{ type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: waitingId, label }]),
  ]
  for (const part of pack(blocks)) await post.message(channel, part, `hint:${account}:${channel}:${crypto.randomUUID()}`)
}

/** Direct messages are closed: shows it where the person is active, or keeps it until they are. */
async function anotherWay(tools: SendTools, { account }: Address, message: SentMessage, key: string): Promise<SendOutcome> {
  const { places, waiting, now } = tools
  const token = places.tokenOf(account)
  if (token) {
    const shown = await showPrivately(token, pack(drawBlocks(message))).catch(() => null)
    if (shown !== null) return { outcome: 'sent', platformMessageId: shown }
  }
  const since = bornAt(key) ?? waiting.since(account, key) ?? now()
  if (now() - since > waitsForMs) {
    waiting.drop(account, key)
    return { outcome: 'final', reason: 'direct messages are closed', obstacle: 'conversation-closed' }
  }
  if (waiting.keep(account, key, message)) await hint(tools, account).catch(() => undefined)
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
    const id = await sendParts(post, channel, pack(drawBlocks(message), markOf(key)), key, again)
    waiting.drop(to.account, key)
    return { outcome: 'sent', platformMessageId: id }
  } catch (fault) {
    const trouble = troubleOf(fault)
    return trouble.trouble === 'closed' ? anotherWay(tools, to, message, key) : outcomeOf(trouble)
  }
}
