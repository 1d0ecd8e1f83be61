import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPace } from '../../../adapters/slack/pace.ts'
import { mintText } from '../../../src/message/mint.ts'
import { type Ann, meetAnn } from './person.ts'
import { team } from './stand-in.ts'

let ann: Ann
beforeEach(async () => {
  ann = await meetAnn()
})
afterEach(() => ann.close())

const notice = (words: string) => ({ nodes: [{ node: 'paragraph' as const, text: mintText([{ said: words }]) }] })
const to = () => ({ platform: 'slack', workspace: team, account: ann.user, conversation: 'C01:5.5' })

test('goes to the direct message wherever the person was last seen, without start', async () => {
  expect(await ann.adapter.send(to(), notice('Hello'), 'k')).toMatchObject({ outcome: 'sent' })
  expect(ann.slack.messages.at(-1)?.channel).toBe(ann.dm)
})

test('waits as long as Slack asks', async () => {
  ann.slack.answerWith('chat.postMessage', { status: 429, headers: { 'retry-after': '17' }, body: { ok: false } })
  expect(await ann.adapter.send(to(), notice('Hello'), 'k')).toEqual({ outcome: 'retry', reason: 'rate limited', retryAfterMs: 17_000 })
  ann.slack.answerWith('chat.postMessage', null)
  const held = await ann.adapter.send(to(), notice('Hello'), 'k')
  expect(held).toMatchObject({ outcome: 'retry' })
  expect(ann.slack.messages).toEqual([])
})

test.each([
  ['token_revoked', 'access-revoked'],
  ['account_inactive', 'access-revoked'],
  ['is_archived', 'conversation-closed'],
  ['user_disabled', 'person-gone'],
  ['invalid_blocks', 'message-refused'],
])('gives up for good when Slack says %s', async (error, obstacle) => {
  ann.slack.answerWith('chat.postMessage', { body: { ok: false, error } })
  expect(await ann.adapter.send(to(), notice('Hello'), 'k')).toEqual({ outcome: 'final', reason: error, obstacle })
})

test.each([
  ['an answer of 503', { status: 503, body: {} }],
  ['a fault of its own', { body: { ok: false, error: 'internal_error' } }],
])('tries again after %s', async (_what, answer) => {
  ann.slack.answerWith('chat.postMessage', answer)
  expect(await ann.adapter.send(to(), notice('Hello'), 'k')).toMatchObject({ outcome: 'retry' })
})

test('finds a notice that an earlier process had sent', async () => {
  await ann.adapter.send(to(), notice('Only once'), 'k')
  const another = await meetAnn()
  try {
    another.slack.answerWith('conversations.history', {
      body: { ok: true, messages: ann.slack.messages.map(({ ts, metadata }) => ({ ts, metadata })) },
    })
    expect(await another.adapter.send(to(), notice('Only once'), 'k', true)).toMatchObject({ outcome: 'sent' })
    expect(another.slack.messages).toEqual([])
  } finally {
    await another.close()
  }
})

test('changes a message in place, or only takes its buttons away', async () => {
  const card = {
    nodes: [...notice('Card').nodes, { node: 'choices' as const, choices: [{ label: mintText([{ said: 'Yes' }]), action: 't' }] }],
  }
  const sent = await ann.adapter.send(to(), card, 'k')
  if (sent.outcome !== 'sent') throw new Error('not sent')
  await ann.adapter.update?.(to(), sent.platformMessageId, null)
  expect(ann.screen()).toBe('Card')
  await ann.adapter.update?.(to(), sent.platformMessageId, notice('Decided'))
  expect(ann.screen()).toBe('Decided')
})

test('keeps one message a second after a burst', () => {
  let now = 0
  const pace = createPace(() => now)
  expect([1, 2, 3, 4, 5].map(() => pace.take('C', 10_000))).toEqual([0, 0, 0, 1_000, 2_000])
  expect(pace.take('D', 10_000)).toBe(0)
  now = 60_000
  expect(pace.take('C', 0)).toBe(0)
  pace.hold(5_000)
  expect(pace.take('C', 1_000)).toBe(5_000)
})

const bytes = Buffer.from('%PDF-1.7 analysis').toString('base64')
const withFile = (name = '분석.pdf') => ({
  nodes: [...notice('From them').nodes, { node: 'file' as const, name, mediaType: 'application/pdf', bytes }],
})
const filesShown = () =>
  ann.slack.messages.flatMap(({ channel, files }) => files.map(({ name, bytes: sent }) => [channel, name, String(sent)]))

test('brings a file behind its words, under its own name', async () => {
  expect(await ann.adapter.send(to(), withFile(), 'k')).toMatchObject({ outcome: 'sent' })
  expect(ann.screen()).toBe('From them\n\n분석.pdf')
  expect(filesShown()).toEqual([[ann.dm, '분석.pdf', '%PDF-1.7 analysis']])
  expect(await ann.adapter.send(to(), withFile(), 'k', true)).toMatchObject({ outcome: 'sent' })
  expect(filesShown()).toHaveLength(1)
})

test('brings a file that did not arrive with the words again, and its words no second time', async () => {
  ann.slack.answerWith('files.completeUploadExternal', { status: 503, body: {} })
  expect(await ann.adapter.send(to(), withFile(), 'k')).toMatchObject({ outcome: 'retry' })
  ann.slack.answerWith('files.completeUploadExternal', null)
  expect(await ann.adapter.send(to(), withFile(), 'k', true)).toMatchObject({ outcome: 'sent' })
  expect(ann.screen()).toBe('From them\n\n분석.pdf')
})

test('finds a file that had arrived though Slack said it had not, but not one that came before', async () => {
  await ann.adapter.send(to(), withFile(), 'earlier')
  ann.slack.answerWith('files.completeUploadExternal', { status: 503, body: {} }, 'landed')
  expect(await ann.adapter.send(to(), withFile(), 'k')).toMatchObject({ outcome: 'retry' })
  expect(filesShown()).toHaveLength(2)
  expect(await ann.adapter.send(to(), withFile(), 'k', true)).toMatchObject({ outcome: 'sent' })
  expect(filesShown()).toHaveLength(2)
})

test('takes the buttons away from a card with a file', async () => {
  const { nodes } = withFile()
  const card = { nodes: [...nodes, { node: 'choices' as const, choices: [{ label: mintText([{ said: 'Reply' }]), action: 't' }] }] }
  const sent = await ann.adapter.send(to(), card, 'k')
  if (sent.outcome !== 'sent') throw new Error('not sent')
  await ann.adapter.update?.(to(), sent.platformMessageId, null)
  expect(ann.screen()).toBe('From them\n\n분석.pdf')
})
