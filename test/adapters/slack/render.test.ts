import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modalOf, valuesOf } from '../../../adapters/slack/form.ts'
import { postsOf, together } from '../../../adapters/slack/render.ts'
import { registerForm } from '../../../prompts/present/facility.ts'
import { refused } from '../../../prompts/present/general.ts'
import { type Locale, locales } from '../../../src/domain/locale.ts'
import { type RefusalCode, refuse } from '../../../src/domain/refusal.ts'
import type { Form } from '../../../src/message/form.ts'
import type { Message, Node, SentMessage } from '../../../src/message/message.ts'
import { mintText } from '../../../src/message/mint.ts'
import { everyMessage } from '../../prompts/every-message.ts'
import { wordsIn } from './person.ts'
import { brokenInMessage, brokenInView } from './published-limits.ts'

const said = (words: string) => mintText([{ said: words }])
const quoted = (words: string) => mintText([{ quoted: words }])
const sent = (...nodes: readonly Node<string>[]): SentMessage => ({ nodes })
/** What goes out as a message; a file is uploaded behind it. */
const spoken = (message: SentMessage) => postsOf(message).filter(({ upload }) => !upload)
const broken = (message: SentMessage) => spoken(message).flatMap(brokenInMessage)
const shown = (message: SentMessage) =>
  spoken(message)
    .map(({ blocks }) => wordsIn(blocks))
    .join('')
const tokened = (message: Message<unknown>): SentMessage => ({
  nodes: message.nodes.map((node) =>
    node.node === 'choices' ? { ...node, choices: node.choices.map((each) => ({ ...each, action: 'x'.repeat(24) })) } : node,
  ),
})
const memory = {
  token: 'x'.repeat(24),
  place: { show: 'aside', channel: 'C012345678', responseUrl: `https://hooks.slack.com/${'x'.repeat(120)}` },
} as const

const attacks = [
  '<!channel>',
  '<!here|x>',
  '<@U01ANN>',
  '<#C01|x>',
  '<http://x.example|click>',
  'http://x.example',
  '*b* _i_ ~s~ `c`',
  ':smile:',
  '&amp;',
  '> q',
]

describe('messages on Slack', () => {
  for (const locale of locales) {
    test(`keep to the published limits, all of them, in ${locale}`, () => {
      const all = everyMessage(locale, attacks.join(' '))
      expect(all.length).toBeGreaterThan(50)
      for (const [name, message] of all) {
        expect(broken(tokened(message)), name).toEqual([])
      }
    })
  }

  test('lose nothing of a text that is too long for one block or one message', () => {
    const long = Array.from({ length: 4_000 }, (_, index) => `word${index}`).join(' ')
    const message = sent({ node: 'paragraph', text: said(long) }, { node: 'quote', text: quoted(long) })
    expect(broken(message)).toEqual([])
    expect(postsOf(message).length).toBeGreaterThan(1)
    expect(shown(message).replaceAll('\n', '')).toBe((long + long).replaceAll('\n', ''))
  })

  test('lose no item of a list and no button, however many there are', () => {
    const items = Array.from({ length: 400 }, (_, index) => said(`item ${index}.`))
    const choices = items.map((label, index) => ({ label, action: `token-${index}` }))
    const message = sent({ node: 'list', items }, { node: 'choices', choices })
    expect(broken(message)).toEqual([])
    expect(shown(message).match(/item \d+\./g)).toHaveLength(800)
    const values = JSON.stringify(postsOf(message)).match(/"value":"token-\d+"/g)
    expect(new Set(values).size).toBe(400)
  })

  test('show the words of a long button in full above it', () => {
    const label = `${'A very long name of a plant '.repeat(5)}end`
    const message = sent({ node: 'choices', choices: [{ label: said(label), action: 't' }] })
    expect(broken(message)).toEqual([])
    expect(shown(message)).toContain(label)
  })

  test('keep what people typed as dead text, in blocks and in the words of a notification', () => {
    for (const attack of attacks) {
      const text = mintText([{ said: 'From: ' }, { quoted: attack }])
      const message = sent(
        { node: 'heading', text },
        { node: 'paragraph', text },
        { node: 'fields', fields: [{ label: said('Name'), value: text }] },
        { node: 'list', items: [text] },
        { node: 'quote', text },
        { node: 'choices', choices: [{ label: text, action: 't' }] },
      )
      expect(broken(message), attack).toEqual([])
      for (const post of postsOf(message)) {
        expect(JSON.stringify(post.blocks)).not.toContain('mrkdwn')
        expect(JSON.stringify(post.blocks)).not.toMatch(/"type":"(link|user|usergroup|channel|broadcast|emoji)"/)
        expect(post.text).not.toMatch(/<[!@#h]/)
      }
    }
  })

  test('name commands as they are typed on Slack', () => {
    const text = mintText([{ said: 'Write ' }, { said: '/review', command: 'review' }, { said: ' M-3' }])
    expect(shown(sent({ node: 'paragraph', text }))).toBe('Write \n/synergy review\n M-3')
  })

  test('name commands so in every language, with what stands around them left alone', () => {
    const named = (locale: Locale, code: RefusalCode) => shown(tokened(refused(locale, refuse(code))))
    expect(named('zh-CN', 'already-decided')).toContain('/synergy 审核')
    expect(named('ko', 'already-decided')).toContain('/synergy 검토')
    for (const locale of locales) {
      for (const [name, message] of everyMessage(locale, 'typed')) {
        const bare = shown(tokened(message)).match(/(?<!synergy )(?<=^|[\s“‘(])\/[\p{L}]{2,}/gu) ?? []
        expect(
          bare.filter((word) => !['/synergy', '/as', '/people', '/file', '/quit'].includes(word)),
          `${locale} ${name}`,
        ).toEqual([])
      }
    }
  })

  test('go together into few posts for people who are answered aside', () => {
    const messages = Array.from({ length: 6 }, (_, index) => sent({ node: 'paragraph', text: said(`card ${index}`) }))
    expect(together(messages)).toHaveLength(1)
    expect(together(messages).flatMap(brokenInMessage)).toEqual([])
  })

  test('keep to the limits whatever people and prompts come up with', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5_000 }).filter((words) => words.trim() !== '')
    const node = fc.oneof(
      text.map((words): Node<string> => ({ node: 'heading', text: quoted(words) })),
      text.map((words): Node<string> => ({ node: 'paragraph', text: quoted(words) })),
      fc.array(text, { minLength: 1, maxLength: 30 }).map((all): Node<string> => ({ node: 'list', items: all.map(quoted) })),
      text.map((words): Node<string> => ({ node: 'choices', choices: [{ label: quoted(words), action: 'token' }] })),
    )
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 20 }), (nodes) => {
        expect(broken({ nodes })).toEqual([])
      }),
      { numRuns: 30 },
    )
  })
})

