import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Adapter, Desk, Receive } from '../adapters/adapter.ts'
import { assertSupportedServer, type Connection, connect, type DatabaseHandle } from '../db/client.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrateAll } from '../db/migrate.ts'
import { loadLists } from '../db/queries/knowledge.ts'
import { shippedKnowledge } from '../db/seed/fingerprint.ts'
import { loadPlaces } from '../db/seed/load.ts'
import { loadDemo } from '../db/seed/load-demo.ts'
import { migrateQueue } from '../jobs/migrate-queue.ts'
import { jobs } from '../jobs/registry.ts'
import { type RunningJobs, startJobs } from '../jobs/runtime.ts'
import { findOptions } from './chat/find-options.ts'
import { handleTurn } from './chat/handle-turn.ts'
import { prepareSuggestions, suggest } from './chat/suggest.ts'
import type { Config } from './config.ts'
import { faultCode } from './domain/fault.ts'
import { createExtractor } from './extractor.ts'
import { createLog } from './log.ts'
import { changeShipped } from './use-cases/change-knowledge.ts'
import type { Log, SystemContext } from './use-cases/context.ts'
import { createLibrary } from './use-cases/library.ts'
import { heardOf } from './use-cases/read-people.ts'
import { reportTrouble } from './use-cases/report-trouble.ts'
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
  readonly receive: Receive
  readonly jobs: RunningJobs
  stop(): Promise<void>
}

export type BrokerOptions = {
  readonly config: Config
  /** The platforms; those that keep something are made once there is a place for it. */
  readonly adapters: readonly Adapter[] | ((context: SystemContext) => readonly Adapter[])
  readonly clock?: () => Date
  readonly log?: Log
}

/** The program without its doors and its queue: enough to read, to compose and to seed. */
export type Program = { readonly context: SystemContext; readonly connection: Connection; close(): Promise<void> }

/** Opens the database, brings schema and shipped knowledge up to date, and seeds the demo project where that is wanted. */
export async function openProgram(config: Config, given: { readonly clock?: () => Date; readonly log?: Log } = {}): Promise<Program> {
  const { clock = () => new Date(), log = createLog(config.logLevel, null) } = given
  const { handle, connection, close } = await openDatabase(config)
  try {
    const { db, ranking } = handle
    const changed = await changeShipped({ db, clock, newId: uuidv7 }, shippedKnowledge())
    if (changed.outcome === 'too-wide') log.error(changed.because, 'the shipped knowledge connects too much; the stored one stays')
    const library = createLibrary(await loadLists(db), loadPlaces())
    const context: SystemContext = { db, ranking, clock, newId: uuidv7, log, library, knowledge: library.shipped.knowledge }
    if (config.demo) await seedDemo(context, loadDemo())
    return { context, connection, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

async function runJobs({ context, connection }: Program, config: Config, adapters: readonly Adapter[]): Promise<RunningJobs> {
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

function deskOf(context: SystemContext): Desk {
  const failed = (fault: unknown) => context.log.error({ fault: faultCode(fault) }, 'an adapter asked and could not be answered')
  const none = (fault: unknown) => {
    failed(fault)
    return []
  }
  return {
    findOptions: (search) => findOptions(context, search).catch(none),
    report: (trouble) => reportTrouble(context, trouble).catch(failed),
    suggest: (query) => suggest(context, query),
    heardOf: (platform) => heardOf(context, platform).catch(none),
  }
}

const lookupAfterMs = 500

/** Starts the program in this process; `stop` drains work and lets go of everything within 20 s. */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const { config } = options
  const program = await openProgram(config, options)
  const { context } = program
  const started: (() => Promise<void>)[] = [program.close]
  const stop = async () => {
    for (const end of started.splice(0).reverse()) await end()
  }
  try {
    const adapters = typeof options.adapters === 'function' ? options.adapters(context) : options.adapters
    const running = await runJobs(program, config, adapters)
    started.push(running.stop)
    const extract = config.extractor ? createExtractor(config.extractor, context.log) : undefined
    const receive: Receive = (turn) => handleTurn(context, extract, turn)
    const listening = config.process === 'all' || config.process === 'bot' ? adapters : []
    for (const adapter of listening) {
      started.push(adapter.stop)
      await adapter.start(receive, deskOf(context))
    }
    // The first question by name need not wait for it, and neither need the start.
    setTimeout(() => prepareSuggestions(context.library.shipped), lookupAfterMs).unref()
    return { context, receive, jobs: running, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}
