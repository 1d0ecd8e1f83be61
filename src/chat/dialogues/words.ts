import { cancelled, refused } from '../../../prompts/present/general.ts'
import { consentAnswerSent, consentQuestionSent, stageMoved } from '../../../prompts/present/introduction.ts'
import { answerSent, questionSent } from '../../../prompts/present/match.ts'
import { reviewed } from '../../../prompts/present/review.ts'
import type { Refused } from '../../domain/refusal.ts'
import { readShortReply } from '../../language/reply.ts'
import type { ActionIntent } from '../../message/action.ts'
import type { Message } from '../../message/message.ts'
import { answerBeforeConsent, askBeforeConsent } from '../../use-cases/ask-before-consent.ts'
import { answerFacilityQuestion, askFacility } from '../../use-cases/ask-facility.ts'
import { moveIntroduction } from '../../use-cases/move-introduction.ts'
import { reviewMatch } from '../../use-cases/review-match.ts'
import { type Chat, type Dialogue, type Reply, reply, talkOn } from '../conversation.ts'

/** Dialogues that wait for a sentence in the person's own words. */
export type WordsDialogue = Extract<
  Dialogue,
  { kind: 'question' | 'answer' | 'rejection' | 'ending' | 'consent-question' | 'consent-answer' }
>

async function carryOut(chat: Chat, dialogue: WordsDialogue, words: string): Promise<Message<ActionIntent> | Refused> {
  const { context, locale } = chat
  if (dialogue.kind === 'question') {
    const outcome = await askFacility(context, { ...dialogue.state, question: words })
    return outcome.outcome === 'refused' ? outcome : questionSent(locale, outcome.side)
  }
  if (dialogue.kind === 'answer') {
    const outcome = await answerFacilityQuestion(context, { ...dialogue.state, answer: words })
    return outcome.outcome === 'refused' ? outcome : answerSent(locale)
  }
  if (dialogue.kind === 'rejection') {
    const outcome = await reviewMatch(context, { ...dialogue.state, decide: 'reject', reason: 'other', words })
    return outcome.outcome === 'refused' ? outcome : reviewed(locale, outcome)
  }
  if (dialogue.kind === 'consent-question' || dialogue.kind === 'consent-answer') return beforeConsent(chat, dialogue, words)
  return endWith(chat, dialogue.state.introductionId, words)
}

async function beforeConsent(
  { context, locale }: Chat,
  dialogue: Extract<Dialogue, { kind: 'consent-question' | 'consent-answer' }>,
  words: string,
): Promise<Message<ActionIntent> | Refused> {
  if (dialogue.kind === 'consent-question') {
    const asked = await askBeforeConsent(context, { ...dialogue.state, question: words })
    return asked.outcome === 'refused' ? asked : consentQuestionSent(locale)
  }
  const answered = await answerBeforeConsent(context, { ...dialogue.state, answer: words })
  return answered.outcome === 'refused' ? answered : consentAnswerSent(locale, answered.side)
}

async function endWith({ context, locale }: Chat, introductionId: string, words: string): Promise<Message<ActionIntent> | Refused> {
  const outcome = await moveIntroduction(context, { introductionId, progress: 'decline', because: 'other', reason: words })
  if (outcome.outcome === 'refused') return outcome
  return stageMoved(locale, { number: outcome.number, stage: outcome.outcome === 'moved' ? outcome.stage : 'declined' })
}

/** The sentence a dialogue waited for; "cancel" leaves it, a refusal keeps nothing open. */
export async function continueWords(chat: Chat, dialogue: WordsDialogue, text: string): Promise<Reply> {
  await talkOn(chat, null)
  if (readShortReply(text) === 'cancel') return reply(cancelled(chat.locale))
  const result = await carryOut(chat, dialogue, text)
  return reply('outcome' in result ? refused(chat.locale, result) : result)
}
