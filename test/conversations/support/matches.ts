import { sql } from 'drizzle-orm'
import type { Stage } from '../../../src/demo/stage.ts'
import { referenceIn } from './conversation.ts'

/** Publishes a line and returns its reference. */
export async function publish(stage: Stage, account: string, line: string): Promise<string> {
  await stage.says(account, line)
  return referenceIn(await stage.pushes(account, 'draft.publish'))
}

/** The reference of the match of an offer and a need. */
export async function matchOf(stage: Stage, offer: string, need: string): Promise<string> {
  const [row] = await stage.ask(sql`select m.number from match m
    join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
    where o.number = ${Number(offer.slice(2))} and n.number = ${Number(need.slice(2))}`)
  return `M-${row?.number}`
}

/** What a match is at now. */
export async function statusOf(stage: Stage, match: string): Promise<unknown> {
  const [row] = await stage.ask(sql`select status from match where number = ${Number(match.slice(2))}`)
  return row?.status
}
