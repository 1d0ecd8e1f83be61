import {
  type ChangeRow,
  insertChanges,
  listingsMeaning,
  lockBatch,
  lockChange,
  putMaterial,
  renewKnowledge,
  updateChanges,
} from '../../db/queries/knowledge-changes.ts'
import { lockListing, updateListing } from '../../db/queries/listings.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import type { ChangeOrigin, KnowledgeAmendment } from '../domain/amendment.ts'
import { type AmendmentFault, amendmentFault, noteAmendment, openDesk } from '../domain/amendment-fault.ts'
import { refuseKnowledge } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { redrawProject, WideEdit } from './change-knowledge.ts'
import type { Context, SystemContext } from './context.ts'
import { askJob, audit, inTransaction, refreshCards, tell } from './record-change.ts'

/** What is to change in a project's knowledge, as one decision. */
export type Proposal = {
  readonly projectId: string
  readonly amendments: readonly KnowledgeAmendment[]
  readonly origin: ChangeOrigin
  /** A listing whose words are to mean the new material. */
  readonly listingId?: string
}

/** A line that cannot stand; `line` counts from 1. */
export type LineFault = AmendmentFault & { readonly line: number }

export type Proposed = { readonly outcome: 'proposed'; readonly batchId: string; readonly mayDecide: boolean }
export type Unsound = { readonly outcome: 'unsound'; readonly faults: readonly LineFault[] }

/** Every amendment is checked against what is known and against those before it. */
export async function soundness(
  context: SystemContext,
  projectId: string,
  amendments: readonly KnowledgeAmendment[],
): Promise<readonly LineFault[]> {
  const { handbook } = await context.library.in(context.db, [projectId])
  const desk = openDesk(handbook)
  return amendments.flatMap((amendment, at) => {
    const fault = amendmentFault(desk, amendment)
    if (fault) return [{ ...fault, line: at + 1 }]
    noteAmendment(desk, amendment)
    return []
  })
}

/** Stores a proposal; whoever may decide is asked. Brokers and admins propose, admins decide. */
export async function proposeKnowledge(context: Context, proposal: Proposal): Promise<Proposed | Unsound | Refused> {
  const { projectId } = proposal
  const refusal = refuseKnowledge(context.actor, projectId, 'propose')
  if (refusal) return refuse(refusal)
  if (proposal.amendments.length === 0) return refuse('knowledge-empty')
  return inTransaction(context, async (inside) => {
    const faults = await soundness(inside, projectId, proposal.amendments)
    if (faults.length > 0) return { outcome: 'unsound', faults }
    const batchId = await store(inside, proposal, inside.actor.personId)
    const mayDecide = refuseKnowledge(inside.actor, projectId, 'decide') === null
    if (!mayDecide) await askAdmins(inside, projectId, batchId)
    return { outcome: 'proposed', batchId, mayDecide }
  })
}

/** Applies what an operator imports, once all of it is sound. */
export async function importKnowledge(
  context: SystemContext,
  input: { readonly projectId: string; readonly amendments: readonly KnowledgeAmendment[] },
): Promise<{ readonly outcome: 'applied'; readonly changes: number } | Unsound | Refused> {
  return changingKnowledge(context, async (inside) => {
    await renewKnowledge(inside.db, input.projectId)
    const faults = await soundness(inside, input.projectId, input.amendments)
    if (faults.length > 0) return { outcome: 'unsound', faults }
    const batchId = await store(inside, { ...input, origin: 'import' }, null)
    await apply(inside, await lockBatch(inside.db, batchId), null)
    await audit(inside, 'knowledge.applied', { kind: 'project', id: input.projectId }, { batchId, changes: input.amendments.length })
    return { outcome: 'applied', changes: input.amendments.length }
  })
}

/** Stores what the program itself proposes, such as a case of material that flowed, and asks the admins. */
export async function proposeAsProgram(context: SystemContext, proposal: Proposal): Promise<string> {
  const batchId = await store(context, proposal, null)
  await askAdmins(context, proposal.projectId, batchId)
  return batchId
}

async function store(context: SystemContext, proposal: Proposal, proposedBy: string | null): Promise<string> {
  const { projectId, amendments, origin, listingId = null } = proposal
  const batchId = context.newId()
  const proposedAt = context.clock()
  const shared = { projectId, batchId, origin, listingId, proposedBy, proposedAt }
  await insertChanges(
    context.db,
    amendments.map((amendment) => ({ id: context.newId(), amendment, ...shared })),
  )
  await audit(context, 'knowledge.proposed', { kind: 'project', id: projectId }, { batchId, changes: amendments.length, origin })
  return batchId
}

async function askAdmins(context: SystemContext, projectId: string, batchId: string): Promise<void> {
  await tell(context, await peopleWithRole(context.db, projectId, ['admin']), { kind: 'knowledge-proposed', facts: { batchId } })
}

export type KnowledgeDecided = { readonly outcome: 'applied' | 'refused-changes'; readonly changes: number; readonly projectId: string }

