import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, listingCount, openDialogue, openQuietStage } from './support/conversation.ts'
import { openDoor } from './support/door.ts'

let stage: Stage
const tom = (text: string) => stage.says('tom-reyes', text)

beforeAll(async () => {
  stage = await openQuietStage()
})
afterEach(() => leaveAll(stage, 'tom-reyes'))
afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

test('an old skip leaves a draft alone that was opened since', async () => {
  await tom('we have 20 t of steel slag a week')
  const published = await tom('publish')
  expect(published).toContain('Skip')
  await tom('/offer 30 t of bottom ash a month')
  const [old] = await stage.ask(sql`select token from action_token where purpose = 'detail.skip' order by expires_at desc limit 1`)
  const door = await openDoor(stage)
  await door('tom-reyes', { type: 'action', token: String(old?.token) })
  expect(await openDialogue(stage, 'tom-reyes')).toBe('draft')
})

test('a bare amount corrects the open draft', async () => {
  await tom('we have 20 t of fly ash a week')
  expect(await tom('30 to 40 t a month')).toMatch(/Changed\s+Quantity {2}30.40 t per month/)
  expect(await tom('make it 60 t')).toContain('60 t per month')
})

test.each([
  ['a search', 'who has waste glass?'],
  ['a withdrawal', 'the glass is sold'],
  ['a question', 'how does this work?'],
])('%s while a draft is open opens no other and loses nothing', async (_what, words) => {
  await tom('we have 20 t of fly ash a week')
  expect(await tom(words)).not.toContain('Offer ·')
  expect(await tom('publish')).toMatch(/O-\d+ is published/)
})

test('a command to post puts the open draft behind the new one', async () => {
  await tom('we have 20 t of fly ash a week')
  await tom('/need')
  expect(await tom('10 t of limestone a day')).toContain('Need · limestone')
  const before = await listingCount(stage)
  expect(await tom('publish')).toContain('Offer · coal fly ash')
  await tom('publish')
  expect(await listingCount(stage)).toBe(before + 2)
})

test('cancel after a bare command returns to the draft that was open', async () => {
  await tom('we have 20 t of fly ash a week')
  await tom('/need')
  expect(await tom('cancel')).toContain('Offer · coal fly ash')
})

test.each([
  ['tom-reyes', 'cancel'],
  ['zhao-min', '取消'],
  ['kim-jiho', '취소'],
])('%s reads that nothing is open to cancel', async (account, word) => {
  await leaveAll(stage, account)
  expect(await stage.says(account, word)).toBe(await stage.says(account, '/cancel'))
})

test('a search finds what can serve for the material that is wanted, in each language', async () => {
  expect(await tom('/find gypsum')).toContain('FGD gypsum')
  expect(await stage.says('zhao-min', '/查找 石膏')).toContain('脱硫石膏')
  expect(await stage.says('kim-jiho', '/검색 석고')).toContain('탈황석고')
  expect(await stage.says('zhao-min', '/查找 需求 玻璃')).toContain('废玻璃')
})

test('asking to join by number tells a stranger no name', async () => {
  const answer = await stage.says('stranger', '/facility join F-101')
  expect(answer).toContain('F-101')
  expect(answer).not.toContain('渤海')
})
