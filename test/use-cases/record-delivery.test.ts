import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import type { Stage } from '../../src/domain/introduction.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { readDelivery } from '../../src/use-cases/load-delivery.ts'
import { reportDelivery, settleDelivery } from '../../src/use-cases/record-delivery.ts'
import { createTestDatabase } from '../support/database.ts'
import { join, makeApproved, makeIntroduced, makePerson, openWorld } from '../support/world.ts'
import { atOnce, countOf, everyone, expectRefusal, record, rowOf, toldOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

type Who = 'offer' | 'need'
type Figure = { readonly amount?: number; readonly unit?: Unit; readonly month?: string }

async function flowing() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const actors = { offer: await world.as(found.offer.contactId), need: await world.as(found.need.contactId) }
  const report = (who: Who, figure: Figure = {}) =>
    reportDelivery(actors[who], { introductionId, amount: 100, unit: 't', month: '2026-02-01', ...figure })
  const settle = async (who: Who, how: 'confirm' | number) => {
    const [row] = await world.context.db.execute<{ id: string }>('select id from delivery order by month limit 1')
    return settleDelivery(actors[who], { deliveryId: row?.id ?? v7(), settle: how === 'confirm' ? how : { ownAmount: how } })
  }
  const stage = async () => (await rowOf(world, 'introduction', introductionId)).stage
  return { world, ...found, actors, report, settle, stage }
}

