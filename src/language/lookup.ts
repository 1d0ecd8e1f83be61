import type { Case } from '../domain/case.ts'
import type { Handbook } from '../domain/handbook.ts'
import type { Names } from '../domain/locale.ts'
import type { Plant } from '../domain/resources.ts'
import { findMaterials, scanMaterials } from './material-index.ts'
import { buildNameIndex, findNames, type NameFound, type NameIndex } from './name-index.ts'
import { plantGroups } from './plant-groups.ts'
import { type Reader, spaced } from './reader.ts'
import type { MaterialCandidate } from './reading.ts'
import { foldText } from './script.ts'
import { resembling } from './trigrams.ts'

/** Indexes of what is looked up by name beside materials. */
export type Lookup = { readonly industries: NameIndex; readonly technologies: NameIndex; readonly cases: NameIndex }

type Entries = readonly (readonly [name: string, id: string])[]

const named = (names: Names, id: string): Entries => Object.values(names).map((name) => [name, id] as const)

function industryEntries({ industries, codes }: Handbook): Entries {
  const classes = [...codes.values()].filter(({ system, code }) => system === 'isic' && /^\d{4}$/.test(code))
  return [
    ...industries.flatMap(({ id, names }) => named(names, `industry ${id}`)),
    ...classes.flatMap(({ code, names }) => named(names, `isic ${code}`)),
  ]
}

const caseEntries = ({ cases }: Handbook): Entries => cases.flatMap(({ id, title, place }) => [...named(title, id), ...named(place, id)])

/** Builds the indexes; over a handbook that is like another in all but its cases, the other's are kept. */
export function buildLookup(handbook: Handbook, like?: Lookup): Lookup {
  return {
    industries: like?.industries ?? buildNameIndex(industryEntries(handbook)),
    technologies:
      like?.technologies ??
      buildNameIndex(
        [...handbook.technologies.values()].flatMap(({ id, names, aliases }) => [
          ...named(names, id),
          ...Object.values(aliases).flatMap((words) => words.map((word) => [word, id] as const)),
        ]),
      ),
    cases: buildNameIndex(caseEntries(handbook)),
  }
}

/** A type of facility that words may mean. */
export type PlantFound = Plant & { readonly names: Names; readonly likeness: number }

function plantOf(handbook: Handbook, { id, likeness }: NameFound): PlantFound | null {
  const [kind, key = ''] = id.split(' ')
  if (kind === 'industry') {
    const industry = handbook.industries.find((each) => each.id === key)
    return industry ? { isic: industry.isic, industryId: industry.id, names: industry.names, likeness } : null
  }
  const names = handbook.codes.get(`isic ${key}`)?.names
  return names ? { isic: key, industryId: null, names, likeness } : null
}

const groupNames = new Map(plantGroups.flatMap(([division, names]) => names.map((name) => [spaced(name), division] as const)))

/** The types of facility of an ISIC division or group, or of what people call one. */
function plantsOfGroup(handbook: Handbook, text: string): readonly PlantFound[] {
  const code = /^(?:isic\s*)?(\d{2,3})$/i.exec(text)?.[1] ?? groupNames.get(spaced(text))
  if (!code) return []
  const seen = ({ isic, outputs }: Handbook['industries'][number]) =>
    1000 * handbook.cases.filter(({ sourceIsic }) => sourceIsic === isic).length + outputs.length
  const plants = handbook.industries.filter(({ isic }) => isic.startsWith(code)).toSorted((one, other) => seen(other) - seen(one))
  const firsts = plants.filter(({ isic }, at) => plants.findIndex((plant) => plant.isic === isic) === at)
  return [...firsts, ...plants.filter((plant) => !firsts.includes(plant))].map(({ id, isic, names }) => ({
    isic,
    industryId: id,
    names,
    likeness: 0.5,
  }))
}

/** The types of facility that words or an ISIC class may mean, best first. A class stands for all its facilities. */
export function findPlants(handbook: Handbook, lookup: Lookup, asked: string): readonly PlantFound[] {
  const text = asked.normalize('NFKC').trim()
  const isic = /^(?:isic\s*)?(\d{4})$/i.exec(text)?.[1]
  if (isic) {
    const own = handbook.codes.get(`isic ${isic}`)?.names ?? handbook.industries.find((each) => each.isic === isic)?.names
    return own ? [{ isic, industryId: null, names: own, likeness: 1 }] : []
  }
  const named = findNames(lookup.industries, text).flatMap((found) => plantOf(handbook, found) ?? [])
  const group = plantsOfGroup(handbook, text)
  return group.length > 0 ? [...named.filter(({ likeness }) => likeness >= 0.9), ...group] : named
}

