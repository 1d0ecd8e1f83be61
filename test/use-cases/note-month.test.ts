import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { chaseIntroductions } from '../../src/use-cases/chase-introductions.ts'
import { noteNothingFlowed } from '../../src/use-cases/note-month.ts'
import { readNotice } from '../../src/use-cases/read-notice.ts'
import { reportDelivery, settleDelivery } from '../../src/use-cases/record-delivery.ts'
import { createTestDatabase } from '../support/database.ts'
import { makeIntroduced, openWorld, type World } from '../support/world.ts'
import { everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

/** Ash that flows since March 2026; it is Tuesday, 31 March. */
async function flowing() {
  const world = await openWorld(database, { at: '2026-03-31T02:00:00Z' })
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const report = async (personId: string, month: string, amount: number) =>
    reportDelivery(await world.as(personId), { introductionId, month, amount, unit: 't' })
  const deliver = async (month: string, amount: number) => {
    const reported = await report(found.offer.contactId, month, amount)
    if (reported.outcome !== 'reported') throw new Error(reported.outcome)
    await settleDelivery(await world.as(found.need.contactId), { deliveryId: reported.view.deliveryId, settle: 'confirm' })
  }
  await deliver('2026-03-01', 412)
  return { world, ...found, report, deliver }
}

/** Chases at an hour of work in both places of a working day. */
async function chaseOn(world: World, day: string) {
  world.clock.set(`${day}T02:00:00Z`)
  return record(world, () => chaseIntroductions(world.context))
}

async function dueIn(world: World) {
  const [told] = await world.context.db.execute<{ id: string }>(
    sql`select id from notice where kind = 'amount-due' order by sequence desc limit 1`,
  )
  return readNotice(world.context, { noticeId: told?.id ?? '' })
}

describe('an introduction over which material flows', () => {
  test('is asked about on a working day after each month, of the supplier first, with what it was last time', async () => {
    const { world, offer, introductionId } = await flowing()
    expect(await rowOf(world, 'introduction', introductionId)).toMatchObject({ stage: 'completed', silences: 0 })
    for (const day of ['2026-04-07', '2026-04-20', '2026-05-02']) expect((await chaseOn(world, day)).told).toEqual([])
    const { told, audits } = await chaseOn(world, '2026-05-06')
    expect(told).toEqual(everyone('amount-due', offer.contactId))
    expect(audits).toEqual(['introduction.asked'])
    expect(await dueIn(world)).toMatchObject({
      outcome: 'read',
      view: { month: '2026-04-01', known: false, last: { amount: 412, unit: 't' } },
    })
    expect((await chaseOn(world, '2026-05-08')).told).toEqual([])
  })

  test('is left alone until the next month once one side has said how much it was', async () => {
    const { world, offer, need, report } = await flowing()
    await chaseOn(world, '2026-05-06')
    expect(await report(offer.contactId, '2026-04-01', 398)).toMatchObject({ outcome: 'reported' })
    expect(await dueIn(world)).toEqual({ outcome: 'nothing-to-say' })
    for (const day of ['2026-05-12', '2026-05-27']) expect(await toldAmounts(world, day)).toEqual([])
    expect(await toldAmounts(world, '2026-06-03')).toEqual([offer.contactId])
    expect(await toldAmounts(world, '2026-06-09')).toEqual([need.contactId])
  })

  test('is left alone too when nothing flowed, and an older month changes nothing', async () => {
    const { world, need, offer, introductionId, deliver } = await flowing()
    await chaseOn(world, '2026-05-06')
    const { result, audits } = await record(world, async () =>
      noteNothingFlowed(await world.as(need.contactId), { introductionId, month: '2026-04-01' }),
    )
    expect(result).toMatchObject({ outcome: 'noted' })
    expect(audits).toEqual(['introduction.nothing-flowed'])
    expect(await toldAmounts(world, '2026-05-12')).toEqual([])
    expect(await toldAmounts(world, '2026-06-03')).toEqual([offer.contactId])
    await deliver('2026-05-01', 400)
    await deliver('2026-02-01', 20)
    expect(await toldAmounts(world, '2026-06-16')).toEqual([])
    expect(await toldAmounts(world, '2026-07-03')).toEqual([offer.contactId])
  })

  test('is for its broker after two months of silence, and nobody is asked any more', async () => {
    const { world, offer, need, brokerId, introductionId } = await flowing()
    expect(await toldAmounts(world, '2026-05-06')).toEqual([offer.contactId])
    expect(await toldAmounts(world, '2026-05-12')).toEqual([need.contactId])
    expect(await toldAmounts(world, '2026-06-03')).toEqual([offer.contactId])
    expect(await toldAmounts(world, '2026-06-09')).toEqual([need.contactId])
    expect((await chaseOn(world, '2026-07-03')).told).toEqual(everyone('amounts-missing', brokerId))
    expect(await rowOf(world, 'introduction', introductionId)).toMatchObject({ stage: 'completed', next_follow_up_at: null })
    expect((await chaseOn(world, '2026-08-05')).told).toEqual([])
  })

  test('hears of nothing from others, nor of months that have not begun', async () => {
    const { world, brokerId, offer, introductionId } = await flowing()
    await expectRefusal(world, 'not-a-side', async () =>
      noteNothingFlowed(await world.as(brokerId), { introductionId, month: '2026-02-01' }),
    )
    const contact = await world.as(offer.contactId)
    await expectRefusal(world, 'delivery-in-future', () => noteNothingFlowed(contact, { introductionId, month: '2027-02-01' }))
    await expectRefusal(world, 'delivery-unreadable', () => noteNothingFlowed(contact, { introductionId, month: 'May' }), 'May')
  })
})

async function toldAmounts(world: World, day: string): Promise<readonly string[]> {
  const before = (await toldOf(world, 'amount-due')).length
  await chaseOn(world, day)
  return (await toldOf(world, 'amount-due')).slice(before)
}
