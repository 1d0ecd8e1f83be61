import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** A Redis that a test may empty. */
export type TestRedis = {
  readonly url: string
  readonly own: boolean
  flush(): Promise<void>
  /** How many keys match a glob. */
  count(pattern: string): Promise<number>
  stop(): Promise<void>
}

const spareDatabase = 13

/** A server of our own when the binary is installed, else a spare database of the one at REDIS_URL; null when there is neither. */
export async function findRedis(): Promise<TestRedis | null> {
  const found = (await startRedis([])) ?? (await spareDatabaseOf(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379'))
  if (found) return found
  if (process.env.CI === 'true') throw new Error('no Redis: install redis-server or set REDIS_URL')
  console.log('No Redis found: the queue on Redis is not tested in this run.')
  return null
}

/** Starts the installed server on a free port with further arguments; null when there is none. */
export async function startRedis(args: readonly string[], samePort?: string): Promise<TestRedis | null> {
  const port = samePort ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'synergy-redis-'))
  const server = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...args], { stdio: 'ignore' })
  const url = `redis://${args.includes('--requirepass') ? `:${args.at(args.indexOf('--requirepass') + 1)}@` : ''}127.0.0.1:${port}`
  const up = await answers(server, url)
  const stop = async () => {
    await ended(server)
    rmSync(folder, { recursive: true, force: true })
  }
  if (up) return { url, own: true, flush: () => command(url, (client) => client.flushall()), count: counting(url), stop }
  await stop()
  return null
}

async function spareDatabaseOf(url: string): Promise<TestRedis | null> {
  const spare = new URL(url)
  spare.pathname = `/${spareDatabase}`
  const flush = () => command(spare.href, (client) => client.flushdb())
  const there = await flush().then(
    () => true,
    () => false,
  )
  return there ? { url: spare.href, own: false, flush, count: counting(spare.href), stop: flush } : null
}

const counting = (url: string) => async (pattern: string) => {
  let found = 0
  await command(url, async (client) => {
    found = (await client.keys(pattern)).length
  })
  return found
}

async function command(url: string, send: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await send(client)
  } finally {
    client.disconnect()
  }
}

async function answers(server: ChildProcess, url: string): Promise<boolean> {
  let failed = false
  server.once('error', () => {
    failed = true
  })
  for (let tries = 0; tries < 50 && !failed && server.exitCode === null; tries += 1) {
    const pong = await command(url, (client) => client.ping()).then(
      () => true,
      () => false,
    )
    if (pong) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) return
  const exit = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGKILL')
  await exit
}

async function freePort(): Promise<string> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return `${address.port}`
}
