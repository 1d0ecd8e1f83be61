import type { IncomingMessage, ServerResponse } from 'node:http'
import { faultsOf } from './contract.ts'
import { type Json, snowflake } from './payloads.ts'
import { messageOf, type Standing, type State } from './state.ts'

export type Reply = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
export type Request = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: Json }

/** What goes wrong with the next request of a kind, once: before it is carried out, or after it landed. */
export type Mishap = { readonly method: string; readonly path: RegExp; readonly reply: Reply; readonly when: 'before' | 'after' }

/** Interactions that were handed out, by token, with how they were answered. */
export type Asked = {
  readonly interaction: Json
  readonly at: number
  readonly message: Standing | null
  answer: 'none' | 'thinking' | 'updating' | 'shown'
  original: Standing | null
  over: boolean
  /** When the bot first answered. */
  answeredAt: number | null
  modal: Json | null
  choices: readonly Json[] | null
}

export type Rest = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  readonly asked: Map<string, Asked>
  readonly requests: Request[]
  readonly violations: string[]
  readonly mishaps: Mishap[]
}

const firstAnswerMs = 3_000
const ok = (body?: unknown): Reply => (body === undefined ? { status: 204 } : { status: 200, body })
const refused = (status: number, code: number, message: string): Reply => ({ status, body: { code, message } })
const unknownInteraction = refused(404, 10062, 'Unknown interaction')
const unknownChannel = refused(404, 10003, 'Unknown Channel')

async function bodyOf(state: State, request: IncomingMessage): Promise<Json> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) return bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as Json)
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const body = JSON.parse(String(form.get('payload_json'))) as Json
  const data = (body.data ?? body) as { attachments?: readonly { id: number; filename: string }[] }
  for (const { id, filename } of data.attachments ?? []) {
    const file = form.get(`files[${id}]`)
    if (!(file instanceof Blob)) continue
    const stored = snowflake()
    state.files.set(stored, { id: stored, filename, bytes: new Uint8Array(await file.arrayBuffer()), content_type: file.type })
  }
  return body
}

