import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadFactors, loadIndustries, loadMaterials, loadPlaces, loadRoutes } from '../../db/seed/load.ts'
import { SeedFault } from '../../db/seed/read-entries.ts'
import type { Material } from '../../src/domain/material.ts'
import type { Route } from '../../src/domain/route.ts'

const materials = loadMaterials()
const routes = loadRoutes()
const industries = loadIndustries()
const places = loadPlaces()
const factors = loadFactors()

/** Divisions of ISIC rev. 4; 04, 34, 40, 44, 48, 54, 57, 67, 76, 83 and 89 were never given out. */
const unusedDivisions = new Set(['00', '04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89'])
const isIsic = (code: string) => /^\d{4}$/.test(code) && !unusedDivisions.has(code.slice(0, 2))
/** The European List of Waste has 20 chapters, and no sub-chapter or code 00. */
const isEwc = (code: string) => /^(0[1-9]|1\d|20)(?!00)\d{2}(?!00)\d{2}$/.test(code)

function leapsOf(material: ReadonlyMap<string, Material>, all: readonly Route[]): string[] {
  return all
    .filter(({ from, to, technology }) => technology === null && material.get(from)?.streamKind !== material.get(to)?.streamKind)
    .map(({ id }) => id)
}

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index)

describe('the shipped knowledge', () => {
  test('is large enough to start a project with', () => {
    expect(materials.length).toBeGreaterThanOrEqual(300)
    expect(routes.length).toBeGreaterThanOrEqual(250)
    expect(industries.length).toBeGreaterThanOrEqual(120)
    expect(places.length).toBeGreaterThanOrEqual(600)
    expect(factors.length).toBeGreaterThanOrEqual(30)
  })

  test('writes waste codes and industry classes as their lists do', () => {
    expect(materials.flatMap(({ ewc }) => ewc).filter((code) => !isEwc(code))).toEqual([])
    expect(industries.filter(({ isic }) => !isIsic(isic))).toEqual([])
    expect(routes.flatMap(({ sourceIsic, sinkIsic }) => [...sourceIsic, ...sinkIsic]).filter((code) => !isIsic(code))).toEqual([])
    expect(['250101', '100002', '100100', '1001'].filter(isEwc)).toEqual([])
    expect(['0410', '351', '4400'].filter(isIsic)).toEqual([])
  })

  test('calls no virgin input or energy hazardous waste', () => {
    expect(materials.filter(({ hazardous, ewc }) => hazardous && ewc.length === 0).map(({ id }) => id)).toEqual([
      'chlorine',
      'sulphur-dioxide-off-gas',
      'hydrogen-sulphide-gas',
    ])
  })

  test('has every kind of stream, and steam, heat and water travel a short way', () => {
    expect(new Set(materials.map(({ streamKind }) => streamKind))).toEqual(new Set(['material', 'energy', 'water']))
    const piped = materials.filter(
      ({ family, streamKind }) => streamKind === 'water' || ['steam', 'heat', 'warm-water', 'cold'].includes(family),
    )
    expect(piped.filter(({ reachKm }) => reachKm > 20).map(({ id }) => id)).toEqual([])
  })

  test('repeats no name within one material', () => {
    for (const locale of ['en', 'zh-CN', 'ko'] as const) {
      expect(materials.flatMap(({ names, aliases }) => repeated([names[locale], ...aliases[locale]]))).toEqual([])
    }
  })
})

describe('the routes', () => {
  test('lead from one material to another, each pair once', () => {
    expect(routes.filter(({ from, to }) => from === to)).toEqual([])
    expect(repeated(routes.map(({ from, to }) => `${from} ${to}`))).toEqual([])
  })

  test('cross from one kind of stream to another only with a technology', () => {
    const known = new Map(materials.map((material) => [material.id, material]))
    expect(leapsOf(known, routes)).toEqual([])
    const [first] = routes
    if (!first) throw new Error('no routes')
    expect(leapsOf(known, [{ ...first, id: 'leap', from: 'biogas', to: 'hydrogen', technology: null }])).toEqual(['leap'])
  })

  test('say where they were seen and who says so', () => {
    const silent = routes.filter(
      ({ sourceIsic, sinkIsic, source }) => sourceIsic.length === 0 || sinkIsic.length === 0 || source.length < 5,
    )
    expect(silent).toEqual([])
    expect(routes.filter(({ cases, source }) => cases > 0 && !source.startsWith('Documented'))).toEqual([])
  })

  test('start at every by-product that may be passed on', () => {
    const given = new Set(routes.map(({ from }) => from))
    const idle = materials.filter(({ id, ewc }) => ewc.length > 0 && !given.has(id)).map(({ id }) => id)
    expect(idle).toEqual([])
  })
})

describe('the factors', () => {
  test('name a source, a positive value and a unit that belongs to their kind', () => {
    expect(factors.filter(({ value, source }) => value <= 0 || source.length < 20)).toEqual([])
    expect(factors.filter(({ kind, unit }) => kind === 'displaced' && unit !== 'kgCO2e/t')).toEqual([])
    expect(factors.filter(({ kind, unit }) => kind === 'freight' && unit !== 'kgCO2e/t·km')).toEqual([])
  })

  test('give one displaced value to a material, so that no query has to choose', () => {
    expect(repeated(factors.filter(({ kind }) => kind === 'displaced').map(({ materialId }) => materialId ?? ''))).toEqual([])
  })
})

