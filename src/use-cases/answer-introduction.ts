import { type IntroductionFacts, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { type Answer, consentOutcome, followUpAt, isSecretlyOver, readsAsAsked, type Side } from '../domain/introduction.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { enterStage } from './enter-stage.ts'
import { beginProcedure } from './follow-procedure.ts'
import { enterExpected } from './keep-ledger.ts'
import { answeringSide } from './load-introduction.ts'
import { listingsOf } from './load-match.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'
import { tellSide } from './tell-side.ts'

export type ConsentAnswered = { readonly outcome: 'answered'; readonly result: 'waiting' | 'introduced' | 'declined' }

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
  if (isSecretlyOver(introduction)) return null
  if (introduction.stage !== 'consent') return refuse('consent-closed')
  const listings = await listingsOf(context, facts.match)
  const bothActive = listings?.offer.status === 'active' && listings.need.status === 'active'
  return bothActive ? null : refuse('listing-not-active')
}

async function note(context: Context, facts: IntroductionFacts, side: Side, answer: Answer): Promise<ConsentAnswered> {
  const { introduction } = facts
  const own = side === 'offer' ? { offerAnswer: answer } : { needAnswer: answer }
  const subject = { kind: 'introduction', id: introduction.id }
  const nextFollowUpAt = followUpAt('consent', context.clock())
  if (isSecretlyOver(introduction)) {
    // Refusing would tell this side that the other one declined before the time was up.
    await updateIntroduction(context.db, introduction.id, answer === 'yes' ? { ...own, silences: 0, nextFollowUpAt } : own)
    await audit(context, `introduction.answered-${answer}`, subject, { side })
    return { outcome: 'answered', result: answer === 'no' ? 'declined' : 'waiting' }
  }
  const answers = { offer: introduction.offerAnswer, need: introduction.needAnswer, [side]: answer }
  const result = consentOutcome(answers.offer, answers.need)
  await updateIntroduction(context.db, introduction.id, result === 'wait' ? { ...own, silences: 0, nextFollowUpAt } : own)
  await audit(context, `introduction.answered-${answer}`, subject, { side })
  if (result === 'wait') {
    await refreshCards(context, { introductionId: introduction.id })
    return { outcome: 'answered', result: 'waiting' }
  }
  return result === 'introduce' ? introduce(context, facts) : decline(context, facts)
}

async function introduce(context: Context, facts: IntroductionFacts): Promise<ConsentAnswered> {
  const introductionId = facts.introduction.id
  await beginProcedure(context, facts)
  await enterExpected(context, facts)
  await enterStage(context, facts, 'introduced', { introducedAt: context.clock() })
  const notice = { kind: 'introduced', facts: { introductionId } } as const
  for (const side of ['offer', 'need'] as const) await tellSide(context, facts, side, notice)
  await tell(context, [facts.introduction.brokerId], notice)
  return { outcome: 'answered', result: 'introduced' }
}

/** Whoever declined has just been answered, and the broker hears of it now; the other side only when an answer would have been late. */
export async function decline(context: Context, facts: IntroductionFacts): Promise<ConsentAnswered> {
  const { introduction } = facts
  const { silences, nextFollowUpAt } = introduction
  await enterStage(context, facts, 'declined', { silences, nextFollowUpAt: nextFollowUpAt ?? context.clock() })
  await tell(context, [introduction.brokerId], { kind: 'not-worked-out', facts: { introductionId: introduction.id } })
  return { outcome: 'answered', result: 'declined' }
}

/** Takes a yes back as long as the other side has not said yes too: the side is asked again as if it had not answered. */
export async function takeBackConsent(
  context: Context,
  input: { readonly introductionId: string },
): Promise<{ readonly outcome: 'taken-back' } | Refused> {
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, input.introductionId)
    if (!facts) return refuse('introduction-not-found')
    const { introduction } = facts
    const side = sideWithYes(inside, facts)
    if (side === 'not-a-side') return refuse('not-a-side')
    if (!readsAsAsked(introduction)) return refuse('consent-closed')
    if (!side) return refuse('nothing-to-take-back')
    await updateIntroduction(inside.db, introduction.id, side === 'offer' ? { offerAnswer: null } : { needAnswer: null })
    await audit(inside, 'introduction.consent-taken-back', { kind: 'introduction', id: introduction.id }, { side })
    return { outcome: 'taken-back' }
  })
}

function sideWithYes({ actor }: Context, facts: IntroductionFacts): Side | 'not-a-side' | null {
  const own = { offer: actor.facilityIds.includes(facts.offerFacilityId), need: actor.facilityIds.includes(facts.needFacilityId) }
  if (!own.offer && !own.need) return 'not-a-side'
  const { offerAnswer, needAnswer } = facts.introduction
  if (own.offer && offerAnswer === 'yes') return 'offer'
  return own.need && needAnswer === 'yes' ? 'need' : null
}
