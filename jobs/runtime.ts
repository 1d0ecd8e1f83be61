import { type Connection, connectRaw } from '../db/client.ts'
import { countOpen } from '../db/queries/outbox.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import type { AdapterLookup, JobDefinition } from './define.ts'
import { startDispatcher } from './dispatcher.ts'
import { openQueue } from './open-queue.ts'
import { type Schedule, schedules as usualSchedules } from './schedules.ts'
import { startWorker } from './worker.ts'

export type JobsOptions = {
  readonly context: SystemContext
  readonly adapters: AdapterLookup
  readonly jobs: readonly JobDefinition[]
  readonly queue: { readonly connection: Connection; readonly redisUrl?: string; readonly name?: string }
  readonly roles: { readonly dispatcher: boolean; readonly worker: boolean }
  readonly concurrency?: number
  readonly schedules?: readonly Schedule[]
  readonly timing?: {
    readonly pollMs?: number
    readonly lostAfterMs?: number
    readonly leaseMs?: number
    readonly drainMs?: number
    readonly sweep?: Schedule
  }
}

export type RunningJobs = {
  /** Takes no more work and resolves when running work has ended, after 20 s at the latest. */
  stop(): Promise<void>
  /** Whether nothing that is due now waits or runs. */
  idle(): Promise<boolean>
  /** Waits until nothing that is due now waits or runs; false when that took longer than `withinMs`. */
  settled(withinMs: number): Promise<boolean>
  /** Rejects when the queue does not answer. */
  ping(): Promise<void>
}

/** Starts the dispatcher, the worker or both in this process. */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const { context, adapters, jobs, roles, timing = {}, schedules = usualSchedules, concurrency = 10 } = options
  const started: { stop(): Promise<void> }[] = []
  const stop = async () => {
    for (const part of started.splice(0).reverse()) await part.stop()
  }
  try {
    const backend = await openQueue({ ...options.queue, concurrency, log: context.log })
    started.push({ stop: () => backend.close() })
    if (roles.worker) started.push(await startWorker({ context, adapters, backend, jobs, schedules, concurrency, ...timing }))
    if (roles.dispatcher) {
      const listener = connectRaw(options.queue.connection)
      started.push({ stop: () => listener.end({ timeout: 2 }) })
      started.push(await startDispatcher({ context, listener, backend, schedules, ...timing }))
    }
    const idle = async () => (await countOpen(context.db, context.clock())) === 0
    return { stop, idle, settled: (withinMs) => settled(idle, withinMs), ping: () => backend.ping() }
  } catch (fault) {
    await stop()
    throw fault
  }
}

const lookEveryMs = 25

async function settled(idle: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs
  do {
    // A commit of this moment is counted from the next look on.
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    if (await idle()) return true
  } while (Date.now() < deadline)
  return false
}
