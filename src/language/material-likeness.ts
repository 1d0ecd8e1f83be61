import type { Token } from './lexicon.ts'
import { type Feature, featuresOf, headOf, type Likeness, type Name, pair, single } from './likeness-index.ts'
import { countedAs, isLight } from './material-states.ts'
import { isIdeographic } from './script.ts'

/** A stretch of tokens that resembles names of one material; `first` and `last` are token numbers. */
export type Like = {
  readonly id: string
  readonly likelihood: number
  readonly matched: number
  readonly first: number
  readonly last: number
}

const unknownWord = 0.8
const longestList = 900
const closest = 14

/** What a token weighs that no name of the catalogue has. */
function weightOf(index: Likeness, token: Token): number {
  const key = countedAs(token.key)
  return index.weights.get(key) ?? (isIdeographic(key) ? single : unknownWord)
}

function promising(index: Likeness, features: readonly Feature[]): number[] {
  const sums = new Map<number, number>()
  for (const key of new Set(features.map((feature) => feature.key))) {
    const [list, weight] = [index.postings.get(key), index.weights.get(key) ?? 0]
    if (!list || list.length > longestList || (weight < 0.34 && features.length > 4)) continue
    for (const name of list) sums.set(name, (sums.get(name) ?? 0) + weight)
  }
  const share = (name: number, sum: number) => sum / (0.6 + (index.names[name]?.size ?? 1))
  return [...sums]
    .map(([name, sum]) => ({ name, share: share(name, sum) }))
    .sort((a, b) => b.share - a.share)
    .slice(0, closest)
    .map(({ name }) => name)
}

export type Window = { readonly first: number; readonly last: number }

const farthest = 4

/** Without a space between them: where words are not spaced, a space parts them. */
const touches = (a: Token | undefined, b: Token | undefined): boolean => a !== undefined && b !== undefined && a.end === b.start

/** Behind a name these say in which pieces or as what it comes, and make no other thing of it. */
const ofPieces =
  /^(?:边角|角料|下脚|脚料|废料|尾料|料头|碎料|块料|碎块|块状|颗粒|粉料|原料|产品|副产|产物|废渣|부산|산물|폐기|기물|조각|자투|투리)$/

/** 铝屑带乳化液 is one thing with another. */
const linking = /^[带含和与及或混加的和]$/

/** Is what follows the head of another name: 石英砂 before 尾矿, flour before sweepings? */
function headAfter(index: Likeness, tokens: readonly Token[], last: number, ids: readonly string[]): boolean {
  const isOther = (key: string) =>
    key.length > 1 && !ofPieces.test(key) && index.heads.has(key) && !ids.some((id) => index.heads.get(key)?.has(id))
  const after = tokens[last + 1]
  if (!after || isLight(after.key)) return false
  if (!isIdeographic(after.key)) return isOther(countedAs(after.key))
  for (let at = last + 1; at < last + farthest && touches(tokens[at - 1], tokens[at]) && touches(tokens[at], tokens[at + 1]); at += 1)
    if (linking.test(tokens[at]?.key ?? '')) return false
    else if (isOther(pair(tokens[at], tokens[at + 1]))) return true
  return false
}

/** Beside the window, words that name things weigh against it: "flour sweepings" is not flour. */
export function besides(
  index: Likeness,
  tokens: readonly Token[],
  { first, last }: Window,
  ids: readonly string[],
): { readonly left: number; readonly right: number } {
  const before = tokens[first - 1]
  const key = before && isIdeographic(before.key) ? pair(tokens[first - 2], before) : countedAs(before?.key ?? '')
  const isBeside = before && (!isIdeographic(before.key) || touches(before, tokens[first])) && !isLight(before.key)
  const left = isBeside && before.key !== '\ue001' && index.weights.has(key) ? 0.35 : 0
  return { left, right: headAfter(index, tokens, last, ids) ? 0.8 : 0 }
}

/** What the words of a window weigh together as parts of names. */
export function weightIn(index: Likeness, tokens: readonly Token[], { first, last }: Window): number {
  const keys = new Set(featuresOf(tokens.slice(first, last + 1)).map(({ key }) => key))
  return [...keys].reduce((sum, key) => sum + (index.weights.get(key) ?? 0), 0)
}

