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

/** The newest button of a purpose that somebody was shown, as its token. */
export async function tokenOf(stage: Stage, account: string, purpose: string): Promise<string> {
  const [row] = await stage.ask(sql`select t.token from action_token t join account a on a.person_id = t.person_id
    where a.account = ${account} and t.purpose = ${purpose} order by t.expires_at desc limit 1`)
  return String(row?.token)
}
