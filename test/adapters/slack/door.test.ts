import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../adapters/adapter.ts'
import { mintText } from '../../../src/message/mint.ts'
import type { Turn } from '../../../src/message/turn.ts'
import { type Ann, meetAnn } from './person.ts'
import { bot, type Delivery, signatureOf, team, written } from './stand-in.ts'

const said = (words: string): Answer => ({ messages: [{ nodes: [{ node: 'paragraph', text: mintText([{ said: words }]) }] }] })

let ann: Ann
let turns: Turn[]
let answer: (turn: Turn) => Promise<Answer>

beforeEach(async () => {
  ann = await meetAnn()
  turns = []
  answer = async () => said('Heard')
  await ann.adapter.start(async (turn) => {
    turns.push(turn)
    return answer(turn)
  })
})

afterEach(async () => {
  expect(ann.slack.broken).toEqual([])
  await ann.close()
})

const message = { type: 'message', channel_type: 'im', channel: 'D01ANN', user: 'U01ANN', text: 'hello', ts: '1.1' }

async function knock(
  delivery: Delivery,
  change: { readonly stampOff?: number; readonly secret?: string; readonly headers?: Record<string, string> } = {},
) {
  const { body, type } = written(delivery)
  const stamp = Math.floor(Date.now() / 1_000) + (change.stampOff ?? 0)
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(stamp),
    'x-slack-signature': signatureOf(body, stamp, change.secret ?? bot.secret),
    ...change.headers,
  }
  const { status } = await fetch(`http://127.0.0.1:${ann.adapter.port()}/slack/events`, { method: 'POST', headers, body })
  await ann.rests()
  return status
}

describe('the door for requests of Slack', () => {
  test.each([
    ['a forged signature', { secret: 'another-secret' }],
    ['a stale one', { stampOff: -301 }],
    ['a future-dated one', { stampOff: 310 }],
    ['one without a time', { headers: { 'x-slack-request-timestamp': '' } }],
    ['one without a signature', { headers: { 'x-slack-signature': '' } }],
    ['one whose time is no number', { headers: { 'x-slack-request-timestamp': 'NaN' } }],
  ])('stays closed to %s', async (_what, change) => {
    expect(await knock({ event: message }, change)).toBe(401)
    expect(turns).toEqual([])
  })

  test('lets clocks differ by less than five minutes', async () => {
    expect(await knock({ event: message }, { stampOff: 280 })).toBe(200)
    expect(await knock({ event: message }, { stampOff: -280 })).toBe(200)
    expect(turns).toHaveLength(2)
  })

  test('hands a replayed body in under the same event id, which the inbox drops', async () => {
    await knock({ event: message, id: 'Ev1' })
    await knock({ event: message, id: 'Ev1' })
    expect(turns.map(({ eventId }) => eventId)).toEqual(['Ev1', 'Ev1'])
  })

  test('refuses a body of five megabytes', async () => {
    const body = 'x'.repeat(5 * 1024 * 1024)
    const stamp = Math.floor(Date.now() / 1_000)
    const status = await new Promise<number>((resolve) => {
      const headers = {
        'content-type': 'application/json',
        'x-slack-request-timestamp': stamp,
        'x-slack-signature': signatureOf(body, stamp),
      }
      const sending = request(
        { port: ann.adapter.port(), host: '127.0.0.1', path: '/slack/events', method: 'POST', headers },
        ({ statusCode = 0 }) => resolve(statusCode),
      )
      // The server may hang up while the rest is still on its way.
      sending.on('error', () => resolve(413))
      sending.end(body)
    })
    expect(status).toBe(413)
    expect(turns).toEqual([])
  })

  test('answers other paths and broken bodies without falling over', async () => {
    const base = `http://127.0.0.1:${ann.adapter.port()}`
    expect((await fetch(`${base}/admin`)).status).toBe(404)
    const stamp = Math.floor(Date.now() / 1_000)
    const headers = {
      'content-type': 'application/json',
      'x-slack-request-timestamp': `${stamp}`,
      'x-slack-signature': signatureOf('{', stamp),
    }
    expect((await fetch(`${base}/slack/events`, { method: 'POST', headers, body: '{' })).status).toBe(400)
    expect(await knock({ event: message })).toBe(200)
  })

  test('acknowledges actions it does not know', async () => {
    const payload = {
      type: 'block_actions',
      user: { id: 'U01ANN' },
      team: { id: team },
      trigger_id: 't',
      container: {},
      actions: [{ type: 'overflow', action_id: 'who-knows' }],
    }
    expect(await knock({ payload })).toBe(200)
    expect(turns).toEqual([])
  })

  test('acknowledges before the answer is there', async () => {
    let release: () => void = () => undefined
    answer = () => new Promise((resolve) => (release = () => resolve(said('Late'))))
    const began = Date.now()
    const delivered = ann.slack.deliver(ann.adapter.port() ?? 0, { event: message })
    expect((await delivered).status).toBe(200)
    expect(Date.now() - began).toBeLessThan(2_500)
    await expect.poll(() => turns.length).toBe(1)
    release()
    await ann.rests()
    expect(ann.screen()).toContain('Late')
  })
})

