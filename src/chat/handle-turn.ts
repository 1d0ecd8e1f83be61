import { failed, refused } from '../../prompts/present/general.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Extract } from '../domain/extraction.ts'
import { faultCode, faultPlace } from '../domain/fault.ts'
import { closestLocale } from '../domain/locale.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { hasGaps } from '../language/fill-gaps.ts'
import { readMessage } from '../language/read-message.ts'
import type { Reader } from '../language/reader.ts'
import type { ActionIntent } from '../message/action.ts'
import type { Form } from '../message/form.ts'
import { type Message, mapActions, type SentMessage } from '../message/message.ts'
import type { Turn } from '../message/turn.ts'
import type { SystemContext } from '../use-cases/context.ts'
import { identifyPerson } from '../use-cases/identify-person.ts'
import { issueAction, redeemAction } from '../use-cases/issue-actions.ts'
import { ownFacilities } from '../use-cases/join-facility.ts'
import { inTransaction } from '../use-cases/record-change.ts'
import { takeInEvent } from '../use-cases/take-in-event.ts'
import { act } from './action.ts'
import { runCommand } from './command.ts'
import { registerFromForm } from './commands/facility.ts'
import { type Chat, type Reply, reply } from './conversation.ts'
import { answerText } from './free-text.ts'

/** What a person may write in one message, in characters; far above any real post. */
const longestText = 20_000

/** A longer text is not sent to a language model. */
const longestProposed = 4000

/** What texts are understood with; `extract` only where a language model is set up. */
export type Understanding = { readonly reader: Reader; readonly extract?: Extract }

export type TurnAnswer = { readonly messages: readonly SentMessage[]; readonly form?: Form }

async function chatOf(context: SystemContext, reader: Reader, turn: Turn, proposed: Chat['proposed']): Promise<Chat> {
  const { from, displayName, localeTag, timeZone } = turn
  const { person, actor } = await identifyPerson(context, { ...from, displayName, localeTag, timeZone })
  const acting = { ...context, actor }
  const [facility] = await ownFacilities(acting)
  return {
    context: acting,
    locale: person.locale,
    personName: person.name,
    reader,
    reading: { today: wallClock(context.clock(), person.timeZone).day, country: facility?.country ?? null },
    proposed,
    key: { personId: person.id, platform: from.platform, conversation: from.conversation },
  }
}

async function redeemed(chat: Chat, token: string): Promise<ActionIntent | Refused> {
  const outcome = await redeemAction(chat.context, { personId: chat.context.actor.personId, token })
  return outcome.outcome === 'refused' ? outcome : outcome.intent
}

async function answerTyped(chat: Chat, text: string): Promise<Reply> {
  const typed = text.trim()
  if (typed.length > longestText) return reply(refused(chat.locale, refuse('text-too-long', String(longestText))))
  if (typed === '') return reply(refused(chat.locale, refuse('text-empty')))
  const command = /^\/(\S{1,40})(?:\s+([\s\S]*))?$/.exec(typed)
  return command?.[1] ? runCommand(chat, command[1], command[2] ?? '') : answerText(chat, typed)
}

async function answer(chat: Chat, turn: Turn): Promise<Reply> {
  const { body } = turn
  if (body.type === 'text') return answerTyped(chat, body.text)
  if (body.type === 'command') return answerTyped(chat, `/${body.name} ${body.argument}`)
  if (body.type === 'file') return reply(refused(chat.locale, refuse('files-not-read', body.name)))
  const intent = await redeemed(chat, body.token)
  if ('outcome' in intent) return reply(refused(chat.locale, intent))
  if (body.type === 'action') return act(chat, intent)
  return intent.purpose === 'facility.register'
    ? registerFromForm(chat, body.values)
    : reply(refused(chat.locale, refuse('button-expired')))
}

async function withTokens(chat: Chat, messages: readonly Message<ActionIntent>[]): Promise<readonly SentMessage[]> {
  const sent: SentMessage[] = []
  for (const message of messages) {
    sent.push(await mapActions(message, (intent) => issueAction(chat.context, chat.context.actor.personId, intent)))
  }
  return sent
}

/** Asks the language model, where there is one, about a text that the grammar leaves gaps in; before any transaction begins. */
async function proposalFor(context: SystemContext, { reader, extract }: Understanding, { body }: Turn): Promise<Chat['proposed']> {
  if (!extract || body.type !== 'text' || body.text.startsWith('/') || body.text.length > longestProposed) return null
  const today = wallClock(context.clock(), 'UTC').day
  return hasGaps(readMessage(body.text, reader, { today, country: null })) ? extract(body.text, today) : null
}

/**
 * Answers one event of any platform. Taking the event in, everything it changes and the state of the dialogue are one
 * transaction: a repeated event changes nothing, a failed one leaves nothing behind and may be sent again.
 */
export async function handleTurn(context: SystemContext, understanding: Understanding, turn: Turn): Promise<TurnAnswer> {
  const { platform, workspace } = turn.from
  try {
    const proposed = await proposalFor(context, understanding, turn)
    return await inTransaction(context, async (inside) => {
      if (!(await takeInEvent(inside, { platform, workspace, eventId: turn.eventId }))) return { messages: [] }
      const chat = await chatOf(inside, understanding.reader, turn, proposed)
      const { messages, form } = await answer(chat, turn)
      const sent = await withTokens(chat, messages)
      return form ? { messages: sent, form } : { messages: sent }
    })
  } catch (fault) {
    context.log.error({ platform, fault: faultCode(fault), place: faultPlace(fault) }, 'a turn failed; nothing of it was stored')
    // The words of a failure carry no buttons, so they need no tokens and no database.
    return { messages: [failed(closestLocale(turn.localeTag)) as SentMessage] }
  }
}
