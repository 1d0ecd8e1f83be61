import { describe, expect, test } from 'vitest'
import { bar } from '../../prompts/chart.ts'
import { chooseTerms, type Flow, type VersionedFactor } from '../../src/domain/factor-choice.ts'
import { computeImpact, defaultTerms, expectedBy, type ImpactInputs, type Term, yearsCounted } from '../../src/domain/impact.ts'
import { type CountedEntry, linesOf, monthsOf, reportedOf, withoutFewReporters } from '../../src/domain/impact-view.ts'
import type { Material } from '../../src/domain/material.ts'

const factor = (id: string, value: number, change: Partial<VersionedFactor> = {}): VersionedFactor => ({
  id,
  kind: 'displaced',
  materialId: 'clinker',
  value,
  unit: 'kgCO2e/t',
  region: 'global',
  year: 2020,
  source: 'a study',
  net: false,
  version: 'v1',
  own: false,
  ...change,
})

const material = (id: string, change: Partial<Material> = {}): Material => ({
  id,
  names: { en: id, 'zh-CN': id, ko: id },
  aliases: { en: [], 'zh-CN': [], ko: [] },
  streamKind: 'material',
  family: 'ash',
  ewc: [],
  hazardous: false,
  densityTonnesPerM3: 0.9,
  reachKm: 100,
  ...change,
})

const term = (kind: Term['term'], quantity: number, value: number): Term => ({ term: kind, quantity, factor: factor(kind, value) })

const inputs = (change: Partial<ImpactInputs> = {}): ImpactInputs => ({
  flow: { amount: 100, unit: 't' },
  tonnes: 100,
  cubicMetres: null,
  substitution: 0.8,
  extraKm: 50,
  mode: 'road',
  terms: [term('displaced', 80, 850), term('processing', 100, 3.2), term('disposal', 100, 1.26), term('freight', 5000, 0.1016)],
  ...defaultTerms,
  reported: null,
  ...change,
})

describe('the figures of a flow', () => {
  test('are t × displaced − t × processing + t × disposal avoided − t × km × freight, by hand', () => {
    const { gross, net } = computeImpact('ghg', 'verified', inputs())
    expect(gross).toBeCloseTo(80 * 850 - 100 * 3.2 + 100 * 1.26 - 100 * 50 * 0.1016, 9)
    expect(net).toBe(gross)
  })

  test('count only the attributed share', () => {
    const { gross, net } = computeImpact('ghg', 'verified', inputs({ share: 0.6 }))
    expect(net).toBe(gross * 0.6)
  })

  test('last for the counted years, each a part of the one before, where they are expected; what flowed does not', () => {
    expect(yearsCounted({ share: 1, lifetimeYears: 5, persistence: 0.9 })).toBeCloseTo(1 + 0.9 + 0.81 + 0.729 + 0.6561, 12)
    const { net, lifetime } = computeImpact('landfill-diverted', 'expected', inputs())
    expect(lifetime).toBe(net * yearsCounted(defaultTerms))
    expect(computeImpact('landfill-diverted', 'verified', inputs())).toEqual({ gross: 100, net: 100, lifetime: 100 })
  })

  test('may be a loss where the way is too long', () => {
    expect(computeImpact('ghg', 'verified', inputs({ terms: [term('displaced', 1, 1), term('freight', 1000, 0.1)] })).gross).toBe(-99)
  })

  test('are the same again from what JSON keeps of the inputs', () => {
    const kept = JSON.parse(JSON.stringify(inputs({ share: 1 / 3 })))
    expect(computeImpact('ghg', 'expected', kept)).toEqual(computeImpact('ghg', 'expected', inputs({ share: 1 / 3 })))
  })

  test('expected by a month follow the years', () => {
    const terms = { share: 1, lifetimeYears: 2, persistence: 0.5 }
    expect(expectedBy(1200, terms, '2026-01-01', '2026-06-01')).toBe(600)
    expect(expectedBy(1200, terms, '2026-01-01', '2027-06-01')).toBe(1200 + 300)
    expect(expectedBy(1200, terms, '2026-01-01', '2099-06-01')).toBe(1800)
    expect(expectedBy(1200, terms, '2026-06-01', '2026-01-01')).toBe(0)
  })
})

