import { type Token, tokenise } from './lexicon.ts'
import { countedAs, isLight, withPlainState } from './material-states.ts'
import { isIdeographic } from './script.ts'

/** What a token adds to a phrase: itself, and with the next one a pair where words are not spaced. */
export type Feature = { readonly key: string; readonly at: number; readonly last: number }

export type Name = { readonly id: string; readonly size: number; readonly head: string; readonly keys: readonly string[] }

/** The names of the catalogue by what they are made of, rare parts weighing more. */
export type Likeness = {
  readonly names: readonly Name[]
  readonly weights: ReadonlyMap<string, number>
  readonly postings: ReadonlyMap<string, readonly number[]>
  /** Words that end names, with the materials they end. */
  readonly heads: ReadonlyMap<string, ReadonlySet<string>>
}

export const pair = (a: Token | undefined, b: Token | undefined): string => `${a?.key ?? ''}${b?.key ?? ''}`

export const single = 0.35
const ofLight = 0.12
const ofState = 0.5

export function featuresOf(tokens: readonly Token[]): Feature[] {
  return tokens.flatMap((token, at) => {
    if (token.key === 'of' || token.key === '\ue001') return []
    const own = { key: countedAs(token.key), at, last: at }
    const next = tokens[at + 1]
    if (own.key.startsWith('~') || !isIdeographic(token.key) || !next || !isIdeographic(next.key)) return [own]
    return [own, { key: token.key + next.key, at, last: at + 1 }]
  })
}

/** The thing itself: the last word, or the one before "of". */
export function headOf(tokens: readonly Token[]): string {
  const of = tokens.findIndex((token, at) => token.key === 'of' && at > 0)
  const before = of > 0 ? tokens.slice(0, of) : tokens
  const telling = before.findLast((token) => !isLight(token.key) && token.key !== '\ue001')
  return telling ? countedAs(telling.key) : ''
}

/** What stands at the end of names: a word, or the last two characters where words are not spaced. */
function tailOf(tokens: readonly Token[]): string {
  const last = tokens.at(-1)
  return last && isIdeographic(last.key) ? pair(tokens.at(-2), last) : headOf(tokens)
}

function baseWeight(key: string): number {
  if (key.startsWith('~')) return ofState
  if (isLight(key)) return ofLight
  return isIdeographic(key) && key.length === 1 ? single : 1
}

function tailsOf(parts: readonly Part[]): ReadonlyMap<string, ReadonlySet<string>> {
  const heads = new Map<string, Set<string>>()
  for (const { tail, id } of parts) {
    const ids = heads.get(tail)
    if (ids) ids.add(id)
    else heads.set(tail, new Set([id]))
  }
  return heads
}

/** A folded name and what it stands for. */
type FoldedName = { readonly lower: string; readonly id: string }

type Part = { readonly id: string; readonly keys: readonly string[]; readonly head: string; readonly tail: string }

function partOf({ lower, id }: FoldedName): Part {
  const { tokens } = tokenise({ lower: withPlainState(lower) })
  return { id, keys: [...new Set(featuresOf(tokens).map(({ key }) => key))], head: headOf(tokens), tail: tailOf(tokens) }
}

function post(postings: Map<string, number[]>, keys: readonly string[], index: number): void {
  for (const key of keys) {
    const list = postings.get(key)
    if (list) list.push(index)
    else postings.set(key, [index])
  }
}

/** Builds the index over names and the ids they stand for. */
export function buildLikeness(named: readonly FoldedName[]): Likeness {
  const parts = named.map(partOf)
  const postings = new Map<string, number[]>()
  for (const [index, { keys }] of parts.entries()) post(postings, keys, index)
  const rarity = (count: number) => Math.log(1 + parts.length / count) / Math.log(1 + parts.length)
  const weights = new Map([...postings].map(([key, list]) => [key, baseWeight(key) * (0.4 + 0.6 * rarity(list.length))]))
  const names = parts.map(({ id, keys, head }) => ({ id, head, keys, size: keys.reduce((sum, key) => sum + (weights.get(key) ?? 0), 0) }))
  return { names, weights, postings, heads: tailsOf(parts) }
}

/** A name that no longer counts: it resembles nothing. */
const gone: Name = { id: '', head: '', keys: [], size: Number.POSITIVE_INFINITY }

/** The same index with some materials named otherwise or added; words it did not know weigh as rare ones. */
export function amendLikeness(index: Likeness, changed: ReadonlySet<string>, named: readonly FoldedName[]): Likeness {
  const parts = named.map(partOf)
  const weights = new Map(index.weights)
  for (const key of parts.flatMap(({ keys }) => keys)) if (!weights.has(key)) weights.set(key, baseWeight(key))
  const touched = new Set(parts.flatMap(({ keys }) => keys))
  const postings = new Map([...index.postings].map(([key, list]) => [key, touched.has(key) ? [...list] : list] as [string, number[]]))
  for (const [at, { keys }] of parts.entries()) post(postings, keys, index.names.length + at)
  const kept = index.names.map((name) => (changed.has(name.id) ? gone : name))
  const added = parts.map(({ id, keys, head }) => ({ id, head, keys, size: keys.reduce((sum, key) => sum + (weights.get(key) ?? 0), 0) }))
  const heads = new Map(index.heads)
  for (const [tail, ids] of tailsOf(parts)) heads.set(tail, new Set([...(heads.get(tail) ?? []), ...ids]))
  return { names: [...kept, ...added], weights, postings, heads }
}
