import { dueFollowUps, type IntroductionFacts, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { followUpAfterMs, type Side, silencesBeforeBroker } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import { enterStage, tellSide } from './answer-introduction.ts'
import type { SystemContext } from './context.ts'
import { mayBeAsked } from './may-ask.ts'
import { audit, inTransaction, tell } from './record-change.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const atOnce = 500

type Chased = 'asked' | 'later' | 'broker-told' | 'lapsed' | 'gone'

/** Asks whoever is due about each introduction; silence goes to the broker, not to more questions. */
export async function chaseIntroductions(context: SystemContext): Promise<Readonly<Record<Chased, number>>> {
  const tally: Record<Chased, number> = { asked: 0, later: 0, 'broker-told': 0, lapsed: 0, gone: 0 }
  for (const due of await dueFollowUps(context.db, context.clock(), atOnce)) {
    tally[await inTransaction(context, (inside) => chaseOne(inside, due.introduction.id))] += 1
  }
  return tally
}

async function chaseOne(context: SystemContext, introductionId: string): Promise<Chased> {
  const facts = await lockIntroduction(context.db, introductionId)
  const at = context.clock()
  if (!facts?.introduction.nextFollowUpAt || facts.introduction.nextFollowUpAt > at) return 'gone'
  const { stage, silences } = facts.introduction
  if (stage === 'consent') return chaseConsent(context, facts)
  if (silences >= silencesBeforeBroker) {
    await postpone(context, facts, followUpAfterMs[stage] ?? dayMs, silences)
    await audit(context, 'introduction.silent', { kind: 'introduction', id: introductionId }, { stage })
    await tell(context, [facts.introduction.brokerId], { kind: 'introduction-silent', facts: { introductionId } })
    return 'broker-told'
  }
  // Sides take turns, so that no one is asked twice about the same thing.
  return askSide(context, facts, silences % 2 === 0 ? 'offer' : 'need', { kind: 'follow-up', facts: { introductionId } })
}

async function chaseConsent(context: SystemContext, facts: IntroductionFacts): Promise<Chased> {
  const { introduction } = facts
  if (introduction.silences >= silencesBeforeBroker) {
    await enterStage(context, facts, 'lapsed')
    const notice: Notice = { kind: 'not-worked-out', facts: { introductionId: introduction.id } }
    await tellSide(context, facts, 'offer', notice)
    await tellSide(context, facts, 'need', notice)
    await tell(context, [introduction.brokerId], notice)
    return 'lapsed'
  }
  const answers = { offer: introduction.offerAnswer, need: introduction.needAnswer }
  const silent = (['offer', 'need'] as const).filter((side) => answers[side] === null)
  const side = silent[introduction.silences % silent.length] ?? 'offer'
  return askSide(context, facts, side, { kind: 'consent-asked', facts: { introductionId: introduction.id } })
}

async function askSide(context: SystemContext, facts: IntroductionFacts, side: Side, notice: Notice): Promise<Chased> {
  const contacts = await contactsOf(context.db, side === 'offer' ? facts.offerFacilityId : facts.needFacilityId)
  const { stage, silences } = facts.introduction
  for (const contact of contacts) {
    if (!(await mayBeAsked(context, contact))) continue
    await tell(context, [contact.id], notice)
    await audit(context, 'introduction.asked', { kind: 'introduction', id: facts.introduction.id }, { side, silences })
    await postpone(context, facts, followUpAfterMs[stage] ?? dayMs, silences + 1)
    return 'asked'
  }
  await postpone(context, facts, hourMs, silences)
  return 'later'
}

async function postpone(context: SystemContext, facts: IntroductionFacts, byMs: number, silences: number): Promise<void> {
  await updateIntroduction(context.db, facts.introduction.id, { silences, nextFollowUpAt: new Date(context.clock().getTime() + byMs) })
}
