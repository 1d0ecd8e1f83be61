import { ownProcedure, replaceProcedure } from '../../db/queries/procedure.ts'
import { projectById } from '../../db/queries/projects.ts'
import { shippedProcedure } from '../../db/seed/load-procedure.ts'
import type { Names } from '../domain/locale.ts'
import { hasRole } from '../domain/policy.ts'
import type { ProcedureStep } from '../domain/procedure.ts'
import { stepsAtMost } from '../domain/procedure-lines.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { audit, inTransaction } from './record-change.ts'

/** A project's checklist as its admin sees it. */
export type ProcedureView = {
  readonly projectId: string
  readonly projectNames: Names
  readonly steps: readonly ProcedureStep[]
  readonly shipped: boolean
  readonly mayChange: boolean
}

/** The checklist of a project, for its admins and brokers; without a project, of the first they administer or broker in. */
export async function readProcedureOf(
  context: Context,
  input: { readonly projectId?: string; readonly slug?: string },
): Promise<{ readonly outcome: 'read'; readonly view: ProcedureView } | Refused> {
  const of = (wanted: 'admin' | 'broker') => context.actor.roles.filter(({ role }) => role === wanted).map(({ projectId }) => projectId)
  const projects = await Promise.all([...new Set([...of('admin'), ...of('broker')])].map((id) => projectById(context.db, id)))
  const found = projects.find((project) => {
    if (!project) return false
    if (input.projectId !== undefined) return project.id === input.projectId
    return input.slug === undefined || project.slug === input.slug
  })
  if (!found) return refuse('not-an-admin')
  const own = await ownProcedure(context.db, found.id)
  const steps = own.length > 0 ? own : shippedProcedure()
  return {
    outcome: 'read',
    view: { projectId: found.id, projectNames: found.names, steps, shipped: own.length === 0, mayChange: of('admin').includes(found.id) },
  }
}

/** Gives a project a checklist of its own, or none, so that it follows the shipped one; running introductions keep theirs. */
export async function changeProcedure(
  context: Context,
  input: { readonly projectId: string; readonly steps: readonly ProcedureStep[] },
): Promise<{ readonly outcome: 'changed' } | Refused> {
  if (!hasRole(context.actor, input.projectId, 'admin')) return refuse('not-an-admin')
  if (input.steps.length > stepsAtMost) return refuse('procedure-too-long')
  return inTransaction(context, async (inside) => {
    await replaceProcedure(inside.db, input.projectId, input.steps)
    await audit(inside, 'procedure.changed', { kind: 'project', id: input.projectId }, { steps: input.steps.length })
    return { outcome: 'changed' }
  })
}

/** The steps that projects follow until they have their own. */
export function shippedSteps(): readonly ProcedureStep[] {
  return shippedProcedure()
}
