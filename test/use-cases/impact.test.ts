import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { ImpactView } from '../../src/domain/impact-view.ts'
import { readImpact } from '../../src/use-cases/read-impact.ts'
import { reportDelivery } from '../../src/use-cases/record-delivery.ts'
import { reportFigure, setImpactTerms, setReplaced } from '../../src/use-cases/set-impact-terms.ts'
import { statePrice } from '../../src/use-cases/state-price.ts'
import { verifyLedger } from '../../src/use-cases/verify-ledger.ts'
import { createTestDatabase } from '../support/database.ts'
import { canary, makeIntroduced, makePerson, makePlant, makeProject, openWorld, type World } from '../support/world.ts'
import { countOf, expectRefusal, record } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function saving() {
  const world = await openWorld(database)
  const found = await makeIntroduced(world)
  const { introductionId } = found
  const actors = {
    offer: await world.as(found.offer.contactId),
    need: await world.as(found.need.contactId),
    broker: await world.as(found.brokerId),
  }
  const flows = async (amount: number, month = '2026-02-01', answered: readonly ('far-above' | 'settled-before')[] = []) => {
    await reportDelivery(actors.offer, { introductionId, amount, unit: 't', month, answered })
    return reportDelivery(actors.need, { introductionId, amount, unit: 't', month, answered })
  }
  return { world, ...found, actors, flows }
}

async function impactOf(context: Parameters<typeof readImpact>[0], asked: string): Promise<ImpactView> {
  const read = await readImpact(context, asked)
  if (read.outcome === 'refused') throw new Error(read.refusal)
  return read.view
}

const ghgOf = (view: ImpactView) => view.lines.find(({ metric }) => metric === 'ghg')

/** Writes past the ledger's own guard, as somebody who owns the database could. */
async function tamper({ context: { db } }: World, statement: ReturnType<typeof sql>): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(statement)
  })
}

