import { type IntroductionFacts, introductionById, introductionIdByNumber, introductionsFor } from '../../db/queries/introductions.ts'
import { roomMessages, seatOf } from '../../db/queries/room.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { hasRoom, type RoomView, type TranscriptView, transcriptPage } from '../domain/room.ts'
import type { Context } from './context.ts'
import { messageView, roomView, speakerOf } from './load-room.ts'

/** Whether somebody may read what was said: both sides always, brokers once they joined and as long as they are in it. */
export async function mayReadRoom(context: Context, facts: IntroductionFacts): Promise<boolean> {
  const speaker = speakerOf(context.actor, facts)
  if (speaker !== 'broker') return speaker !== null
  const seat = await seatOf(context.db, facts.introduction.id, context.actor.personId)
  return seat !== null && seat.leftAt === null
}

/** A page of what was said in a room, oldest first, for its sides and the brokers in it. */
export async function readTranscript(
  context: Context,
  input: ({ readonly introductionId: string } | { readonly number: number }) & { readonly page: number },
): Promise<{ readonly outcome: 'read'; readonly transcript: TranscriptView } | Refused> {
  const id = 'introductionId' in input ? input.introductionId : await introductionIdByNumber(context.db, input.number)
  const facts = id ? await introductionById(context.db, id) : null
  if (!facts || !speakerOf(context.actor, facts)) return refuse('introduction-not-found')
  if (!facts.introduction.introducedAt) return refuse('not-introduced-yet')
  if (!(await mayReadRoom(context, facts))) return refuse('not-in-room')
  const page = Math.max(0, Math.trunc(input.page) || 0)
  const { rows, total } = await roomMessages(context.db, facts.introduction.id, { size: transcriptPage, number: page })
  const messages = await Promise.all(rows.toReversed().map((row) => messageView(context, context.actor, facts, row)))
  const seat = await seatOf(context.db, facts.introduction.id, context.actor.personId)
  const room = await roomView(context, context.actor, facts)
  const open = hasRoom(facts.introduction)
  return { outcome: 'read', transcript: { room, open, seated: !seat?.leftAt, messages, page, size: transcriptPage, total } }
}

/** The open rooms of somebody's facilities and of the projects they broker. */
export async function readRooms(context: Context): Promise<readonly RoomView[]> {
  const projectIds = context.actor.roles.filter(({ role }) => role === 'broker').map(({ projectId }) => projectId)
  const rows = await introductionsFor(context.db, { facilityIds: context.actor.facilityIds, projectIds }, 10)
  return Promise.all(rows.filter(({ introduction }) => hasRoom(introduction)).map((facts) => roomView(context, context.actor, facts)))
}
