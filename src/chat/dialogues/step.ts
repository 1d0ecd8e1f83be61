import { cancelled, refused } from '../../../prompts/present/general.ts'
import { stageMoved } from '../../../prompts/present/introduction.ts'
import { askDelay, askProof, askStuck, heldUntil, stepTaken } from '../../../prompts/present/step.ts'
import { addDays } from '../../domain/calendar.ts'
import { refuse } from '../../domain/refusal.ts'
import type { IsoDay } from '../../domain/window.ts'
import { readDay } from '../../language/read-day.ts'
import { readShortReply } from '../../language/reply.ts'
import { moveIntroduction } from '../../use-cases/move-introduction.ts'
import { readStep } from '../../use-cases/read-step.ts'
import { type StepNews, takeStep } from '../../use-cases/take-step.ts'
import { type Chat, type Dialogue, type Reply, reply, talkOn } from '../conversation.ts'

/** Says something of a step. */
export async function sayStep(chat: Chat, stepId: string, news: StepNews): Promise<Reply> {
  const outcome = await takeStep(chat.context, { stepId, ...news })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : stepTaken(chat.locale, outcome))
}

/** "Already done": at once, or after a word of proof where the procedure wants one. */
export async function finishStep(chat: Chat, stepId: string): Promise<Reply> {
  const step = await readStep(chat.context, { stepId })
  if (step.outcome === 'refused') return reply(refused(chat.locale, step))
  if (step.proof === 'none' || step.done) return sayStep(chat, stepId, { news: 'done' })
  await talkOn(chat, { kind: 'proof', state: { stepId } })
  return reply(askProof(chat.locale, step.proof))
}

/** Asks until when a step is put off. */
export async function delayStep(chat: Chat, stepId: string): Promise<Reply> {
  const step = await readStep(chat.context, { stepId })
  if (step.outcome === 'refused') return reply(refused(chat.locale, step))
  await talkOn(chat, { kind: 'delay', state: { stepId } })
  return reply(askDelay(chat.locale, stepId))
}

/** Asks what a step is stuck on. */
export async function stickStep(chat: Chat, stepId: string): Promise<Reply> {
  const step = await readStep(chat.context, { stepId })
  if (step.outcome === 'refused') return reply(refused(chat.locale, step))
  await talkOn(chat, { kind: 'stuck', state: { stepId } })
  return reply(askStuck(chat.locale))
}

/** The day a number of days from today, for buttons. */
export const inDays = (chat: Chat, days: string): IsoDay => addDays(chat.context.clock().toISOString().slice(0, 10), Number(days))

/** Puts an introduction on hold until a day, or without one. */
export async function hold(chat: Chat, introductionId: string, day: IsoDay | null): Promise<Reply> {
  const outcome = await moveIntroduction(chat.context, { introductionId, progress: 'hold', ...(day ? { wakesOn: day } : {}) })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, null)
  const { number } = outcome
  return reply(day ? heldUntil(chat.locale, number, day) : stageMoved(chat.locale, { number, stage: 'on-hold' }))
}

type StepDialogue = Extract<Dialogue, { kind: 'delay' | 'stuck' | 'proof' | 'holding' }>

/** A day, a reason or a proof that a dialogue waited for; what cannot be read is asked again. */
export async function continueStep(chat: Chat, dialogue: StepDialogue, text: string): Promise<Reply> {
  if (readShortReply(text) === 'cancel') {
    await talkOn(chat, null)
    return reply(cancelled(chat.locale))
  }
  if (dialogue.kind === 'delay' || dialogue.kind === 'holding') {
    const day = readDay(text, chat.reader, chat.reading)
    if (!day) return reply(refused(chat.locale, refuse('date-unreadable', text)))
    return dialogue.kind === 'holding'
      ? hold(chat, dialogue.state.introductionId, day)
      : finish(chat, dialogue, { news: 'delayed', until: day })
  }
  return finish(chat, dialogue, dialogue.kind === 'stuck' ? { news: 'stuck', because: text } : { news: 'done', proof: text })
}

/** A file as the proof that a step was waiting for. */
export async function fileAsProof(chat: Chat, dialogue: Extract<Dialogue, { kind: 'proof' }>, fileId: string): Promise<Reply> {
  return finish(chat, dialogue, { news: 'done', fileId })
}

const askedAgain = ['date-past', 'date-too-far'] as const

async function finish(chat: Chat, dialogue: Extract<Dialogue, { kind: 'delay' | 'stuck' | 'proof' }>, news: StepNews): Promise<Reply> {
  const outcome = await takeStep(chat.context, { stepId: dialogue.state.stepId, ...news })
  const again = outcome.outcome === 'refused' && askedAgain.some((each) => each === outcome.refusal)
  if (!again) await talkOn(chat, null)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : stepTaken(chat.locale, outcome))
}
