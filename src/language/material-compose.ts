import type { Likeness } from './likeness-index.ts'
import { besides, type Like, likeIn, weightIn } from './material-likeness.ts'
import { type Run, runsOf, withSharedHeads } from './material-runs.ts'
import type { Spellings } from './misspellings.ts'
import type { MaterialCandidate } from './reading.ts'
import { isIdeographic, overlaps, type Stretch } from './script.ts'

/** Names said in full, and the materials they may stand for. */
type Named = Stretch & { readonly candidates: readonly MaterialCandidate[] }

const stretchOf = (run: Run, { first, last }: Pick<Like, 'first' | 'last'>): Stretch => ({
  start: run.tokens[first]?.start ?? 0,
  end: run.tokens[last]?.end ?? 0,
})

const sure = 0.8
const likely = 0.86
const nearlyWhole = 0.92
const asked = 0.72
const unsure = 0.66
const nearBy = 0.12

const candidateOf = ({ id, likelihood }: Like): MaterialCandidate => ({
  materialId: id,
  likelihood: Math.round(Math.min(likelihood, 0.97) * 1000) / 1000,
})

/** A name said in full within longer words: "diatomaceous earth" in "spent diatomaceous earth", 목재 in 목재파렛트. */
function refined<One extends Named>(index: Likeness, run: Run, likes: readonly Like[], name: One): One {
  const inside = run.tokens.flatMap((token, at) => (overlaps(token, name) ? [at] : []))
  const [first, last] = [inside[0] ?? 0, inside.at(-1) ?? 0]
  const own = weightIn(index, run.tokens, { first, last })
  const isOwn = (id: string) => name.candidates.some(({ materialId }) => materialId === id)
  const around = likes.filter((like) => like.first <= last && like.last >= first && !isOwn(like.id))
  const isMore = ({ matched, likelihood }: Like) => matched > own * 1.12 && likelihood >= (matched - own > 0.5 ? likely : nearlyWhole)
  const better = around.find((like) => isMore(like) && like.first <= first && like.last >= last)
  if (better) {
    const { start, end } = stretchOf(run, better)
    const close = around.filter((like) => like.likelihood > better.likelihood - 0.05 && like.matched >= better.matched)
    return { ...name, start: Math.min(start, name.start), end: Math.max(end, name.end), candidates: close.map(candidateOf) }
  }
  const ids = name.candidates.map(({ materialId }) => materialId)
  if (besides(index, run.tokens, { first, last }, ids).right === 0) return name
  const others = around.filter(({ likelihood }) => likelihood > 0.5).map(candidateOf)
  const itself = name.candidates.map((one) => ({ ...one, likelihood: Math.min(one.likelihood, unsure) }))
  return { ...name, candidates: [...itself, ...others].sort((a, b) => b.likelihood - a.likelihood).slice(0, 5) }
}

/** Words for any thing that is left over name none: 염화칼슘 부산물. */
const anyThing = /^(?:부산물|부생물|폐기물|副产物|副产品|废弃物)$/
const hangul = /[\uac00-\ud7a3]/
const particle = /^(?:이|가|은|는|을|를|도|만|의|에|로|으로|와|과|랑|이랑|나|류|들|입니다|이에요|예요|이고|이며|인데|임)/

/** True where a name over two Korean words ends inside the second: no 원수 in "3만원 수분". */
export const endsInside = (lower: string, { start, end }: Stretch): boolean =>
  hangul.test(lower[end] ?? ' ') && /\s/.test(lower.slice(start, end)) && !particle.test(lower.slice(end, end + 4))

/** Korean names begin and end where words do. */
const cutsWords = (lower: string, at: Stretch): boolean =>
  hangul.test(lower[at.start] ?? '') && (hangul.test(lower[at.start - 1] ?? ' ') || endsInside(lower, at))

const facility =
  /^(?:kiln|mill|plant|foundry|smelter|refinery|brewery|bakery|farm|maker|producer|manufacturer|quarry|sawmill|factory|works|厂|场|站|장)$/

const isSpaced = (run: Run) => !isIdeographic(run.tokens[0]?.key)

const isNoName = (run: Run, lower: string, at: Stretch) =>
  cutsWords(lower, at) || anyThing.test(lower.slice(at.start, at.end)) || (!isSpaced(run) && at.end - at.start < 3)

/** What a run without a known name is most like; only what accounts for nearly all of a name. */
function composed(run: Run, all: readonly Like[], named: readonly Stretch[], lower: string): Named[] {
  const likes = all.filter((like) => overlapping(named, stretchOf(run, like)).length === 0)
  const [best] = likes
  if (!best || best.likelihood < asked || best.matched < (isSpaced(run) ? 0.9 : 1.2)) return []
  if (isNoName(run, lower, stretchOf(run, best))) return []
  const isShort = !isSpaced(run) && best.last - best.first < 4 && best.likelihood < sure
  const isWord = isShort || (best.first === best.last && !run.tokens[best.first]?.corrected)
  if (isWord || facility.test(run.tokens[best.last]?.key ?? '')) return []
  const near = likes.filter(
    (like) =>
      like.likelihood >= best.likelihood - nearBy &&
      like.matched >= 0.8 * best.matched &&
      like.first <= best.last &&
      like.last >= best.first,
  )
  return [{ ...stretchOf(run, best), candidates: near.slice(0, 4).map(candidateOf) }]
}

const worthReading = (index: Likeness, { tokens }: Run) => weightIn(index, tokens, { first: 0, last: tokens.length - 1 }) > 0.7

const mostRuns = 80

/** The numbers of the names that share a character with a stretch; names are in order. */
function overlapping(named: readonly Stretch[], at: Stretch): number[] {
  let [low, high] = [0, named.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((named[middle]?.end ?? 0) <= at.start) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let one = low; one < named.length && (named[one]?.start ?? 0) < at.end; one += 1) found.push(one)
  return found
}

const isAllNamed = (run: Run, inside: readonly number[], named: readonly Stretch[]) =>
  run.tokens.every((token) => inside.some((at) => (named[at]?.start ?? 0) <= token.start && (named[at]?.end ?? 0) >= token.end))

/** Looks at whole noun phrases: makes names that stand in longer ones more exact, and finds those said in other words. */
export function composeMaterials<One extends Named>(
  lower: string,
  named: readonly One[],
  index: Likeness,
  spellings: Spellings,
): { readonly named: readonly One[]; readonly composed: readonly Named[] } {
  const kept = [...named]
  const added: Named[] = []
  const read = new Map<string, readonly Like[]>()
  const liked = (run: Run) => {
    const key = run.tokens.map((token) => token.key).join(' ')
    const before = read.get(key)
    if (before || read.size >= mostRuns) return before ?? []
    const likes = likeIn(index, run.tokens)
    read.set(key, likes)
    return likes
  }
  for (const run of withSharedHeads(runsOf(lower, named, spellings), lower).filter((one) => worthReading(index, one))) {
    const whole = { start: run.tokens[0]?.start ?? 0, end: run.tokens.at(-1)?.end ?? 0 }
    const inside = overlapping(kept, whole)
    if (inside.length === 1 && isAllNamed(run, inside, kept)) continue
    const likes = liked(run)
    added.push(...composed(run, likes, kept, lower))
    for (const at of inside) {
      const name = kept[at]
      if (name) kept[at] = refined(index, run, likes, name)
    }
  }
  return { named: kept, composed: added }
}
