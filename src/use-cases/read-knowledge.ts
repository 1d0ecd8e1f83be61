import { batchOf, changesOf, countChanges, type NamedChange } from '../../db/queries/knowledge-changes.ts'
import { projectById } from '../../db/queries/projects.ts'
import type { ChangeStatus } from '../domain/amendment.ts'
import { amendmentView, type BatchView, type ChangeView, type KnowledgeState } from '../domain/amendment-view.ts'
import { hasRole, refuseKnowledge } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context, SystemContext } from './context.ts'

const changesShown = 6

/** Projects whose knowledge the actor may propose changes to, with how it stands. */
export async function readKnowledgeStates(context: Context): Promise<readonly KnowledgeState[]> {
  const projectIds = [...new Set(context.actor.roles.map((held) => held.projectId))].filter(
    (projectId) => refuseKnowledge(context.actor, projectId, 'propose') === null,
  )
  const states = await Promise.all(
    projectIds.map(async (projectId): Promise<readonly KnowledgeState[]> => {
      const project = await projectById(context.db, projectId)
      if (!project) return []
      const counts = await countChanges(context.db, projectId)
      const mayDecide = hasRole(context.actor, projectId, 'admin')
      return [{ projectId, slug: project.slug, projectNames: project.names, mayDecide, ...counts }]
    }),
  )
  return states.flat()
}

/** What was proposed together, beside what holds now, for somebody who may propose or decide in the project. */
export async function batchView(context: SystemContext, reader: Context['actor'], batchId: string): Promise<BatchView | null> {
  const rows = await batchOf(context.db, batchId)
  const [first] = rows
  const project = first && (await projectById(context.db, first.projectId))
  if (!first || !project || refuseKnowledge(reader, first.projectId, 'propose') !== null) return null
  const { handbook } = await context.library.in(context.db, [first.projectId])
  const status: ChangeStatus = rows.some((row) => row.status === 'applied') ? 'applied' : first.status
  return {
    batchId,
    projectId: project.id,
    projectNames: project.names,
    origin: first.origin,
    status,
    proposer: first.proposer,
    decider: first.decider,
    changes: rows
      .slice(0, changesShown)
      .map((row) => amendmentView(handbook, row.content, status === 'proposed' ? handbook : context.library.shipped.handbook)),
    total: rows.length,
    mayDecide: refuseKnowledge(reader, first.projectId, 'decide') === null,
  }
}

/** One proposal for the actor. */
export async function readBatch(
  context: Context,
  input: { readonly batchId: string },
): Promise<{ readonly outcome: 'read'; readonly view: BatchView } | Refused> {
  const view = await batchView(context, context.actor, input.batchId)
  return view ? { outcome: 'read', view } : refuse('knowledge-not-found')
}

function whenOf(row: NamedChange): Date {
  return row.undoneAt ?? row.decidedAt ?? row.proposedAt
}

export type KnowledgeHistory = {
  readonly outcome: 'history'
  readonly state: KnowledgeState
  readonly changes: readonly (ChangeView & { readonly batchId: string })[]
  readonly total: number
}

/** A page of what was changed in a project's knowledge, or of what waits, newest first. */
export async function readKnowledgeHistory(
  context: Context,
  input: { readonly projectId: string; readonly of: 'history' | 'waiting'; readonly limit: number; readonly offset: number },
): Promise<KnowledgeHistory | Refused> {
  const state = (await readKnowledgeStates(context)).find(({ projectId }) => projectId === input.projectId)
  if (!state) return refuse('not-a-knower')
  const statuses: readonly ChangeStatus[] = input.of === 'waiting' ? ['proposed'] : ['applied', 'undone', 'refused']
  const { changes, total } = await changesOf(context.db, { ...input, statuses })
  const { handbook } = await context.library.in(context.db, [input.projectId])
  const shipped = context.library.shipped.handbook
  return {
    outcome: 'history',
    state,
    total,
    changes: changes.map((row) => ({
      ...amendmentView(handbook, row.content, row.status === 'proposed' ? handbook : shipped),
      changeId: row.id,
      batchId: row.batchId,
      status: row.status,
      origin: row.origin,
      at: whenOf(row),
      who: row.undoer ?? row.decider ?? row.proposer,
    })),
  }
}
