import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer, Desk, OptionSearch, Trouble } from '../../../adapters/adapter.ts'
import { refused } from '../../../prompts/present/general.ts'
import { closestLocale } from '../../../src/domain/locale.ts'
import { refuse } from '../../../src/domain/refusal.ts'
import type { SentMessage } from '../../../src/message/message.ts'
import { mintText } from '../../../src/message/mint.ts'
import type { Turn } from '../../../src/message/turn.ts'
import { type Ann, meetAnn } from './person.ts'
import { type Delivery, team } from './stand-in.ts'

type Recorded = { readonly source: string; readonly turn: unknown } & Delivery

const folder = join(import.meta.dirname, 'deliveries')
const read = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Recorded
const names = readdirSync(folder).map((file) => file.replace('.json', ''))
const paragraph = (words: string): SentMessage => ({ nodes: [{ node: 'paragraph', text: mintText([{ said: words }]) }] })

let ann: Ann
let turns: Turn[]
let searches: OptionSearch[]
let troubles: Trouble[]
let answer: (turn: Turn) => Answer

beforeEach(async () => {
  ann = await meetAnn()
  turns = []
  searches = []
  troubles = []
  answer = () => ({ messages: [paragraph('Heard')] })
  const desk: Desk = {
    suggest: async () => [],
    heardOf: async () => [],
    report: async (trouble) => void troubles.push(trouble),
    findOptions: async (search) => {
      searches.push(search)
      return Array.from({ length: 150 }, (_, index) => ({ value: `${index}`, label: mintText([{ said: `Option ${index}` }]) }))
    },
  }
  await ann.adapter.start(async (turn) => {
    turns.push(turn)
    return answer(turn)
  }, desk)
})
afterEach(async () => {
  expect(ann.slack.broken).toEqual([])
  await ann.close()
})

/** Delivers what was recorded; the response URL is that of the stand-in. */
async function replay(recorded: Delivery) {
  const here = JSON.parse(JSON.stringify(recorded).replaceAll('RESPOND', `${ann.slack.apiUrl}respond`)) as Delivery
  const answered = await ann.slack.deliver(ann.adapter.port() ?? 0, here)
  await ann.rests()
  return answered
}

