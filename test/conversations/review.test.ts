import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { deadWork, openQuietStage, referenceIn, tokenOf } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'
import { matchOf, publish, statusOf } from './support/matches.ts'

const patient = 40_000
const broker = 'chen-wei'
const colleague = 'wang-lei'
const admin = 'lee-minjun'
const [supplier, buyer] = ['zhao-min', 'tom-reyes']

let stage: Stage
let door: Door

beforeAll(async () => {
  stage = await openQuietStage()
  door = await openDoor(stage)
  await grant(colleague, 'broker')
  await grant(admin, 'admin')
}, 120_000)

afterAll(async () => {
  expect(await deadWork(stage)).toBe(0)
  await stage.close()
})

async function grant(account: string, role: string): Promise<void> {
  await stage.ask(sql`insert into project_role (project_id, person_id, role)
    select p.id, a.person_id, ${role} from project p, account a where a.account = ${account} on conflict do nothing`)
}

describe('a hazardous stream', () => {
  let match = ''

  it('needs two people, and the card says so', { timeout: patient }, async () => {
    const offer = await publish(stage, supplier, 'we have 300 t of spent sulphuric acid a month')
    const need = await publish(stage, buyer, 'we need 3000 t of spent sulphuric acid per year')
    await stage.reads(broker)
    match = await matchOf(stage, offer, need)
    const card = await stage.says(broker, `/review ${match}`)
    expect(card).toContain('two people have to approve')
    expect(card).toContain('waits since today')
  })

  it('stands in the hazardous part of the queue in three languages', async () => {
    expect(await stage.says(broker, '/review hazardous')).toContain(match)
    expect(await stage.says(colleague, '/审核 危险废物')).toContain(match)
    expect(await stage.says(admin, '/검토 유해')).not.toContain(match)
    await grant('sarah-miller', 'broker')
    expect(await stage.says(broker, '/review mine')).toContain('No match waits for you that fits this')
    expect(await stage.says(broker, '/review held')).not.toContain(match)
  })

  it('waits for the second approval after the first, without asking anybody', { timeout: patient }, async () => {
    await stage.says(broker, `/review ${match}`)
    const token = await tokenOf(stage, broker, 'match.approve')
    expect(await stage.pushes(broker, 'match.approve')).toContain('1 of 2')
    expect(await door(broker, { type: 'action', token })).toContain('somebody else has to give the second')
    expect(await statusOf(stage, match)).toBe('proposed')
    expect(await stage.reads(buyer)).not.toContain('Proposal')
    expect(await stage.says(broker, `/review ${match}`)).toContain('1 of 2, by you')
  })

  it('can be taken back and given again', async () => {
    await stage.says(broker, `/review ${match}`)
    expect(await stage.pushes(broker, 'match.take-back')).toContain('taken back')
    await stage.says(broker, `/review ${match}`)
    expect(await stage.pushes(broker, 'match.approve')).toContain('1 of 2')
  })

  it('reaches an admin in Korean and a broker in Chinese, and the second approval asks both sides', { timeout: patient }, async () => {
    expect(await stage.reads(admin)).toContain('두 번째 승인이 필요합니다')
    const card = await stage.reads(colleague)
    expect(card).toContain('需要第二个人通过')
    expect(card).toContain('1/2')
    expect(await stage.pushes(colleague, 'match.approve')).toContain(`${match} 已通过`)
    expect(await statusOf(stage, match)).toBe('approved')
    expect(await stage.reads(buyer)).toContain('Proposal')
    expect(await stage.pushes(admin, 'match.approve')).toContain('승인')
    expect(await stage.ask(sql`select 1 from introduction`)).toHaveLength(1)
  })

  it('leaves nothing of the smaller side: the next need reads who has it', { timeout: patient }, async () => {
    const need = await publish(stage, buyer, 'we need 9000 t of spent sulphuric acid per year')
    await stage.reads(broker)
    const [row] = await stage.ask(
      sql`select o.number from listing o join match m on m.offer_id = o.id where m.number = ${Number(match.slice(2))}`,
    )
    const second = await matchOf(stage, `O-${row?.number}`, need)
    expect(await stage.says(broker, `/review ${second}`)).toMatch(/3,000 t of 3,600 t already taken in I-\d+/)
    await stage.pushes(broker, 'match.approve')
    expect(await stage.says(colleague, `/审核 通过 ${second}`)).toContain('600')
    const third = await publish(stage, buyer, 'we need 8000 t of spent sulphuric acid per year')
    await stage.reads(broker)
    const full = await matchOf(stage, `O-${row?.number}`, third)
    expect(await stage.says(broker, `/review approve ${full}`)).toMatch(/fully allocated: 3,600 t of 3,600 t a year in I-\d+, I-\d+/)
    expect(await stage.says(broker, `/review reject ${full} quantity`)).toContain('rejected: quantity')
  })
})

