import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Asked, channelsOf, interactionsOf, ok, type Reply, refused } from './carry-out.ts'
import { faultsOf } from './contract.ts'
import { type Json, snowflake } from './payloads.ts'
import type { State } from './state.ts'

export type Request = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly body: Json }

/** What goes wrong with the next request of a kind, once: before it is carried out, or after it landed. */
export type Mishap = { readonly method: string; readonly path: RegExp; readonly reply: Reply; readonly when: 'before' | 'after' }

export type Rest = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  readonly asked: Map<string, Asked>
  readonly requests: Request[]
  readonly violations: string[]
  readonly mishaps: Mishap[]
}

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

type Route = readonly [method: string, path: RegExp, carryOut: (request: Request, ids: readonly string[]) => Reply]

function routesOf(state: State, asked: Map<string, Asked>, gatewayUrl: () => string): readonly Route[] {
  const channels = channelsOf(state)
  const interactions = interactionsOf(state, asked)
  const session = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 }
  return [
    ['GET', /^\/gateway\/bot$/, () => ok({ url: gatewayUrl(), shards: state.shards, session_start_limit: session })],
    ['GET', /^\/users\/@me$/, () => ok(state.me)],
    ['GET', /^\/users\/@me\/guilds$/, () => ok([{ id: state.guildId, name: 'Harbour Park' }])],
    ['POST', /^\/users\/@me\/channels$/, ({ body }) => channels.openDirect(String(body.recipient_id))],
    ['PUT', /^\/applications\/\d+\/commands$/, ({ body }) => channels.setCommands(body)],
    ['GET', /^\/channels\/(\d+)$/, (_request, [id = '']) => channels.read(id)],
    ['GET', /^\/channels\/(\d+)\/messages$/, ({ query }, [id = '']) => channels.history(id, query)],
    ['POST', /^\/channels\/(\d+)\/messages$/, ({ body }, [id = '']) => channels.post(id, body)],
    ['GET', /^\/channels\/\d+\/messages\/(\d+)$/, (_request, [id = '']) => channels.change(id, null)],
    ['PATCH', /^\/channels\/\d+\/messages\/(\d+)$/, ({ body }, [id = '']) => channels.change(id, body)],
    ['POST', /^\/interactions\/\d+\/([^/]+)\/callback$/, ({ body }, [token = '']) => interactions.answer(token, body)],
    ['POST', /^\/webhooks\/\d+\/([^/]+)$/, ({ body }, [token = '']) => interactions.followUp(token, body)],
    ['PATCH', /^\/webhooks\/\d+\/([^/]+)\/messages\/@original$/, ({ body }, [token = '']) => interactions.editOriginal(token, body)],
  ]
}

async function requestOf(state: State, incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? '/', 'http://stand-in')
  const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, '')
  return { method: incoming.method ?? 'GET', path, query: url.searchParams, body: await bodyOf(state, incoming) }
}

/** Looks after the requests of the bot. Whatever it sends is held against the contract first. */
export function openRest(state: State, gatewayUrl: () => string, token: string): Rest {
  const asked = new Map<string, Asked>()
  const requests: Request[] = []
  const violations: string[] = []
  const mishaps: Mishap[] = []
  const routes = routesOf(state, asked, gatewayUrl)

  const carryOut = (request: Request): Reply => {
    for (const [method, path, act] of routes) {
      const found = method === request.method ? path.exec(request.path) : null
      if (found) return act(request, found.slice(1))
    }
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
      const request = await requestOf(state, incoming)
      requests.push(request)
      if (request.method !== 'GET' && request.method !== 'DELETE') violations.push(...faultsOf(request.method, request.path, request.body))
      const isOpen = /^\/(?:interactions|webhooks)\//.test(request.path)
      const isOurs = isOpen || incoming.headers.authorization === `Bot ${token}`
      const { status, body, headers = {} } = isOurs ? reply(request) : refused(401, 0, '401: Unauthorized')
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(body === undefined ? '' : JSON.stringify(body))
    },
  }
}
