import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchLocalSlack } from './fetch.ts'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return typeof address === 'object' && address ? address.port : 0
}

type Block = Readonly<Record<string, unknown>>
export type PeerMessage = {
  readonly ts: string
  readonly channel: string
  readonly user?: string
  readonly text?: string
  readonly blocks?: readonly Block[]
  readonly thread_ts?: string
  readonly ephemeral_to?: string
  readonly app_id?: string
}
export type LogEntry = { readonly direction: string; readonly kind: string; readonly summary: string; readonly detail?: unknown }

export type PeerConfig = {
  readonly mode: 'socket' | 'events'
  readonly requestPort: number
  readonly users: readonly { readonly id: string; readonly name: string; readonly tz: string }[]
}

export const tokens = { bot: 'xoxb-test-token', app: 'xapp-test-token', secret: 'test-signing-secret', team: 'T01TEST', botUser: 'U0BOT' }

/** The independent server, and a person's hands on it. */
export type Peer = {
  readonly apiUrl: string
  command(user: string, channel: string, text: string): Promise<void>
  write(user: string, channel: string, text: string, thread?: string): Promise<void>
  push(user: string, message: PeerMessage, action: Block): Promise<void>
  openHome(user: string): Promise<void>
  messages(channel: string): Promise<readonly PeerMessage[]>
  log(): Promise<readonly LogEntry[]>
  /** The direct message channel of a person with the bot; opened by the bot. */
  directMessage(user: string): Promise<string>
  /** The modal that is open, and what a person fills into it. */
  modal(): Promise<Block | null>
  submit(user: string, values: Readonly<Record<string, Block>>): Promise<void>
  home(user: string): Promise<Block | null>
  close(): Promise<void>
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (
      await fetch(url).then(
        (found) => found.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('local-slack did not start')
}

type Snapshot = {
  readonly modalStack?: readonly Block[]
  readonly homeViews?: Readonly<Record<string, Readonly<Record<string, Block>>>>
}

/** Looks through the same door as its web page: the newest state, and a hand for forms. */
async function throughPage<Result>(base: string, use: (state: Snapshot, send: (message: Block) => void) => Result): Promise<Result> {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/ui`)
  try {
    const state = await new Promise<Snapshot>((resolve, reject) => {
      socket.onerror = () => reject(new Error('the page of local-slack did not open'))
      socket.onmessage = ({ data }) => {
        const told = JSON.parse(String(data)) as { t: string; state: Snapshot }
        if (told.t === 'init') resolve(told.state)
      }
    })
    const result = use(state, (message) => socket.send(JSON.stringify(message)))
    await new Promise((resolve) => setTimeout(resolve, 50))
    return result
  } finally {
    socket.close()
  }
}

/** Starts the server on the loopback of this network namespace. */
export async function openLocalSlack(config: PeerConfig): Promise<Peer> {
  const program = await fetchLocalSlack()
  const folder = mkdtempSync(join(tmpdir(), 'synergy-local-slack-'))
  const port = await freePort()
  const app = {
    appId: 'A01APP',
    botUserId: tokens.botUser,
    botName: 'synergy',
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: tokens.secret,
    mode: config.mode,
    requestUrl: `http://127.0.0.1:${config.requestPort}/slack/events`,
  }
  const channels = [{ id: 'C01GEN', name: 'general', members: [...config.users.map(({ id }) => id), tokens.botUser] }]
  const workspace = { name: 'Test', domain: 'test', teamId: tokens.team }
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ workspace, apps: [app], users: config.users, channels }))
  const server: ChildProcess = spawn(
    program,
    ['--config', join(folder, 'config.json'), '--port', String(port), '--base-host', '127.0.0.1'],
    {
      stdio: 'ignore',
    },
  )
  const base = `http://127.0.0.1:${port}`
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const close = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answers(`${base}/_control/state`)
  } catch (fault) {
    await close()
    throw fault
  }
  const control = async (path: string, body: Block) => {
    const answer = await fetch(`${base}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`local-slack answered ${answer.status} to ${path}`)
  }
  const read = async <Result>(path: string) => (await (await fetch(`${base}/_control/${path}`)).json()) as Result
  return {
    apiUrl: `${base}/api/`,
    command: (user, channel, text) => control('command', { user, channel, command: '/synergy', text }),
    write: (user, channel, text, thread) => control('message', { user, channel, text, ...(thread ? { thread_ts: thread } : {}) }),
    push: (user, message, action) => control('interact', { user, channel: message.channel, messageTs: message.ts, action }),
    openHome: (user) => control('open-home', { user }),
    messages: async (channel) => (await read<{ messages: PeerMessage[] }>(`messages/${channel}`)).messages,
    log: async () => (await read<{ log: LogEntry[] }>('log')).log,
    directMessage: async (user) => {
      const answer = await fetch(`${base}/api/conversations.open`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.bot}` },
        body: JSON.stringify({ users: user }),
      })
      return ((await answer.json()) as { channel: { id: string } }).channel.id
    },
    modal: () => throughPage(base, (state) => state.modalStack?.at(-1) ?? null),
    submit: (user, values) => throughPage(base, (_state, send) => send({ t: 'view_submit', user, values })),
    home: (user) => throughPage(base, (state) => state.homeViews?.[user]?.A01APP ?? null),
    close,
  }
}
