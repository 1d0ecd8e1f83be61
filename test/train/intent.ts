import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadMaterials, loadPlaces } from '../../db/seed/load.ts'
import { intentFeatures } from '../../src/language/intent-features.ts'
import { encoded, ruleShare, weighedIntents, wordShare } from '../../src/language/intent-model.ts'
import { evidenceOf } from '../../src/language/read-message.ts'
import { createReader } from '../../src/language/reader.ts'
import { type Example, type Learned, learn, likelihoods } from './learn.ts'

/**
 * Learns the weights of `src/language/intent-weights.json` from the labelled messages of `test/language/corpus`.
 * `npm run train:intent` writes them; with `-- --folds 5` it only says how well messages are read that were not learned from,
 * with `--show` also which are not.
 */
const folder = new URL('../language/corpus/', import.meta.url)
const target = new URL('../../src/language/intent-weights.json', import.meta.url)
const mostFeatures = 20_000
const scale = 10
const widest = 45

type Message = {
  readonly id: string
  readonly lang: string
  readonly set: string
  readonly text: string
  readonly label: number
  readonly rule: number
  readonly features: ReadonlyMap<string, number>
}

const classOf = (intent: string) => Math.max(0, [...weighedIntents, intent].indexOf(intent)) % weighedIntents.length
const labelOf = (intent: string) => ((weighedIntents as readonly string[]).includes(intent) ? classOf(intent) : classOf('other'))

const reader = createReader({ materials: loadMaterials(), places: loadPlaces() })

function messagesOf(file: string): Message[] {
  const lines = readFileSync(new URL(file, folder), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const { id, lang, text, intent } = JSON.parse(line)
      const evidence = evidenceOf(text, reader, { today: '2026-03-02', country: null })
      const { words, rules } = intentFeatures(evidence)
      const features = new Map<string, number>()
      for (const word of words) features.set(word, wordShare(words.size))
      for (const rule of rules) features.set(rule, ruleShare)
      return { id, lang, set: file.split('.')[1] ?? '', text, label: labelOf(intent), rule: labelOf(evidence.intent), features }
    })
}

/** What a message of a set counts: least where the grammar's own findings look better than they are, most where people were imitated best. */
const weightOf: Readonly<Record<string, number>> = { a: 0.3, b: 0.3, c: 2, d: 2, e: 2, f: 2, shapes: 0.4 }

const messages = readdirSync(folder).sort().flatMap(messagesOf)
const counts = new Map<string, number>()
for (const { features } of messages) for (const feature of features.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1)
const names = [...counts].filter(([, count]) => count > 1).map(([name]) => name)
const ids = new Map(names.map((name, id) => [name, id]))

const examples: Example[] = messages.map(({ features, label, set }) => {
  const known = [...features].flatMap(([name, share]) => {
    const id = ids.get(name)
    return id === undefined ? [] : [{ id, share }]
  })
  return {
    ids: known.map(({ id }) => id),
    shares: known.map(({ share }) => share),
    label,
    weight: weightOf[set] ?? 1,
  }
})

/** What each class of a feature weighs, against `other`, rounded; only the features that matter most. */
function pruned({ weights, bias, classes }: Learned) {
  const other = classes - 1
  const rounded = (values: ArrayLike<number>, from: number) =>
    Array.from({ length: other }, (_, c) =>
      Math.max(-widest, Math.min(widest, Math.round(((values[from + c] ?? 0) - (values[from + other] ?? 0)) * scale))),
    )
  const weighty = (values: readonly number[], name: string) => {
    const mean = values.reduce((one, two) => one + two, 0) / classes
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, mean ** 2)
    return spread * Math.sqrt(counts.get(name) ?? 0) * (name.startsWith('#') ? 4 : 1)
  }
  const all = names.map((name, id) => ({ name, values: rounded(weights, id * classes) }))
  const kept = all.sort((one, two) => weighty(two.values, two.name) - weighty(one.values, one.name)).slice(0, mostFeatures)
  const sorted = kept.sort((one, two) => (one.name < two.name ? -1 : 1))
  return { scale, bias: rounded(bias, 0), features: Object.fromEntries(sorted.map(({ name, values }) => [name, values])) }
}

type Pruned = ReturnType<typeof pruned>

