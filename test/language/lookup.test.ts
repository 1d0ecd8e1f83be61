import { describe, expect, test } from 'vitest'
import { loadPlaces, loadShipped } from '../../db/seed/load.ts'
import { buildHandbook } from '../../src/domain/handbook.ts'
import type { Material } from '../../src/domain/material.ts'
import { amendReader } from '../../src/language/amend-reader.ts'
import { buildLookup, findCases, findPlants, findTechnologies, nearestMaterials } from '../../src/language/lookup.ts'
import { findMaterials } from '../../src/language/material-index.ts'
import { createReader } from '../../src/language/reader.ts'

const shipped = loadShipped()
const places = loadPlaces()
const handbook = buildHandbook(shipped)
const lookup = buildLookup(handbook)
const reader = createReader({ materials: shipped.materials, places })

describe('a reader with words of a project', () => {
  const change = (material: Material): Material => {
    if (material.id !== 'coal-fly-ash') return material
    return {
      ...material,
      ewc: ['100117'],
      aliases: { ...material.aliases, en: ['grizzle dust'], 'zh-CN': [...material.aliases['zh-CN'], '格里兹灰'] },
    }
  }
  const own: Material = {
    ...(shipped.materials[0] as Material),
    id: 'p:cake',
    names: { en: 'grizzle cake', 'zh-CN': '格里兹饼', ko: '그리즐 케이크' },
    ewc: [],
  }
  const materials = [...shipped.materials.map(change), own]
  const changed = materials.filter((material) => !shipped.materials.includes(material))
  const amended = amendReader(reader, changed)
  const rebuilt = createReader({ materials, places })

  test('reads as one that was built with them', () => {
    const words = [
      ...shipped.materials.slice(0, 200).flatMap(({ names }) => Object.values(names)),
      'grizzle dust',
      'grizle dust',
      'griz cake',
      '格里兹灰',
      '그리즐케이크',
      'flyash',
      'EWC 10 01 02',
      '10 01 17',
    ]
    for (const word of words) {
      const ids = (found: ReturnType<typeof findMaterials>) => found.map(({ materialId }) => materialId).toSorted()
      expect(ids(findMaterials(word, amended)), word).toEqual(ids(findMaterials(word, rebuilt)))
    }
    expect(findMaterials('grizzle cake', amended)[0]).toEqual({ materialId: 'p:cake', likelihood: 1 })
  })

  test('leaves the shipped reader as it was', () => {
    expect(findMaterials('格里兹灰', reader).some(({ likelihood }) => likelihood === 1)).toBe(false)
    expect(amendReader(reader, [])).toBe(reader)
  })
})

describe('a type of facility', () => {
  test.each([
    ['coal-fired power plant', 'coal-fired-power-plant'],
    ['coal fird powr plant', 'coal-fired-power-plant'],
    ['cemnt works', 'cement-plant'],
    ['papermill', 'paper-mill'],
    ['燃煤电厂', 'coal-fired-power-plant'],
    ['发电厂', 'coal-fired-power-plant'],
    ['水泥', 'cement-plant'],
    ['炼油厂', 'oil-refinery'],
    ['시맨트 공장', 'cement-plant'],
    ['제철소', 'integrated-steelworks'],
  ])('is found by %s', (words, industryId) => {
    const ids = findPlants(handbook, lookup, words)
      .slice(0, 4)
      .map((plant) => plant.industryId)
    expect(ids).toContain(industryId)
  })

  test.each(['food factory', '食品厂', '식품공장', 'ISIC 10'])(
    'of a whole branch gives its kinds, each class once before another comes twice: %s',
    (words) => {
      const found = findPlants(handbook, lookup, words).slice(0, 6)
      expect(found.every(({ isic }) => isic.startsWith('10'))).toBe(true)
      expect(new Set(found.map(({ isic }) => isic)).size).toBe(6)
    },
  )

  test('is found by its class, and not by a class that does not exist', () => {
    expect(findPlants(handbook, lookup, 'ISIC 2394')[0]).toMatchObject({ isic: '2394', industryId: null })
    expect(findPlants(handbook, lookup, '9999')).toEqual([])
    expect(findPlants(handbook, lookup, 'zzqq xx')).toEqual([])
  })
})

describe('looking up', () => {
  test('finds technologies in three languages and with a typing mistake', () => {
    for (const words of ['drying', '干燥', '건조', 'anerobic digestion'])
      expect(findTechnologies(lookup, words).length, words).toBeGreaterThan(0)
  })

  test('finds cases of a material, of a place, and best those of both', () => {
    for (const words of ['fly ash', '粉煤灰', '울산', 'Kalundborg'])
      expect(findCases(handbook, lookup, reader, words).length, words).toBeGreaterThan(1)
    const [both] = findCases(handbook, lookup, reader, 'fly ash Kalundborg')
    expect(both).toMatchObject({ from: 'coal-fly-ash', country: 'DK' })
    expect(findCases(handbook, lookup, reader, 'zzqq')).toEqual([])
  })

  test('names the nearest materials where none is meant', () => {
    expect(nearestMaterials('flly ashh', reader)[0]?.materialId).toBe('coal-fly-ash')
    expect(nearestMaterials('粉煤灰', reader)).toEqual([{ materialId: 'coal-fly-ash', likelihood: 1 }])
  })
})
