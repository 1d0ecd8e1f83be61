import { type IntroductionFacts, updateIntroduction } from '../../db/queries/introductions.ts'
import { type EndReason, followUpAt, type Stage } from '../domain/introduction.ts'
import type { SystemContext } from './context.ts'
import { audit, refreshCards } from './record-change.ts'

export type StageChange = {
  readonly introducedAt?: Date
  readonly endedBecause?: EndReason
  readonly endedReason?: string
  readonly heldFrom?: Stage | null
  readonly silences?: number
  /** When to come back to it, where that is not the stage's usual wait. */
  readonly nextFollowUpAt?: Date | null
}

/** Moves an introduction to a stage and starts its clock anew. */
export async function enterStage(context: SystemContext, facts: IntroductionFacts, stage: Stage, change: StageChange = {}): Promise<void> {
  const at = context.clock()
  await updateIntroduction(context.db, facts.introduction.id, {
    stage,
    silences: 0,
    movedAt: at,
    nextFollowUpAt: followUpAt(stage, at),
    ...change,
  })
  const detail = { from: facts.introduction.stage, ...(change.endedBecause ? { because: change.endedBecause } : {}) }
  await audit(context, `introduction.${stage}`, { kind: 'introduction', id: facts.introduction.id }, detail)
  await refreshCards(context, { introductionId: facts.introduction.id })
}
