import type { Material } from '../domain/material.ts'
import type { Phrases } from './lexicon.ts'
import { amendLikeness } from './likeness-index.ts'
import { buildSpellings } from './misspellings.ts'
import { heardOf, type Keyed, keyedNames, type Reader, spacedOf } from './reader.ts'
import { asHeard } from './sounds.ts'
import { amendTrigrams } from './trigrams.ts'

type Named = readonly (readonly [name: string, id: string])[]

/** Every name with its id, once, in the form that an index keeps. */
function pairs(names: readonly Keyed[], as: (name: Keyed) => string): Named {
  const once = new Map(names.map((name) => [`${as(name)}\n${name.id}`, [as(name), name.id] as const]))
  return [...once.values()]
}

/** What one list has that another has not. */
function without(names: Named, others: Named): Named {
  const known = new Set(others.map((pair) => pair.join('\n')))
  return names.filter((pair) => !known.has(pair.join('\n')))
}

function loseIds(ids: Map<string, readonly string[]>, lost: Named): void {
  for (const [key, id] of lost) {
    const left = (ids.get(key) ?? []).filter((owner) => owner !== id)
    if (left.length > 0) ids.set(key, left)
    else ids.delete(key)
  }
}

function gainIds(ids: Map<string, readonly string[]>, gained: Named): void {
  for (const [key, id] of gained) {
    const owners = ids.get(key) ?? []
    if (!owners.includes(id)) ids.set(key, [...owners, id])
  }
}

function amendPhrases(phrases: Phrases<string>, lost: Named, gained: Named): Phrases<string> {
  const usable = gained.filter(([key]) => key.length >= 2)
  const ids = new Map(phrases.ids)
  loseIds(ids, lost)
  gainIds(ids, usable)
  const lengths = new Map(phrases.lengths)
  for (const [{ length }, start] of usable.map(([key]) => [key, key.slice(0, 2)] as const)) {
    const known = lengths.get(start) ?? []
    if (!known.includes(length))
      lengths.set(
        start,
        [...known, length].toSorted((a, b) => b - a),
      )
  }
  return { ids, lengths }
}

function amendCodes(reader: Reader, changed: readonly Material[]): Reader['byEwc'] {
  const byEwc = new Map(reader.byEwc)
  const codes = (material: Material | undefined): Named => (material?.ewc ?? []).map((code) => [code, material?.id ?? ''] as const)
  for (const material of changed) {
    loseIds(byEwc, codes(reader.materials.get(material.id)))
    gainIds(byEwc, codes(material))
  }
  return byEwc
}

const asKey = ({ key }: Keyed) => key
const asSound = ({ key }: Keyed) => asHeard(key)
const asSpaced = (one: Keyed) => spacedOf(one)

/** The same reader with some materials named otherwise or added: much faster than building one, and the first stays as it is. */
export function amendReader(reader: Reader, changed: readonly Material[]): Reader {
  if (changed.length === 0) return reader
  const before = keyedNames(changed.flatMap(({ id }) => reader.materials.get(id) ?? []))
  const after = keyedNames(changed)
  const lost = (list: 'named' | 'written', as: (name: Keyed) => string) => without(pairs(before[list], as), pairs(after[list], as))
  const gained = (list: 'named' | 'written', as: (name: Keyed) => string) => without(pairs(after[list], as), pairs(before[list], as))
  const heard = { lost: pairs(heardOf(before.written), asSound), gained: pairs(heardOf(after.written), asSound) }
  const likeness = amendLikeness(reader.materialLikeness, new Set(changed.map(({ id }) => id)), after.named)
  return {
    ...reader,
    materials: new Map([...reader.materials, ...changed.map((material) => [material.id, material] as const)]),
    materialPhrases: amendPhrases(reader.materialPhrases, lost('written', asKey), gained('written', asKey)),
    soundPhrases: amendPhrases(reader.soundPhrases, without(heard.lost, heard.gained), without(heard.gained, heard.lost)),
    soundNames: new Map([...reader.soundNames, ...heardOf(after.written).map(({ key }) => [asHeard(key), key] as const)]),
    spellings: buildSpellings([...likeness.weights.keys()].filter((key) => /^[a-z]+$/.test(key))),
    materialTrigrams: amendTrigrams(reader.materialTrigrams, lost('named', asSpaced), gained('named', asSpaced)),
    materialLikeness: likeness,
    byEwc: amendCodes(reader, changed),
  }
}
