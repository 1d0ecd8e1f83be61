import { type IntroductionFacts, updateIntroduction } from '../../db/queries/introductions.ts'
import { moveStage, type Side } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { enterStage } from './enter-stage.ts'
import { audit, refreshCards, tell } from './record-change.ts'
import { tellSide } from './tell-side.ts'

/** Ends a proposal that was not answered in time; both sides read the same. */
export async function lapse(context: SystemContext, facts: IntroductionFacts): Promise<'lapsed'> {
  const { introduction } = facts
  await enterStage(context, facts, 'lapsed')
  const notice: Notice = { kind: 'not-worked-out', facts: { introductionId: introduction.id } }
  await tellSide(context, facts, 'offer', notice)
  await tellSide(context, facts, 'need', notice)
  await tell(context, [introduction.brokerId], notice)
  return 'lapsed'
}

/** Tells the side that did not decline, at the moment when the proposal would have lapsed. */
export async function tellLate(context: SystemContext, facts: IntroductionFacts): Promise<'end-told'> {
  const { introduction } = facts
  await updateIntroduction(context.db, introduction.id, { nextFollowUpAt: null })
  await audit(context, 'introduction.end-told', { kind: 'introduction', id: introduction.id })
  await refreshCards(context, { introductionId: introduction.id })
  const answers: Readonly<Record<Side, string | null>> = { offer: introduction.offerAnswer, need: introduction.needAnswer }
  const notice: Notice = { kind: 'not-worked-out', facts: { introductionId: introduction.id } }
  // Who declined has been answered then.
  for (const side of ['offer', 'need'] as const) if (answers[side] !== 'no') await tellSide(context, facts, side, notice)
  return 'end-told'
}

/** Takes up again what was on hold until today, where it stopped. */
export async function wake(context: SystemContext, facts: IntroductionFacts): Promise<'woken'> {
  const { introduction } = facts
  const stage = introduction.heldFrom ?? moveStage('on-hold', 'resume') ?? 'introduced'
  await enterStage(context, facts, stage, { heldFrom: null })
  const notice: Notice = { kind: 'introduction-moved', facts: { introductionId: introduction.id } }
  for (const side of ['offer', 'need'] as const) await tellSide(context, facts, side, notice)
  await tell(context, [introduction.brokerId], notice)
  return 'woken'
}
