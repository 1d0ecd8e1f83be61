import { describe, expect, test } from 'vitest'
import { loadShipped } from '../../db/seed/load.ts'
import { buildHandbook, type Handbook } from '../../src/domain/handbook.ts'
import type { Industry } from '../../src/domain/industry.ts'
import { resourcesOf } from '../../src/domain/resources.ts'

const handbook = buildHandbook(loadShipped())
/** Every third type of facility stands for all of them. */
const sample = handbook.industries.filter((_, at) => at % 3 === 0)
const patient = 120_000

/** How many of the streams of each type of facility are suggested; 1 is all. */
function recall(of: (industry: Industry) => Handbook): number {
  let [found, all] = [0, 0]
  for (const industry of sample) {
    const resources = resourcesOf(of(industry), { isic: industry.isic, industryId: industry.id })
    for (const direction of ['outputs', 'inputs'] as const) {
      const suggested = new Set(resources[direction].map(({ materialId }) => materialId))
      all += industry[direction].length
      found += industry[direction].filter((id) => suggested.has(id)).length
    }
  }
  return found / all
}

const without = (industry: Industry): Handbook => ({ ...handbook, industries: handbook.industries.filter(({ id }) => id !== industry.id) })

/** A world that has never heard of the whole class. */
const withoutClass = (industry: Industry): Handbook => ({
  ...handbook,
  industries: handbook.industries.filter(({ isic }) => isic !== industry.isic),
  cases: handbook.cases.filter(({ sourceIsic, sinkIsic }) => sourceIsic !== industry.isic && sinkIsic !== industry.isic),
  routes: handbook.routes.map((route) => ({
    ...route,
    sourceIsic: route.sourceIsic.filter((isic) => isic !== industry.isic),
    sinkIsic: route.sinkIsic.filter((isic) => isic !== industry.isic),
  })),
})

describe('what a plant typically has and takes', () => {
  test('names nearly everything that its own list names, in lists of at most sixty', { timeout: patient }, () => {
    expect(recall(() => handbook)).toBeGreaterThan(0.95)
    for (const { isic, id } of sample) {
      const { outputs, inputs } = resourcesOf(handbook, { isic, industryId: id })
      for (const list of [outputs, inputs]) {
        expect(list.length).toBeLessThanOrEqual(60)
        expect(list.map(({ likelihood }) => likelihood)).toEqual(list.map(({ likelihood }) => likelihood).toSorted((a, b) => b - a))
      }
    }
  })

  test('is learnt from neighbours where the own list is hidden', { timeout: patient }, () => {
    const [entryHidden, classHidden] = [recall(without), recall(withoutClass)]
    console.log(`leave one industry out: ${(100 * entryHidden).toFixed(1)} %; whole class hidden: ${(100 * classHidden).toFixed(1)} %`)
    expect(entryHidden).toBeGreaterThan(0.65)
    expect(classHidden).toBeGreaterThan(0.45)
  })

  test('puts first what its own list names, and its class before its division', () => {
    const { outputs } = resourcesOf(handbook, { isic: '3510', industryId: 'coal-fired-power-plant' })
    expect(outputs.slice(0, 6).map(({ materialId }) => materialId)).toContain('coal-fly-ash')
    const nuclear = resourcesOf(handbook, { isic: '3510', industryId: 'nuclear-power-plant' }).outputs
    const place = (id: string) => nuclear.findIndex(({ materialId }) => materialId === id)
    expect(place('warm-cooling-water')).toBeLessThan(place('coal-fly-ash'))
  })

  test('says why: documented cases and industry practice', () => {
    const ash = resourcesOf(handbook, { isic: '3510', industryId: null }).outputs.find(({ materialId }) => materialId === 'coal-fly-ash')
    expect(ash?.evidence.practice).toBe(true)
    expect(ash?.evidence.cases).toBeGreaterThan(0)
  })

  test('knows nothing where nothing is known', () => {
    const nothing = { ...handbook, industries: [], cases: [], routes: [] }
    expect(resourcesOf(nothing, { isic: '3510', industryId: null })).toEqual({ outputs: [], inputs: [] })
  })
})
