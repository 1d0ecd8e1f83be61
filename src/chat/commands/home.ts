import { introductionCard, introductionList } from '../../../prompts/present/introduction.ts'
import { readIntroductions } from '../../use-cases/read-introductions.ts'
import { showCommand } from '../command.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** The page of a person: what waits for them, their introductions, their listings, and what else they can do; looking at it ends nothing. */
export async function homeMessages(chat: Chat): Promise<Reply> {
  const { actor } = chat.context
  const isBroker = actor.roles.some(({ role }) => role === 'broker')
  const isContact = actor.facilityIds.length > 0
  const introductions = isBroker || isContact ? await readIntroductions(chat.context) : []
  const waiting = introductions.filter(({ side, stage, ownAnswer }) => side !== null && stage === 'consent' && ownAnswer === null)
  const parts = [
    reply(...waiting.map((view) => introductionCard(chat.locale, view))),
    ...(isBroker ? [await showCommand(chat, 'review')] : []),
    ...(introductions.length > 0 ? [reply(introductionList(chat.locale, introductions))] : []),
    ...(isContact ? [await showCommand(chat, 'listings')] : []),
    await showCommand(chat, 'help'),
  ]
  return { messages: parts.flatMap(({ messages }) => messages) }
}
