import { type Token, tokenise } from './lexicon.ts'
import { besides, type Like, type Likeness, likeIn, weightIn } from './material-likeness.ts'
import { countedAs, withPlainState } from './material-states.ts'
import { withoutNoise } from './material-words.ts'
import { meantBy, type Spellings } from './misspellings.ts'
import type { MaterialCandidate } from './reading.ts'
import { isIdeographic, overlaps, type Stretch } from './script.ts'

/** Names said in full, and the materials they may stand for. */
type Named = Stretch & { readonly candidates: readonly MaterialCandidate[] }

/** Words next to each other with nothing but themselves between them. */
type Word = Token & { readonly corrected?: boolean }
type Run = { readonly tokens: readonly Word[] }

const longestRun = 28
const han = /\p{Script=Han}/u

function corrected(token: Token, spellings: Spellings): Word {
  const meant = meantBy(spellings, token.key)
  return meant === null ? token : { ...token, key: meant, corrected: true }
}

/** Cuts a text into runs of words that may name things; what is named in full is never cut. */
function runsOf(lower: string, named: readonly Stretch[], spellings: Spellings): Run[] {
  const { tokens } = tokenise({ lower: withPlainState(lower) })
  const open = withoutNoise(lower)
  const runs: Run[] = []
  let current: Word[] = []
  const close = () => {
    if (current.length > 0) runs.push({ tokens: current })
    current = []
  }
  let at = 0
  for (const token of tokens) {
    while ((named[at]?.end ?? Number.POSITIVE_INFINITY) <= token.start) at += 1
    const isNamed = (named[at]?.start ?? Number.POSITIVE_INFINITY) <= token.start
    const last = current.at(-1)
    if (last && han.test(last.key) && han.test(token.key) && token.start > last.end) close()
    const isNoise = !isNamed && token.key !== 'of' && (open[token.start] === '\ue000' || /^\d+$/.test(token.key))
    if (token.key === '\ue001' || isNoise || current.length >= longestRun) close()
    if (token.key !== '\ue001' && !isNoise) current.push(corrected(token, spellings))
  }
  close()
  return runs
}

const sharedHead = /^(?:~piece|~chip|~used|sludge|ash|slag|dust|peel|shell|husk|pallet|drum|bottle|film|regrind|cullet|wastewater|residue)$/
const joinedBy = /^\s*(?:and|or|&|\/|,|\+)\s*$/
const isShared = (token: Word | undefined) => token !== undefined && sharedHead.test(countedAs(token.key))

/** "Offcuts of plywood and MDF", "plywood and MDF offcuts": a head said once belongs to both. */
function withSharedHeads(runs: readonly Run[], lower: string): Run[] {
  return runs.map((run, at) => {
    const [before, after] = [runs[at - 1], runs[at + 1]]
    const [first, last] = [run.tokens[0], run.tokens.at(-1)]
    if (!first || !last || isIdeographic(first.key)) return run
    const of = before?.tokens.findIndex((token) => token.key === 'of') ?? -1
    const gapBefore = lower.slice(before?.tokens.at(-1)?.end ?? 0, first.start)
    if (before && of > 0 && isShared(before.tokens[of - 1]) && !isShared(last) && joinedBy.test(gapBefore))
      return {
        tokens: [
          ...before.tokens.slice(of - 1, of + 1).map((token) => ({ ...token, start: first.start, end: first.start })),
          ...run.tokens,
        ],
      }
    const head = after?.tokens.at(-1)
    const gapAfter = lower.slice(last.end, after?.tokens[0]?.start ?? lower.length)
    if (!head || isShared(last) || !isShared(head) || (after?.tokens.length ?? 9) > 3 || !joinedBy.test(gapAfter)) return run
    return { tokens: [...run.tokens, { ...head, start: last.end, end: last.end }] }
  })
}

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

const facility =
  /^(?:kiln|mill|plant|foundry|smelter|refinery|brewery|bakery|farm|maker|producer|manufacturer|quarry|sawmill|factory|works|厂|场|站|장)$/

const isSpaced = (run: Run) => !isIdeographic(run.tokens[0]?.key)

/** What a run without a known name is most like; only what accounts for nearly all of a name. */
function composed(run: Run, all: readonly Like[], named: readonly Stretch[]): Named[] {
  const likes = all.filter((like) => overlapping(named, stretchOf(run, like)).length === 0)
  const [best] = likes
  if (!best || best.likelihood < asked || best.matched < (isSpaced(run) ? 0.9 : 1.2)) return []
  const isShort = !isSpaced(run) && best.last - best.first < 4 && best.likelihood < sure
  const isWord = isShort || (best.first === best.last && !run.tokens[best.first]?.corrected)
  if (isWord || facility.test(run.tokens[best.last]?.key ?? '')) return []
  const near = likes.filter((like) => like.likelihood >= best.likelihood - nearBy && like.first <= best.last && like.last >= best.first)
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
    added.push(...composed(run, likes, kept))
    for (const at of inside) {
      const name = kept[at]
      if (name) kept[at] = refined(index, run, likes, name)
    }
  }
  return { named: kept, composed: added }
}
