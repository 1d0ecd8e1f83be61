import { describe, expect, it } from 'vitest'
import { registration } from '../../../adapters/discord/commands.ts'
import { drawBlocks, pack } from '../../../adapters/discord/draw.ts'
import { markdown, plain as plainly, shortened } from '../../../adapters/discord/escape.ts'
import { modalOf, pagesOf } from '../../../adapters/discord/modal.ts'
import { splitText } from '../../../adapters/discord/split-text.ts'
import { channelWords } from '../../../prompts/present/channel.ts'
import { commandSpecs, postingMenu } from '../../../prompts/present/commands.ts'
import { commandNamed } from '../../../src/chat/command.ts'
import { locales } from '../../../src/domain/locale.ts'
import type { FormField } from '../../../src/message/form.ts'
import type { SentMessage } from '../../../src/message/message.ts'
import { faultsOf } from '../../peers/discord/contract.ts'
import { formOf, quoted, said } from './support.ts'

const bodies = (message: SentMessage) =>
  pack(drawBlocks(message)).map(({ components, files }) => ({
    flags: 1 << 15,
    allowed_mentions: { parse: [] },
    components,
    attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
  }))
const faults = (message: SentMessage) => bodies(message).flatMap((body) => faultsOf('POST', '/channels/1/messages', body))

describe('what somebody typed', () => {
  it.each([
    '@everyone',
    '<@123>',
    '<#1>',
    '<t:1:R>',
    '**b**',
    '`c`',
    '||s||',
    '[x](http://x.y)',
    'https://x.y',
    '# h',
    '> q',
    '- l',
    '<a:x:1>',
  ])('is not live: %s', (typed) => {
    const escaped = markdown(quoted(typed))
    expect(escaped.replaceAll(/\\[^\p{L}\p{N}\s]/gu, '')).toMatch(/^[\p{L}\p{N}\s]*$/u)
    expect(escaped.replaceAll('\\', '')).toBe(typed)
  })

  it('moves nothing on the screen', () => {
    expect(markdown(quoted('a\u202eb\u0007c\nd'))).toBe('a b c\nd')
    expect(plainly(quoted('a\u202eb\nc'))).toBe('a b c')
  })
})

describe('a text that is too long', () => {
  it('is split where it can be and loses nothing', () => {
    const words = Array.from({ length: 3_000 }, (_, index) => `w${index}`).join(' ')
    const pieces = splitText(words, 4_000)
    expect(pieces.every((piece) => piece.length <= 4_000)).toBe(true)
    expect(pieces.join('')).toBe(words)
  })

  it('is not cut inside a character or an escape', () => {
    for (const unit of ['\\*', '🏭', 'é']) {
      for (const shift of ['', 'x']) {
        const words = shift + unit.repeat(3_000)
        const pieces = splitText(words, 4_000)
        expect(pieces.join('')).toBe(words)
        for (const piece of pieces) expect(piece).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]|(?<!\\)(?:\\\\)*\\$/)
      }
    }
  })

  it('stays a quote in each of its pieces', () => {
    const pieces = splitText(`> ${'word '.repeat(2_000)}`, 4_000)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.every((piece) => piece.startsWith('> '))).toBe(true)
  })

  it('is shortened by whole characters', () => {
    expect(shortened('한국어한국어', 4)).toBe('한국어…')
    expect(shortened('👩‍🏭👩‍🏭', 6)).toBe('👩‍🏭…')
  })
})

describe('a message with much in it', () => {
  const choice = (index: number) => ({ label: said(`Choice ${index}`), action: `token-${index}` })
  const choices = (count: number): SentMessage => ({
    nodes: [{ node: 'choices', choices: Array.from({ length: count }, (_, i) => choice(i)) }],
  })

  it.each([1, 5, 6, 10, 11, 26, 80])('keeps the rules with %i choices and offers each', (count) => {
    expect(faults(choices(count))).toEqual([])
    expect(new Set(JSON.stringify(bodies(choices(count))).match(/token-\d+/g)).size).toBe(count)
  })

  it.each([
    [5, [5]],
    [6, [3, 3]],
    [7, [4, 3]],
    [9, [5, 4]],
  ])('lays %i buttons in rows of about the same length', (count, rows) => {
    const [body] = bodies(choices(count))
    const drawn = JSON.parse(JSON.stringify(body?.components)) as { components: { components: unknown[] }[] }[]
    expect(drawn[0]?.components.map(({ components }) => components.length)).toEqual(rows)
  })

  it('goes out as several, none with more than 40 components', () => {
    const many: SentMessage = { nodes: Array.from({ length: 100 }, (_, index) => ({ node: 'paragraph', text: said(`Line ${index}`) })) }
    expect(bodies(many).length).toBe(3)
    expect(faults(many)).toEqual([])
  })

  it('shows a label in full that no button can hold', () => {
    const label = said('a very long label '.repeat(8).trim())
    const drawn = bodies({ nodes: [{ node: 'choices', choices: [{ label, action: 't' }] }] })
    expect(JSON.stringify(drawn)).toContain(plainly(label))
    expect(faults({ nodes: [{ node: 'choices', choices: [{ label, action: 't' }] }] })).toEqual([])
  })
})

