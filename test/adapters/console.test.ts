import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Answer } from '../../adapters/adapter.ts'
import { createConsole } from '../../adapters/console/index.ts'
import { renderMessage } from '../../adapters/console/render.ts'
import type { SentMessage } from '../../src/message/message.ts'
import { mintText } from '../../src/message/mint.ts'
import type { Turn, TurnBody } from '../../src/message/turn.ts'

const said = (words: string) => mintText([{ said: words }])
const buttons = (...labels: readonly string[]): SentMessage => ({
  nodes: [{ node: 'choices', choices: labels.map((label) => ({ label: said(label), action: `token of ${label}` })) }],
})

let mailboxes: string
let bodies: TurnBody[]
let answer: Answer
beforeEach(() => {
  mailboxes = mkdtempSync(join(tmpdir(), 'synergy-mail-'))
  bodies = []
  answer = { messages: [] }
})
afterEach(() => rmSync(mailboxes, { recursive: true, force: true }))

async function started() {
  const adapter = createConsole({ mailboxes, files: join(mailboxes, 'files'), colours: false })
  await adapter.start(async ({ body }) => {
    bodies.push(body)
    return answer
  })
  return adapter
}

test('a number presses the button of that number, and counts on over the cards of one answer', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  answer = { messages: [buttons('Approve', 'Hold'), buttons('Reject')] }
  expect(await session.enter('/review')).toEqual(['[1] Approve   [2] Hold', '', '[3] Reject', ''])
  await session.enter('3')
  expect(bodies.at(-1)).toEqual({ type: 'action', token: 'token of Reject' })
})

test('a number without a button, and a number with a unit, are words', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  answer = { messages: [buttons('Skip')] }
  await session.enter('hello')
  await session.enter('12')
  await session.enter('1 %')
  expect(bodies.slice(1)).toEqual([
    { type: 'text', text: '12' },
    { type: 'text', text: '1 %' },
  ])
})

test('the label of a button presses it, in any script', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  answer = { messages: [buttons('发布', '게시')] }
  await session.enter('x')
  await session.enter('발행')
  await session.enter('发布')
  expect(bodies.slice(1)).toEqual([
    { type: 'text', text: '발행' },
    { type: 'action', token: 'token of 发布' },
  ])
})

test('a notice that arrives between goes on counting, so that shown numbers keep their meaning', async () => {
  const adapter = await started()
  const session = adapter.open({ account: 'ann', displayName: 'Ann' })
  answer = { messages: [buttons('Publish')] }
  await session.enter('an offer')
  await adapter.send({ platform: 'console', workspace: 'local', account: 'ann', conversation: 'ann' }, buttons('Approve'), 'k')
  expect(await session.collect()).toEqual(['[2] Approve', ''])
  await session.enter('1')
  expect(bodies.at(-1)).toEqual({ type: 'action', token: 'token of Publish' })
})

test('what waits in a mailbox survives the program and is shown to nobody else', async () => {
  const to = { platform: 'console', workspace: 'local', account: '赵敏/../x', conversation: 'x' }
  await (await started()).send(to, buttons('Yes'), 'k')
  const later = await started()
  expect(await later.open({ account: 'ann', displayName: 'Ann' }).collect()).toEqual([])
  expect(await later.open({ account: '赵敏/../x', displayName: 'Zhao' }).collect()).toEqual(['[1] Yes', ''])
})

test('a needed field that is left empty, or answered with no option, is asked again, and cancel leaves the form', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  const options = [{ value: 'a', label: said('Cement works') }]
  answer = {
    messages: [],
    form: {
      token: 't',
      title: said('Register'),
      submit: said('Save'),
      left: said('Nothing saved'),
      unmatched: said('No such entry'),
      fields: [{ name: 'kind', label: said('Kind'), optional: false, input: { type: 'select', options } }],
    },
  }
  expect(await session.enter('register')).toEqual(['Register', 'Kind', '  1  Cement works'])
  expect(await session.enter('')).toEqual(['Kind', '  1  Cement works'])
  expect(await session.enter('brewery')).toEqual(['No such entry', 'Kind', '  1  Cement works'])
  expect(await session.enter('取消')).toEqual(['Nothing saved', ''])
  expect(bodies).toEqual([{ type: 'text', text: 'register' }])
})

