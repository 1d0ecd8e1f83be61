import { and, eq, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { outbox, scheduleRun } from '../schema/outbox.ts'

export type OutboxRow = typeof outbox.$inferSelect
export type ScheduleRun = typeof scheduleRun.$inferSelect

/** What the queue is told about a row: which, and which start of it this would be. */
export type DueRow = { readonly id: string; readonly job: string; readonly runs: number }

/** Postgres channel on which a commit with new work is announced. */
export const outboxChannel = 'outbox'

type NewRow = {
  readonly id: string
  readonly job: string
  readonly payload: Record<string, string>
  readonly dueAt: Date
  readonly createdAt: Date
}

/** Asks for work once the surrounding transaction commits. */
export async function enqueue(db: Database, row: NewRow): Promise<void> {
  await enqueueMany(db, [row])
}

/** Asks for much work at once. */
export async function enqueueMany(db: Database, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return
  await db.insert(outbox).values(rows.map((row) => ({ ...row, status: 'due' as const })))
  await db.execute(sql`select pg_notify(${outboxChannel}, '')`)
}

/** Takes due rows for queueing, oldest first, never more than `room` queued in all; rows another dispatcher holds are skipped. */
export async function takeDue(db: Database, at: Date, limit: number, room = Number.MAX_SAFE_INTEGER): Promise<readonly DueRow[]> {
  const free = sql`least(${limit}, greatest(0, ${room}::bigint - (select count(*) from ${outbox} where status = 'queued')))`
  const due = sql`(select id from ${outbox} where status = 'due' and due_at <= ${at.toISOString()}::timestamptz
    order by due_at limit ${free} for update skip locked)`
  const taken = await db
    .update(outbox)
    .set({ status: 'queued', queuedAt: at })
    .where(sql`${outbox.id} = any(array${due})`)
    .returning({ id: outbox.id, job: outbox.job, runs: outbox.runs, dueAt: outbox.dueAt })
  return taken.toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime())
}

/** Gives rows back that could not be put into the queue. */
export async function putBack(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(outbox)
    .set({ status: 'due', queuedAt: null })
    .where(and(inArray(outbox.id, [...ids]), eq(outbox.status, 'queued'), isNull(outbox.leasedUntil)))
}

/** Puts rows back that the queue has held for too long without starting them; returns how many. */
export async function requeueLost(db: Database, queuedBefore: Date): Promise<number> {
  const lost = await db
    .update(outbox)
    .set({ status: 'due' })
    .where(and(eq(outbox.status, 'queued'), lt(outbox.queuedAt, queuedBefore), isNull(outbox.leasedUntil)))
    .returning({ id: outbox.id })
  return lost.length
}

/** Puts rows back whose worker stopped renewing its lease; a lost worker counts as a fault. Returns how many. */
export async function reclaimExpired(db: Database, at: Date): Promise<number> {
  const lost = await db
    .update(outbox)
    .set({ status: 'due', dueAt: at, leasedUntil: null, attempts: sql`${outbox.attempts} + 1`, lastFault: 'worker lost' })
    .where(and(isNotNull(outbox.leasedUntil), lt(outbox.leasedUntil, sql`now()`)))
    .returning({ id: outbox.id })
  return lost.length
}

/** Starts a run: leases the row if its work is still to be done, nobody has it, and it was started `runs` times before. */
export async function openRow(db: Database, id: string, runs: number, leaseMs: number): Promise<OutboxRow | null> {
  const [row] = await db
    .update(outbox)
    .set({ status: 'queued', runs: runs + 1, leasedUntil: leaseEnd(leaseMs) })
    .where(and(eq(outbox.id, id), eq(outbox.runs, runs), inArray(outbox.status, ['due', 'queued']), isNull(outbox.leasedUntil)))
    .returning()
  return row ?? null
}

/** Renews the leases of running rows; returns the ids of those still held. */
export async function renewLeases(
  db: Database,
  rows: readonly { id: string; runs: number }[],
  leaseMs: number,
): Promise<readonly string[]> {
  if (rows.length === 0) return []
  const keys = rows.map((row) => `${row.id}-${row.runs}`)
  const ids = rows.map((row) => row.id)
  const held = await db
    .update(outbox)
    .set({ leasedUntil: leaseEnd(leaseMs) })
    .where(and(inArray(outbox.id, ids), inArray(sql`${outbox.id} || '-' || ${outbox.runs}`, keys), isNotNull(outbox.leasedUntil)))
    .returning({ id: outbox.id })
  return held.map((row) => row.id)
}

