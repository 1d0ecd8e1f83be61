import { loadShipped } from '../db/seed/load.ts'
import { buildHandbook, type Handbook } from './domain/handbook.ts'
import { closestLocale, type Locale } from './domain/locale.ts'
import { type Resources, resourcesOf, type Suggestion } from './domain/resources.ts'
import { buildLookup, findPlants, type PlantFound } from './language/lookup.ts'

type Print = (line: string) => void

/** What is asked for: words or a class, an ISIC class, or a type of facility; `json` prints one object. */
export type ResourcesAsked = {
  readonly words?: string | undefined
  readonly isic?: string | undefined
  readonly facilityType?: string | undefined
  readonly json?: boolean | undefined
  readonly locale?: string | undefined
}

const sureEnough = 0.6

/** Types of facility that fit: one that is named, else all that carry the words. */
function plantsAsked(handbook: Handbook, asked: ResourcesAsked): readonly PlantFound[] {
  const lookup = buildLookup(handbook)
  const [typed, named] = [asked.isic ?? asked.words ?? '', asked.facilityType]
  const found = findPlants(handbook, lookup, named ?? typed)
  const [best] = found
  if (!best) return []
  if (asked.json || named !== undefined || asked.isic !== undefined) return [best]
  const known = found.filter(({ industryId, likeness }) => industryId !== null && likeness >= sureEnough)
  if (/^\d{4}$/.test(typed)) {
    return handbook.industries
      .filter(({ isic }) => isic === typed)
      .map(({ id, isic, names }) => ({ industryId: id, isic, names, likeness: 1 }))
  }
  return known.length > 0 ? known.slice(0, 8) : [best]
}

function printed(handbook: Handbook, { materialId, likelihood }: Suggestion) {
  const material = handbook.materials.get(materialId)
  if (!material) return []
  const words = [...Object.values(material.names), ...Object.values(material.aliases).flat()]
  return [{ name: material.names.en, aliases: [...new Set(words)], ewc: material.ewc, likelihood }]
}

function asJson(handbook: Handbook, { outputs, inputs }: Resources): string {
  const each = (list: readonly Suggestion[]) => list.flatMap((suggestion) => printed(handbook, suggestion))
  return JSON.stringify({ outputs: each(outputs), inputs: each(inputs) })
}

const listed = 20
const worthListing = 0.3

function printPlant(handbook: Handbook, plant: PlantFound, locale: Locale, print: Print): void {
  const { outputs, inputs } = resourcesOf(handbook, plant)
  const list = (all: readonly Suggestion[]) =>
    all
      .filter(({ likelihood }) => likelihood >= worthListing)
      .slice(0, listed)
      .map(({ materialId }) => handbook.materials.get(materialId)?.names[locale] ?? materialId)
      .join(', ') || '-'
  print(`${plant.names[locale]} (ISIC ${plant.isic})`)
  print(`  outputs: ${list(outputs)}`)
  print(`  inputs:  ${list(inputs)}`)
}

/** Prints what a type of facility typically has left over and could use, likeliest first; false when none is known by that name. */
export function printResources(asked: ResourcesAsked, print: Print): boolean {
  const handbook = buildHandbook(loadShipped())
  const plants = plantsAsked(handbook, asked)
  const [first] = plants
  if (!first) {
    const typed = asked.facilityType ?? asked.isic ?? asked.words ?? ''
    print(`No type of facility is known by "${typed}". Give an ISIC class such as 2394, or a word such as cement.`)
    return false
  }
  if (asked.json) print(asJson(handbook, resourcesOf(handbook, first)))
  else for (const plant of plants) printPlant(handbook, plant, closestLocale(asked.locale), print)
  return true
}
