import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Adapter, Answer } from '../../adapters/adapter.ts'
import type { Form } from '../../src/message/form.ts'
import type { Node, SentMessage } from '../../src/message/message.ts'
import { mintText } from '../../src/message/mint.ts'
import type { Address, Turn } from '../../src/message/turn.ts'

/** One person on a platform, driven as that platform drives them. */
export type Harness = {
  readonly adapter: Adapter
  readonly address: Address
  /** The person writes a message. */
  write(text: string): Promise<void>
  /** The person pushes the newest button of this label. */
  push(label: string): Promise<void>
  /** The person pushes what opens the form that was offered; only where a platform opens forms after a push alone. */
  openForm?(): Promise<void>
  /** The person fills the form that is open, in the order of its fields. */
  fill(values: readonly string[]): Promise<void>
  /** All that the person has been shown so far. */
  screen(): Promise<string>
  dispose(): Promise<void>
}

const said = (words: string) => mintText([{ said: words }])
const hostile = '@everyone <!channel> *b* `c` [x](http://x) \u001b[31mred\u202egnp\u0007 =1+1 {a} <b>'

const everyNode: readonly Node<string>[] = [
  { node: 'heading', text: said('Heading here') },
  { node: 'paragraph', text: said('Paragraph here') },
  { node: 'fields', fields: [{ label: said('Label here'), value: said('Value here') }] },
  { node: 'list', items: [said('First item'), said('Second item')] },
  { node: 'quote', text: mintText([{ quoted: 'Quoted here' }]) },
  { node: 'image', png: 'iVBORw0KGgo=', alt: said('Picture here') },
  { node: 'file', name: 'report-here.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7').toString('base64') },
  { node: 'link', label: said('Link here'), url: 'https://example.org/a' },
  { node: 'divider' },
  { node: 'choices', choices: [{ label: said('Choice here'), action: 'token-here', style: 'primary' }] },
]
const shownWords = ['Heading', 'Paragraph', 'Label', 'Value', 'First', 'Second', 'Quoted', 'Picture', 'report-here.pdf', 'Link', 'Choice']

const plain = (words: string): SentMessage => ({ nodes: [{ node: 'paragraph', text: said(words) }] })

const choice = { label: said('Approve it'), action: 'token-of-a-card', style: 'primary' } as const

const form: Form = {
  token: 'form-token',
  title: said('Register'),
  submit: said('Save'),
  left: said('Nothing saved'),
  unmatched: said('No such entry'),
  fields: [
    { name: 'name', label: said('Name of the plant'), optional: false, input: { type: 'line', maxLength: 50 } },
    {
      name: 'kind',
      label: said('Kind of plant'),
      optional: false,
      input: {
        type: 'select',
        options: [
          { value: '2394', label: said('Cement') },
          { value: '3510', label: said('Power') },
        ],
      },
    },
    { name: 'note', label: said('Remark'), optional: true, input: { type: 'paragraph', maxLength: 500 } },
  ],
}

