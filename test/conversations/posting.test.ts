import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, listingCount, openDialogue, openQuietStage, referenceIn, referencesIn } from './support/conversation.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openQuietStage()
})

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

const languages = [
  {
    language: 'English',
    account: 'tom-reyes',
    post: 'we have 200 t of fly ash a month, loss on ignition up to 5%, 10 USD/t',
    understood: ['Offer · coal fly ash', '200 t per month', 'loss on ignition ≤ 5 %', 'USD 10 per t', 'Lulong Cement Works'],
    amount: { say: 'make it 300 t a month', shows: '300 t per month', was: '200 t' },
    price: { say: 'price 12 USD/t', shows: 'USD 12 per t' },
    quality: 'loss on ignition',
    cancel: 'cancel',
    cancelled: 'Cancelled',
    partial: 'we have steel slag',
    material: 'steel slag',
    skip: 'skip',
    publish: 'publish',
    dated: 'we have 20 t of blast furnace slag a week',
    when: 'from when?',
    answer: 'From next month',
    leftOpen: 'Left open',
    two: 'we have 20 t of steel slag a week and need 30 t of gypsum a month',
    first: 'Offer · steel slag',
    second: 'Need · natural gypsum',
    unknown: { say: 'we have 30 t of unobtainium a month', words: '“unobtainium”' },
  },
  {
    language: 'Chinese',
    account: 'zhao-min',
    post: '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费',
    understood: ['供应 · 粉煤灰', '3000–4000 吨/月', '烧失量 ≤5%', '免费', '秦皇岛渤海热电厂'],
    amount: { say: '改成每月2000吨', shows: '2000 吨/月', was: '3000' },
    price: { say: '价格改成每吨20元', shows: '20' },
    quality: '烧失量',
    cancel: '取消',
    cancelled: '已取消',
    partial: '我们有钢渣',
    material: '钢渣',
    skip: '跳过',
    publish: '发布',
    dated: '我们厂每周有20吨高炉矿渣',
    when: '从什么时候开始',
    answer: '下月起',
    leftOpen: '先不填',
    two: '我们每周有20吨钢渣，另外需要每月30吨石膏',
    first: '供应 · 钢渣',
    second: '需求 · 天然石膏',
    unknown: { say: '我们厂每月有20吨星尘粉', words: '“星尘粉”' },
  },
  {
    language: 'Korean',
    account: 'kim-jiho',
    post: '석탄회 월 300톤 나옵니다, 강열감량 5% 이하, 톤당 8만원 처리비 드립니다',
    understood: ['공급 · 석탄재', '월 300톤', '강열감량 5% 이하', '톤당 80,000원', '한일자동차부품 친황다오공장'],
    amount: { say: '월 200톤으로 바꿔줘', shows: '월 200톤', was: '300톤' },
    price: { say: '가격은 무상으로', shows: '무상' },
    quality: '강열감량',
    cancel: '취소',
    cancelled: '취소했습니다',
    partial: '제강슬래그 있습니다',
    material: '제강슬래그',
    skip: '건너뛰기',
    publish: '게시',
    dated: '고로슬래그 주 20톤 나옵니다',
    when: '언제부터인가요',
    answer: '다음 달부터',
    leftOpen: '비워 두었습니다',
    two: '폐주물사 주 20톤 나오고 석고 월 30톤 필요합니다',
    first: '공급 · 폐주물사',
    second: '수요 · 천연석고',
    unknown: { say: '별가루 월 20톤 있습니다', words: '‘별가루’' },
  },
] as const

