import { failRow, finishRow, markScheduleDone, type OutboxRow, openRow, postponeRow } from '../db/queries/outbox.ts'
import { faultCode, faultPlace } from '../src/domain/fault.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import { type AdapterLookup, backoffAfter, type JobDefinition, type JobOutcome, MalformedPayload } from './define.ts'
import { insist, UnknownJob } from './fault.ts'
import { fireSchedule } from './keep-schedules.ts'
import { keepLeases, type Leases } from './lease.ts'
import type { QueueBackend } from './queue-backend.ts'
import { type Schedule, slotOfTick } from './schedules.ts'

export type WorkerOptions = {
  readonly context: SystemContext
  readonly adapters: AdapterLookup
  readonly backend: QueueBackend
  readonly jobs: readonly JobDefinition[]
  readonly schedules: readonly Schedule[]
  readonly concurrency?: number
  readonly leaseMs?: number
  readonly drainMs?: number
}

export type RunningWorker = { stop(): Promise<void> }

type Deps = WorkerOptions & { readonly byName: ReadonlyMap<string, JobDefinition>; readonly leases: Leases; readonly leaseMs: number }

// A row whose job this version does not know waits for one that does.
const unknownJob = { attempts: 10, backoffMs: 60_000 }

/** Runs the rows that the queue hands out. The queue's own retries are not used: what is to be repeated goes back to the outbox. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { context, backend, concurrency = 10, leaseMs = 10_000, drainMs = 20_000 } = options
  const leases = keepLeases(context.db, context.log, leaseMs)
  const byName = new Map(options.jobs.map((job) => [job.name, job]))
  const deps: Deps = { ...options, byName, leases, leaseMs }
  const listening = await backend.listen(
    {
      row: (rowId, run) => runRow(deps, rowId, run),
      tick: async (name) => {
        const schedule = options.schedules.find((each) => each.name === name)
        if (schedule) await insist(() => fireSchedule(context, schedule, slotOfTick(schedule, context.clock())))
      },
    },
    concurrency,
  )
  return {
    stop: async () => {
      const drained = await listening.stop(drainMs)
      leases.stop()
      if (!drained) context.log.warn({}, 'stopped with work still running; its leases run out and others take it over')
    },
  }
}

async function runRow(deps: Deps, rowId: string, run: number): Promise<void> {
  const row = await insist(() => openRow(deps.context.db, rowId, run, deps.leaseMs))
  if (!row) return
  const signal = deps.leases.hold(row)
  try {
    const job = deps.byName.get(row.job)
    if (job && row.attempts >= job.attempts) return await insist(() => end(deps, row, job, { dead: row.lastFault ?? 'too many attempts' }))
    const outcome = job ? await perform(deps, row, job, signal) : new UnknownJob()
    await insist(() => end(deps, row, job ?? unknownJob, outcome))
  } finally {
    deps.leases.release(row)
  }
}

async function perform(deps: Deps, row: OutboxRow, job: JobDefinition, signal: AbortSignal): Promise<JobOutcome | Error> {
  const { context, adapters } = deps
  try {
    return await job.run({ context, adapters, rowId: row.id, attempt: row.attempts + 1, signal }, row.payload)
  } catch (fault) {
    if (fault instanceof MalformedPayload) return { dead: faultCode(fault) }
    context.log.warn({ row: row.id, job: row.job, fault: faultCode(fault), place: faultPlace(fault) }, 'a job failed')
    return fault instanceof Error ? fault : new Error('unknown')
  }
}

async function end(
  deps: Deps,
  row: OutboxRow,
  job: Pick<JobDefinition, 'attempts' | 'backoffMs'>,
  outcome: JobOutcome | Error,
): Promise<void> {
  const { db, clock, log } = deps.context
  const at = clock()
  const later = (milliseconds: number) => new Date(at.getTime() + milliseconds)
  if (outcome === 'done') {
    await finishRow(db, row, at)
    if (row.payload.slot !== undefined) await markScheduleDone(db, row.job, at)
    return
  }
  if (outcome instanceof Error) {
    const attempts = row.attempts + 1
    const dead = attempts >= job.attempts
    await failRow(db, row, faultCode(outcome), dead ? null : later(backoffAfter(job, attempts)))
    if (dead) log.error({ row: row.id, job: row.job }, 'a job is dead after its last attempt')
    return
  }
  if ('retryAfterMs' in outcome) return postponeRow(db, row, outcome.reason, later(outcome.retryAfterMs))
  await failRow(db, row, outcome.dead, null)
  log.error({ row: row.id, job: row.job, reason: outcome.dead }, 'a job is dead')
}
