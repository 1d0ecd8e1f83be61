import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Adapter, Receive } from '../adapters/adapter.ts'
import { assertSupportedServer, type Connection, connect, type DatabaseHandle } from '../db/client.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrateAll } from '../db/migrate.ts'
import { loadKnowledge, storeKnowledge } from '../db/queries/knowledge.ts'
import { loadPlaces, loadShipped } from '../db/seed/load.ts'
import { loadDemo } from '../db/seed/load-demo.ts'
import { migrateQueue } from '../jobs/migrate-queue.ts'
import { jobs } from '../jobs/registry.ts'
import { type RunningJobs, startJobs } from '../jobs/runtime.ts'
import { handleTurn } from './chat/handle-turn.ts'
import type { Config } from './config.ts'
import { openDesk } from './desk.ts'
import { createReader, type Reader } from './language/reader.ts'
import { createLog } from './log.ts'
import type { Log, SystemContext } from './use-cases/context.ts'
import { seedDemo } from './use-cases/seed-demo.ts'

/** The database this process uses, and how to let go of it. */
export type OpenDatabase = { readonly connection: Connection; readonly handle: DatabaseHandle; close(): Promise<void> }

/** Uses the server of `DATABASE_URL`, or starts the embedded one; brings the schema up to date. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: join(config.dataDir, 'postgres') }) : null
  const connection: Connection = embedded?.connection ?? config.databaseUrl ?? ''
  const handle = connect(connection)
  const close = async () => {
    await handle.close()
    await embedded?.stop()
  }
  try {
    await assertSupportedServer(connection)
    await migrateAll(connection, [migrateQueue])
    return { connection, handle, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** Everything wired: what adapters, commands and tests need of the running program. */
export type Broker = {
  readonly context: SystemContext
  readonly reader: Reader
  readonly receive: Receive
  readonly jobs: RunningJobs
  stop(): Promise<void>
}

export type BrokerOptions = {
  readonly config: Config
  readonly adapters: readonly Adapter[]
  readonly clock?: () => Date
  readonly log?: Log
}

/** The program without its doors and its queue: enough to read, to compose and to seed. */
export type Program = { readonly context: SystemContext; readonly reader: Reader; readonly connection: Connection; close(): Promise<void> }

/** Opens the database, brings schema and shipped knowledge up to date, and seeds the demo project where that is wanted. */
export async function openProgram(config: Config, given: { readonly clock?: () => Date; readonly log?: Log } = {}): Promise<Program> {
  const { clock = () => new Date(), log = createLog(config.logLevel, null) } = given
  const { handle, connection, close } = await openDatabase(config)
  try {
    const { db } = handle
    await storeKnowledge(db, loadShipped())
    const context: SystemContext = { db, clock, newId: uuidv7, log, knowledge: await loadKnowledge(db) }
    if (config.demo) await seedDemo(context, loadDemo())
    const reader = createReader({ materials: [...context.knowledge.materials.values()], places: loadPlaces() })
    return { context, reader, connection, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

async function runJobs({ context, connection }: Program, { config, adapters }: BrokerOptions): Promise<RunningJobs> {
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]))
  const does = (...roles: readonly Config['process'][]) => config.process === 'all' || roles.includes(config.process)
  return startJobs({
    context,
    adapters: (platform) => byPlatform.get(platform),
    jobs,
    queue: { connection, ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}) },
    roles: { dispatcher: does('dispatcher'), worker: does('worker') },
  })
}

/** Starts the program in this process; `stop` drains work and lets go of everything within 20 s. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { config, adapters } = options
  const program = await openProgram(config, options)
  const { context, reader } = program
  const started: (() => Promise<void>)[] = [program.close]
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end()
  }
  try {
    const running = await runJobs(program, options)
    started.push(running.stop)
    const receive: Receive = (turn) => handleTurn(context, reader, turn)
    const listening = config.process === 'all' || config.process === 'bot' ? adapters : []
    for (const adapter of listening) {
      started.push(adapter.stop)
      await adapter.start(receive, openDesk(context))
    }
    return { context, reader, receive, jobs: running, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
