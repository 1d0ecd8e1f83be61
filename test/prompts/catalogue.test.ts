import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { loadRoutes } from '../../db/seed/load.ts'
import { catalogue } from '../../prompts/catalogue.ts'
import { card } from '../../prompts/en/card.ts'
import { channel } from '../../prompts/en/channel.ts'
import { commands } from '../../prompts/en/commands.ts'
import { terminal } from '../../prompts/en/console.ts'
import { delivery } from '../../prompts/en/delivery.ts'
import { digest } from '../../prompts/en/digest.ts'
import { draft } from '../../prompts/en/draft.ts'
import { files as fileWords } from '../../prompts/en/files.ts'
import { general } from '../../prompts/en/general.ts'
import { handbook } from '../../prompts/en/handbook.ts'
import { impact } from '../../prompts/en/impact.ts'
import { introduction } from '../../prompts/en/introduction.ts'
import { knowledge } from '../../prompts/en/knowledge.ts'
import { listing } from '../../prompts/en/listing.ts'
import { match } from '../../prompts/en/match.ts'
import { people } from '../../prompts/en/people.ts'
import { plan } from '../../prompts/en/plan.ts'
import { refusal } from '../../prompts/en/refusal.ts'
import { review } from '../../prompts/en/review.ts'
import { rights } from '../../prompts/en/rights.ts'
import { room } from '../../prompts/en/room.ts'
import { technologies } from '../../prompts/en/technologies.ts'
import { terms } from '../../prompts/en/terms.ts'
import { technologyText } from '../../prompts/match-reasons.ts'
import { type Locale, locales } from '../../src/domain/locale.ts'
import { plainText } from '../../src/message/text.ts'

/** What the parser makes of a message; only these parts of it are read here. */
type Element = {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}
const kinds = { literal: 0, argument: 1, number: 2, select: 5, plural: 6, pound: 7 }

function elementsOf(locale: Locale, message: string): readonly Element[] {
  return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as readonly Element[]
}

/** The words of a message without its placeholders. */
function literals(elements: readonly Element[]): string {
  return elements
    .map(({ type, value, options }) => {
      if (type === kinds.literal) return String(value)
      return Object.values(options ?? {})
        .map((option) => literals(option.value))
        .join(' ')
    })
    .join(' ')
}

function samples(elements: readonly Element[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { type, value, options } of elements) {
    if (type === kinds.argument) found[String(value)] = 'sample'
    if (type === kinds.number || type === kinds.plural) found[String(value)] = 2
    if (type === kinds.select) found[String(value)] = 'KR'
    for (const option of Object.values(options ?? {})) Object.assign(found, samples(option.value))
  }
  return found
}

const everyLine = locales.flatMap((locale) => Object.entries(catalogue[locale]).map(([key, message]) => ({ locale, key, message })))
const wordsOf = (locale: Locale) =>
  everyLine.filter((line) => line.locale === locale).map(({ key, message }) => ({ key, words: literals(elementsOf(locale, message)) }))

