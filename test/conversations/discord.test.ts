import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examinePlatforms } from '../../src/platforms.ts'
import type { Seat } from '../peers/discord/seat.ts'
import { type DiscordStage, openDiscordStage } from '../peers/discord/stage.ts'

const patient = 90_000
const names = { supplier: ['渤海热电', 'Zhao Min', '赵敏'], buyer: ['Lulong', 'Tom Reyes'] }

let stage: DiscordStage
let supplier: Seat
let buyer: Seat
let broker: Seat
let team: Seat
beforeAll(async () => {
  stage = await openDiscordStage()
  supplier = await stage.seat('zhao-min', 'zh-CN')
  buyer = await stage.seat('tom-reyes', 'en-US')
  broker = await stage.seat('chen-wei', 'en-GB')
  team = await stage.seat('lee-minjun', 'ko')
}, patient)
afterAll(async () => {
  await stage.close()
}, patient)

const one = async (query: Parameters<DiscordStage['ask']>[0]) => (await stage.ask(query))[0]
const introduced = sql`select i.* from introduction i join match m on m.id = i.match_id
  join listing o on o.id = m.offer_id join account a on a.person_id = o.created_by where a.account = 'zhao-min'`
const hides = (shown: string, words: readonly string[]) => words.filter((word) => shown.includes(word))

describe('the whole story over Discord', () => {
  it('begins with an offer in Chinese, written directly', { timeout: patient }, async () => {
    await supplier.write('我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')
    expect(supplier.look()).toContain('请核对')
    await stage.push(supplier, 'draft.publish')
    expect(supplier.look()).toMatch(/O-\d+/)
    const row = await one(sql`select l.* from listing l join account a on a.person_id = l.created_by where a.account = 'zhao-min'`)
    expect(row).toMatchObject({ material_id: 'coal-fly-ash', status: 'active', amount_per_year: 42_000 })
  })

  it('goes on with a need in a slash command in a server, where only its author sees it', { timeout: patient }, async () => {
    await buyer.run('need', { text: 'We need about 60,000 t of clinker substitute per year, loss on ignition up to 8%' })
    expect(buyer.look()).toContain('60')
    expect(buyer.messages().every(({ onlyFor }) => onlyFor === buyer.person.id)).toBe(true)
    await stage.push(buyer, 'draft.publish')
    expect(buyer.look()).toMatch(/N-\d+/)
    expect(supplier.screen()).not.toContain('N-')
  })

  it('completes materials, and own listings, while they are typed', { timeout: patient }, async () => {
    const names = (choices: readonly { readonly [key: string]: unknown }[]) => choices.map(({ name }) => name)
    expect(names(await buyer.complete('find', 'what', 'fly'))).toContain('coal fly ash')
    expect(names(await supplier.complete('find', 'what', '粉煤'))[0]).toContain('粉煤灰')
    expect(names(await buyer.complete('listings', 'listing', '')).join()).toMatch(/N-\d+ · /)
    expect(await buyer.complete('review', 'match', '')).toEqual([])
  })

  it('brings the match to the broker, through a lost answer and a rate limit, once', { timeout: patient }, async () => {
    const toMessages = /^\/channels\/\d+\/messages$/
    stage.peer.rest.mishaps.push({ method: 'POST', path: toMessages, when: 'after', reply: { status: 502 } })
    const limited = { status: 429, headers: { 'retry-after': '0.5' }, body: { message: 'x', retry_after: 0.5, global: false } }
    stage.peer.rest.mishaps.push({ method: 'POST', path: toMessages, when: 'before', reply: limited })
    const card = await stage.reads(broker)
    const references = card.match(/M-\d+/g) ?? []
    expect(references.length).toBeGreaterThan(0)
    const sent = await one(sql`select count(*)::int as n from notice where kind = 'match-proposed' and status = 'sent'`)
    const cards = broker.messages().filter((message) => JSON.stringify(message.body).includes('M-'))
    expect(cards).toHaveLength(Number(sent?.n))
  })

  it('is approved though the connection is cut in the middle of it', { timeout: patient }, async () => {
    stage.peer.gateway.shut(true)
    stage.peer.gateway.cut()
    const pushing = stage.push(broker, 'match.approve')
    await new Promise((resolve) => setTimeout(resolve, 250))
    stage.peer.gateway.shut(false)
    await pushing
    expect(stage.peer.gateway.seen.resumes).toBe(1)
    expect(await one(introduced)).toMatchObject({ stage: 'consent' })
    expect((await stage.ask(introduced)).length).toBe(1)
  })

  it('asks both sides without names, and introduces them after two yes', { timeout: patient }, async () => {
    expect(hides(await stage.reads(supplier), names.buyer)).toEqual([])
    expect(hides(await stage.reads(buyer), names.supplier)).toEqual([])
    await stage.push(supplier, 'consent.yes')
    await stage.push(buyer, 'consent.yes')
    expect(await one(introduced)).toMatchObject({ stage: 'introduced' })
    expect(await stage.reads(supplier)).toContain('Lulong')
    expect(await stage.reads(buyer)).toContain('渤海热电')
  })

  it('follows up, measures what flowed, and both sides agree on it', { timeout: patient }, async () => {
    await stage.moveClock({ afterDays: 7, weekday: 2, hour: 10 })
    await stage.reads(supplier)
    await stage.push(supplier, 'introduction.implement')
    const row = await one(introduced)
    expect(row).toMatchObject({ stage: 'implementation' })
    await supplier.run('introductions', { introduction: `I-${row?.number}` }, 'direct')
    await stage.push(supplier, 'delivery.report')
    await supplier.write('412吨')
    await stage.reads(buyer)
    await stage.push(buyer, 'delivery.confirm')
    const flow = await one(sql`select * from delivery where introduction_id = ${row?.id}`)
    expect(flow).toMatchObject({ amount: 412 })
    expect(flow?.confirmed_at).not.toBeNull()
  })

  it('tells the team its week in Korean', { timeout: patient }, async () => {
    await stage.moveClock({ afterDays: 1, weekday: 1, hour: 9 })
    expect(await stage.reads(team)).toMatch(/[가-힣]/)
  })

  it('is found in order by the doctor, and a wrong token is not', async () => {
    const checked = await examinePlatforms(stage.config)
    expect(checked.at(-1)).toMatchObject({ what: 'Discord', ok: true, say: 'synergy, in 1 server(s)' })
    const wrong = { ...stage.config, discord: { token: 'wrong', restUrl: stage.peer.restUrl } }
    expect((await examinePlatforms(wrong)).at(-1)).toMatchObject({ ok: false, say: expect.stringContaining('DISCORD_TOKEN') })
    const away = { ...stage.config, discord: { token: 'wrong', restUrl: 'http://127.0.0.1:9/api' } }
    expect((await examinePlatforms(away)).at(-1)).toMatchObject({ ok: false, say: expect.stringContaining('not reached') })
  })

  it('lost no work, doubled nothing and kept the contract', async () => {
    expect(await one(sql`select count(*)::int as n from outbox where status = 'dead'`)).toEqual({ n: 0 })
    expect(stage.peer.rest.violations).toEqual([])
  })
})
