import { deliveryConfirmed, deliveryDisputed, deliveryRecorded } from '../../../prompts/present/delivery.ts'
import { cancelled, refused } from '../../../prompts/present/general.ts'
import type { Refused } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { readDelivery } from '../../language/read-delivery.ts'
import { readShortReply } from '../../language/reply.ts'
import { type DeliveryOutcome, reportDelivery, settleDelivery } from '../../use-cases/record-delivery.ts'
import { type Chat, type Dialogues, type Reply, reply, talkOn } from '../conversation.ts'

/** Says how a delivery stands after somebody reported or settled it. */
export function sayDelivery(chat: Chat, outcome: DeliveryOutcome | Refused): Reply {
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const say = { reported: deliveryRecorded, confirmed: deliveryConfirmed, disputed: deliveryDisputed }[outcome.outcome]
  return reply(say(chat.locale, outcome.view))
}

async function finish(chat: Chat, outcome: DeliveryOutcome | Refused): Promise<Reply> {
  if (outcome.outcome !== 'refused') await talkOn(chat, null)
  return sayDelivery(chat, outcome)
}

/** The message after "report a delivery": an amount and a month. */
export async function continueDelivery(chat: Chat, state: Dialogues['delivery'], text: string): Promise<Reply> {
  if (readShortReply(text) === 'cancel') {
    await talkOn(chat, null)
    return reply(cancelled(chat.locale))
  }
  const read = readDelivery(text, chat.reader, chat.reading)
  if (!read) return reply(refused(chat.locale, refuse('delivery-unreadable', text)))
  return finish(chat, await reportDelivery(chat.context, { introductionId: state.introductionId, ...read }))
}

/** The message after "a different figure": an amount. */
export async function continueFigure(chat: Chat, state: Dialogues['figure'], text: string): Promise<Reply> {
  if (readShortReply(text) === 'cancel') {
    await talkOn(chat, null)
    return reply(cancelled(chat.locale))
  }
  const read = readDelivery(text, chat.reader, chat.reading)
  if (!read) return reply(refused(chat.locale, refuse('delivery-unreadable', text)))
  return finish(
    chat,
    await settleDelivery(chat.context, { deliveryId: state.deliveryId, settle: { ownAmount: read.amount, unit: read.unit } }),
  )
}
