import { type IntroductionFacts, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { type Answer, consentOutcome, followUpAfterMs, moveStage, type Side, type Stage } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'
import { answeringSide } from './load-introduction.ts'
import { listingsOf } from './load-match.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'

export type ConsentAnswered = { readonly outcome: 'answered'; readonly result: 'waiting' | 'introduced' | 'declined' }

const facilityOf = (facts: IntroductionFacts, side: Side) => (side === 'offer' ? facts.offerFacilityId : facts.needFacilityId)

/** Tells the contacts of one side. */
export async function tellSide(context: SystemContext, facts: IntroductionFacts, side: Side, notice: Notice): Promise<void> {
  const contacts = await contactsOf(context.db, facilityOf(facts, side))
  await tell(
    context,
    contacts.map((contact) => contact.id),
    notice,
  )
}

/** Moves an introduction to a stage and starts its clock anew. */
export async function enterStage(
  context: SystemContext,
  facts: IntroductionFacts,
  stage: Stage,
  change: { introducedAt?: Date; endedReason?: string } = {},
): Promise<void> {
  const at = context.clock()
  const wait = followUpAfterMs[stage]
  await updateIntroduction(context.db, facts.introduction.id, {
    ...change,
    stage,
    silences: 0,
    movedAt: at,
    nextFollowUpAt: wait === null ? null : new Date(at.getTime() + wait),
  })
  await audit(context, `introduction.${stage}`, { kind: 'introduction', id: facts.introduction.id }, { from: facts.introduction.stage })
  await refreshCards(context, { introductionId: facts.introduction.id })
}

/** One side says yes or no to being introduced; a second person of a side cannot take it back. */
export async function answerIntroduction(
  context: Context,
  input: { readonly introductionId: string; readonly answer: Answer },
): Promise<ConsentAnswered | Refused> {
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, input.introductionId)
    if (!facts) return refuse('introduction-not-found')
    const side = answeringSide(inside.actor, facts)
    if (!side) return refuse('not-a-side')
    return (await refuseAnswer(inside, facts, side)) ?? note(inside, facts, side, input.answer)
  })
}

async function refuseAnswer(context: Context, facts: IntroductionFacts, side: Side): Promise<Refused | null> {
  const { introduction } = facts
  const own = side === 'offer' ? introduction.offerAnswer : introduction.needAnswer
  if (own !== null) return refuse('already-answered')
  if (introduction.stage !== 'consent') return refuse('consent-closed')
  const listings = await listingsOf(context, facts.match)
  const bothActive = listings?.offer.status === 'active' && listings.need.status === 'active'
  return bothActive ? null : refuse('listing-not-active')
}

async function note(context: Context, facts: IntroductionFacts, side: Side, answer: Answer): Promise<ConsentAnswered> {
  const { introduction } = facts
  const nextFollowUpAt = new Date(context.clock().getTime() + (followUpAfterMs.consent ?? 0))
  const own = side === 'offer' ? { offerAnswer: answer } : { needAnswer: answer }
  await updateIntroduction(context.db, introduction.id, { ...own, silences: 0, nextFollowUpAt })
  await audit(context, `introduction.answered-${answer}`, { kind: 'introduction', id: introduction.id }, { side })
  const answers = { offer: introduction.offerAnswer, need: introduction.needAnswer, [side]: answer }
  return settle(context, facts, side, consentOutcome(answers.offer, answers.need))
}

async function settle(
  context: Context,
  facts: IntroductionFacts,
  side: Side,
  result: 'introduce' | 'decline' | 'wait',
): Promise<ConsentAnswered> {
  const introductionId = facts.introduction.id
  if (result === 'wait') {
    await refreshCards(context, { introductionId })
    return { outcome: 'answered', result: 'waiting' }
  }
  const stage = moveStage('consent', result) ?? 'declined'
  await enterStage(context, facts, stage, result === 'introduce' ? { introducedAt: context.clock() } : {})
  const notice: Notice = { kind: result === 'introduce' ? 'introduced' : 'not-worked-out', facts: { introductionId } }
  // Whoever declined has just been answered; the other side must not learn who it was.
  const told: readonly Side[] = result === 'introduce' ? ['offer', 'need'] : [side === 'offer' ? 'need' : 'offer']
  for (const each of told) await tellSide(context, facts, each, notice)
  await tell(context, [facts.introduction.brokerId], notice)
  return { outcome: 'answered', result: result === 'introduce' ? 'introduced' : 'declined' }
}