/** What every adapter does, whatever its platform; `make` starts a fresh one with a person on it. */
export function adapterSuite(platform: string, make: () => Promise<Harness>): void {
  describe(`the adapter of ${platform}`, () => {
    let harness: Harness
    let turns: Turn[]
    let answer: Answer
    beforeEach(async () => {
      harness = await make()
      turns = []
      answer = { messages: [] }
      await harness.adapter.start(async (turn) => {
        turns.push(turn)
        return answer
      })
    })
    afterEach(() => harness.dispose())

    test('hands in what a person wrote, once, unchanged, with who and where', async () => {
      await harness.write('我们每月有40吨粉煤灰 / 플라이애시')
      expect(turns).toHaveLength(1)
      expect(turns[0]).toMatchObject({ from: harness.address, body: { type: 'text', text: '我们每月有40吨粉煤灰 / 플라이애시' } })
      await harness.write('again')
      expect(new Set(turns.map((turn) => turn.eventId)).size).toBe(2)
    })

    test('shows every kind of node', async () => {
      answer = { messages: [{ nodes: everyNode }] }
      await harness.write('hello')
      const screen = await harness.screen()
      for (const word of shownWords) expect(screen).toContain(word)
    })

    test('hands in the token of a pushed button, and nothing else of it', async () => {
      answer = { messages: [{ nodes: everyNode }] }
      await harness.write('hello')
      await harness.push('Choice here')
      expect(turns[1]?.body).toEqual({ type: 'action', token: 'token-here' })
    })

    test('asks every field of a form and hands in the values by name', async () => {
      answer = { messages: [], form }
      await harness.write('register')
      await harness.openForm?.()
      answer = { messages: [plain('Saved')] }
      await harness.fill(['Lulong Cement', 'Cement', ''])
      expect(turns.at(-1)?.body).toEqual({ type: 'form', token: 'form-token', values: { name: 'Lulong Cement', kind: '2394', note: '' } })
      expect(await harness.screen()).toContain('Saved')
    })

    test('keeps what people typed dead: no control character of theirs reaches the screen', async () => {
      answer = { messages: [{ nodes: [{ node: 'paragraph', text: mintText([{ said: 'From: ' }, { quoted: hostile }]) }] }] }
      await harness.write('hello')
      const screen = await harness.screen()
      expect(screen).toContain('red')
      expect(['\u001b[31m', '\u202e', '\u0007'].filter((trick) => screen.includes(trick))).toEqual([])
    })

    test('sends a message to somebody who did not write, and says under which id', async () => {
      const sent = await harness.adapter.send(harness.address, plain('A notice'), 'key-1')
      expect(sent).toMatchObject({ outcome: 'sent' })
      expect(await harness.screen()).toContain('A notice')
    })

    test('shows a message once whose send is repeated under the same key before it was read', async () => {
      await harness.adapter.send(harness.address, plain('Only once'), 'key-2')
      await harness.adapter.send(harness.address, plain('Only once'), 'key-2')
      expect((await harness.screen()).split('Only once')).toHaveLength(2)
    })

    test('puts a message in the place of one that was sent, and takes its buttons away, where the platform can', async () => {
      const { adapter, address } = harness
      if (!adapter.update) return
      const card: SentMessage = { nodes: [...plain('Waits for you').nodes, { node: 'choices', choices: [choice] }] }
      const sent = await adapter.send(address, card, 'key-of-a-card')
      const id = sent.outcome === 'sent' ? sent.platformMessageId : ''
      expect(await harness.screen()).toContain('Approve it')
      expect(await adapter.update(address, id, null)).toMatchObject({ outcome: 'sent' })
      expect(await harness.screen()).not.toContain('Approve it')
      expect(await harness.screen()).toContain('Waits for you')
      const again = await adapter.update(address, id, plain('Decided elsewhere'))
      expect(again).toMatchObject({ outcome: 'sent' })
      const screen = await harness.screen()
      expect(screen).toContain('Decided elsewhere')
      expect(screen).not.toContain('Waits for you')
      const repeated = await adapter.update(address, again.outcome === 'sent' ? again.platformMessageId : '', plain('Decided elsewhere'))
      expect(repeated).toMatchObject({ outcome: 'sent' })
      expect((await harness.screen()).split('Decided elsewhere')).toHaveLength(2)
    })

    test('shows messages in the order they were sent', async () => {
      for (const number of [1, 2, 3]) await harness.adapter.send(harness.address, plain(`Notice ${number}`), `key-${number}`)
      const screen = await harness.screen()
      const positions = [1, 2, 3].map((number) => screen.indexOf(`Notice ${number}`))
      expect(positions).toEqual(positions.toSorted((one, other) => one - other))
      expect(positions[0]).toBeGreaterThanOrEqual(0)
    })
  })
}
