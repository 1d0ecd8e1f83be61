import type { Database } from '../db/client.ts'
import { claimSlot, enqueue, isOpen, rememberSchedule, scheduleRuns } from '../db/queries/outbox.ts'
import { faultCode } from '../src/domain/fault.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import type { QueueBackend } from './queue-backend.ts'
import { patternOf, type Schedule, slotAt } from './schedules.ts'

type Firing = Pick<SystemContext, 'db' | 'clock' | 'newId' | 'log'>

const graceMs = 60_000

/** Fires a schedule for a slot, once whoever asks; false when the slot was fired before. A run that is still open stands for this one. */
export async function fireSchedule(context: Firing, schedule: Schedule, slot: Date): Promise<boolean> {
  const at = context.clock()
  return context.db.transaction(async (db) => {
    if (!(await claimSlot(db, schedule.name, slot, at))) return false
    if (await isOpen(db, schedule.name)) return false
    await enqueue(db, { id: context.newId(), job: schedule.name, payload: { slot: slot.toISOString() }, dueAt: at, createdAt: at })
    return true
  })
}

/** Registers every schedule with the queue and forgets those that are no more. */
export async function registerSchedules(context: Firing, backend: QueueBackend, schedules: readonly Schedule[]): Promise<void> {
  const at = context.clock()
  for (const schedule of schedules) {
    await rememberSchedule(context.db, schedule.name, slotAt(schedule, at), at)
    await plan(context, backend, schedule)
  }
  const names = new Set(schedules.map((schedule) => schedule.name))
  for (const name of (await backend.planned()).keys()) if (!names.has(name)) await backend.unplan(name)
}

/** Registers again what the queue has lost or stopped ticking, and fires slots that passed without a tick; true when something was lost. */
export async function repairSchedules(context: Firing, backend: QueueBackend, schedules: readonly Schedule[]): Promise<boolean> {
  const planned = await backend.planned()
  const stopped = schedules.filter((schedule) => (planned.get(schedule.name) ?? 0) < Date.now() - graceMs)
  for (const schedule of stopped) {
    context.log.warn({ schedule: schedule.name }, 'the queue had lost a schedule')
    await plan(context, backend, schedule)
  }
  await fireMissed(context, schedules)
  return stopped.some((schedule) => !planned.has(schedule.name))
}

async function fireMissed(context: Firing, schedules: readonly Schedule[]): Promise<void> {
  const at = context.clock()
  for (const schedule of schedules) {
    const slot = slotAt(schedule, at)
    const missed = at.getTime() - slot.getTime() >= Math.min(graceMs, schedule.everyMs / 2)
    if (missed && (await fireSchedule(context, schedule, slot)))
      context.log.warn({ schedule: schedule.name }, 'fired a slot that had no tick')
  }
}

// A running iteration refuses to be replaced; the next sweep looks again.
async function plan(context: Firing, backend: QueueBackend, schedule: Schedule): Promise<void> {
  await backend.plan(schedule.name, patternOf(schedule)).catch((fault: unknown) => {
    context.log.warn({ schedule: schedule.name, fault: faultCode(fault) }, 'a schedule could not be registered')
  })
}

export type ScheduleHealth = { readonly name: string; readonly firedAt: Date | null; readonly doneAt: Date | null; readonly late: boolean }

/** The heartbeat of every schedule; `late` when it missed two slots. */
export async function scheduleHealth(db: Database, schedules: readonly Schedule[], at: Date): Promise<readonly ScheduleHealth[]> {
  const runs = new Map((await scheduleRuns(db)).map((run) => [run.name, run]))
  return schedules.map((schedule) => {
    const run = runs.get(schedule.name)
    const late = !run || at.getTime() - run.firedAt.getTime() > 2 * schedule.everyMs + graceMs
    return { name: schedule.name, firedAt: run?.firedAt ?? null, doneAt: run?.doneAt ?? null, late }
  })
}
