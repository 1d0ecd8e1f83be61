import { type IntroductionFacts, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { startOfDay } from '../domain/calendar.ts'
import { type EndReason, followUpAt, moveStage, otherSide, type Side, type Stage, type StageMove } from '../domain/introduction.ts'
import { hasRole, sideOf } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Context } from './context.ts'
import { enterStage, type StageChange } from './enter-stage.ts'
import { today } from './follow-procedure.ts'
import { sidesOf } from './load-introduction.ts'
import { audit, inTransaction, tell } from './record-change.ts'
import { tellSide } from './tell-side.ts'

export type IntroductionMoved =
  | { readonly outcome: 'moved'; readonly number: number; readonly stage: Stage; readonly wakesOn?: IsoDay }
  | { readonly outcome: 'noted'; readonly number: number }

/** What a side or the broker says of an introduction: a move of stage, or only that it goes on. */
export type Progress = Exclude<StageMove, 'introduce' | 'lapse' | 'complete'> | 'still-talking'

/** A move, why it ends, and when something on hold is taken up again. */
export type Move = {
  readonly introductionId: string
  readonly progress: Progress
  readonly because?: EndReason
  readonly reason?: string
  readonly wakesOn?: IsoDay
}

const farthestDays = 730

function refuseDay(context: Context, day: IsoDay | undefined): Refused | null {
  if (day === undefined) return null
  if (day <= today(context)) return refuse('date-past', day)
  return Date.parse(day) - Date.parse(today(context)) > farthestDays * 86_400_000 ? refuse('date-too-far', day) : null
}

/** Either side or the broker moves an introduction on, holds it, ends it, or says that it goes on. */
export async function moveIntroduction(context: Context, input: Move): Promise<IntroductionMoved | Refused> {
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, input.introductionId)
    if (!facts) return refuse('introduction-not-found')
    const { introduction } = facts
    const side = sideOf(inside.actor, sidesOf(facts))
    if (!side && !hasRole(inside.actor, introduction.projectId, 'broker')) return refuse('not-a-side')
    if (!introduction.introducedAt) return refuse('not-introduced-yet')
    if (input.progress === 'still-talking') return note(inside, facts)
    return refuseDay(inside, input.wakesOn) ?? moveOn(inside, facts, side, { ...input, progress: input.progress })
  })
}

async function note(context: Context, { introduction }: IntroductionFacts): Promise<IntroductionMoved | Refused> {
  const nextFollowUpAt = followUpAt(introduction.stage, context.clock())
  if (!nextFollowUpAt) return refuse('stage-move-not-allowed', introduction.stage)
  await updateIntroduction(context.db, introduction.id, { silences: 0, nextFollowUpAt })
  await audit(context, 'introduction.goes-on', { kind: 'introduction', id: introduction.id }, { stage: introduction.stage })
  return { outcome: 'noted', number: introduction.number }
}

function changeOf(facts: IntroductionFacts, { progress, because, reason, wakesOn }: Move): StageChange {
  if (progress === 'hold') {
    const wakesAt = wakesOn ? { nextFollowUpAt: startOfDay(wakesOn, 'UTC') } : {}
    return { heldFrom: facts.introduction.stage, ...wakesAt }
  }
  if (progress !== 'decline') return { heldFrom: null }
  return { ...(because ? { endedBecause: because } : {}), ...(reason ? { endedReason: reason } : {}) }
}

async function moveOn(
  context: Context,
  facts: IntroductionFacts,
  side: Side | null,
  input: Move & { readonly progress: StageMove & Progress },
): Promise<IntroductionMoved | Refused> {
  const { introduction } = facts
  const moved = moveStage(introduction.stage, input.progress)
  if (!moved) return refuse('stage-move-not-allowed', introduction.stage)
  const stage = input.progress === 'resume' ? (introduction.heldFrom ?? moved) : moved
  await enterStage(context, facts, stage, changeOf(facts, input))
  const notice = { kind: 'introduction-moved', facts: { introductionId: introduction.id } } as const
  for (const each of side ? [otherSide[side]] : (['offer', 'need'] as const)) await tellSide(context, facts, each, notice)
  if (introduction.brokerId !== context.actor.personId) await tell(context, [introduction.brokerId], notice)
  return { outcome: 'moved', number: introduction.number, stage, ...(input.wakesOn ? { wakesOn: input.wakesOn } : {}) }
}
