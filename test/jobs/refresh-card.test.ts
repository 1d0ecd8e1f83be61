import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Adapter, SendOutcome } from '../../adapters/adapter.ts'
import type { JobOutcome } from '../../jobs/define.ts'
import { deliverNoticeJob } from '../../jobs/deliver-notice.ts'
import { refreshCardJob } from '../../jobs/refresh-card.ts'
import type { SentMessage } from '../../src/message/message.ts'
import { answerIntroduction } from '../../src/use-cases/answer-introduction.ts'
import { answerFacilityQuestion, askFacility } from '../../src/use-cases/ask-facility.ts'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { expireListings } from '../../src/use-cases/expire-listings.ts'
import { moveIntroduction } from '../../src/use-cases/move-introduction.ts'
import { moveListing } from '../../src/use-cases/move-listing.ts'
import { reportDelivery, settleDelivery } from '../../src/use-cases/record-delivery.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeIntroduced, makeMatch, makePerson, openWorld, type World } from '../support/world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

type Shown = { readonly to: string; words: string; buttons: number }

const wordsOf = ({ nodes }: SentMessage) => JSON.stringify(nodes)
const buttonsOf = ({ nodes }: SentMessage) => nodes.flatMap((node) => (node.node === 'choices' ? node.choices : [])).length

/** A platform of one screen a person, on which messages can be changed. */
function openBoard() {
  const shown = new Map<string, Shown>()
  let answer: SendOutcome | null = null
  const adapter: Adapter = {
    platform: 'test',
    start: async () => undefined,
    stop: async () => undefined,
    send: async ({ account }, message, key) => {
      shown.set(key, { to: account, words: wordsOf(message), buttons: buttonsOf(message) })
      return { outcome: 'sent', platformMessageId: key }
    },
    update: async (_to, id, message) => {
      if (answer) return answer
      const found = shown.get(id)
      if (!found) throw new Error(`there is no message ${id}`)
      Object.assign(found, message ? { words: wordsOf(message), buttons: buttonsOf(message) } : { buttons: 0 })
      return { outcome: 'sent', platformMessageId: id }
    },
  }
  const answerWith = (given: SendOutcome | null) => {
    answer = given
  }
  return { adapter, shown, answerWith }
}

const jobs = { 'deliver-notice': deliverNoticeJob, 'refresh-card': refreshCardJob }

/** Runs what the outbox asks for, as a worker would; returns how refreshed cards came out. */
async function work(world: World, adapter: Adapter | undefined, only: keyof typeof jobs | null = null): Promise<readonly JobOutcome[]> {
  const outcomes: JobOutcome[] = []
  for (;;) {
    const [row] = await world.context.db.execute<{ id: string; job: keyof typeof jobs; payload: Record<string, string> }>(
      sql`delete from outbox where id = (select id from outbox where job = any(${sql.param(only ? [only] : Object.keys(jobs))}::text[])
        order by created_at, id limit 1) returning id, job, payload`,
    )
    if (!row) return outcomes
    const tools = { context: world.context, adapters: () => adapter, rowId: row.id, attempt: 1, signal: new AbortController().signal }
    const outcome = await jobs[row.job].run(tools, row.payload)
    if (row.job === 'refresh-card') outcomes.push(outcome)
  }
}

async function cardOf(world: World, personId: string, kind: string, { shown }: ReturnType<typeof openBoard>): Promise<Shown> {
  const [row] = await world.context.db.execute<{ id: string }>(
    sql`select id from notice where person_id = ${personId} and kind = ${kind} order by created_at desc, id desc limit 1`,
  )
  const card = shown.get(row?.id ?? '')
  if (!card) throw new Error(`${kind} was not shown`)
  return card
}

async function matched() {
  const world = await openWorld(database)
  const match = await makeMatch(world)
  const board = openBoard()
  await work(world, board.adapter)
  return { world, board, ...match }
}

async function asked() {
  const world = await openWorld(database)
  const found = await makeApproved(world)
  const colleague = await makePerson(world)
  await join(world, found.offer.facilityId, colleague)
  const board = openBoard()
  return { world, board, colleague, ...found }
}

async function introduced() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const board = openBoard()
  await work(world, board.adapter)
  world.clock.pass({ hours: 1 })
  return { world, board, ...found }
}

