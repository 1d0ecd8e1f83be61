import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { pdf, sentFile } from '../support/files.ts'
import { deadWork, openDialogue, openQuietStage, referenceIn, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'

const patient = 60_000
const [supplier, buyer, broker] = ['zhao-min', 'tom-reyes', 'chen-wei']

let stage: Stage
let door: Door
let reference = ''

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
}, patient)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
}, patient)

const text = (words: string) => ({ type: 'text', text: words }) as const
const said = async () => stage.ask(sql`select body, file_id from room_message order by said_at, sequence`)

describe('before both agree', () => {
  it('brings a question to the broker and the answer back with the card', { timeout: patient }, async () => {
    await stage.says(supplier, '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
    await stage.pushes(supplier, 'draft.publish')
    await stage.says(buyer, 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%')
    await stage.pushes(buyer, 'draft.publish')
    await stage.reads(broker)
    await stage.pushes(broker, 'match.approve')
    await stage.reads(buyer)
    expect(await stage.pushes(buyer, 'consent.ask')).toContain('the other side does not')
    expect(await stage.says(buyer, 'Is it dry ash?')).toContain('waits until you have the answer')
    expect(await stage.reads(supplier)).not.toContain('dry ash')
    expect(await stage.reads(broker)).toContain('Is it dry ash?')
    await stage.pushes(broker, 'consent-question.answer')
    expect(await stage.says(broker, 'Yes, from dry discharge.')).not.toBe('')
    const answered = await stage.reads(buyer)
    expect(answered).toContain('Yes, from dry discharge.')
    expect(answered).not.toMatch(/渤海|Zhao/)
  })

  it('lets a side take its yes back and give it again', { timeout: patient }, async () => {
    await stage.pushes(buyer, 'consent.yes')
    reference = referenceIn(await stage.says(buyer, '/introductions'))
    await stage.says(buyer, `/introductions ${reference}`)
    expect(await stage.pushes(buyer, 'consent.take-back')).toContain('taken back')
    await stage.says(buyer, `/introductions ${reference}`)
    await stage.pushes(buyer, 'consent.yes')
    await stage.pushes(supplier, 'consent.yes')
    expect(await stage.reads(supplier)).toContain('给对方写消息')
    expect(await stage.reads(buyer)).toMatch(/0 of 6 steps done\. Next: sample, .*, by /)
  })
})

describe('a room', () => {
  it('says plainly where words go, and brings them to the other side in their language', { timeout: patient }, async () => {
    expect(await stage.pushes(supplier, 'room.open')).toMatch(/转给.*Lulong/)
    expect(await stage.says(supplier, '下周二可以送样吗？')).toContain('已转给')
    const read = await stage.reads(buyer)
    expect(read).toContain('下周二可以送样吗？')
    expect(read).toMatch(/Zhao Min 赵敏, .*渤海热电/)
    expect(await stage.reads(supplier)).not.toContain('下周二')
  })

  it('takes what looks like an offer as words while it is open', { timeout: patient }, async () => {
    await stage.pushes(buyer, 'room.open')
    expect(await stage.says(buyer, 'we have 40 t of gypsum a month, cancel')).toContain('Sent to')
    expect(await stage.reads(supplier)).toContain('40 t of gypsum')
    expect(await openDialogue(stage, buyer)).toBe('room')
  })

  it('keeps what is empty, too long or hostile apart', { timeout: patient }, async () => {
    expect(await door(buyer, text('   '))).toContain('no words')
    expect(await door(buyer, text('x'.repeat(20_001)))).toContain('in two')
    await stage.says(buyer, '@everyone <!channel> [x](http://x)')
    expect(await stage.reads(supplier)).toContain('@everyone <!channel> [x](http://x)')
    expect((await said()).at(-1)?.body).toBe('@everyone <!channel> [x](http://x)')
  })

  it('brings a repeated event once', { timeout: patient }, async () => {
    const before = (await said()).length
    await door(buyer, text('Tuesday is fine'), 'event-7')
    expect(await door(buyer, text('Tuesday is fine'), 'event-7')).toBe('')
    expect(await said()).toHaveLength(before + 1)
    expect((await stage.reads(supplier)).split('Tuesday is fine')).toHaveLength(2)
  })

  it('brings a change of words, and leaves a change of anything else alone', { timeout: patient }, async () => {
    expect(await door(buyer, { type: 'edit', messageId: 'event-7', text: 'Wednesday is better' })).toContain('new words')
    expect(await stage.reads(supplier)).toMatch(/已改为：[\s\S]*Wednesday is better/)
    expect(await door(buyer, { type: 'edit', messageId: 'event-nowhere', text: 'anything' })).toBe('')
  })

  it('brings a file to the other side, and not back to whoever sent it', { timeout: patient }, async () => {
    expect(await door(buyer, sentFile('report.pdf', pdf('loss on ignition 4.1 %')))).toContain('Sent to')
    const read = await stage.reads(supplier)
    expect(read).toMatch(/Tom Reyes[\s\S]*report\.pdf（\d+ B）/)
    const path = /report\.pdf: (\/\S+)/.exec(read)?.[1] ?? ''
    expect(readFileSync(path, 'utf8')).toContain('loss on ignition 4.1 %')
    expect(await stage.reads(buyer)).not.toContain('report.pdf')
  })

  it('says what it takes where a file is none of that, and keeps nothing', { timeout: patient }, async () => {
    const before = (await said()).length
    expect(await door(buyer, sentFile('run.exe', pdf()))).toMatch(/run\.exe\n” was not taken\. PDF.*8 MB/)
    expect(await door(buyer, { type: 'file', name: 'big.pdf', size: 9_000_000, bytes: null })).toMatch(/larger than 8 MB/)
    expect(await door(buyer, { type: 'file', name: 'lost.pdf', size: 9, bytes: null })).toContain('did not reach me')
    expect(await said()).toHaveLength(before)
    expect(await stage.ask(sql`select name from file`)).toEqual([{ name: 'report.pdf' }])
    expect(await openDialogue(stage, buyer)).toBe('room')
  })

  it('stays open while somebody looks at their own page', { timeout: patient }, async () => {
    expect(await door(supplier, { type: 'home' })).toContain(reference)
    expect(await openDialogue(stage, supplier)).toBe('room')
    expect(await stage.says(supplier, '车牌明天给您')).toContain('已转给')
    expect(await stage.reads(buyer)).toContain('车牌明天给您')
  })

  it('ends with another command, which still does its work', { timeout: patient }, async () => {
    const answer = await stage.says(buyer, '/listings')
    expect(answer).toContain('for me again')
    expect(answer).toMatch(/N-\d+/)
    expect(await openDialogue(stage, buyer)).toBeNull()
    const before = (await said()).length
    await stage.says(buyer, 'we have 20 t of steel slag a week')
    expect(await said()).toHaveLength(before)
    expect(await openDialogue(stage, buyer)).toBe('draft')
  })

  it('lets a draft wait behind it and comes back to it', { timeout: patient }, async () => {
    await stage.says(supplier, '再补充一句')
    await stage.reads(buyer)
    await stage.pushes(buyer, 'room.open')
    await stage.says(buyer, 'Good')
    const back = await stage.says(buyer, '/leave')
    expect(back).toContain('for me again')
    expect(back).toContain('20 t')
    expect(await openDialogue(stage, buyer)).toBe('draft')
    await stage.says(buyer, '/cancel')
    expect(await stage.says(buyer, '/leave')).toContain('nothing open')
  })

  it('shows what was said to its sides, and to nobody else', { timeout: patient }, async () => {
    const read = await stage.says(buyer, `/room ${reference}`)
    expect(read).toContain('再补充一句')
    expect(read).toContain('report.pdf')
    expect(await stage.pushes(buyer, 'file.show')).toMatch(/report\.pdf: \//)
    for (const outsider of ['kim-jiho', 'a-stranger']) {
      expect(await stage.says(outsider, `/room ${reference}`)).not.toMatch(/report|Lulong|渤海/)
    }
    expect(await stage.says(broker, `/room ${reference}`)).toContain('Join the room')
    expect(await stage.says(buyer, '/room M-1')).toContain('does not fit')
    expect(await stage.says(buyer, '/room')).toContain(reference)
  })

  it('shows a broker who joins to both sides', { timeout: patient }, async () => {
    await stage.says(broker, `/introductions ${reference}`)
    await stage.pushes(broker, 'room.open')
    expect(await stage.reads(buyer)).toMatch(/broker.* came into the room/)
    await stage.says(broker, 'Shall I ask the port?')
    expect(await stage.reads(supplier)).toContain('Shall I ask the port?')
    await stage.says(broker, '/leave')
  })

  it('asks after a long silence whom words are for', { timeout: patient }, async () => {
    await stage.pushes(supplier, 'room.open')
    await stage.says(supplier, '好的')
    await stage.moveClock({ afterDays: 1, weekday: 3, hour: 10, timeZone: 'Asia/Shanghai' })
    const before = (await said()).length
    expect(await stage.says(supplier, '每月有200吨脱硫石膏')).toContain('要转给')
    expect(await said()).toHaveLength(before)
    expect(await stage.pushes(supplier, 'room.keep')).toContain('脱硫石膏')
    expect(await openDialogue(stage, supplier)).toBe('draft')
    await stage.says(supplier, '/cancel')
  })

  it('asks the same of a file', { timeout: patient }, async () => {
    await stage.says(supplier, `/room ${reference}`)
    await stage.pushes(supplier, 'room.open')
    await stage.ask(sql`update dialogue set state = state || '{"at": "2020-01-01T00:00:00Z"}' where kind = 'room'`)
    const before = (await said()).length
    expect(await door(supplier, sentFile('检测.pdf', pdf()))).toContain('要转给')
    expect(await said()).toHaveLength(before)
    await stage.says(supplier, `/room ${reference}`)
    await door(supplier, { type: 'action', token: await tokenOf(stage, supplier, 'room.send') })
    expect(await said()).toHaveLength(before + 1)
    expect(await stage.reads(buyer)).toContain('检测.pdf')
    await stage.says(supplier, '/离开')
  })
})

describe('the steps of a procedure', () => {
  it('are ticked with a tap, and a second tap says so', { timeout: patient }, async () => {
    await stage.says(supplier, `/introductions ${reference}`)
    expect(await stage.pushes(supplier, 'step.delay')).toContain('什么时候')
    expect(await stage.says(supplier, '2020年1月1日')).toContain('不在今天之后')
    expect(await stage.says(supplier, '不知道')).toContain('日期')
    expect(await stage.says(supplier, '三周后')).toContain('新的日期')
    await stage.says(supplier, `/introductions ${reference}`)
    expect(await stage.pushes(supplier, 'step.done')).toContain('这一步已完成')
    expect(await stage.reads(buyer)).toContain('1 of 6 steps done. Next: analysis')
    await stage.says(supplier, `/introductions ${reference}`)
    await stage.pushes(supplier, 'step.stuck')
    expect(await stage.says(supplier, '缺检测设备')).toContain('协调员')
    expect(await stage.reads(broker)).toContain('缺检测设备')
  })

  it('want their proof, and take a file for it', { timeout: patient }, async () => {
    await stage.says(buyer, `/introductions ${reference}`)
    expect(await stage.pushes(buyer, 'step.done')).toContain('send the file here')
    expect(await door(buyer, sentFile('analysis.pdf', pdf()))).toContain('step is done')
    expect(await stage.reads(supplier)).toContain('2/6')
  })
})

describe('an introduction that rests and ends', () => {
  it('rests until a day that somebody names', { timeout: patient }, async () => {
    await stage.says(buyer, `/introductions ${reference}`)
    await stage.pushes(buyer, 'introduction.moves')
    await stage.pushes(buyer, 'introduction.hold')
    expect(await stage.says(buyer, '1 January 2020')).toMatch(/not ahead|later/)
    expect(await stage.says(buyer, 'in 3 weeks')).toContain('rests until')
    expect(await stage.reads(supplier)).toContain('搁置')
    await stage.says(supplier, `/introductions ${reference}`)
    await stage.pushes(supplier, 'introduction.resume')
  })

  it('ends with a reason that only the broker reads, and its room closes', { timeout: patient }, async () => {
    await stage.reads(buyer)
    await stage.pushes(buyer, 'room.open')
    await stage.says(supplier, `/introductions ${reference}`)
    await stage.pushes(supplier, 'introduction.moves')
    await stage.pushes(supplier, 'introduction.end')
    expect(await stage.says(supplier, '价格')).toContain('已终止')
    expect(await stage.reads(broker)).toContain('Reason: Price')
    expect(await stage.reads(buyer)).not.toMatch(/Price|Reason/)
    expect(await stage.says(buyer, 'Are you there?')).toContain('were not sent')
    expect(await openDialogue(stage, buyer)).toBeNull()
    expect((await said()).some(({ body }) => body === 'Are you there?')).toBe(false)
    expect(await stage.says(buyer, `/room ${reference}`)).toContain('closed')
  })
})

describe('a procedure', () => {
  it('is changed by an admin, with a look before it counts', { timeout: patient }, async () => {
    const admin = 'wang-lei'
    expect(await stage.says(buyer, '/procedure')).toContain('administrator')
    expect(await stage.says(admin, '/procedure')).not.toBe('')
    await stage.pushes(admin, 'procedure.form')
    const token = await tokenOf(stage, admin, 'procedure.form')
    const fill = (lines: string) => door(admin, { type: 'form', token, values: { lines } })
    expect(await fill('introduced; sample; nobody; none; 10')).toContain('nobody')
    expect(await fill(Array.from({ length: 21 }, () => 'introduced; sample; supplier; none; 1').join('\n'))).toContain('20')
    const review = await fill('introduced; 寄样; supplier; none; 5; Send ten kilos\nnegotiation; contract; broker; note; 9')
    expect(review).toContain('Send ten kilos')
    expect(await stage.ask(sql`select 1 from procedure_step`)).toHaveLength(0)
    const apply = { type: 'action', token: await tokenOf(stage, admin, 'procedure.apply') } as const
    expect(await door(admin, apply)).not.toBe('')
    expect(await stage.ask(sql`select kind, due_days from procedure_step order by position`)).toEqual([
      { kind: 'sample', due_days: 5 },
      { kind: 'contract', due_days: 9 },
    ])
    expect(await door(admin, apply)).not.toBe('')
    expect(await stage.ask(sql`select 1 from procedure_step`)).toHaveLength(2)
  })
})
