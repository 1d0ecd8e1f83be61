import type { Piece, Text } from './text.ts'

/** Makes a text leaf; importing this file is the privilege of `prompts/`. */
export function mintText(pieces: readonly Piece[]): Text {
  return { pieces } as Text
}