describe('a match that another broker decides on', () => {
  test.each([
    ['approved', { decide: 'approve' }],
    ['rejected', { decide: 'reject', reason: 'distance' }],
  ] as const)('loses its buttons everywhere and says that it is %s', async (status, decision) => {
    const { world, board, brokerId, matchId, project } = await matched()
    const other = await makePerson(world, { roles: [[project, 'broker']] })
    const card = await cardOf(world, brokerId, 'match-proposed', board)
    expect(card.buttons).toBeGreaterThan(3)
    await reviewMatch(await world.as(other), { matchId, ...decision })
    await work(world, board.adapter)
    expect(card.buttons).toBe(0)
    expect(card.words).toContain(status)
  })

  test('keeps its buttons while it is on hold', async () => {
    const { world, board, brokerId, matchId } = await matched()
    await reviewMatch(await world.as(brokerId), { matchId, decide: 'hold' })
    await work(world, board.adapter)
    expect((await cardOf(world, brokerId, 'match-proposed', board)).buttons).toBeGreaterThan(3)
  })

  test('is closed too when one of its listings is withdrawn', async () => {
    const { world, board, brokerId, offer } = await matched()
    await moveListing(await world.as(offer.contactId), { listingId: offer.listingId, move: 'withdraw' })
    await work(world, board.adapter)
    expect(await cardOf(world, brokerId, 'match-proposed', board)).toMatchObject({ buttons: 0, words: expect.stringContaining('closed') })
  })

  test('takes the question away that a colleague answered', async () => {
    const { world, board, brokerId, matchId, offer } = await matched()
    const colleague = await makePerson(world)
    await join(world, offer.facilityId, colleague)
    await askFacility(await world.as(brokerId), { matchId, side: 'offer', question: 'How fine?' })
    await work(world, board.adapter)
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from match_question where match_id = ${matchId}`)
    await answerFacilityQuestion(await world.as(colleague), { questionId: row?.id ?? '', answer: 'Fine' })
    await work(world, board.adapter)
    const card = await cardOf(world, offer.contactId, 'question-asked', board)
    expect(card).toMatchObject({ buttons: 0, words: expect.stringContaining('has been answered') })
    expect(card.words).not.toContain('"Fine"')
  })
})

describe('a proposal that two sides are asked about', () => {
  test('says to colleagues that their side agreed, and shows nothing to the other side', async () => {
    const { world, board, colleague, introductionId, offer, need } = await asked()
    await work(world, board.adapter)
    const before = { ...(await cardOf(world, need.contactId, 'consent-asked', board)) }
    await answerIntroduction(await world.as(colleague), { introductionId, answer: 'yes' })
    await work(world, board.adapter)
    const own = await cardOf(world, offer.contactId, 'consent-asked', board)
    expect(own).toMatchObject({ buttons: 0, words: expect.stringContaining('has said yes') })
    expect(await cardOf(world, need.contactId, 'consent-asked', board)).toEqual(before)
  })

  test('is closed for both in the same words, whether one said no or nobody answered', async () => {
    const lines: string[] = []
    for (const how of ['no', 'silence'] as const) {
      const { world, board, introductionId, offer, need } = await asked()
      await work(world, board.adapter)
      const cardsOf = () => [...board.shown.values()].filter(({ to, words }) => to.includes(need.contactId) && words.includes('Proposal'))
      if (how === 'no') await answerIntroduction(await world.as(offer.contactId), { introductionId, answer: 'no' })
      await work(world, board.adapter)
      expect(cardsOf().every(({ buttons }) => buttons > 0)).toBe(true)
      // Some of these days are days off.
      for (let each = 0; each < 6; each += 1) await silence(world)
      await work(world, board.adapter)
      const cards = cardsOf()
      expect(cards.every(({ buttons }) => buttons === 0)).toBe(true)
      lines.push(/This proposal is no longer open[^"]*/.exec(cards[0]?.words ?? '')?.[0] ?? how)
    }
    expect(lines[0]).toBe(lines[1])
  })

  test('waits visibly when a listing of it is paused', async () => {
    const { world, board, offer, need } = await asked()
    await work(world, board.adapter)
    await moveListing(await world.as(need.contactId), { listingId: need.listingId, move: 'pause' })
    await work(world, board.adapter)
    const card = await cardOf(world, offer.contactId, 'consent-asked', board)
    expect(card).toMatchObject({ buttons: 0, words: expect.stringContaining('not active now') })
  })
})

const silence = async (world: World) => {
  world.clock.pass({ days: 3 })
  await chaseIntroductions(world.context)
}

describe('an introduction', () => {
  test('that moved on takes the steps of its last stage away', async () => {
    const { world, board, introductionId, offer, need } = await introduced()
    await moveIntroduction(await world.as(need.contactId), { introductionId, progress: 'negotiate' })
    await work(world, board.adapter)
    const old = await cardOf(world, offer.contactId, 'introduced', board)
    expect(old).toMatchObject({ buttons: 0, words: expect.stringContaining('negotiation') })
    expect((await cardOf(world, offer.contactId, 'introduction-moved', board)).buttons).toBeGreaterThan(0)
  })

  test('shows a corrected figure where the first one stood, and closes when it is confirmed', async () => {
    const { world, board, introductionId, offer, need } = await introduced()
    const supplier = await world.as(offer.contactId)
    const report = (amount: number) => reportDelivery(supplier, { introductionId, month: '2026-02-01', amount, unit: 't' })
    await report(412)
    await work(world, board.adapter)
    const [first] = [...board.shown.values()].filter(({ words }) => words.includes('412'))
    await report(398)
    await work(world, board.adapter)
    expect(first?.words).toContain('398')
    expect(first?.words).not.toContain('412')
    expect(first?.buttons).toBe(2)
    const [row] = await world.context.db.execute<{ id: string }>(sql`select id from delivery where introduction_id = ${introductionId}`)
    await settleDelivery(await world.as(need.contactId), { deliveryId: row?.id ?? '', settle: 'confirm' })
    await work(world, board.adapter)
    expect(first).toMatchObject({ buttons: 0, words: expect.stringContaining('Both sides have confirmed') })
  })
})

test('a listing that was renewed elsewhere no longer asks whether it stands', async () => {
  const { world, board, offer } = await matched()
  await world.context.db.execute(
    sql`update listing set expires_at = ${new Date(world.clock.now().getTime() + 86_400_000).toISOString()} where id = ${offer.listingId}`,
  )
  await expireListings(world.context)
  await work(world, board.adapter)
  await moveListing(await world.as(offer.contactId), { listingId: offer.listingId, move: 'renew' })
  await work(world, board.adapter)
  const card = await cardOf(world, offer.contactId, 'listing-expiring', board)
  expect(card).toMatchObject({ buttons: 0, words: expect.stringContaining('renewed') })
})

describe('a card that cannot be changed now', () => {
  test('is tried again when the platform asks to wait, and left when it refuses', async () => {
    const { world, board, brokerId, matchId } = await matched()
    const card = await cardOf(world, brokerId, 'match-proposed', board)
    await reviewMatch(await world.as(brokerId), { matchId, decide: 'approve' })
    board.answerWith({ outcome: 'retry', reason: 'rate limited', retryAfterMs: 7_000 })
    expect(await work(world, board.adapter, 'refresh-card')).toEqual([{ retryAfterMs: 7_000, reason: 'rate limited' }])
    board.answerWith({ outcome: 'final', reason: 'is_archived' })
    const [{ id } = { id: '' }] = await world.context.db.execute<{ id: string }>(
      sql`select id from notice where kind = 'match-proposed' and person_id = ${brokerId}`,
    )
    const tools = { context: world.context, adapters: () => board.adapter, rowId: id, attempt: 1, signal: new AbortController().signal }
    expect(await refreshCardJob.run(tools, { noticeId: id })).toBe('done')
    board.answerWith(null)
    expect(await refreshCardJob.run(tools, { noticeId: id })).toBe('done')
    expect(card.buttons).toBeGreaterThan(0)
  })

  test('waits for a process that has the adapter, and is left on a platform that changes nothing', async () => {
    const { world, board, brokerId, matchId } = await matched()
    await reviewMatch(await world.as(brokerId), { matchId, decide: 'approve' })
    expect(await work(world, undefined, 'refresh-card')).toEqual([{ retryAfterMs: 30_000, reason: 'no adapter for test in this process' }])
    const { update: _gone, ...still } = board.adapter
    const [{ id } = { id: '' }] = await world.context.db.execute<{ id: string }>(sql`select id from notice where kind = 'match-proposed'`)
    const tools = { context: world.context, adapters: () => still, rowId: id, attempt: 1, signal: new AbortController().signal }
    expect(await refreshCardJob.run(tools, { noticeId: id })).toBe('done')
    const [row] = await world.context.db.execute(sql`select closed_at from notice where id = ${id}`)
    expect(row?.closed_at).not.toBeNull()
  })

  test('is settled once it has arrived, when what it asks was decided while it was on its way', async () => {
    const world = await openWorld(database)
    const { brokerId, matchId } = await makeMatch(world)
    const board = openBoard()
    const slow: Adapter = {
      ...board.adapter,
      send: async (...given) => {
        await reviewMatch(await world.as(brokerId), { matchId, decide: 'approve' })
        return board.adapter.send(...given)
      },
    }
    await work(world, slow, 'deliver-notice')
    const waiting = await world.context.db.execute(sql`select 1 from outbox where job = 'refresh-card'`)
    expect(waiting.length).toBeGreaterThan(0)
    await work(world, board.adapter)
    expect(await cardOf(world, brokerId, 'match-proposed', board)).toMatchObject({ buttons: 0 })
  })
})

test('whoever lost the right to read a card keeps its words and loses its buttons', async () => {
  const { world, board, brokerId, matchId, project } = await matched()
  const other = await makePerson(world, { roles: [[project, 'broker']] })
  const card = await cardOf(world, brokerId, 'match-proposed', board)
  const words = card.words
  await world.context.db.execute(sql`delete from project_role where person_id = ${brokerId}`)
  await reviewMatch(await world.as(other), { matchId, decide: 'reject', reason: 'distance' })
  await work(world, board.adapter)
  expect(card).toEqual({ to: card.to, words, buttons: 0 })
})
