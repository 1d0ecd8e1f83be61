import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { insertSteps, ownProcedure, type StepRow, stepsOf, updateStep } from '../../db/queries/procedure.ts'
import { shippedProcedure } from '../../db/seed/load-procedure.ts'
import { dueOn, nextStep, type ProcedureStep } from '../domain/procedure.ts'
import type { IsoDay } from '../domain/window.ts'
import type { SystemContext } from './context.ts'

export const today = (context: SystemContext): IsoDay => context.clock().toISOString().slice(0, 10)

/** The checklist of a project: its own, or the shipped one. */
async function procedureOf(context: SystemContext, projectId: string): Promise<readonly ProcedureStep[]> {
  const own = await ownProcedure(context.db, projectId)
  return own.length > 0 ? own : shippedProcedure()
}

/** Gives an introduction its steps; later changes of the procedure leave it alone. */
export async function beginProcedure(context: SystemContext, facts: IntroductionFacts): Promise<void> {
  const { id, projectId } = facts.introduction
  const steps = await procedureOf(context, projectId)
  const rows = steps.map(({ stage, kind, owner, proof, dueDays, titles, guidance }, position) => {
    const due = position === 0 ? dueOn({ dueDays }, today(context)) : null
    return { id: context.newId(), introductionId: id, position, stage, kind, owner, proof, dueDays, titles, guidance, dueOn: due }
  })
  await insertSteps(context.db, rows)
}

/** After a step was done: the one that is next now, due from today on. */
export async function startNextStep(context: SystemContext, introductionId: string): Promise<StepRow | null> {
  const next = nextStep(await stepsOf(context.db, introductionId))
  if (!next || next.dueOn) return next
  const due = dueOn(next, today(context))
  await updateStep(context.db, next.id, { dueOn: due })
  return { ...next, dueOn: due }
}
