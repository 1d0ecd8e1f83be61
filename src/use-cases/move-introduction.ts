import {
  type IntroductionFacts,
  introductionById,
  introductionIdByNumber,
  introductionsFor,
  lockIntroduction,
  updateIntroduction,
} from '../../db/queries/introductions.ts'
import { followUpAfterMs, moveStage, type Side, type Stage, type StageMove } from '../domain/introduction.ts'
import type { IntroductionView } from '../domain/match-view.ts'
import { hasRole, sideOf } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { enterStage, tellSide } from './answer-introduction.ts'
import type { Context } from './context.ts'
import { introductionView, sidesOf } from './load-introduction.ts'
import { audit, inTransaction, tell } from './record-change.ts'

export type IntroductionMoved =
  | { readonly outcome: 'moved'; readonly number: number; readonly stage: Stage }
  | { readonly outcome: 'noted'; readonly number: number }

/** What a side or the broker says of an introduction: a move of stage, or only that it goes on. */
export type Progress = Exclude<StageMove, 'introduce' | 'lapse' | 'complete'> | 'still-talking'

const otherSide: Record<Side, Side> = { offer: 'need', need: 'offer' }

/** Either side or the broker moves an introduction on, holds it, ends it, or says that it goes on. */
export async function moveIntroduction(
  context: Context,
  input: { readonly introductionId: string; readonly progress: Progress; readonly reason?: string },
): Promise<IntroductionMoved | Refused> {
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, input.introductionId)
    if (!facts) return refuse('introduction-not-found')
    const { introduction } = facts
    const side = sideOf(inside.actor, sidesOf(facts))
    if (!side && !hasRole(inside.actor, introduction.projectId, 'broker')) return refuse('not-a-side')
    if (!introduction.introducedAt) return refuse('not-introduced-yet')
    return input.progress === 'still-talking' ? note(inside, facts) : moveOn(inside, facts, side, input.progress, input.reason)
  })
}

async function note(context: Context, { introduction }: IntroductionFacts): Promise<IntroductionMoved | Refused> {
  const wait = followUpAfterMs[introduction.stage]
  if (wait === null) return refuse('stage-move-not-allowed', introduction.stage)
  await updateIntroduction(context.db, introduction.id, { silences: 0, nextFollowUpAt: new Date(context.clock().getTime() + wait) })
  await audit(context, 'introduction.goes-on', { kind: 'introduction', id: introduction.id }, { stage: introduction.stage })
  return { outcome: 'noted', number: introduction.number }
}

async function moveOn(
  context: Context,
  facts: IntroductionFacts,
  side: Side | null,
  move: StageMove,
  reason: string | undefined,
): Promise<IntroductionMoved | Refused> {
  const { introduction } = facts
  const stage = moveStage(introduction.stage, move)
  if (!stage) return refuse('stage-move-not-allowed', introduction.stage)
  await enterStage(context, facts, stage, reason ? { endedReason: reason } : {})
  const notice = { kind: 'introduction-moved', facts: { introductionId: introduction.id } } as const
  for (const each of side ? [otherSide[side]] : (['offer', 'need'] as const)) await tellSide(context, facts, each, notice)
  if (introduction.brokerId !== context.actor.personId) await tell(context, [introduction.brokerId], notice)
  return { outcome: 'moved', number: introduction.number, stage }
}

/** Introductions of the actor's facilities and of the projects they broker, open ones first. */
export async function readIntroductions(context: Context): Promise<readonly IntroductionView[]> {
  const projectIds = context.actor.roles.filter((held) => held.role === 'broker').map((held) => held.projectId)
  const rows = await introductionsFor(context.db, { facilityIds: context.actor.facilityIds, projectIds }, 10)
  const views = await Promise.all(rows.map((facts) => introductionView(context, context.actor, facts)))
  return views.filter((view) => view !== null)
}

/** One introduction by the number people type, for its sides and broker. */
export async function readIntroduction(
  context: Context,
  input: { readonly introductionId: string } | { readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly view: IntroductionView } | Refused> {
  const id = 'introductionId' in input ? input.introductionId : await introductionIdByNumber(context.db, input.number)
  const facts = id ? await introductionById(context.db, id) : null
  const view = facts && (await introductionView(context, context.actor, facts))
  return view ? { outcome: 'read', view } : refuse('introduction-not-found')
}