describe('the places', () => {
  test('include the parks and prefectures of the first projects', () => {
    const words = new Set(places.flatMap(({ names, aliases }) => [...Object.values(names), ...aliases]))
    for (const word of [
      '秦皇岛',
      '淮南市',
      'Caofeidian',
      'Suzhou Industrial Park',
      '여수산단',
      '울산시',
      '온산',
      'Gary, IN',
      'Kalundborg',
      'TEDA',
    ]) {
      expect(words).toContain(word)
    }
  })

  test('lie where their country lies', () => {
    const boxes: Record<string, readonly [number, number, number, number]> = {
      CN: [18, 54, 73, 135],
      KR: [33, 39, 124, 132],
      US: [18, 72, -180, -66],
    }
    const astray = places.filter(({ country, lat, lon }) => {
      const box = boxes[country]
      return box !== undefined && (lat < box[0] || lat > box[1] || lon < box[2] || lon > box[3])
    })
    expect(astray).toEqual([])
  })

  test('share no word, so that a name said means one place', () => {
    expect(
      repeated(
        places.flatMap(({ names, aliases }) => [...new Set([...Object.values(names), ...aliases])].map((word) => word.toLowerCase())),
      ),
    ).toEqual([])
  })
})

describe('a broken seed', () => {
  const directories: string[] = []
  afterEach(() => {
    for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
  })

  const ash = {
    id: 'ash',
    names: { en: 'ash', 'zh-CN': '灰', ko: '재' },
    aliases: { en: ['fly ash'], 'zh-CN': [], ko: [] },
    streamKind: 'material',
    family: 'ash',
    ewc: ['100102'],
    hazardous: false,
    densityTonnesPerM3: 1,
    reachKm: 200,
  }
  const clay = { ...ash, id: 'clay', names: { en: 'clay', 'zh-CN': '粘土', ko: '점토' }, aliases: { en: [], 'zh-CN': [], ko: [] } }
  const route = {
    id: 'ash-to-clay',
    from: 'ash',
    to: 'clay',
    use: 'bricks',
    technology: null,
    sourceIsic: ['3510'],
    sinkIsic: ['2392'],
    cases: 0,
    source: 'practice',
  }

  function seedWith(rooms: Record<string, readonly unknown[]>): string {
    const directory = mkdtempSync(join(tmpdir(), 'seed-'))
    directories.push(directory)
    for (const [room, entries] of Object.entries(rooms)) {
      mkdirSync(join(directory, room))
      writeFileSync(join(directory, room, 'list.json'), JSON.stringify(entries))
    }
    return directory
  }

  test('is accepted once nothing is broken', () => {
    const directory = seedWith({ materials: [ash, clay], routes: [route] })
    expect(loadMaterials(directory)).toHaveLength(2)
    expect(loadRoutes(directory)).toHaveLength(1)
  })

  test('is refused without three names', () => {
    const nameless = { ...ash, names: { en: 'ash', 'zh-CN': '灰' } }
    expect(() => loadMaterials(seedWith({ materials: [nameless] }))).toThrow(SeedFault)
    expect(() => loadMaterials(seedWith({ materials: [{ ...ash, names: { ...ash.names, ko: ' ' } }] }))).toThrow(/names\.ko/)
  })

  test('is refused when one word names two materials', () => {
    const twin = { ...clay, aliases: { ...clay.aliases, en: ['Fly-Ash'] } }
    expect(() => loadMaterials(seedWith({ materials: [ash, twin] }))).toThrow('"Fly-Ash" (en) already names ash')
  })

  test('is refused when an id stands twice or a key is not of the schema', () => {
    expect(() => loadMaterials(seedWith({ materials: [ash, { ...ash }] }))).toThrow(/already stands/)
    expect(() => loadMaterials(seedWith({ materials: [{ ...ash, colour: 'grey' }] }))).toThrow(SeedFault)
  })

  test('is refused when a route, an industry or a factor names a material that is not there', () => {
    const industry = { id: 'kiln', isic: '2392', names: { en: 'kiln', 'zh-CN': '窑', ko: '가마' }, outputs: [], inputs: ['marl'] }
    const factor = {
      id: 'f',
      kind: 'displaced',
      materialId: 'marl',
      value: 1,
      unit: 'kgCO2e/t',
      region: 'global',
      year: 2020,
      source: 'none',
    }
    expect(() => loadRoutes(seedWith({ materials: [ash], routes: [route] }))).toThrow('to names unknown material "clay"')
    expect(() => loadIndustries(seedWith({ materials: [ash], industries: [industry] }))).toThrow('inputs names unknown material "marl"')
    expect(() => loadFactors(seedWith({ materials: [ash], factors: [factor] }))).toThrow('materialId names unknown material "marl"')
  })

  test('is refused when a place lies off the globe', () => {
    const place = { id: 'nowhere', names: { en: 'Nowhere', 'zh-CN': '无', ko: '무' }, aliases: [], country: 'CN', lat: 97, lon: 0 }
    expect(() => loadPlaces(seedWith({ places: [place] }))).toThrow(/lat/)
  })
})
