import { createHash } from 'node:crypto'
import { type APIMessage, ComponentType, type InteractionResponseType, MessageFlags, type REST, Routes } from 'discord.js'
import type { Part } from './draw.ts'
import { limits } from './limits.ts'

/** Nobody is ever pinged: not by a name, not by a role, not by what somebody typed. */
const nobody = { parse: [] as never[] }

/** An interaction as Discord wants it answered. */
export type Token = { readonly id: string; readonly application: string; readonly token: string }

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
  /** The first answer to an interaction; Discord takes one. */
  respond(to: Token, body: { readonly type: InteractionResponseType; readonly data?: object }, part?: Part): Promise<void>
  /** Puts something in the place of the first answer, or of what was pushed. */
  editAnswer(to: Token, part: Part): Promise<void>
  /** A further answer that only the person sees. Discord knows no repeat of these, so it is tried once. Returns its id. */
  whisper(to: Token, part: Part): Promise<string>
}

/** How far back a repeat is looked for, beyond the minutes in which Discord itself recognises one. */
const lookedBack = 50

const digest = (words: string) => createHash('sha256').update(words).digest()

/** A nonce of the length Discord takes, the same for the same key. */
const nonceOf = (key: string) => digest(key).toString('base64url').slice(0, limits.nonce)

/** A number by which the part of a message is recognised in a channel's history; Discord keeps the ids of components. */
export const markOf = (key: string) => (part: number) => (digest(`${key}:${part}`).readUInt32BE(0) % 0x7ffffffe) + 1

const attachmentOf = ({ name, title }: Part['files'][number], id: number) => ({
  id: String(id),
  filename: name,
  ...(title ? { title } : {}),
})

/** What every message has in common. */
export const bodyOf = ({ components, files }: Part, flags: number = 0) => ({
  flags: MessageFlags.IsComponentsV2 | flags,
  components,
  allowed_mentions: nobody,
  ...(files.length > 0 ? { attachments: files.map(attachmentOf) } : {}),
})

const filesOf = ({ files }: Part) => files.map(({ name, bytes, mediaType }) => ({ name, data: bytes, contentType: mediaType }))

function messageBody(part: Part, key: string, replyTo?: string) {
  return {
    ...bodyOf(part),
    nonce: nonceOf(key),
    enforce_nonce: true,
    ...(replyTo ? { message_reference: { message_id: replyTo, fail_if_not_exists: false } } : {}),
  }
}

/** How interactions are answered. Their tokens are all they need. */
function answersOf(rest: REST, once: REST): Pick<Post, 'respond' | 'editAnswer' | 'whisper'> {
  return {
    respond: async ({ id, token }, body, part) => {
      const files = part ? filesOf(part) : []
      await rest.post(Routes.interactionCallback(id, token), { auth: false, body, files })
    },
    editAnswer: async ({ application, token }, part) => {
      await rest.patch(Routes.webhookMessage(application, token), { auth: false, body: bodyOf(part), files: filesOf(part) })
    },
    whisper: async ({ application, token }, part) => {
      const body = bodyOf(part, MessageFlags.Ephemeral)
      return ((await once.post(Routes.webhook(application, token), { auth: false, body, files: filesOf(part) })) as APIMessage).id
    },
  }
}

/** Opens the post of a bot; `once` is the way for what must not be repeated. */
export function openPost(rest: REST, once: REST): Post {
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
      const body = messageBody(part, key, replyTo)
      return ((await rest.post(Routes.channelMessages(channel), { body, files: filesOf(part) })) as APIMessage).id
    },
    edit: async (channel, id, part) => {
      await rest.patch(Routes.channelMessage(channel, id), { body: bodyOf(part), files: filesOf(part) })
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
    ...answersOf(rest, once),
  }
}