/** Looks after the requests of the bot. Whatever it sends is held against the contract first. */
export function openRest(state: State, gatewayUrl: () => string, token: string): Rest {
  const asked = new Map<string, Asked>()
  const requests: Request[] = []
  const violations: string[] = []
  const mishaps: Mishap[] = []

  const post = (channelId: string, body: Json, onlyFor: string | null, pending = false): Standing =>
    state.put({ channelId, author: 'bot', onlyFor, nonce: typeof body.nonce === 'string' ? body.nonce : null, body, pending })

  const toChannel = (channelId: string, body: Json): Reply => {
    if (state.gone.has(channelId) || !state.channelOf(channelId)) return unknownChannel
    if (state.people.get(state.recipientOf(channelId) ?? '')?.closed) return refused(403, 50007, 'Cannot send messages to this user')
    const before = body.enforce_nonce ? state.messages.find((each) => each.channelId === channelId && each.nonce === body.nonce) : undefined
    return ok(messageOf(state, before ?? post(channelId, body, null)))
  }

  const answer = (interactionToken: string, body: Json): Reply => {
    const found = asked.get(interactionToken)
    if (!found || found.over || Date.now() - found.at > firstAnswerMs) return unknownInteraction
    if (found.answer !== 'none' || found.modal || found.choices) return refused(400, 40060, 'Interaction has already been acknowledged.')
    found.answeredAt = Date.now()
    const data = (body.data ?? {}) as Json
    const channelId = String(found.interaction.channel_id)
    const person = ((found.interaction.member as Json | undefined)?.user ?? found.interaction.user) as Json
    const onlyFor = (Number(data.flags ?? 0) & 64) !== 0 ? String(person.id) : null
    if (body.type === 9) found.modal = data
    else if (body.type === 8) found.choices = (data.choices ?? []) as readonly Json[]
    else if (body.type === 6) Object.assign(found, { answer: 'updating', original: found.message })
    else if (body.type === 7) {
      if (found.message) found.message.body = { ...found.message.body, ...data }
      Object.assign(found, { answer: 'shown', original: found.message })
    } else {
      const original = post(channelId, data, onlyFor, body.type === 5)
      Object.assign(found, { answer: body.type === 5 ? 'thinking' : 'shown', original })
    }
    return ok()
  }

  const webhook = (method: string, interactionToken: string, target: string | null, body: Json): Reply => {
    const found = asked.get(interactionToken)
    if (!found || found.over) return refused(401, 50027, 'Invalid Webhook Token')
    if (found.answer === 'none' && !found.modal) return refused(404, 10015, 'Unknown Webhook')
    if (method === 'POST') {
      const channelId = String(found.interaction.channel_id)
      const person = ((found.interaction.member as Json | undefined)?.user ?? found.interaction.user) as Json
      return ok(messageOf(state, post(channelId, body, (Number(body.flags ?? 0) & 64) !== 0 ? String(person.id) : null)))
    }
    const standing = target === '@original' ? found.original : state.messages.find(({ id }) => id === target)
    if (!standing) return refused(404, 10008, 'Unknown Message')
    if (method === 'DELETE') standing.gone = true
    else Object.assign(standing, { body: { ...standing.body, ...body }, pending: false })
    found.answer = 'shown'
    return method === 'DELETE' ? ok() : ok(messageOf(state, standing))
  }

  const ofChannel = ({ method, body, query }: Request, channelId: string, messageId: string | undefined): Reply => {
    if (messageId) {
      const standing = state.messages.find(({ id, gone }) => id === messageId && !gone)
      if (!standing) return refused(404, 10008, 'Unknown Message')
      if (method === 'PATCH') standing.body = { ...standing.body, ...body }
      return ok(messageOf(state, standing))
    }
    if (method === 'POST') return toChannel(channelId, body)
    const after = BigInt(query.get('after') ?? '0')
    const found = state.messages.filter((each) => each.channelId === channelId && !each.gone && !each.onlyFor && BigInt(each.id) > after)
    const limit = Number(query.get('limit') ?? '50')
    const page = query.has('after') ? found.slice(0, limit) : found.slice(-limit)
    return ok(page.reverse().map((each) => messageOf(state, each)))
  }

  const carryOut = (request: Request): Reply => {
    const { method, path, body } = request
    const [, first = '', second = '', third, fourth, fifth] = path.split('/')
    if (path === '/gateway/bot')
      return ok({ url: gatewayUrl(), shards: 1, session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 } })
    if (path === '/users/@me/channels') {
      const person = String(body.recipient_id)
      return state.people.has(person) ? ok(state.channelOf(state.directOf(person))) : refused(400, 50033, 'Invalid Recipient(s)')
    }
    if (path === '/users/@me') return ok(state.me)
    if (path === '/users/@me/guilds') return ok([{ id: state.guildId, name: 'Harbour Park' }])
    if (first === 'applications' && method === 'PUT') {
      state.commands = body as unknown as readonly Json[]
      return ok(
        state.commands.map((command) => ({ id: snowflake(), application_id: state.applicationId, version: snowflake(), ...command })),
      )
    }
    if (first === 'channels' && third === undefined) return state.channelOf(second) ? ok(state.channelOf(second)) : unknownChannel
    if (first === 'channels' && third === 'messages') return ofChannel(request, second, fourth)
    if (first === 'interactions') return answer(third ?? '', body)
    if (first === 'webhooks') return webhook(method, third ?? '', fifth ?? null, body)
    return refused(404, 0, '404: Not Found')
  }

  const reply = (request: Request): Reply => {
    const at = mishaps.findIndex(({ method, path }) => method === request.method && path.test(request.path))
    const mishap = at < 0 ? null : mishaps.splice(at, 1)[0]
    if (mishap?.when === 'before') return mishap.reply
    const done = carryOut(request)
    return mishap?.reply ?? done
  }

  return {
    asked,
    requests,
    violations,
    mishaps,
    handle: async (incoming, response) => {
      const url = new URL(incoming.url ?? '/', 'http://stand-in')
      const request = {
        method: incoming.method ?? 'GET',
        path: decodeURIComponent(url.pathname).replace(/^\/api\/v10/, ''),
        query: url.searchParams,
        body: await bodyOf(state, incoming),
      }
      requests.push(request)
      if (request.method !== 'GET' && request.method !== 'DELETE') violations.push(...faultsOf(request.method, request.path, request.body))
      const isOurs =
        request.path.startsWith('/interactions') ||
        request.path.startsWith('/webhooks') ||
        incoming.headers.authorization === `Bot ${token}`
      const { status, body, headers = {} } = isOurs ? reply(request) : refused(401, 0, '401: Unauthorized')
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    },
  }
}
