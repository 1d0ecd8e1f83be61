import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, openQuietStage } from './support/conversation.ts'

const [broker, supplier, buyer] = ['chen-wei', 'sun-li', 'he-jun']
const patient = { timeout: 60_000 }

let stage: Stage
let reference = ''

beforeAll(async () => {
  stage = await openQuietStage()
  await stage.reads(broker)
  const [match] = await stage.ask(sql`select m.number from match m join listing o on o.id = m.offer_id join listing n on n.id = m.need_id
    where o.number = 1001 and n.number = 1002`)
  await stage.says(broker, `/review M-${match?.number}`)
  await stage.pushes(broker, 'match.approve')
  for (const account of [supplier, buyer]) {
    await stage.reads(account)
    await stage.pushes(account, 'consent.yes')
  }
  await stage.reads(supplier)
  const [row] = await stage.ask(sql`select number from introduction`)
  reference = `I-${row?.number}`
}, 60_000)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

async function reports(account: string, line: string): Promise<string> {
  await stage.says(account, `/introductions ${reference}`)
  await stage.pushes(account, 'delivery.report')
  return stage.says(account, line)
}

describe('what flows and what it saves, in a conversation', () => {
  it('is asked about when it is far more than expected, and nothing is stored before the answer', patient, async () => {
    await stage.says(supplier, `/introductions ${reference}`)
    await stage.pushes(supplier, 'introduction.moves')
    await stage.pushes(supplier, 'introduction.implement')
    expect(await reports(supplier, '500000吨')).toContain('十倍')
    expect(await stage.ask(sql`select 1 from delivery`)).toEqual([])
    expect(await stage.says(supplier, '-5吨')).not.toContain('已记录')
    expect(await stage.says(supplier, '500度电')).toContain('单位')
    expect(await stage.says(supplier, '400吨')).toContain('已记录')
  })

  it('takes a paper by name for both sides and a price for one', patient, async () => {
    await stage.pushes(supplier, 'delivery.document')
    expect(await stage.says(supplier, '磅单 0412')).toContain('磅单 0412')
    await stage.pushes(supplier, 'delivery.price')
    expect(await stage.says(supplier, '随便')).toContain('币种')
    expect(await stage.says(supplier, '每吨23元')).toContain('23')
    const card = await stage.reads(buyer)
    expect(card).toContain('400')
    expect(card).not.toContain('23')
    expect(await stage.pushes(buyer, 'delivery.confirm')).toContain('双方已确认')
  })

  it('is read by either side, the broker and the project, with sources on a tap', patient, async () => {
    const own = await stage.says(supplier, '/成效')
    expect(own).toContain('已核实')
    expect(own).toContain('9200')
    const other = await stage.says(buyer, `/成效 ${reference}`)
    expect(other).toContain('减少填埋')
    expect(other).not.toContain('9200')
    expect(await stage.pushes(buyer, 'impact.sources')).toMatch(/[0-9a-f]{16}/)
    expect(await stage.says(broker, `/impact ${reference}`)).toContain('9,200')
    expect(await stage.says(broker, '/impact huainan-bps')).not.toContain('9,200')
    expect(await stage.says(buyer, '/成效 不存在')).toContain('不存在')
    expect(await stage.says(broker, `/impact ${reference} share 50% the sides had met`)).toContain('50 %')
    expect(await stage.says(buyer, `/成效 ${reference} 归因 50% 原因`)).toContain('协调员')
    expect(await stage.says(buyer, `/成效 ${reference} 节约 12000元`)).toContain('12,000')
  })

  it('asks before a month that both confirmed is opened again', patient, async () => {
    expect(await reports(buyer, '390吨')).toContain('重新核对')
    await stage.pushes(buyer, 'delivery.sure')
    expect(await stage.reads(supplier)).toContain('390')
  })
})

describe('a person’s rights', () => {
  it('are said before anything is erased, and take two taps', patient, async () => {
    expect(await stage.says(buyer, '/我的数据')).toContain('export-person')
    expect(await stage.says(buyer, '/注销')).toContain('本人')
    await stage.says(buyer, '/注销 本人')
    expect(await stage.pushes(buyer, 'forget.ask')).toContain('无法恢复')
    expect(await stage.ask(sql`select 1 from account where account = ${buyer}`)).toHaveLength(1)
    expect(await stage.says(supplier, `/屏蔽 ${reference}`)).toContain(reference)
    expect(await stage.says(supplier, '/屏蔽')).toContain(reference)
    expect(await stage.says(supplier, `/解除屏蔽 ${reference}`)).toContain('已解除')
    expect(await stage.pushes(buyer, 'forget.now')).toContain('已删除')
    expect(await stage.ask(sql`select 1 from account where account = ${buyer}`)).toEqual([])
    expect(await stage.reads(broker)).toContain('has no contact any more')
  })
})

describe('the months that follow', () => {
  it('are asked about when they are over, and answered in one tap or in words', patient, async () => {
    const work = { hour: 10, timeZone: 'Asia/Shanghai' }
    await stage.moveClock({ afterDays: 70, weekday: 3, ...work })
    expect(await stage.reads(supplier)).toContain('供了多少')
    expect(await stage.pushes(supplier, 'delivery.none')).toContain('没有供货')
    await stage.moveClock({ afterDays: 32, weekday: 3, ...work })
    const card = await stage.reads(supplier)
    expect(card).toContain('与上次相同：390 吨')
    expect(await stage.pushes(supplier, 'delivery.report')).toContain('供了多少？')
    expect(await stage.says(supplier, '380吨')).toContain('已记录')
    const [asked] = await stage.ask(
      sql`select facts->>'month' as month from notice where kind = 'amount-due' order by sequence desc limit 1`,
    )
    expect(await stage.ask(sql`select month::text, amount from delivery order by month desc limit 1`)).toEqual([
      { month: asked?.month, amount: 380 },
    ])
    await stage.moveClock({ afterDays: 32, weekday: 3, ...work })
    expect(await stage.reads(supplier)).toContain('与上次相同：380 吨')
    expect(await stage.pushes(supplier, 'delivery.sure')).toContain('已记录')
  })
})