/** Ends a run well; a run that lost its lease changes nothing. */
export async function finishRow(db: Database, row: { id: string; runs: number }, at: Date): Promise<void> {
  await db.update(outbox).set({ status: 'done', doneAt: at, leasedUntil: null }).where(leased(row))
}

/** Ends a run that is to be repeated later without counting as a fault. */
export async function postponeRow(db: Database, row: { id: string; runs: number }, reason: string, dueAt: Date): Promise<void> {
  await db.update(outbox).set({ status: 'due', dueAt, leasedUntil: null, lastFault: reason }).where(leased(row))
  // A short wait ends before the dispatcher looks again by itself.
  await db.execute(sql`select pg_notify(${outboxChannel}, '')`)
}

/** When the next row becomes due, or null when none waits. */
export async function nextDueAt(db: Database): Promise<Date | null> {
  const [row] = await db.select({ dueAt: outbox.dueAt }).from(outbox).where(eq(outbox.status, 'due')).orderBy(outbox.dueAt).limit(1)
  return row?.dueAt ?? null
}

/** Notes a failed attempt: due again at `retryAt`, or dead when it is null. */
export async function failRow(db: Database, row: { id: string; runs: number }, fault: string, retryAt: Date | null): Promise<void> {
  await db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      lastFault: fault,
      leasedUntil: null,
      ...(retryAt ? { status: 'due' as const, dueAt: retryAt } : { status: 'dead' as const }),
    })
    .where(leased(row))
}

/** How many rows still wait or run, or only those due by a moment; for tests and `doctor`. */
export async function countOpen(db: Database, dueBy?: Date): Promise<number> {
  const open = inArray(outbox.status, ['due', 'queued'])
  const [row] = await db
    .select({ open: sql<number>`count(*)::int` })
    .from(outbox)
    .where(dueBy ? and(open, lte(outbox.dueAt, dueBy)) : open)
  return row?.open ?? 0
}

/** Whether a job of this name waits or runs. */
export async function isOpen(db: Database, job: string): Promise<boolean> {
  const [row] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.job, job), inArray(outbox.status, ['due', 'queued'])))
    .limit(1)
  return row !== undefined
}

/** Forgets finished work older than a moment; dead rows stay for people to look at. */
export async function forgetDone(db: Database, before: Date): Promise<void> {
  await db.delete(outbox).where(and(eq(outbox.status, 'done'), lt(outbox.doneAt, before)))
}

/** Notes that a schedule exists, without firing it for the slot that already runs. */
export async function rememberSchedule(db: Database, name: string, slot: Date, at: Date): Promise<void> {
  await db.insert(scheduleRun).values({ name, slot, firedAt: at }).onConflictDoNothing()
}

/** Claims a slot of a schedule; true for exactly one caller, and never for a slot before the last claimed one. */
export async function claimSlot(db: Database, name: string, slot: Date, at: Date): Promise<boolean> {
  const claimed = await db
    .insert(scheduleRun)
    .values({ name, slot, firedAt: at })
    .onConflictDoUpdate({ target: scheduleRun.name, set: { slot, firedAt: at }, setWhere: lt(scheduleRun.slot, slot) })
    .returning({ name: scheduleRun.name })
  return claimed.length > 0
}

/** Notes that the work of a schedule was done. */
export async function markScheduleDone(db: Database, name: string, at: Date): Promise<void> {
  await db.update(scheduleRun).set({ doneAt: at }).where(eq(scheduleRun.name, name))
}

/** When each schedule last fired and finished. */
export async function scheduleRuns(db: Database): Promise<readonly ScheduleRun[]> {
  return db.select().from(scheduleRun)
}

// Leases run on the database's clock, so that machines with different clocks agree on who has lost one.
function leaseEnd(leaseMs: number) {
  return sql`now() + ${leaseMs} * interval '1 millisecond'`
}

function leased(row: { id: string; runs: number }) {
  return and(eq(outbox.id, row.id), eq(outbox.runs, row.runs), isNotNull(outbox.leasedUntil))
}
