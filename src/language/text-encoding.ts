/** What Windows-1252 has where Latin-1 has control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const westernOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => (byte >= 0x80 && byte < 0xa0 ? (windowsSigns[byte - 0x80] ?? '') : String.fromCharCode(byte))).join('')

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 by its mark. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** Letters of East Asia take two bytes above 127 one after the other; "°" or "é" alone is of a western code page. */
function hasPairs(bytes: Uint8Array): boolean {
  return bytes.some((byte, at) => byte > 0x80 && (bytes[at + 1] ?? 0) > 0x80)
}

const shareOf = (text: string, letters: RegExp): number => {
  const all = text.match(/\p{L}/gu)?.filter((letter) => letter > '\u007f').length ?? 0
  return all === 0 ? 0 : (text.match(letters)?.length ?? 0) / all
}

/** Hangul takes a narrow part of its code page: Chinese read by it is full of other signs, while Korean read as Chinese is Chinese all through. */
const likeness = [
  ['euc-kr', (text: string) => shareOf(text, /\p{Script=Hangul}/gu)],
  ['gb18030', (text: string) => shareOf(text, /\p{Script=Han}/gu)],
] as const

/**
 * Reads bytes as text: UTF-8, UTF-16, GB18030, CP949 or Windows-1252. Where two code pages read them, the one in which `familiar` finds
 * more words counts, and then the one whose script comes out purer.
 */
export function decodeText(bytes: Uint8Array, familiar: (text: string) => number): string {
  const wide = utf16Of(bytes)
  const plain = wide ? decoded(bytes, wide) : decoded(bytes, 'utf-8')
  if (plain !== null) return plain
  if (!hasPairs(bytes)) return westernOf(bytes)
  const read = likeness.flatMap(([encoding, purity]) => {
    const text = decoded(bytes, encoding)
    return text === null ? [] : [{ text, words: familiar(text), purity: purity(text) }]
  })
  const [best] = read.toSorted((one, other) => other.words - one.words || other.purity - one.purity)
  return best?.text ?? westernOf(bytes)
}
