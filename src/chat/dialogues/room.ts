import { refused } from '../../../prompts/present/general.ts'
import {
  roomClosed,
  roomDoubt,
  roomDoubtGone,
  roomEdited,
  roomEntered,
  roomLeft,
  roomSaid,
  transcript,
} from '../../../prompts/present/room.ts'
import { refuse } from '../../domain/refusal.ts'
import { roomAsksAfterMs } from '../../domain/room.ts'
import { readTranscript } from '../../use-cases/read-room.ts'
import { editMessage, enterRoom, leaveRoom, relayMessage, type Saying } from '../../use-cases/relay-message.ts'
import { type Chat, type Dialogue, type DraftState, type Reply, type RoomState, reply, talkOn } from '../conversation.ts'
import { showDraft } from './draft.ts'
import { openDialogueOf } from './resume.ts'

function draftBehind(open: Dialogue | null): DraftState | null {
  if (open?.kind === 'draft') return open.state
  return open?.kind === 'room' ? open.state.behind : null
}

/** Opens a room: from now on what is written goes to the other side. An open draft waits behind it. */
export async function openRoom(chat: Chat, introductionId: string): Promise<Reply> {
  const outcome = await enterRoom(chat.context, { introductionId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const { number } = outcome.room
  const behind = draftBehind(await openDialogueOf(chat))
  await talkOn(chat, { kind: 'room', state: { introductionId, number, at: chat.context.clock().toISOString(), held: null, behind } })
  return reply(roomEntered(chat.locale, outcome.room))
}

async function putBack(chat: Chat, { behind }: RoomState): Promise<Reply | null> {
  await talkOn(chat, behind ? { kind: 'draft', state: behind } : null)
  return behind ? showDraft(chat, behind) : null
}

type Words = Omit<Saying, 'introductionId'>

async function say(chat: Chat, state: RoomState, saying: Words): Promise<Reply> {
  const outcome = await relayMessage(chat.context, { ...saying, introductionId: state.introductionId })
  if (outcome.outcome === 'refused') {
    // A room that is closed takes nothing more; anything else can be tried again.
    const gone = outcome.refusal === 'text-empty' ? null : await putBack(chat, state)
    return reply(refused(chat.locale, outcome), ...(gone?.messages ?? []))
  }
  await talkOn(chat, { kind: 'room', state: { ...state, at: chat.context.clock().toISOString(), held: null } })
  return reply(roomSaid(chat.locale, outcome.room))
}

/** What is sent in an open room; after a long silence it is asked first whether it is meant for the other side. */
async function sayOrAsk(chat: Chat, state: RoomState, saying: Words): Promise<Reply> {
  const silentMs = chat.context.clock().getTime() - Date.parse(state.at)
  if (silentMs < roomAsksAfterMs) return say(chat, state, saying)
  const outcome = await enterRoom(chat.context, { introductionId: state.introductionId })
  if (outcome.outcome === 'refused') return say(chat, state, saying)
  const { body, heard, fileId } = saying
  await talkOn(chat, { kind: 'room', state: { ...state, held: { text: body ?? '', heard, ...(fileId ? { fileId } : {}) } } })
  return reply(roomDoubt(chat.locale, outcome.room))
}

/** Words in an open room. */
export async function continueRoom(chat: Chat, state: RoomState, text: string): Promise<Reply> {
  return sayOrAsk(chat, state, { body: text, heard: chat.heard })
}

/** A file in an open room. */
export async function fileInRoom(chat: Chat, state: RoomState, fileId: string): Promise<Reply> {
  return sayOrAsk(chat, state, { body: null, heard: chat.heard, fileId })
}

/** Sends the words or the file that waited. */
export async function sendHeld(chat: Chat, introductionId: string): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'room' || open.state.introductionId !== introductionId || !open.state.held) return reply(roomDoubtGone(chat.locale))
  const { text, heard, fileId } = open.state.held
  return say(chat, open.state, { body: text, heard, ...(fileId ? { fileId } : {}) })
}

/** What waited was for the bot: the room is closed and it is given back to be read. */
export async function takeHeld(chat: Chat, introductionId: string): Promise<NonNullable<RoomState['held']> | null> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'room' || open.state.introductionId !== introductionId || !open.state.held) return null
  await putBack(chat, open.state)
  return open.state.held
}

/** Ends writing to the other side; null where no room is open. */
export async function closeRoom(chat: Chat): Promise<Reply | null> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'room') return null
  const behind = await putBack(chat, open.state)
  return reply(roomClosed(chat.locale, open.state), ...(behind?.messages ?? []))
}

/** Leaves a room for good. */
export async function quitRoom(chat: Chat, introductionId: string): Promise<Reply> {
  const outcome = await leaveRoom(chat.context, { introductionId })
  const open = await openDialogueOf(chat)
  const behind = open?.kind === 'room' && open.state.introductionId === introductionId ? await putBack(chat, open.state) : null
  const said = outcome.outcome === 'refused' ? refused(chat.locale, outcome) : roomLeft(chat.locale, outcome.number)
  return reply(said, ...(behind?.messages ?? []))
}

/** A page of what was said. */
export async function showTranscript(
  chat: Chat,
  of: { readonly introductionId: string } | { readonly number: number },
  page: number,
): Promise<Reply> {
  const outcome = await readTranscript(chat.context, { ...of, page })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : transcript(chat.locale, outcome.transcript))
}

const longestText = 20_000

/** A changed message: where it was said in a room, the other side reads the new words; anywhere else nothing happens. */
export async function changeMessage(chat: Chat, text: string): Promise<Reply> {
  if (text.length > longestText) return reply(refused(chat.locale, refuse('room-text-too-long', String(longestText))))
  const outcome = await editMessage(chat.context, { heard: chat.heard, body: text })
  if (!outcome) return reply()
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : roomEdited(chat.locale))
}
