import { describe, expect, test } from 'vitest'
import { amendLists, type KnowledgeAmendment } from '../../src/domain/amendment.ts'
import { amendmentFault, noteAmendment, openDesk } from '../../src/domain/amendment-fault.ts'
import { buildHandbook, type Lists } from '../../src/domain/handbook.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Route } from '../../src/domain/route.ts'

const material = (id: string, change: Partial<Material> = {}): Material => ({
  id,
  names: { en: id, 'zh-CN': `${id}中`, ko: `${id}한` },
  aliases: { en: [`old ${id}`], 'zh-CN': [], ko: [] },
  streamKind: 'material',
  family: 'ash',
  ewc: [],
  hazardous: false,
  densityTonnesPerM3: 1,
  reachKm: 100,
  ...change,
})
const route: Route = {
  id: 'fly-to-clay',
  from: 'fly',
  to: 'clay',
  use: 'bricks',
  technology: null,
  readiness: 'established',
  yield: null,
  limits: [],
  maxKm: null,
  permits: [],
  sourceIsic: [],
  sinkIsic: [],
  cases: 0,
  source: 'practice',
}
const lists: Lists = {
  materials: [material('fly'), material('bottom'), material('clay')],
  sheets: [],
  technologies: [],
  codes: [],
  routes: [route],
  industries: [],
  cases: [],
}

const alias = (word: string, materialId: string | null, locale: Locale = 'en'): KnowledgeAmendment => ({
  kind: 'alias',
  locale,
  word,
  materialId,
  quiet: false,
})
const aliasesOf = (amended: Lists, id: string) => amended.materials.find((each) => each.id === id)?.aliases.en

describe('the lists as a project knows them', () => {
  test('are the shipped ones, unchanged objects and all, where nothing touches them', () => {
    const amended = amendLists(lists, [[alias('dust', 'fly')]])
    expect(amended.materials[1]).toBe(lists.materials[1])
    expect(aliasesOf(amended, 'fly')).toEqual(['old fly', 'dust'])
  })

  test('follow the latest word on the same thing', () => {
    const moved = amendLists(lists, [[alias('dust', 'fly'), alias('Dust', 'bottom')]])
    expect([aliasesOf(moved, 'fly'), aliasesOf(moved, 'bottom')]).toEqual([['old fly'], ['old bottom', 'Dust']])
    const gone = amendLists(lists, [[alias('old fly', null)]])
    expect(aliasesOf(gone, 'fly')).toEqual([])
  })

  test('let a word mean two things where two projects of one person say so, so that it is asked', () => {
    const both = amendLists(lists, [[alias('dust', 'fly')], [alias('dust', 'clay')]])
    expect([aliasesOf(both, 'fly'), aliasesOf(both, 'clay')]).toEqual([
      ['old fly', 'dust'],
      ['old clay', 'dust'],
    ])
  })

  test('keep shipped aliases when a material is corrected, and take new materials of a project only', () => {
    const renamed = material('fly', { names: { en: 'coal ash', 'zh-CN': '灰', ko: '재' }, aliases: { en: [], 'zh-CN': [], ko: [] } })
    const own = material('hebei:cake')
    const gone = material('no-longer-shipped')
    const amended = amendLists(lists, [[renamed, own, gone].map((each) => ({ kind: 'material', material: each }) as const)])
    expect(amended.materials.map(({ id, names }) => [id, names.en])).toEqual([
      ['fly', 'coal ash'],
      ['bottom', 'bottom'],
      ['clay', 'clay'],
      ['hebei:cake', 'hebei:cake'],
    ])
    expect(aliasesOf(amended, 'fly')).toEqual(['old fly'])
  })

  test('add, correct and drop routes, and leave out what speaks of a material that is not there', () => {
    const added = { ...route, id: 'p:x', from: 'bottom' }
    const lost = { ...route, id: 'p:y', from: 'nowhere' }
    const amended = amendLists(lists, [
      [
        { kind: 'route', routeId: 'p:x', route: added },
        { kind: 'route', routeId: 'p:y', route: lost },
        { kind: 'route', routeId: 'fly-to-clay', route: null },
      ],
    ])
    expect(amended.routes).toEqual([added])
  })
})

