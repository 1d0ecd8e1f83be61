import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '../client.ts'
import { person } from '../schema/person.ts'
import { projectRole } from '../schema/project.ts'
import { roomMessage, roomSeat } from '../schema/room.ts'
import type { Person } from './people.ts'

export type RoomMessageRow = typeof roomMessage.$inferSelect
export type RoomSeatRow = typeof roomSeat.$inferSelect

/** Adds a message behind the last one; the introduction has to be locked. False when its event was taken in before. */
export async function insertRoomMessage(db: Database, row: Omit<typeof roomMessage.$inferInsert, 'sequence'>): Promise<boolean> {
  const next = sql<number>`(select coalesce(max(${roomMessage.sequence}), 0) + 1 from ${roomMessage}
    where ${roomMessage.introductionId} = ${row.introductionId})`
  const added = await db
    .insert(roomMessage)
    .values({ ...row, sequence: next })
    .onConflictDoNothing({ target: [roomMessage.introductionId, roomMessage.eventKey] })
    .returning({ id: roomMessage.id })
  return added.length === 1
}

export async function roomMessageById(db: Database, id: string): Promise<RoomMessageRow | null> {
  const [row] = await db.select().from(roomMessage).where(eq(roomMessage.id, id))
  return row ?? null
}

/** What somebody said in any room by the event it came from. */
export async function roomMessageOfEvent(db: Database, authorId: string, eventKey: string): Promise<RoomMessageRow | null> {
  const [row] = await db
    .select()
    .from(roomMessage)
    .where(and(eq(roomMessage.authorId, authorId), eq(roomMessage.eventKey, eventKey)))
  return row ?? null
}

export async function updateRoomMessage(db: Database, id: string, change: Partial<typeof roomMessage.$inferInsert>): Promise<void> {
  await db.update(roomMessage).set(change).where(eq(roomMessage.id, id))
}

/** A page of a transcript, newest first, and how many messages there are. */
export async function roomMessages(
  db: Database,
  introductionId: string,
  page: { readonly size: number; readonly number: number },
): Promise<{ readonly rows: readonly { readonly message: RoomMessageRow; readonly author: string | null }[]; readonly total: number }> {
  const here = eq(roomMessage.introductionId, introductionId)
  const [counted] = await db.select({ total: count() }).from(roomMessage).where(here)
  const rows = await db
    .select({ message: roomMessage, author: person.name })
    .from(roomMessage)
    .leftJoin(person, eq(person.id, roomMessage.authorId))
    .where(here)
    .orderBy(desc(roomMessage.sequence))
    .limit(page.size)
    .offset(page.number * page.size)
  return { rows, total: counted?.total ?? 0 }
}

/** Who joined or left a room. */
export async function roomSeats(db: Database, introductionId: string): Promise<readonly RoomSeatRow[]> {
  return db.select().from(roomSeat).where(eq(roomSeat.introductionId, introductionId))
}

export async function seatOf(db: Database, introductionId: string, personId: string): Promise<RoomSeatRow | null> {
  const [row] = await db
    .select()
    .from(roomSeat)
    .where(and(eq(roomSeat.introductionId, introductionId), eq(roomSeat.personId, personId)))
  return row ?? null
}

/** Seats somebody in a room, or notes that they left it. */
export async function setSeat(db: Database, row: typeof roomSeat.$inferInsert): Promise<void> {
  const { leftAt, changedAt } = row
  await db
    .insert(roomSeat)
    .values(row)
    .onConflictDoUpdate({ target: [roomSeat.introductionId, roomSeat.personId], set: { leftAt: leftAt ?? null, changedAt } })
}

/** Brokers of the project who joined the room and are in it. */
export async function seatedBrokers(db: Database, introductionId: string, projectId: string): Promise<readonly Person[]> {
  const rows = await db
    .select({ person })
    .from(roomSeat)
    .innerJoin(person, eq(person.id, roomSeat.personId))
    .innerJoin(projectRole, and(eq(projectRole.personId, roomSeat.personId), eq(projectRole.projectId, projectId)))
    .where(and(eq(roomSeat.introductionId, introductionId), isNull(roomSeat.leftAt), inArray(projectRole.role, ['broker'])))
  return rows.map((row) => row.person)
}
