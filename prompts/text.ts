import { mintText } from '../src/message/mint.ts'
import { type Piece, plainText, type Text } from '../src/message/text.ts'

/** The bot's own characters: figures, units, references. Sentences come from the locales. */
export function said(words: string): Text {
  return mintText(words === '' ? [] : [{ said: words }])
}

/** Nothing but spaces between words: a name must not be able to draw lines or turn the reading direction. */
function onOneLine(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
}

/** What somebody typed, on one line. */
export function quoted(words: string): Text {
  return mintText([{ quoted: onOneLine(words) }])
}

/** What somebody typed, with its own lines. */
export function quotedLines(words: string): Text {
  return mintText([{ quoted: words.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '') }])
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const echoedAtMost = 60

/** What somebody typed, shortened visibly: enough to recognise it. */
export function echoed(words: string): Text {
  const line = onOneLine(words.slice(0, 20 * echoedAtMost))
  const shown = [...graphemes.segment(line)].map(({ segment }) => segment)
  return mintText([{ quoted: shown.length > echoedAtMost ? `${shown.slice(0, echoedAtMost).join('')}…` : line }])
}

const isPlainWords = (piece: Piece): piece is { readonly said: string } => 'said' in piece && piece.command === undefined

/** The beginning of what somebody typed, visibly cut, with its lines; characters are not split. */
export function shortened(words: string, atMost: number): string {
  const shown: string[] = []
  for (const { segment } of graphemes.segment(words.slice(0, 20 * atMost))) {
    if (shown.length === atMost) return `${shown.join('')}…`
    shown.push(segment)
  }
  return shown.join('')
}

/** Puts pieces together; neighbours of the bot's own words become one. */
export function ofPieces(pieces: readonly Piece[]): Text {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    if (last && isPlainWords(last) && isPlainWords(piece)) merged[merged.length - 1] = { said: last.said + piece.said }
    else merged.push(piece)
  }
  return mintText(merged)
}

/** A text that stands alone: where it begins with a plain word, with a capital. "pH" and "mg" stay. */
export function standingAlone(text: Text): Text {
  const [first, ...others] = text.pieces
  if (!first || !('said' in first) || first.command !== undefined || !/^\p{Ll}{2,}(?![\p{Lu}\d])/u.test(first.said)) return text
  return ofPieces([{ said: first.said.charAt(0).toUpperCase() + first.said.slice(1) }, ...others])
}

/** Several texts as one. */
export function concat(...texts: readonly Text[]): Text {
  return ofPieces(texts.flatMap((text) => text.pieces))
}

/** Texts with a separator between them; what is empty or null is left out. */
export function joined(texts: readonly (Text | null)[], separator: string): Text {
  const present = texts.filter((text) => text !== null).filter((text) => plainText(text) !== '')
  return concat(...present.flatMap((text, index) => (index === 0 ? [text] : [said(separator), text])))
}
