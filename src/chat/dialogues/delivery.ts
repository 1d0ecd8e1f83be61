import {
  askDeliveryFigure,
  askPapers,
  deliveryConfirmed,
  deliveryDisputed,
  deliveryQuestion,
  deliveryRecorded,
  documentNoted,
  noFlowNoted,
  priceNoted,
} from '../../../prompts/present/delivery.ts'
import { cancelled, refused } from '../../../prompts/present/general.ts'
import { type DeliveryQuestion, deliveryQuestions } from '../../domain/delivery-view.ts'
import type { Refused } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { units } from '../../domain/unit.ts'
import { readDelivery as readFigure } from '../../language/read-delivery.ts'
import { readPaid } from '../../language/read-impact.ts'
import { readShortReply } from '../../language/reply.ts'
import type { ActionSubjects } from '../../message/action.ts'
import { readDelivery } from '../../use-cases/load-delivery.ts'
import { noteNothingFlowed } from '../../use-cases/note-month.ts'
import { type DeliveryOutcome, reportDelivery, settleDelivery } from '../../use-cases/record-delivery.ts'
import { nameDocument, statePrice } from '../../use-cases/state-price.ts'
import { type Chat, type Dialogues, type Reply, reply, talkOn } from '../conversation.ts'

/** Says how a delivery stands after somebody reported or settled it. */
export function sayDelivery(chat: Chat, outcome: DeliveryOutcome | Refused): Reply {
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  if (outcome.outcome === 'asked') return reply(deliveryQuestion(chat.locale, outcome))
  const say = { reported: deliveryRecorded, confirmed: deliveryConfirmed, disputed: deliveryDisputed }[outcome.outcome]
  return reply(say(chat.locale, outcome.view))
}

/** A figure that is refused or asked about leaves the dialogue open, for another one. */
async function finish(chat: Chat, outcome: DeliveryOutcome | Refused): Promise<Reply> {
  if (outcome.outcome !== 'refused' && outcome.outcome !== 'asked') await talkOn(chat, null)
  return sayDelivery(chat, outcome)
}

async function left(chat: Chat, text: string): Promise<Reply | null> {
  if (readShortReply(text) !== 'cancel') return null
  await talkOn(chat, null)
  return reply(cancelled(chat.locale))
}

/** The message after "report a delivery": an amount and a month. */
export async function continueDelivery(chat: Chat, state: Dialogues['delivery'], text: string): Promise<Reply> {
  const leaving = await left(chat, text)
  if (leaving) return leaving
  const read = readFigure(text, chat.reader, chat.reading, state.month)
  if (!read) return reply(refused(chat.locale, refuse('delivery-unreadable', text)))
  return finish(chat, await reportDelivery(chat.context, { introductionId: state.introductionId, ...read }))
}

/** The message after "a different figure": an amount. */
export async function continueFigure(chat: Chat, state: Dialogues['figure'], text: string): Promise<Reply> {
  const leaving = await left(chat, text)
  if (leaving) return leaving
  const read = readFigure(text, chat.reader, chat.reading)
  if (!read) return reply(refused(chat.locale, refuse('delivery-unreadable', text)))
  return finish(
    chat,
    await settleDelivery(chat.context, { deliveryId: state.deliveryId, settle: { ownAmount: read.amount, unit: read.unit } }),
  )
}

/** "Yes, that is right": the figure again, with its questions answered. */
export async function confirmFigure(chat: Chat, subject: ActionSubjects['delivery.sure']): Promise<Reply> {
  const unit = units.find((each) => each === subject.unit)
  if (!unit) return reply(refused(chat.locale, refuse('button-expired')))
  const answered = subject.answered.split(' ').filter((word): word is DeliveryQuestion => deliveryQuestions.some((each) => each === word))
  const { introductionId, month } = subject
  return finish(chat, await reportDelivery(chat.context, { introductionId, amount: Number(subject.amount), unit, month, answered }))
}

/** "Nothing flowed": asked again about the next month. */
export async function nothingFlowed(chat: Chat, subject: ActionSubjects['delivery.none']): Promise<Reply> {
  const outcome = await noteNothingFlowed(chat.context, subject)
  return reply(
    outcome.outcome === 'refused' ? refused(chat.locale, outcome) : noFlowNoted(chat.locale, { ...outcome, month: subject.month }),
  )
}

/** Asks for the reader's own figure. */
export async function openFigure(chat: Chat, { deliveryId }: { readonly deliveryId: string }): Promise<Reply> {
  const outcome = await readDelivery(chat.context, { deliveryId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, { kind: 'figure', state: { deliveryId } })
  return reply(askDeliveryFigure(chat.locale, outcome.view))
}

/** Asks what was paid, or what a paper is called. */
export const openPapers =
  (kind: 'price' | 'document') =>
  async (chat: Chat, { deliveryId }: { readonly deliveryId: string }): Promise<Reply> => {
    const outcome = await readDelivery(chat.context, { deliveryId })
    if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
    await talkOn(chat, { kind, state: { deliveryId } })
    return reply(askPapers(chat.locale, kind, outcome.view))
  }

/** The message after "state the price". */
export async function continuePrice(chat: Chat, { deliveryId }: Dialogues['price'], text: string): Promise<Reply> {
  const leaving = await left(chat, text)
  if (leaving) return leaving
  const read = await readDelivery(chat.context, { deliveryId })
  if (read.outcome === 'refused') return reply(refused(chat.locale, read))
  const price = readPaid(text, read.side, chat.reader, chat.reading)
  const outcome = price ? await statePrice(chat.context, { deliveryId, price }) : refuse('price-unreadable')
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, null)
  return reply(priceNoted(chat.locale, outcome.view))
}

/** The message after "name a paper". */
export async function continueDocument(chat: Chat, state: Dialogues['document'], text: string): Promise<Reply> {
  return (await left(chat, text)) ?? notePaper(chat, state, { name: text })
}

/** Notes a paper by its name, with itself where it was sent. */
export async function notePaper(
  chat: Chat,
  { deliveryId }: Dialogues['document'],
  paper: { readonly name: string; readonly fileId?: string },
): Promise<Reply> {
  const outcome = await nameDocument(chat.context, { deliveryId, ...paper })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, null)
  return reply(documentNoted(chat.locale, outcome.view))
}
