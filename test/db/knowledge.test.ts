import { performance } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { loadLists, storedVersion, storeKnowledge } from '../../db/queries/knowledge.ts'
import { shippedKnowledge } from '../../db/seed/fingerprint.ts'
import { loadShipped } from '../../db/seed/load.ts'
import { createTestDatabase } from '../support/database.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())
const { db } = database
const shipped = shippedKnowledge()

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly result: Result; readonly ms: number }> {
  const began = performance.now()
  const result = await work()
  return { result, ms: performance.now() - began }
}

describe('the shipped knowledge in the database', () => {
  test('is there under its version, whole', async () => {
    expect((await storedVersion(db))?.version).toBe(shipped.version)
    const stored = await loadLists(db)
    const { factors: _factors, ...lists } = loadShipped()
    for (const key of ['materials', 'sheets', 'technologies', 'codes', 'routes', 'industries', 'cases'] as const) {
      const inOrder = (list: readonly unknown[]) => list.map((entry) => JSON.stringify(entry, Object.keys(flat(entry)).sort())).sort()
      expect(inOrder(stored[key]), key).toEqual(inOrder(lists[key]))
    }
  })

  test('is not read again while its version stands', async () => {
    const read = () => {
      throw new Error('was read')
    }
    const { result, ms } = await timed(() => storeKnowledge(db, { version: shipped.version, read }))
    console.log(`unchanged version: ${ms.toFixed(1)} ms`)
    expect(result).toBeNull()
  })

  test('comes into an empty database within seconds', { timeout: 60_000 }, async () => {
    await db.execute(
      sql`truncate shipped_knowledge, code, technology, known_case, route, industry, factor, material_sheet, material cascade`,
    )
    const { result, ms } = await timed(() => storeKnowledge(db, shipped))
    console.log(`everything into an empty database: ${ms.toFixed(0)} ms`)
    expect(result?.lists.materials.length).toBeGreaterThan(700)
    expect(ms).toBeLessThan(15_000)
  })

  test('loses what is no longer shipped, but nothing that a listing means', async () => {
    const { read } = shipped
    const fewer = () => {
      const lists = read()
      const gone = new Set(lists.materials.slice(0, 1).map(({ id }) => id))
      return {
        ...lists,
        materials: lists.materials.filter(({ id }) => !gone.has(id)),
        sheets: lists.sheets.filter(({ id }) => !gone.has(id)),
        routes: [],
        industries: [],
        cases: [],
        factors: [],
      }
    }
    const before = (await loadLists(db)).materials.length
    await storeKnowledge(db, { version: 'fewer', read: fewer })
    expect((await loadLists(db)).materials.length).toBe(before - 1)
    await storeKnowledge(db, shipped)
    expect((await loadLists(db)).materials.length).toBe(before)
  })

  test('is stored once by programs that start together', async () => {
    const version = 'together'
    const outcomes = await Promise.all([1, 2, 3].map(() => storeKnowledge(db, { ...shipped, version })))
    expect(outcomes.filter(Boolean)).toHaveLength(1)
  })
})

/** Every key that occurs anywhere in a value, for comparing without regard to order. */
function flat(value: unknown): Record<string, true> {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(flat))
  if (value === null || typeof value !== 'object') return {}
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => ({ [key]: true as const, ...flat(inner) })))
}
