import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SentMessage } from '../../../src/message/message.ts'
import type { Mishap } from '../../peers/discord/rest.ts'
import type { Seat } from '../../peers/discord/seat.ts'
import { type Bench, formOf, openBench, plain, said } from './support.ts'

let bench: Bench
let ann: Seat
beforeEach(async () => {
  bench = await openBench()
  ann = bench.seat()
})
afterEach(async () => {
  await bench.close()
  expect(bench.peer.rest.violations).toEqual([])
})

const callback = /^\/interactions\//
const edit = /^\/webhooks\/\d+\/[^/]+\/messages\/@original$/
const followUp = /^\/webhooks\/\d+\/[^/]+$/
const message = /^\/channels\/\d+\/messages$/

const lost = (method: string, path: RegExp, when: Mishap['when'] = 'after'): Mishap => ({ method, path, when, reply: { status: 502 } })
const goWrong = (...mishaps: readonly Mishap[]) => void bench.peer.rest.mishaps.push(...mishaps)
const shown = (words: string) => ann.screen().split(words).length - 1
const followUps = () => bench.peer.rest.requests.filter(({ method, path }) => method === 'POST' && followUp.test(path))
const card = (words: string, label = 'Yes'): SentMessage => ({
  nodes: [...plain(words).nodes, { node: 'choices', choices: [{ label: said(label), action: `token-${label}` }] }],
})
const long = Array.from({ length: 90 }, (_, index) => `Line ${index}.`)
const longAnswer = { messages: [plain(...long)] }
const linesShown = () => new Set(ann.screen().match(/Line \d+\./g)).size

describe.each([['server'], ['direct']] as const)('an answer to a command (%s)', (where) => {
  beforeEach(() => bench.answers(() => ({ messages: [plain('The answer'), plain('And more')] })))

  it('is shown once though the reply to it was lost', async () => {
    goWrong(lost('POST', callback))
    await ann.run('help', {}, where)
    await ann.until(() => shown('And more') > 0)
    expect([shown('The answer'), shown('And more')]).toEqual([1, 1])
  })

  it('is shown once though every reply about it is lost', async () => {
    goWrong(lost('POST', callback), lost('POST', callback, 'before'), lost('POST', callback, 'before'))
    goWrong(lost('PATCH', edit), lost('POST', message))
    await ann.run('help', {}, where)
    await ann.until(() => shown('And more') > 0)
    expect([shown('The answer'), shown('And more')]).toEqual([1, 1])
  })

  it('comes by message when it never got through', async () => {
    goWrong(...Array.from({ length: 3 }, () => lost('POST', callback, 'before')))
    void ann.run('help', {}, where).catch(() => undefined)
    await ann.until(() => shown('And more') > 0)
    expect([shown('The answer'), shown('And more')]).toEqual([1, 1])
    expect(ann.messages().every(({ onlyFor }) => onlyFor === null)).toBe(true)
  })

  it('that takes long is shown once though we never learn that waiting was announced', async () => {
    bench.answers(async () => {
      await pause(1_500)
      return { messages: [plain('At last')] }
    })
    goWrong(lost('POST', callback), lost('PATCH', edit))
    await ann.run('help', {}, where)
    await ann.until(() => shown('At last') > 0)
    expect(shown('At last')).toBe(1)
    expect(ann.messages().some(({ pending }) => pending)).toBe(false)
  })
})

describe('an answer to a push', () => {
  const begin = async (where: 'server' | 'direct') => {
    bench.answers(({ body }) =>
      body.type === 'action'
        ? { messages: [card('Done', 'Next')], settled: true }
        : { messages: [card('Approve?'), card('Other?', 'Other')] },
    )
    await ann.run('review', {}, where)
    await ann.until(() => ann.screen().includes('Other?'))
  }

  it('joins the card in a server, once, and takes only the buttons beside it', async () => {
    await begin('server')
    goWrong(lost('POST', callback))
    await ann.push('Yes')
    await ann.until(() => shown('Done') > 0)
    expect(ann.screen()).toBe('Approve?\nOther?\n[Other]\nDone\n[Next]')
    expect(ann.messages()).toHaveLength(1)
  })

  it('comes as a message in direct messages, once', async () => {
    await begin('direct')
    goWrong(lost('POST', callback), lost('POST', message), lost('PATCH', edit))
    await ann.push('Yes')
    await ann.until(() => shown('Done') > 0)
    expect(ann.screen()).toBe('Approve?\nOther?\n[Other]\nDone\n[Next]')
  })

  it('waits out a rate limit that is longer than the library waits', async () => {
    await begin('direct')
    const body = { message: 'You are being rate limited.', retry_after: 6, global: false }
    goWrong({ method: 'POST', path: message, when: 'before', reply: { status: 429, headers: { 'retry-after': '6' }, body } })
    const began = Date.now()
    await ann.push('Yes')
    await ann.until(() => shown('Done') > 0)
    expect(Date.now() - began).toBeGreaterThanOrEqual(5_900)
    expect(shown('Done')).toBe(1)
  }, 20_000)
})