describe('a queue of several', () => {
  let matches: readonly string[] = []

  it('is filtered by a material and decided on by a form', { timeout: patient }, async () => {
    const offer = await publish(stage, supplier, '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
    const needs: string[] = []
    for (const amount of ['10,000', '11,000', '12,000'])
      needs.push(await publish(stage, buyer, `We need about ${amount} t of clinker substitute per year, loss on ignition up to 8%`))
    await stage.reads(broker)
    matches = await Promise.all(needs.map((need) => matchOf(stage, offer, need)))
    const page = await stage.says(broker, '/review fly ash')
    for (const match of matches) expect(page).toContain(match)
    expect(page).toContain('Only: ')
    expect(page).not.toContain('gypsum')
    expect(await stage.says(broker, '/review qqxxzz')).toContain('qqxxzz')
  })

  it('says of each what happened, also for an old card', { timeout: patient }, async () => {
    const [first = '', second = '', third = ''] = matches
    await stage.says(broker, '/review fly ash')
    await door(broker, { type: 'action', token: await tokenOf(stage, broker, 'review.several') })
    const token = await tokenOf(stage, broker, 'review.several')
    await stage.says(colleague, `/review hold ${second}`)
    expect(await stage.says(colleague, `/审核 否决 ${second} 质量不符 太湿`)).toContain('质量不符')
    const values = { matches: `${first} ${second}, M-999999`, decision: 'reject price', words: 'freight is too dear' }
    const answer = await door(broker, { type: 'form', token, values })
    expect(answer).toContain('One was decided')
    expect(answer).toContain('already')
    expect(answer).toContain('M-999999')
    expect(await statusOf(stage, first)).toBe('rejected')
    expect(await stage.says(broker, `/review ${first}`)).toContain('freight is too dear')
    expect(await stage.says(broker, `/review approve ${third} nonsense`)).toContain('I need matches and a decision')
    expect(await door(broker, { type: 'form', token, values: { matches: 'what', decision: 'approve' } })).toContain('I need matches')
    expect(await stage.says(broker, `/review approve ${third} ${third}`)).toMatch(new RegExp(`${third}: approved for`))
    expect(await statusOf(stage, third)).toBe('approved')
  })

  it('says plainly when a match is not there, a listing is gone, or two push at once', { timeout: patient }, async () => {
    expect(await stage.says(broker, '/review M-999999')).toContain('There is no match M-999999')
    const need = await publish(stage, buyer, 'We need about 13,000 t of clinker substitute per year, loss on ignition up to 8%')
    await stage.reads(broker)
    const [row] = await stage.ask(sql`select m.number from match m join listing n on n.id = m.need_id
      where n.number = ${Number(need.slice(2))} and m.status = 'proposed' order by m.score desc limit 1`)
    const match = `M-${row?.number}`
    await stage.says(broker, `/review ${match}`)
    const token = await tokenOf(stage, broker, 'match.approve')
    const answers = await Promise.all([1, 2, 3].map(() => door(broker, { type: 'action', token })))
    expect(answers.filter((answer) => answer.includes('already approved'))).toHaveLength(2)
    const later = await publish(stage, buyer, 'We need about 14,000 t of clinker substitute per year, loss on ignition up to 8%')
    await stage.reads(broker)
    const [next] = await stage.ask(sql`select m.number from match m join listing n on n.id = m.need_id
      where n.number = ${Number(later.slice(2))} and m.status = 'proposed' limit 1`)
    await stage.says(buyer, `/listings withdraw ${later}`)
    expect(await stage.says(broker, `/review approve M-${next?.number}`)).toContain('already closed')
  })
})

describe('who looks after what', () => {
  it('is taken, handed on and handed over, and a colleague reads of it', { timeout: patient }, async () => {
    await stage.reads(colleague)
    const need = await publish(stage, buyer, 'We need about 15,000 t of clinker substitute per year, loss on ignition up to 8%')
    await stage.reads(broker)
    const [row] = await stage.ask(sql`select m.number from match m join listing n on n.id = m.need_id
      where n.number = ${Number(need.slice(2))} and m.status = 'proposed' limit 1`)
    const match = `M-${row?.number}`
    expect(await stage.says(broker, `/review take ${match}`)).toContain(`You look after ${match}`)
    expect(await stage.says(broker, '/review mine')).toContain('you look after it')
    expect(await stage.says(broker, `/review assign ${match}`)).toContain('Who shall look after')
    await stage.pushes(broker, 'review.assign-to')
    await stage.reads(colleague)
    await stage.says(broker, `/review take ${match}`)
    expect(await stage.says(broker, '/review handover')).toContain('To whom')
    expect(await stage.pushes(broker, 'review.hand-over')).toMatch(/1 match, \d+ introductions?/)
    expect(await stage.says(supplier, '/审核 移交')).toContain('协调员')
  })
})

describe('a listing that grows old', () => {
  it('is asked about in working hours, and what changed is said in words', { timeout: 90_000 }, async () => {
    await stage.moveClock({ afterDays: 84, weekday: 2, hour: 10, timeZone: 'Asia/Shanghai' })
    const card = await stage.reads('kim-jiho')
    expect(card).toContain('아직 가능한가요?')
    const reference = referenceIn(card)
    expect(await stage.pushes('kim-jiho', 'listing.change')).toContain('무엇이 달라졌나요?')
    expect(await stage.says('kim-jiho', '이제 월 30톤입니다')).toContain(`${reference} 건을 수정했습니다`)
    const [row] = await stage.ask(sql`select amount_per_year as amount, asked_at from listing where number = ${Number(reference.slice(2))}`)
    expect(row).toEqual({ amount: 360, asked_at: null })
  })

  it('is paused where nobody answers, which owner and broker read, and comes back with one tap', { timeout: 90_000 }, async () => {
    expect(await stage.reads('he-jun')).toContain('不答复的话')
    await stage.reads(broker)
    await stage.moveClock({ afterDays: 8, weekday: 3, hour: 10, timeZone: 'Asia/Shanghai' })
    const told = await stage.reads('he-jun')
    expect(told).toContain('已暂停')
    const reference = referenceIn(told)
    const news = await stage.reads(broker)
    expect(news).toContain('did not answer whether they still hold')
    expect(news).toContain(reference)
    expect(await stage.pushes('he-jun', 'listing.renew')).toContain(`${reference} 已续期`)
    const [row] = await stage.ask(sql`select status from listing where number = ${Number(reference.slice(2))}`)
    expect(row?.status).toBe('active')
  })
})
