import { type Folded, isIdeographic, type Stretch } from './script.ts'

/** A word, or one character of a script without spaces, as it is compared. */
export type Token = Stretch & { readonly key: string }

/** Tokens of a text and their keys run together; `offsets[i]` is where token i begins in `joined`. */
export type Tokens = { readonly tokens: readonly Token[]; readonly joined: string; readonly offsets: readonly number[] }

/** Phrases by their keys, and which lengths are worth trying after two characters. */
export type Phrases<Id> = { readonly ids: ReadonlyMap<string, readonly Id[]>; readonly lengths: ReadonlyMap<string, readonly number[]> }

/** A phrase found in a text. */
export type Found<Id> = Stretch & { readonly ids: readonly Id[]; readonly key: string }

const spelling: readonly (readonly [RegExp, string])[] = [
  [/sulph/g, 'sulf'],
  [/^aluminium/, 'aluminum'],
  [/^caesium/, 'cesium'],
  [/fibre/g, 'fiber'],
  [/tyre/g, 'tire'],
  [/^grey/, 'gray'],
  [/colour/g, 'color'],
  [/^mould/, 'mold'],
  [/plough/g, 'plow'],
  [/glycerine?$/, 'glycerol'],
  [/is(?=(?:e|ed|es|ing|ation)$)/, 'iz'],
  [/^flyash/, 'flyash'],
]
const irregular: ReadonlyMap<string, string> = new Map([
  ['gases', 'gas'],
  ['buses', 'bus'],
  ['leaves', 'leaf'],
  ['shelves', 'shelf'],
  ['husks', 'husk'],
  ['molasses', 'molasses'],
  ['glass', 'glass'],
  ['gypsum', 'gypsum'],
  ['lees', 'lees'],
])

function singular(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:ch|sh|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

/** How a Latin word is compared: without accents, in American spelling, in the singular. */
export function wordKey(word: string): string {
  const known = keys.get(word)
  if (known !== undefined) return known
  const key = computedKey(word)
  // The words of the vocabulary come again and again; what people type is not kept for ever.
  if (keys.size < keptKeys) keys.set(word, key)
  return key
}

const keptKeys = 20_000
const keys = new Map<string, string>()

function computedKey(word: string): string {
  let key = word.replace(/'s$/, '').normalize('NFD').replace(/\p{M}/gu, '')
  for (const [from, to] of spelling) key = key.replace(from, to)
  return singular(key)
}

const piece = /[\p{Script=Latin}\p{Script=Greek}\d]+(?:'s(?![\p{L}\d]))?|[^\s\-'·/&]/gu

/** Splits a folded text into what is compared; a mark between words keeps phrases from running across it. */
export function tokenise({ lower }: Pick<Folded, 'lower'>): Tokens {
  const tokens: Token[] = []
  const offsets: number[] = []
  let length = 0
  const keys: string[] = []
  const add = (key: string, start: number, end: number) => {
    tokens.push({ key, start, end })
    offsets.push(length)
    keys.push(key)
    length += key.length
  }
  let end = 0
  for (const match of lower.matchAll(piece)) {
    if (lower.slice(end, match.index).includes('\n')) add('\ue001', end, end)
    end = match.index + match[0].length
    const isWord = /^[\p{L}\d]/u.test(match[0])
    add(isWord ? (isIdeographic(match[0]) ? match[0] : wordKey(match[0])) : '\ue001', match.index, end)
  }
  return { tokens, joined: keys.join(''), offsets }
}

/** The key of a phrase whose tokens are known. */
function keyOf({ joined }: Tokens): string {
  return joined.replaceAll('\ue001', '')
}

/** The key of a phrase of the catalogue. */
export function phraseKey(phrase: Pick<Folded, 'lower'>): string {
  return keyOf(tokenise(phrase))
}

/** Builds the table of phrases. */
export function buildPhrases<Id>(entries: readonly (readonly [key: string, id: Id])[]): Phrases<Id> {
  const ids = new Map<string, Id[]>()
  const lengths = new Map<string, Set<number>>()
  for (const [key, id] of entries) {
    if (key.length < 2) continue
    const owners = ids.get(key)
    if (!owners) ids.set(key, [id])
    else if (!owners.includes(id)) owners.push(id)
    const start = key.slice(0, 2)
    const known = lengths.get(start)
    if (known) known.add(key.length)
    else lengths.set(start, new Set([key.length]))
  }
  return { ids, lengths: new Map([...lengths].map(([start, all]) => [start, [...all].sort((a, b) => b - a)])) }
}

/** May this phrase stand here? Given the token before and after which it stands. */
export type Fits = (first: Token, last: Token, key: string) => boolean

type Hit<Id> = { readonly found: Found<Id>; readonly next: number }

/** The longest phrase that begins at token `at`, and the token after it. */
function phraseAt<Id>(
  phrases: Phrases<Id>,
  { tokens, joined, offsets }: Tokens,
  starts: ReadonlyMap<number, number>,
  at: number,
  fits: Fits,
): Hit<Id> | null {
  const [offset, first] = [offsets[at] ?? 0, tokens[at]]
  for (const length of phrases.lengths.get(joined.slice(offset, offset + 2)) ?? []) {
    const next = starts.get(offset + length)
    if (next === undefined) continue
    const key = joined.slice(offset, offset + length)
    const ids = phrases.ids.get(key)
    const last = tokens[next - 1]
    if (!ids || !first || !last || !fits(first, last, key)) continue
    return { found: { ids, key, start: first.start, end: last.end }, next }
  }
  return null
}

/** Finds the longest phrases of a text, from left to right, never two in one place. */
export function findPhrases<Id>(phrases: Phrases<Id>, text: Tokens, fits: Fits = () => true): Found<Id>[] {
  const { tokens, joined, offsets } = text
  const starts = new Map(offsets.map((offset, index) => [offset, index]))
  starts.set(joined.length, tokens.length)
  const found: Found<Id>[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const hit = phraseAt(phrases, text, starts, at, fits)
    if (!hit) continue
    found.push(hit.found)
    at = hit.next - 1
  }
  return found
}
