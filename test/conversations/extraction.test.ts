import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Stage } from '../../src/demo/stage.ts'
import { createExtractor } from '../../src/extractor.ts'
import { listingCount, openQuietStage } from './support/conversation.ts'
import { type Door, openDoor } from './support/door.ts'

/** A stand-in for a language model on loopback: it answers each message as its test says. */
type Answer = {
  readonly status?: number
  readonly content?: unknown
  readonly raw?: string
  readonly afterMs?: number
  readonly refusal?: string
}

let stage: Stage
let answer: Answer = {}
const asked: { readonly body: Record<string, unknown>; readonly key: string | undefined }[] = []
const warnings: string[] = []

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

const server = createServer(async (request, response) => {
  asked.push({ body: JSON.parse(await bodyOf(request)), key: request.headers.authorization })
  const { status = 200, content, raw, afterMs = 0, refusal } = answer
  await wait(afterMs)
  const message = { role: 'assistant', content: content === undefined ? null : JSON.stringify(content), refusal: refusal ?? null }
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(raw ?? JSON.stringify({ choices: [{ message }] }))
})

const nothing = { quantity: null, window: null, price: null, hazardous: null, location: null, attributes: null }
const quantityOf = (words: string, amount: number) => ({ words, min: amount, max: amount, unit: 't', period: 'month' })

async function doorTo(key: string | null = null): Promise<Door> {
  const { port } = server.address() as AddressInfo
  const settings = { url: `http://127.0.0.1:${port}/v1/`, model: 'stand-in', key, timeoutMs: 400 }
  return openDoor(stage, createExtractor(settings, { warn: (facts: unknown) => warnings.push(JSON.stringify(facts)) }))
}

beforeAll(async () => {
  stage = await openQuietStage()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  server.close()
  await stage.close()
})

const vague = 'fly ash over here, forty-ish lorry things monthly I guess'

test('fills a gap with what the message says in its own words, marked, and the person still confirms', async () => {
  const door = await doorTo('secret-key')
  answer = {
    content: {
      listings: [{ kind: 'offer', material: 'fly ash', ...nothing, quantity: quantityOf('forty-ish lorry things monthly', 800) }],
    },
  }
  const before = await listingCount(stage)
  const card = await door('tom-reyes', { type: 'text', text: `we have ${vague}` })
  expect(card).toContain('800 t per month')
  expect(card).toContain('read by a language model, please check')
  expect(await listingCount(stage)).toBe(before)
  expect(asked.at(-1)?.key).toBe('Bearer secret-key')
  await door('tom-reyes', { type: 'text', text: '/cancel' })
})

test('is sent the message and the day, no tools and nothing of anybody else', async () => {
  const { body } = asked.at(-1) ?? { body: {} }
  expect(Object.keys(body).toSorted()).toEqual(['max_tokens', 'messages', 'model', 'response_format', 'temperature'])
  const sent = JSON.stringify(body)
  expect(sent).toContain('lorry things')
  for (const name of ['Lulong', 'Tom Reyes', '秦皇岛', 'Zhao Min', 'facility-']) expect(sent).not.toContain(name)
})

test('words that the message does not hold are not believed', async () => {
  const door = await doorTo()
  answer = { content: { listings: [{ kind: 'offer', material: 'fly ash', ...nothing, quantity: quantityOf('900 t a month', 900) }] } }
  const card = await door('bea', { type: 'text', text: `we have ${vague}` })
  expect(card).toContain('coal fly ash')
  expect(card).not.toContain('900 t')
  await door('bea', { type: 'text', text: '/cancel' })
})

test('what the grammar read stays, whatever the model says', async () => {
  const door = await doorTo()
  answer = {
    content: { listings: [{ kind: 'need', material: 'steel slag', ...nothing, quantity: quantityOf('40 t', 4_000_000) }] },
  }
  const card = await door('cho', { type: 'text', text: 'we have 40 t of fly ash a month' })
  expect(card).toContain('Offer · coal fly ash')
  expect(card).toContain('40 t per month')
  await door('cho', { type: 'text', text: '/cancel' })
})

test.each([
  ['malformed', { raw: '{"choices": [{' }],
  ['not of the schema', { content: { listings: [{ kind: 'offer', run: 'rm -rf /' }] } }],
  ['refusing', { refusal: 'I cannot help with that.' }],
  ['failing', { status: 500, raw: 'down' }],
  ['too slow', { content: { listings: [] }, afterMs: 900 }],
] as const)('a %s answer costs a bounded wait and changes nothing', async (_, given) => {
  const door = await doorTo()
  answer = given
  const began = performance.now()
  const card = await door('dan', { type: 'text', text: `we have ${vague}` })
  expect(performance.now() - began).toBeLessThan(2500)
  expect(card).toContain('coal fly ash')
  expect(card).not.toContain('language model')
  await door('dan', { type: 'text', text: '/cancel' })
})

test('three failures in a row pause it, and nothing of the message reaches the log', async () => {
  const door = await doorTo()
  answer = { status: 503, raw: '' }
  const before = asked.length
  for (let round = 0; round < 5; round += 1) await door('eve', { type: 'text', text: `we have ${vague}` })
  expect(asked.length - before).toBe(3)
  expect(warnings.length).toBeGreaterThan(0)
  expect(warnings.join(' ')).not.toContain('lorry')
  await door('eve', { type: 'text', text: '/cancel' })
})

test('is not asked about commands, greetings or posts that the grammar read whole', async () => {
  const door = await doorTo()
  answer = { content: { listings: [] } }
  const before = asked.length
  for (const text of ['/help', 'hello', 'we have 40 t of fly ash a month from April']) await door('fay', { type: 'text', text })
  expect(asked.length).toBe(before)
})