test('a quote keeps its lines and none of its tricks', () => {
  const message: SentMessage = { nodes: [{ node: 'quote', text: mintText([{ quoted: 'one\ntwo\u001b[2J' }]) }] }
  expect(renderMessage(message, 1, false).lines).toEqual(['  | one', '  | two [2J', ''])
})

test('a terminal that is opened before the program is ready is refused', () => {
  expect(() => createConsole({ mailboxes, files: mailboxes, colours: false }).open({ account: 'a', displayName: 'A' })).toThrow(
    'before the program was ready',
  )
})

test('a long list of options is not printed: a word finds those that contain it, and a number chooses among them', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  const options = Array.from({ length: 40 }, (_, each) => ({
    value: `v${each}`,
    label: said(each < 3 ? `cement ${each}` : `other ${each}`),
  }))
  const field = {
    name: 'kind',
    label: said('Industry'),
    hint: said('A word is enough'),
    optional: false,
    input: { type: 'select', options },
  } as const
  answer = {
    messages: [],
    form: {
      token: 't',
      title: said('Register'),
      submit: said('Save'),
      left: said('Nothing saved'),
      unmatched: said('No such entry'),
      fields: [field],
    },
  }
  expect(await session.enter('register')).toEqual(['Register', 'Industry', 'A word is enough'])
  expect(await session.enter('cement')).toEqual(['Industry', 'A word is enough', '  1  cement 0', '  2  cement 1', '  3  cement 2'])
  answer = { messages: [] }
  await session.enter('2')
  expect(bodies.at(-1)).toEqual({ type: 'form', token: 't', values: { kind: 'v1' } })
})

test('a line that changes what was said names the message it changes', async () => {
  const adapter = createConsole({ mailboxes, files: join(mailboxes, 'files'), colours: false })
  const turns: Turn[] = []
  await adapter.start(async (turn) => {
    turns.push(turn)
    return answer
  })
  const session = adapter.open({ account: 'ann', displayName: 'Ann' })
  await session.enter('/edit too early')
  await session.enter('on Tuesday')
  await session.enter('/edit on Wednesday')
  expect(turns.map(({ body }) => body)).toEqual([
    { type: 'text', text: '/edit too early' },
    { type: 'text', text: 'on Tuesday' },
    { type: 'edit', messageId: turns[1]?.eventId, text: 'on Wednesday' },
  ])
})

const report = {
  node: 'file',
  name: '../../分析 report.pdf',
  mediaType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7 x').toString('base64'),
} as const

test('a file that arrives is written below the directory, the same one once, and the line says where', async () => {
  const adapter = await started()
  const session = adapter.open({ account: 'ann', displayName: 'Ann' })
  const to = { platform: 'console', workspace: 'local', account: 'ann', conversation: 'ann' }
  await adapter.send(to, { nodes: [report] }, 'key-1')
  await adapter.send(to, { nodes: [report] }, 'key-1')
  const [line = '', ...rest] = await session.collect()
  expect(rest).toEqual([''])
  const path = line.slice(line.lastIndexOf(': ') + 2)
  expect(path).toMatch(/\/files\/[\da-f]{12}\/[^/]*分析 report\.pdf$/)
  expect(readFileSync(path, 'utf8')).toBe('%PDF-1.7 x')
  answer = { messages: [{ nodes: [report] }] }
  expect((await session.enter('again'))[0]).toBe(line)
})

test('/file sends a file by its path; one that is not there comes without its bytes', async () => {
  const session = (await started()).open({ account: 'ann', displayName: 'Ann' })
  writeFileSync(join(mailboxes, 'two words.csv'), 'a,b')
  await session.enter(`/file ${join(mailboxes, 'two words.csv')}`)
  await session.enter('/file /nowhere/x.pdf')
  await session.enter(`/file ${mailboxes}`)
  expect(bodies).toMatchObject([
    { type: 'file', name: 'two words.csv', size: 3, bytes: Buffer.from('a,b') },
    { type: 'file', name: 'x.pdf', bytes: null },
    { type: 'file', bytes: null },
  ])
})
