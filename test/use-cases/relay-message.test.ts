import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { updateRoomMessage } from '../../db/queries/room.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import { keepFile } from '../../src/use-cases/keep-file.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { readRooms, readTranscript } from '../../src/use-cases/read-room.ts'
import { editMessage, enterRoom, leaveRoom, relayMessage } from '../../src/use-cases/relay-message.ts'
import { quotedOf, saidOf } from '../prompts/texts.ts'
import { createTestDatabase } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { join, makeApproved, makeIntroduced, makePerson, makePlant, makeProject, openWorld, type World } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

let events = 0
const heard = () => {
  events += 1
  return `test:works:event-${events}`
}

async function room() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const say = async (personId: string, body: string, event = heard()) =>
    relayMessage(await world.as(personId), { introductionId, body, heard: event })
  const transcript = async (personId: string, page = 0) => readTranscript(await world.as(personId), { introductionId, page })
  return { world, ...found, say, transcript, enter: async (personId: string) => enterRoom(await world.as(personId), { introductionId }) }
}

/** What reached somebody in rooms, as they read it, in order. */
async function reached(world: World, personId: string): Promise<readonly string[]> {
  const rows = await world.context.db.execute<{ id: string }>(
    sql`select id from notice where person_id = ${personId} and kind like 'room-%' order by sequence`,
  )
  const read: string[] = []
  for (const { id } of rows) read.push(await readNoticeText(world, id))
  return read
}

async function readNoticeText(world: World, noticeId: string): Promise<string> {
  await world.context.db.execute(sql`update notice set status = 'sent' where id <> ${noticeId}`)
  const read = await readNotice(world.context, { noticeId })
  await world.context.db.execute(sql`update notice set status = 'waiting'`)
  if (read.outcome !== 'read') return read.outcome
  const message = presentNotice('en', read.view)
  return `${saidOf(message)}|${quotedOf(message)}`
}

describe('what is said in a room', () => {
  test.each([
    ['offer', 'need'],
    ['need', 'offer'],
  ] as const)('by the %s side reaches every contact of the other side, and nobody else', async (from, to) => {
    const found = await room()
    const { world, say } = found
    const [colleague, second] = [await makePerson(world), await makePerson(world)]
    await join(world, found[from].facilityId, colleague)
    await join(world, found[to].facilityId, second)
    const { result, audits, told } = await record(world, () => say(found[from].contactId, 'Is it dry?'))
    expect(result).toMatchObject({ outcome: 'said', room: { readers: 2 } })
    expect(audits).toEqual(['room.said'])
    expect(told).toEqual(everyone('room-message', found[to].contactId, second))
  })

  test('is read with its sender, as it was typed', async () => {
    const { world, say, offer, need } = await room()
    const hostile = '@everyone <script> *b* {x} =1+1\nsecond line'
    await say(offer.contactId, hostile)
    const [text = ''] = await reached(world, need.contactId)
    const [said = '', quoted = ''] = text.split('|')
    expect(quoted).toContain(hostile)
    expect(quoted).toContain('CANARY person')
    expect(quoted).toContain('CANARY plant')
    expect(said).not.toMatch(/everyone|script/)
  })

  test('keeps 20 000 characters whole, and refuses nothing at all', async () => {
    const { world, say, transcript, offer, need } = await room()
    const long = `${'灰'.repeat(19_990)} and so on`
    await say(offer.contactId, long)
    expect((await reached(world, need.contactId))[0]).toContain(long)
    for (const empty of ['', '  \n ']) await expectRefusal(world, 'text-empty', () => say(offer.contactId, empty))
    expect(await transcript(need.contactId)).toMatchObject({ transcript: { total: 1 } })
  })

  test('is passed on once when its event comes again, also at the same moment', async () => {
    const { world, say, offer, need } = await room()
    const event = heard()
    expect(await atOnce(8, () => say(offer.contactId, 'Once', event))).toEqual({ said: 8 })
    expect(await countOf(world, 'room_message')).toBe(1)
    expect(await reached(world, need.contactId)).toHaveLength(1)
  })

  test('keeps its order when both sides write at once', async () => {
    const { world, say, offer, need } = await room()
    await Promise.all(Array.from({ length: 20 }, (_, at) => say(at % 2 === 0 ? offer.contactId : need.contactId, `line ${at}`)))
    const stored = await world.context.db.execute<{ sequence: number }>(sql`select sequence from room_message order by sequence`)
    expect(stored.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    const bodies = await world.context.db.execute<{ body: string }>(
      sql`select m.body from room_message m where m.speaker = 'offer' order by m.sequence`,
    )
    const read = (await reached(world, need.contactId)).map((text) => /line \d+/.exec(text)?.[0])
    expect(read).toEqual(bodies.map(({ body }) => body))
  })

  test('reaches nobody when nobody is there, and is kept', async () => {
    const { world, say, transcript, offer, need, introductionId } = await room()
    await leaveRoom(await world.as(need.contactId), { introductionId })
    expect(await say(offer.contactId, 'Hello?')).toMatchObject({ outcome: 'said', room: { readers: 0 } })
    expect(await transcript(need.contactId)).toMatchObject({ transcript: { messages: [{ body: 'Hello?' }] } })
  })
})

describe('a person of both sides', () => {
  test('writes to the colleagues of both and never to themselves', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const offer = await makePlant(world, { projects: [project] })
    const need = await makePlant(world, { projects: [project], isic: '2394', contactId: offer.contactId })
    const { introductionId } = await makeIntroduced(world, { project, offer, need })
    await world.context.db.execute(sql`update introduction set stage = 'introduced', introduced_at = now()`)
    const [one, other] = [await makePerson(world), await makePerson(world)]
    await join(world, offer.facilityId, one)
    await join(world, need.facilityId, other)
    const both = await world.as(offer.contactId)
    const { told } = await record(world, () => relayMessage(both, { introductionId, body: 'To all', heard: heard() }))
    expect(told).toEqual(everyone('room-message', one, other))
  })
})

