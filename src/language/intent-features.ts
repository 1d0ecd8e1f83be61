import type { Facts } from './facts.ts'
import { corrects, idleIntent, saysRevise, saysSearch, saysWithdraw } from './intent.ts'
import { maskedText } from './masked-text.ts'
import type { Intent } from './reading.ts'
import type { Speech } from './speech-acts.ts'
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

/** What the grammar found in a text before anything is weighed. */
export type Evidence = {
  readonly facts: Facts
  readonly intent: Intent
  readonly acts: readonly Speech[]
  readonly isOwn: boolean
}

/** Longer texts say what they are in their beginning and their end. */
const farthest = 600

const hasHan = /[\u3400-\u9fff]/
const hasHangul = /[\uac00-\ud7a3]/
const pieces = /[a-z']+|[A-Z0]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[?!.,:;~()¶，。！？：；、]/g

function latinFeatures(text: string, found: Set<string>): void {
  const tokens = text.match(pieces) ?? []
  for (const [at, token] of tokens.entries()) {
    const [next, third] = [tokens[at + 1], tokens[at + 2]]
    found.add(token)
    if (next !== undefined) found.add(`${token} ${next}`)
    if (next !== undefined && third !== undefined) found.add(`${token} ${next} ${third}`).add(`${token} _ ${third}`)
    for (let cut = 0; token.length > 4 && cut + 4 <= token.length; cut += 1) found.add(`.${token.slice(cut, cut + 4)}`)
  }
  found.add(`^${tokens[0] ?? ''}`)
  found.add(`^${tokens.slice(0, 2).join(' ')}`)
  found.add(`${tokens.slice(-2).join(' ')}$`)
}

const sentenceEnd = /[\s.,!?~，。！？；ㅎㅋㅠㅜ^]+(?:¶|$)|[.!?。！？；¶]+/

/** Runs of characters; Korean is typed with and without spaces, so they do not count there. */
function ideographicFeatures(text: string, found: Set<string>, longest: number): void {
  const close = text.replace(/\s+/g, longest > 4 ? '' : ' ')
  for (let at = 0; at < close.length; at += 1)
    for (let size = 1; size <= longest && at + size <= close.length; size += 1) found.add(close.slice(at, at + size))
  for (const sentence of text.split(sentenceEnd)) {
    const tight = sentence.replace(/[\s,.!?~，。！？]+/g, '')
    for (let size = 1; size <= 5 && size <= tight.length; size += 1) found.add(`${tight.slice(-size)}$`)
    if (tight !== '') found.add(`^${tight.slice(0, 2)}`)
  }
}

const bucket = (count: number) => (count > 3 ? '4' : String(count))

const told: Readonly<Record<string, readonly RegExp[]>> = {
  business,
  complaints,
  deeds,
  endings,
  hearsay,
  moments,
  news,
  orders,
  others,
  questions,
  unreal,
  gone: [gone],
  moving: [moving],
  partners: [partners],
}

/** Which lists of words a text has something of. */
function wordLists(lower: string): string[] {
  const lists = Object.entries(told).filter(([, patterns]) => patterns.some((pattern) => pattern.test(lower)))
  return [
    ...lists.map(([name]) => name),
    ...(saysWithdraw(lower) ? ['withdraws'] : []),
    ...(saysSearch(lower) ? ['searches'] : []),
    ...(saysRevise(lower) ? ['revises'] : []),
    ...(corrects(lower) ? ['corrects'] : []),
    `idle ${idleIntent(lower)}`,
  ]
}

/** What the words of the grammar say, for each language on its own. */
function ruleFeatures({ facts, intent, acts, isOwn }: Evidence, language: string): string[] {
  const { cues, folded } = facts
  const said = (kind: string) => Math.max(0, ...cues.filter((cue) => cue.kind === kind).map(({ strength }) => strength))
  const last = cues.at(-1)
  const counts = {
    q: facts.quantities.length,
    p: facts.money.length,
    f: facts.free.length,
    m: facts.mentions.filter(({ role }) => role === 'item').length,
    l: facts.places.length,
    a: facts.attributes.length,
    d: facts.dates.spans.length + facts.dates.durations.length,
  }
  const mixed = `${said('offer')}${said('need')}`
  const found = [
    `rule ${intent}`,
    `cues ${mixed}`,
    `rule ${intent} ${mixed}`,
    `first ${cues[0]?.kind ?? ''}`,
    `last ${last?.kind ?? ''}`,
    `own ${isOwn}`,
    ...acts.map(({ act }) => `act ${act}`),
    ...wordLists(folded.lower),
    ...cues.map(({ form }) => `form ${form}`),
    `all ${[...new Set(acts.map(({ act }) => act))].sort().join(' ')}`,
    ...Object.entries(counts).map(([name, count]) => `${name}${bucket(count)}`),
    `has ${counts.q > 0} ${counts.p + counts.f > 0} ${counts.m > 0}`,
    `asks ${/[?？]/.test(folded.lower)} ${counts.q > 0}`,
    `long ${bucket(Math.floor(Math.log2(folded.lower.length / 10 + 1)))}`,
  ]
  return found.flatMap((one) => [`#${one}`, `#${language} ${one}`])
}

/** Everything the intent of a text is weighed by: how it is said once its facts are taken out, and what the grammar made of it. */
export function intentFeatures(evidence: Evidence): { readonly words: ReadonlySet<string>; readonly rules: readonly string[] } {
  const masked = maskedText(evidence.facts)
  const text = masked.length > 2 * farthest ? `${masked.slice(0, farthest)}¶${masked.slice(-farthest)}` : masked
  const words = new Set<string>()
  const language = hasHangul.test(text) ? 'ko' : hasHan.test(text) ? 'zh' : 'en'
  latinFeatures(language === 'en' ? text : text.replace(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+/g, ' '), words)
  if (language !== 'en') ideographicFeatures(text, words, language === 'ko' ? 5 : 4)
  return { words, rules: ruleFeatures(evidence, language) }
}
