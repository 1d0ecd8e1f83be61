import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Trouble } from '../../../adapters/adapter.ts'
import { createSlack, type SlackAdapter } from '../../../adapters/slack/index.ts'
import type { InstallationShelf } from '../../../adapters/slack/installations.ts'
import { createSeal } from '../../../adapters/slack/seal.ts'
import { mintText } from '../../../src/message/mint.ts'
import type { Turn } from '../../../src/message/turn.ts'
import { bot, openStandIn, type StandIn } from './stand-in.ts'

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
const [firstKey, secondKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')]
const notice = { nodes: [{ node: 'paragraph' as const, text: mintText([{ said: 'Hello' }]) }] }
const to = (workspace: string) => ({ platform: 'slack', workspace, account: 'U01ANN', conversation: 'D01ANN' })

let slack: StandIn
let stored: Map<string, string>
let turns: Turn[]
let troubles: Trouble[]
let adapter: SlackAdapter

const shelf = (): InstallationShelf => ({
  put: async (workspace, sealed) => void stored.set(workspace, sealed),
  get: async (workspace) => stored.get(workspace) ?? null,
  remove: async (workspace) => stored.delete(workspace),
})

function makeAdapter(tokenKeys: readonly string[], clientSecret = 'client-secret'): SlackAdapter {
  const entrance = { mode: 'http', signingSecret: bot.secret, port: 0, host: '127.0.0.1' } as const
  const install = { clientId: '1.2', clientSecret, stateSecret: 'a-secret-for-the-state', tokenKeys, shelf: shelf() }
  return createSlack({ install, entrance, apiUrl: slack.apiUrl, log: quiet })
}

beforeEach(async () => {
  slack = await openStandIn()
  stored = new Map()
  turns = []
  troubles = []
  adapter = makeAdapter([firstKey])
  const desk = {
    findOptions: async () => [],
    suggest: async () => [],
    heardOf: async () => [],
    report: async (trouble: Trouble) => void troubles.push(trouble),
  }
  await adapter.start(async (turn) => {
    turns.push(turn)
    return { messages: [notice] }
  }, desk)
})
afterEach(async () => {
  await adapter.stop()
  await slack.close()
})

const at = (path: string) => `http://127.0.0.1:${adapter.port()}${path}`

/** What a browser does: opens the page of installation, follows its link, agrees, and comes back. */
async function install(workspace: string, change: { readonly state?: string; readonly cookie?: string } = {}): Promise<number> {
  const page = await fetch(at('/slack/install'))
  const link = /href="(https:[^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
  const state = change.state ?? new URL(link).searchParams.get('state') ?? ''
  const cookie = change.cookie ?? page.headers.get('set-cookie')?.split(';')[0] ?? ''
  const back = await fetch(at(`/slack/oauth_redirect?code=${workspace}&state=${encodeURIComponent(state)}`), { headers: { cookie } })
  return back.status
}

const says = (workspace: string) =>
  slack.deliver(adapter.port() ?? 0, {
    event: { type: 'message', channel_type: 'im', channel: 'D01ANN', user: 'U01ANN', text: 'hello', ts: '1.1' },
    team: workspace,
  })

describe('installing into several workspaces', () => {
  test('asks for the scopes of the manifest', async () => {
    const link = /href="(https:[^"]+)"/.exec(await (await fetch(at('/slack/install'))).text())?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(new URL(link).searchParams.get('scope')?.split(',').toSorted()).toContain('im:history')
    expect(new URL(link).searchParams.get('client_id')).toBe('1.2')
  })

  test('answers each workspace with its own token', async () => {
    expect([await install('T02'), await install('T03')]).toEqual([200, 200])
    await says('T02')
    await says('T03')
    await adapter.rests()
    expect(turns.map(({ from }) => from.workspace)).toEqual(['T02', 'T03'])
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage').map(({ token }) => token)).toEqual(['xoxb-T02', 'xoxb-T03'])
    await adapter.send(to('T03'), notice, 'k')
    expect(slack.calls.at(-1)?.token).toBe('xoxb-T03')
  })

  test('stores nothing that can be read without the key', async () => {
    await install('T02')
    expect(stored.get('T02')).toMatch(/^v1\./)
    expect(JSON.stringify([...stored])).not.toContain('xoxb')
    expect(createSeal([secondKey]).open(stored.get('T02') ?? '', 'T02')).toBeNull()
  })

  test.each([
    ['a forged state', { state: 'eyJhbGciOiJIUzI1NiJ9.e30.forged' }],
    ['no state', { state: '' }],
    ['the state of another browser', { cookie: 'slack-app-oauth-state=another' }],
    ['no cookie', { cookie: '' }],
  ])('is refused with %s', async (_what, change) => {
    expect(await install('T02', change)).toBeGreaterThanOrEqual(400)
    expect(stored.size).toBe(0)
    expect(slack.calls.filter(({ method }) => method === 'oauth.v2.access')).toEqual([])
  })

  test('is refused for a whole organisation', async () => {
    slack.answerWith('oauth.v2.access', {
      body: {
        ok: true,
        app_id: 'A',
        authed_user: { id: 'U' },
        access_token: 'xoxb-e',
        bot_user_id: 'U0',
        scope: 'commands',
        team: null,
        enterprise: { id: 'E1', name: 'E' },
        is_enterprise_install: true,
      },
    })
    expect(await install('T02')).toBeGreaterThanOrEqual(400)
    expect(stored.size).toBe(0)
  })

  test('takes nothing from a workspace that is not installed, and gives its notices up', async () => {
    await says('T09')
    await adapter.rests()
    expect(turns).toEqual([])
    expect(await adapter.send(to('T09'), notice, 'k')).toEqual({
      outcome: 'final',
      reason: 'not installed',
      obstacle: 'access-revoked',
    })
  })
})

