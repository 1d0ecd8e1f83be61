import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { setListingStatus } from '../../db/queries/listings.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { type Decision, reviewMatch } from '../../src/use-cases/review-match.ts'
import { readMatch, readReviewQueue } from '../../src/use-cases/review-queue.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeMatch, makePair, makePerson, makePlant, makeProject, openWorld, waitingFor } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function matched() {
  const world = await openWorld(database)
  const match = await makeMatch(world)
  const broker = await world.as(match.brokerId)
  return { world, ...match, broker, decide: (decision: Decision) => reviewMatch(broker, { matchId: match.matchId, ...decision }) }
}

const reject = { decide: 'reject', reason: 'distance' } as const
const decisions: readonly Decision[] = [{ decide: 'approve' }, { decide: 'hold' }, reject]

describe('approving a match', () => {
  test('asks both sides and tells nobody else', async () => {
    const { world, decide, matchId, matchNumber, brokerId, offer, need } = await matched()
    const { result, audits, jobs, told } = await record(world, () => decide({ decide: 'approve' }))
    expect(result).toEqual({ outcome: 'decided', number: matchNumber, status: 'approved', flow: { amount: 1234 * 12, unit: 't' } })
    expect(audits).toEqual(['match.approved', 'introduction.consent-asked'])
    expect(jobs).toEqual([])
    expect(told).toEqual(everyone('consent-asked', offer.contactId, need.contactId))
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ decided_by: brokerId, hold_until: null, rejection: null })
  })

  test('tells every contact of both sides', async () => {
    const { world, decide, offer, need } = await matched()
    const second = await makePerson(world)
    await join(world, offer.facilityId, second)
    const { told } = await record(world, () => decide({ decide: 'approve' }))
    expect(told).toEqual(everyone('consent-asked', offer.contactId, need.contactId, second))
  })

  test('20 times at once makes one introduction and tells each contact once', async () => {
    const { world, broker, matchId, project, offer, need } = await matched()
    const other = await world.as(await makePerson(world, { roles: [[project, 'broker']] }))
    const tally = await atOnce(20, (turn) => reviewMatch(turn % 2 ? broker : other, { matchId, decide: 'approve' }))
    expect(tally).toEqual({ decided: 1, 'already-decided': 19 })
    expect(await countOf(world, 'introduction')).toBe(1)
    expect((await toldOf(world, 'consent-asked')).toSorted()).toEqual([offer.contactId, need.contactId].toSorted())
  })

  test('is refused when a listing stopped being active', async () => {
    const { world, decide, need } = await matched()
    await setListingStatus(world.context.db, need.listingId, 'paused', world.clock.now())
    await expectRefusal(world, 'listing-not-active', () => decide({ decide: 'approve' }))
    expect(await decide(reject)).toMatchObject({ status: 'rejected' })
  })
})

describe('rejecting and holding a match', () => {
  test('a rejection keeps its reason, and its words outside the audit chain', async () => {
    const { world, decide, matchId, matchNumber } = await matched()
    const { result, audits, told } = await record(world, () => decide({ decide: 'reject', reason: 'other', words: 'I know both' }))
    expect(result).toEqual({ outcome: 'decided', number: matchNumber, status: 'rejected', rejection: 'other' })
    expect(audits).toEqual(['match.rejected'])
    expect(told).toEqual([])
    expect(await rowOf(world, 'match', matchId)).toMatchObject({ rejection: 'other', rejection_words: 'I know both' })
    expect(JSON.stringify(await world.context.db.execute('select * from audit_entry'))).not.toContain('I know both')
  })

  test('a match on hold leaves the queue for seven days', async () => {
    const { world, decide, brokerId, matchNumber } = await matched()
    const { audits, told } = await record(world, () => decide({ decide: 'hold' }))
    expect({ audits, told }).toEqual({ audits: ['match.held'], told: [] })
    expect(await waitingFor(world, brokerId)).toEqual([])
    world.clock.pass({ days: 7, ms: 1 })
    expect(await waitingFor(world, brokerId)).toEqual([matchNumber])
  })

  test('a match on hold can still be decided', async () => {
    const { decide } = await matched()
    await decide({ decide: 'hold' })
    expect(await decide({ decide: 'hold' })).toMatchObject({ status: 'held' })
    expect(await decide({ decide: 'approve' })).toMatchObject({ status: 'approved' })
  })

  test.each([
    ['approved', { decide: 'approve' }],
    ['rejected', reject],
  ] as const)('nothing more is decided about one that is %s', async (status, first) => {
    const { world, decide } = await matched()
    await decide(first)
    for (const decision of decisions) await expectRefusal(world, 'already-decided', () => decide(decision), status)
  })

  test('nothing is decided about one that closed because a listing went away', async () => {
    const { world, decide, offer } = await matched()
    await moveListing(await world.as(offer.contactId), { listingId: offer.listingId, move: 'pause' })
    for (const decision of decisions) await expectRefusal(world, 'already-decided', () => decide(decision), 'closed')
  })

  test('of an approval and rejections at the same moment one counts', async () => {
    const { world, decide, matchId } = await matched()
    const tally = await atOnce(10, (turn) => decide(turn % 2 ? { decide: 'approve' } : reject))
    expect(tally).toEqual({ decided: 1, 'already-decided': 9 })
    const { status } = await rowOf(world, 'match', matchId)
    expect(await countOf(world, 'introduction')).toBe(status === 'approved' ? 1 : 0)
  })
})

