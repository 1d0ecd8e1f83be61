import { describe, expect, test } from 'vitest'
import { failed, refused } from '../../prompts/present/general.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import { locales } from '../../src/domain/locale.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { choicesOf } from '../../src/message/message.ts'
import { everyMessage } from './every-message.ts'
import { refusalCodes } from './refusal-codes.ts'
import { sampleNotices } from './sample-views.ts'
import { quotedOf, readOf, saidOf } from './texts.ts'

const hostile = '@everyone {x} <b>hi</b> {n, plural, other {#}} \u2018[a](http://x)\u2019'

describe.each(locales)('in %s', (locale) => {
  const messages = everyMessage(locale, hostile)

  test('every message says something and leaves no placeholder', () => {
    for (const [name, message] of everyMessage(locale, 'typed')) {
      expect(readOf(message).trim(), name).not.toBe('')
      expect(saidOf(message), name).not.toMatch(/[{}]|undefined|null|NaN|Infinity|\[object/)
    }
  })

  test('what somebody typed never becomes the words of the bot', () => {
    for (const [name, message] of messages) expect(saidOf(message), name).not.toMatch(/everyone|<b>|\{x\}|http/)
  })

  test('what somebody typed is shown whole or visibly shortened', () => {
    const shown = messages.filter(([, message]) => quotedOf(message).includes('@everyone {x}'))
    expect(shown.length).toBeGreaterThan(40)
  })

  test('every message fits a phone', () => {
    for (const [name, message] of everyMessage(locale, 'typed words')) expect(readOf(message).length, name).toBeLessThan(1400)
  })

  test('every button has a short label', () => {
    for (const [name, message] of everyMessage(locale, 'typed')) {
      for (const { label } of choicesOf(message))
        expect(readOf({ nodes: [{ node: 'paragraph', text: label }] }).length, name).toBeLessThanOrEqual(32)
    }
  })

  test('every refusal has a sentence of its own, with and without what it is about', () => {
    const plain = refusalCodes.map((code) => readOf(refused(locale, refuse(code))))
    const about = refusalCodes.map((code) => readOf(refused(locale, refuse(code, 'F-7'))))
    for (const sentences of [plain, about]) {
      expect(sentences.every((sentence) => sentence.length > 5)).toBe(true)
      expect(new Set(sentences).size).toBe(refusalCodes.length)
    }
  })

  test('every kind of notice is said', () => {
    const said = sampleNotices.map((view) => readOf(presentNotice(locale, view)))
    expect(new Set(said).size).toBe(sampleNotices.length)
  })

  test('a failure carries no buttons', () => {
    expect(choicesOf(failed(locale))).toEqual([])
  })

  test('a refusal names a state in the language of the reader', () => {
    const stage = readOf(refused(locale, refuse('stage-move-not-allowed', 'on-hold')))
    expect(stage).toContain({ en: 'on hold', 'zh-CN': '搁置', ko: '보류' }[locale])
    const status = readOf(refused(locale, refuse('already-decided', 'rejected')))
    expect(status).toContain({ en: 'rejected', 'zh-CN': '否决', ko: '반려' }[locale])
  })
})

describe('words that somebody typed', () => {
  test('are shortened visibly when only recalled, without splitting a character', () => {
    const long = '👨‍👩‍👧'.repeat(100)
    const text = quotedOf(refused('en', refuse('delivery-unreadable', long)))
    expect(text.trim().endsWith('…')).toBe(true)
    expect(text.trim().replace('…', '').replaceAll('👨‍👩‍👧', '')).toBe('')
  })

  test('stay on one line and cannot turn the reading direction', () => {
    const text = readOf(refused('en', refuse('unknown-reference', 'a\n\n\u202eb\u2066\tc')))
    expect(text).toContain('“a b c” does not fit')
  })

  test('keep their lines in a quotation', () => {
    const asked = sampleNotices.find((view) => view.kind === 'question-asked')
    if (!asked) throw new Error('No sample is a question')
    expect(quotedOf(presentNotice('en', { ...asked, question: 'one\ntwo' }))).toContain('one\ntwo')
  })
})