function likenessIn(index: Likeness, tokens: readonly Token[], found: readonly Feature[], name: Name, window: Window): Like {
  const inside = found.filter(({ at, last }) => at >= window.first && last <= window.last)
  const matched = [...new Set(inside.map(({ key }) => key))].reduce((sum, key) => sum + (index.weights.get(key) ?? 0), 0)
  const within = tokens.slice(window.first, window.last + 1)
  const missing = within.reduce((sum, token, offset) => {
    const at = window.first + offset
    const isFound = token.key === 'of' || inside.some((feature) => feature.at <= at && feature.last >= at)
    return isFound ? sum : sum + weightOf(index, token)
  }, 0)
  const { left, right } = besides(index, tokens, window, [name.id])
  const share = (2 * matched) / (matched + missing + left + right + name.size)
  const isHead = headOf(within) === name.head
  const isSameState = name.keys.includes('~used') === within.some((token) => countedAs(token.key) === '~used')
  return { id: name.id, likelihood: Math.min(1, share) * (isHead ? 1 : 0.86) * (isSameState ? 1 : 0.88), matched, ...window }
}

/** The best window of the run for one name. */
function bestWindow(index: Likeness, tokens: readonly Token[], features: readonly Feature[], at: number): Like | null {
  const name = index.names[at]
  if (!name) return null
  const found = features.filter(({ key }) => name.keys.includes(key))
  const starts = [...new Set(found.map((one) => one.at))].slice(0, 12)
  const ends = [...new Set(found.map((one) => one.last))].slice(0, 12)
  let best: Like | null = null
  for (const first of starts)
    for (const last of ends) {
      if (last < first || last - first > 14) continue
      const like = likenessIn(index, tokens, found, name, { first, last })
      if (!best || like.likelihood > best.likelihood) best = like
    }
  return best
}

/** Of two likely readings the one that accounts for more of the words is better. */
const rank = ({ likelihood, matched }: Like) => likelihood + 0.06 * Math.min(matched, 6)

/** What a run of words resembles, each material once, best first. */
export function likeIn(index: Likeness, tokens: readonly Token[]): Like[] {
  const features = featuresOf(tokens).filter(({ key }) => index.weights.has(key))
  const best = new Map<string, Like>()
  for (const at of promising(index, features)) {
    const like = bestWindow(index, tokens, features, at)
    if (like && like.likelihood > (best.get(like.id)?.likelihood ?? 0)) best.set(like.id, like)
  }
  return [...best.values()].sort((a, b) => rank(b) - rank(a))
}

/** A pair of which one character is the word's own: where the word and what stands before it meet. */
const joins = (key: string, own: ReadonlySet<string>) =>
  key.length === 2 && isIdeographic(key) && own.has(key[0] ?? '') !== own.has(key[1] ?? '')

/** The materials with a name that holds these words, by how much of the rest of that name the words around say. */
export function toldAround(
  index: Likeness,
  own: readonly Token[],
  around: readonly Token[],
): { readonly id: string; readonly share: number }[] {
  const ownKeys = new Set(featuresOf(own).map(({ key }) => key))
  const rarest = [...ownKeys].sort((a, b) => (index.postings.get(a)?.length ?? 0) - (index.postings.get(b)?.length ?? 0))[0]
  const said = new Set(featuresOf(around).map(({ key }) => key))
  const best = new Map<string, number>()
  for (const at of index.postings.get(rarest ?? '') ?? []) {
    const name = index.names[at]
    if (!name || ![...ownKeys].every((key) => key.startsWith('~') || name.keys.includes(key))) continue
    const rest = name.keys.filter((key) => !ownKeys.has(key) && !key.startsWith('~') && !isLight(key) && !joins(key, ownKeys))
    const weigh = (keys: readonly string[]) => keys.reduce((sum, key) => sum + (index.weights.get(key) ?? 0), 0)
    const [size, told] = [weigh(rest), weigh(rest.filter((key) => said.has(key)))]
    const share = (told / size) * (name.keys.includes('~used') === ownKeys.has('~used') ? 1 : 0.93)
    if (size > 0.5 && share > (best.get(name.id) ?? 0)) best.set(name.id, share)
  }
  return [...best].map(([id, share]) => ({ id, share })).sort((a, b) => b.share - a.share)
}