describe('a file in a message', () => {
  const file = (name: string) =>
    ({ node: 'file', name, mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7').toString('base64') }) as const

  it.each(['report.pdf', '분석 성적서.pdf', '分析\u202e.pdf', '[x](http://y) @everyone.pdf', '..pdf'])(
    'keeps the rules, and its name as a title: %s',
    (name) => {
      const [body] = bodies({ nodes: [file(name)] })
      const [attachment] = body?.attachments ?? []
      expect(faults({ nodes: [file(name)] })).toEqual([])
      expect(attachment?.filename).toMatch(/^[\w-]+\.pdf$/)
      expect(JSON.stringify(body?.components)).toContain(`"attachment://${attachment?.filename}"`)
    },
  )

  it('loses no file where two have one name', () => {
    const drawn = bodies({ nodes: [file('분석.pdf'), file('성적.pdf'), file('성적.pdf')] })
    const names = drawn.flatMap(({ attachments }) => attachments.map(({ filename }) => filename))
    expect(new Set(names).size).toBe(3)
  })
})

describe('a modal', () => {
  const words = channelWords('en')
  const line = (name: string, label = `Field ${name}`): FormField => ({
    name,
    label: said(label),
    optional: true,
    input: { type: 'line', maxLength: 200 },
  })

  it.each([1, 4, 5, 6, 11, 23])('keeps the rules with %i fields, on as many pages as it takes', (count) => {
    const form = formOf(
      't',
      Array.from({ length: count }, (_, index) => line(`f${index}`)),
    )
    const pages = pagesOf(form)
    expect(pages.flat()).toHaveLength(count)
    for (const page of pages.keys()) {
      const data = modalOf(form, page, {}, words)
      expect(faultsOf('POST', '/interactions/1/t/callback', { type: 9, data })).toEqual([])
    }
  })

  it('says long labels, hints and titles in full', () => {
    const long = 'How many tonnes a month on average over the last year, about'
    const form = formOf(
      't',
      [line('a', long), line('b', long), line('c', long)],
      'The registration of a facility of your own, with its place',
    )
    const drawn = JSON.stringify(pagesOf(form).map((_, page) => modalOf(form, page, {}, words)))
    expect(drawn.split(long)).toHaveLength(4)
    expect(drawn).toContain('with its place')
  })
})

describe('the commands', () => {
  const specs = commandSpecs()

  it('are registered as Discord takes them', () => {
    expect(faultsOf('PUT', '/applications/1/commands', registration(specs, postingMenu()))).toEqual([])
  })

  it('answer to their names in every language', () => {
    for (const { name, names } of specs) for (const locale of locales) expect(commandNamed(names[locale]), names[locale]).toBe(name)
  })
})

describe('the contract', () => {
  const silent = { allowed_mentions: { parse: [] }, flags: 1 << 15 }
  const button = (id: string) => ({ type: 2, style: 2, label: 'x', custom_id: id })
  const text = (content: string) => ({ type: 10, content })
  const message = (components: unknown[], more = {}) => faultsOf('POST', '/channels/1/messages', { ...silent, components, ...more })
  const label = (name: string) => ({ type: 18, label: 'x', component: { type: 4, style: 1, custom_id: name } })
  const modal = (components: unknown[]) =>
    faultsOf('POST', '/interactions/1/t/callback', { type: 9, data: { custom_id: 'c', title: 'x', components } })

  it.each([
    ['a ping', () => message([text('x')], { allowed_mentions: undefined })],
    ['six buttons in a row', () => message([{ type: 1, components: ['1', '2', '3', '4', '5', '6'].map(button) }])],
    ['a button without an id', () => message([{ type: 1, components: [{ type: 2, style: 2, label: 'x' }] }])],
    ['41 components', () => message(Array.from({ length: 41 }, () => text('x')))],
    ['4 001 characters', () => message([text('x'.repeat(4_000)), text('x')])],
    ['the same id twice', () => message([{ type: 1, components: [button('1'), button('1')] }])],
    ['content beside components V2', () => message([text('x')], { content: 'x' })],
    ['2 001 characters of content', () => faultsOf('POST', '/channels/1/messages', { ...silent, flags: 0, content: 'x'.repeat(2_001) })],
    ['six components in a modal', () => modal(['1', '2', '3', '4', '5', '6'].map(label))],
    ['an unknown route', () => faultsOf('POST', '/channels/1/typing', {})],
    [
      'two options of one name in a language',
      () => {
        const option = (name: string) => ({ type: 3, name, description: 'x', name_localizations: { ko: '작업' } })
        return faultsOf('PUT', '/applications/1/commands', [
          { type: 1, name: 'offer', description: 'x', options: [option('a'), option('b')] },
        ])
      },
    ],
    ['a command in capitals', () => faultsOf('PUT', '/applications/1/commands', [{ type: 1, name: 'Offer', description: 'x' }])],
    [
      'a description of 101 characters',
      () => faultsOf('PUT', '/applications/1/commands', [{ type: 1, name: 'offer', description: 'x'.repeat(101) }]),
    ],
  ])('notices %s', (_, check) => {
    expect(check()).not.toEqual([])
  })

  it('takes what is right', () => {
    expect(message([text('x'), { type: 1, components: [button('1')] }])).toEqual([])
    expect(modal(['1', '2', '3', '4', '5'].map(label))).toEqual([])
  })
})
