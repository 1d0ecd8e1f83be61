import { type AuditFacts, appendAudit } from '../../db/queries/audit.ts'
import { lockDue, lockUnasked, noteFollowUps, putOff } from '../../db/queries/follow-ups.ts'
import { lockIntroduction } from '../../db/queries/introductions.ts'
import { amountAskedOf, askedAgainAt, monthAskedAt } from '../domain/amounts-asked.ts'
import { followUpAt } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { lapse, tellLate, wake } from './end-wait.ts'
import { askedLately } from './may-ask.ts'
import { type Planned, planDue } from './plan-follow-ups.ts'
import { inTransaction, tellMany } from './record-change.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const atOnce = 20_000
const inOneTransaction = 250

type Chased = 'asked' | 'passed-over' | 'later' | 'broker-told' | 'admins-told' | 'woken' | 'end-told' | 'lapsed' | 'gone'
type Tally = Readonly<Record<Chased, number>>

const nothing: Tally = {
  asked: 0,
  'passed-over': 0,
  later: 0,
  'broker-told': 0,
  'admins-told': 0,
  woken: 0,
  'end-told': 0,
  lapsed: 0,
  gone: 0,
}

/** Asks whoever is due about each introduction; silence goes to the broker, then to the project's admins, not to more questions. */
export async function chaseIntroductions(context: SystemContext): Promise<Tally> {
  const tally: Record<Chased, number> = { ...nothing }
  const at = context.clock()
  const planned = await planDue(context, atOnce)
  const notified = planned.filter(({ followUp }) => tellings.includes(followUp.do))
  for (let from = 0; from < notified.length; from += inOneTransaction) {
    const some = notified.slice(from, from + inOneTransaction)
    for (const chased of await inTransaction(context, (inside) => tellAbout(inside, some, at))) tally[chased] += 1
  }
  const put = (wait: Planned['followUp']['do']) => planned.filter(({ followUp }) => followUp.do === wait).map(({ row }) => row.id)
  for (const [wait, ms] of [
    ['later', hourMs],
    ['wait-for-broker', dayMs],
  ] as const) {
    const ids = put(wait)
    await putOff(context.db, ids, at, new Date(at.getTime() + ms))
    tally.later += ids.length
  }
  for (const { row, followUp } of planned) {
    const end = endings[followUp.do as keyof typeof endings]
    if (end) tally[await inTransaction(context, (inside) => endWait(inside, row.id, end))] += 1
  }
  return tally
}

const tellings: readonly Planned['followUp']['do'][] = ['ask', 'seem-to-ask', 'tell-broker', 'tell-admins', 'remind-broker', 'stop-asking']

const endings = { lapse, wake, 'tell-late': tellLate } as const

async function endWait(context: SystemContext, introductionId: string, end: typeof lapse | typeof wake | typeof tellLate): Promise<Chased> {
  const facts = await lockIntroduction(context.db, introductionId)
  const { nextFollowUpAt } = facts?.introduction ?? {}
  return facts && nextFollowUpAt && nextFollowUpAt <= context.clock() ? end(context, facts) : 'gone'
}

type Telling = {
  readonly chased: Chased
  readonly personIds: readonly string[]
  readonly notice: Notice
  readonly verb: string
  readonly detail: Record<string, unknown>
}

function tellingOf({ row, due, followUp, adminIds }: Planned, at: Date): Telling {
  const facts = { introductionId: row.id }
  const { stage, silences } = row
  if (followUp.do === 'ask') {
    const { personId, side, about } = followUp
    const step = { kind: 'step-due', facts: { ...facts, stepId: due.step?.stepId ?? '' } } as const
    const amount = { kind: 'amount-due', facts: { ...facts, month: monthAskedAt(at) } } as const
    const notice: Notice = {
      consent: { kind: 'consent-asked', facts } as const,
      stage: { kind: 'follow-up', facts } as const,
      step,
      amount,
    }[about]
    return { chased: 'asked', personIds: [personId], notice, verb: 'introduction.asked', detail: { side, silences, about } }
  }
  const detail = { stage, silences }
  if (followUp.do === 'seem-to-ask') {
    return { chased: 'passed-over', personIds: [], notice: { kind: 'consent-asked', facts }, verb: 'introduction.passed-over', detail }
  }
  if (followUp.do === 'tell-admins') {
    return {
      chased: 'admins-told',
      personIds: adminIds,
      notice: { kind: 'introduction-stalled', facts },
      verb: 'introduction.stalled',
      detail,
    }
  }
  const broker = { chased: 'broker-told', personIds: [row.brokerId], detail } as const
  if (followUp.do === 'remind-broker') {
    const notice: Notice = { kind: 'step-due', facts: { ...facts, stepId: due.step?.stepId ?? '' } }
    return { ...broker, notice, verb: 'introduction.asked' }
  }
  if (followUp.do === 'stop-asking') return { ...broker, notice: { kind: 'amounts-missing', facts }, verb: 'introduction.amounts-missing' }
  return { ...broker, notice: { kind: 'introduction-silent', facts }, verb: 'introduction.silent' }
}

/** When to come back to an introduction about which somebody was asked or told; null where nobody is asked any more. */
function nextTime({ row, followUp }: Planned, at: Date): Date | null {
  if (followUp.do === 'stop-asking') return null
  if (row.stage === 'completed') return askedAgainAt(amountAskedOf(row.silences), at)
  return followUpAt(row.stage === 'declined' ? 'consent' : row.stage, at) ?? new Date(at.getTime() + dayMs)
}

/** Asks and tells about some introductions in one transaction; what changed since it was planned is left for the next time. */
async function tellAbout(context: SystemContext, planned: readonly Planned[], at: Date): Promise<readonly Chased[]> {
  const ours = new Set(
    await lockDue(
      context.db,
      planned.map(({ row }) => row),
      at,
    ),
  )
  const held = planned.filter(({ row }) => ours.has(row.id))
  const asking = held.flatMap(({ followUp }) => (followUp.do === 'ask' ? [followUp.personId] : []))
  const free = await lockUnasked(context.db, asking, askedLately(context))
  const kept = held.filter(({ followUp }) => followUp.do !== 'ask' || free.has(followUp.personId))
  const told = kept.map((each) => ({ ...tellingOf(each, at), row: each.row }))
  await noteFollowUps(
    context.db,
    kept.map((each) => ({ id: each.row.id, silences: each.row.silences + 1, nextFollowUpAt: nextTime(each, at) })),
  )
  const entries = told.map(
    ({ row, verb, detail }): AuditFacts => ({ at, actorId: null, verb, subjectKind: 'introduction', subjectId: row.id, detail }),
  )
  await tellMany(
    context,
    told.flatMap(({ personIds, notice }) => personIds.map((personId) => ({ personId, notice }))),
  )
  await appendAudit(context.db, ...entries)
  return [...told.map(({ chased }) => chased), ...planned.slice(kept.length).map((): Chased => 'gone')]
}
