import type { types } from '@slack/bolt'
import type { Piece, Text } from '../../src/message/text.ts'
import { limits } from './limits.ts'

/** A stretch of text in one style. */
export type Run = { readonly text: string; readonly style?: 'bold' | 'italic' | 'code' }

export type RichText = types.RichTextBlock
type Section = types.RichTextSection
type Element = types.RichTextElement

/** The bot's own slash command; what it can do is written behind it. */
export const slashCommand = '/synergy'

/** What people typed, harmless: nothing in it moves the cursor or turns the reading direction. Lines stay lines. */
function harmless(typed: string): string {
  return typed.replaceAll('\r\n', '\n').replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/gu, ' ')
}

const pieceRun = (piece: Piece): Run => {
  if ('quoted' in piece) return { text: harmless(piece.quoted) }
  return piece.command ? { text: `${slashCommand} ${piece.said.replace(/^\//, '')}`, style: 'code' } : { text: piece.said }
}

const ownWords = (piece: Piece | undefined): string => (piece && 'said' in piece && !piece.command ? piece.said : '')

/** Signs around a command say where it ends; a command that stands out as code needs none. */
function unquoted(pieces: readonly Piece[]): readonly Piece[] {
  const isQuoted = (at: number) => {
    const piece = pieces[at]
    if (!piece || !('said' in piece) || !piece.command) return false
    return /[“‘]$/.test(ownWords(pieces[at - 1])) && /^[”’]/.test(ownWords(pieces[at + 1]))
  }
  return pieces.map((piece, at) => {
    if (ownWords(piece) === '') return piece
    const begun = ownWords(piece).slice(isQuoted(at - 1) ? 1 : 0)
    const bare = isQuoted(at + 1) ? begun.slice(0, -1) : begun
    // Between two commands something has to stay.
    return { said: bare === '' && isQuoted(at - 1) && isQuoted(at + 1) ? ' ' : bare }
  })
}

/**
 * A text as stretches for rich text, whose text elements are shown as they are: Slack looks for no mention, link, emoji or
 * formatting in them.
 */
export function runsOf(text: Text, style?: Run['style']): readonly Run[] {
  const runs = unquoted(text.pieces)
    .map(pieceRun)
    .filter((run) => run.text !== '')
  return style ? runs.map((run) => ({ ...run, style: run.style ?? style })) : runs
}

/** The same text as plain characters. */
export function plain(text: Text): string {
  return text.pieces.map((piece) => pieceRun(piece).text).join('')
}

/** Characters that Slack reads as markup wherever a text is not rich. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A text of at most so many characters; what does not fit is seen to be missing. */
export function shortened(text: string, atMost: number): string {
  if (text.length <= atMost) return text
  return `${text.slice(0, wholeCharacters(text, atMost - 1))}…`
}

/** The largest cut that tears no character apart. */
function wholeCharacters(text: string, at: number): number {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}

/** Where to break a text that is too long: after a line, else after a space, else between characters. */
function breakAt(text: string, atMost: number): number {
  const head = text.slice(0, atMost)
  const line = head.lastIndexOf('\n')
  if (line > atMost / 2) return line + 1
  const space = head.lastIndexOf(' ')
  return space > atMost / 2 ? space + 1 : wholeCharacters(text, atMost)
}

/** Stretches in groups of at most so many characters, nothing lost. */
export function chunked(runs: readonly Run[], atMost: number = limits.richText): readonly (readonly Run[])[] {
  const groups: Run[][] = [[]]
  let room = atMost
  for (const run of runs) {
    let rest = run.text
    while (rest.length > room) {
      const cut = room === atMost || rest.length > atMost ? breakAt(rest, room) : 0
      if (cut > 0) groups.at(-1)?.push({ ...run, text: rest.slice(0, cut) })
      rest = rest.slice(cut)
      groups.push([])
      room = atMost
    }
    if (rest === '') continue
    groups.at(-1)?.push({ ...run, text: rest })
    room -= rest.length
  }
  return groups.filter((group) => group.length > 0)
}

const elementOf = ({ text, style }: Run): Element => ({ type: 'text', text, ...(style ? { style: { [style]: true } } : {}) })

/** A section of rich text. */
export function section(runs: readonly Run[]): Section {
  return { type: 'rich_text_section', elements: runs.map(elementOf) }
}

/** A block of rich text. */
export function richText(...elements: RichText['elements']): RichText {
  return { type: 'rich_text', elements }
}

/** Blocks of rich text, as many as the text needs. */
export function paragraphs(runs: readonly Run[]): readonly RichText[] {
  return chunked(runs).map((group) => richText(section(group)))
}

/** What somebody wrote, set off. */
export function quotes(runs: readonly Run[]): readonly RichText[] {
  return chunked(runs).map((group) => richText({ type: 'rich_text_quote', elements: group.map(elementOf) }))
}
