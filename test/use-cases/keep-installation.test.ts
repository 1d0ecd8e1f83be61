import { afterAll, expect, test } from 'vitest'
import { keepInstallations } from '../../src/use-cases/keep-installation.ts'
import { createTestDatabase } from '../support/database.ts'
import { openWorld } from '../support/world.ts'
import { countOf, record } from './support/ledger.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

test('an installation is kept, replaced and removed, each with its entry in the audit', async () => {
  const world = await openWorld(database)
  const shelf = keepInstallations(world.context)
  expect(await shelf.get('T02')).toBeNull()
  expect((await record(world, () => shelf.put('T02', 'sealed'))).audits).toEqual(['slack.installed'])
  await shelf.put('T03', 'other')
  await shelf.put('T02', 'sealed anew')
  expect([await shelf.get('T02'), await shelf.get('T03')]).toEqual(['sealed anew', 'other'])
  expect(await record(world, () => shelf.remove('T02'))).toMatchObject({ result: true, audits: ['slack.uninstalled'] })
  expect(await record(world, () => shelf.remove('T02'))).toMatchObject({ result: false, audits: [] })
  expect(await countOf(world, 'slack_installation')).toBe(1)
})