/** An admin applies or refuses what was proposed together. Applying checks again: much may have changed since. */
export async function decideKnowledge(
  context: Context,
  input: { readonly batchId: string; readonly decide: 'apply' | 'refuse' },
): Promise<KnowledgeDecided | Unsound | Refused> {
  return changingKnowledge(context, async (inside) => {
    const rows = await lockBatch(inside.db, input.batchId)
    const [first] = rows
    if (!first) return refuse('knowledge-not-found')
    const refusal = refuseKnowledge(inside.actor, first.projectId, 'decide')
    if (refusal) return refuse(refusal)
    if (rows.some((row) => row.status !== 'proposed')) return refuse('knowledge-settled')
    if (input.decide === 'refuse') return settle(inside, rows, 'refused-changes')
    // Holds the project's version, so that two decisions are checked one after the other.
    await renewKnowledge(inside.db, first.projectId)
    const amendments = rows.map((row) => row.content)
    const faults = await soundness(inside, first.projectId, amendments)
    if (faults.length > 0) return { outcome: 'unsound', faults }
    await apply(inside, rows, inside.actor.personId)
    return settle(inside, rows, 'applied')
  })
}

const asPercent = (share: number) => String(Math.round(share * 100))

/** An edit that would connect almost everything with everything is taken back whole and refused with its figure. */
async function changingKnowledge<Given extends SystemContext, Outcome>(
  context: Given,
  change: (inside: Given) => Promise<Outcome>,
): Promise<Outcome | Refused> {
  try {
    return await inTransaction(context, change)
  } catch (fault) {
    if (!(fault instanceof WideEdit)) throw fault
    const { figure, share } = fault.because
    return refuse(figure === 'touched' ? 'knowledge-touches-most' : 'knowledge-connects-most', asPercent(share))
  }
}

/** Makes stored changes part of their project's knowledge, and of the listings that waited for them. */
export async function apply(context: SystemContext, rows: readonly ChangeRow[], decidedBy: string | null): Promise<void> {
  const [first] = rows
  if (!first) return
  const { projectId } = first
  await updateChanges(
    context.db,
    rows.map((row) => row.id),
    { status: 'applied', decidedBy, decidedAt: context.clock() },
  )
  for (const { content } of rows) {
    if (content.kind === 'material' && content.material.id.includes(':')) await putMaterial(context.db, projectId, content.material)
  }
  await renewKnowledge(context.db, projectId)
  await redrawProject(context, projectId)
  for (const row of rows) await placeWaiting(context, row)
}

/** A listing that was proposed together with its material takes it, unless somebody placed it meanwhile. */
async function placeWaiting(context: SystemContext, { listingId, content }: ChangeRow): Promise<void> {
  if (!listingId || content.kind !== 'material') return
  const row = await lockListing(context.db, listingId)
  if (!row || row.materialId !== null) return
  await updateListing(context.db, listingId, { materialId: content.material.id, changedAt: context.clock() })
  await audit(context, 'listing.material-placed', { kind: 'listing', id: listingId }, { materialId: content.material.id })
  await refreshCards(context, { listingId })
  await askJob(context, 'match-listing', { listingId })
}

async function settle(context: Context, rows: readonly ChangeRow[], outcome: KnowledgeDecided['outcome']): Promise<KnowledgeDecided> {
  const projectId = rows[0]?.projectId ?? ''
  const batchId = rows[0]?.batchId ?? ''
  if (outcome === 'refused-changes') {
    const decided = { status: 'refused', decidedBy: context.actor.personId, decidedAt: context.clock() } as const
    await updateChanges(
      context.db,
      rows.map((row) => row.id),
      decided,
    )
  }
  await audit(
    context,
    `knowledge.${outcome === 'applied' ? 'applied' : 'refused'}`,
    { kind: 'project', id: projectId },
    { batchId, changes: rows.length },
  )
  await refreshCards(context, { batchId })
  const proposer = rows[0]?.proposedBy
  if (proposer && proposer !== context.actor.personId) await tell(context, [proposer], { kind: 'knowledge-decided', facts: { batchId } })
  return { outcome, changes: rows.length, projectId }
}

/** An admin takes one applied change back: what held before holds again. */
export async function undoKnowledge(
  context: Context,
  input: { readonly changeId: string },
): Promise<{ readonly outcome: 'undone'; readonly projectId: string } | Refused> {
  return changingKnowledge(context, async (inside) => {
    const row = await lockChange(inside.db, input.changeId)
    if (!row) return refuse('knowledge-not-found')
    const refusal = refuseKnowledge(inside.actor, row.projectId, 'decide')
    if (refusal) return refuse(refusal)
    if (row.status !== 'applied') return refuse('knowledge-settled')
    const { content } = row
    const used =
      content.kind === 'material' && content.material.id.includes(':') ? await listingsMeaning(inside.db, content.material.id) : 0
    if (used > 0) return refuse('material-in-use', String(used))
    await updateChanges(inside.db, [row.id], { status: 'undone', undoneBy: inside.actor.personId, undoneAt: inside.clock() })
    await renewKnowledge(inside.db, row.projectId)
    await redrawProject(inside, row.projectId)
    await audit(inside, 'knowledge.undone', { kind: 'project', id: row.projectId }, { changeId: row.id, kind: row.kind })
    return { outcome: 'undone', projectId: row.projectId }
  })
}
