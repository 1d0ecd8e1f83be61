import { sql } from 'drizzle-orm'
import { auditTrail } from '../../db/queries/audit.ts'
import { firstBreak } from '../domain/audit-chain.ts'
import { DemoFault, openStage, type Stage } from './stage.ts'

const supplier = 'zhao-min'
const buyer = 'tom-reyes'
const broker = 'chen-wei'
const team = ['sarah-miller', 'wang-lei', 'lee-minjun'] as const
const shanghai = 'Asia/Shanghai'
/** Names that neither side may read before both have agreed. */
const names = ['渤海热电', 'Zhao Min', '赵敏', 'Lulong', 'Tom Reyes']

type Row = Readonly<Record<string, unknown>>

function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new DemoFault(otherwise)
}

async function one(stage: Stage, query: ReturnType<typeof sql>, otherwise: string): Promise<Row> {
  const [row] = await stage.ask(query)
  if (!row) throw new DemoFault(otherwise)
  return row
}

const offered = sql`select l.* from listing l join account a on a.person_id = l.created_by where a.account = ${supplier}`
const wanted = sql`select l.* from listing l join account a on a.person_id = l.created_by where a.account = ${buyer}`
const introduced = sql`select i.* from introduction i join match m on m.id = i.match_id
  join listing o on o.id = m.offer_id join account a on a.person_id = o.created_by where a.account = ${supplier}`

const noticesTo = (account: string, kind: string) => sql`select n.status from notice n join account a on a.person_id = n.person_id
  where a.account = ${account} and n.kind = ${kind} and n.status = 'sent'`

async function told(stage: Stage, account: string, kind: string): Promise<string> {
  const words = await stage.reads(account)
  await one(stage, noticesTo(account, kind), `${account} was not told ${kind}`)
  return words
}

async function offer(stage: Stage): Promise<void> {
  await stage.says(supplier, '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
  await stage.pushes(supplier, 'draft.publish')
  const row = await one(stage, offered, 'no offer was stored')
  insist(row.material_id === 'coal-fly-ash' && row.status === 'active', 'the offer is not an active listing of fly ash')
  insist(row.amount_per_year === 42_000, 'the offer is not 36 000 to 48 000 t a year')
}

async function need(stage: Stage): Promise<void> {
  await stage.says(buyer, 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%')
  await stage.pushes(buyer, 'draft.publish')
  const row = await one(stage, wanted, 'no need was stored')
  insist(row.status === 'active' && row.amount_per_year === 60_000, 'the need is not an active listing of 60 000 t a year')
}

async function match(stage: Stage): Promise<void> {
  const card = await told(stage, broker, 'match-proposed')
  insist(/M-\d+/.test(card), 'the broker saw no match')
  await stage.pushes(broker, 'match.approve')
  const row = await one(stage, introduced, 'no introduction was made')
  insist(row.stage === 'consent', 'the introduction does not ask for consent')
}

async function consent(stage: Stage): Promise<void> {
  for (const account of [supplier, buyer]) {
    const card = await told(stage, account, 'consent-asked')
    const own = account === supplier ? names.slice(0, 3) : names.slice(3)
    insist(!names.some((name) => !own.includes(name) && card.includes(name)), `${account} read a name before both had agreed`)
  }
  await stage.pushes(supplier, 'consent.yes')
  await stage.pushes(buyer, 'consent.yes')
  const row = await one(stage, introduced, 'the introduction is gone')
  insist(row.stage === 'introduced' && row.introduced_at !== null, 'both agreed and are not introduced')
  insist((await told(stage, supplier, 'introduced')).includes('Lulong'), 'the supplier does not read who the buyer is')
  insist((await told(stage, buyer, 'introduced')).includes('渤海热电'), 'the buyer does not read who the supplier is')
}

const wasAsked = async (stage: Stage) => (await stage.ask(sql`select 1 from notice where kind = 'follow-up'`)).length > 0

async function followUp(stage: Stage): Promise<void> {
  await stage.moveClock({ afterDays: 7, weekday: 2, hour: 10, timeZone: shanghai })
  // Nobody is asked on a public holiday; the longest lasts ten days.
  for (let day = 0; day < 10 && !(await wasAsked(stage)); day += 1) {
    await stage.moveClock({ afterDays: 0.5, weekday: ((day + 2) % 7) + 1, hour: 10, timeZone: shanghai })
  }
  await told(stage, supplier, 'follow-up')
  await stage.pushes(supplier, 'introduction.implement')
  const row = await one(stage, introduced, 'the introduction is gone')
  insist(row.stage === 'implementation', 'the introduction did not move to implementation')
  await told(stage, buyer, 'introduction-moved')
}

async function delivery(stage: Stage): Promise<void> {
  const row = await one(stage, introduced, 'the introduction is gone')
  await stage.says(supplier, `/introductions I-${row.number}`)
  await stage.pushes(supplier, 'delivery.report')
  await stage.says(supplier, '412吨')
  await told(stage, buyer, 'delivery-reported')
  await stage.pushes(buyer, 'delivery.confirm')
  const flow = await one(stage, sql`select * from delivery where introduction_id = ${row.id}`, 'no delivery was stored')
  insist(flow.amount === 412 && flow.confirmed_at !== null, 'the delivery is not 412 t, confirmed')
  const [saved] = await stage.ask(sql`select net, inputs->'terms'->0->'factor'->>'source' as source from impact_entry
    where delivery_id = ${flow.id} and metric = 'ghg'`)
  insist(Number(saved?.net) > 0 && saved?.source !== null, 'the delivery has no impact with a factor')
  insist((await stage.says(supplier, `/impact I-${row.number}`)).includes('CO₂e'), 'the supplier does not read what it saves')
  await told(stage, supplier, 'delivery-confirmed')
}

async function digest(stage: Stage): Promise<void> {
  await stage.moveClock({ afterDays: 1, weekday: 1, hour: 9, timeZone: shanghai })
  for (const account of team) await told(stage, account, 'digest')
  const sent = await stage.ask(sql`select week from digest_sent`)
  insist(sent.length === 1, 'there is not one digest of the week')
}

async function audit(stage: Stage): Promise<void> {
  const entries = await auditTrail(stage.db)
  insist(entries.length > 20 && firstBreak(entries) === null, 'the audit chain does not hold')
  const [dead] = await stage.ask(sql`select count(*)::int as rows from outbox where status = 'dead'`)
  insist(dead?.rows === 0, 'some work was given up')
}

const story: readonly (readonly [title: string, play: (stage: Stage) => Promise<void>])[] = [
  ['A power plant offers fly ash, in Chinese', offer],
  ['A cement plant needs it, in English', need],
  ['A job finds the match and the broker approves it', match],
  ['Both sides, still anonymous, agree and are introduced', consent],
  ['A week later the supplier is asked how it goes', followUp],
  ['Material flows: one side reports, the other confirms', delivery],
  ['On Monday the team reads its week, in three languages', digest],
  ['The audit chain holds and no work was lost', audit],
]

/** Plays the whole story; true when every step left its mark in the database. */
export async function playDemo(print: (line: string) => void): Promise<boolean> {
  const began = performance.now()
  const stage = await openStage(print)
  try {
    for (const [index, [title, play]] of story.entries()) {
      print(`\n${index + 1}. ${title}`)
      await play(stage)
      print('  ok')
    }
    print(`\nThe whole story took ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    return true
  } catch (fault) {
    if (!(fault instanceof DemoFault)) throw fault
    print(`\nFAILED: ${fault.message}.`)
    return false
  } finally {
    await stage.close()
  }
}