describe('deliveries of the shapes that Slack documents', () => {
  test.each(names)('%s', async (name) => {
    const { source, turn, ...recorded } = read(name)
    expect(source).toMatch(/^https:\/\/docs\.slack\.dev\//)
    expect((await replay(recorded as Delivery)).status).toBe(200)
    expect(turns.filter(({ body }) => turn === null || body.type !== 'home' || name === 'app-home-opened')).toHaveLength(turn ? 1 : 0)
    if (turn) expect(turns[0]).toMatchObject({ from: { platform: 'slack', workspace: team, account: 'U01ANN' }, body: turn })
  })

  test('repeated are handed in under the same event id, so that the inbox drops them', async () => {
    for (const name of names) {
      const { turn, source: _source, ...recorded } = read(name)
      if (!turn) continue
      turns.length = 0
      await replay(recorded as Delivery)
      const first = turns.map(({ eventId }) => eventId)
      turns.length = 0
      await replay(recorded as Delivery)
      expect(
        turns.map(({ eventId }) => eventId),
        name,
      ).toEqual(first)
    }
  })

  test('of another workspace act under that workspace, where their button is nobody’s', async () => {
    const { payload } = read('block-actions-message') as unknown as { payload: Record<string, unknown> }
    const elsewhere = { team: { id: 'T99', domain: 'other' }, user: { id: 'U01ANN', team_id: 'T99' } }
    await replay({ payload: { ...payload, ...elsewhere } })
    expect(turns.map(({ from, body }) => [from.workspace, body])).toEqual([['T99', { type: 'command', name: 'help', argument: '' }]])
  })
})

describe('a select that is searched', () => {
  const suggestion = (value: string) => ({
    payload: {
      type: 'block_suggestion',
      user: { id: 'U01ANN', username: 'ann', name: 'ann', team_id: team },
      team: { id: team, domain: 'works' },
      api_app_id: 'A01',
      token: 'x',
      container: { type: 'view', view_id: 'V1' },
      action_id: 'searched',
      block_id: 'isic',
      value,
      view: {
        id: 'V1',
        type: 'modal',
        private_metadata: JSON.stringify({ token: 'form-token', place: { show: 'open', channel: 'D01ANN' } }),
      },
    },
  })

  test('is answered within 300 ms with at most a hundred options', async () => {
    await replay(suggestion('warm'))
    const began = performance.now()
    const answered = await ann.slack.deliver(ann.adapter.port() ?? 0, suggestion('ceme'))
    expect(performance.now() - began).toBeLessThan(300)
    expect(searches.at(-1)).toMatchObject({ token: 'form-token', field: 'isic', typed: 'ceme', atMost: 100, from: { workspace: team } })
    expect(answered.body.options).toHaveLength(100)
    expect((answered.body.options as unknown[])[0]).toEqual({ text: { type: 'plain_text', text: 'Option 0', emoji: false }, value: '0' })
  })

  test('has no options where the form is not known', async () => {
    const { payload } = suggestion('x')
    const answered = await replay({ payload: { ...payload, view: { ...payload.view, private_metadata: '{"a":1}' } } })
    expect(answered.body).toEqual({ options: [] })
    expect(searches).toEqual([])
  })
})

describe('what is sent as a file', () => {
  test.each(['ash.csv', 'photo.jpg'])('%s is answered in the language of the person, once', async (name) => {
    const files = [{ id: 'F02', name, mimetype: 'x/y', size: 9, url_private_download: `${ann.slack.apiUrl}files.download` }]
    answer = ({ localeTag, body }) => ({
      messages: body.type === 'file' ? [refused(closestLocale(localeTag), refuse('file-belongs-nowhere', body.name)) as SentMessage] : [],
    })
    await ann.says('', { subtype: 'file_share', files })
    expect(turns.map(({ body }) => body)).toMatchObject([{ type: 'file', name }])
    expect(ann.screen()).toContain(name)
    expect(ann.screen()).toMatch(/파일/)
  })
})

describe('what is fetched of a file', () => {
  const shared = (change: object = {}) => ({
    subtype: 'file_share',
    files: [{ id: 'F02', name: 'ash.csv', size: 9, url_private_download: `${ann.slack.apiUrl}files.download`, ...change }],
  })
  const fetches = () => ann.slack.calls.filter(({ method }) => method === 'files.download').length

  test('its bytes', async () => {
    await ann.says('', shared())
    expect(turns.map(({ body }) => body)).toEqual([
      { type: 'file', name: 'ash.csv', size: 9, bytes: new Uint8Array(Buffer.from('ash,12 t\n')) },
    ])
  })

  test('nothing, where Slack says that it is too large', async () => {
    await ann.says('', shared({ size: 8 * 1024 * 1024 + 1 }))
    expect(turns.map(({ body }) => body)).toEqual([{ type: 'file', name: 'ash.csv', size: 8 * 1024 * 1024 + 1, bytes: null }])
    expect(fetches()).toBe(0)
  })

  test.each([
    ['is refused', { status: 500, body: {} }],
    ['is answered with a page to sign in', { headers: { 'content-type': 'text/html' }, body: {} }],
  ])('is said not to have arrived where it %s, after a second try', async (_how, answered) => {
    ann.slack.answerWith('files.download', answered)
    await ann.says('', shared())
    expect(turns.map(({ body }) => body)).toEqual([{ type: 'file', name: 'ash.csv', size: 9, bytes: null }])
    expect(fetches()).toBe(2)
    expect(ann.screen()).toContain('Heard')
  })

  test('is not looked for where Slack does not keep files', async () => {
    await ann.says('', shared({ url_private_download: 'https://example.org/x' }))
    expect(turns.map(({ body }) => body)).toMatchObject([{ bytes: null }])
  })
})

describe('a file as an answer', () => {
  const file = { node: 'file', name: 'list.csv', mediaType: 'text/csv', bytes: Buffer.from('a').toString('base64') } as const

  test('in a channel comes directly, where nobody else reads it', async () => {
    answer = () => ({ messages: [{ nodes: [...paragraph('Here it is').nodes, file] }] })
    await ann.commands('offer csv', 'C01')
    expect(ann.slack.messages.map(({ channel, to, files }) => [channel, to, files.map(({ name }) => name)])).toEqual([
      ['respond', 'responded', []],
      [ann.dm, null, ['list.csv']],
    ])
  })
})

describe('places that closed', () => {
  test('an archived channel: the answer goes to the direct message', async () => {
    ann.slack.answerWith('chat.postEphemeral', { body: { ok: false, error: 'is_archived' } })
    const { source: _source, turn: _turn, ...recorded } = read('app-mention')
    await replay(recorded as Delivery)
    expect(ann.slack.messages.at(-1)).toMatchObject({ channel: ann.dm, to: null })
  })

  test('a deactivated person: the notice is given up with the reason', async () => {
    ann.slack.answerWith('conversations.open', { body: { ok: false, error: 'user_disabled' } })
    const to = { platform: 'slack', workspace: team, account: 'U09GONE', conversation: 'x' }
    expect(await ann.adapter.send(to, paragraph('Hello'), 'k')).toEqual({
      outcome: 'final',
      reason: 'user_disabled',
      obstacle: 'person-gone',
    })
  })

  test.each([{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }])(
    'the app: $type is reported to the admins',
    async (event) => {
      await replay({ event })
      expect(troubles).toEqual([{ platform: 'slack', workspace: team, obstacle: 'access-revoked' }])
    },
  )
})

describe('the page of the app', () => {
  const cards = (count: number): readonly SentMessage[] =>
    Array.from({ length: count }, (_, index) => ({
      nodes: [
        { node: 'heading', text: mintText([{ said: `Card ${index}.` }]) },
        { node: 'paragraph', text: mintText([{ said: `Words ${index}.` }]) },
      ],
    }))
  const home = () => JSON.stringify(ann.slack.home())
  const turnTo = (value: string) => {
    const { payload } = read('block-actions-home') as unknown as { payload: Record<string, unknown> }
    return replay({ payload: { ...payload, actions: [{ action_id: 'leaf-1', block_id: 'b', type: 'button', value }] } })
  }

  test('goes on over several leaves when one view does not hold it, and nothing is cut', async () => {
    answer = () => ({ messages: cards(80) })
    await replay(read('app-home-opened'))
    let seen = home()
    for (const leaf of [1, 2]) {
      expect(home()).toContain(`leaf:${leaf}`)
      await turnTo(`leaf:${leaf}`)
      seen += home()
    }
    for (let index = 0; index < 80; index += 1) expect(seen).toContain(`Words ${index}.`)
    expect(home()).not.toContain('leaf:3')
    expect(turns.every(({ body }) => body.type === 'home')).toBe(true)
  })

  test('has no such buttons when it fits, and shows the last leaf when it has shrunk', async () => {
    answer = () => ({ messages: cards(3) })
    await replay(read('app-home-opened'))
    expect(home()).not.toContain('leaf:')
    await turnTo('leaf:7')
    expect(home()).toContain('Words 2.')
  })
})
