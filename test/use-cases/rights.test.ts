import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { blockCounterparty, readBlocks, unblockCounterparty } from '../../src/use-cases/block-counterparty.ts'
import { findMatches } from '../../src/use-cases/find-matches.ts'
import { exportPerson, forgetPerson } from '../../src/use-cases/forget-person.ts'
import { leaveFacility } from '../../src/use-cases/leave-facility.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { reportDelivery } from '../../src/use-cases/record-delivery.ts'
import { nameDocument } from '../../src/use-cases/state-price.ts'
import { verifyAudit } from '../../src/use-cases/verify-audit.ts'
import { createTestDatabase } from '../support/database.ts'
import {
  join,
  makeApproved,
  makeIntroduced,
  makeMatch,
  makePerson,
  makePlant,
  openWorld,
  type World,
  waitingFor,
} from '../support/world.ts'
import { countOf, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const numberOf = async (world: World, facilityId: string) => Number((await rowOf(world, 'facility', facilityId)).number)
const introduction = (number: number) => ({ kind: 'introduction', number }) as const

/** Every text of every table, to look for what must be gone. */
async function everything(world: World): Promise<string> {
  const tables = await world.context.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await world.context.db.execute<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`)
    texts.push(...rows.map(({ row }) => `${name}: ${row}`))
  }
  return texts.join('\n')
}

describe('blocking the other side', { timeout: 60_000 }, () => {
  test('closes what is undecided, matches never again, and tells nobody', async () => {
    const world = await openWorld(database)
    const found = await makeMatch(world)
    const supplier = await world.as(found.offer.contactId)
    const number = await numberOf(world, found.need.facilityId)
    const { result, audits, jobs, told } = await record(world, () =>
      blockCounterparty(supplier, { reference: { kind: 'facility', number } }),
    )
    expect(result).toEqual({ outcome: 'blocked', knownAs: `F-${number}` })
    expect(audits).toEqual(['facility.blocked', 'match.closed'])
    expect(jobs).toEqual(['rematch-facility'])
    expect(told).toEqual([])
    await findMatches(world.context, { listingId: found.offer.listingId })
    await findMatches(world.context, { listingId: found.need.listingId })
    expect(await waitingFor(world, found.brokerId)).toEqual([])
    expect(await readBlocks(await world.as(found.need.contactId))).toEqual([])
    expect((await readBlocks(supplier)).map(({ knownAs }) => knownAs)).toEqual([`F-${number}`])
  })

  test('ends a proposal that waits for consent like any other no', async () => {
    const world = await openWorld(database)
    const asked = await makeApproved(world)
    const buyer = await world.as(asked.need.contactId)
    const { told, audits } = await record(world, () => blockCounterparty(buyer, { reference: introduction(asked.introductionNumber) }))
    expect(audits).toEqual(['introduction.declined', 'facility.blocked'])
    // The other side hears of it only when the proposal would have lapsed.
    expect(told).toEqual(everyone('not-worked-out', asked.brokerId))
    expect((await rowOf(world, 'introduction', asked.introductionId)).ended_reason).toBeNull()
  })

  test('can be taken back, by the side that did it, and both sides may match again', async () => {
    const world = await openWorld(database)
    const found = await makeMatch(world)
    const [supplier, buyer] = [await world.as(found.offer.contactId), await world.as(found.need.contactId)]
    const [ofOffer, ofNeed] = [await numberOf(world, found.offer.facilityId), await numberOf(world, found.need.facilityId)]
    await blockCounterparty(supplier, { reference: { kind: 'facility', number: ofNeed } })
    await blockCounterparty(buyer, { reference: { kind: 'facility', number: ofOffer } })
    await unblockCounterparty(supplier, { reference: { kind: 'facility', number: ofNeed } })
    await findMatches(world.context, { listingId: found.offer.listingId })
    expect(await waitingFor(world, found.brokerId)).toEqual([])
    await unblockCounterparty(buyer, { reference: { kind: 'facility', number: ofOffer } })
    await findMatches(world.context, { listingId: found.offer.listingId })
    expect(await waitingFor(world, found.brokerId)).toEqual([found.matchNumber])
    expect(await countOf(world, 'party_block')).toBe(0)
  })

  test('is refused for an own plant, strangers’ introductions, unknown numbers and what is not blocked', async () => {
    const world = await openWorld(database)
    const asked = await makeApproved(world)
    const supplier = await world.as(asked.offer.contactId)
    const own = await numberOf(world, asked.offer.facilityId)
    const other = await world.as((await makePlant(world, { projects: [asked.project] })).contactId)
    const reference = introduction(asked.introductionNumber)
    await expectRefusal(world, 'block-own', () => blockCounterparty(supplier, { reference: { kind: 'facility', number: own } }))
    await expectRefusal(world, 'introduction-not-found', () => blockCounterparty(other, { reference }), `I-${reference.number}`)
    await expectRefusal(
      world,
      'facility-not-found',
      () => blockCounterparty(supplier, { reference: { kind: 'facility', number: 9 } }),
      'F-9',
    )
    await expectRefusal(world, 'block-not-found', () => unblockCounterparty(supplier, { reference }), `I-${reference.number}`)
    const nobody = await world.as(await makePerson(world))
    await expectRefusal(world, 'no-facility', () => blockCounterparty(nobody, { reference }))
  })
})

describe('leaving a facility', () => {
  test('hands what runs to colleagues, who are told', async () => {
    const world = await openWorld(database)
    const found = await makeIntroduced(world)
    const colleague = await makePerson(world)
    await join(world, found.offer.facilityId, colleague)
    const leaver = await world.as(found.offer.contactId)
    const number = await numberOf(world, found.offer.facilityId)
    const { result, audits, told } = await record(world, () => leaveFacility(leaver, { number }))
    expect(result).toMatchObject({ outcome: 'left', handedTo: 'colleagues', running: 1 })
    expect(audits).toEqual(['membership.left'])
    expect(told).toEqual(everyone('colleague-left', colleague))
    expect((await rowOf(world, 'listing', found.offer.listingId)).status).toBe('active')
    const gone = await world.as(found.offer.contactId)
    const { introductionId } = found
    await expectRefusal(world, 'not-a-side', () => reportDelivery(gone, { introductionId, amount: 1, unit: 't', month: '2026-02-01' }))
    await expectRefusal(world, 'facility-not-yours', () => leaveFacility(gone, { number }), `F-${number}`)
  })

  test('of the last contact pauses its listings and tells the brokers', async () => {
    const world = await openWorld(database)
    const found = await makeMatch(world)
    const number = await numberOf(world, found.need.facilityId)
    const leaver = await world.as(found.need.contactId)
    const { result, audits, jobs, told } = await record(world, () => leaveFacility(leaver, { number }))
    expect(result).toMatchObject({ outcome: 'left', handedTo: 'brokers' })
    expect(audits).toEqual(['listing.paused', 'match.closed', 'membership.left'])
    expect(jobs).toEqual(['match-listing'])
    expect(told).toEqual(everyone('facility-unattended', found.brokerId))
    expect((await rowOf(world, 'listing', found.need.listingId)).status).toBe('paused')
  })
})

describe('a person’s data', () => {
  test('are exported whole, and only theirs', async () => {
    const world = await openWorld(database)
    const found = await makeIntroduced(world)
    const { json, counts, accounts } = await exportPerson(world.context, { personId: found.offer.contactId })
    const read = JSON.parse(json)
    expect(read.person[0].id).toBe(found.offer.contactId)
    expect(counts).toMatchObject({ person: 1, accounts: 1, memberships: 1, listings: 1 })
    expect(counts.notices).toBeGreaterThan(0)
    expect(accounts).toMatchObject([{ platform: 'test' }])
    expect(json).not.toContain(found.need.contactId)
  })

  test('are erased without a trace outside the chain, which still verifies', async () => {
    const world = await openWorld(database)
    const found = await makeIntroduced(world)
    const contact = await world.as(found.need.contactId)
    const { introductionId } = found
    const reported = await reportDelivery(contact, { introductionId, amount: 5, unit: 't', month: '2026-02-01' })
    const deliveryId = 'view' in reported ? reported.view.deliveryId : ''
    await nameDocument(contact, { deliveryId, name: 'slip signed by TRACE' })
    await moveIntroduction(contact, { introductionId, progress: 'decline', reason: 'TRACE does not like it' })
    const name = String((await rowOf(world, 'person', found.need.contactId)).name)
    expect(await everything(world)).toContain('TRACE')
    expect(await forgetPerson(contact)).toEqual({ outcome: 'forgotten', facilities: 1, introductions: 0 })
    const left = await everything(world)
    expect(left).not.toContain('TRACE')
    expect(left).not.toContain(name)
    expect(left).not.toContain(`account-${found.need.contactId}`)
    expect(await verifyAudit(world.context)).toMatchObject({ outcome: 'whole' })
    expect(await toldOf(world, 'facility-unattended')).toEqual([found.brokerId])
    expect((await rowOf(world, 'listing', found.need.listingId)).status).toBe('paused')
    expect(await countOf(world, 'delivery')).toBe(1)
  })

  test('of a broker pass what runs to another broker, else the admins are told', async () => {
    const world = await openWorld(database)
    const found = await makeIntroduced(world)
    const admin = await makePerson(world, { roles: [[found.project, 'admin']] })
    const party = await makePerson(world, { roles: [[found.project, 'broker']] })
    await join(world, found.need.facilityId, party)
    const second = await makePerson(world, { roles: [[found.project, 'broker']] })
    const first = await world.as(found.brokerId)
    const { result, audits, told } = await record(world, () => forgetPerson(first))
    expect(result).toMatchObject({ introductions: 1 })
    expect(audits).toEqual(['introduction.broker-changed', 'person.forgotten'])
    expect(told).toEqual(everyone('broker-left', second))
    expect((await rowOf(world, 'introduction', found.introductionId)).broker_id).toBe(second)
    await forgetPerson(await world.as(second))
    expect(await toldOf(world, 'broker-left')).toEqual([admin])
  })
})