describe('a long answer in a server', () => {
  it('is read page by page, by its reader only, and never sent behind a push that may double it', async () => {
    bench.answers(() => longAnswer)
    await ann.run('listings')
    expect(linesShown()).toBeLessThan(90)
    goWrong(lost('POST', callback))
    await ann.push('Go on')
    await ann.until(() => linesShown() > 40)
    const [next] = ann.buttonIds().slice(-1)
    await ann.push('Go on')
    await ann.until(() => linesShown() === 90)
    expect(ann.screen().match(/Line \d+\./g)).toHaveLength(90)
    const bob = bench.seat('Bob')
    bench.answers(() => ({ messages: [plain('That button is over')] }))
    await bob.forge(next ?? '')
    expect(bob.screen()).toBe('That button is over')
    expect(bench.turns.at(-1)).toMatchObject({ body: { type: 'action', token: '' }, from: { account: bob.person.id } })
    expect(followUps()).toEqual([])
  })

  it('comes as several messages in direct messages', async () => {
    bench.answers(() => longAnswer)
    goWrong(lost('POST', message))
    await ann.run('listings', {}, 'direct')
    await ann.until(() => linesShown() === 90)
    expect(ann.screen().match(/Line \d+\./g)).toHaveLength(90)
  })
})

describe('somebody whose interaction came too late', () => {
  const delayed = (id: string) => {
    for (const asked of bench.peer.rest.asked.values()) if (asked.interaction.id !== id) Object.assign(asked, { at: 0 })
  }

  it('is answered by message', async () => {
    bench.answers(() => {
      delayed('')
      return { messages: [plain('Still here')] }
    })
    void ann.run('help').catch(() => undefined)
    await ann.until(() => shown('Still here') > 0)
    expect(ann.messages().map(({ onlyFor }) => onlyFor)).toEqual([null])
  })

  it('finds the form behind a button', async () => {
    const field = { name: 'a', label: said('A'), optional: true, input: { type: 'line', maxLength: 9 } } as const
    bench.answers(() => {
      delayed('')
      return { messages: [], form: formOf('t', [field]) }
    })
    void ann.run('facility').catch(() => undefined)
    await ann.until(() => shown('[Open the form]') > 0)
    await ann.push('Open the form')
    expect(ann.modal()?.title).toBe('Register')
  })
})

describe('a notice under the last answer of somebody with closed direct messages', () => {
  it('waits, instead of being sent again, when we do not learn whether it arrived', async () => {
    ann.person.closed = true
    await ann.run('help')
    goWrong(lost('POST', followUp))
    const key = v7()
    const send = () => bench.adapter.send(bench.address(ann), plain('The notice'), key)
    expect(await send()).toMatchObject({ outcome: 'retry' })
    expect(await send()).toMatchObject({ outcome: 'retry' })
    expect([shown('The notice'), followUps().length]).toEqual([1, 1])
    await ann.push('Read it here')
    expect(await send()).toMatchObject({ outcome: 'sent' })
    expect(followUps()).toHaveLength(1)
  })
})

describe('what was missed', () => {
  it('is looked up page by page, each message once', async () => {
    await ann.write('first')
    bench.answers(() => ({ messages: [] }))
    bench.peer.gateway.shut(true)
    bench.peer.gateway.invalidate()
    for (let index = 0; index < 130; index += 1) bench.peer.write(ann.person, `missed ${index}`)
    bench.peer.gateway.shut(false)
    const missed = () => bench.turns.flatMap(({ body }) => (body.type === 'text' && body.text.startsWith('missed') ? [body.text] : []))
    await ann.until(() => missed().length === 130)
    expect(missed()).toEqual(Array.from({ length: 130 }, (_, index) => `missed ${index}`))
  }, 30_000)
})

describe('a dialogue in a server', () => {
  it('goes on in words that nobody else reads, and offers that once', async () => {
    bench.answers(({ body }) => {
      const words = body.type === 'text' ? `Read: ${body.text}` : body.type
      return { messages: [card(words)], listening: true, ...(body.type === 'action' ? { settled: true } : {}) }
    })
    await ann.run('offer')
    await ann.push('Reply in words')
    expect(ann.modal()?.title).toBe('Reply in words')
    await ann.fill(['make it 60 t'])
    expect(bench.turns.at(-1)?.body).toEqual({ type: 'text', text: 'make it 60 t' })
    expect(ann.screen()).toContain('Read: make it 60 t')
    await ann.push('Yes')
    await ann.until(() => ann.screen().includes('action'))
    expect(ann.messages().at(-1)?.body.components).toHaveLength(2)
    expect(ann.screen().match(/Reply in words/g)).toHaveLength(2)
    expect(bench.seat('Bob').screen()).toBe('')
  })

  it('needs no such button in direct messages', async () => {
    bench.answers(() => ({ messages: [card('Write to me')], listening: true }))
    await ann.run('offer', {}, 'direct')
    expect(ann.screen()).toBe('Write to me\n[Yes]')
  })
})
