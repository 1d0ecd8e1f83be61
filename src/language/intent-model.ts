import { type Evidence, intentFeatures } from './intent-features.ts'
import weights from './intent-weights.json' with { type: 'json' }

/** What a message can be as a whole; everything but a post or a search is `other`. */
export const weighedIntents = ['offer', 'need', 'search', 'other'] as const
export type WeighedIntent = (typeof weighedIntents)[number]

export type Likelihoods = Readonly<Record<WeighedIntent, number>>

/** How much one of so many words counts against one finding of the grammar. */
export const wordShare = (count: number): number => 2 / Math.sqrt(Math.max(20, count))
export const ruleShare = 0.45

/** The character that stands for no weight; those around it stand for weights of either sign. */
const middle = 80
const weighed = weighedIntents.length - 1

/** The weights of a feature as so many characters. */
export const encoded = (values: readonly number[]): string => String.fromCharCode(...values.map((value) => middle + value))

function decoded(line: string): readonly [string, readonly number[]] {
  const cut = line.length - weighed
  return [line.slice(0, cut), Array.from({ length: weighed }, (_, at) => (line.charCodeAt(cut + at) - middle) / weights.scale)]
}

/** For each feature what it adds to offer, need and search; `other` is what they are measured against. */
const learned: ReadonlyMap<string, readonly number[]> = new Map(weights.features.split('\n').map(decoded))

/** How likely a message is each of the four, by its words and by what the grammar found in it. */
export function weighIntent(evidence: Evidence): Likelihoods {
  const { words, rules } = intentFeatures(evidence)
  const sums = weights.bias.map((value) => value / weights.scale)
  const add = (feature: string, share: number) => {
    for (const [at, value] of (learned.get(feature) ?? []).entries()) sums[at] = (sums[at] ?? 0) + value * share
  }
  for (const word of words) add(word, wordShare(words.size))
  for (const rule of rules) add(rule, ruleShare)
  const [offer = 0, need = 0, search = 0] = sums
  const most = Math.max(offer, need, search, 0)
  const [o, n, s, x] = [Math.exp(offer - most), Math.exp(need - most), Math.exp(search - most), Math.exp(-most)]
  const all = o + n + s + x
  return { offer: o / all, need: n / all, search: s / all, other: x / all }
}
