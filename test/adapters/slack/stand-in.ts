import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brokenInMessage, brokenInView } from './published-limits.ts'

type Args = Readonly<Record<string, unknown>>
export type Call = { readonly method: string; readonly args: Args; readonly token: string }
type SharedFile = { readonly id: string; readonly name: string; readonly title: string; readonly size: number; readonly bytes: Buffer }
type Stored = {
  channel: string
  ts: string
  text: string
  blocks: Args[]
  metadata: unknown
  thread: unknown
  to: unknown
  files: readonly SharedFile[]
}
type Answered = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: Args }

export const team = 'T01'
export const bot = { user: 'U0BOT', id: 'B0BOT', token: 'xoxb-test', secret: 'a-signing-secret' }

/** Slack as far as the adapter uses it, holding every payload against the published limits. */
export type StandIn = {
  readonly apiUrl: string
  readonly calls: readonly Call[]
  /** What was sent against Slack's published limits. */
  readonly broken: readonly string[]
  readonly messages: readonly Stored[]
  /** The newest view that was opened or updated, and the newest home. */
  view(): Args | null
  home(): Args | null
  /** Answers a method otherwise, until told again; null ends it. `landed`: after it was carried out. */
  answerWith(method: string, answer: Answered | null, landed?: 'landed'): void
  /** Delivers a body, signed; returns status and body of the answer. */
  deliver(port: number, body: Delivery): Promise<{ readonly status: number; readonly body: Args }>
  close(): Promise<void>
}

export type Delivery =
  | { readonly event: Args; readonly id?: string; readonly team?: string }
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly payload: Args }
  | { readonly json: Args }

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The file in the body of an upload. */
async function uploadIn(request: IncomingMessage): Promise<Buffer> {
  const type = request.headers['content-type'] ?? ''
  const form = await new Response(await bytesOf(request), { headers: { 'content-type': type } }).formData()
  const body = form.get('body')
  return body instanceof Blob ? Buffer.from(await body.arrayBuffer()) : Buffer.alloc(0)
}

const parsed = (value: string): unknown => {
  try {
    return value.startsWith('[') || value.startsWith('{') ? JSON.parse(value) : value
  } catch {
    return value
  }
}

function argsOf(type: string, text: string): Args {
  if (type.includes('json')) return JSON.parse(text || '{}') as Args
  return Object.fromEntries([...new URLSearchParams(text)].map(([key, value]) => [key, parsed(value)]))
}

export function signatureOf(body: string, stamp: number, secret = bot.secret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex')}`
}

/** A body as Slack writes it, and its type; a recorded one goes out as it is. */
export function written(delivery: Delivery): { readonly body: string; readonly type: string } {
  if ('json' in delivery) return { body: JSON.stringify(delivery.json), type: 'application/json' }
  if ('event' in delivery) {
    const event_id = delivery.id ?? `Ev${randomUUID()}`
    const team_id = delivery.team ?? team
    const envelope = { type: 'event_callback', team_id, api_app_id: 'A01', event_id, event_time: 1, event: delivery.event }
    return {
      body: JSON.stringify({ ...envelope, authorizations: [{ team_id, user_id: bot.user, is_bot: true }] }),
      type: 'application/json',
    }
  }
  const form = 'form' in delivery ? delivery.form : { payload: JSON.stringify(delivery.payload) }
  return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' }
}

/** The workspace that a token is for: `xoxb-T02` for T02, and the usual one otherwise. */
const teamOf = (token: string) => /^xoxb-(T\d+)$/.exec(token)?.[1] ?? team

