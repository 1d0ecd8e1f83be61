import { facilityById } from '../../db/queries/facilities.ts'
import { keptFile } from '../../db/queries/files.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { type StepRow, stepsOf } from '../../db/queries/procedure.ts'
import type { Side } from '../domain/introduction.ts'
import { nextStep, ownerFor, type ProgressView, type ProofView, type StepView } from '../domain/procedure.ts'
import type { SystemContext } from './context.ts'

/** A step as one side, or the broker, sees it. Only for introductions whose sides know each other. */
export async function stepView(context: SystemContext, facts: IntroductionFacts, side: Side | null, row: StepRow): Promise<StepView> {
  const facilityId = { supplier: facts.offerFacilityId, receiver: facts.needFacilityId, broker: null }[row.owner]
  const facility = facilityId ? await facilityById(context.db, facilityId) : null
  const { id, kind, titles, guidance, proof, dueOn } = row
  const owner = ownerFor(side, row.owner)
  return { stepId: id, kind, titles, guidance, owner, facility: facility?.name ?? null, proof, dueOn, done: row.doneAt !== null }
}

async function proofView(context: SystemContext, { kind, titles, proofFileId }: StepRow): Promise<ProofView | null> {
  const file = await keptFile(context.db, proofFileId)
  return file && { kind, titles, file }
}

/** How far the procedure of an introduction is; null where it has none. */
export async function progressView(context: SystemContext, facts: IntroductionFacts, side: Side | null): Promise<ProgressView | null> {
  if (!facts.introduction.introducedAt) return null
  const rows = await stepsOf(context.db, facts.introduction.id)
  if (rows.length === 0) return null
  const next = nextStep(rows)
  const proofs = await Promise.all(rows.map((row) => proofView(context, row)))
  const done = rows.filter(({ doneAt }) => doneAt !== null).length
  return {
    done,
    total: rows.length,
    next: next && (await stepView(context, facts, side, next)),
    proofs: proofs.filter((proof) => proof !== null),
  }
}