describe('the ledger', () => {
  test('enters what is expected when both sides agree, and what is verified when both confirm', async () => {
    const { actors, flows, introductionNumber } = await saving()
    const before = ghgOf(await impactOf(actors.offer, ''))
    expect(before?.verified).toBe(0)
    expect(before?.expectedYearly).toBeCloseTo(9_983_171.5, 0)
    expect(before?.expectedLifetime).toBeCloseTo(9_983_171.5 * (1 + 0.9 + 0.81 + 0.729 + 0.6561), 0)
    await flows(100)
    const view = await impactOf(actors.need, `I-${introductionNumber}`)
    expect(ghgOf(view)?.verified).toBeCloseTo(67_417.42, 1)
    expect(view.lines.find(({ metric }) => metric === 'landfill-diverted')?.verified).toBe(100)
    expect(view.lines.find(({ metric }) => metric === 'virgin-material')?.verified).toBe(80)
    expect(view.sources.map(({ id }) => id)).toEqual(['clinker-displaced', 'freight-hgv-average'])
    for (const { version, region, source } of view.sources)
      expect([version.length, region !== '', source.length > 10]).toEqual([16, true, true])
    expect(view.terms).toEqual({ share: 1, lifetimeYears: 5, persistence: 0.9 })
  })

  test('counts what the broker says is replaced where the need itself does not tell, by new rows, and says so to both sides', async () => {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const offer = await makePlant(world, { projects: [project] })
    const need = await makePlant(world, { projects: [project], isic: '2394' })
    const wanting = { materialId: 'coal-fly-ash', materialWords: 'fly ash' }
    const found = await makeIntroduced(world, { project, offer, need, wanting })
    const { introductionId, introductionNumber: number } = found
    for (const side of [offer, need]) {
      const contact = await world.as(side.contactId)
      await reportDelivery(contact, { introductionId, amount: 100, unit: 't', month: '2026-02-01' })
    }
    const broker = await world.as(found.brokerId)
    const of = (context: Parameters<typeof readImpact>[0]) => impactOf(context, `I-${number}`)
    expect(ghgOf(await of(broker))).toBeUndefined()
    const set = (context: typeof broker, materialId = 'clinker', reason = 'ground with clinker in the mill') =>
      setReplaced(context, { number, materialId, reason })
    const contact = await world.as(need.contactId)
    await expectRefusal(world, 'not-a-broker', () => set(contact))
    await expectRefusal(world, 'terms-need-reason', () => set(broker, 'clinker', ' '))
    await expectRefusal(world, 'impact-material-unclear', () => set(broker, 'stardust'), 'stardust')
    const { result, audits } = await record(world, () => set(broker))
    expect(result).toMatchObject({ outcome: 'replaced-set', material: { en: 'clinker' } })
    expect(audits).toEqual(['introduction.replaced-set'])
    const view = await of(contact)
    expect(view.replaces?.en).toBe('clinker')
    expect(ghgOf(view)?.verified).toBeGreaterThan(60_000)
    expect(ghgOf(view)?.expectedYearly).toBeGreaterThan(0)
    await setImpactTerms(broker, { number, terms: { share: 0.5 }, reason: 'half' })
    expect((await of(broker)).replaces?.en).toBe('clinker')
    const rows = await countOf(world, 'impact_entry')
    expect(await verifyLedger(world.context)).toMatchObject({ entries: rows, agree: rows, differ: [] })
  })

  test('takes a confirmed month back by new rows when it is opened again, and enters what is agreed then', async () => {
    const { world, actors, flows, introductionId } = await saving()
    await flows(100)
    const rows = await countOf(world, 'impact_entry')
    const month = '2026-02-01'
    const again = await reportDelivery(actors.need, { introductionId, amount: 90, unit: 't', month })
    expect(again).toMatchObject({ outcome: 'asked', question: 'settled-before', against: { amount: 100, unit: 't' } })
    const open = await reportDelivery(actors.need, { introductionId, amount: 90, unit: 't', month, answered: ['settled-before'] })
    expect(open).toMatchObject({ outcome: 'disputed', view: { status: 'disputed' } })
    expect(ghgOf(await impactOf(actors.offer, ''))?.verified).toBe(0)
    await reportDelivery(actors.offer, { introductionId, amount: 90, unit: 't', month })
    expect(ghgOf(await impactOf(actors.offer, ''))?.verified).toBeCloseTo(67_417.42 * 0.9, 1)
    expect(await countOf(world, 'impact_entry')).toBe(rows + 6)
    expect(await verifyLedger(world.context)).toMatchObject({ entries: rows + 6, agree: rows + 6, differ: [] })
  })

  test('cannot be changed or shortened, not even by the program', async () => {
    const { world, flows } = await saving()
    await flows(100)
    const { db } = world.context
    for (const statement of [sql`update impact_entry set net = 1`, sql`delete from impact_entry`, sql`delete from delivery`]) {
      await expect(db.execute(statement)).rejects.toThrow()
    }
    expect((await verifyLedger(world.context)).differ).toEqual([])
  })

  test.each([
    ['figure', sql`update impact_entry set net = net * 1.0000000001 where metric = 'ghg' and basis = 'verified'`],
    ['figure', sql`update impact_entry set inputs = jsonb_set(inputs, '{share}', '0.5') where metric = 'ghg' and basis = 'verified'`],
    [
      'factor',
      sql`update impact_entry set inputs = jsonb_set(inputs, '{terms,0,factor,value}', '851') where metric = 'ghg' and basis = 'verified'`,
    ],
    ['flow', sql`update delivery set amount = amount + 1`],
  ] as const)('finds a changed %s', async (fault, statement) => {
    const { world, flows } = await saving()
    await flows(100)
    await tamper(world, statement)
    const { entries, agree, differ } = await verifyLedger(world.context)
    expect(agree).toBeLessThan(entries)
    expect(differ[0]?.fault).toBe(fault)
  })

  test('says which figures rest on factors that were replaced, and keeps them', async () => {
    const { world, actors, flows } = await saving()
    await flows(100)
    const verified = ghgOf(await impactOf(actors.offer, ''))?.verified
    await world.context.db.transaction(async (tx) => {
      await tx.execute(sql`update factor set value = 1 where id = 'clinker-displaced'`)
      const inside = { ...world.context, db: tx }
      const found = await verifyLedger(inside)
      expect(found.agree).toBe(found.entries)
      expect(found.olderFactors).toBeGreaterThan(0)
      expect(ghgOf(await impactOf({ ...actors.offer, db: tx }, ''))?.verified).toBe(verified)
      await tx.execute(sql`update factor set value = 850 where id = 'clinker-displaced'`)
    })
  })
})

