import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import type { Connection } from './client.ts'
import { findBinaries, runAs } from './embedded-binaries.ts'
import { socketDirectory } from './embedded-socket.ts'

const database = { port: 5432, user: 'synergy', database: 'postgres' } as const
const major = '18'
const startWithinMs = 30_000
const watchEveryMs = 500

const settings = `
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 64MB
jit = off
log_min_messages = warning
`

/** A running server. `stop` leaves it running while other processes use it. */
export type EmbeddedServer = { readonly connection: Connection; stop(): Promise<void> }

type Place = { readonly base: string; readonly data: string; readonly log: string; readonly socket: string }

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function own(path: string): void {
  const { uid, gid } = runAs()
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

function preparePlace(dataDir: string): Place {
  mkdirSync(dirname(dataDir), { recursive: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  own(dataDir)
  const socket = socketDirectory(dataDir)
  if (socket !== dataDir) own(socket)
  return { base: dataDir, data: join(dataDir, `data-${major}`), log: join(dataDir, 'server.log'), socket }
}

/** Makes the cluster beside its place and moves it there whole, so that of several processes at once exactly one wins. */
function initialise(bin: string, place: Place): void {
  const fresh = `${place.data}-${process.pid}`
  const options = ['-D', fresh, '-U', database.user, '-A', 'trust', '-E', 'UTF8']
  // With ctype C, trigrams of Chinese and Korean words would be empty.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8']
  const run = spawnSync(join(bin, 'initdb'), [...options, ...locale], { ...runAs(), cwd: '/', env: { TZ: 'UTC' }, encoding: 'utf8' })
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(
      `A database could not be made in ${place.base}: ${run.error?.message ?? run.stderr.trim().split('\n').at(-1)}.${rootHint()}`,
    )
  }
  appendFileSync(join(fresh, 'postgresql.conf'), settings)
  try {
    renameSync(fresh, place.data)
  } catch {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function rootHint(): string {
  const { uid } = runAs()
  return uid === undefined
    ? ''
    : ' As root, the server runs as the user nobody, who must be able to enter that directory: set DATA_DIR to such a one.'
}

function listens(place: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket(join(place.socket, `.s.PGSQL.${database.port}`), () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

/** Whether the server takes queries; while it recovers it listens but refuses them. */
async function answers(connection: Exclude<Connection, string>): Promise<boolean> {
  const sql = postgres({ ...connection, max: 1, connect_timeout: 2, onnotice: () => undefined })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function launch(bin: string, place: Place): void {
  const log = openSync(place.log, 'a', 0o600)
  own(place.log)
  const options = ['-D', place.data, '-c', `unix_socket_directories=${place.socket}`]
  // Detached: an interrupt of the terminal is for us, who then stop the server in order.
  const child = spawn(join(bin, 'postgres'), options, {
    ...runAs(),
    cwd: '/',
    env: { TZ: 'UTC' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.on('error', () => undefined)
  child.unref()
  closeSync(log)
}

function lastWords(place: Place): string {
  const lines = existsSync(place.log) ? readFileSync(place.log, 'utf8').trim().split('\n') : []
  return lines.slice(-3).join(' | ')
}

/** Attaches to a server that runs already, or starts one; one that ends at once because another was quicker is no fault. */
async function ensureRunning(bin: string, place: Place, connection: Exclude<Connection, string>): Promise<void> {
  const deadline = Date.now() + startWithinMs
  let launchedAt = 0
  while (Date.now() < deadline) {
    if (await listens(place)) {
      if (await answers(connection)) return
    } else if (Date.now() - launchedAt > 3_000) {
      launchedAt = Date.now()
      launch(bin, place)
    }
    await pause(20)
  }
  throw new Error(`PostgreSQL did not start within ${startWithinMs / 1000} s. Its log ${place.log} ends with: ${lastWords(place)}`)
}

/** Brings a server back that ended while this process uses it. */
function watch(bin: string, place: Place, connection: Exclude<Connection, string>): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    if (!(await listens(place))) await ensureRunning(bin, place, connection).catch(() => undefined)
    busy = false
  }, watchEveryMs)
  timer.unref()
  return () => clearInterval(timer)
}

async function usedByOthers(connection: Exclude<Connection, string>): Promise<boolean> {
  const sql = postgres({ ...connection, max: 1, onnotice: () => undefined })
  try {
    const [row] = await sql<{ others: number }[]>`
      select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
    return (row?.others ?? 0) > 0
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function shutDown(place: Place, connection: Exclude<Connection, string>): Promise<void> {
  // Connections of this process that were just closed take a moment to go.
  for (let tries = 0; tries < 10 && (await usedByOthers(connection)); tries += 1) await pause(50)
  if (await usedByOthers(connection)) return
  const file = join(place.data, 'postmaster.pid')
  if (!existsSync(file)) return
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGINT')
  for (let tries = 0; tries < 200 && existsSync(file); tries += 1) await pause(25)
  if (place.socket !== place.base) rmSync(place.socket, { recursive: true, force: true })
}

/** Starts a PostgreSQL of the packages with its data in `dataDir`, or attaches to the one that runs there. */
export async function startEmbedded(options: { readonly dataDir: string }): Promise<EmbeddedServer> {
  const place = preparePlace(options.dataDir)
  const connection = { host: place.socket, ...database }
  const bin = findBinaries(options.dataDir)
  if (!existsSync(place.data)) initialise(bin, place)
  chmodSync(place.base, 0o700)
  await ensureRunning(bin, place, connection)
  const unwatch = watch(bin, place, connection)
  return {
    connection,
    stop: async () => {
      unwatch()
      await shutDown(place, connection)
    },
  }
}