describe('forms on Slack', () => {
  const industries = Array.from({ length: 169 }, (_, index) => ({
    isic: String(1_000 + index),
    names: { en: `Manufacture of something rather long to say ${index} and its parts and accessories`, 'zh-CN': '制造', ko: '제조' },
  })) as unknown as Parameters<typeof registerForm>[1]['industries']

  for (const locale of locales) {
    test(`keep to the published limits in ${locale}`, () => {
      const form = registerForm(locale, { token: 'x'.repeat(24), parks: [], industries, typed: { name: 'Lulong' } })
      expect(brokenInView(modalOf(form, memory))).toEqual([])
    })
  }

  test('search where there are more options than Slack shows', () => {
    const form = registerForm('en', { token: 't', parks: [], industries, typed: { isic: '1005' } })
    const view = JSON.stringify(modalOf(form, memory))
    expect(view).toContain('external_select')
    expect(view).toContain('"value":"1005"')
  })

  test('say above the fields what was wrong, and keep what was typed', () => {
    const form = registerForm('en', { token: 't', parks: [], industries, typed: { name: 'Lulong Cement' } })
    const view = modalOf(form, memory, [sent({ node: 'paragraph', text: said('The place is unknown.') })])
    expect(wordsIn(view.blocks[0])).toBe('The place is unknown.')
    expect(JSON.stringify(view)).toContain('"initial_value":"Lulong Cement"')
    expect(brokenInView(view)).toEqual([])
  })

  test('show a long title in full', () => {
    const form: Form = {
      token: 't',
      title: said('A title of more than twenty-four characters'),
      submit: said('Save'),
      left: said('-'),
      unmatched: said('-'),
      fields: [],
    }
    expect(wordsIn(modalOf(form, memory).blocks)).toBe('A title of more than twenty-four characters')
    expect(brokenInView(modalOf(form, memory))).toEqual([])
  })

  test('hand in empty fields as empty words', () => {
    const state = {
      a: { typed: { value: null } },
      b: { typed: { selected_option: null } },
      c: { searched: { selected_option: { value: '9' } } },
    }
    expect(valuesOf(state)).toEqual({ a: '', b: '', c: '9' })
  })
})

describe('the check of the published limits', () => {
  test('finds what is over them', () => {
    const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }
    expect(brokenInMessage({ text: 'x', blocks: [header] })).toHaveLength(1)
    expect(brokenInMessage({ text: '<!channel>', blocks: [{ type: 'divider' }] })).toHaveLength(1)
    expect(brokenInMessage({ text: 'x', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) })).toHaveLength(1)
    expect(brokenInMessage({ text: 'x', blocks: [{ type: 'section' }] })).toHaveLength(1)
    const select = {
      type: 'static_select',
      action_id: 'a',
      options: Array.from({ length: 101 }, (_, at) => ({ text: { text: 'x' }, value: `${at}` })),
    }
    const input = { type: 'input', label: { text: 'x' }, element: select }
    expect(brokenInView({ type: 'modal', title: { text: 'x' }, submit: { text: 'x' }, blocks: [input] })).toHaveLength(1)
    expect(
      brokenInView({ type: 'modal', title: { text: 'x'.repeat(25) }, blocks: [{ ...input, element: { ...select, options: [] } }] }),
    ).toHaveLength(3)
  })
})
