import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { PlanView } from '../../src/domain/plan-view.ts'
import type { Valuation } from '../../src/domain/worth.ts'
import { blockCounterparty } from '../../src/use-cases/block-counterparty.ts'
import type { Context } from '../../src/use-cases/context.ts'
import { planAllocation } from '../../src/use-cases/plan-allocation.ts'
import { reviewMatch } from '../../src/use-cases/review-match.ts'
import { createTestDatabase } from '../support/database.ts'
import {
  ashOffer,
  canary,
  clinkerNeed,
  join,
  makeMatch,
  makePair,
  makePerson,
  makePlant,
  makeProject,
  openWorld,
  type Pair,
  publish,
  type World,
} from '../support/world.ts'
import { expectRefusal, stateOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

async function planFor(context: Context, input: Parameters<typeof planAllocation>[1] = {}): Promise<PlanView> {
  const outcome = await planAllocation(context, input)
  if (outcome.outcome === 'refused') throw new Error(`Refused: ${outcome.refusal}.`)
  return outcome.view
}

const tonnes = (amount: number) => ({ min: amount, max: amount, unit: 't', period: 'year' }) as const

/** The pair of the world, with a second offer and a second need: 14 808 and 6 000 t against 14 808 and 9 000 t. */
async function makeMarket(world: World): Promise<Pair> {
  const pair = await makePair(world)
  const offer = await makePlant(world, { projects: [pair.project], at: { lat: 39.85, lon: 119.3 } })
  await publish(world, offer, ashOffer({ quantity: tonnes(6000) }))
  const need = await makePlant(world, { projects: [pair.project], isic: '2394', at: { lat: 39.7, lon: 119.2 } })
  await publish(world, need, clinkerNeed({ quantity: tonnes(9000) }))
  return pair
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)

describe('a plan of a project', () => {
  test('splits what is on offer over what is wanted, for its broker, and changes nothing', async () => {
    const world = await openWorld(database)
    const { brokerId, project } = await makeMarket(world)
    const before = await stateOf(world)
    const view = await planFor(await world.as(brokerId))
    expect(view.quality).toEqual({ found: 'exact' })
    expect(view.project).toEqual(project.names)
    expect(sum(view.flows.map(({ amount }) => amount))).toBeCloseTo(14_808 + 6000, 6)
    expect(view.value).toBeCloseTo(sum(view.flows.map(({ value }) => value)), 6)
    expect(view.offersLeft).toEqual([])
    expect(view.leftCount).toEqual({ offers: 0, needs: 1 })
    expect(view.flows.every(({ worth, exact, roadKm }) => worth === 'prices' && exact && roadKm !== null)).toBe(true)
    expect(await stateOf(world)).toEqual(before)
  })

  test('counts with typical prices where they are known', async () => {
    const world = await openWorld(database)
    const { brokerId } = await makePair(world)
    const bands: Readonly<Record<string, ReturnType<Valuation>>> = {
      'coal-fly-ash': { low: -10, high: 40, per: 't' },
      clinker: { low: 35, high: 45, per: 't' },
    }
    const { flows } = await planFor(await world.as(brokerId), { valuation: (id) => bands[id] ?? null })
    const [flow] = flows
    expect(flow).toMatchObject({ worth: 'prices', amount: 14_808 })
    expect(flow?.value).toBeCloseTo(14_808 * (10 + 40 - 0.07 * (flow?.roadKm ?? 0)), 4)
  })

  test('without a flow is solved again, and is worth less by what that flow brought to the whole', async () => {
    const world = await openWorld(database)
    const { brokerId } = await makeMarket(world)
    const broker = await world.as(brokerId)
    const whole = await planFor(broker)
    for (const { pair, loss } of whole.flows) {
      const rest = await planFor(broker, { ...whole.request, without: pair ?? '' })
      expect(rest.taken).toBe(1)
      expect(rest.flows.map((flow) => flow.pair)).not.toContain(pair)
      expect(whole.value - rest.value).toBeCloseTo(loss ?? Number.NaN, 6)
    }
  })

  test('keeps limits of partners and least amounts', async () => {
    const world = await openWorld(database)
    const { brokerId } = await makeMarket(world)
    const broker = await world.as(brokerId)
    const view = await planFor(broker, { partners: 1, least: 500 })
    expect(view.quality.found).toBe('optimal')
    expect(new Set(view.flows.map(({ offer }) => offer.number)).size).toBe(view.flows.length)
    expect(new Set(view.flows.map(({ need }) => need.number)).size).toBe(view.flows.length)
    expect(view.flows.every(({ amount }) => amount >= 500)).toBe(true)
    expect((await planFor(broker, { least: 7000 })).flows.every(({ amount }) => amount >= 7000)).toBe(true)
  })

  test('keeps what is under way and leaves out what was rejected', async () => {
    const world = await openWorld(database)
    const { brokerId, matchId } = await makeMatch(world)
    const broker = await world.as(brokerId)
    await reviewMatch(broker, { matchId, decide: 'approve' })
    expect((await planFor(broker)).flows).toMatchObject([{ fixed: true, pair: null, loss: null }])
    const other = await openWorld(database)
    const rejected = await makeMatch(other)
    const again = await other.as(rejected.brokerId)
    await reviewMatch(again, { matchId: rejected.matchId, decide: 'reject', reason: 'price' })
    expect(await planFor(again)).toMatchObject({ flows: [], total: 0, leftCount: { offers: 1, needs: 1 } })
  })

  test('leaves out plants that have blocked each other', async () => {
    const world = await openWorld(database)
    const { brokerId, offer, need } = await makePair(world)
    const broker = await world.as(brokerId)
    expect((await planFor(broker)).total).toBe(1)
    const [facility] = await world.context.db.execute<{ number: number }>(sql`select number from facility where id = ${offer.facilityId}`)
    await blockCounterparty(await world.as(need.contactId), { reference: { kind: 'facility', number: facility?.number ?? 0 } })
    const view = await planFor(broker)
    expect(view.total).toBe(0)
    expect(view.leftCount).toEqual({ offers: 1, needs: 1 })
  })

  test('is shown in pages', async () => {
    const world = await openWorld(database)
    const { brokerId, project } = await makePair(world)
    for (let each = 0; each < 5; each += 1) {
      const need = await makePlant(world, { projects: [project], isic: '2394', at: { lat: 39.8, lon: 119.2 + each / 100 } })
      await publish(world, need, clinkerNeed({ quantity: tonnes(2000) }))
    }
    const broker = await world.as(brokerId)
    const [first, second, beyond] = [await planFor(broker), await planFor(broker, { page: 2 }), await planFor(broker, { page: 99 })]
    expect([first.pages, first.flows.length, second.flows.length]).toEqual([2, 4, first.total - 4])
    expect(beyond.request.page).toBe(2)
    const shown = [...first.flows, ...second.flows].map(({ pair }) => pair)
    expect(new Set(shown).size).toBe(first.total)
  })

  test('holds nothing of another project', async () => {
    const world = await openWorld(database)
    const { brokerId } = await makePair(world)
    await makePair(world)
    expect((await planFor(await world.as(brokerId))).flows).toHaveLength(1)
  })
})

describe('who may see a plan', () => {
  test('is a broker or an admin of the project, nobody else', async () => {
    const world = await openWorld(database)
    const { project, offer } = await makePair(world)
    const [team, observer, elsewhere] = [
      await makePerson(world, { roles: [[project, 'team']] }),
      await makePerson(world, { roles: [[project, 'observer']] }),
      await makePerson(world, { roles: [[await makeProject(world), 'broker']] }),
    ]
    for (const personId of [team, observer, offer.contactId]) {
      const context = await world.as(personId)
      await expectRefusal(world, 'not-a-broker', () => planAllocation(context, { projectId: project.id }))
    }
    const stranger = await world.as(elsewhere)
    await expectRefusal(world, 'project-not-found', () => planAllocation(stranger, { projectId: project.id }), project.id)
  })

  test('as an admin reads no names, and figures only roughly', async () => {
    const world = await openWorld(database)
    const { project } = await makePair(world)
    const admin = await makePerson(world, { roles: [[project, 'admin']] })
    const view = await planFor(await world.as(admin))
    expect(JSON.stringify(view)).not.toContain(canary)
    expect(view.flows).toMatchObject([{ exact: false, amount: 10_000, offer: { tier: 'open', facility: null } }])
    expect((view.flows[0]?.roadKm ?? 1) % 10).toBe(0)
  })

  test('as a broker who speaks for one side reads the other as strangers do, and takes nothing out', async () => {
    const world = await openWorld(database)
    const { brokerId, offer, need } = await makePair(world)
    await join(world, offer.facilityId, brokerId)
    const view = await planFor(await world.as(brokerId))
    expect(view.flows).toMatchObject([{ exact: false, pair: null, offer: { tier: 'own' }, need: { tier: 'open', facility: null } }])
    expect(JSON.stringify(view.flows)).not.toContain(need.facilityId)
  })

  test('of several projects is told the others and picks one by its name', async () => {
    const world = await openWorld(database)
    const [one, two] = [await makeProject(world, { slug: 'alpha' }), await makeProject(world, { slug: 'beta' })]
    const broker = await world.as(
      await makePerson(world, {
        roles: [
          [one, 'broker'],
          [two, 'admin'],
        ],
      }),
    )
    expect(await planFor(broker)).toMatchObject({ request: { projectId: one.id }, otherProjects: [{ id: two.id }] })
    expect(await planFor(broker, { project: 'beta' })).toMatchObject({ request: { projectId: two.id }, total: 0 })
    await expectRefusal(world, 'project-not-found', () => planAllocation(broker, { project: 'gamma' }), 'gamma')
  })
})
