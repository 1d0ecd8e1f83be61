import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../adapters/slack/person.ts'
import { brokenInMessage, brokenInView } from '../adapters/slack/published-limits.ts'
import { general, openSlackStage, type SlackStage } from './slack-stage.ts'

const supplierNames = ['渤海热电', 'Zhao Min', '赵敏']
const buyerNames = ['Lulong', 'Tom Reyes']

describe.each(['socket', 'events'] as const)('the main job on an independent Slack, %s', (mode) => {
  let stage: SlackStage
  beforeAll(async () => {
    stage = await openSlackStage(mode)
  })
  afterAll(() => stage.close())

  it('registers a facility of somebody new through a form', async () => {
    await stage.commands('newcomer', 'facility register', general)
    const modal = await stage.peer.modal()
    expect(wordsIn(modal?.title)).toContain('facility')
    const chosen = { type: 'external_select', selected_option: { text: { type: 'plain_text', text: 'x' }, value: '2394' } }
    const text = (value: string) => ({ typed: { type: 'plain_text_input', value } })
    const park = { typed: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'other' } } }
    await stage.peer.submit(stage.idOf('newcomer'), {
      name: text('<!channel> *Works*'),
      isic: { searched: chosen, typed: chosen },
      park,
      place: text('Ulsan'),
    })
    await expect.poll(() => stage.peer.modal(), { timeout: 30_000 }).toBeNull()
    expect(await stage.reads('newcomer', general)).toContain('<!channel> *Works*')
    const rows = await stage.ask(sql`select name from facility where name = '<!channel> *Works*'`)
    expect(rows).toHaveLength(1)
  })

  it('takes an offer in Chinese in a direct message and publishes it', async () => {
    expect(await stage.writes('zhao-min', '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，自提免费')).toContain('粉煤灰')
    expect(await stage.pushes('zhao-min', 'draft.publish')).toMatch(/O-\d+/)
    const [row] = await stage.ask(sql`select material_id, status from listing order by number desc limit 1`)
    expect(row).toEqual({ material_id: 'coal-fly-ash', status: 'active' })
    await expect(stage.pushes('zhao-min', 'draft.publish')).rejects.toThrow('no button')
  })

  it('takes a need by command in a channel, where only the person reads the answer', async () => {
    const card = await stage.commands('tom-reyes', 'need about 60,000 t of clinker substitute per year, loss on ignition up to 8%', general)
    expect(card).toContain('60,000 t')
    expect(await stage.pushes('tom-reyes', 'draft.publish', general)).toMatch(/N-\d+/)
    const posted = await stage.peer.messages(general)
    for (const message of posted.filter(({ app_id }) => app_id)) expect(message.ephemeral_to).toBeDefined()
  })

  it('brings the match to the broker, who approves it', async () => {
    expect(await stage.reads('chen-wei')).toMatch(/M-\d+/)
    expect(await stage.pushes('chen-wei', 'match.approve')).toContain('approved')
  })

  it('asks both sides without names and introduces them once both agree', async () => {
    const [toSupplier, toBuyer] = [await stage.reads('zhao-min'), await stage.reads('tom-reyes')]
    for (const name of buyerNames) expect(toSupplier).not.toContain(name)
    for (const name of supplierNames) expect(toBuyer).not.toContain(name)
    await stage.pushes('zhao-min', 'consent.yes')
    expect(await stage.pushes('tom-reyes', 'consent.yes')).toContain('渤海热电')
    expect(await stage.reads('zhao-min')).toContain('Lulong')
  })

  it('asks after a week how it goes, and moves on', async () => {
    await stage.moveClock({ afterDays: 7, weekday: 2, hour: 10 })
    expect(await stage.reads('zhao-min')).not.toBe('')
    await stage.pushes('zhao-min', 'introduction.implement')
    const [row] = await stage.ask(sql`select stage from introduction order by number desc limit 1`)
    expect(row?.stage).toBe('implementation')
  })

  it('records a delivery that the other side confirms', async () => {
    const [row] = await stage.ask(sql`select number from introduction order by number desc limit 1`)
    await stage.commands('zhao-min', `introductions I-${row?.number}`)
    await stage.pushes('zhao-min', 'delivery.report')
    await stage.writes('zhao-min', '412吨')
    expect(await stage.reads('tom-reyes')).toContain('412')
    await stage.pushes('tom-reyes', 'delivery.confirm')
    const [flow] = await stage.ask(sql`select amount, confirmed_at from delivery`)
    expect(flow?.amount).toBe(412)
    expect(flow?.confirmed_at).not.toBeNull()
  })

  it('sends the week to the team', async () => {
    await stage.moveClock({ afterDays: 1, weekday: 1, hour: 9 })
    expect(await stage.reads('sarah-miller')).toContain('412')
  })

  it('shows the page of the app', async () => {
    await stage.peer.openHome(stage.idOf('zhao-min'))
    await stage.settle()
    expect(wordsIn((await stage.peer.home(stage.idOf('zhao-min')))?.blocks)).toMatch(/O-\d+/)
  })

  it('lost no work and sent nothing over the published limits', async () => {
    expect(await stage.ask(sql`select job, last_fault from outbox where status = 'dead'`)).toEqual([])
    const calls = (await stage.peer.log()).filter(({ direction, kind }) => direction === 'from_bot' && kind === 'web_api')
    const broken = calls.flatMap(({ summary, detail }) => {
      const args = detail as Readonly<Record<string, unknown>>
      if (summary.startsWith('chat.')) return brokenInMessage(args)
      return summary.startsWith('views.') ? brokenInView(args.view) : []
    })
    expect(calls.filter(({ summary }) => summary === 'chat.postMessage').length).toBeGreaterThan(10)
    expect(broken).toEqual([])
  })
})
