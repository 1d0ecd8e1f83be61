import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Adapter, Receive } from '../adapters/adapter.ts'
import { assertSupportedServer, type Connection, connect, type DatabaseHandle } from '../db/client.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrateAll } from '../db/migrate.ts'
import { loadKnowledge, storeKnowledge } from '../db/queries/knowledge.ts'
import { loadDemo, loadFactors, loadIndustries, loadMaterials, loadPlaces, loadRoutes } from '../db/seed/load.ts'
import { migrateQueue } from '../jobs/migrate-queue.ts'
import { jobs } from '../jobs/registry.ts'
import { type RunningJobs, startJobs } from '../jobs/runtime.ts'
import { handleTurn } from './chat/handle-turn.ts'
import type { Config } from './config.ts'
import { createReader, type Reader } from './language/reader.ts'
import { createLog } from './log.ts'
import type { Log, SystemContext } from './use-cases/context.ts'
import { seedDemo } from './use-cases/seed-demo.ts'

/** The database this process uses, and how to let go of it. */
export type OpenDatabase = { readonly connection: Connection; readonly handle: DatabaseHandle; close(): Promise<void> }

/** Uses the server of `DATABASE_URL`, or starts the embedded one; brings the schema up to date. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const embedded = config.databaseUrl === null ? await startEmbedded({ dataDir: join(config.dataDir, 'postgres'), supervise: true }) : null
  const connection: Connection = embedded?.connection ?? config.databaseUrl ?? ''
  const handle = connect(connection)
  const close = async () => {
    await handle.close()
    await embedded?.stop()
  }
  try {
    await assertSupportedServer(handle)
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

async function openContext(database: OpenDatabase, config: Config, clock: () => Date, log: Log): Promise<SystemContext> {
  const { db } = database.handle
  const shipped = { materials: loadMaterials(), routes: loadRoutes(), industries: loadIndustries(), factors: loadFactors() }
  await storeKnowledge(db, shipped)
  const context: SystemContext = { db, clock, newId: uuidv7, log, knowledge: await loadKnowledge(db) }
  if (config.demo) await seedDemo(context, loadDemo())
  return context
}

/** Starts the program in this process; `stop` drains work and lets go of everything within 20 s. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { config, adapters, clock = () => new Date() } = options
  const log = options.log ?? createLog(config.logLevel, null)
  const database = await openDatabase(config)
  try {
    const context = await openContext(database, config, clock, log)
    const reader = createReader({ materials: [...context.knowledge.materials.values()], places: loadPlaces() })
    const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]))
    const { process: role } = config
    const running = await startJobs({
      context,
      adapters: (platform) => byPlatform.get(platform),
      jobs,
      queue: { connection: database.connection, ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}) },
      roles: { dispatcher: role === 'all' || role === 'dispatcher', worker: role === 'all' || role === 'worker' },
    })
    const receive: Receive = (turn) => handleTurn(context, reader, turn)
    if (role === 'all' || role === 'bot') for (const adapter of adapters) await adapter.start(receive)
    const stop = async () => {
      await Promise.all(adapters.map((adapter) => adapter.stop()))
      await running.stop()
      await database.close()
    }
    return { context, reader, receive, jobs: running, stop }
  } catch (fault) {
    await database.close()
    throw fault
  }
}
