import { answerConsentQuestion, consentQuestionById, insertConsentQuestion, lockConsentQuestion } from '../../db/queries/consent.ts'
import { lockIntroduction, updateIntroduction } from '../../db/queries/introductions.ts'
import { followUpAt, readsAsAsked, type Side } from '../domain/introduction.ts'
import { refuseReview } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { answeringSide, sidesOf } from './load-introduction.ts'
import { audit, inTransaction, tell } from './record-change.ts'
import { tellSide } from './tell-side.ts'

/** A side asks its broker something before it agrees; the other side learns nothing of it. */
export async function askBeforeConsent(
  context: Context,
  input: { readonly introductionId: string; readonly question: string },
): Promise<{ readonly outcome: 'asked' } | Refused> {
  const question = input.question.trim()
  if (question === '') return refuse('text-empty')
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, input.introductionId)
    if (!facts) return refuse('introduction-not-found')
    const side = answeringSide(inside.actor, facts)
    if (!side) return refuse('not-a-side')
    const { introduction } = facts
    if (!readsAsAsked(introduction)) return refuse('consent-closed')
    const questionId = inside.newId()
    const asked = { side, askedBy: inside.actor.personId, question, askedAt: inside.clock() }
    await insertConsentQuestion(inside.db, { id: questionId, introductionId: introduction.id, ...asked })
    await audit(inside, 'introduction.question-asked', { kind: 'introduction', id: introduction.id }, { questionId, side })
    await tell(inside, [introduction.brokerId], { kind: 'consent-question', facts: { questionId } })
    return { outcome: 'asked' }
  })
}

/** A broker of the project answers; the answer comes back to the side with its card, and its time to decide begins anew. */
export async function answerBeforeConsent(
  context: Context,
  input: { readonly questionId: string; readonly answer: string },
): Promise<{ readonly outcome: 'answered'; readonly side: Side } | Refused> {
  const answer = input.answer.trim()
  if (answer === '') return refuse('text-empty')
  const seen = await consentQuestionById(context.db, input.questionId)
  if (!seen) return refuse('question-not-found')
  return inTransaction(context, async (inside) => {
    const facts = await lockIntroduction(inside.db, seen.introductionId)
    const row = await lockConsentQuestion(inside.db, seen.id)
    if (!facts || !row || refuseReview(inside.actor, facts.introduction.projectId, sidesOf(facts)) !== null)
      return refuse('question-not-found')
    if (row.answer !== null) return refuse('question-answered-already')
    const at = inside.clock()
    await answerConsentQuestion(inside.db, row.id, { answer, answeredBy: inside.actor.personId, answeredAt: at })
    const { id } = facts.introduction
    const anew = { silences: 0, nextFollowUpAt: followUpAt('consent', at) }
    if (readsAsAsked(facts.introduction)) await updateIntroduction(inside.db, id, anew)
    await audit(inside, 'introduction.question-answered', { kind: 'introduction', id }, { questionId: row.id, side: row.side })
    await tellSide(inside, facts, row.side, { kind: 'consent-answer', facts: { questionId: row.id } })
    return { outcome: 'answered', side: row.side }
  })
}
