import { v7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { loadShipped } from '../../db/seed/load.ts'
import { buildKnowledge } from '../../src/domain/knowledge.ts'
import { mostConnectedShare, tooConnected, touchesTooMany } from '../../src/domain/knowledge-edit.ts'
import type { Route } from '../../src/domain/route.ts'
import { changeKnowledge } from '../../src/use-cases/change-knowledge.ts'
import { createTestDatabase } from '../support/database.ts'
import { openWorld, type World } from '../support/world.ts'
import { record, stateOf } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const shipped = loadShipped()
const given = (world: World) => ({ db: world.context.db, clock: world.clock.now, newId: v7 })
const routeOf = (from: string, to: string): Route => ({
  ...(shipped.routes[0] as Route),
  id: `${from}-into-${to}`,
  from,
  to,
})

describe('changing knowledge', () => {
  test('asks for the matches of the edges that changed, and for nothing when none did', async () => {
    const world = await openWorld(database)
    const wider = { ...shipped, routes: [...shipped.routes, routeOf('waste-heat', 'clinker')] }
    const { result, jobs } = await record(world, () => changeKnowledge(given(world), wider, 'person'))
    expect(result).toMatchObject({ outcome: 'changed' })
    expect(jobs).toEqual(['rematch-edges'])
    const again = await record(world, () => changeKnowledge(given(world), wider, 'person'))
    expect(again).toMatchObject({ result: { outcome: 'changed', edges: 0 }, jobs: [] })
    await changeKnowledge(given(world), shipped, 'version')
  }, 60_000)

  test('is refused with a figure, and changes nothing, when it would connect everything with everything', async () => {
    const world = await openWorld(database)
    const families = shipped.materials.map((material) => ({ ...material, family: `family-${material.id.length % 3}` }))
    const before = await stateOf(world)
    const changed = await changeKnowledge(given(world), { ...shipped, materials: families }, 'version')
    expect(changed).toMatchObject({ outcome: 'too-wide', because: { figure: 'connected', most: mostConnectedShare } })
    if (changed.outcome === 'too-wide') expect(changed.because.share).toBeGreaterThan(0.3)
    expect(await stateOf(world)).toEqual(before)
  })

  test('may connect what the shipped knowledge connects, but no material with most others', () => {
    const { materials, routes, industries } = shipped
    expect(tooConnected(buildKnowledge(materials, routes, industries))).toBeNull()
    const everywhere = materials.slice(0, Math.ceil(materials.length / 2)).map((material) => routeOf(material.id, 'clinker'))
    expect(tooConnected(buildKnowledge(materials, [...routes, ...everywhere], industries))).toMatchObject({ figure: 'widest' })
  })

  test('by a person may not redo most of many listings', () => {
    expect(touchesTooMany(900, 1_000)).toMatchObject({ figure: 'touched', share: 0.9 })
    expect(touchesTooMany(90, 100)).toBeNull()
    expect(touchesTooMany(400, 1_000)).toBeNull()
  })
})
