import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, listingCount, openDialogue, openQuietStage, referenceIn } from './support/conversation.ts'

const patient = 30_000

let stage: Stage

beforeAll(async () => {
  stage = await openQuietStage()
})

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

const newcomers = [
  {
    language: 'English',
    account: 'ann',
    setting: 'english',
    script: /[A-Za-z]/,
    form: ['Funing Cement', 'cement', '2', '-'],
    post: 'we have 20 t of fly ash a week',
    needsFacility: 'Register a facility',
    shown: 'Offer · coal fly ash',
    place: 'Funing Cement',
  },
  {
    language: 'Chinese',
    account: 'lin',
    setting: '中文',
    script: /\p{Script=Han}/u,
    form: ['昌黎水泥厂', '水泥', '不在上述园区', '昌黎'],
    post: '我们厂每周有20吨钢渣',
    needsFacility: '登记工厂',
    shown: '供应 · 钢渣',
    place: '昌黎水泥厂',
  },
  {
    language: 'Korean',
    account: 'park',
    setting: '한국어',
    script: /\p{Script=Hangul}/u,
    form: ['한빛시멘트', '시멘트', '여기에 없음', '포항'],
    post: '제강슬래그 주 20톤 나옵니다',
    needsFacility: '사업장 등록',
    shown: '공급 · 제강슬래그',
    place: '한빛시멘트',
  },
] as const

describe.each(newcomers)('somebody new who writes $language', (newcomer) => {
  const { account } = newcomer
  const says = (text: string) => stage.says(account, text)

  it('is answered in that language from then on', async () => {
    expect(await says(`/settings ${newcomer.setting}`)).toMatch(newcomer.script)
    expect(await says('/help')).toMatch(newcomer.script)
  })

  it('is asked for a facility when there is something to publish, and keeps the draft', async () => {
    const before = await listingCount(stage)
    expect(await says(newcomer.post)).toContain(newcomer.needsFacility)
    expect(await openDialogue(stage, account)).toBe('draft')
    expect(await listingCount(stage)).toBe(before)
  })

  it('registers field by field, and then sees the draft that waited', async () => {
    const [name, industry, park, town] = newcomer.form
    expect(await says('/facility register')).toMatch(newcomer.script)
    await says(name)
    await says(industry)
    await says(park)
    const registered = await says(town)
    expect(registered).toContain(newcomer.place)
    expect(registered).toMatch(/F-\d+/)
    expect(registered).toContain(newcomer.shown)
  })

  it('publishes for the new facility', async () => {
    expect(await stage.pushes(account, 'draft.publish')).toMatch(/O-\d+/)
    expect(await says('/listings')).toMatch(/O-\d+/)
    expect(await says('/facility')).toContain(newcomer.place)
  })
})

describe('the form of a facility', () => {
  it('is asked again for an industry that does not exist', async () => {
    await stage.says('bo', '/facility register')
    const industry = await stage.says('bo', 'Bo Works')
    expect(await stage.says('bo', 'qwxz qwxz')).toContain(industry.split('\n')[0])
    expect(await stage.says('bo', 'cement')).toContain('Park')
    await stage.says('bo', 'cancel')
  })

  it('is left at a word and registers nothing', async () => {
    await stage.says('bo', '/facility register')
    await stage.says('bo', 'Bo Works')
    expect(await stage.says('bo', 'cancel')).toContain('Nothing was registered')
    expect(await stage.says('bo', '/facility')).not.toContain('Bo Works')
  })

  it('wants a town when the facility is in none of the parks, and keeps what was typed', async () => {
    await stage.says('bo', '/facility register')
    await stage.says('bo', 'Bo Works')
    await stage.says('bo', 'cement')
    await stage.says('bo', 'Not in one of these')
    const again = await stage.says('bo', '-')
    expect(again).toContain('where the facility is')
    expect(again).toContain('Bo Works')
    await stage.says('bo', 'cancel')
  })
})

describe('joining a facility', () => {
  it('needs a number of a facility that exists', async () => {
    expect(await stage.says('cai', '/facility join F-999')).toContain('no facility F-999')
    expect(await stage.says('cai', '/facility join nonsense')).toContain('nonsense')
  })

  it('lets a person post only after a contact has accepted', { timeout: patient }, async () => {
    expect(await stage.says('cai', '/facility join F-101')).toContain('has your request')
    expect(await stage.says('cai', '/facility join F-101')).toContain('asked to join already')
    expect(await stage.says('cai', 'we have 20 t of fly ash a week')).toContain('Register a facility')
    expect(await stage.reads('zhao-min')).toContain('cai')
    expect(await stage.pushes('zhao-min', 'membership.accept')).toContain('cai')
    expect(await stage.reads('cai')).toContain('You now speak for')
    await stage.says('cai', '/cancel')
    await stage.says('cai', 'we have 20 t of fly ash a week')
    const reference = referenceIn(await stage.pushes('cai', 'draft.publish'))
    expect(await stage.says('zhao-min', '/listings')).toContain(reference)
    expect(await stage.says('cai', '/facility join F-101')).toContain('contact of this facility already')
  })

  it('tells a person who was not admitted', { timeout: patient }, async () => {
    await stage.says('dee', '/facility join F-102')
    await stage.reads('tom-reyes')
    await stage.pushes('tom-reyes', 'membership.refuse')
    expect(await stage.reads('dee')).toContain('not admitted')
    expect(await stage.says('dee', '/listings')).not.toMatch(/[ON]-\d+ ·/)
  })
})

const lookingAround = [
  {
    language: 'English',
    account: 'tom-reyes',
    script: /[A-Za-z]/,
    find: ['/find gypsum', 'natural gypsum'],
    commands: ['/listings', '/introductions', '/settings', '/help', '/facility'],
    shown: ['no listings yet', 'No introductions yet', 'Quiet hours', 'What you can do here', 'Lulong Cement Works'],
  },
  {
    language: 'Chinese',
    account: 'he-jun',
    script: /\p{Script=Han}/u,
    find: ['/查找 石膏', '天然石膏'],
    commands: ['/我的信息', '/对接', '/设置', '/帮助', '/工厂'],
    shown: ['N-1002', '还没有对接', '免打扰', '可以做什么', '八公山'],
  },
  {
    language: 'Korean',
    account: 'kim-jiho',
    script: /\p{Script=Hangul}/u,
    find: ['/검색 석고', '천연석고'],
    commands: ['/등록목록', '/소개', '/설정', '/도움말', '/사업장'],
    shown: ['O-1003', '아직 소개 건이 없습니다', '방해 금지', '할 수 있는 일', '한일자동차부품'],
  },
] as const

describe.each(lookingAround)('looking around in $language', ({ account, script, find, commands, shown }) => {
  it('finds what others list, without who they are', async () => {
    const found = await stage.says(account, find[0])
    expect(found).toContain(find[1])
    expect(found).toContain('N-1002')
    if (account !== 'he-jun') expect(found).not.toContain('八公山')
  })

  it.each(commands.map((command, index) => ({ command, says: shown[index] ?? '' })))('answers $command', async ({ command, says }) => {
    const answer = await stage.says(account, command)
    expect(answer).toContain(says)
    expect(answer).toMatch(script)
  })
})
