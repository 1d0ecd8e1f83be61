import { eq } from 'drizzle-orm'
import type { ProcedureStep } from '../../src/domain/procedure.ts'
import type { Database } from '../client.ts'
import { introductionStep, procedureStep } from '../schema/room.ts'

export type StepRow = typeof introductionStep.$inferSelect

/** A project's own checklist in its order; empty where it follows the shipped one. */
export async function ownProcedure(db: Database, projectId: string): Promise<readonly ProcedureStep[]> {
  const { stage, kind, owner, proof, dueDays, titles, guidance } = procedureStep
  return db
    .select({ stage, kind, owner, proof, dueDays, titles, guidance })
    .from(procedureStep)
    .where(eq(procedureStep.projectId, projectId))
    .orderBy(procedureStep.position)
}

/** Puts a project's checklist in the place of the one it had. */
export async function replaceProcedure(db: Database, projectId: string, steps: readonly ProcedureStep[]): Promise<void> {
  await db.delete(procedureStep).where(eq(procedureStep.projectId, projectId))
  if (steps.length > 0) await db.insert(procedureStep).values(steps.map((step, position) => ({ ...step, projectId, position })))
}

export async function insertSteps(db: Database, rows: readonly (typeof introductionStep.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(introductionStep).values([...rows])
}

/** The steps of an introduction, in their order. */
export async function stepsOf(db: Database, introductionId: string): Promise<readonly StepRow[]> {
  return db.select().from(introductionStep).where(eq(introductionStep.introductionId, introductionId)).orderBy(introductionStep.position)
}

export async function stepById(db: Database, id: string): Promise<StepRow | null> {
  const [row] = await db.select().from(introductionStep).where(eq(introductionStep.id, id))
  return row ?? null
}

export async function updateStep(db: Database, id: string, change: Partial<typeof introductionStep.$inferInsert>): Promise<void> {
  await db.update(introductionStep).set(change).where(eq(introductionStep.id, id))
}
