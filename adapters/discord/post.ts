import { createHash } from 'node:crypto'
import { type APIMessage, ComponentType, MessageFlags, type REST, Routes } from 'discord.js'
import type { Part } from './draw.ts'
import { limits } from './limits.ts'

/** Nobody is ever pinged: not by a name, not by a role, not by what somebody typed. */
export const nobody = { parse: [] as never[] }

/** Messages to channels, over REST alone, so that a process without a gateway can send too. */
export type Post = {
  /** The direct messages with somebody; the same channel every time. */
  direct(account: string): Promise<string>
  /** Sends a message; Discord drops a repeat under the same key for some minutes. Returns its id. */
  message(channel: string, part: Part, key: string, replyTo?: string): Promise<string>
  /** Puts something else in the place of a message. */
  edit(channel: string, id: string, part: Part): Promise<void>
  /** A message as it stands. */
  read(channel: string, id: string): Promise<APIMessage>
  /** Ids of our newest messages in a channel, by the mark of their container. */
  marked(channel: string): Promise<ReadonlyMap<number, string>>
}

/** How far back a repeat is looked for, beyond the minutes in which Discord itself recognises one. */
const lookedBack = 50

const digest = (words: string) => createHash('sha256').update(words).digest()

/** A nonce of the length Discord takes, the same for the same key. */
const nonceOf = (key: string) => digest(key).toString('base64url').slice(0, limits.nonce)

/** A number by which the part of a message is recognised in a channel's history; Discord keeps the ids of components. */
export const markOf = (key: string) => (part: number) => (digest(`${key}:${part}`).readUInt32BE(0) % 0x7ffffffe) + 1

function bodyOf(part: Part, key: string, replyTo?: string) {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: part.components,
    allowed_mentions: nobody,
    nonce: nonceOf(key),
    enforce_nonce: true,
    ...(part.files.length > 0 ? { attachments: part.files.map(({ name }, id) => ({ id: String(id), filename: name })) } : {}),
    ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
  }
}

/** Opens the post of a bot. */
export function openPost(rest: REST): Post {
  const channels = new Map<string, string>()
  return {
    direct: async (account) => {
      const known = channels.get(account)
      if (known) return known
      const opened = (await rest.post(Routes.userChannels(), { body: { recipient_id: account } })) as { readonly id: string }
      channels.set(account, opened.id)
      return opened.id
    },
    message: async (channel, part, key, replyTo) => {
      const files = part.files.map(({ name, bytes, mediaType }) => ({ name, data: bytes, contentType: mediaType }))
      const sent = (await rest.post(Routes.channelMessages(channel), { body: bodyOf(part, key, replyTo), files })) as APIMessage
      return sent.id
    },
    edit: async (channel, id, { components, files }) => {
      const attachments = files.map(({ name }, file) => ({ id: String(file), filename: name }))
      const body = {
        flags: MessageFlags.IsComponentsV2,
        components,
        allowed_mentions: nobody,
        ...(files.length > 0 ? { attachments } : {}),
      }
      const sent = files.map(({ name, bytes, mediaType }) => ({ name, data: bytes, contentType: mediaType }))
      await rest.patch(Routes.channelMessage(channel, id), { body, files: sent })
    },
    read: async (channel, id) => (await rest.get(Routes.channelMessage(channel, id))) as APIMessage,
    marked: async (channel) => {
      const query = new URLSearchParams({ limit: String(lookedBack) })
      const messages = (await rest.get(Routes.channelMessages(channel), { query })) as readonly APIMessage[]
      return new Map(
        messages.flatMap(({ id, components }) => {
          const [first] = components ?? []
          return first?.type === ComponentType.Container && first.id !== undefined ? [[first.id, id] as const] : []
        }),
      )
    },
  }
}
