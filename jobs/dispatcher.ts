import type { RawClient } from '../db/client.ts'
import { claimSlot, type DueRow, nextDueAt, outboxChannel, putBack, reclaimExpired, requeueLost, takeDue } from '../db/queries/outbox.ts'
import { faultCode } from '../src/domain/fault.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import { within } from './fault.ts'
import { registerSchedules, repairSchedules } from './keep-schedules.ts'
import type { QueueBackend } from './queue-backend.ts'
import { type Schedule, slotAt, sweep as usualSweep } from './schedules.ts'

export type DispatcherOptions = {
  readonly context: Pick<SystemContext, 'db' | 'clock' | 'newId' | 'log'>
  /** A raw client for LISTEN, which the caller ends. */
  readonly listener: RawClient
  readonly backend: QueueBackend
  readonly schedules: readonly Schedule[]
  readonly sweep?: Schedule
  readonly pollMs?: number
  readonly lostAfterMs?: number
}

export type Dispatcher = { stop(): Promise<void> }

const batch = 500
const queuedAtMost = 2_000
const longestPauseMs = 5_000
const fullPauseMs = 100

/** Moves due outbox rows into the queue as they are committed, and keeps asking for what the queue forgot. */
export async function startDispatcher(options: DispatcherOptions): Promise<Dispatcher> {
  const { context, backend, pollMs = 1_000 } = options
  const bell = makeBell()
  let stopped = false
  const turn = makeTurn(options)
  const loop = async () => {
    let faults = 0
    while (!stopped) {
      try {
        await within(30_000, turn())
        faults = 0
        await bell.wait(await untilNext(context, pollMs))
      } catch (fault) {
        faults += 1
        context.log.warn({ fault: faultCode(fault), faults }, 'the dispatcher could not move work and tries again')
        await bell.waitQuietly(Math.min(250 * 2 ** (faults - 1), longestPauseMs))
      }
    }
  }
  await registerSchedules(context, backend, options.schedules)
  // A dispatcher that was killed may have taken rows and not queued them; a row that is queued twice runs once.
  await requeueLost(context.db, context.clock())
  const subscription = await options.listener.listen(outboxChannel, bell.ring, bell.ring)
  const running = loop()
  return {
    stop: async () => {
      stopped = true
      bell.silence()
      await within(2_000, subscription.unlisten()).catch(() => undefined)
      await within(10_000, running).catch(() => undefined)
    },
  }
}

function makeTurn(options: DispatcherOptions): () => Promise<void> {
  const { context, backend, sweep = usualSweep, pollMs = 1_000 } = options
  let reclaimedAt = 0
  let sweptSlot = 0
  return async () => {
    if (Date.now() - reclaimedAt >= pollMs) {
      reclaimedAt = Date.now()
      const lost = await reclaimExpired(context.db, context.clock())
      if (lost > 0) context.log.warn({ rows: lost }, 'took back rows of a lost worker')
    }
    await moveDue(context, backend)
    const slot = slotAt(sweep, context.clock())
    if (slot.getTime() <= sweptSlot) return
    sweptSlot = slot.getTime()
    if (await claimSlot(context.db, sweep.name, slot, context.clock())) await sweepOutbox(options)
  }
}

/** Until the next row is due; one that is due and was not taken waits for room in the queue. */
async function untilNext({ db, clock }: DispatcherOptions['context'], pollMs: number): Promise<number> {
  const next = await within(10_000, nextDueAt(db))
  if (!next) return pollMs
  const pauseMs = next.getTime() - clock().getTime()
  return Math.min(pollMs, pauseMs > 0 ? pauseMs : fullPauseMs)
}

async function moveDue(context: DispatcherOptions['context'], backend: QueueBackend): Promise<void> {
  for (;;) {
    const rows = await takeDue(context.db, context.clock(), batch, queuedAtMost)
    if (rows.length > 0) await push(context, backend, rows)
    if (rows.length < batch) return
  }
}

async function push(context: DispatcherOptions['context'], backend: QueueBackend, rows: readonly DueRow[]): Promise<void> {
  try {
    await backend.push(rows.map((row) => ({ rowId: row.id, run: row.runs, job: row.job })))
  } catch (fault) {
    await putBack(
      context.db,
      rows.map((row) => row.id),
    )
    throw fault
  }
}

async function sweepOutbox(options: DispatcherOptions): Promise<void> {
  const { context, backend, schedules, lostAfterMs = 60_000 } = options
  const forgotten = await repairSchedules(context, backend, schedules)
  const before = context.clock().getTime() - (forgotten ? Math.min(5_000, lostAfterMs) : lostAfterMs)
  const rows = await requeueLost(context.db, new Date(before))
  if (rows > 0) context.log.warn({ rows }, 'asked the queue again for rows it had not started')
  if (rows > 0) await moveDue(context, backend)
}

type Bell = {
  ring(): void
  silence(): void
  wait(milliseconds: number): Promise<void>
  waitQuietly(milliseconds: number): Promise<void>
}

/** Wakes one waiter; a ring while nobody waits is kept for the next, and a quiet wait ends early only by silencing. */
function makeBell(): Bell {
  let rung = false
  let silenced = false
  let wake: (() => void) | null = null
  let rouse: (() => void) | null = null
  const pause = (milliseconds: number, keep: (resolve: () => void) => void) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, silenced ? 0 : milliseconds)
      keep(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    silence: () => {
      silenced = true
      wake?.()
      rouse?.()
    },
    wait: async (milliseconds) => {
      if (!rung) await pause(milliseconds, (resolve) => (wake = resolve))
      wake = null
      rung = false
    },
    waitQuietly: async (milliseconds) => {
      await pause(milliseconds, (resolve) => (rouse = resolve))
      rouse = null
    },
  }
}
