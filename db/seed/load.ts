import { z } from 'zod'
import { type Factor, factorKinds } from '../../src/domain/factor.ts'
import type { Industry } from '../../src/domain/industry.ts'
import { type Locale, locales } from '../../src/domain/locale.ts'
import { type Material, streamKinds } from '../../src/domain/material.ts'
import type { PlaceName } from '../../src/domain/place.ts'
import type { Route } from '../../src/domain/route.ts'
import { type Placed, readEntries, SeedFault, seedDirectory } from './read-entries.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not a slug')
const words = z.string().trim().min(1, 'is empty')
const isic = z.string().regex(/^\d{4}$/, 'is not an ISIC class of four digits')
const names = z.strictObject({ en: words, 'zh-CN': words, ko: words })

const materialSchema = z.strictObject({
  id: slug,
  names,
  aliases: z.strictObject({ en: z.array(words), 'zh-CN': z.array(words), ko: z.array(words) }),
  streamKind: z.enum(streamKinds),
  family: slug,
  ewc: z.array(z.string().regex(/^\d{6}$/, 'is not six digits')),
  hazardous: z.boolean(),
  densityTonnesPerM3: z.number().positive().nullable(),
  reachKm: z.number().positive(),
})

const routeSchema = z.strictObject({
  id: slug,
  from: slug,
  to: slug,
  use: words,
  technology: slug.nullable(),
  sourceIsic: z.array(isic),
  sinkIsic: z.array(isic),
  cases: z.int().nonnegative(),
  source: words,
})

const industrySchema = z.strictObject({ id: slug, isic, names, outputs: z.array(slug), inputs: z.array(slug) })

const placeSchema = z.strictObject({
  id: slug,
  names,
  aliases: z.array(words),
  country: z.string().regex(/^[A-Z]{2}$/, 'is not a country code'),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})

const factorSchema = z.strictObject({
  id: slug,
  kind: z.enum(factorKinds),
  materialId: slug.nullable(),
  value: z.number().nonnegative(),
  unit: words,
  region: words,
  year: z.int().min(1990),
  source: words,
})

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '')
}

function wordsOf(material: Material, locale: Locale): readonly string[] {
  return [material.names[locale], ...material.aliases[locale]]
}

function refuseSharedWords(placed: readonly Placed<Material>[], locale: Locale): void {
  const owners = new Map<string, string>()
  for (const { entry, file } of placed) {
    for (const word of wordsOf(entry, locale)) {
      const owner = owners.get(folded(word))
      if (owner !== undefined && owner !== entry.id) throw new SeedFault(file, entry.id, `"${word}" (${locale}) already names ${owner}`)
      owners.set(folded(word), entry.id)
    }
  }
}

type Mention = { readonly field: string; readonly ids: readonly string[] }

function refuseUnknown<Entry extends { readonly id: string }>(
  placed: readonly Placed<Entry>[],
  materials: readonly Material[],
  mentions: (entry: Entry) => readonly Mention[],
): Entry[] {
  const known = new Set(materials.map((material) => material.id))
  for (const { entry, file } of placed) {
    for (const { field, ids } of mentions(entry)) {
      const unknown = ids.find((id) => !known.has(id))
      if (unknown !== undefined) throw new SeedFault(file, entry.id, `${field} names unknown material "${unknown}"`)
    }
  }
  return placed.map(({ entry }) => entry)
}

/** The catalogue; refuses entries without three names, repeated ids, and words that two entries claim in one language. */
export function loadMaterials(directory = seedDirectory): Material[] {
  const placed = readEntries(directory, 'materials', materialSchema)
  for (const locale of locales) refuseSharedWords(placed, locale)
  return placed.map(({ entry }) => entry)
}

/** Documented substitutions between entries of the catalogue. */
export function loadRoutes(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): Route[] {
  const placed = readEntries(directory, 'routes', routeSchema)
  return refuseUnknown(placed, materials, (route) => [
    { field: 'from', ids: [route.from] },
    { field: 'to', ids: [route.to] },
  ])
}

/** Types of facilities with what they leave over and take in. */
export function loadIndustries(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): Industry[] {
  const placed = readEntries(directory, 'industries', industrySchema)
  return refuseUnknown(placed, materials, (industry) => [
    { field: 'outputs', ids: industry.outputs },
    { field: 'inputs', ids: industry.inputs },
  ])
}

/** Parks and cities that people name. */
export function loadPlaces(directory = seedDirectory): PlaceName[] {
  return readEntries(directory, 'places', placeSchema).map(({ entry }) => entry)
}

/** Emission factors, each with its source. */
export function loadFactors(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): Factor[] {
  const placed = readEntries(directory, 'factors', factorSchema)
  return refuseUnknown(placed, materials, (factor) => [{ field: 'materialId', ids: factor.materialId === null ? [] : [factor.materialId] }])
}

/** All that a database is given: the catalogue is read once for all of it. */
export function loadShipped(directory = seedDirectory): {
  readonly materials: Material[]
  readonly routes: Route[]
  readonly industries: Industry[]
  readonly factors: Factor[]
} {
  const materials = loadMaterials(directory)
  const [routes, industries] = [loadRoutes(directory, materials), loadIndustries(directory, materials)]
  return { materials, routes, industries, factors: loadFactors(directory, materials) }
}
