import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { readMatch, readReviewQueue } from '../../src/use-cases/review-queue.ts'
import { reviseListing } from '../../src/use-cases/revise-listing.ts'
import { takeBackApproval } from '../../src/use-cases/second-approval.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeMatch, makePerson, makeProject, openWorld, waitingFor } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record, rowOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

/** A match whose offer its owner calls hazardous. */
async function hazardous() {
  const world = await openWorld(database)
  const found = await makeMatch(world)
  const { matchId, project, offer, brokerId } = found
  await world.context.db.execute(sql`update listing set hazardous = true where id = ${offer.listingId}`)
  const person = async (role: 'broker' | 'admin' | 'team', facilityId?: string) => {
    const personId = await makePerson(world, { roles: [[project, role]] })
    if (facilityId) await join(world, facilityId, personId)
    return personId
  }
  const approveAs = async (personId: string) => reviewMatch(await world.as(personId), { matchId, decide: 'approve' })
  return { world, ...found, person, approveAs, approve: () => approveAs(brokerId) }
}

describe('a hazardous stream', () => {
  test('waits after the first approval, and who may give the second is told', async () => {
    const { world, matchId, matchNumber, brokerId, offer, need, person, approve } = await hazardous()
    const [other, admin] = [await person('broker'), await person('admin')]
    await person('team')
    await person('admin', need.facilityId)
    await person('broker', offer.facilityId)
    const { result, audits, told } = await record(world, approve)
    expect(result).toMatchObject({ outcome: 'first-approved', number: matchNumber, why: 'hazardous', seconds: 2 })
    expect(audits).toEqual(['match.first-approved'])
    expect(told).toEqual(everyone('approval-needed', other, admin))
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ status: 'proposed', first_approved_by: brokerId, decided_by: null })
    expect(await countOf(world, 'introduction')).toBe(0)
  })

  test('is shown as 1 of 2 with a name, leaves the queue of the first and stands in that of the others', async () => {
    const { world, matchId, matchNumber, brokerId, person, approve } = await hazardous()
    const [other, admin] = [await person('broker'), await person('admin')]
    expect(await readMatch(await world.as(brokerId), { matchId })).toMatchObject({ view: { approval: { why: 'hazardous', first: null } } })
    expect(await waitingFor(world, admin)).toEqual([])
    await approve()
    expect(await readMatch(await world.as(brokerId), { matchId })).toMatchObject({ view: { approval: { first: { own: true } } } })
    expect(await readMatch(await world.as(other), { matchId })).toMatchObject({
      view: { approval: { first: { own: false, name: expect.any(String) } }, reader: 'broker' },
    })
    expect(await readMatch(await world.as(admin), { matchId })).toMatchObject({ view: { reader: 'second' } })
    expect(await waitingFor(world, brokerId)).toEqual([])
    expect(await waitingFor(world, other)).toEqual([matchNumber])
    expect(await waitingFor(world, admin)).toEqual([matchNumber])
  })

  test.each(['broker', 'admin'] as const)('is approved by a second %s, and the sides are asked then', async (role) => {
    const { world, brokerId, offer, need, person, approve, approveAs } = await hazardous()
    const second = await person(role)
    await approve()
    const { result, audits, told } = await record(world, () => approveAs(second))
    expect(result).toMatchObject({ outcome: 'decided', status: 'approved' })
    expect(audits).toEqual(['match.approved', 'introduction.consent-asked'])
    expect(told).toEqual(everyone('consent-asked', offer.contactId, need.contactId))
    const [row] = await world.context.db.execute<{ broker: string }>(sql`select broker_id as broker from introduction`)
    expect(row?.broker).toBe(brokerId)
  })

  test('is not approved twice by one person, by a party, by an admin first, or by others', async () => {
    const { world, offer, need, person, approve, approveAs } = await hazardous()
    const admin = await person('admin')
    await expectRefusal(world, 'not-a-broker', () => approveAs(admin))
    await approve()
    await expectRefusal(world, 'second-approval-needed', approve)
    const parties = [await person('broker', offer.facilityId), await person('admin', need.facilityId)]
    for (const party of parties) await expectRefusal(world, 'own-facility', () => approveAs(party))
    const elsewhere = await makePerson(world, { roles: [[await makeProject(world), 'broker']] })
    for (const stranger of [elsewhere, await person('team'), offer.contactId]) {
      expect(await approveAs(stranger)).toMatchObject({ outcome: 'refused' })
    }
    expect(await countOf(world, 'introduction')).toBe(0)
  })

  test('an admin only approves: holding and rejecting stay with brokers', async () => {
    const { world, matchId, person, approve } = await hazardous()
    const admin = await world.as(await person('admin'))
    await approve()
    await expectRefusal(world, 'not-a-broker', () => reviewMatch(admin, { matchId, decide: 'hold' }))
    await expectRefusal(world, 'not-a-broker', () => reviewMatch(admin, { matchId, decide: 'reject', reason: 'permit' }))
  })

  test('says who has to be added where nobody could be second', async () => {
    const { world, offer, need, approve } = await hazardous()
    const { result, told } = await record(world, approve)
    const number = async (id: string) => (await rowOf(world, 'facility', id)).number
    expect(result).toMatchObject({ seconds: 0, facilities: [await number(offer.facilityId), await number(need.facilityId)] })
    expect(told).toEqual([])
  })

  test('can be taken back by whoever approved first, and by nobody else', async () => {
    const { world, matchId, matchNumber, brokerId, person, approve } = await hazardous()
    const other = await world.as(await person('broker'))
    const broker = await world.as(brokerId)
    await expectRefusal(world, 'approval-not-yours', () => takeBackApproval(broker, { matchId }))
    await approve()
    await expectRefusal(world, 'approval-not-yours', () => takeBackApproval(other, { matchId }))
    const { result, audits } = await record(world, () => takeBackApproval(broker, { matchId }))
    expect(result).toEqual({ outcome: 'taken-back', number: matchNumber })
    expect(audits).toEqual(['match.approval-taken-back'])
    expect(await reviewMatch(other, { matchId, decide: 'approve' })).toMatchObject({ outcome: 'first-approved' })
    expect(await waitingFor(world, brokerId)).toEqual([matchNumber])
  })

  test('starts anew after a hold, a correction of a listing, or when the first may not decide any more', async () => {
    const { world, matchId, brokerId, offer, need, person, approve, approveAs } = await hazardous()
    const other = await person('broker')
    await approve()
    await reviewMatch(await world.as(other), { matchId, decide: 'hold' })
    expect(await approveAs(other)).toMatchObject({ outcome: 'first-approved' })
    const owner = await world.as(need.contactId)
    const { audits } = await record(world, () =>
      reviseListing(owner, { listingId: need.listingId, change: { attributes: { loi_pct: 7 } } }),
    )
    expect(audits).toEqual(['listing.revised', 'match.approval-void'])
    expect(await approveAs(other)).toMatchObject({ outcome: 'first-approved' })
    await join(world, offer.facilityId, other)
    expect(await approveAs(brokerId)).toMatchObject({ outcome: 'first-approved' })
    expect(await countOf(world, 'introduction')).toBe(0)
  })

  test('16 approvals of two people at once are one first and one second', async () => {
    const { world, brokerId, person, approveAs } = await hazardous()
    const other = await person('admin')
    const second = await person('broker')
    const tally = await atOnce(16, (turn) => approveAs(turn % 2 ? brokerId : second))
    expect(tally.decided).toBe(1)
    expect(tally['first-approved']).toBe(1)
    expect(await countOf(world, 'introduction')).toBe(1)
    expect(await approveAs(other)).toMatchObject({ outcome: 'refused' })
  })

  test('its request is not delivered to somebody who became a party', async () => {
    const { world, need, person, approve } = await hazardous()
    const other = await person('broker')
    await approve()
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from notice where kind = 'approval-needed'`)
    const notice = () => readNotice(world.context, { noticeId: row?.id ?? '' })
    expect(await notice()).toMatchObject({ outcome: 'read', view: { kind: 'approval-needed' } })
    await join(world, need.facilityId, other)
    expect(await notice()).toEqual({ outcome: 'nothing-to-say' })
  })
})

describe('what needs two people', () => {
  test.each([
    ['a need that is hazardous', sql`update listing set hazardous = true where kind = 'need'`, 'hazardous'],
    [
      'a material that is, whatever its owner says',
      sql`update listing set material_id = (select id from material where hazardous limit 1), hazardous = false where kind = 'offer'`,
      'hazardous',
    ],
    ['two countries', sql`update facility set country = 'KR' where isic = '2394'`, 'border'],
  ] as const)('%s', async (_, change, why) => {
    const world = await openWorld(database)
    const { matchId, brokerId } = await makeMatch(world)
    await world.context.db.execute(change)
    expect(await reviewMatch(await world.as(brokerId), { matchId, decide: 'approve' })).toMatchObject({ outcome: 'first-approved', why })
  })

  test('a hazardous waste class of a material that is not marked so', async () => {
    const world = await openWorld(database)
    const { matchId, brokerId } = await makeMatch(world)
    const { sheets, materials } = world.context.library.shipped.handbook
    const classed = [...sheets.values()].find(({ id, hw }) => hw !== null && materials.get(id)?.hazardous === false)
    if (!classed) return
    await world.context.db.execute(sql`update listing set material_id = ${classed.id} where kind = 'offer'`)
    expect(await reviewMatch(await world.as(brokerId), { matchId, decide: 'approve' })).toMatchObject({ why: 'hazardous' })
  })

  test('nothing else: one approval is enough', async () => {
    const world = await openWorld(database)
    const { matchId, brokerId } = await makeMatch(world)
    const broker = await world.as(brokerId)
    expect(await readReviewQueue(broker)).toMatchObject({ matches: [{ approval: null }] })
    expect(await reviewMatch(broker, { matchId, decide: 'approve' })).toMatchObject({ outcome: 'decided' })
  })
})
