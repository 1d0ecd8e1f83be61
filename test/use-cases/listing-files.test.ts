import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { FitFile } from '../../src/domain/file.ts'
import { attachFile, detachFile, dropFile } from '../../src/use-cases/attach-file.ts'
import { forgetPerson } from '../../src/use-cases/forget-person.ts'
import { keepFile } from '../../src/use-cases/keep-file.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { prune } from '../../src/use-cases/prune.ts'
import { readFile, readListingFiles } from '../../src/use-cases/read-file.ts'
import { readIntroduction } from '../../src/use-cases/read-introductions.ts'
import { readListing, searchListings } from '../../src/use-cases/read-listings.ts'
import { reportDelivery } from '../../src/use-cases/record-delivery.ts'
import { readMatch } from '../../src/use-cases/review-queue.ts'
import { nameDocument } from '../../src/use-cases/state-price.ts'
import { takeStep } from '../../src/use-cases/take-step.ts'
import { createTestDatabase } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { join, makeApproved, makeIntroduced, makeMatch, makePerson, makePlant, openWorld, type World } from '../support/world.ts'
import { countOf, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const sheet: FitFile = { name: 'CANARY sheet.pdf', kind: 'pdf', bytes: pdf('CANARY data') }

const numberOf = async (world: World, listingId: string) => Number((await rowOf(world, 'listing', listingId)).number)

async function attached(world: World, offer: { readonly contactId: string; readonly listingId: string }) {
  const owner = await world.as(offer.contactId)
  const { fileId } = await keepFile(owner, sheet)
  await attachFile(owner, { listingId: offer.listingId, fileId })
  return { fileId, number: await numberOf(world, offer.listingId) }
}

const filesFor = async (world: World, personId: string, number: number) =>
  (await readListingFiles(await world.as(personId), { kind: 'offer', number })).outcome

describe('a data sheet of a listing', () => {
  test('is added once, with its hash in the chain, and counted for its owner', async () => {
    const world = await openWorld(database)
    const { offer } = await makeMatch(world)
    const owner = await world.as(offer.contactId)
    const { fileId } = await keepFile(owner, sheet)
    const add = () => attachFile(owner, { listingId: offer.listingId, fileId })
    const { result, audits } = await record(world, add)
    expect({ result, audits }).toMatchObject({ result: { outcome: 'attached', files: 1 }, audits: ['listing.file-added'] })
    expect(await add()).toMatchObject({ outcome: 'attached', files: 1 })
    const number = await numberOf(world, offer.listingId)
    expect(await readListing(owner, { kind: 'offer', number })).toMatchObject({ view: { files: 1 } })
    expect(await readListingFiles(owner, { kind: 'offer', number })).toMatchObject({ outcome: 'read', files: [{ name: sheet.name }] })
  })

  test('is added by its sender to a listing of their own only, and five are the most', async () => {
    const world = await openWorld(database)
    const { offer, need } = await makeMatch(world)
    const [owner, other] = [await world.as(offer.contactId), await world.as(need.contactId)]
    const { fileId } = await keepFile(owner, sheet)
    await expectRefusal(world, 'not-a-contact', () => attachFile(owner, { listingId: need.listingId, fileId }))
    await expectRefusal(world, 'file-not-found', () => attachFile(other, { listingId: need.listingId, fileId }))
    for (let at = 0; at < 5; at += 1) {
      await attachFile(owner, { listingId: offer.listingId, fileId: (await keepFile(owner, sheet)).fileId })
    }
    await expectRefusal(world, 'files-of-listing-full', () => attachFile(owner, { listingId: offer.listingId, fileId }))
  })

  test('is dropped by its sender while it belongs to nothing, and kept once it does', async () => {
    const world = await openWorld(database)
    const { offer, need } = await makeMatch(world)
    const owner = await world.as(offer.contactId)
    const { fileId } = await keepFile(owner, sheet)
    await expectRefusal(world, 'file-not-found', async () => dropFile(await world.as(need.contactId), { fileId }))
    expect((await record(world, () => dropFile(owner, { fileId }))).audits).toEqual(['file.dropped'])
    expect(await countOf(world, 'file')).toBe(0)
    const placed = await attached(world, offer)
    await expectRefusal(world, 'file-not-found', () => dropFile(owner, { fileId: placed.fileId }))
    world.clock.pass({ days: 30 })
    await prune(world.context)
    expect(await countOf(world, 'file')).toBe(1)
  })

  test('is taken off by any contact of the facility, by nobody else, and then gone', async () => {
    const world = await openWorld(database)
    const { offer, need, brokerId } = await makeMatch(world)
    const { fileId, number } = await attached(world, offer)
    const subject = { listingId: offer.listingId, fileId }
    for (const personId of [need.contactId, brokerId])
      await expectRefusal(world, 'not-a-contact', async () => detachFile(await world.as(personId), subject))
    const colleague = await makePerson(world)
    await join(world, offer.facilityId, colleague)
    const { audits } = await record(world, async () => detachFile(await world.as(colleague), subject))
    expect(audits).toEqual(['listing.file-removed'])
    expect(await countOf(world, 'file')).toBe(0)
    await expectRefusal(world, 'file-erased', async () => readListingFiles(await world.as(offer.contactId), { kind: 'offer', number }))
    await expectRefusal(world, 'file-not-found', async () => detachFile(await world.as(offer.contactId), subject))
  })

  test('is there for the broker of a match, and for nobody of the other side or of the project', async () => {
    const world = await openWorld(database)
    const { offer, need, project, brokerId, matchId } = await makeMatch(world)
    const { fileId, number } = await attached(world, offer)
    const stranger = (await makePlant(world, { projects: [project] })).contactId
    const team = await makePerson(world, { roles: [[project, 'team']] })
    expect(await readMatch(await world.as(brokerId), { matchId })).toMatchObject({ view: { offer: { files: 1 }, need: { files: 0 } } })
    expect(await filesFor(world, brokerId, number)).toBe('read')
    for (const personId of [need.contactId, stranger, team]) {
      await expectRefusal(world, 'file-not-found', async () => readListingFiles(await world.as(personId), { kind: 'offer', number }))
      await expectRefusal(world, 'file-not-found', async () => readFile(await world.as(personId), { fileId }))
      const found = await searchListings(await world.as(personId), { kind: 'offer', materialIds: ['coal-fly-ash'], words: '' })
      expect(found.views.map(({ files }) => files)).toEqual([0])
    }
  })

  test('reaches the other side only once both agreed, and no longer when that has ended', async () => {
    const world = await openWorld(database)
    const asked = await makeApproved(world)
    const { number } = await attached(world, asked.offer)
    const view = async (personId: string, introductionId: string) => {
      const read = await readIntroduction(await world.as(personId), { introductionId })
      return read.outcome === 'read' ? read.view.offer.files : null
    }
    expect(await view(asked.need.contactId, asked.introductionId)).toBe(0)
    expect(await filesFor(world, asked.need.contactId, number)).toBe('refused')
    const again = await openWorld(database)
    const met = await makeIntroduced(again)
    const sent = await attached(again, met.offer)
    expect(await view(met.need.contactId, met.introductionId)).toBe(1)
    expect(await filesFor(again, met.need.contactId, sent.number)).toBe('read')
    await moveIntroduction(await again.as(met.need.contactId), {
      introductionId: met.introductionId,
      progress: 'decline',
      because: 'price',
    })
    expect(await filesFor(again, met.need.contactId, sent.number)).toBe('refused')
    expect(await filesFor(again, met.offer.contactId, sent.number)).toBe('read')
  })

  test('is gone, and not counted, when its sender is forgotten', async () => {
    const world = await openWorld(database)
    const { offer, brokerId } = await makeMatch(world)
    const { number } = await attached(world, offer)
    await forgetPerson(await world.as(offer.contactId))
    await expectRefusal(world, 'file-erased', async () => readListingFiles(await world.as(brokerId), { kind: 'offer', number }))
    const read = await readListing(await world.as(brokerId), { kind: 'offer', number })
    expect(read.outcome === 'read' ? read.view.files : null).toBe(0)
  })
})

describe('the paper of a delivery', () => {
  test('is noted by its name and brought to both sides and the broker', async () => {
    const world = await openWorld(database)
    const { offer, need, brokerId, introductionId, project } = await makeIntroduced(world)
    const taker = await world.as(need.contactId)
    await reportDelivery(taker, { introductionId, amount: 90, unit: 't', month: '2026-02-01', answered: [] })
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from delivery`)
    const deliveryId = row?.id ?? ''
    const { fileId } = await keepFile(taker, sheet)
    await expectRefusal(world, 'file-not-found', async () =>
      nameDocument(await world.as(offer.contactId), { deliveryId, name: 'slip', fileId }),
    )
    const { result, audits } = await record(world, () => nameDocument(taker, { deliveryId, name: 'slip', fileId }))
    expect(audits).toEqual(['delivery.document-named'])
    expect(result).toMatchObject({ view: { documents: [{ name: 'slip', file: { fileId, kept: true } }] } })
    for (const personId of [offer.contactId, need.contactId, brokerId])
      expect(await readFile(await world.as(personId), { fileId })).toMatchObject({ outcome: 'read' })
    const team = await makePerson(world, { roles: [[project, 'team']] })
    await expectRefusal(world, 'file-not-found', async () => readFile(await world.as(team), { fileId }))
    world.clock.pass({ days: 30 })
    await prune(world.context)
    expect(await countOf(world, 'file')).toBe(1)
  })
})

describe('the file that proves a step', () => {
  async function proven() {
    const world = await openWorld(database)
    const met = await makeIntroduced(world)
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from introduction_step where kind = 'analysis'`)
    const taker = await world.as(met.need.contactId)
    const { fileId } = await keepFile(taker, sheet)
    const done = await record(world, () => takeStep(taker, { stepId: row?.id ?? '', news: 'done', fileId }))
    return { world, ...met, fileId, done }
  }

  test('is kept with it, and brought to both sides and the broker, joined or not', async () => {
    const { world, offer, need, brokerId, project, introductionId, fileId, done } = await proven()
    expect(done.audits).toEqual(['step.done'])
    expect(done.result).toMatchObject({
      progress: { done: 1, proofs: [{ kind: 'analysis', file: { fileId, name: sheet.name, kept: true } }] },
    })
    for (const personId of [offer.contactId, need.contactId, brokerId]) {
      expect(await readFile(await world.as(personId), { fileId })).toMatchObject({ outcome: 'read' })
      const read = await readIntroduction(await world.as(personId), { introductionId })
      expect(read).toMatchObject({ view: { progress: { proofs: [{ kind: 'analysis' }] } } })
    }
    for (const personId of [await makePerson(world, { roles: [[project, 'team']] }), await makePerson(world)])
      await expectRefusal(world, 'file-not-found', async () => readFile(await world.as(personId), { fileId }))
  })

  test('has to be one that was sent by whoever says so', async () => {
    const world = await openWorld(database)
    const met = await makeIntroduced(world)
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from introduction_step where kind = 'analysis'`)
    const { fileId } = await keepFile(await world.as(met.need.contactId), sheet)
    await expectRefusal(world, 'file-not-found', async () =>
      takeStep(await world.as(met.offer.contactId), { stepId: row?.id ?? '', news: 'done', fileId }),
    )
  })

  test('is not offered any more once its sender is forgotten', async () => {
    const { world, offer, need, introductionId, fileId } = await proven()
    await forgetPerson(await world.as(need.contactId))
    await expectRefusal(world, 'file-erased', async () => readFile(await world.as(offer.contactId), { fileId }))
    expect(await readIntroduction(await world.as(offer.contactId), { introductionId })).toMatchObject({
      view: { progress: { proofs: [] } },
    })
  })
})
