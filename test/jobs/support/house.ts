import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { countOpen, enqueue } from '../../../db/queries/outbox.ts'
import { defineJob, idPayload, type JobDefinition, type JobOutcome, type JobTools, noPayload } from '../../../jobs/define.ts'
import { type JobsOptions, type RunningJobs, startJobs } from '../../../jobs/runtime.ts'
import type { Schedule } from '../../../jobs/schedules.ts'
import type { Log, SystemContext } from '../../../src/use-cases/context.ts'
import type { createTestDatabase } from '../../support/database.ts'
import { emptyLibrary } from '../../support/library.ts'
import { findRedis, type TestRedis } from './redis.ts'

export type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>

/** A place where jobs run: an own database, an own Redis or none, and everything that was started in it. */
export type House = {
  readonly kind: 'postgres' | 'redis'
  readonly database: TestDatabase
  readonly context: SystemContext
  readonly lines: string[]
  readonly queue: JobsOptions['queue']
  /** Asks for a job in a transaction of its own; returns the row's id. */
  ask(job: string, payload?: Record<string, string>): Promise<string>
  start(jobs: readonly JobDefinition[], options?: Partial<JobsOptions>): Promise<RunningJobs>
  row(id: string): Promise<Record<string, unknown>>
  /** How many rows the queue was asked for and still knows. */
  asked(): Promise<number>
  /** Empties the queue as a lost Redis or a dropped table would. */
  loseQueue(): Promise<void>
  stopAll(): Promise<void>
}

export type Place = { readonly kind: 'postgres' | 'redis'; readonly redis: TestRedis | null }

/** The backends to test on: Postgres always, Redis where there is one. */
export async function places(): Promise<readonly Place[]> {
  const redis = await findRedis()
  return [{ kind: 'postgres', redis: null }, ...(redis ? [{ kind: 'redis' as const, redis }] : [])]
}

/** Schedules that fire too seldom to disturb a test. */
const rarely: readonly Schedule[] = [{ name: 'rarely', everyMs: 86_400_000 }]

export async function openHouse(place: Place, database: TestDatabase, clock = () => new Date()): Promise<House> {
  const lines: string[] = []
  const library = emptyLibrary()
  const context: SystemContext = {
    db: database.db,
    ranking: database.ranking,
    clock,
    newId: randomUUID,
    log: collect(lines),
    knowledge: library.shipped.knowledge,
    library,
  }
  const redisUrl = place.redis ? { redisUrl: place.redis.url } : {}
  const queue = { connection: database.connection, name: `q${randomUUID()}`, ...redisUrl }
  const started: RunningJobs[] = []
  await database.db.execute(sql`truncate outbox, schedule_run`)
  return {
    kind: place.kind,
    database,
    context,
    lines,
    queue,
    ask: (job, payload = {}) => ask(context, job, payload),
    start: async (jobs, options = {}) => {
      const roles = { dispatcher: true, worker: true }
      const running = await startJobs({ context, adapters: () => undefined, jobs, queue, roles, schedules: rarely, ...options })
      started.push(running)
      return running
    },
    row: async (id) => {
      const [row] = await database.db.execute(sql`select * from outbox where id = ${id}`)
      if (!row) throw new Error(`no row ${id}`)
      return row
    },
    asked: async () => {
      if (place.redis) return place.redis.count(`*${queue.name}:*-0`)
      const [found] = await database.db.execute<{ count: number }>(
        sql`select count(*)::int as count from bullmq.job where queue = ${queue.name ?? ''} and id like '%-0'`,
      )
      return found?.count ?? 0
    },
    loseQueue: async () => {
      if (place.redis) return place.redis.flush()
      await database.db.execute(sql`truncate bullmq.job, bullmq.scheduler cascade`)
    },
    stopAll: async () => void (await Promise.all(started.splice(0).map((running) => running.stop()))),
  }
}

async function ask(context: SystemContext, job: string, payload: Record<string, string>): Promise<string> {
  const id = randomUUID()
  const at = context.clock()
  await context.db.transaction((tx) => enqueue(tx, { id, job, payload, dueAt: at, createdAt: at }))
  return id
}

/** A job that notes each start and does as told. */
export function noting(
  starts: string[],
  work: (tools: JobTools) => Promise<JobOutcome> = async () => 'done',
  settings: { attempts?: number; backoffMs?: number } = {},
): JobDefinition {
  return defineJob({
    name: 'note',
    schema: noPayload,
    attempts: settings.attempts ?? 5,
    backoffMs: settings.backoffMs ?? 200,
    handler: async (tools) => {
      starts.push(tools.rowId)
      return work(tools)
    },
  })
}

/** A job whose payload needs an id. */
export const demanding = defineJob({
  name: 'demand',
  schema: idPayload('thingId'),
  attempts: 5,
  backoffMs: 200,
  handler: async () => 'done',
})

/** Waits until a condition holds; throws with what was waited for when it does not in time. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, milliseconds = 10_000): Promise<number> {
  const began = performance.now()
  for (;;) {
    if (await holds()) return performance.now() - began
    if (performance.now() - began > milliseconds) throw new Error(`waited ${milliseconds} ms in vain until ${what}`)
    await pause(10)
  }
}

export async function allDone(house: House, milliseconds = 10_000): Promise<number> {
  return until('all rows ended', async () => (await countOpen(house.database.db)) === 0, milliseconds)
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function collect(lines: string[]): Log {
  const take = (facts: Readonly<Record<string, unknown>>, sentence: string) => void lines.push(`${sentence} ${JSON.stringify(facts)}`)
  return { info: take, warn: take, error: take }
}