/** The same weights as they are written, so that what is measured is what ships. */
function restored({ bias, features }: Pruned): Learned {
  const classes = weighedIntents.length
  const weights = new Float64Array(names.length * classes)
  for (const [name, values] of Object.entries(features))
    for (const [c, value] of values.entries()) weights[(ids.get(name) ?? 0) * classes + c] = value / scale
  return { weights, bias: Float64Array.from([...bias.map((value) => value / scale), 0]), classes }
}

/** Learns twice: from everything, then from the features that mattered. */
function learnFrom(some: readonly Example[]): Pruned {
  const first = pruned(learn(some, names.length, weighedIntents.length))
  const kept = new Set(Object.keys(first.features).map((name) => ids.get(name)))
  const fewer = some.map((one) => {
    const at = one.ids.flatMap((id, place) => (kept.has(id) ? [place] : []))
    return { ...one, ids: at.map((place) => one.ids[place] ?? 0), shares: at.map((place) => one.shares[place] ?? 0) }
  })
  return pruned(learn(fewer, names.length, weighedIntents.length))
}

function foldOf(id: string, folds: number): number {
  let hash = 7
  for (const character of id) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return (Math.imul(hash, 2_654_435_761) >>> 8) % folds
}

type Score = { of: number; learned: number; grammar: number; asked: number; unasked: number }

function scored(before: Score | undefined, { label, rule }: Message, chances: readonly number[]): Score {
  const best = chances.indexOf(Math.max(...chances))
  const [offer = 0, need = 0] = chances
  const isPost = best === 0 || best === 1
  const isAsked = isPost && Math.min(offer, need) > 0.33 * (offer + need)
  const one = (is: boolean) => (is ? 1 : 0)
  return {
    of: (before?.of ?? 0) + 1,
    learned: (before?.learned ?? 0) + one(best === label),
    grammar: (before?.grammar ?? 0) + one(rule === label),
    asked: (before?.asked ?? 0) + one(isAsked),
    unasked: (before?.unasked ?? 0) + one(isPost && best !== label && !isAsked),
  }
}

function said({ id, label, text }: Message, chances: readonly number[]): string {
  const best = chances.indexOf(Math.max(...chances))
  const shares = chances.map((chance) => chance.toFixed(2)).join(' ')
  return `${id} ${weighedIntents[label]} -> ${weighedIntents[best]} ${shares} ${text.slice(0, 160).replaceAll('\n', ' / ')}`
}

function crossValidate(folds: number, show: boolean): void {
  const scores = new Map<string, Score>()
  for (let fold = 0; fold < folds; fold += 1) {
    const all = messages.flatMap((message, at) => {
      const example = examples[at]
      return example ? [{ message, example, isHeld: foldOf(message.id, folds) === fold }] : []
    })
    const learned = restored(learnFrom(all.filter(({ isHeld }) => !isHeld).map(({ example }) => example)))
    for (const { message, example } of all.filter(({ isHeld }) => isHeld)) {
      const chances = likelihoods(learned, example)
      for (const key of [`${message.set} ${message.lang}`, `${message.set} all`]) scores.set(key, scored(scores.get(key), message, chances))
      if (show && chances.indexOf(Math.max(...chances)) !== message.label) console.log(said(message, chances))
    }
  }
  console.log('messages      of  learned  grammar  kind asked  wrong post unasked')
  for (const [key, { of, learned, grammar, asked, unasked }] of [...scores].sort())
    console.log(
      key.padEnd(12),
      String(of).padStart(4),
      ...[learned, grammar, asked, unasked].map((one) => (one / of).toFixed(3).padStart(8)),
    )
}

const behind = (flag: string) => process.argv[process.argv.indexOf(flag) + 1] ?? ''
if (process.argv.includes('--folds')) crossValidate(Number(behind('--folds')), process.argv.includes('--show'))
else {
  const without = process.argv.includes('--without') ? behind('--without') : null
  const weights = learnFrom(examples.filter((_, at) => messages[at]?.set !== without))
  const lines = Object.entries(weights.features).map(([name, values]) => `${name}${encoded(values)}`)
  writeFileSync(target, `${JSON.stringify({ scale, bias: weights.bias, features: lines.join('\n') })}\n`)
  console.log(`${messages.length} messages, ${lines.length} of ${names.length} features, ${readFileSync(target).length} bytes`)
}