describe('a workspace that takes the app away', () => {
  test.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOT'] } }],
  ])('is forgotten after %s, and the admins are told', async (_what, event) => {
    await install('T02')
    await install('T03')
    await slack.deliver(adapter.port() ?? 0, { event, team: 'T02' })
    await expect.poll(() => troubles).toEqual([{ platform: 'slack', workspace: 'T02', obstacle: 'access-revoked' }])
    expect([...stored.keys()]).toEqual(['T03'])
    expect(await adapter.send(to('T02'), notice, 'k')).toMatchObject({ outcome: 'final' })
    expect(await adapter.send(to('T03'), notice, 'k')).toMatchObject({ outcome: 'sent' })
  })

  test('is kept when only the token of a person was revoked', async () => {
    await install('T02')
    await slack.deliver(adapter.port() ?? 0, { event: { type: 'tokens_revoked', tokens: { oauth: ['U01ANN'] } }, team: 'T02' })
    await adapter.rests()
    expect([...stored.keys()]).toEqual(['T02'])
    expect(troubles).toEqual([])
  })
})

describe('the keys of tokens', () => {
  test('may be replaced while the old one is listed; what is used is sealed anew', async () => {
    await install('T02')
    const before = stored.get('T02') ?? ''
    expect(await makeAdapter([secondKey, firstKey]).send(to('T02'), notice, 'k')).toMatchObject({ outcome: 'sent' })
    const after = stored.get('T02') ?? ''
    expect(after).not.toBe(before)
    expect(createSeal([firstKey]).open(after, 'T02')).toBeNull()
    expect(await makeAdapter([secondKey]).send(to('T02'), notice, 'k2')).toMatchObject({ outcome: 'sent' })
  })

  test('open nothing that was changed, or that belongs to another workspace', () => {
    const seal = createSeal([firstKey])
    const sealed = seal.close('{"a":1}', 'T02')
    expect(seal.open(sealed, 'T02')).toEqual({ text: '{"a":1}', isCurrent: true })
    expect(seal.open(sealed, 'T03')).toBeNull()
    const parts = sealed.split('.')
    for (const index of [2, 3, 4]) {
      const changed = parts.with(index, Buffer.from(randomBytes(16)).toString('base64url')).join('.')
      expect(seal.open(changed, 'T02')).toBeNull()
    }
    for (const broken of ['', 'v1', 'v1.x.y', parts.with(0, 'v2').join('.'), parts.slice(0, 4).join('.')])
      expect(seal.open(broken, 'T02')).toBeNull()
    expect(seal.close('{"a":1}', 'T02')).not.toBe(sealed)
  })
})
