/** Phrases by their runs of three characters (two in scripts without spaces), for words typed wrongly. */
export type Trigrams = {
  readonly owners: readonly string[]
  readonly sizes: readonly number[]
  readonly postings: ReadonlyMap<string, readonly number[]>
}

/** What a phrase resembles, 0..1 by the Dice coefficient of their grams. */
export type Resemblance = { readonly id: string; readonly likeness: number }

const latin = /^[\u0000-\u024f]+$/

function gramsOf(phrase: string): ReadonlySet<string> {
  const size = latin.test(phrase) ? 3 : 2
  const padded = size === 3 ? ` ${phrase} ` : `^${phrase.replaceAll(' ', '')}$`
  const grams = new Set<string>()
  for (let at = 0; at + size <= padded.length; at += 1) grams.add(padded.slice(at, at + size))
  return grams
}

/** Builds the index over phrases and the ids they stand for. */
export function buildTrigrams(entries: readonly (readonly [phrase: string, id: string])[]): Trigrams {
  const postings = new Map<string, number[]>()
  const sizes: number[] = []
  for (const [index, [phrase]] of entries.entries()) {
    const grams = gramsOf(phrase)
    sizes.push(grams.size)
    for (const gram of grams) {
      const list = postings.get(gram)
      if (list) list.push(index)
      else postings.set(gram, [index])
    }
  }
  return { owners: entries.map(([, id]) => id), sizes, postings }
}

/** The ids whose phrases resemble this one most, best first, each once. */
export function resembling(index: Trigrams, phrase: string, atLeast: number): Resemblance[] {
  const grams = gramsOf(phrase.slice(0, 80))
  const shared = new Map<number, number>()
  for (const gram of grams) for (const owner of index.postings.get(gram) ?? []) shared.set(owner, (shared.get(owner) ?? 0) + 1)
  const best = new Map<string, number>()
  for (const [owner, common] of shared) {
    const likeness = (2 * common) / (grams.size + (index.sizes[owner] ?? 0))
    const id = index.owners[owner]
    if (id !== undefined && likeness >= atLeast && likeness > (best.get(id) ?? 0)) best.set(id, likeness)
  }
  return [...best].map(([id, likeness]) => ({ id, likeness })).sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
}
