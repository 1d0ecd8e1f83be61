import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Seat } from '../../peers/discord/seat.ts'
import { type Bench, formOf, openBench, plain, said } from './support.ts'

let bench: Bench
let ann: Seat
let mallory: Seat
beforeEach(async () => {
  bench = await openBench()
  ann = bench.seat()
  mallory = bench.seat('Mallory')
})
afterEach(async () => {
  await bench.close()
  expect(bench.peer.rest.violations).toEqual([])
})

const last = () => bench.turns.at(-1)
const kinds = [
  { value: 'a', label: said('Kind a') },
  { value: 'b', label: said('Kind b') },
]
const many = Array.from({ length: 40 }, (_, index) => ({ value: `v${index}`, label: said(`Long ${index}`) }))
const form = formOf('form-of-ann', [
  { name: 'kind', label: said('Kind'), optional: false, input: { type: 'select', options: kinds } },
  { name: 'long', label: said('Long'), optional: false, input: { type: 'select', options: many } },
])

describe('an id that was made up, or belongs to somebody else', () => {
  it.each([
    'a:token-of-ann',
    'f:token-of-ann:0',
    'f:token-of-ann:-7',
    's:token-of-ann:__proto__:0',
    's:token-of-ann:99999999999:0',
    'p:token-of-ann:0',
    'a:',
    'x:y',
    '',
    ':::::',
    'constructor',
    '__proto__:toString:0',
    `a:${'9'.repeat(98)}`,
  ])('%j is handed in as a token in the name of who pushed it, and nothing else', async (id) => {
    bench.answers(() => ({ messages: [plain('Not yours')] }))
    await mallory.forge(id)
    expect(last()?.from.account).toBe(mallory.person.id)
    expect(last()?.body.type).toBe('action')
    expect(mallory.screen()).toBe('Not yours')
  })

  it('of an option that was never offered is handed in as it is, for the token to be judged', async () => {
    await mallory.forge('m:x', ['made-up'])
    expect(last()).toMatchObject({ from: { account: mallory.person.id }, body: { type: 'action', token: 'made-up' } })
  })

  it('opens nobody else’s form, and fills none', async () => {
    bench.answers(({ body }) => (body.type === 'command' ? { messages: [], form } : { messages: [plain('Not yours')] }))
    await ann.run('facility')
    await mallory.forge('f:form-of-ann:0')
    expect(mallory.modal()).toBeNull()
    await mallory.forge('s:form-of-ann:1:0', ['v1'])
    expect(bench.turns.filter(({ body }) => body.type === 'form')).toEqual([])
    await ann.fill(['Kind a', 'long 7'])
    expect(last()?.body).toEqual({ type: 'form', token: 'form-of-ann', values: { kind: 'a', long: 'v7' } })
  })

  it('chooses nothing for a searched field that is not in its list', async () => {
    bench.answers(({ body }) => (body.type === 'command' ? { messages: [], form } : { messages: [plain('Saved')] }))
    await ann.run('facility')
    await ann.fill(['Kind a', 'long'])
    await ann.forge('s:form-of-ann:1:0', ['made-up'])
    expect(bench.turns.filter(({ body }) => body.type === 'form')).toEqual([])
  })

  it('reads nothing that waits for somebody else', async () => {
    ann.person.closed = true
    bench.peer.write(ann.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await ann.until(() => ann.screen().includes('Read it here'))
    await mallory.forge('w:')
    expect(mallory.screen()).toContain('Nothing waits for you.')
    expect(mallory.screen()).not.toContain('Noted')
  })
})

describe('what somebody typed', () => {
  it('is live nowhere: not in a name, a form, an option that was sought, or a label', async () => {
    const hostile = '@everyone **b** <@1> [x](https://x.y)'
    const sly = bench.seat(hostile)
    sly.person.closed = true
    bench.answers(() => ({ messages: [], form }))
    await sly.run('facility')
    await sly.fill(['Kind a', hostile])
    bench.peer.write(sly.person, `<@${bench.peer.state.applicationId}> hello`, { inServer: true })
    await sly.until(() => sly.screen().includes('Read it here'))
    const sent = JSON.stringify(bench.peer.rest.requests.filter(({ path }) => !path.endsWith('/commands')).map(({ body }) => body))
    expect(sent).toContain('everyone')
    expect(sent.replaceAll(/\\\\[^\p{L}\p{N}\s]/gu, '')).not.toMatch(/@everyone|<@1>|\]\(https/)
  })
})
