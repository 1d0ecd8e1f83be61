import { failed, refused } from '../../prompts/present/general.ts'
import { wallClock } from '../domain/calendar.ts'
import type { Extract } from '../domain/extraction.ts'
import { faultCode, faultPlace } from '../domain/fault.ts'
import { closestLocale } from '../domain/locale.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { hasGaps } from '../language/fill-gaps.ts'
import { readMessage } from '../language/read-message.ts'
import type { ActionIntent } from '../message/action.ts'
import type { Form } from '../message/form.ts'
import { mapAllActions, type SentMessage } from '../message/message.ts'
import type { Turn } from '../message/turn.ts'
import type { SystemContext } from '../use-cases/context.ts'
import { identifyPerson } from '../use-cases/identify-person.ts'
import { issueActions, redeemAction } from '../use-cases/issue-actions.ts'
import { ownFacilities } from '../use-cases/join-facility.ts'
import { isInRoom } from '../use-cases/keep-dialogue.ts'
import { knownTo } from '../use-cases/read-projects.ts'
import { inTransaction } from '../use-cases/record-change.ts'
import { takeInEvent } from '../use-cases/take-in-event.ts'
import { act, settles } from './action.ts'
import { commandNamed, runCommand } from './command.ts'
import { registerFromForm } from './commands/facility.ts'
import { homeMessages } from './commands/home.ts'
import { knowledgeFromForm, placeFromForm } from './commands/knowledge-form.ts'
import { procedureFromForm } from './commands/procedure.ts'
import { severalFromForm } from './commands/review-several.ts'
import { type Chat, type Reply, reply } from './conversation.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { changeMessage } from './dialogues/room.ts'
import { answerFile } from './files.ts'
import { answerText } from './free-text.ts'

/** What a person may write in one message, in characters; far above any real post. */
const longestText = 20_000

/** A longer text is not sent to a language model. */
const longestProposed = 4000

export type TurnAnswer = {
  readonly messages: readonly SentMessage[]
  readonly form?: Form
  readonly settled?: boolean
  readonly listening?: boolean
}

/** What names a message on every platform: an edit of it names the same. */
function heardAs({ from: { platform, workspace }, body, messageId, eventId }: Turn): string {
  return `${platform}:${workspace}:${body.type === 'edit' ? body.messageId : (messageId ?? eventId)}`
}

async function chatOf(context: SystemContext, turn: Turn, proposed: Chat['proposed']): Promise<Chat> {
  const { from, displayName, localeTag, timeZone } = turn
  const { person, actor } = await identifyPerson(context, { ...from, displayName, localeTag, timeZone })
  const known = await knownTo({ ...context, actor })
  const acting = { ...context, actor, knowledge: known.knowledge }
  const [facility] = await ownFacilities(acting)
  return {
    context: acting,
    locale: person.locale,
    personName: person.name,
    known,
    reader: known.reader,
    reading: { today: wallClock(context.clock(), person.timeZone).day, country: facility?.country ?? null },
    proposed,
    key: { personId: person.id, platform: from.platform, conversation: from.conversation },
    heard: heardAs(turn),
  }
}

async function redeemed(chat: Chat, token: string): Promise<ActionIntent | Refused> {
  const outcome = await redeemAction(chat.context, { personId: chat.context.actor.personId, token })
  return outcome.outcome === 'refused' ? outcome : outcome.intent
}

async function answerTyped(chat: Chat, text: string): Promise<Reply> {
  const typed = text.trim()
  if (typed.length > longestText) {
    const inRoom = (await openDialogueOf(chat))?.kind === 'room'
    return reply(refused(chat.locale, refuse(inRoom ? 'room-text-too-long' : 'text-too-long', String(longestText))))
  }
  if (typed === '') return reply(refused(chat.locale, refuse('text-empty')))
  const command = /^\/(\S{1,40})(?:\s+([\s\S]*))?$/.exec(typed)
  return command?.[1] ? runCommand(chat, command[1], command[2] ?? '') : answerText(chat, typed)
}

/** Words behind the bot's own command that name no command are read like any other. */
async function answerCommand(chat: Chat, { name, argument }: { readonly name: string; readonly argument: string }): Promise<Reply> {
  return answerTyped(chat, commandNamed(name) ? `/${name} ${argument}` : `${name} ${argument}`)
}

async function answer(chat: Chat, turn: Turn): Promise<Reply> {
  const { body } = turn
  if (body.type === 'text') return answerTyped(chat, body.text)
  if (body.type === 'command') return answerCommand(chat, body)
  if (body.type === 'home') return homeMessages(chat)
  if (body.type === 'edit') return changeMessage(chat, body.text)
  if (body.type === 'file') return answerFile(chat, body)
  const intent = await redeemed(chat, body.token)
  if ('outcome' in intent) return reply(refused(chat.locale, intent))
  if (body.type === 'action') return { ...(await act(chat, intent)), settled: settles(intent.purpose) }
  if (intent.purpose === 'facility.register') return registerFromForm(chat, body.values)
  if (intent.purpose === 'review.several') return severalFromForm(chat, intent.subject, body.values)
  if (intent.purpose === 'knowledge.form') return knowledgeFromForm(chat, intent.subject, body.values)
  if (intent.purpose === 'procedure.form') return procedureFromForm(chat, intent.subject, body.values)
  if (intent.purpose === 'listing.place-other') return placeFromForm(chat, intent.subject, body.values)
  return reply(refused(chat.locale, refuse('button-expired')))
}

/** Asks the language model, where there is one, about a text that the grammar leaves gaps in; before any transaction begins. */
async function proposalFor(context: SystemContext, extract: Extract | undefined, { body, from }: Turn): Promise<Chat['proposed']> {
  if (!extract || body.type !== 'text' || body.text.startsWith('/') || body.text.length > longestProposed) return null
  // What people write to each other is nobody else's to read.
  if (await isInRoom(context, from)) return null
  const today = wallClock(context.clock(), 'UTC').day
  return hasGaps(readMessage(body.text, context.library.shipped.reader, { today, country: null })) ? extract(body.text, today) : null
}

/**
 * Answers one event of any platform. Taking the event in, everything it changes and the state of the dialogue are one
 * transaction: a repeated event changes nothing, a failed one leaves nothing behind and may be sent again. `extract` only
 * where a language model is set up.
 */
export async function handleTurn(context: SystemContext, extract: Extract | undefined, turn: Turn): Promise<TurnAnswer> {
  const { platform, workspace } = turn.from
  try {
    const proposed = await proposalFor(context, extract, turn)
    return await inTransaction(context, async (inside) => {
      if (!(await takeInEvent(inside, { platform, workspace, eventId: turn.eventId }))) return { messages: [] }
      const chat = await chatOf(inside, turn, proposed)
      const { messages, form, settled } = await answer(chat, turn)
      const sent = await mapAllActions(messages, (intents) => issueActions(inside, chat.context.actor.personId, intents))
      const listening = (await openDialogueOf(chat)) !== null
      return { messages: sent, ...(form ? { form } : {}), ...(settled ? { settled } : {}), ...(listening ? { listening } : {}) }
    })
  } catch (fault) {
    context.log.error({ platform, fault: faultCode(fault), place: faultPlace(fault) }, 'a turn failed; nothing of it was stored')
    // The words of a failure carry no buttons, so they need no tokens and no database.
    return { messages: [failed(closestLocale(turn.localeTag)) as SentMessage] }
  }
}
