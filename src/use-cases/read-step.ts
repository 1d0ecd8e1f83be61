import { introductionById } from '../../db/queries/introductions.ts'
import { stepById } from '../../db/queries/procedure.ts'
import type { Proof } from '../domain/procedure.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { speakerOf } from './load-room.ts'

/** What a step wants, for its sides and brokers. */
export async function readStep(
  context: Context,
  input: { readonly stepId: string },
): Promise<{ readonly outcome: 'read'; readonly proof: Proof; readonly done: boolean } | Refused> {
  const row = await stepById(context.db, input.stepId)
  const facts = row && (await introductionById(context.db, row.introductionId))
  if (!row || !facts || !speakerOf(context.actor, facts)) return refuse('step-not-found')
  return { outcome: 'read', proof: row.proof, done: row.doneAt !== null }
}
