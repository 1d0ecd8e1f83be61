import type { Facts } from './facts.ts'
import { phraseKey } from './lexicon.ts'
import { resembledMaterials } from './material-index.ts'
import { unknownMaterial } from './material-words.ts'
import type { Reader } from './reader.ts'
import type { Doubt, MaterialCandidate } from './reading.ts'
import { foldText, originalWords, type Stretch } from './script.ts'

/** What a listing is of: a catalogue id or null, the person's words, and what to ask. */
export type Meant = {
  readonly materialId: string | null
  readonly words: string
  readonly doubts: readonly Doubt[]
  readonly span: Stretch | null
  readonly likelihood: number
}

const sure = 0.78
const margin = 0.06
const worthAsking = 0.55

function settle(candidates: readonly MaterialCandidate[], words: string, span: Stretch): Meant {
  const [best, second] = candidates
  if (!best || best.likelihood < worthAsking) return { materialId: null, words, doubts: [], span, likelihood: 0 }
  if (best.likelihood >= sure && best.likelihood - (second?.likelihood ?? 0) >= margin)
    return { materialId: best.materialId, words, doubts: [], span, likelihood: best.likelihood }
  const near = candidates.filter((candidate) => candidate.likelihood >= best.likelihood - 0.13).slice(0, 4)
  return { materialId: null, words, doubts: [{ field: 'material', candidates: near }], span, likelihood: best.likelihood }
}

const usedIsFine =
  /[,，;(（]\s?(?:also |even )?(spent|waste|used|recycled|secondary|废|폐)(?:的?(?:也|都)|\s?(?:is|are|would be|it's|also|도))?\s?(?:ok|okay|fine|good|welcome|acceptable|accepted|possible|可以|行|要|可|괜찮|가능|좋)/
const usedBehind = /^\s?(?:废液|废料|废弃物|폐액|폐기물|waste\b|residues?\b)/
const usedAhead = /(?:spent|used|waste|expired|exhausted|contaminated|废旧?|过期|폐|사용한|사용후)\s?$/

/** Words that make another thing of a material: what is left of it after use. */
function isUsed({ folded: { lower } }: Facts, { start, end }: Stretch): boolean {
  const sentence = lower.slice(end, end + 60).split(/[.。!！?？\n]/)[0] ?? ''
  return (
    usedIsFine.test(sentence) || usedBehind.test(lower.slice(end, end + 8)) || usedAhead.test(lower.slice(Math.max(0, start - 13), start))
  )
}

/** "Caustic soda, spent is OK" and 염산 폐액 are about what is left after use, where the catalogue has it. */
function usedVariant(facts: Facts, mention: Stretch, reader: Reader): string | null {
  if (!isUsed(facts, mention)) return null
  const name = facts.folded.text.slice(mention.start, mention.end)
  const keys = ['spent ', 'waste ', 'used ', 'recycled ', '废', '폐'].map((prefix) => phraseKey(foldText(`${prefix}${name}`)))
  return keys.flatMap((key) => reader.materialPhrases.ids.get(key) ?? [])[0] ?? null
}

/** Decides what a listing is of, from its mention or from words that no name stands for. */
export function materialOf(facts: Facts, own: Stretch, mention: Facts['mentions'][number] | null, reader: Reader): Meant {
  if (!mention) {
    const unknown = unknownMaterial(facts, own)
    return unknown
      ? settle(resembledMaterials(unknown.words, reader), unknown.words, unknown)
      : { materialId: null, words: '', doubts: [], span: null, likelihood: 0 }
  }
  const words = originalWords(facts.folded, mention)
  const [first, second] = mention.candidates
  const used = usedVariant(facts, mention, reader)
  if (used) return { materialId: used, words, doubts: [], span: mention, likelihood: 0.95 }
  if (mention.byCode && first)
    return {
      materialId: first.materialId,
      words,
      doubts: second ? [{ field: 'material', candidates: mention.candidates.slice(0, 4) }] : [],
      span: mention,
      likelihood: first.likelihood,
    }
  return settle(mention.candidates, words, mention)
}
