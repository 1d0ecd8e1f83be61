import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Heard } from '../../../adapters/adapter.ts'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { channelWords } from '../../../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../../../prompts/present/commands.ts'
import type { Turn } from '../../../src/message/turn.ts'
import type { Seat } from '../../peers/discord/seat.ts'
import { type Bench, formOf, openBench, plain, said } from './support.ts'

let bench: Bench
let ann: Seat
const suggestions = [{ value: 'coal fly ash', label: said('coal fly ash') }]
beforeEach(async () => {
  bench = await openBench({ suggest: async ({ typed }) => (typed === 'ash' ? suggestions : []) })
  ann = bench.seat()
})
afterEach(async () => {
  await bench.close()
  expect(bench.peer.rest.violations).toEqual([])
})
const bodies = () => bench.turns.map(({ body }) => body)
const offering = (words: string) => ({ type: 'command', name: 'offer', argument: words })

describe('a slash command', () => {
  it('hands in its options in the order of the registry, and answers to the person alone', async () => {
    await ann.run('listings', { listing: 'O-1042', move: 'pause' })
    expect(bodies()).toEqual([{ type: 'command', name: 'listings', argument: 'pause O-1042' }])
    expect(bench.turns[0]).toMatchObject({ localeTag: 'en-US', displayName: 'Ann', from: bench.address(ann) })
    expect(ann.messages().at(-1)?.onlyFor).toBe(ann.person.id)
  })

  it('stays on the screen in direct messages', async () => {
    await ann.run('help', {}, 'direct')
    expect(ann.messages().at(-1)?.onlyFor).toBeNull()
  })

  it('completes an option while it is typed', async () => {
    expect(await ann.complete('find', 'what', 'ash')).toEqual([{ name: 'coal fly ash', value: 'coal fly ash' }])
  })

  it('that takes long is acknowledged in time and answered later', async () => {
    bench.answers(async () => {
      await pause(3_500)
      return { messages: [plain('At last')] }
    })
    await ann.run('digest')
    await ann.until(() => ann.screen().includes('At last'))
    expect(ann.messages().filter(({ pending }) => pending)).toEqual([])
  })

  it('whose token is over when the answer is there is answered by a message', async () => {
    bench.answers(async () => {
      await pause(1_500)
      for (const asked of bench.peer.rest.asked.values()) asked.over = true
      return { messages: [plain('By message')] }
    })
    void ann.run('digest').catch(() => undefined)
    await ann.until(() => ann.messages().some(({ onlyFor, pending }) => onlyFor === null && !pending))
    expect(ann.screen()).toContain('By message')
  }, 20_000)
})

describe('the menu of a message', () => {
  it('posts what somebody wrote', async () => {
    await ann.menu('Post this as an offer', '40 t of fly ash a month')
    await ann.menu('Post this as a need', 'sand')
    expect(bodies()).toEqual([offering('40 t of fly ash a month'), { type: 'command', name: 'need', argument: 'sand' }])
  })
})

describe('a mention in a server', () => {
  it('is answered directly, and only that is said in the channel', async () => {
    bench.answers(() => ({ messages: [plain('The draft')] }))
    await ann.write(`<@${bench.peer.state.applicationId}> 40 t of ash`, { inServer: true })
    await ann.until(() => ann.screen().includes('I answered in a direct message'))
    expect(bodies()).toEqual([{ type: 'text', text: '40 t of ash' }])
    expect(bench.seat('Bob').screen()).not.toContain('The draft')
  })

  it('without one is not read', async () => {
    bench.peer.write(ann.person, 'we have ash', { inServer: true })
    await ann.write('hello')
    expect(bodies()).toEqual([{ type: 'text', text: 'hello' }])
  })
})

describe('a file', () => {
  it('is handed in with its bytes after the words it came with', async () => {
    bench.peer.write(ann.person, 'our list', { files: [{ name: 'list.csv', bytes: 'a,b' }] })
    await ann.until(() => bench.turns.length === 2)
    expect(bodies()).toEqual([
      { type: 'text', text: 'our list' },
      { type: 'file', name: 'list.csv', size: 3, bytes: new Uint8Array(Buffer.from('a,b')) },
    ])
  })
})

