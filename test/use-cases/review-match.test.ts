import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { readMatch, readReviewQueue, reviewMatch } from '../../src/use-cases/review-match.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeMatch, makePerson, makeProject, openWorld, waitingFor } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

describe('approving a match', () => {
  test('asks both sides and tells nobody else', async () => {
    const world = await openWorld(database)
    const { matchId, matchNumber, brokerId, offer, need } = await makeMatch(world)
    const broker = await world.as(brokerId)
    const { result, audits, jobs, told } = await record(world, () => reviewMatch(broker, { matchId, decide: 'approve' }))
    expect(result).toEqual({ outcome: 'decided', number: matchNumber, status: 'approved' })
    expect(audits).toEqual(['match.approved', 'introduction.consent-asked'])
    expect(jobs).toEqual([])
    expect(told).toEqual(everyone('consent-asked', offer.contactId, need.contactId))
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ decided_by: brokerId, hold_until: null, rejection: null })
  })

  test('tells every contact of both sides', async () => {
    const world = await openWorld(database)
    const { matchId, brokerId, offer, need } = await makeMatch(world)
    const second = await makePerson(world)
    await join(world, offer.facilityId, second)
    const broker = await world.as(brokerId)
    const { told } = await record(world, () => reviewMatch(broker, { matchId, decide: 'approve' }))
    expect(told).toEqual(everyone('consent-asked', offer.contactId, need.contactId, second))
  })

  test('20 times at once makes one introduction and tells each contact once', async () => {
    const world = await openWorld(database)
    const { matchId, brokerId, project, offer, need } = await makeMatch(world)
    const other = await makePerson(world, { roles: [[project, 'broker']] })
    const brokers = [await world.as(brokerId), await world.as(other)]
    const tally = await atOnce(20, (turn) => reviewMatch(brokers[turn % 2] ?? brokers[0]!, { matchId, decide: 'approve' }))
    expect(tally).toEqual({ decided: 1, 'already-decided': 19 })
    expect(await countOf(world, 'introduction')).toBe(1)
    expect((await toldOf(world, 'consent-asked')).toSorted()).toEqual([offer.contactId, need.contactId].toSorted())
  })
})