describe('a change of words', () => {
  test('is brought to those who read them, once', async () => {
    const { world, say, offer, need } = await room()
    const event = heard()
    await say(offer.contactId, 'Tuesday', event)
    const edit = async (personId: string, body: string) => editMessage(await world.as(personId), { heard: event, body })
    const first = await record(world, () => edit(offer.contactId, 'Wednesday'))
    expect(first).toMatchObject({ result: { outcome: 'edited' }, told: everyone('room-edited', need.contactId) })
    expect((await record(world, () => edit(offer.contactId, 'Wednesday'))).told).toEqual([])
    expect(await edit(need.contactId, 'Never')).toBeNull()
    expect(await editMessage(await world.as(offer.contactId), { heard: heard(), body: 'Nowhere' })).toBeNull()
    await expectRefusal(world, 'text-empty', async () => (await edit(offer.contactId, ' ')) ?? { outcome: 'none' })
    expect((await reached(world, need.contactId)).at(-1)).toMatch(/changed:[\s\S]*Wednesday/)
  })
})

describe('a file', () => {
  test('is named to the other side as quoted words, with its size', async () => {
    const { world, offer, need, introductionId } = await room()
    const supplier = await world.as(offer.contactId)
    const { fileId } = await keepFile(supplier, { name: 'analysis {x}.pdf', kind: 'pdf', bytes: pdf() })
    await relayMessage(supplier, { introductionId, body: null, fileId, heard: heard() })
    const [text = ''] = await reached(world, need.contactId)
    expect(text.split('|')[1]).toContain('analysis {x}.pdf')
    expect(text.split('|')[0]).toMatch(/\d+ B/)
  })
})

describe('a broker', () => {
  test('reads nothing before joining, joins visibly, writes to both sides and leaves visibly', async () => {
    const { world, say, enter, transcript, brokerId, offer, need, introductionId } = await room()
    await say(offer.contactId, 'Between us')
    await expectRefusal(world, 'not-in-room', () => transcript(brokerId))
    const joined = await record(world, () => enter(brokerId))
    expect(joined).toMatchObject({ audits: ['room.joined'], told: everyone('room-news', offer.contactId, need.contactId) })
    expect((await record(world, () => enter(brokerId))).told).toEqual([])
    expect(await transcript(brokerId)).toMatchObject({ transcript: { total: 1 } })
    expect((await record(world, () => say(brokerId, 'May I help?'))).told).toEqual(
      everyone('room-message', offer.contactId, need.contactId),
    )
    expect((await record(world, () => say(need.contactId, 'Yes'))).told).toEqual(everyone('room-message', offer.contactId, brokerId))
    const leave = async () => leaveRoom(await world.as(brokerId), { introductionId })
    expect((await record(world, leave)).told).toEqual(everyone('room-news', offer.contactId, need.contactId))
    expect((await record(world, leave)).told).toEqual([])
    expect((await record(world, () => say(need.contactId, 'Alone'))).told).toEqual(everyone('room-message', offer.contactId))
    await expectRefusal(world, 'not-in-room', () => transcript(brokerId))
  })
})