describe('what is handed in', () => {
  test('is what was typed, with name, language and time zone of the profile', async () => {
    await ann.says('5 &lt; 6 &amp; <https://x.example|the site>, <@U01BOB> <!here>')
    expect(turns[0]).toMatchObject({
      from: { platform: 'slack', workspace: team, account: 'U01ANN', conversation: 'D01ANN' },
      displayName: 'Ann',
      localeTag: 'ko-KR',
      timeZone: 'Asia/Seoul',
      body: { type: 'text', text: '5 < 6 & https://x.example, @U01BOB @here' },
    })
  })

  test('is nothing of bots, edits and other channels', async () => {
    await ann.says('x', { bot_id: 'B1' })
    await ann.says('x', { subtype: 'message_changed' })
    await ann.says('x', { channel_type: 'channel', channel: 'C01' })
    expect(turns).toEqual([])
  })

  test('is the command behind the slash command, help when there is none', async () => {
    await ann.commands('review M-3')
    await ann.commands('')
    expect(turns.map(({ body }) => body)).toEqual([
      { type: 'command', name: 'review', argument: 'M-3' },
      { type: 'command', name: 'help', argument: '' },
    ])
  })

  test('is a mention without the mention, and its answer is for that person alone', async () => {
    await ann.slack.deliver(ann.adapter.port() ?? 0, {
      event: { type: 'app_mention', channel: 'C01', user: ann.user, text: `<@${bot.user}> 40 t`, ts: '1.1' },
    })
    await ann.rests()
    expect(turns[0]?.body).toEqual({ type: 'text', text: '40 t' })
    expect(ann.slack.messages.at(-1)).toMatchObject({ channel: 'C01', to: ann.user })
  })

  test('is help alone for people of another company in a shared channel', async () => {
    const event = { type: 'app_mention', channel: 'C01', user: 'U9', user_team: 'T99', text: `<@${bot.user}> /review`, ts: '1.1' }
    await ann.slack.deliver(ann.adapter.port() ?? 0, { event })
    await ann.rests()
    expect(turns[0]).toMatchObject({ from: { workspace: 'T99' }, body: { type: 'command', name: 'help' } })
  })

  test('is the words of a message that somebody posts as an offer', async () => {
    const payload = {
      type: 'message_action',
      callback_id: 'post_offer',
      trigger_id: 't',
      response_url: `${ann.slack.apiUrl}respond`,
      team: { id: team },
      user: { id: ann.user, team_id: team },
      channel: { id: 'C01' },
      message: { ts: '1.1', text: '20 t of steel slag' },
    }
    await ann.slack.deliver(ann.adapter.port() ?? 0, { payload })
    await ann.rests()
    expect(turns[0]?.body).toEqual({ type: 'command', name: 'offer', argument: '20 t of steel slag' })
    expect(ann.slack.messages.at(-1)?.to).toBe('responded')
  })

  test('is a thread as a conversation of its own, answered there', async () => {
    await ann.says('x', { thread_ts: '5.5' })
    expect(turns[0]?.from.conversation).toBe('D01ANN:5.5')
    expect(ann.slack.messages.at(-1)?.thread).toBe('5.5')
  })

  test('is the opening of the home page, which is drawn', async () => {
    await ann.slack.deliver(ann.adapter.port() ?? 0, { event: { type: 'app_home_opened', user: ann.user, channel: ann.dm, tab: 'home' } })
    await ann.rests()
    expect(turns[0]?.body).toEqual({ type: 'home' })
    expect(JSON.stringify(ann.slack.home())).toContain('Heard')
  })

  test('takes the buttons away that have done their work', async () => {
    const choices = [{ label: mintText([{ said: 'Publish' }]), action: 'token' }]
    answer = async ({ body }) =>
      body.type === 'action'
        ? { ...said('Done'), settled: true }
        : { messages: [{ nodes: [{ node: 'choices', choices }, ...(said('Card').messages[0]?.nodes ?? [])] }] }
    await ann.says('x')
    await ann.pushes('Publish')
    expect(ann.screen()).toContain('Card')
    expect(ann.screen()).not.toContain('Publish')
  })
})

test('a changed message names the one it was, and one of the bot is left alone', async () => {
  await knock({ event: message })
  const changed = (user: string | undefined, text: string) => ({
    ...{ type: 'message', subtype: 'message_changed', channel_type: 'im', channel: 'D01ANN', ts: '1.2' },
    message: { type: 'message', text, ts: '1.1', ...(user ? { user } : { bot_id: bot.id }) },
  })
  await knock({ event: changed('U01ANN', 'hello again') })
  await knock({ event: changed(undefined, 'Heard') })
  expect(turns.map(({ messageId }) => messageId)).toEqual(['D01ANN:1.1', undefined])
  expect(turns[1]?.body).toEqual({ type: 'edit', messageId: 'D01ANN:1.1', text: 'hello again' })
})
