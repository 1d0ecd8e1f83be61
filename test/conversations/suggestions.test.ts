import { afterAll, describe, expect, test } from 'vitest'
import { said } from '../../prompts/text.ts'
import { suggest } from '../../src/chat/suggest.ts'
import type { SuggestSubject } from '../../src/message/command.ts'
import { plainText } from '../../src/message/text.ts'
import { createTestDatabase } from '../support/database.ts'
import { ashOffer, makePlant, makeProject, openWorld, publish } from '../support/world.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

const stranger = { platform: 'discord', workspace: 'discord', account: 'nobody', conversation: 'nobody' }

async function offered(subject: SuggestSubject, typed: string, localeTag = 'en-US') {
  const { context } = await openWorld(database)
  return (await suggest(context, { from: stranger, subject, typed, localeTag })).map(({ value }) => value)
}

describe('while a material is typed', () => {
  test.each([
    ['fly a', 'en-US', /fly ash/],
    ['粉煤', 'zh-CN', /粉煤灰/],
    ['粉煤', 'zh-TW', /粉煤灰/],
    ['플라이', 'ko', /비산재/],
    ['PFA', 'en-GB', /fly ash/],
    ['flyash', 'en-US', /fly ash/],
    ['coal fly asg', 'en-US', /coal fly ash/],
    ['gypsm', 'en-US', /gypsum/],
    ['페타이어', 'ko', /폐타이어/],
    ['流酸', 'zh-CN', /硫酸/],
  ])('%s (%s) is completed', async (typed, tag, wanted) => {
    const [first] = await offered('material', typed, tag)
    expect(first).toMatch(wanted)
  })

  test.each([
    ['40 t of fly as', /^40 t of .*fly ash/],
    ['we have 200 kg a day of sawd', /^we have 200 kg a day of .*sawdust/],
    ['我们厂每月有40吨粉煤', /^我们厂每月有40吨.*粉煤灰/],
    ['월 20톤 플라이애', /^월 20톤 .*비산재/],
  ])('the words before it stay: %s', async (typed, wanted) => {
    const tag = /[가-힣]/.test(typed) ? 'ko' : /\p{Script=Han}/u.test(typed) ? 'zh-CN' : 'en'
    expect((await offered('material', typed, tag))[0]).toMatch(wanted)
  })

  test('another name by which it was found is shown beside it', async () => {
    const { context } = await openWorld(database)
    const found = await suggest(context, { from: stranger, subject: 'material', typed: '플라이애', localeTag: 'ko' })
    expect(found[0]?.value).toBe('석탄 비산재')
    expect(plainText(found[0]?.label ?? said(''))).toMatch(/^석탄 비산재 · 플라이애/)
  })

  test('25 are offered at most, each once, in the language of the person', async () => {
    const all = await offered('material', '', 'ko')
    expect(all).toHaveLength(25)
    expect(new Set(all).size).toBe(25)
    expect(all.every((name) => /[가-힣]/.test(name))).toBe(true)
  })

  test.each(['', ' ', '*'.repeat(3_000), '@everyone', '\u202e', '((((', '1'.repeat(200)])('nothing breaks it: %j', async (typed) => {
    expect((await offered('material', typed)).length).toBeLessThanOrEqual(25)
  })
})

describe('while a kind of plant or a technology is typed', () => {
  test.each([
    ['plant', 'cem', 'en', /cement/i],
    ['plant', '水泥', 'zh-CN', /水泥/],
    ['plant', '시멘트', 'ko', /시멘트/],
    ['plant', 'cemant', 'en', /cement/i],
    ['technology', 'anaer', 'en', /anaerobic/i],
    ['technology', '厌氧', 'zh-CN', /厌氧/],
  ] as const)('%s %s (%s) is completed', async (subject, typed, tag, wanted) => {
    expect((await offered(subject, typed, tag))[0]).toMatch(wanted)
  })
})

describe('own things', () => {
  async function owner() {
    const world = await openWorld(database)
    const project = await makeProject(world)
    const plant = await makePlant(world, { projects: [project] })
    await publish(world, plant, ashOffer())
    const { contactId } = plant
    return { world, account: { platform: 'test', workspace: 'works', account: `account-${contactId}`, conversation: contactId } }
  }

  test.each(['', 'ash', 'O-', 'o', 'fly asg'])('are found by %j', async (typed) => {
    const { world, account } = await owner()
    const found = await suggest(world.context, { from: account, subject: 'listing', typed })
    expect(found.map(({ label }) => plainText(label)).join()).toMatch(/^O-\d+ · .*fly ash$/)
  })

  test.each(['steam', 'O-999999'])('are not found by %s, and never by a stranger', async (typed) => {
    const { world, account } = await owner()
    expect(await suggest(world.context, { from: account, subject: 'listing', typed })).toEqual([])
    for (const subject of ['listing', 'match', 'introduction', 'project'] as const) {
      expect(await suggest(world.context, { from: stranger, subject, typed: '' })).toEqual([])
    }
  })
})
