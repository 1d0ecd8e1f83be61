import { IntlMessageFormat } from 'intl-messageformat'
import { type Locale, locales } from '../src/domain/locale.ts'
import { commandNames } from '../src/message/command.ts'
import type { Piece, Text } from '../src/message/text.ts'
import { catalogue, type English, type MessageKey } from './catalogue.ts'
import type { Values } from './icu.ts'
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

/** Words of a message, with the commands among them marked. */
function wordsOf(words: string): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: said, 1: word = '', index } of words.matchAll(commandWords)) {
    if (index > at) pieces.push({ said: words.slice(at, index) })
    pieces.push({ said, command: commandsByWord.get(word) ?? word })
    at = index + said.length
  }
  return at === 0 ? [{ said: words }] : [...pieces, ...(at < words.length ? [{ said: words.slice(at) }] : [])]
}

/** Speaks one language. What is handed in as `Text` keeps its pieces, so quoted words stay quoted. */
export function sayIn(locale: Locale): Say {
  return (key, ...[values]) => {
    const parts = messageOf(locale, key).formatToParts<Text>(values)
    return ofPieces(parts.flatMap((part) => (typeof part.value === 'string' ? wordsOf(part.value) : (part.value as Text).pieces)))
  }
}
