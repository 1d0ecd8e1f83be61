import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { type FitFile, largestFile } from '../../src/domain/file.ts'
import { exportPerson, forgetPerson } from '../../src/use-cases/forget-person.ts'
import { keepFile } from '../../src/use-cases/keep-file.ts'
import { prune } from '../../src/use-cases/prune.ts'
import { readFile } from '../../src/use-cases/read-file.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { enterRoom, leaveRoom, relayMessage } from '../../src/use-cases/relay-message.ts'
import { verifyAudit } from '../../src/use-cases/verify-audit.ts'
import { createTestDatabase } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { join, makeIntroduced, makePerson, openWorld, type World } from '../support/world.ts'
import { countOf, everyone, expectRefusal, record } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const report: FitFile = { name: 'CANARY report.pdf', kind: 'pdf', bytes: pdf('the CANARY figures') }

async function room() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const send = async (personId: string, file: FitFile = report, heard = `event-${Math.random()}`) => {
    const context = await world.as(personId)
    const { fileId } = await keepFile(context, file)
    return { fileId, outcome: await relayMessage(context, { introductionId, body: null, heard, fileId }) }
  }
  const reads = async (personId: string, fileId: string) => readFile(await world.as(personId), { fileId })
  return { world, ...found, send, reads }
}

const newestNotice = async (world: World, personId: string) => {
  const [row] = await world.context.db.execute<{ id: string }>(
    sql`select id from notice where person_id = ${personId} order by sequence desc limit 1`,
  )
  await world.context.db.execute(sql`update notice set status = 'sent' where id <> ${row?.id ?? ''}`)
  return readNotice(world.context, { noticeId: row?.id ?? '' })
}

describe('a file in a room', () => {
  test('reaches the other side whole, and the chain holds its size and hash only', async () => {
    const { world, offer, need, introductionId } = await room()
    const big = { ...report, bytes: new Uint8Array(largestFile).fill(7) }
    const supplier = await world.as(offer.contactId)
    const kept = await record(world, () => keepFile(supplier, big))
    const { fileId } = kept.result
    const said = await record(world, () => relayMessage(supplier, { introductionId, body: null, heard: 'event-1', fileId }))
    expect([kept.audits, said.audits]).toEqual([['file.kept'], ['room.said']])
    expect(said.told).toEqual(everyone('room-message', need.contactId))
    const [entry] = await world.context.db.execute(sql`select detail from audit_entry where subject_id = ${fileId}`)
    expect(entry?.detail).toEqual({ size: largestFile, sha256: expect.stringMatching(/^[\da-f]{64}$/) })
    const read = await newestNotice(world, need.contactId)
    if (read.outcome !== 'read' || read.view.kind !== 'room-message') throw new Error('nothing was told')
    expect(read.view.content).toMatchObject({ name: report.name, mediaType: 'application/pdf' })
    expect(Buffer.compare(Buffer.from(read.view.content?.bytes ?? []), Buffer.from(big.bytes))).toBe(0)
    expect(JSON.stringify(world.lines)).not.toContain('CANARY')
  })

  test('is said once though its event is repeated', async () => {
    const { world, offer, send } = await room()
    await send(offer.contactId, report, 'event-7')
    await send(offer.contactId, report, 'event-7')
    expect(await countOf(world, 'room_message')).toBe(1)
  })

  test('cannot be said by somebody who did not send it', async () => {
    const { world, offer, need, introductionId } = await room()
    const { fileId } = await keepFile(await world.as(offer.contactId), report)
    await expectRefusal(world, 'file-not-found', async () =>
      relayMessage(await world.as(need.contactId), { introductionId, body: null, heard: 'x', fileId }),
    )
  })

  test('is read by both sides and a broker who joined, and by nobody else', async () => {
    const { world, offer, need, brokerId, introductionId, send, reads } = await room()
    const { fileId } = await send(offer.contactId)
    const colleague = await makePerson(world)
    await join(world, need.facilityId, colleague)
    for (const personId of [offer.contactId, need.contactId, colleague])
      expect(await reads(personId, fileId)).toMatchObject({ outcome: 'read', file: { name: report.name } })
    for (const personId of [brokerId, await makePerson(world)]) await expectRefusal(world, 'file-not-found', () => reads(personId, fileId))
    await enterRoom(await world.as(brokerId), { introductionId })
    expect(await reads(brokerId, fileId)).toMatchObject({ outcome: 'read' })
    await leaveRoom(await world.as(brokerId), { introductionId })
    await expectRefusal(world, 'file-not-found', () => reads(brokerId, fileId))
  })

  test('that belongs to nothing is read by nobody, and forgotten after a week', async () => {
    const { world, offer, send, reads } = await room()
    const { fileId } = await keepFile(await world.as(offer.contactId), report)
    await send(offer.contactId)
    await expectRefusal(world, 'file-not-found', () => reads(offer.contactId, fileId))
    world.clock.pass({ days: 6 })
    await prune(world.context)
    expect(await countOf(world, 'file')).toBe(2)
    world.clock.pass({ days: 2 })
    await prune(world.context)
    expect(await countOf(world, 'file')).toBe(1)
  })
})

describe('a person’s files', () => {
  test('are listed for them, and gone from every table once they are forgotten', async () => {
    const { world, offer, need, send, reads } = await room()
    const { fileId } = await send(offer.contactId)
    const { counts, json } = await exportPerson(world.context, { personId: offer.contactId })
    expect(counts.filesSent).toBe(1)
    expect(json).toContain('CANARY report.pdf')
    await forgetPerson(await world.as(offer.contactId))
    const [row] = await world.context.db.execute(sql`select name, bytes, sha256, sent_by from file where id = ${fileId}`)
    expect(row).toEqual({ name: '', bytes: null, sha256: null, sent_by: null })
    await expectRefusal(world, 'file-erased', () => reads(need.contactId, fileId))
    expect(await verifyAudit(world.context)).toMatchObject({ outcome: 'whole' })
  })
})
