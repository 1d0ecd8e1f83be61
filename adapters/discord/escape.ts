import type { Text } from '../../src/message/text.ts'

const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff]/gu

/** What people typed, without characters that move, hide or reorder; lines stay lines. */
function harmless(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replace(unseen, (found) => (found === '\n' ? '\n' : ' '))
}

// Markdown of Discord drops a backslash before any punctuation, so escaping all of it kills styles, lists, mentions,
// timestamps and bare links alike.
const punctuation = /[!-/:-@[-`{-~]/g
const styles = /[\\*_~`|<>[\]#@]/g

/** A text as Discord markdown in which only we have styles, and nothing that somebody typed is live. */
export function markdown(text: Text): string {
  return text.pieces
    .map((piece) => ('said' in piece ? piece.said.replace(styles, '\\$&') : harmless(piece.quoted).replace(punctuation, '\\$&')))
    .join('')
}

/** A text where Discord knows no markdown: labels of buttons, options and fields. One line. */
export function plain(text: Text): string {
  return text.pieces
    .map((piece) => ('said' in piece ? piece.said : harmless(piece.quoted)))
    .join('')
    .replaceAll('\n', ' ')
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The beginning that fits, ending in an ellipsis where something is missing; never half a character. */
export function shortened(words: string, longest: number): string {
  if (words.length <= longest) return words
  let kept = ''
  for (const { segment } of graphemes.segment(words)) {
    if (kept.length + segment.length > longest - 1) break
    kept += segment
  }
  return `${kept}…`
}
