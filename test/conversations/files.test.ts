import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { pdf, sentFile } from '../support/files.ts'
import { deadWork, leaveAll, openDialogue, openQuietStage, referenceIn, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'

const patient = 60_000
let stage: Stage
let door: Door

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
}, patient)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
}, patient)

const languages = [
  {
    account: 'tom-reyes',
    post: 'we have 200 t of fly ash a month',
    along: 'goes along when you publish',
    attached: 'Brokers can see it; another side only once you are introduced',
    whose: 'Which of your listings',
    dropped: 'was not kept',
    counted: /O-\d+: 3 files/,
  },
  {
    account: 'zhao-min',
    post: '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费',
    along: '会随这条信息一起发布',
    attached: '协调员可以查看，对方要等对接之后才能看到',
    whose: '这个文件属于哪一条信息',
    dropped: '文件没有保存',
    counted: /O-\d+：3 个文件/,
  },
  {
    account: 'kim-jiho',
    post: '플라이애시 월 300톤 나옵니다',
    along: '게시할 때 함께 올립니다',
    attached: '상대측은 소개된 뒤에만 볼 수 있습니다',
    whose: '어느 등록 건의 파일인가요',
    dropped: '파일을 저장하지 않았습니다',
    counted: /O-\d+: 파일 3개/,
  },
]

describe.each(languages)('a file of $account', ({ account, post, along, attached, whose, dropped, counted }) => {
  const files = async () =>
    stage.ask(sql`select f.name from file f join account a on a.person_id = f.sent_by where a.account = ${account} order by f.created_at`)

  it('belongs to the draft, to the listing just published, or to the one that is chosen', { timeout: patient }, async () => {
    await stage.says(account, post)
    expect(await door(account, sentFile('one.pdf', pdf('one')))).toContain(along)
    expect(await openDialogue(stage, account)).toBe('draft')
    const reference = referenceIn(await stage.pushes(account, 'draft.publish'))
    expect(await door(account, sentFile('two.pdf', pdf('two')))).toContain(attached)
    await stage.ask(sql`update dialogue set changed_at = changed_at - interval '1 hour' where kind = 'detail'`)
    expect(await door(account, sentFile('three.pdf', pdf('three')))).toContain(whose)
    const [row] = await stage.ask(sql`select t.token from action_token t join account a on a.person_id = t.person_id
      join listing l on l.id::text = t.subject->>'listingId'
      where a.account = ${account} and t.purpose = 'file.attach' and 'O-' || l.number = ${reference}`)
    expect(await door(account, { type: 'action', token: String(row?.token) })).toContain(attached)
    await leaveAll(stage, account)
    expect(await stage.says(account, `/listings ${reference}`)).toMatch(counted)
    const shown = await stage.pushes(account, 'listing.files')
    for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) expect(shown).toMatch(new RegExp(`${name}: /`))
  })

  it('that is for none of them is forgotten', { timeout: patient }, async () => {
    const before = await files()
    await door(account, sentFile('four.pdf', pdf('four')))
    expect(await files()).toHaveLength(before.length + 1)
    expect(await door(account, { type: 'action', token: await tokenOf(stage, account, 'file.drop') })).toContain(dropped)
    expect(await files()).toEqual(before)
  })
})

describe('a file of a listing', () => {
  it('goes to the broker with the match, not to the other side before the introduction, and to it afterwards', {
    timeout: patient,
  }, async () => {
    await stage.says('tom-reyes', 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%')
    await stage.pushes('tom-reyes', 'draft.publish')
    const card =
      (await stage.reads('chen-wei')).split(/(?=Match M-)/).find((each) => each.includes('渤海') && each.includes('Lulong')) ?? ''
    expect(card).toMatch(/O-\d+: 3 files/)
    const number = /Match (M-\d+)/.exec(card)?.[1]
    expect(await stage.pushes('chen-wei', 'listing.files')).toContain('one.pdf: /')
    await stage.says('chen-wei', `/review ${number}`)
    await stage.pushes('chen-wei', 'match.approve')
    expect(await stage.reads('tom-reyes')).not.toMatch(/files|\.pdf/)
    await stage.pushes('tom-reyes', 'consent.yes')
    await stage.reads('zhao-min')
    await stage.pushes('zhao-min', 'consent.yes')
    expect(await stage.reads('tom-reyes')).toMatch(/O-\d+: 3 files/)
    expect(await stage.pushes('tom-reyes', 'listing.files')).toContain('two.pdf: /')
  })

  it('sent outside of the room goes to the other side with one tap, and with two taps once', { timeout: patient }, async () => {
    expect(await door('zhao-min', sentFile('offer.pdf', pdf('offer')))).toContain('发给对方，还是归入')
    const push = { type: 'action', token: await tokenOf(stage, 'zhao-min', 'file.send') } as const
    expect(await door('zhao-min', push)).toContain('已转给')
    await door('zhao-min', push)
    expect((await stage.reads('tom-reyes')).split('offer.pdf: /')).toHaveLength(2)
  })

  it('handed in as the proof of a step is brought to the other side by a button', { timeout: patient }, async () => {
    const list = await stage.says('tom-reyes', '/introductions')
    const reference = /I-\d+/.exec(list)?.[0]
    for (const _step of ['sample', 'analysis']) {
      await stage.says('tom-reyes', `/introductions ${reference}`)
      await stage.pushes('tom-reyes', 'step.done')
    }
    expect(await door('tom-reyes', sentFile('analysis.pdf', pdf('analysis')))).toContain('step is done')
    const news = await stage.reads('zhao-min')
    expect(news).toContain('检测的证明')
    expect(await stage.pushes('zhao-min', 'file.show')).toContain('analysis.pdf: /')
  })

  it('handed in as the paper of a delivery is noted with it', { timeout: patient }, async () => {
    const reference = /I-\d+/.exec(await stage.says('tom-reyes', '/introductions'))?.[0]
    await stage.says('tom-reyes', `/introductions ${reference}`)
    await stage.pushes('tom-reyes', 'introduction.moves')
    await stage.pushes('tom-reyes', 'introduction.implement')
    await stage.says('tom-reyes', `/introductions ${reference}`)
    await stage.pushes('tom-reyes', 'delivery.report')
    await stage.says('tom-reyes', '2900 t last month')
    expect(await stage.pushes('tom-reyes', 'delivery.document')).toContain('Send the paper')
    expect(await door('tom-reyes', sentFile('slips.csv', new Uint8Array(Buffer.from('day,t\n1,90'))))).toContain('is noted as evidence')
    expect(await stage.ask(sql`select f.name from delivery_document d join file f on f.id = d.file_id`)).toEqual([{ name: 'slips.csv' }])
  })

  it('of somebody without a listing belongs nowhere, and is not kept', { timeout: patient }, async () => {
    expect(await door('a-stranger', sentFile('what.pdf', pdf()))).toContain('do not know what this file belongs to')
    expect(await stage.ask(sql`select 1 from file where name = 'what.pdf'`)).toEqual([])
  })
})