describe('the choice of factors', () => {
  const flow = (change: Partial<Flow> = {}): Flow => ({
    ...{ amount: 10, unit: 't', offered: material('ash'), wanted: material('clinker'), substitution: 1, extraKm: 20, mode: 'road' },
    country: 'CN',
    ...change,
  })
  const road = factor('freight-hgv-average', 0.1, { kind: 'freight', materialId: null, unit: 'kgCO2e/t·km', region: 'GB' })
  const ids = (pool: readonly VersionedFactor[], change: Partial<Flow> = {}) =>
    chooseTerms(pool, flow(change)).map((each) => each.factor.id)

  test('takes the project’s own, then the country’s, the world’s, any other’s, and the newest of them', () => {
    const other = factor('gb', 1, { region: 'GB', year: 2030 })
    const pool = [other, factor('old', 2, { year: 2010 }), factor('world', 3), factor('cn', 4, { region: 'CN', year: 2001 })]
    expect(ids([...pool, factor('own', 5, { own: true, year: 1999 })])).toEqual(['own'])
    expect(ids(pool)).toEqual(['cn'])
    expect(ids(pool.slice(0, 3))).toEqual(['world'])
    expect(ids([other])).toEqual(['gb'])
  })

  test('takes no processing from a factor that is net already, and freight only with something saved', () => {
    const made = factor('made', 3, { kind: 'processing', materialId: 'ash' })
    expect(ids([factor('world', 3), made, road])).toEqual(['world', 'made', 'freight-hgv-average'])
    expect(ids([factor('world', 3, { net: true }), made, road])).toEqual(['world', 'freight-hgv-average'])
    expect(ids([road])).toEqual([])
    expect(ids([factor('world', 3), road], { extraKm: null })).toEqual(['world'])
  })

  test('counts fuels by energy and never tonnes by energy', () => {
    const burned = factor('burned', 94.6, { kind: 'processing', materialId: 'coal', unit: 'kgCO2/GJ' })
    const energy = { wanted: material('coal', { streamKind: 'energy' }), offered: material('steam', { streamKind: 'energy' }) }
    const [only] = chooseTerms([burned], flow({ ...energy, amount: 1000, unit: 'kWh' }))
    expect(only).toMatchObject({ term: 'displaced', quantity: 3.6 })
    expect(chooseTerms([burned], flow({ ...energy, amount: 1000, unit: 't' }))).toEqual([])
  })
})

describe('what is shown of a ledger', () => {
  const entry = (change: Partial<CountedEntry> = {}): CountedEntry => ({
    ...{ metric: 'ghg', basis: 'verified', unit: 'kgCO2e', side: null, month: '2026-02-01', net: 10, lifetime: 10, inputs: inputs() },
    ...{ stage: 'completed', introductionId: 'i', offerFacilityId: 'a', needFacilityId: 'b' },
    ...change,
  })

  test('keeps expected and verified apart, and drops what is expected of an introduction that ended', () => {
    const expected = { basis: 'expected', month: null } as const
    const lines = linesOf([entry(), entry({ ...expected, net: 7 }), entry({ ...expected, net: 100, stage: 'declined' })], '2026')
    expect(lines).toEqual([{ metric: 'ghg', expectedYearly: 7, expectedLifetime: 10, verified: 10, verifiedThisYear: 10 }])
  })

  test('keeps back sums of money of fewer than three plants', () => {
    const money = (plant: string, metric: 'new-sales' | 'jobs' = 'new-sales') =>
      entry({ basis: 'reported', metric, unit: 'CNY', side: 'offer', offerFacilityId: plant })
    expect(withoutFewReporters([money('a'), money('b'), money('b')])).toEqual({ entries: [], hidden: true })
    expect(withoutFewReporters([money('a'), money('b'), money('c')]).hidden).toBe(false)
    expect(withoutFewReporters([money('a', 'jobs')]).entries).toHaveLength(1)
    expect(reportedOf([money('a'), money('b')], false)).toEqual([{ metric: 'new-sales', unit: 'CNY', side: null, amount: 20 }])
  })

  test('sums months in order, and draws the largest ten characters wide', () => {
    const months = monthsOf([
      entry({ month: '2026-02-01' }),
      entry({ month: '2026-01-01', net: 3 }),
      entry({ month: '2026-02-01', net: 5 }),
    ])
    expect(months).toEqual([
      { month: '2026-01-01', kg: 3 },
      { month: '2026-02-01', kg: 15 },
    ])
    expect([bar(1), bar(0.5), bar(0), bar(0.0001), bar(-1)]).toEqual(['██████████', '█████', '', '▏', ''])
  })
})
