import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, leaveAll, listingCount, openQuietStage, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'

let stage: Stage
let door: Door
let listings = 0

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
  listings = await listingCount(stage)
})

afterAll(() => stage.close())

const hostile = [
  '@everyone <!channel> <@U0123> please read',
  `'); DROP TABLE listing; --`,
  '" OR 1=1; select * from person; --',
  '{x} {count, plural, one {#} other {#}} {0} $y %s',
  '\u0000\u0001\u0007\u001b[2J\u001b]0;title\u0007\u202e\u200b',
  '\ud800 half a surrogate',
  '<script>alert(1)</script> [link](javascript:0) *bold* _it_ ~~~ ```',
  '🙂'.repeat(500),
  '.',
  '/',
  '/ help',
  '/constructor',
  '/__proto__',
] as const

const impossible = {
  English: [
    '-5 t of fly ash a month',
    'we have -5 t of fly ash a month',
    '1e308 t of fly ash',
    'we have 99999999999999999999999 t of fly ash a month',
    'we have 0 t of fly ash a month',
    'we have 40-30 t of fly ash a month',
    '40 t/fortnight of joy of fly ash',
  ],
  Chinese: ['-5吨粉煤灰', '我们有1e308吨粉煤灰', '每月0吨粉煤灰，免费', '我们每月有99999999999999999999999吨粉煤灰'],
  Korean: ['석탄재 월 -5톤 나옵니다', '석탄재 1e308톤 있습니다', '석탄재 월 0톤 있습니다', '석탄재 월 99999999999999999999999톤 나옵니다'],
} as const

const unknownReferences = [
  '/listings O-999999',
  '/listings N-999999',
  '/listings O-99999999999999999999',
  '/listings withdraw O-999999',
  "/listings O-1'; --",
  '/review M-99999',
  '/review O-1001',
  '/introductions X-1',
  '/introductions I-99999',
  '/facility join F-99999',
  '/facility join X',
  '/settings zone Mars/Olympus',
  '/settings 99-99',
] as const

const hostileSearches = ['/find %_\\', "/find '); DROP TABLE listing; --", '/find {x}', '/find @everyone'] as const

const languages = [
  {
    language: 'English',
    account: 'tom-reyes',
    script: /[A-Za-z]{3}/,
    unknown: ['/nosuch', '/nosuch O-1', '/NOSUCH'],
    post: 'we have 20 t a month of',
  },
  { language: 'Chinese', account: 'zhao-min', script: /\p{Script=Han}/u, unknown: ['/不存在', '/nosuch'], post: '我们每月有20吨' },
  { language: 'Korean', account: 'kim-jiho', script: /\p{Script=Hangul}/u, unknown: ['/없는명령', '/nosuch'], post: '월 20톤 나옵니다: ' },
] as const

const failures = /That did not go through|这一步没有完成|처리하지 못했고|undefined|\[object|NaN/

describe.each(languages)('bad input in $language', ({ language, account, script, unknown, post }) => {
  afterEach(async () => {
    await leaveAll(stage, account)
    expect(await listingCount(stage)).toBe(listings)
  })

  const sentenceOf = (answer: string) => {
    expect(answer.trim()).not.toBe('')
    expect(answer).toMatch(script)
    expect(answer).not.toMatch(failures)
    return answer
  }

  it.each(unknown)('names the unknown command %s', async (command) => {
    expect(sentenceOf(await stage.says(account, command))).toContain(command.split(' ')[0])
  })

  it('answers every reference to nothing with a sentence', async () => {
    for (const line of unknownReferences) sentenceOf(await stage.says(account, line))
  })

  it('finds nothing for hostile words and says so', async () => {
    for (const line of hostileSearches) expect(sentenceOf(await stage.says(account, line)), line).not.toMatch(/[ON]-\d{4}/)
  })

  it.each(impossible[language])('does not store the amount of %j', async (line) => {
    sentenceOf(await stage.says(account, line))
  })

  it.each(hostile)('answers %j with a sentence, alone and in a post', async (text) => {
    sentenceOf(await door(account, { type: 'text', text }))
    sentenceOf(await door(account, { type: 'text', text: `${post} ${text}` }))
  })

  it('answers an empty text with a sentence', async () => {
    for (const text of ['', ' ', '\n\n\t', '\u3000\u00a0']) sentenceOf(await door(account, { type: 'text', text }))
  })

  it('refuses a text of a megabyte at once and says how long it may be', async () => {
    const began = performance.now()
    const answer = sentenceOf(await door(account, { type: 'text', text: `${post} ${'fly ash 粉煤灰 석탄재 '.repeat(45_000)}` }))
    expect(answer.length).toBeLessThan(1_000)
    expect(performance.now() - began).toBeLessThan(2_000)
  })

  it('reads the longest text it takes within three seconds', async () => {
    const began = performance.now()
    sentenceOf(await door(account, { type: 'text', text: `${post} ${'5 t fly ash 粉煤灰 석탄재, '.repeat(1_000)}`.slice(0, 19_900) }))
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it.each(['', 'forged', 'x'.repeat(10_000), `'; --`, '01a2130b-4ce9-7010-9d8c-130b710cf37f'])(
    'refuses the forged button %#',
    async (token) => {
      sentenceOf(await door(account, { type: 'action', token }))
      sentenceOf(await door(account, { type: 'form', token, values: { name: 'X', isic: '2394', park: 'other', place: '' } }))
    },
  )

  it.each(['a {x} .pdf', '../../{x}', '\u202e', ''])('says what it takes instead of the file %j', async (name) => {
    sentenceOf(await door(account, { type: 'file', name, size: 3, bytes: new Uint8Array(3) }))
  })

  it('refuses a button that was meant for somebody else', async () => {
    await stage.says('he-jun', '我们厂每月有20吨脱硫石膏')
    sentenceOf(await door(account, { type: 'action', token: await tokenOf(stage, 'he-jun', 'draft.publish') }))
    await leaveAll(stage, 'he-jun')
  })

  it('refuses the button of a draft that is gone', async () => {
    await stage.says(account, `${post} fly ash 粉煤灰 석탄재`)
    const token = await tokenOf(stage, account, 'draft.publish')
    await leaveAll(stage, account)
    sentenceOf(await door(account, { type: 'action', token }))
  })

  it('answers a repeated event with nothing the second time', async () => {
    const eventId = `event-${language}`
    sentenceOf(await door(account, { type: 'text', text: '/help' }, eventId))
    expect(await door(account, { type: 'text', text: '/help' }, eventId)).toBe('')
  })
})

it('gives up no work and keeps every table', async () => {
  expect(await deadWork(stage)).toBe(0)
  expect(await listingCount(stage)).toBe(listings)
})
