import { nothingOpen, refused } from '../../prompts/present/general.ts'
import {
  askConsentAnswer,
  askConsentQuestion,
  askMove,
  consentGiven,
  consentTakenBack,
  noted,
  stageMoved,
} from '../../prompts/present/introduction.ts'
import { askEndReason, askHold } from '../../prompts/present/step.ts'
import { type EndReason, endReasons } from '../domain/introduction.ts'
import { refuse } from '../domain/refusal.ts'
import type { ActionSubjects, Purpose } from '../message/action.ts'
import { answerIntroduction, takeBackConsent } from '../use-cases/answer-introduction.ts'
import { moveIntroduction, type Progress } from '../use-cases/move-introduction.ts'
import { readIntroduction } from '../use-cases/read-introductions.ts'
import { type Chat, type Reply, reply, talkOn } from './conversation.ts'
import { closeRoom, openRoom, quitRoom, sendHeld, showTranscript } from './dialogues/room.ts'
import { delayStep, finishStep, hold, inDays, sayStep, stickStep } from './dialogues/step.ts'

type Handlers<P extends Purpose> = { readonly [Each in P]: (chat: Chat, subject: ActionSubjects[Each]) => Promise<Reply> }

const consent =
  (answer: 'yes' | 'no') =>
  async (chat: Chat, { introductionId }: { readonly introductionId: string }): Promise<Reply> => {
    const outcome = await answerIntroduction(chat.context, { introductionId, answer })
    return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : consentGiven(chat.locale, outcome.result))
  }

const progress =
  (step: Progress) =>
  async (chat: Chat, { introductionId }: { readonly introductionId: string }): Promise<Reply> => {
    const outcome = await moveIntroduction(chat.context, { introductionId, progress: step })
    if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
    return reply(outcome.outcome === 'noted' ? noted(chat.locale, outcome.number) : stageMoved(chat.locale, outcome))
  }

/** Goes on with the number of an introduction, for those who may see it. */
export async function withNumber(chat: Chat, introductionId: string, say: (number: number) => Promise<Reply>): Promise<Reply> {
  const outcome = await readIntroduction(chat.context, { introductionId })
  return outcome.outcome === 'refused' ? reply(refused(chat.locale, outcome)) : say(outcome.view.number)
}

async function endBecause(chat: Chat, introductionId: string, reason: string): Promise<Reply> {
  const because = endReasons.find((each) => each === reason)
  if (!because) return reply(refused(chat.locale, refuse('button-expired')))
  // The sentence that was asked for with the reasons is still awaited.
  if (because === 'other') return withNumber(chat, introductionId, (number) => askEnd(chat, introductionId, number))
  return end(chat, introductionId, because)
}

async function end(chat: Chat, introductionId: string, because: EndReason): Promise<Reply> {
  const outcome = await moveIntroduction(chat.context, { introductionId, progress: 'decline', because })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, null)
  return reply(stageMoved(chat.locale, { number: outcome.number, stage: 'declined' }))
}

async function askEnd(chat: Chat, introductionId: string, number: number): Promise<Reply> {
  await talkOn(chat, { kind: 'ending', state: { introductionId } })
  return reply(askEndReason(chat.locale, { introductionId, number }))
}

/** What the buttons of introductions, their rooms and their steps do. */
export const introductionHandlers: Handlers<
  Exclude<
    Extract<Purpose, `consent.${string}` | `room.${string}` | `step.${string}` | `introduction.${string}` | `consent-question.${string}`>,
    'room.keep'
  >
> = {
  'consent.yes': consent('yes'),
  'consent.no': consent('no'),
  'consent.ask': (chat, { introductionId }) =>
    withNumber(chat, introductionId, async () => {
      await talkOn(chat, { kind: 'consent-question', state: { introductionId } })
      return reply(askConsentQuestion(chat.locale))
    }),
  'consent.take-back': async (chat, { introductionId }) => {
    const outcome = await takeBackConsent(chat.context, { introductionId })
    return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : consentTakenBack(chat.locale))
  },
  'consent-question.answer': async (chat, { questionId }) => {
    await talkOn(chat, { kind: 'consent-answer', state: { questionId } })
    return reply(askConsentAnswer(chat.locale))
  },
  'room.open': (chat, { introductionId }) => openRoom(chat, introductionId),
  'room.close': async (chat) => (await closeRoom(chat)) ?? reply(nothingOpen(chat.locale)),
  'room.leave': (chat, { introductionId }) => quitRoom(chat, introductionId),
  'room.send': (chat, { introductionId }) => sendHeld(chat, introductionId),
  'room.transcript': (chat, { introductionId, page }) => showTranscript(chat, { introductionId }, Number(page)),
  'step.done': (chat, { stepId }) => finishStep(chat, stepId),
  'step.owner': (chat, { stepId, owner }) => sayStep(chat, stepId, { news: 'owner', owner }),
  'step.delay': (chat, { stepId }) => delayStep(chat, stepId),
  'step.delay-by': async (chat, { stepId, days }) => {
    const said = await sayStep(chat, stepId, { news: 'delayed', until: inDays(chat, days) })
    await talkOn(chat, null)
    return said
  },
  'step.stuck': (chat, { stepId }) => stickStep(chat, stepId),
  'introduction.moves': async (chat, { introductionId }) => {
    const outcome = await readIntroduction(chat.context, { introductionId })
    return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : askMove(chat.locale, outcome.view))
  },
  'introduction.still-talking': progress('still-talking'),
  'introduction.negotiate': progress('negotiate'),
  'introduction.implement': progress('implement'),
  'introduction.hold': (chat, { introductionId }) =>
    withNumber(chat, introductionId, async (number) => {
      await talkOn(chat, { kind: 'holding', state: { introductionId } })
      return reply(askHold(chat.locale, { introductionId, number }))
    }),
  'introduction.hold-until': (chat, { introductionId, days }) => hold(chat, introductionId, days === '' ? null : inDays(chat, days)),
  'introduction.resume': progress('resume'),
  'introduction.end': (chat, { introductionId }) => withNumber(chat, introductionId, (number) => askEnd(chat, introductionId, number)),
  'introduction.end-because': (chat, { introductionId, reason }) => endBecause(chat, introductionId, reason),
}