describe('a file that is not fetched', () => {
  it('is handed in without bytes where it is too large, and never asked for', async () => {
    const size = 8 * 1024 * 1024 + 1
    bench.peer.write(ann.person, '', { files: [{ name: 'big.pdf', bytes: 'x', size }] })
    await ann.until(() => bench.turns.length === 1)
    expect(bodies()).toEqual([{ type: 'file', name: 'big.pdf', size, bytes: null }])
    expect(bench.peer.fetched).toEqual([])
  })

  it('is handed in without bytes where Discord does not have it, after a second try', async () => {
    bench.peer.write(ann.person, '', { files: [{ name: 'lost.pdf', bytes: 'x', lost: true }] })
    await ann.until(() => bench.turns.length === 1)
    expect(bodies()).toEqual([{ type: 'file', name: 'lost.pdf', size: 1, bytes: null }])
    expect(bench.peer.fetched).toHaveLength(2)
    expect(ann.screen()).toContain('Noted')
  })
})

describe('a changed message', () => {
  it('names the one it was', async () => {
    const standing = bench.peer.write(ann.person, 'on Tuesday')
    await ann.until(() => bench.turns.length === 1)
    bench.peer.rewrite(standing, 'on Wednesday')
    await ann.until(() => bench.turns.length === 2)
    expect(bodies()[1]).toEqual({ type: 'edit', messageId: bench.turns[0]?.eventId, text: 'on Wednesday' })
  })
})

describe('a form', () => {
  const line = (name: string) => ({ name, label: said(`Field ${name}`), optional: true, input: { type: 'line', maxLength: 50 } }) as const
  const many = Array.from({ length: 60 }, (_, index) => ({ value: `v${index}`, label: said(`Kind ${index}`) }))

  it('opens at once after a command', async () => {
    bench.answers(() => ({ messages: [], form: formOf('t', [line('a')]) }))
    await ann.run('facility')
    expect(ann.modal()?.title).toBe('Register')
  })

  it('goes on in a next page and keeps what was filled in', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    bench.answers(() => ({ messages: [], form: formOf('t', names.map(line)) }))
    await ann.run('facility')
    await ann.fill(['1', '2', '3', '4', '5'])
    expect(ann.screen()).toContain('Part 1 of 2 is filled in')
    await ann.push('Go on')
    await ann.fill(['6', '7'])
    expect(bodies().at(-1)).toEqual({
      type: 'form',
      token: 't',
      values: Object.fromEntries(names.map((name, index) => [name, `${index + 1}`])),
    })
  })

  it('searches a list that is too long for a menu', async () => {
    const kind = { name: 'kind', label: said('Kind'), optional: false, input: { type: 'select', options: many } } as const
    bench.answers(() => ({ messages: [], form: formOf('t', [kind]) }))
    await ann.run('facility')
    await ann.fill(['nothing like it'])
    expect(ann.screen()).toContain('Nothing in the list fits “nothing like it”')
    await ann.push('Open the form')
    await ann.fill(['kind 5'])
    expect(bodies().at(-1)).toMatchObject({ values: { kind: 'v5' } })
    await ann.run('facility')
    await ann.fill(['kind'])
    expect(ann.screen()).toContain('60 fit “kind”')
    await ann.push('Open the form')
    await ann.fill(['kind 4'])
    expect(bodies().at(-1)).toMatchObject({ values: { kind: 'v4' } })
    await ann.run('facility')
    await ann.fill(['ind 4'])
    expect(ann.screen()).toContain('Several fit “ind 4”')
    await ann.push('Kind 42')
    expect(bodies().at(-1)).toMatchObject({ values: { kind: 'v42' } })
  })

  it('that was forgotten by a restart is asked for again by its token', async () => {
    bench.answers(() => ({ messages: [plain('Register first')], form: formOf('t', [line('a')]) }))
    await ann.write('publish')
    await bench.adapter.stop()
    const second = await openSecond(bench)
    await ann.push('Open the form')
    expect(second.turns.map(({ body }) => body)).toEqual([{ type: 'action', token: 't' }])
    await second.stop()
  })
})

