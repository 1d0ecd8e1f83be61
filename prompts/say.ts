import { IntlMessageFormat } from 'intl-messageformat'
import { type Locale, locales } from '../src/domain/locale.ts'
import { commandNames } from '../src/message/command.ts'
import { type Piece, plainText, type Text } from '../src/message/text.ts'
import { catalogue, type English, type MessageKey } from './catalogue.ts'
import type { Values } from './icu.ts'
import { spacedChinese } from './spacing.ts'
import { ofPieces } from './text.ts'

type Given<Key extends MessageKey> = keyof Values<English[Key]> extends never ? [] : [values: Values<English[Key]>]

/** Says a message of the catalogue. */
export type Say = <Key extends MessageKey>(key: Key, ...values: Given<Key>) => Text

const compiled = new Map<string, IntlMessageFormat>()

function messageOf(locale: Locale, key: MessageKey): IntlMessageFormat {
  const id = `${locale} ${key}`
  const known = compiled.get(id)
  if (known) return known
  const message = new IntlMessageFormat(catalogue[locale][key], locale, undefined, { ignoreTag: true })
  compiled.set(id, message)
  return message
}

/** Commands by what they are called in any language. */
const commandsByWord = new Map<string, string>(
  commandNames.flatMap((name) => [name, ...locales.map((locale) => catalogue[locale][`command.${name}.name`])].map((word) => [word, name])),
)
const longestFirst = [...commandsByWord.keys()].toSorted((one, other) => other.length - one.length)
// A Korean particle may follow at once; before the stroke no letter may stand, as in "t/周".
const commandWords = new RegExp(`(?<![\\p{L}\\p{N}_/])/(${longestFirst.join('|')})(?![\\w/])`, 'gu')

/** Signs between which a command stands together with what is written behind it. */
const closing: Readonly<Record<string, string>> = { '“': '”', '‘': '’' }

function endOf(words: string, from: number, to: number): number {
  const close = closing[words[from - 1] ?? '']
  const end = close ? words.indexOf(close, to) : -1
  return end < 0 ? to : end
}

/** Words of a message, with the commands among them marked. */
function wordsOf(words: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: said, 1: word = '', index } of words.matchAll(commandWords)) {
    if (index < at) continue
    const end = endOf(words, index, index + said.length)
    if (index > at) pieces.push({ said: words.slice(at, index) })
    pieces.push({ said: words.slice(index, end), command: commandsByWord.get(word) ?? word })
    at = end
  }
  return at === 0 ? [{ said: words }] : [...pieces, ...(at < words.length ? [{ said: words.slice(at) }] : [])]
}

const isPlain = (piece: Piece) => 'said' in piece && piece.command === undefined

/** Speaks one language. What is handed in as `Text` keeps its pieces, so quoted words stay quoted. */
export function sayIn(locale: Locale): Say {
  return (key, ...[values]) => {
    const parts = messageOf(locale, key).formatToParts<Text>(values)
    const stretches = parts.map(({ value }) =>
      typeof value === 'string' ? { words: value, own: true } : { words: plainText(value as Text), own: false },
    )
    const spaced = locale === 'zh-CN' ? spacedChinese(stretches) : stretches.map(({ words }) => words)
    const pieces = parts.flatMap(({ value }, at): readonly Piece[] =>
      typeof value === 'string' ? [{ said: spaced[at] ?? value }] : (value as Text).pieces,
    )
    return ofPieces(ofPieces(pieces).pieces.flatMap((piece) => ('said' in piece && isPlain(piece) ? wordsOf(piece.said) : [piece])))
  }
}