describe('reporting a delivery', () => {
  test('notes the figure and asks the other side', async () => {
    const { world, report, need, stage } = await flowing()
    const { result, audits, jobs, told } = await record(world, () => report('offer'))
    expect(result).toMatchObject({
      outcome: 'reported',
      view: {
        amount: 100,
        unit: 't',
        month: '2026-02-01',
        reportedSide: 'offer',
        status: 'reported',
        avoidedKg: null,
        disputedAmount: null,
      },
    })
    expect(audits).toEqual(['delivery.reported'])
    expect(jobs).toEqual([])
    expect(told).toEqual(everyone('delivery-reported', need.contactId))
    expect(await stage()).toBe('introduced')
  })

  test('again by the same side before anybody answered corrects its own figure', async () => {
    const { world, report } = await flowing()
    await report('offer')
    expect(await report('offer', { amount: 90 })).toMatchObject({ outcome: 'reported', view: { amount: 90 } })
    expect(await countOf(world, 'delivery')).toBe(1)
  })

  test('of any day of a month counts for the month', async () => {
    const { world, report } = await flowing()
    await report('offer', { month: '2026-02-14' })
    expect(await report('need', { month: '2026-02-01' })).toMatchObject({ outcome: 'confirmed', view: { month: '2026-02-01' } })
    expect(await countOf(world, 'delivery')).toBe(1)
  })

  test('of another month is a delivery of its own, also after completion', async () => {
    const { report, settle, stage } = await flowing()
    await report('offer', { month: '2026-01-01' })
    await settle('need', 'confirm')
    expect(await report('need', { month: '2026-02-01' })).toMatchObject({ outcome: 'reported' })
    expect(await stage()).toBe('completed')
  })

  test('is refused for what cannot have flowed', async () => {
    const { world, report } = await flowing()
    await expectRefusal(world, 'quantity-not-a-number', () => report('offer', { amount: Number.NaN }))
    await expectRefusal(world, 'quantity-not-positive', () => report('offer', { amount: 0 }))
    await expectRefusal(world, 'quantity-too-large', () => report('offer', { amount: 1e13 }))
    await expectRefusal(world, 'delivery-in-future', () => report('offer', { month: '2026-04-01' }))
    await expectRefusal(world, 'delivery-unreadable', () => report('offer', { month: '2026-02-31' }), '2026-02-31')
  })

  test('is refused to brokers and strangers, and before both sides agreed', async () => {
    const { world, introductionId, brokerId } = await flowing()
    const figure = { amount: 1, unit: 't', month: '2026-02-01' } as const
    for (const personId of [brokerId, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-side', () => reportDelivery(actor, { introductionId, ...figure }))
    }
    const asked = await makeApproved(world)
    const contact = await world.as(asked.offer.contactId)
    await expectRefusal(world, 'not-introduced-yet', () => reportDelivery(contact, { introductionId: asked.introductionId, ...figure }))
    await expectRefusal(world, 'introduction-not-found', () => reportDelivery(contact, { introductionId: v7(), ...figure }))
  })
})

describe('confirming a delivery', () => {
  test.each([
    ['a push of the button', (each: Awaited<ReturnType<typeof flowing>>) => each.settle('need', 'confirm')],
    ['the same figure', (each: Awaited<ReturnType<typeof flowing>>) => each.settle('need', 100)],
    ['a report of the same figure', (each: Awaited<ReturnType<typeof flowing>>) => each.report('need')],
  ])('by %s of the other side completes the introduction and counts what was avoided', async (_how, confirm) => {
    const found = await flowing()
    const { world, report, stage, offer, brokerId } = found
    await report('offer')
    const { result, audits, told } = await record(world, () => confirm(found))
    expect(result).toMatchObject({
      outcome: 'confirmed',
      view: { status: 'confirmed', amount: 100, avoidedKg: expect.closeTo(67_417.42, 1) },
    })
    expect(JSON.stringify(result)).toContain('WBCSD')
    expect(audits).toEqual(['introduction.completed', 'delivery.confirmed'])
    expect(told).toEqual(everyone('delivery-confirmed', offer.contactId, brokerId))
    expect(await stage()).toBe('completed')
  })

  test.each(['introduced', 'negotiation', 'implementation', 'on-hold'] as const)(
    'completes an introduction in the stage %s',
    async (before) => {
      const { world, report, stage, introductionId } = await flowing()
      await updateIntroduction(world.context.db, introductionId, { stage: before })
      await report('offer')
      await report('need')
      expect(await stage()).toBe('completed')
    },
  )

  test.each(['declined', 'lapsed'] as const satisfies readonly Stage[])('leaves an introduction that is %s as it ended', async (before) => {
    const { world, report, stage, introductionId } = await flowing()
    await updateIntroduction(world.context.db, introductionId, { stage: before })
    await report('offer')
    expect(await report('need')).toMatchObject({ outcome: 'confirmed' })
    expect(await stage()).toBe(before)
  })

  test('takes the same mass in another unit for the same figure', async () => {
    const { report } = await flowing()
    await report('offer', { amount: 90, unit: 't' })
    expect(await report('need', { amount: 100, unit: 'm3' })).toMatchObject({ outcome: 'confirmed', view: { amount: 90, unit: 't' } })
  })

  test('does not take the same number of another unit for the same figure', async () => {
    const { report } = await flowing()
    await report('offer', { amount: 100, unit: 't' })
    expect(await report('need', { amount: 100, unit: 'm3' })).toMatchObject({
      outcome: 'disputed',
      view: { disputedAmount: 90, unit: 't' },
    })
  })

  test('is refused in a unit that cannot be compared', async () => {
    const { world, report } = await flowing()
    await report('offer', { amount: 100, unit: 't' })
    await expectRefusal(world, 'delivery-wrong-unit', () => report('need', { amount: 100, unit: 'kWh' }), 't')
  })

  test('is refused to the side whose figure it is, and once it is settled', async () => {
    const { world, report, settle } = await flowing()
    await report('offer')
    await expectRefusal(world, 'delivery-own-figure', () => settle('offer', 'confirm'))
    await settle('need', 'confirm')
    await expectRefusal(world, 'delivery-settled', () => settle('need', 'confirm'))
    await expectRefusal(world, 'delivery-settled', () => settle('need', 50))
    await expectRefusal(world, 'delivery-settled', () => report('offer', { amount: 100 }))
  })

  test('is refused to brokers and strangers, for impossible amounts and unknown deliveries', async () => {
    const { world, report, settle, brokerId, actors } = await flowing()
    await report('offer')
    const { id } = (await world.context.db.execute<{ id: string }>('select id from delivery'))[0] ?? { id: '' }
    for (const personId of [brokerId, await makePerson(world)]) {
      const actor = await world.as(personId)
      await expectRefusal(world, 'not-a-side', () => settleDelivery(actor, { deliveryId: id, settle: 'confirm' }))
      await expectRefusal(world, 'not-a-side', () => readDelivery(actor, { deliveryId: id }))
    }
    await expectRefusal(world, 'quantity-not-positive', () => settle('need', -1))
    await expectRefusal(world, 'delivery-not-found', () => settleDelivery(actors.need, { deliveryId: v7(), settle: 'confirm' }))
    await expectRefusal(world, 'delivery-not-found', () => readDelivery(actors.need, { deliveryId: v7() }))
    expect(await readDelivery(actors.offer, { deliveryId: id })).toMatchObject({ view: { deliveryId: id } })
  })
})

describe('a figure that differs', () => {
  test('is kept beside the first, which stays', async () => {
    const { world, report, settle, offer, stage } = await flowing()
    await report('offer')
    const { result, audits, told } = await record(world, () => settle('need', 80))
    expect(result).toMatchObject({ outcome: 'disputed', view: { amount: 100, disputedAmount: 80, status: 'disputed', avoidedKg: null } })
    expect(audits).toEqual(['delivery.disputed'])
    expect(told).toEqual(everyone('delivery-disputed', offer.contactId))
    expect(await stage()).toBe('introduced')
  })

  test('is settled when the side that gave it confirms the first after all', async () => {
    const { report, settle } = await flowing()
    await report('offer')
    await settle('need', 80)
    expect(await settle('need', 'confirm')).toMatchObject({ outcome: 'confirmed', view: { amount: 100, disputedAmount: null } })
  })

  test('is settled when the first side takes it over', async () => {
    const { report, settle } = await flowing()
    await report('offer')
    await settle('need', 80)
    expect(await report('offer', { amount: 80 })).toMatchObject({
      outcome: 'confirmed',
      view: { amount: 80, avoidedKg: expect.closeTo(53_933.94, 1) },
    })
  })

  test('is not lost when the first side corrects its own to a third', async () => {
    const { report, settle } = await flowing()
    await report('offer')
    await settle('need', 80)
    expect(await report('offer', { amount: 95 })).toMatchObject({ outcome: 'disputed', view: { amount: 95, disputedAmount: 80 } })
    expect(await settle('need', 95)).toMatchObject({ outcome: 'confirmed' })
  })
})

describe('at the same moment', () => {
  test('20 confirmations count once', async () => {
    const { world, report, settle, offer, need, brokerId } = await flowing()
    await join(world, need.facilityId, await makePerson(world))
    await report('offer')
    expect(await atOnce(20, () => settle('need', 'confirm'))).toEqual({ confirmed: 1, 'delivery-settled': 19 })
    expect((await toldOf(world, 'delivery-confirmed')).toSorted()).toEqual([offer.contactId, brokerId].toSorted())
  })

  test('the same figure of both sides is one delivery, confirmed', async () => {
    const { world, report } = await flowing()
    const tally = await atOnce(2, (turn) => report(turn === 0 ? 'offer' : 'need'))
    expect(tally).toEqual({ reported: 1, confirmed: 1 })
    expect(await countOf(world, 'delivery')).toBe(1)
  })

  test('reports and confirmations do not wait for each other for ever', async () => {
    const { report, settle } = await flowing()
    await report('offer')
    const began = performance.now()
    const tally = await atOnce(20, (turn) => (turn % 2 === 0 ? settle('need', 'confirm') : report('need')))
    expect(tally).toEqual({ confirmed: 1, 'delivery-settled': 19 })
    expect(performance.now() - began).toBeLessThan(900)
  })
})
