import type { Material } from '../domain/material.ts'
import { ambiguousWords } from './ambiguous-materials.ts'
import { districtNames } from './district-names.ts'
import { buildPhrases, type Phrases, phraseKey, tokenise } from './lexicon.ts'
import { buildLikeness, type Likeness } from './likeness-index.ts'
import { buildSpellings, type Spellings } from './misspellings.ts'
import { regionNames } from './regions.ts'
import { type Folded, foldText, isIdeographic } from './script.ts'
import { asHeard } from './sounds.ts'
import { variantsOf } from './spelling-variants.ts'
import { buildTrigrams, type Trigrams } from './trigrams.ts'
import type { PlaceName, Vocabulary } from './vocabulary.ts'

/** The vocabulary, indexed once so that messages are read fast. Hand it on; its insides are this room's. */
export type Reader = {
  readonly materials: ReadonlyMap<string, Material>
  readonly materialPhrases: Phrases<string>
  /** The names as they sound, for what was typed by ear. */
  readonly soundPhrases: Phrases<string>
  readonly soundNames: ReadonlyMap<string, string>
  /** Words that stand for several materials. */
  readonly ambiguousPhrases: Phrases<string>
  readonly spellings: Spellings
  readonly materialTrigrams: Trigrams
  readonly materialLikeness: Likeness
  readonly byEwc: ReadonlyMap<string, readonly string[]>
  /** A place, or null for a region that has a name but no point on the map. */
  readonly placePhrases: Phrases<PlaceName | null>
}

export type Keyed = { readonly name: string; readonly id: string; readonly lower: string; readonly key: string }

function keyed(name: string, id: string): Keyed {
  const { lower } = foldText(name)
  return { name, id, lower, key: phraseKey({ lower }) }
}

function withoutBrackets(name: string): readonly string[] {
  const inside = [...name.matchAll(/[(（]([^()（）]{2,})[)）]/g)].map((match) => match[1] ?? '')
  return inside.length === 0
    ? [name]
    : [name, name.replace(/[(（][^()（）]*[)）]/g, ''), ...inside.filter((word) => /^[A-Z\d]{2,}$/.test(word))]
}

const namesOf = (material: Material): readonly string[] => [...Object.values(material.names), ...Object.values(material.aliases).flat()]

/** Names without what stands in their brackets, where that names no other material: 폐유(식용) is not 폐유. */
function unbracketed(named: readonly Keyed[]): readonly Keyed[] {
  const owners = new Map(named.map(({ key, id }) => [key, id]))
  const also = named.flatMap(({ name, id }) =>
    withoutBrackets(name)
      .slice(1)
      .map((short) => keyed(short, id)),
  )
  return also.filter(({ key, id }) => (owners.get(key) ?? id) === id)
}

/** 단양군 is also called 단양, 昌吉市 昌吉. */
function withoutRank(name: string): readonly string[] {
  const short = /^[\uac00-\ud7a3]{2,}(?=[시군]$)|^\p{Script=Han}{2,}(?=[市县]$)/u.exec(name)?.[0]
  return short === undefined ? [name] : [name, short]
}

/** Names as they are also written, where that is no name of its own. */
function withVariants(named: readonly Keyed[]): readonly Keyed[] {
  const taken = new Set(named.map(({ key }) => key))
  const also = named.flatMap(({ name, id }) => variantsOf(name).map((variant) => keyed(variant, id)))
  return [...named, ...also.filter(({ key }) => !taken.has(key))]
}

/** The names of a material, and its names as they are also written. */
export function keyedNames(materials: readonly Material[]): { readonly named: readonly Keyed[]; readonly written: readonly Keyed[] } {
  const plain = materials.flatMap((material) => namesOf(material).map((name) => keyed(name, material.id)))
  const named = [...plain, ...unbracketed(plain)]
  return { named, written: withVariants(named) }
}

/** Those that may have been typed by ear. */
export const heardOf = (written: readonly Keyed[]): readonly Keyed[] =>
  written.filter(({ name }) => isIdeographic(name[0]) && isIdeographic(name.at(-1)))

/** A name as the index of resemblance keeps it. */
export const spaced = (name: string) => spacedOf(foldText(name))

/** The same of a name that is folded already. */
export const spacedOf = (folded: Pick<Folded, 'lower'>) =>
  tokenise(folded)
    .tokens.map((token) => token.key)
    .filter((key) => key !== '\ue001')
    .join(' ')

function ewcIndex(materials: readonly Material[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  for (const material of materials) for (const code of material.ewc) index.set(code, [...(index.get(code) ?? []), material.id])
  return index
}

/** Builds the indexes over a vocabulary. */
export function createReader(vocabulary: Vocabulary): Reader {
  const { named, written } = keyedNames(vocabulary.materials)
  const likeness = buildLikeness(named)
  const heard = heardOf(written)
  const places = vocabulary.places.flatMap((place) =>
    [...Object.values(place.names), ...place.aliases].flatMap(withoutRank).map((name) => [name, place] as const),
  )
  const regions = [...regionNames, ...districtNames].map((name) => [name, null] as const)
  return {
    materials: new Map(vocabulary.materials.map((material) => [material.id, material])),
    materialPhrases: buildPhrases(written.map(({ key, id }) => [key, id])),
    soundPhrases: buildPhrases(heard.map(({ key, id }) => [asHeard(key), id])),
    soundNames: new Map(heard.map(({ key }) => [asHeard(key), key])),
    ambiguousPhrases: buildPhrases(ambiguousWords.flatMap(([word, ids]) => ids.map((id) => [phraseKey(foldText(word)), id] as const))),
    spellings: buildSpellings([...likeness.weights.keys()].filter((key) => /^[a-z]+$/.test(key))),
    materialTrigrams: buildTrigrams(named.map((one) => [spacedOf(one), one.id])),
    materialLikeness: likeness,
    byEwc: ewcIndex(vocabulary.materials),
    placePhrases: buildPhrases<PlaceName | null>([...places, ...regions].map(([name, place]) => [phraseKey(foldText(name)), place])),
  }
}
