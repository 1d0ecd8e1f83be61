import { nothingOpen, refused } from '../../../prompts/present/general.ts'
import { roomList } from '../../../prompts/present/room.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { readRooms } from '../../use-cases/read-room.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'
import { closeRoom, showTranscript } from '../dialogues/room.ts'

/** `/room`: the rooms one is in; `/room I-12`: what was said there. */
export async function roomCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(roomList(chat.locale, await readRooms(chat.context)))
  const reference = parseReference(argument)
  if (reference?.kind !== 'introduction') return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  return showTranscript(chat, { number: reference.number }, 0)
}

/** `/leave`: what is written is for the bot again. */
export async function leaveCommand(chat: Chat): Promise<Reply> {
  return (await closeRoom(chat)) ?? reply(nothingOpen(chat.locale))
}
