import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { openStage, type Stage } from '../../../src/demo/stage.ts'

/** A running program that prints nothing and, as a test may lose what a crash would lose, does not wait for the disk. */
export async function openQuietStage(): Promise<Stage> {
  const stage = await openStage(() => {})
  await stage.ask(sql`alter system set synchronous_commit = off`)
  await stage.ask(sql`select pg_reload_conf()`)
  return stage
}

/** The kind of dialogue that is stored for somebody, or null; a list waits beside it. */
export async function openDialogue(stage: Stage, account: string): Promise<unknown> {
  const rows = await stage.ask(sql`select d.kind from dialogue d join account a on a.person_id = d.person_id where a.account = ${account}
    and d.kind <> 'sheet'`)
  return rows[0]?.kind ?? null
}

/** Leaves whatever is open for somebody. */
export async function leaveAll(stage: Stage, account: string): Promise<void> {
  while ((await openDialogue(stage, account)) !== null) await stage.says(account, '/cancel')
}

/** The newest button of a purpose that somebody was shown, as its token; `value` picks among several. */
export async function tokenOf(stage: Stage, account: string, purpose: string, value = ''): Promise<string> {
  const [row] = await stage.ask(sql`select t.token from action_token t join account a on a.person_id = t.person_id
    where a.account = ${account} and t.purpose = ${purpose} and (${value} = '' or t.subject->>'value' = ${value})
    order by t.expires_at desc limit 1`)
  return String(row?.token)
}

/** The references that a text names, in order. */
export const referencesIn = (text: string): readonly string[] => text.match(/\b[ONMIF]-\d+/g) ?? []

/** The one reference that a text has to name. */
export function referenceIn(text: string): string {
  const [found = ''] = referencesIn(text)
  expect(found, text).not.toBe('')
  return found
}

/** A number that a query counts as `n`. */
async function count(stage: Stage, query: Parameters<Stage['ask']>[0]): Promise<number> {
  const [row] = await stage.ask(query)
  return Number(row?.n)
}

/** How many listings are stored. */
export const listingCount = (stage: Stage): Promise<number> => count(stage, sql`select count(*) as n from listing`)

/** How much work was given up. */
export const deadWork = (stage: Stage): Promise<number> => count(stage, sql`select count(*) as n from outbox where status = 'dead'`)
