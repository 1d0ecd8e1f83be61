import type { Cue } from './cues.ts'
import type { Facts } from './facts.ts'
import type { Stretch } from './script.ts'
import { sentencesOf } from './sentences.ts'
import {
  business,
  complaints,
  deeds,
  endings,
  gone,
  hearsay,
  moments,
  moving,
  news,
  orders,
  others,
  partners,
  questions,
  unreal,
} from './speech-words.ts'

/** What is done by saying a sentence: only what is `said` makes a listing; `told` is about others, the past or the day. */
type Act = 'said' | 'told' | 'over' | 'asked' | 'sought'

export type Speech = Stretch & { readonly act: Act }

const any = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text))

/** First persons that hold nothing: "I heard", "told us", "my neighbour", 我听说, 우리나라. */
const frames =
  /\b(?:i|we)(?:'ve| have)?(?: just| also| recently| once)? (?:heard|read|saw|seen|think|believe|guess|wonder|hope|know|see|was told|were told)\b|\b(?:told|tells?|asked|asks?|let|lets|gave|send|sent|called|calls|showed|remind\w*) (?:me|us)\b|\b(?:my|our) (?:neighbou?r\w*|friends?|colleagues?|boss|competitors?|rivals?|brother|cousin|wife|husband|uncle|mates?)\b|我们?(?:听|看|觉得|想知|记得|知道|朋友|同事|邻居|隔壁|对面|同行)|给我们?|我国|우리나라|(?:우리|저희)\s?(?:옆|동네|이웃|앞)/g
const self = /\b(?:we|i|our|us|my|we're|we've|i've|i'm)\b|我们|我厂|我司|我公司|本厂|本公司|我这|咱们?|自有|厂里|저희|우리|당사|제가|저는/

/** Does somebody speak of their own plant? */
export const speaksOfSelf = (lower: string): boolean => self.test(lower.replace(frames, '_'))

type Sentence = {
  readonly text: string
  readonly at: Stretch
  readonly cues: readonly Cue[]
  readonly amounts: number
  readonly priced: boolean
}

/** How plainly the speaker says in the first person that they have or want something; 0 when they do not. */
function ownStrength({ text, at, cues }: Sentence): number {
  const stripped = text.replace(frames, (frame) => '_'.repeat(frame.length))
  const first = self.exec(stripped)
  if (!first) return 0
  return Math.max(0, ...cues.filter(({ end }) => end - at.start > first.index).map(({ strength }) => strength))
}

function isPast(sentence: Sentence, later: readonly Cue[]): boolean {
  if (!any(moments, sentence.text)) return false
  return deeds.some((pattern) => {
    const deed = pattern.exec(sentence.text)
    if (!deed) return false
    const from = sentence.at.start + deed.index
    const to = from + deed[0].length
    return !later.some(({ start, end, strength }) => strength > 1 && (end <= from || start >= to))
  })
}

const isPlain = ({ cues }: Sentence) => cues.some(({ strength }) => strength === 3)

/** About others or the world, where nobody speaks of their own. */
const isForeign = (sentence: Sentence): boolean => {
  const { text, amounts, priced } = sentence
  if (any(hearsay, text) || any(others, text)) return true
  return !isPlain(sentence) && (any(news, text) || (priced && amounts === 0 && moving.test(text)))
}

/** What a lot may be without anybody complaining: broken pallets that nobody takes. */
const ofThings = /\b(?:broken|nobody|no one|stuck|mistake)\b/g

/** About the day, the bot or what might be, where nothing is plainly offered or wanted. */
function isBusiness(sentence: Sentence, own: number): boolean {
  const { text, amounts } = sentence
  if (isPlain(sentence) && amounts > 0) return false
  if (any(complaints, amounts > 0 ? text.replace(ofThings, '') : text)) return !(own > 1 && amounts > 0)
  return !isPlain(sentence) && ((any(unreal, text) && !partners.test(text)) || (own < 2 && any(business, text)))
}

function isTold(sentence: Sentence, later: readonly Cue[]): boolean {
  const own = ownStrength(sentence)
  return (own === 0 && isForeign(sentence)) || isBusiness(sentence, own) || isPast(sentence, later)
}

function actOf(sentence: Sentence, later: readonly Cue[]): Act {
  const { text } = sentence
  if (any(endings, text) || (gone.test(text) && !isPlain(sentence))) return 'over'
  if (any(orders, text)) return 'sought'
  if (any(questions, text) && !partners.test(text)) return 'asked'
  return isTold(sentence, later) ? 'told' : 'said'
}

/** What is done with every sentence of a text. */
export function speechActs(facts: Facts): Speech[] {
  const { lower } = facts.folded
  return sentencesOf(lower).map((at) => {
    const inside = ({ start }: Stretch) => start >= at.start && start < at.end
    const sentence = {
      text: lower.slice(at.start, at.end),
      at,
      cues: facts.cues.filter(inside),
      amounts: facts.quantities.filter(inside).length,
      priced: facts.money.some(inside),
    }
    const later = facts.cues.filter(({ start }) => start >= at.start)
    return { ...at, act: actOf(sentence, later) }
  })
}

/** The facts without those of some sentences; names of materials stay when no other sentence has one. */
export function withoutSpeech(facts: Facts, dropped: readonly Speech[]): Facts {
  if (dropped.length === 0) return facts
  const kept = ({ start }: Stretch) => !dropped.some((one) => start >= one.start && start < one.end)
  const mentions = facts.mentions.filter(kept)
  const { spans, durations, faults } = facts.dates
  return {
    ...facts,
    mentions: mentions.some(({ role }) => role === 'item') || dropped.some(({ act }) => act === 'over') ? mentions : facts.mentions,
    quantities: facts.quantities.filter(kept),
    money: facts.money.filter(kept),
    free: facts.free.filter(kept),
    attributes: facts.attributes.filter(kept),
    dates: { spans: spans.filter(kept), durations: durations.filter(kept), faults: faults.filter(kept) },
    hazards: facts.hazards.filter(kept),
    cues: facts.cues.filter(kept),
  }
}