describe('who decides', () => {
  test('nobody but a broker of the project', async () => {
    const { world, matchId, project, offer, need } = await matched()
    const elsewhere = await makeProject(world)
    const refused = [
      await makePerson(world),
      offer.contactId,
      need.contactId,
      await makePerson(world, { roles: [[elsewhere, 'broker']] }),
      await makePerson(world, {
        roles: [
          [project, 'team'],
          [project, 'admin'],
          [project, 'observer'],
        ],
      }),
    ]
    for (const personId of refused) {
      const actor = await world.as(personId)
      for (const decision of decisions) await expectRefusal(world, 'not-a-broker', () => reviewMatch(actor, { matchId, ...decision }))
      await expectRefusal(world, 'not-a-broker', () => readMatch(actor, { matchId }))
    }
  })

  test('no broker who is a contact of either side', async () => {
    const { world, matchId, project, offer, need } = await matched()
    for (const { facilityId } of [offer, need]) {
      const personId = await makePerson(world, { roles: [[project, 'broker']] })
      await join(world, facilityId, personId)
      const actor = await world.as(personId)
      for (const decision of decisions) await expectRefusal(world, 'own-facility', () => reviewMatch(actor, { matchId, ...decision }))
      await expectRefusal(world, 'own-facility', () => readMatch(actor, { matchId }))
    }
  })

  test('nobody about a match that does not exist', async () => {
    const { world, broker } = await matched()
    await expectRefusal(world, 'match-not-found', () => reviewMatch(broker, { matchId: v7(), decide: 'approve' }))
    await expectRefusal(world, 'match-not-found', () => readMatch(broker, { number: 9_999_999 }))
  })
})

describe('the queue', () => {
  test('shows a broker both sides with names, the reasons and what it would avoid', async () => {
    const { broker, matchId, matchNumber } = await matched()
    const read = await readMatch(broker, { number: matchNumber })
    expect(read).toMatchObject({
      outcome: 'read',
      view: { matchId, status: 'proposed', offer: { tier: 'broker' }, need: { tier: 'broker' } },
    })
    if (read.outcome !== 'read') return
    expect(read.view.reasons.map((reason) => reason.reason)).toEqual([
      'compatibility',
      'industry',
      'quantity',
      'distance',
      'time',
      'specification',
    ])
    expect(read.view.flow).toEqual({ amount: 1234 * 12, unit: 't' })
    const clinkerPerAsh = 0.8
    expect(read.view.expected?.tonnes).toBeCloseTo((1234 * 12 * clinkerPerAsh * 850) / 1000)
  })

  test('holds the matches of the projects a broker works for, best first', async () => {
    const { world, brokerId, project, matchNumber } = await matched()
    const need = await makePlant(world, { projects: [project], isic: '2394', at: { lat: 38.9, lon: 118 } })
    const far = await makeMatch(world, { project, brokerId, need })
    await makeMatch(world)
    const waiting = await waitingFor(world, brokerId)
    expect(waiting).toContain(matchNumber)
    expect(waiting).toContain(far.matchNumber)
    const queue = await readReviewQueue(await world.as(brokerId))
    if (queue.outcome !== 'queue') throw new Error(queue.refusal)
    const scores = queue.matches.map((match) => match.score)
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(queue.total).toBe(queue.matches.length)
  })

  test('does not show a broker the matches of a facility they are a contact of', async () => {
    const { world, brokerId, offer } = await matched()
    await join(world, offer.facilityId, brokerId)
    expect(await readReviewQueue(await world.as(brokerId))).toEqual({ outcome: 'queue', matches: [], total: 0 })
  })

  test('is refused to everybody else', async () => {
    const { world, project, offer } = await matched()
    const team = await makePerson(world, { roles: [[project, 'team']] })
    for (const personId of [team, offer.contactId, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-broker', () => readReviewQueue(actor))
    }
  })

  test('is empty for a broker whose project has no matches', async () => {
    const world = await openWorld(database)
    const { brokerId } = await makePair(world)
    expect(await readReviewQueue(await world.as(brokerId))).toEqual({ outcome: 'queue', matches: [], total: 0 })
  })
})