/** Another process on the same stand-in, as after a restart. */
async function openSecond({ peer }: Bench, heard: readonly Heard[] = []) {
  const turns: Turn[] = []
  const quiet = () => {}
  const options = { commands: commandSpecs(), menu: postingMenu(), words: () => channelWords('en') }
  const adapter = createDiscord({ ...options, token: peer.token, restUrl: peer.restUrl, log: { info: quiet, warn: quiet, error: quiet } })
  const receive = async (turn: Turn) => {
    turns.push(turn)
    return { messages: [plain('Again')] }
  }
  await adapter.start(receive, { findOptions: async () => [], report: async () => {}, suggest: async () => [], heardOf: async () => heard })
  return { turns, stop: adapter.stop }
}

describe('a push', () => {
  it('takes the buttons away when the answer settles them', async () => {
    const card = { nodes: [...plain('Approve?').nodes, { node: 'choices', choices: [{ label: said('Yes'), action: 'yes' }] }] } as const
    bench.answers(({ body }) => (body.type === 'action' ? { messages: [plain('Done')], settled: true } : { messages: [card] }))
    await ann.write('go')
    await ann.push('Yes')
    await ann.until(() => !ann.screen().includes('[Yes]'))
    expect(ann.screen()).toContain('Approve?')
    expect(ann.screen()).toContain('Done')
  })
})

describe('the connection', () => {
  const { identifies, resumes } = { identifies: () => bench.peer.gateway.seen.identifies, resumes: () => bench.peer.gateway.seen.resumes }

  it('asks for no privileged intent', () => {
    const [members, presences, content] = [1 << 1, 1 << 8, 1 << 15]
    expect(bench.peer.gateway.seen.intents & (members | presences | content)).toBe(0)
  })

  it('resumes after a cut, and what came meanwhile is handled once', async () => {
    bench.peer.gateway.shut(true)
    bench.peer.gateway.cut()
    bench.peer.write(ann.person, 'while away')
    await pause(300)
    bench.peer.gateway.shut(false)
    await ann.until(() => bench.turns.length > 0)
    expect(bodies()).toEqual([{ type: 'text', text: 'while away' }])
    expect([identifies(), resumes()]).toEqual([1, 1])
  })

  it('resumes when Discord asks it to reconnect', async () => {
    bench.peer.gateway.askReconnect()
    await ann.until(() => resumes() === 1)
    await ann.write('hello')
    expect(bodies()).toEqual([{ type: 'text', text: 'hello' }])
  })

  it('identifies anew when the session is invalid, and looks up what it missed', async () => {
    await ann.write('first')
    bench.peer.gateway.shut(true)
    bench.peer.gateway.invalidate()
    bench.peer.write(ann.person, 'missed')
    bench.peer.gateway.shut(false)
    await ann.until(() => bodies().some((body) => body.type === 'text' && body.text === 'missed'))
    expect(identifies()).toBe(2)
  }, 20_000)

  it('looks up what was written while no process ran', async () => {
    const at = new Date()
    await bench.adapter.stop()
    bench.peer.write(ann.person, 'while nobody ran')
    const second = await openSecond(bench, [{ account: ann.person.id, at }])
    await ann.until(() => second.turns.length > 0)
    expect(second.turns.map(({ body }) => body)).toEqual([{ type: 'text', text: 'while nobody ran' }])
    await second.stop()
  })

  it('with a wrong token says so', async () => {
    await bench.adapter.stop()
    Object.assign(bench, { peer: { ...bench.peer, token: 'wrong' } })
    await expect(openSecond(bench)).rejects.toThrow('DISCORD_TOKEN')
  })
})