describe.each(languages)('posting in $language', (words) => {
  const { account } = words
  const says = (text: string) => stage.says(account, text)

  beforeEach(() => leaveAll(stage, account))

  it('shows everything that was understood and stores no listing before it is published', async () => {
    const before = await listingCount(stage)
    const card = await says(words.post)
    for (const understood of words.understood) expect(card).toContain(understood)
    expect(await listingCount(stage)).toBe(before)
  })

  it('takes a spoken correction of the amount and shows only the amount', async () => {
    await says(words.post)
    const changed = await says(words.amount.say)
    expect(changed).toContain(words.amount.shows)
    expect(changed).not.toContain(words.amount.was)
    expect(changed).not.toContain(words.quality)
  })

  it('takes a spoken correction of the price and shows only the price', async () => {
    await says(words.post)
    const changed = await says(words.price.say)
    expect(changed).toContain(words.price.shows)
    expect(changed).not.toContain(words.quality)
    expect(changed).not.toContain(words.understood[1])
  })

  it('publishes what was corrected and keeps what was not', async () => {
    await says(words.post)
    await says(words.amount.say)
    const reference = referenceIn(await says(words.publish))
    const card = await says(`/listings ${reference}`)
    expect(card).toContain(words.understood[2])
    expect(card).not.toContain(words.amount.was)
  })

  it('leaves the draft at a word and stores nothing', async () => {
    const before = await listingCount(stage)
    await says(words.post)
    expect(await says(words.cancel)).toContain(words.cancelled)
    expect(await openDialogue(stage, account)).toBeNull()
    expect(await listingCount(stage)).toBe(before)
  })

  it('accepts a listing of a material alone, and a skipped amount', async () => {
    expect(await says(words.partial)).toContain(words.material)
    await says(words.skip)
    const published = await says(words.publish)
    expect(published).toMatch(/O-\d+/)
    expect(await says(words.skip)).toContain(words.leftOpen)
    expect(await openDialogue(stage, account)).toBeNull()
  })

  it('asks the one missing detail once and takes the answer', async () => {
    await says(words.dated)
    const published = await says(words.publish)
    const reference = referenceIn(published)
    expect(published).toContain(words.when)
    const answered = await says(words.answer)
    expect(answered).toContain(reference)
    expect(answered).not.toContain(words.when)
    expect(await says(`/listings ${reference}`)).not.toContain(words.when)
    const [listing] = await stage.ask(sql`select l."window" from listing l where l.number = ${Number(reference.slice(2))}`)
    expect(listing?.window).toMatchObject({ from: expect.stringMatching(/-01$/) })
  })

  it('opens a new draft for a whole second post right after publishing', async () => {
    await says(words.dated)
    const first = referenceIn(await says(words.publish))
    const card = await says(words.post)
    expect(card).toContain(words.understood[0])
    expect(referencesIn(card)).toEqual([])
    expect(referenceIn(await says(words.publish))).not.toBe(first)
  })

  it('changes nothing of it when the words speak of another material', async () => {
    await says(words.dated)
    await says(words.publish)
    const attributes = () => stage.ask(sql`select number, attributes from listing order by number desc limit 1`)
    const before = await attributes()
    await says('sell my sulphuric acid 98%?')
    expect(await attributes()).toEqual(before)
  })

  it('takes two items of one message one after the other', async () => {
    const card = await says(words.two)
    expect(card).toContain(words.first)
    expect(card).not.toContain(words.second)
    const published = await says(words.publish)
    expect(published).toMatch(/O-\d+/)
    expect(published).toContain(words.second)
    expect(await says(words.publish)).toMatch(/N-\d+/)
  })

  it('shows the second item when the first is cancelled', async () => {
    await says(words.two)
    const left = await says(words.cancel)
    expect(left).toContain(words.cancelled)
    expect(left).toContain(words.second)
  })

  it('keeps the draft in the database while other things are asked', async () => {
    await says(words.post)
    expect(await openDialogue(stage, account)).toBe('draft')
    await says('/help')
    await says('/listings')
    expect(await openDialogue(stage, account)).toBe('draft')
    expect(await says(words.amount.say)).toContain(words.amount.shows)
  })

  it('keeps the draft when words are not understood', async () => {
    await says(words.post)
    const answer = await says('qwxz qwxz')
    expect(answer).toContain(words.understood[0])
    expect(await openDialogue(stage, account)).toBe('draft')
  })

  it('keeps the words of a material it does not know', async () => {
    expect(await says(words.unknown.say)).toContain(words.unknown.words)
    const reference = referenceIn(await says(words.publish))
    expect(await says(`/listings ${reference}`)).toContain(words.unknown.words)
  })
})

it('asks somebody with two facilities which one it is for, and takes the answer by a button', async () => {
  expect(await stage.says('liu-yang', '我们需要每月500吨石膏，含水率10%以下')).toContain('是哪家工厂的')
  const card = await stage.says('liu-yang', '秦皇岛燕河石膏板厂')
  expect(card).toContain('需求 · 天然石膏')
  expect(card).toContain('秦皇岛燕河石膏板厂')
  expect(await stage.pushes('liu-yang', 'draft.publish')).toMatch(/N-\d+/)
})

it('closes a draft whose cancel button is pushed', async () => {
  await stage.says('he-jun', '我们厂每月有20吨脱硫石膏')
  expect(await stage.pushes('he-jun', 'draft.cancel')).toContain('已取消')
  expect(await openDialogue(stage, 'he-jun')).toBeNull()
})
