/** Phrases by their runs of three characters (two in scripts without spaces), for words typed wrongly. */
export type Trigrams = {
  readonly phrases: readonly string[]
  /** The id of each phrase; empty where a phrase no longer counts. */
  readonly owners: readonly string[]
  readonly sizes: readonly number[]
  readonly postings: ReadonlyMap<string, readonly number[]>
}

/** What a phrase resembles, 0..1 by the Dice coefficient of their grams. */
export type Resemblance = { readonly id: string; readonly likeness: number }

const latin = /^[^\u0250-\uffff]+$/

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
  return { phrases: entries.map(([phrase]) => phrase), owners: entries.map(([, id]) => id), sizes, postings }
}

/** The same index without some phrases of some ids and with others; the first one stays as it is. */
export function amendTrigrams(
  index: Trigrams,
  lost: readonly (readonly [phrase: string, id: string])[],
  gained: readonly (readonly [phrase: string, id: string])[],
): Trigrams {
  const gone = new Set(lost.map(([phrase, id]) => `${id} ${phrase}`))
  const owners = gone.size === 0 ? index.owners : index.owners.map((id, at) => (gone.has(`${id} ${index.phrases[at]}`) ? '' : id))
  const fresh = buildTrigrams(gained)
  const postings = new Map(index.postings)
  for (const [gram, at] of fresh.postings) {
    postings.set(gram, [...(index.postings.get(gram) ?? []), ...at.map((position) => position + index.phrases.length)])
  }
  return {
    phrases: [...index.phrases, ...fresh.phrases],
    owners: [...owners, ...fresh.owners],
    sizes: [...index.sizes, ...fresh.sizes],
    postings,
  }
}

function isSwap(a: string, row: number, b: string, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
}

/** The next row of the table of distances, from the two rows before it. */
function nextRow(a: string, b: string, row: number, last: readonly number[], before: readonly number[]): number[] {
  const next = [row]
  for (let column = 1; column <= b.length; column += 1) {
    const changed = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
    const shifted = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1)
    const swapped = isSwap(a, row, b, column) ? (before[column - 2] ?? 0) + 1 : shifted
    next.push(Math.min(changed, shifted, swapped))
  }
  return next
}

/** How many letters must be put in, left out, changed or swapped to make one word of another. */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const next = nextRow(a, b, row, last, before)
    before = last
    last = next
  }
  return last[b.length] ?? 0
}

/** Of two words of some length, one letter wrong is hardly another word. */
function likenessOf(phrase: string, other: string, dice: number): number {
  const longer = Math.max(phrase.length, other.length)
  if (longer < 5 || dice < 0.35) return dice
  return Math.max(dice, 1 - (1.4 * editDistance(phrase, other)) / longer)
}

const closest = 12

/** The ids whose phrases resemble this one most, best first, each once. */
export function resembling(index: Trigrams, phrase: string, atLeast: number): Resemblance[] {
  const said = phrase.slice(0, 80)
  const grams = gramsOf(said)
  const shared = new Map<number, number>()
  for (const gram of grams) for (const owner of index.postings.get(gram) ?? []) shared.set(owner, (shared.get(owner) ?? 0) + 1)
  const dice = (owner: number, common: number) => (2 * common) / (grams.size + (index.sizes[owner] ?? 0))
  const nearest = [...shared].map(([owner, common]) => ({ owner, dice: dice(owner, common) })).sort((a, b) => b.dice - a.dice)
  const best = new Map<string, number>()
  for (const { owner, dice: likeness } of nearest.slice(0, closest)) {
    const id = index.owners[owner]
    const found = likenessOf(said, index.phrases[owner] ?? '', likeness)
    if (id && found >= atLeast && found > (best.get(id) ?? 0)) best.set(id, found)
  }
  return [...best].map(([id, likeness]) => ({ id, likeness })).sort((a, b) => b.likeness - a.likeness || (a.id < b.id ? -1 : 1))
}
