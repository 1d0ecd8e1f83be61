import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, openQuietStage } from './support/conversation.ts'

let stage: Stage
const ann = (text: string) => stage.says('ann', text)

beforeAll(async () => {
  stage = await openQuietStage()
  await stage.says('ann', '/facility register')
  for (const answer of ['Saale Works', 'cement plant', '1', 'Not in one of these', 'Halle']) await stage.says('ann', answer)
}, 120_000)

beforeEach(() => leaveAll(stage, 'ann'))

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

it('asks whether it is had or needed where the words leave both open, and takes one press', async () => {
  const asked = await ann('greenhouse CO2 20 t/day')
  expect(asked).toContain('Is this something you have, or something you need?')
  expect(asked).not.toMatch(/^(?:Offer|Need) · /m)
  expect(await ann('2')).toMatch(/Need · carbon dioxide/)
})

it('takes the answer in words, keeps asking when it is skipped, and publishes nothing before it', async () => {
  await ann('greenhouse CO2 20 t/day')
  expect(await ann('skip')).toContain('Is this something you have')
  expect(await ann('publish')).toContain('Is this something you have')
  expect(await ann('we have it')).toMatch(/Offer · carbon dioxide/)
})

it('does not ask where it was said', async () => {
  expect(await ann('we have 20 t/day of CO2')).toMatch(/Offer · carbon dioxide/)
  await leaveAll(stage, 'ann')
  expect(await ann('we need 20 t/day of CO2')).toMatch(/Need · carbon dioxide/)
})