describe('leaving', () => {
  test('ends what is brought, and entering again begins it', async () => {
    const { world, say, enter, offer, need, introductionId } = await room()
    await say(offer.contactId, 'Before')
    const leave = async () => leaveRoom(await world.as(need.contactId), { introductionId })
    expect((await record(world, leave)).told).toEqual(everyone('room-news', offer.contactId))
    expect((await record(world, leave)).told).toEqual([])
    expect((await record(world, () => say(offer.contactId, 'Meanwhile'))).told).toEqual([])
    expect((await record(world, () => enter(need.contactId))).told).toEqual(everyone('room-news', offer.contactId))
    expect((await record(world, () => say(offer.contactId, 'After'))).told).toEqual(everyone('room-message', need.contactId))
  })
})

describe('a room', () => {
  test('is closed to everybody before both agreed, to others always, and to all after the end', async () => {
    const world = await openWorld(database)
    const asked = await makeApproved(world)
    const { introductionId } = asked
    const say = async (personId: string) => relayMessage(await world.as(personId), { introductionId, body: 'x', heard: heard() })
    for (const personId of [asked.offer.contactId, asked.brokerId]) await expectRefusal(world, 'not-introduced-yet', () => say(personId))
    const stranger = await makePerson(world)
    await expectRefusal(world, 'introduction-not-found', () => say(stranger))
    expect(await readRooms(await world.as(asked.offer.contactId))).toEqual([])
  })

  test('takes no more after one side ended it, keeps what was said before, and can be read', async () => {
    const { world, say, enter, transcript, offer, need, introductionId } = await room()
    const event = heard()
    await say(offer.contactId, 'Last words', event)
    await moveIntroduction(await world.as(need.contactId), { introductionId, progress: 'decline', because: 'price' })
    await expectRefusal(world, 'room-closed', () => say(offer.contactId, 'Too late'))
    await expectRefusal(world, 'room-closed', () => enter(offer.contactId))
    const edit = editMessage(await world.as(offer.contactId), { heard: event, body: 'Changed late' })
    expect(await edit).toMatchObject({ outcome: 'refused', refusal: 'room-closed' })
    expect((await reached(world, need.contactId))[0]).toContain('Last words')
    expect(await transcript(need.contactId)).toMatchObject({ transcript: { open: false, messages: [{ body: 'Last words' }] } })
  })

  test('shows its pages to its sides only, and what was erased as erased', async () => {
    const { world, say, transcript, offer, need } = await room()
    for (let at = 1; at <= 10; at += 1) await say(offer.contactId, `line ${at}`)
    const first = await transcript(need.contactId)
    expect(first).toMatchObject({ transcript: { total: 10, page: 0 } })
    const lines = async (page: number) => {
      const read = await transcript(need.contactId, page)
      return read.outcome === 'read' ? read.transcript.messages.map(({ body }) => body) : []
    }
    expect(await lines(0)).toEqual([3, 4, 5, 6, 7, 8, 9, 10].map((at) => `line ${at}`))
    expect(await lines(1)).toEqual(['line 1', 'line 2'])
    expect(await lines(99)).toEqual([])
    expect(await lines(-3)).toHaveLength(8)
    const stranger = await makePerson(world)
    await expectRefusal(world, 'introduction-not-found', () => transcript(stranger))
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from room_message where sequence = 10`)
    await updateRoomMessage(world.context.db, row?.id ?? '', { body: null, fileId: null })
    expect((await reached(world, need.contactId)).at(-1)).toContain('erased')
  })
})