describe('attribution', () => {
  test('is set by the broker with a reason, by new rows, and speaks of everything', async () => {
    const { world, actors, flows, introductionNumber: number } = await saving()
    await flows(100)
    const before = await impactOf(actors.broker, `I-${number}`)
    const { result, audits } = await record(world, () =>
      setImpactTerms(actors.broker, { number, terms: { share: 0.5 }, reason: 'had met before' }),
    )
    expect(result).toMatchObject({ outcome: 'terms-set', terms: { share: 0.5, lifetimeYears: 5, persistence: 0.9 } })
    expect(audits).toEqual(['introduction.terms-set'])
    const after = await impactOf(actors.broker, `I-${number}`)
    expect(ghgOf(after)?.verified).toBeCloseTo((ghgOf(before)?.verified ?? 0) / 2, 6)
    expect(after).toMatchObject({ reason: 'had met before', maySet: true })
    expect((await impactOf(actors.offer, `I-${number}`)).reason).toBeNull()
    await flows(100, '2026-01-01')
    expect(ghgOf(await impactOf(actors.offer, ''))?.verified).toBeCloseTo(67_417.42, 1)
    expect((await verifyLedger(world.context)).differ).toEqual([])
  })

  test('is refused to sides, strangers and brokers who are a party, without a reason, and out of range', async () => {
    const { world, actors, offer, brokerId, introductionNumber: number } = await saving()
    const set = (context: typeof actors.offer, change: object = {}) =>
      setImpactTerms(context, { number, terms: { share: 0.5 }, reason: 'a reason', ...change })
    await expectRefusal(world, 'not-a-broker', () => set(actors.offer))
    await expectRefusal(world, 'terms-need-reason', () => set(actors.broker, { reason: '  ' }))
    for (const terms of [
      { share: 1.01 },
      { share: -0.1 },
      { share: Number.NaN },
      { lifetimeYears: 0 },
      { lifetimeYears: 31 },
      { persistence: 2 },
    ]) {
      await expectRefusal(world, 'terms-unreadable', () => set(actors.broker, { terms }))
    }
    await expectRefusal(world, 'introduction-not-found', () => set(actors.broker, { number: 99_999 }), 'I-99999')
    await world.context.db.execute(
      sql`insert into facility_contact (facility_id, person_id, status, asked_at) values (${offer.facilityId}, ${brokerId}, 'member', now())`,
    )
    const party = await world.as(brokerId)
    await expectRefusal(world, 'own-facility', () => set(party))
  })
})

describe('what a side reports of money', () => {
  test('is read by that side and the broker only', async () => {
    const { actors, flows, project, introductionNumber: number } = await saving()
    const confirmed = await flows(100)
    const deliveryId = 'view' in confirmed ? confirmed.view.deliveryId : ''
    const price = { amount: 20, currency: 'CNY', per: 't', direction: 'seller_receives' } as const
    expect(await statePrice(actors.offer, { deliveryId, price })).toMatchObject({ outcome: 'noted', view: { prices: [{ side: 'offer' }] } })
    await reportFigure(actors.need, { number, metric: 'cost-saved', amount: 777, unit: 'CNY' })
    const seen = async (who: keyof typeof actors) => (await impactOf(actors[who], `I-${number}`)).reported
    expect(await seen('offer')).toEqual([{ metric: 'new-sales', unit: 'CNY', amount: 2000, side: null }])
    expect(await seen('need')).toEqual([{ metric: 'cost-saved', unit: 'CNY', amount: 777, side: null }])
    expect((await seen('broker')).map(({ side, amount }) => [side, amount])).toEqual([
      ['need', 777],
      ['offer', 2000],
    ])
    expect((await impactOf(actors.need, '')).reported.map(({ amount }) => amount)).toEqual([777])
    const whole = await impactOf(actors.broker, project.slug)
    expect(whole).toMatchObject({ reported: [], moneyHidden: true })
  })

  test('is replaced by a later word for the same month and refused where it is no money', async () => {
    const { world, actors, introductionNumber: number } = await saving()
    const report = (amount: number, unit = 'CNY') => reportFigure(actors.offer, { number, metric: 'cost-saved', amount, unit })
    await report(100)
    await report(70)
    expect((await impactOf(actors.offer, '')).reported.map(({ amount }) => amount)).toEqual([70])
    await expectRefusal(world, 'price-unreadable', () => report(-1))
    await expectRefusal(world, 'price-unreadable', () => report(5, 'shells'))
    await expectRefusal(world, 'not-a-side', () => reportFigure(actors.broker, { number, metric: 'jobs', amount: 1, unit: 'jobs' }))
  })
})

describe('who may read', () => {
  test('sides, the broker and members of the project; sums of two plants no third', async () => {
    const { world, project, flows, introductionNumber: number } = await saving()
    await flows(100)
    const observer = await world.as(await makePerson(world, { roles: [[project, 'observer']] }))
    expect(ghgOf(await impactOf(observer, project.slug))?.verified).toBeGreaterThan(0)
    expect(JSON.stringify(await impactOf(observer, ''))).not.toContain(canary)
    await expectRefusal(world, 'introduction-not-found', () => readImpact(observer, `I-${number}`), `I-${number}`)
    const third = await makePlant(world, { projects: [project] })
    const neighbour = await world.as(third.contactId)
    await expectRefusal(world, 'impact-too-few', () => readImpact(neighbour, project.slug))
    const stranger = await world.as(await makePerson(world))
    await expectRefusal(world, 'impact-unknown', () => readImpact(stranger, project.slug), project.slug)
    await expectRefusal(world, 'no-facility', () => readImpact(stranger, ''))
  })
})
