import { afterAll, expect, test } from 'vitest'
import { displacedFactor } from '../../../db/queries/deliveries.ts'
import { storeKnowledge } from '../../../db/queries/knowledge.ts'
import type { Factor } from '../../../src/domain/factor.ts'
import type { Material } from '../../../src/domain/material.ts'
import { createTestDatabase } from '../../support/database.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const clinker: Material = {
  id: 'clinker',
  names: { en: 'clinker', 'zh-CN': '水泥熟料', ko: '클링커' },
  aliases: { en: [], 'zh-CN': [], ko: [] },
  streamKind: 'material',
  family: 'cement',
  ewc: [],
  hazardous: false,
  densityTonnesPerM3: 1.4,
  reachKm: 300,
}

const factor = (year: number, change: Partial<Factor> = {}): Factor => ({
  id: `clinker-${year}`,
  kind: 'displaced',
  materialId: 'clinker',
  value: year,
  unit: 'kgCO2e/t',
  region: 'global',
  year,
  source: `inventory of ${year}`,
  net: false,
  ...change,
})

test('the newest factor of what is displaced is used', async () => {
  const other = factor(2027, { id: 'clinker-made', kind: 'processing' })
  const factors = [factor(2014), factor(2025), factor(2019), other]
  const none = { sheets: [], technologies: [], codes: [], routes: [], industries: [], cases: [] }
  await storeKnowledge(database.db, { version: 'test', read: () => ({ ...none, materials: [clinker], factors }) })
  expect(await displacedFactor(database.db, 'clinker')).toEqual({ id: 'clinker-2025', value: 2025, source: 'inventory of 2025' })
  expect(await displacedFactor(database.db, 'sand')).toBeNull()
})
