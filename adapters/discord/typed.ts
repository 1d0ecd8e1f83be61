import type { Message } from 'discord.js'
import type { ChannelWordsOf } from '../../src/message/channel-words.ts'
import { fetchedAtMost } from '../../src/message/file.ts'
import type { Turn, TurnBody } from '../../src/message/turn.ts'
import type { AdapterLog, Answer } from '../adapter.ts'
import { addressOf } from './address.ts'
import { answerBlocks, waitingBlocks } from './answer.ts'
import { type Block, pack, textBlocks } from './draw.ts'
import { markdown } from './escape.ts'
import { insisting, troubleOf } from './faults.ts'
import type { OpenForms } from './forms.ts'
import type { Lost } from './losses.ts'
import type { Places } from './places.ts'
import type { Post } from './post.ts'
import type { Waiting } from './waiting.ts'

export type TypedTools = {
  readonly hand: (turn: Turn) => Promise<Answer>
  readonly words: ChannelWordsOf
  readonly post: Post
  readonly forms: OpenForms
  readonly places: Places
  readonly waiting: Waiting
  readonly lost: Lost
  readonly log: AdapterLog
}

const readWithinMs = 10_000

async function bytesOf(url: string, size: number): Promise<Uint8Array | null> {
  if (size > fetchedAtMost) return null
  const response = await fetch(url, { signal: AbortSignal.timeout(readWithinMs) })
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
}

/** Fetches an attachment, once more where that failed; null where it cannot be had. */
async function fetched(url: string, size: number): Promise<Uint8Array | null> {
  const first = await bytesOf(url, size).catch(() => null)
  return first ?? bytesOf(url, size).catch(() => null)
}

/** Discord takes letters out of file names and keeps them, without the ending, as a title. */
function titled(name: string, title: string | null): string {
  const ending = /\.[^.]+$/.exec(name)?.[0] ?? ''
  return !title || title.endsWith(ending) ? title || name : `${title}${ending}`
}

/** What a message holds: words first, then files. A mention of us alone asks what we can do. */
async function bodiesOf(message: Message, me: string): Promise<readonly { readonly eventId: string; readonly body: TurnBody }[]> {
  const words = message.guildId ? message.content.replaceAll(new RegExp(`<@!?${me}>`, 'g'), ' ').trim() : message.content
  const attachments = [...message.attachments.values()]
  const asked: TurnBody = words === '' ? { type: 'command', name: 'help', argument: '' } : { type: 'text', text: words }
  const spoken = words !== '' || attachments.length === 0 ? [{ eventId: message.id, body: asked }] : []
  const files = attachments.map(async ({ id, name, title, url, size }) => {
    const body: TurnBody = { type: 'file', name: titled(name, title), size, bytes: await fetched(url, size) }
    return { eventId: `${message.id}:${id}`, body }
  })
  return [...spoken, ...(await Promise.all(files))]
}

/** Says something short under somebody's message in a server, where others read along. */
async function remark({ post, lost }: TypedTools, { id, channelId, guildId }: Message, blocks: readonly Block[]): Promise<void> {
  try {
    for (const part of pack(blocks)) await insisting(() => post.message(channelId, part, `remark:${id}`, id))
  } catch (fault) {
    if (guildId) lost({ id: channelId, guild: guildId }, fault)
  }
}

/** Answers directly, never in front of others; says so where it was asked. Who takes no direct messages reads it behind a button. */
async function answerDirectly(tools: TypedTools, message: Message, answer: Answer, key: string): Promise<void> {
  const { post, words, places, waiting, log } = tools
  const { author, guild, guildId, channelId } = message
  const said = words(places.localeOf(author.id) ?? guild?.preferredLocale)
  const drawn = answerBlocks(answer, said)
  if (drawn.length === 0) return
  try {
    const channel = guildId ? await post.direct(author.id) : channelId
    for (const [index, part] of drawn.flatMap((blocks) => pack(blocks)).entries()) {
      await insisting(() => post.message(channel, part, `${key}:${index}`))
    }
    if (guildId) await remark(tools, message, textBlocks(markdown(said.answeredDirectly)))
  } catch (fault) {
    const { trouble } = troubleOf(fault)
    log.warn({ trouble }, 'an answer was not taken')
    if (!guildId || trouble !== 'closed') return
    for (const [index, blocks] of drawn.entries()) waiting.keep(author.id, `${key}:${index}`, blocks)
    await remark(tools, message, waitingBlocks(said, places.nameOf(author.id)))
  }
}

/** True for what is meant for us: direct messages, and mentions of us by name. */
export function isForUs(message: Message, me: string): boolean {
  if (message.author.bot || message.system || message.webhookId) return false
  return message.guildId === null || message.mentions.users.has(me)
}

/** Handles a message that people changed: what was typed before is not there any more. */
export async function onChanged(tools: TypedTools, message: Message, me: string): Promise<void> {
  const { author, id, editedTimestamp } = message
  const [spoken] = await bodiesOf(message, me)
  if (spoken?.body.type !== 'text') return
  const body: TurnBody = { type: 'edit', messageId: id, text: spoken.body.text }
  const displayName = author.globalName ?? author.username
  const localeTag = tools.places.localeOf(author.id)
  const eventId = `${id}:edit:${editedTimestamp}`
  const answer = await tools.hand({ eventId, from: addressOf(author.id), displayName, body, ...(localeTag ? { localeTag } : {}) })
  await answerDirectly(tools, message, answer, eventId)
}

/** Handles a message that people typed. */
export async function onMessage(tools: TypedTools, message: Message, me: string): Promise<void> {
  const { author, guildId, channelId } = message
  const displayName = author.globalName ?? author.username
  tools.places.saw(author.id, { displayName, ...(guildId ? { channel: { id: channelId, guild: guildId } } : {}) })
  const localeTag = tools.places.localeOf(author.id)
  for (const { eventId, body } of await bodiesOf(message, me)) {
    const turn = { eventId, from: addressOf(author.id), displayName, body, ...(localeTag ? { localeTag } : {}) }
    const answer = await tools.hand(turn)
    if (answer.form) tools.forms.open(author.id, answer.form)
    await answerDirectly(tools, message, answer, eventId)
  }
}
