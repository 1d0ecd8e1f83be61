import { type IntroductionFacts, lockIntroduction } from '../../db/queries/introductions.ts'
import { insertRoomMessage, roomMessageOfEvent, seatOf, setSeat, updateRoomMessage } from '../../db/queries/room.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { hasRoom, type RoomView, type Speaker } from '../domain/room.ts'
import type { Context } from './context.ts'
import { isOwnFile } from './keep-file.ts'
import { othersInRoom, readersOf, roomView, speakerOf } from './load-room.ts'
import { audit, inTransaction, tell } from './record-change.ts'

/** What somebody says in a room: words, or a file that they sent. `heard` names the event it came from. */
export type Saying = {
  readonly introductionId: string
  readonly heard: string
  readonly body: string | null
  readonly fileId?: string
}

type Entered = { readonly facts: IntroductionFacts; readonly speaker: Speaker }

/** Locks an introduction for somebody of its room; a room opens with the agreement of both sides and closes with the introduction. */
async function enter(context: Context, introductionId: string): Promise<Entered | Refused> {
  const facts = await lockIntroduction(context.db, introductionId)
  const speaker = facts && speakerOf(context.actor, facts)
  if (!facts || !speaker) return refuse('introduction-not-found')
  if (!facts.introduction.introducedAt) return refuse('not-introduced-yet')
  return hasRoom(facts.introduction) ? { facts, speaker } : refuse('room-closed')
}

/** Takes a seat where it was not taken: brokers join visibly, and contacts come back after they left. */
async function takeSeat(context: Context, { facts, speaker }: Entered): Promise<void> {
  const { id } = facts.introduction
  const { personId } = context.actor
  const seat = await seatOf(context.db, id, personId)
  if (seat ? seat.leftAt === null : speaker !== 'broker') return
  await setSeat(context.db, { introductionId: id, personId, leftAt: null, changedAt: context.clock() })
  await audit(context, 'room.joined', { kind: 'introduction', id }, { speaker })
  const others = await othersInRoom(context, personId, facts)
  await tell(context, others, { kind: 'room-news', facts: { introductionId: id, personId, news: 'joined' } })
}

/** Opens the room of an introduction for somebody who will write in it. */
export async function enterRoom(
  context: Context,
  input: { readonly introductionId: string },
): Promise<{ readonly outcome: 'entered'; readonly room: RoomView } | Refused> {
  return inTransaction(context, async (inside) => {
    const entered = await enter(inside, input.introductionId)
    if ('outcome' in entered) return entered
    await takeSeat(inside, entered)
    return { outcome: 'entered', room: await roomView(inside, inside.actor, entered.facts) }
  })
}

/** Leaves a room for good: nothing said in it is brought any more, until one enters again. */
export async function leaveRoom(
  context: Context,
  input: { readonly introductionId: string },
): Promise<{ readonly outcome: 'left'; readonly number: number } | Refused> {
  return inTransaction(context, async (inside) => {
    const entered = await enter(inside, input.introductionId)
    if ('outcome' in entered) return entered
    const { facts, speaker } = entered
    const { id, number } = facts.introduction
    const { personId } = inside.actor
    const seat = await seatOf(inside.db, id, personId)
    const seated = seat ? seat.leftAt === null : speaker !== 'broker'
    if (!seated) return { outcome: 'left', number }
    const others = await othersInRoom(inside, personId, facts)
    await setSeat(inside.db, { introductionId: id, personId, leftAt: inside.clock(), changedAt: inside.clock() })
    await audit(inside, 'room.left', { kind: 'introduction', id }, { speaker })
    await tell(inside, others, { kind: 'room-news', facts: { introductionId: id, personId, news: 'left' } })
    return { outcome: 'left', number }
  })
}

/** Keeps what somebody says in a room and passes it on; the same event is passed on once. */
export async function relayMessage(
  context: Context,
  input: Saying,
): Promise<{ readonly outcome: 'said'; readonly room: RoomView } | Refused> {
  const body = input.body === null || input.body.trim() === '' ? null : input.body
  const { fileId } = input
  if (body === null && !fileId) return refuse('text-empty')
  return inTransaction(context, async (inside) => {
    const entered = await enter(inside, input.introductionId)
    if ('outcome' in entered) return entered
    if (fileId && !(await isOwnFile(inside, fileId))) return refuse('file-not-found')
    await takeSeat(inside, entered)
    const { facts, speaker } = entered
    const messageId = inside.newId()
    const isNew = await insertRoomMessage(inside.db, {
      id: messageId,
      introductionId: facts.introduction.id,
      authorId: inside.actor.personId,
      speaker,
      body,
      fileId: fileId ?? null,
      eventKey: input.heard,
      saidAt: inside.clock(),
    })
    const readers = await readersOf(inside, inside.actor, facts)
    if (isNew) await passOn(inside, facts, { messageId, ...(fileId ? { fileId } : {}) }, readers)
    return { outcome: 'said', room: await roomView(inside, inside.actor, facts, readers) }
  })
}

type SaidIds = { readonly messageId: string; readonly fileId?: string }

async function passOn(context: Context, facts: IntroductionFacts, said: SaidIds, readers: readonly string[]): Promise<void> {
  const introductionId = facts.introduction.id
  const { messageId } = said
  await audit(context, 'room.said', { kind: 'introduction', id: introductionId }, said)
  await tell(context, readers, { kind: 'room-message', facts: { introductionId, messageId } })
}

/** Corrects what somebody said; only they can, while the room is open. Null when it was said nowhere in a room. */
export async function editMessage(
  context: Context,
  input: { readonly heard: string; readonly body: string },
): Promise<{ readonly outcome: 'edited'; readonly room: RoomView } | Refused | null> {
  const said = await roomMessageOfEvent(context.db, context.actor.personId, input.heard)
  if (!said) return null
  if (input.body.trim() === '') return refuse('text-empty')
  return inTransaction(context, async (inside) => {
    const entered = await enter(inside, said.introductionId)
    if ('outcome' in entered) return entered
    const { facts } = entered
    const readers = await readersOf(inside, inside.actor, facts)
    const room = await roomView(inside, inside.actor, facts, readers)
    const now = await roomMessageOfEvent(inside.db, inside.actor.personId, input.heard)
    if (!now || now.body === null || now.body === input.body) return { outcome: 'edited', room }
    await updateRoomMessage(inside.db, said.id, { body: input.body, editedAt: inside.clock() })
    await audit(inside, 'room.edited', { kind: 'introduction', id: said.introductionId }, { messageId: said.id })
    await tell(inside, readers, { kind: 'room-edited', facts: { introductionId: said.introductionId, messageId: said.id } })
    return { outcome: 'edited', room }
  })
}
