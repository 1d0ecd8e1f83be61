import { type IntroductionFacts, lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { type StepRow, stepById, updateStep } from '../../db/queries/procedure.ts'
import { nextQuestionAt } from '../domain/follow-up.ts'
import { isOpenStage, otherSide, type Side } from '../domain/introduction.ts'
import { hasRole, sideOf } from '../domain/policy.ts'
import type { ProgressView, StepOwner } from '../domain/procedure.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Context } from './context.ts'
import { startNextStep, today } from './follow-procedure.ts'
import { isOwnFile } from './keep-file.ts'
import { sidesOf } from './load-introduction.ts'
import { progressView } from './load-procedure.ts'
import { audit, inTransaction, tell } from './record-change.ts'
import { tellSide } from './tell-side.ts'

/** What somebody says of a step; done with a note or a file as its proof. */
export type StepNews =
  | { readonly news: 'done'; readonly proof?: string; readonly fileId?: string }
  | { readonly news: 'owner'; readonly owner: 'us' | 'them' }
  | { readonly news: 'delayed'; readonly until: IsoDay }
  | { readonly news: 'stuck'; readonly because: string }

export type StepTaken = {
  readonly outcome: 'taken'
  readonly introductionId: string
  readonly number: number
  readonly news: StepNews['news']
  readonly progress: ProgressView | null
}

type Found = { readonly facts: IntroductionFacts; readonly step: StepRow; readonly side: Side | null }

/** The step, locked with its introduction, if the actor is of it and there is still something to do. */
async function openStep(context: Context, stepId: string): Promise<Found | Refused> {
  const seen = await stepById(context.db, stepId)
  const facts = seen && (await lockIntroduction(context.db, seen.introductionId))
  if (!seen || !facts) return refuse('step-not-found')
  const side = sideOf(context.actor, sidesOf(facts))
  if (!side && !hasRole(context.actor, facts.introduction.projectId, 'broker')) return refuse('step-not-found')
  if (!facts.introduction.introducedAt || !isOpenStage(facts.introduction.stage)) return refuse('step-closed')
  // Read again under the lock: a double click finds it done.
  const step = await stepById(context.db, stepId)
  return step && !step.doneAt ? { facts, step, side } : refuse('step-done')
}

/** Says of a step that it is done, whose it is, that it takes longer, or that it is stuck. */
export async function takeStep(context: Context, input: { readonly stepId: string } & StepNews): Promise<StepTaken | Refused> {
  return inTransaction(context, async (inside) => {
    const found = await openStep(inside, input.stepId)
    if ('outcome' in found) return found
    const refusal = refuseNews(inside, found, input)
    if (refusal) return refusal
    if (input.news === 'done' && input.fileId && !(await isOwnFile(inside, input.fileId))) return refuse('file-not-found')
    await apply(inside, found, input)
    const { facts, side } = found
    const { id, number, stage } = facts.introduction
    const progress = await progressView(inside, facts, side)
    const nextFollowUpAt = nextQuestionAt(stage, inside.clock(), progress?.next?.dueOn ?? null)
    // Whoever speaks ends the silence; what rests keeps the day on which it is taken up.
    await updateIntroduction(inside.db, id, { silences: 0, ...(nextFollowUpAt ? { nextFollowUpAt } : {}) })
    return { outcome: 'taken', introductionId: id, number, news: input.news, progress }
  })
}

const farthestDays = 730

function refuseNews(context: Context, { step, side }: Found, news: StepNews): Refused | null {
  if (news.news === 'done' && step.proof !== 'none' && !news.proof?.trim() && !news.fileId) return refuse('proof-wanted')
  if (news.news === 'stuck' && news.because.trim() === '') return refuse('text-empty')
  if (news.news === 'owner' && side === null) return refuse('not-a-side')
  if (news.news !== 'delayed') return null
  if (news.until < today(context)) return refuse('date-past', news.until)
  const days = (Date.parse(news.until) - Date.parse(today(context))) / 86_400_000
  return days > farthestDays ? refuse('date-too-far', news.until) : null
}

function ownerOf(side: Side | null, owner: 'us' | 'them'): StepOwner {
  return (side === 'offer') === (owner === 'us') ? 'supplier' : 'receiver'
}

async function apply(context: Context, { facts, step, side }: Found, news: StepNews): Promise<void> {
  const { id: introductionId, brokerId } = facts.introduction
  const subject = { kind: 'introduction', id: introductionId }
  const proof = news.news === 'done' && news.fileId ? { fileId: news.fileId } : {}
  const detail = { stepId: step.id, kind: step.kind, ...proof }
  if (news.news === 'done') {
    await updateStep(context.db, step.id, {
      doneAt: context.clock(),
      doneBy: context.actor.personId,
      note: news.proof?.slice(0, 2000) ?? null,
      proofFileId: news.fileId ?? null,
    })
    await startNextStep(context, introductionId)
  }
  if (news.news === 'owner') await updateStep(context.db, step.id, { owner: ownerOf(side, news.owner) })
  if (news.news === 'delayed') await updateStep(context.db, step.id, { dueOn: news.until })
  if (news.news === 'stuck') await updateStep(context.db, step.id, { note: news.because.slice(0, 2000) })
  await audit(context, `step.${news.news}`, subject, detail)
  if (news.news === 'stuck') return tell(context, [brokerId], { kind: 'step-stuck', facts: { introductionId, stepId: step.id } })
  const others = side ? [otherSide[side]] : (['offer', 'need'] as const)
  for (const each of others) await tellSide(context, facts, each, { kind: 'introduction-moved', facts: { introductionId } })
}