/** Starts the stand-in on a free port of the loopback. */
export async function openStandIn(): Promise<StandIn> {
  const calls: Call[] = []
  const broken: string[] = []
  const messages: Stored[] = []
  const otherwise = new Map<string, Answered & { readonly landed: boolean }>()
  const uploads = new Map<string, SharedFile>()
  let view: Args | null = null
  let home: Args | null = null
  let stamps = 1_700_000_000

  const keep = (args: Args, to: unknown): Args => {
    broken.push(...brokenInMessage(args))
    stamps += 1
    const ts = `${stamps}.000100`
    const channel = String(args.channel)
    messages.push({
      channel,
      ts,
      text: String(args.text),
      blocks: args.blocks as Args[],
      metadata: args.metadata,
      thread: args.thread_ts,
      to,
      files: [],
    })
    return { ok: true, channel, ts }
  }
  const share = ({ files, channel_id, thread_ts }: Args): Args => {
    stamps += 1
    const shared = (files as { id: string; title: string }[]).flatMap(({ id, title }) => {
      const found = uploads.get(id)
      return found ? [{ ...found, title }] : []
    })
    const about = { text: '', blocks: [], metadata: undefined, thread: thread_ts, to: null }
    messages.push({ channel: String(channel_id), ts: `${stamps}.000100`, ...about, files: shared })
    return { ok: true, files }
  }
  const show = (given: unknown): Args => {
    broken.push(...brokenInView(given))
    view = { ...(given as Args), id: `V${randomUUID()}`, hash: randomUUID() }
    return { ok: true, view }
  }
  let base = ''
  const methods: Readonly<Record<string, (args: Args, token: string) => Args>> = {
    'auth.test': (_args, token) => {
      const team_id = teamOf(token)
      return { ok: true, team: 'Works', user: 'synergy', user_id: bot.user, bot_id: bot.id, team_id }
    },
    // The code that the browser brings names the workspace here.
    'oauth.v2.access': ({ code, client_secret }) =>
      client_secret === 'client-secret'
        ? {
            ok: true,
            app_id: 'A01',
            authed_user: { id: 'U01ANN' },
            scope: 'chat:write,commands',
            token_type: 'bot',
            access_token: `xoxb-${code}`,
            bot_user_id: bot.user,
            team: { id: String(code), name: 'Works' },
            enterprise: null,
            is_enterprise_install: false,
          }
        : { ok: false, error: 'bad_client_secret' },
    'users.info': ({ user }) => ({
      ok: true,
      user: { id: user, name: 'ann', real_name: 'Ann', tz: 'Asia/Seoul', locale: 'ko-KR', profile: {} },
    }),
    'files.info': ({ file }) => ({
      ok: true,
      file: { id: file, name: 'ash.csv', mimetype: 'text/csv', size: 9, url_private_download: `${base}/api/files.download` },
    }),
    'files.getUploadURLExternal': ({ filename, length }) => {
      const id = `F${uploads.size + 1}`
      uploads.set(id, { id, name: String(filename), title: '', size: Number(length), bytes: Buffer.alloc(0) })
      return { ok: true, upload_url: `${base}/upload/${id}`, file_id: id }
    },
    'files.completeUploadExternal': share,
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    'conversations.history': ({ channel, latest }) => {
      const all = messages.filter((each) => each.channel === channel && (!latest || each.ts === latest))
      return { ok: true, messages: all.map(({ ts, text, blocks, metadata, files }) => ({ ts, text, blocks, metadata, files })) }
    },
    'chat.postMessage': (args) => keep(args, null),
    'chat.postEphemeral': (args) => keep(args, args.user),
    'chat.update': (args) => {
      broken.push(...brokenInMessage(args))
      const found = messages.find(({ ts }) => ts === args.ts)
      if (found) Object.assign(found, { text: args.text, blocks: args.blocks })
      return { ok: true, ts: args.ts }
    },
    'views.open': (args) => show(args.view),
    'views.publish': (args) => {
      broken.push(...brokenInView(args.view))
      home = args.view as Args
      return { ok: true }
    },
  }
  const answer = (response: ServerResponse, { status = 200, headers = {}, body }: Answered) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  const take = async (request: IncomingMessage, begun: SharedFile): Promise<void> => {
    const bytes = await uploadIn(request)
    uploads.set(begun.id, { ...begun, size: bytes.length, bytes })
  }
  const carryOut = (method: string, args: Args, token: string): Answered => {
    const told = otherwise.get(method)
    if (told && !told.landed) return told
    const done = methods[method]?.(args, token) ?? { ok: false, error: 'unknown_method' }
    return told ?? { body: done }
  }
  const call = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const args = argsOf(request.headers['content-type'] ?? '', (await bytesOf(request)).toString('utf8'))
    const method = (request.url ?? '').split('/').at(-1) ?? ''
    const token = String(request.headers.authorization ?? '').replace('Bearer ', '')
    calls.push({ method, args, token })
    if (method === 'respond') answer(response, { body: keep({ channel: 'respond', ...args }, 'responded') })
    else if (method === 'files.download' && !otherwise.has(method))
      response.writeHead(200, { 'content-type': 'text/csv' }).end('ash,12 t\n')
    else answer(response, carryOut(method, args, token))
  }
  const server = createServer((request, response) => {
    const begun = uploads.get(/^\/upload\/(F\d+)$/.exec(request.url ?? '')?.[1] ?? '')
    void (begun ? take(request, begun).then(() => void response.end('OK')) : call(request, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    apiUrl: `${base}/api/`,
    calls,
    broken,
    messages,
    view: () => view,
    home: () => home,
    answerWith: (method, given, landed) =>
      void (given ? otherwise.set(method, { ...given, landed: landed === 'landed' }) : otherwise.delete(method)),
    deliver: async (port, delivery) => {
      const { body, type } = written(delivery)
      const stamp = Math.floor(Date.now() / 1_000)
      const headers = { 'content-type': type, 'x-slack-request-timestamp': String(stamp), 'x-slack-signature': signatureOf(body, stamp) }
      const answered = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body })
      const text = await answered.text()
      const given = text.startsWith('{') ? (JSON.parse(text) as Args) : {}
      if (given.response_action === 'update') show(given.view)
      return { status: answered.status, body: given }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
