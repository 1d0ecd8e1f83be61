import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { type AuditRow, auditTrail } from '../../../db/queries/audit.ts'
import { firstBreak } from '../../../src/domain/audit-chain.ts'
import type { NoticeKind } from '../../../src/domain/notice.ts'
import type { RefusalCode } from '../../../src/domain/refusal.ts'
import type { World } from '../../support/world.ts'

type Row = { readonly id: string; readonly tx: string }
type JobRow = Row & { readonly job: string; readonly payload: Record<string, string> }
type NoticeRow = Row & { readonly person_id: string; readonly kind: NoticeKind; readonly facts: Record<string, string> }
type Ledger = { readonly audits: readonly AuditRow[]; readonly jobs: readonly JobRow[]; readonly notices: readonly NoticeRow[] }

/** What one act left behind beside its own change. */
export type Recorded<Result> = {
  readonly result: Result
  /** Verbs of the audit entries it added, in order. */
  readonly audits: readonly string[]
  /** Names of the jobs it asked for, but for deliveries of notices. */
  readonly jobs: readonly string[]
  /** Who is told what: `[person, kind]` by person. */
  readonly told: readonly (readonly [personId: string, kind: NoticeKind])[]
}

async function ledgerOf({ context: { db } }: World): Promise<Ledger> {
  const jobs = await db.execute<JobRow>(sql`select id, job, payload, xmin::text as tx from outbox`)
  const notices = await db.execute<NoticeRow>(sql`select id, person_id, kind, facts, xmin::text as tx from notice`)
  return { audits: await auditTrail(db), jobs: [...jobs], notices: [...notices] }
}

const added = <R extends Row>(before: readonly R[], after: readonly R[]): readonly R[] => {
  const known = new Set(before.map((row) => row.id))
  return after.filter((row) => !known.has(row.id))
}

async function transactionsOf({ context: { db } }: World, since: number): Promise<readonly string[]> {
  const rows = await db.execute<{ tx: string }>(sql`select xmin::text as tx from audit_entry where sequence > ${since}`)
  return rows.map((row) => row.tx)
}

/** Runs an act and checks that audit, outbox and notices belong together: one transaction, one delivery for each notice, a whole chain. */
export async function record<Result>(world: World, act: () => Promise<Result>): Promise<Recorded<Result>> {
  const before = await ledgerOf(world)
  const result = await act()
  const after = await ledgerOf(world)
  const jobs = added(before.jobs, after.jobs)
  const notices = added(before.notices, after.notices)
  const deliveries = jobs.filter((row) => row.job === 'deliver-notice')
  expect(deliveries.map((row) => row.payload.noticeId).sort()).toEqual(notices.map((row) => row.id).sort())
  const lastSequence = before.audits.at(-1)?.sequence ?? 0
  const transactions = new Set([
    ...jobs.map((row) => row.tx),
    ...notices.map((row) => row.tx),
    ...(await transactionsOf(world, lastSequence)),
  ])
  expect(transactions.size).toBeLessThanOrEqual(1)
  expect(firstBreak(after.audits)).toBeNull()
  return {
    result,
    audits: after.audits.slice(before.audits.length).map((row) => row.verb),
    jobs: jobs.filter((row) => row.job !== 'deliver-notice').map((row) => row.job),
    told: told(notices),
  }
}

const told = (notices: readonly NoticeRow[]) =>
  notices.map((row) => [row.person_id, row.kind] as const).sort((one, other) => (one.join() < other.join() ? -1 : 1))

/** Who was told of a kind, in all. */
export async function toldOf(world: World, kind: NoticeKind): Promise<readonly string[]> {
  const { notices } = await ledgerOf(world)
  return notices.filter((row) => row.kind === kind).map((row) => row.person_id)
}

/** Every `[person, kind]` for several people, in the order that `record` gives. */
export function everyone(kind: NoticeKind, ...personIds: readonly string[]): readonly (readonly [string, NoticeKind])[] {
  return personIds.toSorted().map((personId) => [personId, kind] as const)
}

/** Every row of every table but the shipped knowledge, as one text for each table. */
export async function stateOf({ context: { db } }: World): Promise<Readonly<Record<string, string>>> {
  const tables = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not in ('material', 'material_sheet', 'technology', 'code', 'route', 'industry', 'known_case', 'factor',
        'shipped_knowledge', 'compat', 'material_code', 'industry_code') order by 1`,
  )
  const parts = tables.map(
    ({ name }) => sql`select ${name}::text as name, coalesce(string_agg(t::text, E'\n' order by t::text), '') as rows
      from ${sql.identifier(name)} t`,
  )
  const states = await db.execute<{ name: string; rows: string }>(sql.join(parts, sql` union all `))
  return Object.fromEntries(states.map(({ name, rows }) => [name, rows]))
}

/** Checks that an act is refused for one reason and that not a single row has changed. */
export async function expectRefusal(
  world: World,
  refusal: RefusalCode,
  act: () => Promise<{ readonly outcome: string }>,
  subject?: string,
): Promise<void> {
  const before = await stateOf(world)
  const outcome = await act()
  expect(outcome).toEqual({ outcome: 'refused', refusal, ...(subject === undefined ? {} : { subject }) })
  expect(await stateOf(world)).toEqual(before)
}

/** Runs the same act many times at once and counts the outcomes, refusals by their reason. */
export async function atOnce(
  times: number,
  act: (turn: number) => Promise<{ readonly outcome: string; readonly refusal?: string }>,
): Promise<Readonly<Record<string, number>>> {
  const outcomes = await Promise.all(Array.from({ length: times }, (_, turn) => act(turn)))
  const tally: Record<string, number> = {}
  for (const { outcome, refusal } of outcomes) tally[refusal ?? outcome] = (tally[refusal ?? outcome] ?? 0) + 1
  return tally
}

/** One row of a table, as stored. */
export async function rowOf(world: World, table: string, id: string): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await world.context.db.execute(sql`select * from ${sql.identifier(table)} where id = ${id}`)
  if (!row) throw new Error(`There is no ${table} ${id}.`)
  return row
}

/** How many rows a table holds. */
export async function countOf(world: World, table: string): Promise<number> {
  const [row] = await world.context.db.execute<{ total: number }>(sql`select count(*)::int as total from ${sql.identifier(table)}`)
  return row?.total ?? 0
}
