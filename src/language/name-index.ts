import { wordKey } from './lexicon.ts'
import { spaced } from './reader.ts'
import { foldText } from './script.ts'
import { buildTrigrams, resembling, type Trigrams } from './trigrams.ts'

/** Names of things that are looked up by a few words: industries, technologies, places. */
export type NameIndex = {
  readonly names: readonly { readonly id: string; readonly name: string; readonly words: readonly string[] }[]
  readonly trigrams: Trigrams
  /** Every Latin word of the names, to see what a word typed wrongly was to be. */
  readonly vocabulary: ReadonlySet<string>
  readonly vocabularyTrigrams: Trigrams
}

/** An id whose name fits, 0 to 1; 1 is the name itself. */
export type NameFound = { readonly id: string; readonly likeness: number }

/** Words that say little about which plant is meant, and what others say for the same. */
const little = new Set(
  'a an the of and or for in at with to plant factory work mill facility company site manufacture manufacturing production other'.split(
    ' ',
  ),
)
const sameWord: ReadonlyMap<string, string> = new Map([
  ['station', 'plant'],
  ['steelwork', 'steel'],
  ['smeltery', 'smelter'],
  ['paperboard', 'paper'],
  ['wastewater', 'sewage'],
  ['sewerage', 'sewage'],
  ['effluent', 'sewage'],
  ['automobile', 'car'],
  ['auto', 'automotive'],
  ['petrol', 'oil'],
  ['petroleum', 'oil'],
])
const ending = /(?:制造业?|加工业?|工业|公司|企业|业|공장|제조업|사업장|업체|회사|산업|업)$/
/** 发电厂 and 火电 are said for what the names call 电厂. */
const sameRun: readonly (readonly [RegExp, string])[] = [
  [/火力?发?电(?:厂|站)?/, '燃煤电厂'],
  [/发电[厂站]|电站/, '电厂'],
  [/(?:制造|加工|工)厂$/, '厂'],
  [/钢铁厂?|炼钢厂?/, '钢铁厂'],
]

/** Chinese and Korean are compared by pairs of characters, without the ending that every plant has. */
function pairsOf(run: string): readonly string[] {
  const stem = sameRun.reduce((text, [from, to]) => text.replace(from, to), run).replace(ending, '')
  const text = stem.length >= 2 ? stem : run
  return text.length <= 2 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))
}

function wordsOf(name: string): readonly string[] {
  const { lower } = foldText(name)
  const latin = (lower.match(/[\p{Script=Latin}\d]+/gu) ?? []).map(wordKey).map((word) => sameWord.get(word) ?? word)
  return [...latin, ...(lower.match(/\p{Script=Han}+|[\uac00-\ud7a3]+/gu) ?? []).flatMap(pairsOf)]
}

const isLatin = (word: string) => /^[a-z]/.test(word)

/** Builds the index; a thing may have several names. */
export function buildNameIndex(entries: readonly (readonly [name: string, id: string])[]): NameIndex {
  const names = entries.map(([name, id]) => ({ id, name: spaced(name), words: wordsOf(name) }))
  const vocabulary = new Set(names.flatMap(({ words }) => words).filter((word) => isLatin(word) && word.length >= 4))
  return {
    names,
    trigrams: buildTrigrams(names.map(({ name, id }) => [name, id])),
    vocabulary,
    vocabularyTrigrams: buildTrigrams([...vocabulary].map((word) => [word, word])),
  }
}

const weightOf = (word: string) => (little.has(word) ? 0.15 : /厂$/.test(word) ? 0.3 : 1)
const sum = (words: readonly string[]) => words.reduce((total, word) => total + weightOf(word), 0)
const holds = (name: string, word: string) => name === word || (isLatin(word) && word.length >= 4 && name.startsWith(word))

/** How much of what is asked stands in a name, and how much of the name was asked. */
function overlapOf(asked: readonly string[], name: readonly string[]): number {
  const shared = sum(asked.filter((word) => name.some((own) => holds(own, word))))
  const asks = shared / sum(asked)
  return asks < 0.45 ? 0 : 0.55 * asks + (0.4 * shared) / Math.max(sum(name), shared)
}

/** A word that no name has, as the word it resembles. */
function corrected(index: NameIndex, word: string): string {
  if (!isLatin(word) || word.length < 4 || little.has(word) || index.vocabulary.has(word)) return word
  return resembling(index.vocabularyTrigrams, word, 0.6)[0]?.id ?? word
}

/** The ids whose names fit some words, best first: said in full, in part, or with typing mistakes. */
export function findNames(index: NameIndex, text: string, atLeast = 0.45): readonly NameFound[] {
  const typed = wordsOf(text.slice(0, 120))
  if (typed.length === 0) return []
  const asked = typed.map((word) => corrected(index, word))
  const misspelt = asked.some((word, at) => word !== typed[at])
  const name = spaced(text.slice(0, 120))
  const best = new Map<string, number>()
  const keep = (id: string, likeness: number) => {
    if (likeness >= atLeast && likeness > (best.get(id) ?? 0)) best.set(id, likeness)
  }
  for (const entry of index.names) {
    keep(entry.id, entry.name === name ? 1 : overlapOf(asked, entry.words) * (misspelt ? 0.95 : 1))
  }
  for (const { id, likeness } of resembling(index.trigrams, name, Math.max(atLeast, 0.6))) keep(id, Math.min(0.97, likeness))
  return [...best]
    .map(([id, likeness]) => ({ id, likeness: Math.round(likeness * 1000) / 1000 }))
    .sort((one, other) => other.likeness - one.likeness || (one.id < other.id ? -1 : 1))
}
