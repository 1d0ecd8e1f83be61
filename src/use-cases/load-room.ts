import { facilityById } from '../../db/queries/facilities.ts'
import { fileById, fileView } from '../../db/queries/files.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { type RoomMessageRow, roomSeats, seatedBrokers } from '../../db/queries/room.ts'
import type { Side } from '../domain/introduction.ts'
import { type Actor, hasRole } from '../domain/policy.ts'
import type { RoomMessageView, RoomView, Speaker } from '../domain/room.ts'
import type { SystemContext } from './context.ts'

const facilityIdOf = (facts: IntroductionFacts, side: Side) => (side === 'offer' ? facts.offerFacilityId : facts.needFacilityId)

/** The sides somebody speaks for; both where they are a contact of both facilities. */
function sidesOfActor(actor: Actor, facts: IntroductionFacts): readonly Side[] {
  return (['offer', 'need'] as const).filter((side) => actor.facilityIds.includes(facilityIdOf(facts, side)))
}

/** As what somebody may speak in a room, or null. */
export function speakerOf(actor: Actor, facts: IntroductionFacts): Speaker | null {
  const [side] = sidesOfActor(actor, facts)
  return side ?? (hasRole(actor, facts.introduction.projectId, 'broker') ? 'broker' : null)
}

type Members = { readonly offer: readonly string[]; readonly need: readonly string[]; readonly brokers: readonly string[] }

async function membersOf(context: SystemContext, facts: IntroductionFacts): Promise<Members> {
  const { id, projectId } = facts.introduction
  const [offer, need, seats, brokers] = await Promise.all([
    contactsOf(context.db, facts.offerFacilityId),
    contactsOf(context.db, facts.needFacilityId),
    roomSeats(context.db, id),
    seatedBrokers(context.db, id, projectId),
  ])
  const away = new Set(seats.filter(({ leftAt }) => leftAt !== null).map(({ personId }) => personId))
  const present = (people: readonly { readonly id: string }[]) => people.map((person) => person.id).filter((each) => !away.has(each))
  return { offer: present(offer), need: present(need), brokers: present(brokers) }
}

/** Who reads what somebody writes: everybody of the other side who is in the room, and the brokers who joined; never the writer. */
export async function readersOf(context: SystemContext, actor: Actor, facts: IntroductionFacts): Promise<readonly string[]> {
  const members = await membersOf(context, facts)
  const own = sidesOfActor(actor, facts)
  // A broker writes to both sides, and somebody of both sides to the colleagues of both.
  const sides = own.length === 1 ? (['offer', 'need'] as const).filter((side) => !own.includes(side)) : (['offer', 'need'] as const)
  const readers = [...sides.flatMap((side) => members[side]), ...members.brokers]
  return [...new Set(readers)].filter((personId) => personId !== actor.personId)
}

/** Everybody who is in a room but one person. */
export async function othersInRoom(context: SystemContext, personId: string, facts: IntroductionFacts): Promise<readonly string[]> {
  const { offer, need, brokers } = await membersOf(context, facts)
  return [...new Set([...offer, ...need, ...brokers])].filter((each) => each !== personId)
}

/** The name of the facility somebody speaks for; null for a broker. */
export async function facilityOfSpeaker(context: SystemContext, facts: IntroductionFacts, speaker: Speaker): Promise<string | null> {
  if (speaker === 'broker') return null
  return (await facilityById(context.db, facilityIdOf(facts, speaker)))?.name ?? null
}

/** A room as somebody who writes in it sees it. */
export async function roomView(
  context: SystemContext,
  actor: Actor,
  facts: IntroductionFacts,
  known?: readonly string[],
): Promise<RoomView> {
  const [side] = sidesOfActor(actor, facts)
  const facility = side ? await facilityOfSpeaker(context, facts, side === 'offer' ? 'need' : 'offer') : null
  const readers = known ?? (await readersOf(context, actor, facts))
  return { introductionId: facts.introduction.id, number: facts.introduction.number, facility, readers: readers.length }
}

/** A message as somebody of its room reads it. */
export async function messageView(
  context: SystemContext,
  reader: Actor,
  facts: IntroductionFacts,
  { message, author }: { readonly message: RoomMessageRow; readonly author: string | null },
): Promise<RoomMessageView> {
  const file = message.fileId ? await fileById(context.db, message.fileId) : null
  return {
    introductionId: facts.introduction.id,
    introductionNumber: facts.introduction.number,
    author,
    facility: await facilityOfSpeaker(context, facts, message.speaker),
    own: message.authorId === reader.personId,
    body: message.body,
    file: file && file.name !== '' ? fileView(file) : null,
    saidAt: message.saidAt,
    edited: message.editedAt !== null,
  }
}
