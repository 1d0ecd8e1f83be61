import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Json } from './payloads.ts'

/** Operation codes of the gateway, as documented. */
const op = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalidSession: 9, hello: 10, heartbeatAck: 11 } as const

type Session = { readonly id: string; readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[]; seq: number }

/** The gateway side of the stand-in: hello, identify or resume, dispatch, heartbeats, and everything that can go wrong with them. */
export type Gateway = {
  /** Says something to the bot; kept for a session that is cut, so that a resume repeats it. */
  dispatch(t: string, d: unknown): void
  /** Cuts the connection without a word. */
  cut(): void
  /** Asks the bot to reconnect. */
  askReconnect(): void
  /** Calls the session invalid: it has to identify anew, and what it missed is lost. */
  invalidate(): void
  /** Refuses the next resumes until the session is invalid. */
  readonly seen: { identifies: number; resumes: number; heartbeats: number; intents: number }
  /** Takes no connection until it is opened again. */
  shut(closed: boolean): void
  close(): void
}

type Greeting = {
  readonly token: string
  readonly ready: () => Json
  readonly after: () => readonly { readonly t: string; readonly d: unknown }[]
  readonly url: () => string
}

const heartbeatMs = 5_000

/** Opens the gateway on an HTTP server. */
export function openGateway(server: Server, greeting: Greeting): Gateway {
  const sockets = new WebSocketServer({ server })
  const seen = { identifies: 0, resumes: 0, heartbeats: 0, intents: 0 }
  let session: Session | null = null
  let live: WebSocket | null = null
  let closed = false

  const tell = (socket: WebSocket, payload: Json) => socket.send(JSON.stringify({ s: null, t: null, ...payload }))
  const dispatch = (t: string, d: unknown) => {
    if (!session) return
    session.seq += 1
    const event = { s: session.seq, t, d }
    session.events.push(event)
    if (live) tell(live, { op: op.dispatch, ...event })
  }
  const identify = (socket: WebSocket, d: Json) => {
    seen.identifies += 1
    seen.intents = Number(d.intents)
    if (d.token !== greeting.token) return socket.close(4004, 'Authentication failed.')
    session = { id: randomUUID(), events: [], seq: 0 }
    live = socket
    dispatch('READY', { v: 10, ...greeting.ready(), session_id: session.id, resume_gateway_url: greeting.url(), shard: d.shard ?? [0, 1] })
    for (const { t, d: data } of greeting.after()) dispatch(t, data)
  }
  const resume = (socket: WebSocket, d: Json) => {
    seen.resumes += 1
    if (!session || d.session_id !== session.id) return tell(socket, { op: op.invalidSession, d: false })
    live = socket
    for (const event of session.events.filter(({ s }) => s > Number(d.seq))) tell(socket, { op: op.dispatch, ...event })
    dispatch('RESUMED', { _trace: [] })
  }
  sockets.on('connection', (socket) => {
    if (closed) return socket.terminate()
    tell(socket, { op: op.hello, d: { heartbeat_interval: heartbeatMs } })
    socket.on('close', () => {
      if (live === socket) live = null
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
      live = null
      each((socket) => socket.terminate())
    },
    askReconnect: () => each((socket) => tell(socket, { op: op.reconnect, d: null })),
    invalidate: () => {
      session = null
      live = null
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
