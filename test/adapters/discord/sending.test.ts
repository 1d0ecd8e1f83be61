import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Seat } from '../../peers/discord/seat.ts'
import { type Bench, openBench, plain } from './support.ts'

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

const toMessages = /^\/channels\/\d+\/messages$/
const send = (key = v7(), words = 'A notice') => bench.adapter.send(bench.address(ann), plain(words), key)
const shown = (words: string) => ann.screen().split(words).length - 1

describe('a notice over Discord', () => {
  it('is shown once though the answer to a landed send was lost', async () => {
    bench.peer.rest.mishaps.push({ method: 'POST', path: toMessages, when: 'after', reply: { status: 502 } })
    expect(await send()).toMatchObject({ outcome: 'sent' })
    expect(shown('A notice')).toBe(1)
  })

  it('is shown once though every answer was lost and it is sent again when Discord has forgotten the nonce', async () => {
    const lost = { method: 'POST', path: toMessages, when: 'after', reply: { status: 502 } } as const
    bench.peer.rest.mishaps.push(lost, lost, lost)
    const key = v7()
    expect(await send(key)).toMatchObject({ outcome: 'retry' })
    for (const message of bench.peer.state.messages) Object.assign(message, { nonce: null })
    expect(await send(key)).toMatchObject({ outcome: 'sent' })
    expect(shown('A notice')).toBe(1)
  })

  it('waits out a short rate limit', async () => {
    const reply = {
      status: 429,
      headers: { 'retry-after': '0.3' },
      body: { message: 'You are being rate limited.', retry_after: 0.3, global: false },
    }
    bench.peer.rest.mishaps.push({ method: 'POST', path: toMessages, when: 'before', reply })
    const began = Date.now()
    expect(await send()).toMatchObject({ outcome: 'sent' })
    expect(Date.now() - began).toBeGreaterThanOrEqual(290)
  })

  it('leaves a long rate limit to the outbox, with its time', async () => {
    const reply = {
      status: 429,
      headers: { 'retry-after': '40' },
      body: { message: 'You are being rate limited.', retry_after: 40, global: false },
    }
    bench.peer.rest.mishaps.push({ method: 'POST', path: toMessages, when: 'before', reply })
    const outcome = await send()
    expect(outcome).toMatchObject({ outcome: 'retry', reason: 'rate limit' })
    expect(outcome.outcome === 'retry' && outcome.retryAfterMs).toBeGreaterThanOrEqual(39_000)
    expect(shown('A notice')).toBe(0)
  })

  it('is tried again while Discord is down, and never for somebody who is gone', async () => {
    const down = { method: 'POST', path: toMessages, when: 'before', reply: { status: 503 } } as const
    bench.peer.rest.mishaps.push(down, down, down)
    expect(await send()).toMatchObject({ outcome: 'retry', reason: 'Discord answered 503' })
    const nobody = { ...bench.address(ann), account: '1' }
    expect(await bench.adapter.send(nobody, plain('x'), v7())).toMatchObject({ outcome: 'final', obstacle: 'message-refused' })
  })

  it('goes out in parts that lose nothing, and only the missing parts go out again', async () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`).join(' ')
    const key = v7()
    const message = plain(words, words)
    const down = { method: 'POST', path: toMessages, when: 'before', reply: { status: 400, body: { code: 50035, message: 'x' } } } as const
    await bench.adapter.send(bench.address(ann), message, key)
    const all = ann.messages().length
    expect(all).toBeGreaterThan(2)
    expect(ann.screen().match(/word\d+/g)).toHaveLength(1800)
    bench.peer.rest.mishaps.push(down)
    await bench.adapter.send(bench.address(ann), message, key)
    expect(ann.messages()).toHaveLength(all)
  })

  it('brings a file with its words, once though the answer was lost, and keeps it when the buttons go', async () => {
    const bytes = Buffer.from('%PDF-1.7 분석').toString('base64')
    const message = {
      nodes: [
        ...plain('From them').nodes,
        { node: 'file', name: '분석 성적서.pdf', mediaType: 'application/pdf', bytes },
        { node: 'choices', choices: [{ label: plainLabel('Reply'), action: 't' }] },
      ],
    } as const
    const lost = { method: 'POST', path: toMessages, when: 'after', reply: { status: 502 } } as const
    bench.peer.rest.mishaps.push(lost, lost, lost)
    const key = v7()
    expect(await bench.adapter.send(bench.address(ann), message, key)).toMatchObject({ outcome: 'retry' })
    for (const standing of bench.peer.state.messages) Object.assign(standing, { nonce: null })
    const sent = await bench.adapter.send(bench.address(ann), message, key)
    expect(shown('From them')).toBe(1)
    const [standing] = ann.messages()
    expect(standing?.body.attachments).toMatchObject([{ title: '분석 성적서.pdf' }])
    expect(String(Buffer.from([...bench.peer.state.files.values()].at(-1)?.bytes ?? []))).toBe('%PDF-1.7 분석')
    await bench.adapter.update?.(bench.address(ann), sent.outcome === 'sent' ? sent.platformMessageId : '', null)
    expect(ann.screen()).not.toContain('[Reply]')
    expect(ann.screen()).toMatch(/\.pdf/)
  })

  it('can be replaced, and loses its buttons when it is done', async () => {
    const message = { nodes: [...plain('Open').nodes, { node: 'choices', choices: [{ label: plainLabel('Go'), action: 't' }] }] } as const
    const sent = await bench.adapter.send(bench.address(ann), message, v7())
    const id = sent.outcome === 'sent' ? sent.platformMessageId : ''
    expect(ann.screen()).toContain('[Go]')
    await bench.adapter.update?.(bench.address(ann), id, null)
    expect(ann.screen()).not.toContain('[Go]')
    expect(ann.screen()).toContain('Open')
    await bench.adapter.update?.(bench.address(ann), id, plain('Closed'))
    expect(ann.screen()).toBe('Closed')
  })
})

const plainLabel = (words: string) => {
  const [node] = plain(words).nodes
  if (node?.node !== 'paragraph') throw new Error('no paragraph')
  return node.text
}

describe('somebody with closed direct messages', () => {
  beforeEach(() => {
    ann.person.closed = true
  })

  it('is shown the notice where they are active, to them alone', async () => {
    await ann.run('help')
    expect(await send()).toMatchObject({ outcome: 'sent' })
    const [last] = ann.messages().slice(-1)
    expect(last?.onlyFor).toBe(ann.person.id)
    expect(ann.screen()).toContain('A notice')
  })

  it('is told in the channel that something waits, not what, and reads it with a push', async () => {
    bench.peer.write(ann.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await ann.until(() => ann.screen().includes('I may not write you a direct message'))
    const key = v7()
    expect(await send(key, 'The secret')).toMatchObject({ outcome: 'retry', retryAfterMs: 1_800_000 })
    expect(ann.screen()).not.toContain('The secret')
    const bob = bench.seat('Bob')
    await bob.push('Read it here')
    expect(bob.screen()).toContain('Nothing waits for you.')
    await ann.push('Read it here')
    expect(ann.screen()).toContain('The secret')
    expect(bob.screen()).not.toContain('The secret')
    expect(await send(key, 'The secret')).toMatchObject({ outcome: 'sent' })
    expect(shown('The secret')).toBe(1)
  })

  it('is given up on after three days', async () => {
    const old = v7({ msecs: Date.now() - 3 * 86_400_000 - 1 })
    expect(await send(old)).toMatchObject({ outcome: 'final', obstacle: 'conversation-closed' })
  })

  it('gets it directly once they are open again', async () => {
    const key = v7()
    expect(await send(key)).toMatchObject({ outcome: 'retry' })
    ann.person.closed = false
    expect(await send(key)).toMatchObject({ outcome: 'sent' })
  })
})

describe('a channel or server that the bot loses', () => {
  it('is noticed: no hint goes to a deleted channel, and a removal is reported', async () => {
    ann.person.closed = true
    bench.peer.write(ann.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await ann.until(() => ann.screen().includes('I may not write you a direct message'))
    const { guildId, channelId } = bench.peer.state
    bench.peer.gateway.dispatch('CHANNEL_DELETE', { id: channelId, guild_id: guildId, type: 0, name: 'x' })
    bench.peer.gateway.dispatch('GUILD_DELETE', { id: guildId })
    await ann.until(() => bench.reports.length > 0)
    const before = bench.peer.state.messages.length
    expect(await send()).toMatchObject({ outcome: 'retry' })
    expect(bench.peer.state.messages).toHaveLength(before)
    expect(bench.reports).toEqual([{ platform: 'discord', workspace: guildId, obstacle: 'access-revoked' }])
  })

  it('in which it may not speak is told to the admins, and the answer comes directly all the same', async () => {
    const refused = { status: 403, body: { code: 50013, message: 'Missing Permissions' } }
    const { channelId, guildId } = bench.peer.state
    bench.peer.rest.mishaps.push({ method: 'POST', path: new RegExp(`/channels/${channelId}/messages`), when: 'before', reply: refused })
    bench.peer.write(ann.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await ann.until(() => bench.reports.length > 0)
    expect(ann.screen()).toBe('Noted')
    expect(bench.reports).toEqual([{ platform: 'discord', workspace: guildId, obstacle: 'channel-closed' }])
  })

  it('and where direct messages are closed too, the answer is there with the next thing that somebody does', async () => {
    ann.person.closed = true
    const refused = { status: 403, body: { code: 50013, message: 'Missing Permissions' } }
    const path = new RegExp(`/channels/${bench.peer.state.channelId}/messages`)
    bench.peer.rest.mishaps.push({ method: 'POST', path, when: 'before', reply: refused })
    bench.peer.write(ann.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await ann.until(() => bench.reports.length > 0)
    bench.answers(() => ({ messages: [plain('Help')] }))
    await ann.run('help')
    await ann.push('Read it here')
    expect(ann.screen()).toContain('Noted')
    const tried = bench.peer.rest.requests.filter(({ method, path: asked }) => method === 'POST' && path.test(asked))
    expect(tried).toHaveLength(1)
  })
})
