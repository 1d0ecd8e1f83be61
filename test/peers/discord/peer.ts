import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Asked } from './carry-out.ts'
import { type Gateway, openGateway } from './gateway.ts'
import { interactionOf, type Json, memberOf, type Person, type Place, snowflake } from './payloads.ts'
import { openRest, type Rest } from './rest.ts'
import { createState, messageOf, type Standing, type State } from './state.ts'

/**
 * A stand-in for Discord: a gateway and a REST server that speak the documented protocol, as far as a bot of this kind
 * needs it. It shows that we keep the contract as we read it, not that the platform does.
 */
export type Peer = {
  readonly restUrl: string
  readonly token: string
  readonly state: State
  readonly rest: Rest
  readonly gateway: Gateway
  /** Files that were asked for, by id, in order. */
  readonly fetched: readonly string[]
  addPerson(name: string, locale?: string): Person
  /** Somebody writes, to the bot directly or in the channel of the server. */
  write(person: Person, content: string, options?: { readonly inServer?: boolean; readonly files?: readonly Sent[] }): Standing
  /** Somebody changes what they wrote directly. */
  rewrite(standing: Standing, content: string): void
  /** Somebody uses something; resolves with what the bot made of it. */
  interact(person: Person, place: Place, type: number, data: Json, message?: Standing): Asked
  close(): Promise<void>
}

/** A file that somebody sends: as large as Discord says, or lost there. */
export type Sent = { readonly name: string; readonly bytes: string; readonly size?: number; readonly lost?: true }

/** Starts the stand-in on a free port of this machine. */
export async function openDiscordPeer(shards = 1): Promise<Peer> {
  const state = createState(shards)
  const token = `${Buffer.from(state.applicationId).toString('base64url')}.stand-in.${snowflake()}`
  const fetched: string[] = []
  let port = 0
  const gatewayUrl = () => `ws://127.0.0.1:${port}`
  const rest = openRest(state, gatewayUrl, token)
  const server = createServer((request, response) => {
    const file = /^\/files\/(\d+)/.exec(request.url ?? '')?.[1]
    if (file) {
      fetched.push(file)
      const stored = state.files.get(file)
      return void response.writeHead(stored ? 200 : 404).end(Buffer.from(stored?.bytes ?? []))
    }
    void rest.handle(request, response)
  })
  const gateway = openGateway(server, {
    token,
    url: gatewayUrl,
    ready: () => ({
      user: state.me,
      guilds: [{ id: state.guildId, unavailable: true }],
      application: { id: state.applicationId, flags: 0 },
    }),
    shards: () => state.shards,
    after: () => [{ t: 'GUILD_CREATE', d: state.guild() }],
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port

  const attach = (files: readonly Sent[]) =>
    files.map(({ name, bytes, size, lost }) => {
      const id = snowflake()
      if (!lost) state.files.set(id, { id, filename: name, bytes: Buffer.from(bytes), content_type: 'text/csv' })
      return {
        id,
        filename: name,
        size: size ?? bytes.length,
        url: `http://127.0.0.1:${port}/files/${id}`,
        proxy_url: '',
        content_type: 'text/csv',
      }
    })

  return {
    restUrl: `http://127.0.0.1:${port}/api`,
    token,
    state,
    rest,
    gateway,
    fetched,
    addPerson: (name, locale = 'en-US') => {
      const person = { id: snowflake(), name, locale, closed: false }
      state.people.set(person.id, person)
      return person
    },
    write: (person, content, { inServer = false, files = [] } = {}) => {
      const channelId = inServer ? state.channelId : state.directOf(person.id)
      const named = content.includes(`<@${state.applicationId}>`)
      const body = { content, mentions: named ? [{ ...state.me, member: {} }] : [], attachments: attach(files) }
      const standing = state.put({ channelId, author: person, onlyFor: null, nonce: snowflake(), body })
      const readable = !inServer || named
      const shown = { ...messageOf(state, standing), ...(readable ? {} : { content: '', attachments: [] }) }
      const { user: _user, ...member } = memberOf(person)
      gateway.dispatch('MESSAGE_CREATE', { ...shown, ...(inServer ? { guild_id: state.guildId, member } : { channel_type: 1 }) })
      return standing
    },
    rewrite: (standing, content) => {
      const shown = { ...messageOf(state, standing), content, edited_timestamp: new Date().toISOString() }
      gateway.dispatch('MESSAGE_UPDATE', { ...shown, channel_type: 1 })
    },
    interact: (person, place, type, data, message) => {
      const shown = message ? messageOf(state, message) : undefined
      const interaction = interactionOf(person, place, state.applicationId, type, data, shown)
      const found: Asked = {
        interaction,
        at: Date.now(),
        message: message ?? null,
        answer: 'none',
        original: null,
        over: false,
        answeredAt: null,
        modal: null,
        choices: null,
      }
      rest.asked.set(String(interaction.token), found)
      gateway.dispatch('INTERACTION_CREATE', interaction)
      return found
    },
    close: async () => {
      gateway.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