describe('a change that cannot stand', () => {
  const faultOf = (amendment: KnowledgeAmendment) => amendmentFault(openDesk(buildHandbook(lists)), amendment)

  test('is a word that names another material, its own, or nothing usable', () => {
    expect(faultOf(alias('dust', 'fly'))).toBeNull()
    expect(faultOf(alias('old bottom', 'fly'))).toEqual({ fault: 'alias-taken', word: 'old bottom', materialId: 'bottom' })
    expect(faultOf(alias('Old  Fly', 'fly'))).toMatchObject({ fault: 'alias-known' })
    expect(faultOf(alias('bottom', 'fly'))).toMatchObject({ fault: 'alias-is-name', materialId: 'bottom' })
    expect(faultOf(alias('old bottom', 'fly', 'ko'))).toBeNull()
    expect(faultOf(alias('x', 'fly'))).toMatchObject({ fault: 'word-unusable' })
    expect(faultOf(alias('1234', 'fly'))).toMatchObject({ fault: 'word-unusable' })
    expect(faultOf(alias('dust', 'nowhere'))).toMatchObject({ fault: 'material-unknown' })
    expect(faultOf(alias('unheard', null))).toMatchObject({ fault: 'alias-unknown' })
  })

  test('is a material without three names, of no known family, or with impossible figures', () => {
    const check = (change: Partial<Material>) => faultOf({ kind: 'material', material: material('p:new', change) })
    expect(check({})).toBeNull()
    expect(check({ names: { en: 'new', 'zh-CN': ' ', ko: '새' } })).toEqual({ fault: 'name-missing', word: 'zh-CN' })
    expect(check({ names: { en: 'Old Fly', 'zh-CN': '新', ko: '새' } })).toMatchObject({ fault: 'name-taken', materialId: 'fly' })
    expect(check({ family: 'unheard' })).toMatchObject({ fault: 'family-unknown' })
    expect(check({ reachKm: -3 })).toMatchObject({ fault: 'figure-unsound', word: '-3' })
    expect(check({ densityTonnesPerM3: Number.NaN })).toMatchObject({ fault: 'figure-unsound' })
    expect(faultOf({ kind: 'material', material: material('fly') })).toEqual({ fault: 'nothing-changes' })
  })

  test('is a use that leads nowhere, twice to the same place, or has no source', () => {
    const check = (change: Partial<Route>) =>
      faultOf({ kind: 'route', routeId: 'p:x', route: { ...route, id: 'p:x', from: 'bottom', ...change } })
    expect(check({})).toBeNull()
    expect(check({ from: 'clay' })).toMatchObject({ fault: 'route-to-itself' })
    expect(check({ from: 'fly' })).toMatchObject({ fault: 'route-known' })
    expect(check({ to: 'nowhere' })).toMatchObject({ fault: 'material-unknown' })
    expect(check({ technology: 'magic' })).toMatchObject({ fault: 'technology-unknown', word: 'magic' })
    expect(check({ source: ' ' })).toEqual({ fault: 'source-missing' })
    expect(faultOf({ kind: 'route', routeId: 'unheard', route: null })).toMatchObject({ fault: 'route-unknown' })
  })

  test('is a factor without a figure that can be', () => {
    const check = (value: number, year = 2024) => faultOf({ kind: 'factor', materialId: 'clay', value, year, source: 'own inventory' })
    expect(check(800)).toBeNull()
    for (const value of [-1, Number.NaN, 1e9]) expect(check(value)).toMatchObject({ fault: 'figure-unsound' })
    expect(check(800, 1066)).toMatchObject({ fault: 'figure-unsound' })
  })

  test('is seen beside the changes before it', () => {
    const desk = openDesk(buildHandbook(lists))
    noteAmendment(desk, alias('dust', 'fly'))
    expect(amendmentFault(desk, alias('dust', 'clay'))).toMatchObject({ fault: 'alias-taken', materialId: 'fly' })
    noteAmendment(desk, alias('dust', null))
    expect(amendmentFault(desk, alias('dust', 'clay'))).toBeNull()
  })
})
