import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, openQuietStage } from './support/conversation.ts'

let stage: Stage
const tom = (text: string) => stage.says('ann', text)

beforeAll(async () => {
  stage = await openQuietStage()
  await stage.says('ann', '/facility register')
  for (const answer of ['Ohio River Foundry', 'foundry', '1', 'Not in one of these', 'Pittsburgh']) await stage.says('ann', answer)
})

beforeEach(() => leaveAll(stage, 'ann'))

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

it('asks once for all bare tons of a list, and not again', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'synergy-tons-')), 'list.csv')
  const rows = ['offer,foundry sand,40,tons,week,3 USD/ton', 'offer,mill scale,10,t,month,', 'need,lime,10,short tons,week,']
  writeFileSync(path, ['kind,material,quantity,unit,per,price', ...rows].join('\n'))
  expect(await tom(`/file ${path}`)).toContain('Which ton is meant in this list?')
  const shown = await tom('1')
  expect(shown).toContain('36.29 t per week · USD 3.31 per t')
  expect(shown).toContain('mill scale · 10 t per month')
  expect(shown).toContain('9.07 t per week')
  await tom('/cancel')
  const again = await tom(`/file ${path}`)
  expect(again).toContain('36.29 t per week')
  await tom('/cancel')
  await stage.ask(sql`update facility set ton = null`)
})

it('asks an American plant once what its ton is, and remembers the answer', async () => {
  const asked = await tom('got 40 tons of foundry sand a week, $3/ton')
  expect(asked).toContain('Which ton is meant by “40 tons')
  const short = await tom('1')
  expect(short).toContain('36.29 t per week')
  expect(short).toContain('USD 3.31 per t')
  await tom('/cancel')
  const again = await tom('also 10 tons of mill scale a month')
  expect(again).toContain('9.07 t per month')
  expect(again).toContain('“Ton” is read as short ton (907 kg)')
})

it('reads the other ton at a press, and remembers that one from then on', async () => {
  await tom('got 20 tons of mill scale a month')
  const metric = await tom('2')
  expect(metric).toContain('20 t per month')
  expect(metric).toContain('“Ton” is read as metric ton')
  await tom('/cancel')
  expect(await tom('30 tons of foundry sand a week available')).toContain('30 t per week')
})

it('does not ask where the ton was said', async () => {
  const said = await tom('30 short tons of foundry sand a week available')
  expect(said).toContain('27.22 t per week')
  expect(said).not.toContain('“Ton” is read')
})
