import { ambiguousWords, usualWords } from './ambiguous-materials.ts'
import { phraseKey, tokenise } from './lexicon.ts'
import type { Likeness } from './likeness-index.ts'
import { toldAround } from './material-likeness.ts'
import { withPlainState } from './material-states.ts'
import type { MaterialCandidate } from './reading.ts'
import { foldText, mask, type Stretch } from './script.ts'

const keyOf = (word: string) => phraseKey(foldText(word))
const ambiguous = new Map(ambiguousWords.map(([word, ids]) => [keyOf(word), ids]))
const usual = new Set(usualWords.map(keyOf))

/** What a word may mean that stands for several materials, likeliest first; null for every other word. */
export function meaningsOf(key: string): readonly MaterialCandidate[] | null {
  const ids = ambiguous.get(key)
  return ids ? ids.map((materialId, rank) => ({ materialId, likelihood: Math.round((0.7 - 0.03 * rank) * 100) / 100 })) : null
}

const stateFirst = /^(?:废旧?|旧|二手|폐|중고|used|waste|old|spent|scrap)/
const isOpen = (key: string) => [key, key.replace(stateFirst, '')].some((one) => ambiguous.has(one) || usual.has(one))

/** Sentences are looked at once for each word, and not for ever. */
const mostAsked = 60

const told = 0.75
const sentence = /[\n。.;；!?？]/

/** The sentence in which something stands, that thing blotted out. */
function around(lower: string, { start, end }: Stretch): string {
  const before =
    lower
      .slice(Math.max(0, start - 60), start)
      .split(sentence)
      .at(-1) ?? ''
  const after = lower.slice(end, end + 60).split(sentence)[0] ?? ''
  return mask(`${before}${lower.slice(start, end)}${after}`, [{ start: before.length, end: before.length + end - start }])
}

/** A word of many meanings takes the one that the words around it tell: 旧托盘 塑料的, "slag from our copper smelter". */
export function toldByContext(
  lower: string,
  at: Stretch,
  key: string,
  index: Likeness,
  candidates: readonly MaterialCandidate[],
  asked: Map<string, readonly MaterialCandidate[]>,
): readonly MaterialCandidate[] {
  if (!isOpen(key)) return candidates
  const sentence = around(lower, at)
  const before = asked.get(key + sentence)
  if (before || asked.size >= mostAsked) return before ?? candidates
  const { tokens } = tokenise({ lower: withPlainState(lower.slice(at.start, at.end)) })
  const [best, second] = toldAround(index, tokens, tokenise({ lower: withPlainState(sentence) }).tokens)
  const isTold = best !== undefined && best.share >= told && best.share - (second?.share ?? 0) >= 0.05
  const meant = isTold ? [{ materialId: best.id, likelihood: 0.9 }] : candidates
  asked.set(key + sentence, meant)
  return meant
}
