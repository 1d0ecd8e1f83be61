import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { consentQuestion } from '../schema/room.ts'

export type ConsentQuestionRow = typeof consentQuestion.$inferSelect

export async function insertConsentQuestion(db: Database, row: typeof consentQuestion.$inferInsert): Promise<void> {
  await db.insert(consentQuestion).values(row)
}

export async function consentQuestionById(db: Database, id: string): Promise<ConsentQuestionRow | null> {
  const [row] = await db.select().from(consentQuestion).where(eq(consentQuestion.id, id))
  return row ?? null
}

/** Questions of an introduction that nobody has answered, oldest first. */
export async function openConsentQuestions(db: Database, introductionId: string): Promise<readonly ConsentQuestionRow[]> {
  return db
    .select()
    .from(consentQuestion)
    .where(and(eq(consentQuestion.introductionId, introductionId), isNull(consentQuestion.answer)))
    .orderBy(asc(consentQuestion.askedAt))
}

/** The question with its row locked, so that two answers follow each other. */
export async function lockConsentQuestion(db: Database, id: string): Promise<ConsentQuestionRow | null> {
  const [row] = await db.select().from(consentQuestion).where(eq(consentQuestion.id, id)).for('update')
  return row ?? null
}

export async function answerConsentQuestion(
  db: Database,
  id: string,
  answer: { readonly answer: string; readonly answeredBy: string; readonly answeredAt: Date },
): Promise<void> {
  await db.update(consentQuestion).set(answer).where(eq(consentQuestion.id, id))
}
