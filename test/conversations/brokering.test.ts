import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, openQuietStage, referenceIn, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'
import { matchOf, publish, statusOf } from './support/matches.ts'

const broker = 'chen-wei'
const patient = 30_000

let stage: Stage
let door: Door

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
})

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

describe('a pair whose supplier declines', () => {
  const [supplier, buyer] = ['sun-li', 'he-jun']
  const ofSupplier = ['孙丽', 'Sun Li', '潘集', 'Panji', '淮化']
  const ofBuyer = ['何军', 'He Jun', '八公山', 'Bagong']
  let match = ''

  it('reaches the broker with what both sides wrote', { timeout: patient }, async () => {
    const card = await stage.reads(broker)
    match = await matchOf(stage, 'O-1001', 'N-1002')
    expect(card).toContain(match)
    expect(card).toContain('FGD gypsum')
    expect(card).toContain('natural gypsum')
  })

  it('takes a question to the supplier and brings the answer to the broker', { timeout: patient }, async () => {
    await stage.says(broker, `/review ${match}`)
    expect(await stage.says(broker, 'Ask the supplier')).toContain(match)
    expect(await stage.says(broker, 'How wet is it in winter?')).toContain('I bring you the answer')
    expect(await stage.reads(buyer)).not.toContain('How wet')
    const asked = await stage.reads(supplier)
    expect(asked).toContain('How wet is it in winter?')
    for (const name of ofBuyer) expect(asked).not.toContain(name)
    await stage.pushes(supplier, 'question.answer')
    expect(await stage.says(supplier, '冬天含水率最多10%')).toContain('您的回答')
    expect(await stage.reads(broker)).toContain('冬天含水率最多10%')
    expect(await stage.says(broker, `/review ${match}`)).toContain('冬天含水率最多10%')
  })

  it('refuses to decide for somebody who is a contact of it, or nobody at all', async () => {
    for (const outsider of [supplier, buyer, 'kim-jiho', 'a-stranger']) {
      const answer = await stage.says(outsider, `/review ${match}`)
      expect(answer.trim()).not.toBe('')
      expect(answer).not.toMatch(/gypsum|石膏|석고/)
      await expect(stage.pushes(outsider, 'match.approve')).rejects.toThrow('no button')
    }
    expect(await statusOf(stage, match)).toBe('proposed')
  })

  it('leaves the queue when it is held and can still be called up', async () => {
    await stage.says(broker, `/review ${match}`)
    expect(await stage.pushes(broker, 'match.hold')).toContain('on hold')
    expect(await stage.says(broker, '/review')).not.toContain(match)
    expect(await stage.says(broker, `/review ${match}`)).toContain('on hold')
    expect(await statusOf(stage, match)).toBe('held')
  })

  it('can be approved after it was held', async () => {
    await stage.says(broker, `/review ${match}`)
    expect(await stage.pushes(broker, 'match.approve')).toContain(`${match} approved`)
    expect(await statusOf(stage, match)).toBe('approved')
  })

  it('offers no decision once it was decided', async () => {
    expect(await stage.says(broker, `/review ${match}`)).toContain('approved')
    await expect(stage.pushes(broker, 'match.approve')).rejects.toThrow('no button')
  })

  it('asks both sides without a name of the other', { timeout: patient }, async () => {
    const [toSupplier, toBuyer] = [await stage.reads(supplier), await stage.reads(buyer)]
    expect(toSupplier).toContain('O-1001')
    expect(toBuyer).toContain('N-1002')
    for (const name of ofBuyer) expect(toSupplier).not.toContain(name)
    for (const name of ofSupplier) expect(toBuyer).not.toContain(name)
  })

  it('tells the broker at once that there is no introduction', { timeout: patient }, async () => {
    expect(await stage.pushes(supplier, 'consent.no')).toContain('不对接')
    expect(await stage.reads(broker)).toContain('no introduction')
  })

  it('lets nothing of it show to the other side, whose yes is noted like any other', { timeout: patient }, async () => {
    expect(await stage.reads(buyer)).toBe('')
    expect(await stage.pushes(buyer, 'consent.yes')).toContain('对方答复后通知您')
    expect(await stage.says(buyer, '/introductions')).not.toMatch(/已终止|失效/)
  })

  it('tells the other side only that it did not work out, when an answer would have been late', { timeout: patient }, async () => {
    // Two reminders that the supplier would have been sent, had nobody answered there.
    for (const weekday of [2, 3]) {
      await stage.moveClock({ afterDays: 3, weekday, hour: 10, timeZone: 'Asia/Shanghai' })
      expect(await stage.reads(buyer)).not.toContain('这次没有谈成')
      expect(await stage.reads(supplier)).not.toContain('N-1002')
    }
    await stage.moveClock({ afterDays: 3, weekday: 4, hour: 10, timeZone: 'Asia/Shanghai' })
    const told = await stage.reads(buyer)
    expect(told).toContain('这次没有谈成')
    expect(told).toContain('N-1002')
    expect(told).not.toMatch(/拒绝|不同意|谢绝|declin|O-1001/)
    for (const name of ofSupplier) expect(told).not.toContain(name)
  })

  it('shows the supplier no introduction as open', async () => {
    const open = await stage.ask(sql`select 1 from introduction where stage in ('consent', 'introduced')`)
    expect(open).toHaveLength(0)
  })
})

