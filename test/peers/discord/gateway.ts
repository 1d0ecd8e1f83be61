import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Json } from './payloads.ts'

/** Operation codes of the gateway, as documented. */
const op = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalidSession: 9, hello: 10, heartbeatAck: 11 } as const

type Session = {
  readonly id: string
  readonly shard: number
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[]
  seq: number
  live: WebSocket | null
}

/** The gateway side of the stand-in: hello, identify or resume, dispatch, heartbeats, and everything that can go wrong with them. */
export type Gateway = {
  /** Says something to the bot over the connection that it belongs to; kept for a session that is cut, so that a resume repeats it. */
  dispatch(t: string, d: unknown): void
  /** Cuts the connection without a word. */
  cut(): void
  /** Asks the bot to reconnect. */
  askReconnect(): void
  /** Calls the session invalid: it has to identify anew, and what it missed is lost. */
  invalidate(): void
  /** Refuses the next resumes until the session is invalid. */
  readonly seen: { identifies: number; resumes: number; heartbeats: number; intents: number; shards: number[] }
  /** Takes no connection until it is opened again. */
  shut(closed: boolean): void
  close(): void
}

type Greeting = {
  readonly token: string
  readonly ready: () => Json
  readonly after: () => readonly { readonly t: string; readonly d: unknown }[]
  readonly shards: () => number
  readonly url: () => string
}

const heartbeatMs = 5_000

/** Opens the gateway on an HTTP server. */
export function openGateway(server: Server, greeting: Greeting): Gateway {
  const sockets = new WebSocketServer({ server })
  const seen = { identifies: 0, resumes: 0, heartbeats: 0, intents: 0, shards: [] as number[] }
  const sessions = new Map<number, Session>()
  let closed = false

  const tell = (socket: WebSocket, payload: Json) => socket.send(JSON.stringify({ s: null, t: null, ...payload }))
  const say = (session: Session, t: string, d: unknown) => {
    session.seq += 1
    const event = { s: session.seq, t, d }
    session.events.push(event)
    if (session.live) tell(session.live, { op: op.dispatch, ...event })
  }
  const shardOf = (d: unknown, t = 'GUILD_CREATE'): number => {
    const { guild_id, id } = (d ?? {}) as Json
    const guild = guild_id ?? (t.startsWith('GUILD_') ? id : undefined)
    return guild === undefined ? 0 : Number((BigInt(String(guild)) >> 22n) % BigInt(greeting.shards()))
  }
  /** Events of a server come over the connection that its id tells, all others over the first. */
  const dispatch = (t: string, d: unknown) => {
    const session = sessions.get(shardOf(d, t))
    if (session) say(session, t, d)
  }
  const identify = (socket: WebSocket, d: Json) => {
    seen.identifies += 1
    seen.intents = Number(d.intents)
    if (d.token !== greeting.token) return socket.close(4004, 'Authentication failed.')
    const [shard = 0] = (d.shard ?? [0, 1]) as number[]
    seen.shards.push(shard)
    const session: Session = { id: randomUUID(), shard, events: [], seq: 0, live: socket }
    sessions.set(shard, session)
    const ready = { v: 10, ...greeting.ready(), session_id: session.id, resume_gateway_url: greeting.url(), shard: d.shard ?? [0, 1] }
    const after = greeting.after().filter(({ d: guild }) => shardOf(guild) === shard)
    say(session, 'READY', { ...ready, guilds: after.map(({ d: guild }) => ({ id: (guild as Json).id, unavailable: true })) })
    for (const { t, d: data } of after) say(session, t, data)
  }
  const resume = (socket: WebSocket, d: Json) => {
    seen.resumes += 1
    const session = [...sessions.values()].find(({ id }) => id === d.session_id)
    if (!session) return tell(socket, { op: op.invalidSession, d: false })
    session.live = socket
    for (const event of session.events.filter(({ s }) => s > Number(d.seq))) tell(socket, { op: op.dispatch, ...event })
    say(session, 'RESUMED', { _trace: [] })
  }
  sockets.on('connection', (socket) => {
    if (closed) return socket.terminate()
    tell(socket, { op: op.hello, d: { heartbeat_interval: heartbeatMs } })
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.live === socket) session.live = null
    })
    socket.on('message', (bytes) => {
      const { op: code, d } = JSON.parse(String(bytes)) as { op: number; d: Json }
      if (code === op.heartbeat) {
        seen.heartbeats += 1
        tell(socket, { op: op.heartbeatAck, d: null })
      }
      if (code === op.identify) identify(socket, d)
      if (code === op.resume) resume(socket, d)
    })
  })
  const each = (act: (socket: WebSocket) => void) => [...sockets.clients].forEach(act)
  return {
    dispatch,
    cut: () => {
      for (const session of sessions.values()) session.live = null
      each((socket) => socket.terminate())
    },
    askReconnect: () => each((socket) => tell(socket, { op: op.reconnect, d: null })),
    invalidate: () => {
      sessions.clear()
      each((socket) => tell(socket, { op: op.invalidSession, d: false }))
    },
    seen,
    shut: (shut) => {
      closed = shut
    },
    close: () => {
      each((socket) => socket.terminate())
      sockets.close()
    },
  }
}