describe('the catalogue of messages', () => {
  test('no key is written twice in different files', () => {
    const files = [
      card,
      channel,
      commands,
      terminal,
      delivery,
      digest,
      draft,
      fileWords,
      general,
      introduction,
      impact,
      rights,
      listing,
      match,
      people,
      plan,
      refusal,
      review,
      room,
      technologies,
      terms,
      handbook,
      knowledge,
    ]
    const keys = files.flatMap((file) => Object.keys(file))
    expect(new Set(keys).size).toBe(keys.length)
    expect(Object.keys(catalogue.en).length).toBe(keys.length)
  })

  test('every language has exactly the keys of English', () => {
    for (const locale of locales) expect(Object.keys(catalogue[locale]).sort()).toEqual(Object.keys(catalogue.en).sort())
  })

  test('every message renders with sample values and leaves no brace', () => {
    for (const { locale, key, message } of everyLine) {
      const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
      const shown = String(format.format(samples(elementsOf(locale, message))))
      expect(shown.trim(), `${locale} ${key}`).not.toBe('')
      expect(shown, `${locale} ${key}`).not.toMatch(/[{}#]/)
    }
  })

  test('no message shouts, cheers or says "error"', () => {
    for (const { locale, key, message } of everyLine) {
      expect(message, `${locale} ${key}`).not.toMatch(/[!！]|\p{Emoji_Presentation}|\berror\b|错误|오류|에러/iu)
    }
  })

  test('no message apologises', () => {
    for (const { locale, key, message } of everyLine) {
      expect(message, `${locale} ${key}`).not.toMatch(/sorry|apolog|抱歉|对不起|죄송|미안/i)
    }
  })
})

/** Units, codes, references, kinds of file, names of programs and terminal commands are the same everywhere. */
const international =
  /CO₂e|\b(?:EWC|ISIC|BOD|COD|TDS|PSA|MBT|pH|kWh|MWh|GWh|GJ|kW|km|kg|mm|m|L|h|MB|PDF|PNG|JPEG|WebP|HEIC|CSV|TXT|XLSX|DOCX|Excel|UTF-8|csv|Asia\/(?:Seoul|Shanghai)|[OMNIF]-(?:\d+|…))|\/(?:as|people|quit|file)\b/gu

const foreign: Readonly<Record<Locale, RegExp>> = {
  en: /\p{Script=Han}|\p{Script=Hangul}/u,
  'zh-CN': /\p{Script=Hangul}|\p{Script=Latin}/u,
  ko: /\p{Script=Han}|\p{Script=Latin}/u,
}

/** True where words hold anything of another language. */
function isMixed(locale: Locale, words: string): boolean {
  return foreign[locale].test(words.replace(international, ''))
}

describe('a translation', () => {
  test.each(locales)('in %s holds no words of another language', (locale) => {
    for (const { key, words } of wordsOf(locale)) expect(isMixed(locale, words), `${key}: ${words}`).toBe(false)
  })

  test('with a stray word is noticed', () => {
    expect(isMixed('en', 'Please 核对')).toBe(true)
    expect(isMixed('zh-CN', '请 publish')).toBe(true)
    expect(isMixed('zh-CN', '请 게시')).toBe(true)
    expect(isMixed('ko', '확인 please')).toBe(true)
    expect(isMixed('ko', '확인 核對')).toBe(true)
    expect(isMixed('ko', 'O-1042, 40 kWh, /as, EWC')).toBe(false)
  })

  test('in Chinese uses full-width punctuation between Chinese characters', () => {
    for (const { key, words } of wordsOf('zh-CN')) expect(words, key).not.toMatch(/\p{Script=Han}[,;:?()]/u)
  })

  test('differs from English wherever there are words', () => {
    const shared = Object.keys(catalogue.en).filter((key) => {
      const [english, chinese] = [catalogue.en, catalogue['zh-CN']].map((messages) => messages[key as keyof typeof messages])
      return english === chinese && /[a-z]{4}/i.test(literals(elementsOf('en', english ?? '')))
    })
    expect(shared).toEqual([])
  })
})

describe('a technology between an offer and a need', () => {
  test('has words in every language, for every shipped route', () => {
    const slugs = new Set(loadRoutes().flatMap(({ technology }) => (technology ? [technology] : [])))
    for (const slug of slugs) {
      for (const locale of locales) {
        const text = technologyText(locale, slug)
        expect(
          text.pieces.every((piece) => 'said' in piece),
          `${locale} ${slug}: ${plainText(text)}`,
        ).toBe(true)
      }
    }
  })

  test('that nobody gave words to is shown as it is called', () => {
    expect(plainText(technologyText('ko', 'plasma-torch'))).toBe('plasma torch')
    expect(plainText(technologyText('en', 'washing-or-drying'))).toBe('washing or drying')
  })
})