describe('a pair that agrees', () => {
  const [supplier, buyer] = ['zhao-min', 'tom-reyes']
  const ofSupplier = ['渤海热电', 'Zhao Min', '赵敏']
  const ofBuyer = ['Lulong', 'Tom Reyes']
  let match = ''

  it('reaches the broker after both published', { timeout: patient }, async () => {
    const offer = await publish(stage, supplier, '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
    const need = await publish(stage, buyer, 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%')
    const card = await stage.reads(broker)
    match = await matchOf(stage, offer, need)
    expect(card).toContain(match)
    expect(card).toContain(offer)
    expect(card).toContain(need)
  })

  it('answers the second push of approve with a clear sentence', { timeout: patient }, async () => {
    await stage.says(broker, `/review ${match}`)
    const token = await tokenOf(stage, broker, 'match.approve')
    expect(await stage.pushes(broker, 'match.approve')).toContain(`${match} approved`)
    const introductions = await stage.ask(sql`select 1 from introduction`)
    expect(await door(broker, { type: 'action', token })).toContain('already approved')
    expect(await stage.ask(sql`select 1 from introduction`)).toHaveLength(introductions.length)
  })

  it('shows no name while one side has not answered', { timeout: patient }, async () => {
    const toSupplier = await stage.reads(supplier)
    for (const name of ofBuyer) expect(toSupplier).not.toContain(name)
    expect(await stage.pushes(supplier, 'consent.yes')).toContain('对方')
    const toBuyer = `${await stage.reads(buyer)}${await stage.says(buyer, '/introductions')}`
    for (const name of ofSupplier) expect(toBuyer).not.toContain(name)
    const list = await stage.says(supplier, '/introductions')
    for (const name of ofBuyer) expect(list).not.toContain(name)
  })

  it('introduces both by name once both agreed', { timeout: patient }, async () => {
    const card = await stage.says(buyer, `/introductions ${referenceIn(await stage.says(buyer, '/introductions'))}`)
    expect(card).not.toContain('渤海热电')
    await stage.pushes(buyer, 'consent.yes')
    const [toSupplier, toBuyer] = [await stage.reads(supplier), await stage.reads(buyer)]
    expect(toSupplier).toContain('Lulong')
    expect(toSupplier).toContain('Tom Reyes')
    expect(toBuyer).toContain('渤海热电')
    expect(toBuyer).toContain('Zhao Min')
    expect(await stage.reads(broker)).toContain('Both sides have agreed')
  })

  it('stays closed to everybody else', async () => {
    const reference = referenceIn(await stage.says(buyer, '/introductions'))
    for (const outsider of ['kim-jiho', 'a-stranger']) {
      const answer = await stage.says(outsider, `/introductions ${reference}`)
      for (const name of [...ofSupplier, ...ofBuyer]) expect(answer).not.toContain(name)
    }
  })
})

describe('a pair that the broker rejects', () => {
  it('is rejected for a reason with two taps, and stays rejected', { timeout: patient }, async () => {
    const offer = await publish(stage, 'kim-jiho', '폐유리 월 400톤 나옵니다')
    const card = await stage.reads(broker)
    const match = await matchOf(stage, offer, 'N-1004')
    expect(card).toContain(match)
    expect(await stage.pushes(broker, 'match.reject')).toContain(`Why not ${match}?`)
    expect(await stage.says(broker, 'quantity')).toContain(`${match} rejected: quantity`)
    const [row] = await stage.ask(sql`select status, rejection from match where number = ${Number(match.slice(2))}`)
    expect(row).toEqual({ status: 'rejected', rejection: 'quantity' })
  })

  it('is rejected for another reason in the words of the broker', { timeout: patient }, async () => {
    const need = await publish(stage, 'tom-reyes', 'we need 100 t of foundry sand a month')
    await stage.reads(broker)
    const match = await matchOf(stage, 'O-1003', need)
    await stage.says(broker, `/review ${match}`)
    await stage.pushes(broker, 'match.reject')
    await stage.says(broker, 'other reason')
    expect(await stage.says(broker, 'the sand holds too much resin')).toContain(`${match} rejected`)
    expect(await statusOf(stage, match)).toBe('rejected')
    expect(await stage.reads('tom-reyes')).not.toContain('resin')
  })

  it('is not decided by a broker who speaks for one of its sides', { timeout: patient }, async () => {
    const offer = await publish(stage, 'kim-jiho', '폐유리 월 450톤 나옵니다')
    await stage.reads(broker)
    const match = await matchOf(stage, offer, 'N-1004')
    await stage.says(broker, `/review ${match}`)
    const token = await tokenOf(stage, broker, 'match.approve')
    await stage.says('kim-jiho', '/cancel')
    const [facility] = await stage.ask(sql`select f.number from facility f join listing l on l.facility_id = f.id where l.number = 1003`)
    await stage.says(broker, `/facility join F-${facility?.number}`)
    await stage.reads('kim-jiho')
    await stage.pushes('kim-jiho', 'membership.accept')
    await stage.reads(broker)
    await expect(stage.pushes(broker, 'match.approve')).rejects.toThrow('no button')
    expect(await door(broker, { type: 'action', token })).toContain('another broker has to decide')
    expect(await statusOf(stage, match)).toBe('proposed')
  })
})