const nearestShown = 6

/** How much of some words the longest name in them takes up. */
function coverageOf(text: string, reader: Reader): number {
  const folded = foldText(text.trim())
  const longest = Math.max(0, ...scanMaterials(folded, reader).map(({ start, end }) => end - start))
  return longest / Math.max(1, folded.lower.length)
}

/** The materials that words may mean, best first; where no name is near, the least unlike ones. */
export function nearestMaterials(text: string, reader: Reader): readonly MaterialCandidate[] {
  const asked = text.slice(0, 80)
  const meant = findMaterials(asked, reader)
  const coverage = coverageOf(asked, reader)
  if (coverage >= 0.75) return meant.slice(0, nearestShown)
  const best = new Map<string, number>()
  const keep = (id: string, likelihood: number) => best.set(id, Math.max(best.get(id) ?? 0, likelihood))
  // "coal" stands in "coal fly asg", but the whole is more like another name.
  for (const { id, likeness } of resembling(reader.materialTrigrams, spaced(asked), 0.6)) keep(id, likeness)
  for (const { materialId, likelihood } of meant) keep(materialId, coverage === 0 ? likelihood : likelihood * (0.3 + 0.5 * coverage))
  if (best.size === 0) {
    for (const { id, likeness } of resembling(reader.materialTrigrams, spaced(asked), 0.2)) keep(id, Math.min(0.4, likeness))
  }
  return [...best]
    .map(([materialId, likelihood]) => ({ materialId, likelihood }))
    .sort((one, other) => other.likelihood - one.likelihood)
    .slice(0, nearestShown)
}

/** Technologies whose names are least unlike some words. */
export function nearestTechnologies(lookup: Lookup, text: string): readonly NameFound[] {
  return resembling(lookup.technologies.trigrams, spaced(text.slice(0, 80)), 0.2).slice(0, nearestShown)
}

/** The technologies that words may mean, best first. */
export function findTechnologies(lookup: Lookup, text: string): readonly NameFound[] {
  return findNames(lookup.technologies, text)
}

const yearOf = (text: string) => Number(/\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? 0)

function fitOf(
  entry: Case,
  materials: ReadonlyMap<string, number>,
  plants: ReadonlyMap<string, number>,
  words: number,
  year: number,
): number {
  const material = Math.max(materials.get(entry.from) ?? 0, 0.9 * (materials.get(entry.to) ?? 0))
  const plant = Math.max(plants.get(entry.sourceIsic) ?? 0, plants.get(entry.sinkIsic) ?? 0)
  // Two ways in which a case fits make it likelier than the better one alone.
  const [best = 0, second = 0] = [material, plant, words].sort((one, other) => other - one)
  return best + 0.3 * second + (entry.year === year ? 0.1 : 0)
}

/** The cases about a material, an industry or a place that words name, best first, newest first where they fit alike. */
export function findCases(handbook: Handbook, lookup: Lookup, reader: Reader, text: string): readonly Case[] {
  const asked = text.trim()
  if (asked === '') return []
  const sure = findMaterials(asked, reader).filter(({ likelihood }) => likelihood >= 0.6)
  const materials = new Map(sure.map(({ materialId, likelihood }) => [materialId, likelihood]))
  const plants = new Map<string, number>()
  for (const { isic, likeness } of findPlants(handbook, lookup, asked)) {
    if (likeness >= 0.6 && likeness > (plants.get(isic) ?? 0)) plants.set(isic, 0.9 * likeness)
  }
  const words = new Map(findNames(lookup.cases, asked, 0.5).map(({ id, likeness }) => [id, likeness]))
  return handbook.cases
    .map((entry) => ({ entry, fit: fitOf(entry, materials, plants, words.get(entry.id) ?? 0, yearOf(asked)) }))
    .filter(({ fit }) => fit >= 0.5)
    .sort(
      (one, other) => other.fit - one.fit || (other.entry.year ?? 0) - (one.entry.year ?? 0) || (one.entry.id < other.entry.id ? -1 : 1),
    )
    .map(({ entry }) => entry)
}
