/**
 * A piece of text: the bot's own words, or words that somebody typed and that are never live. Words that name a command carry it
 * (`/review` carries `review`), for platforms where it is written otherwise.
 */
export type Piece = { readonly said: string; readonly command?: string } | { readonly quoted: string }

declare const minted: unique symbol

/** A text leaf. Only `prompts/` makes them, through `src/message/mint.ts`. */
export type Text = { readonly pieces: readonly Piece[]; readonly [minted]: true }

/** The text as plain characters, for widths and tests; renderers escape piece by piece instead. */
export function plainText(text: Text): string {
  return text.pieces.map((piece) => ('said' in piece ? piece.said : piece.quoted)).join('')
}
