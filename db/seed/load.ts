import type { Case } from '../../src/domain/case.ts'
import { type Code, codeKey } from '../../src/domain/code.ts'
import type { Factor } from '../../src/domain/factor.ts'
import type { Shipped } from '../../src/domain/handbook.ts'
import type { Industry } from '../../src/domain/industry.ts'
import { type Locale, locales } from '../../src/domain/locale.ts'
import { foldWord, type Material, wordsOf } from '../../src/domain/material.ts'
import type { MaterialSheet } from '../../src/domain/material-sheet.ts'
import type { PlaceName } from '../../src/domain/place.ts'
import type { Route } from '../../src/domain/route.ts'
import type { Technology } from '../../src/domain/technology.ts'
import { type Placed, readEntries, readKeyed, SeedFault, seedDirectory } from './read-entries.ts'
import {
  caseSchema,
  codeSchema,
  factorSchema,
  industrySchema,
  materialSchema,
  placeSchema,
  routeSchema,
  sheetSchema,
  technologySchema,
} from './schemas.ts'

function refuseSharedWords(placed: readonly Placed<Material>[], locale: Locale): void {
  const owners = new Map<string, string>()
  for (const { entry, file } of placed) {
    for (const word of wordsOf(entry, locale)) {
      const owner = owners.get(foldWord(word))
      if (owner !== undefined && owner !== entry.id) throw new SeedFault(file, entry.id, `"${word}" (${locale}) already names ${owner}`)
      owners.set(foldWord(word), entry.id)
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

/** What is usually true of each material. */
function loadSheets(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): MaterialSheet[] {
  return refuseUnknown(readEntries(directory, 'sheets', sheetSchema), materials, ({ id }) => [{ field: 'id', ids: [id] }])
}

/** Conversions between by-products and inputs. */
function loadTechnologies(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): Technology[] {
  return refuseUnknown(readEntries(directory, 'technologies', technologySchema), materials, ({ inputs, outputs }) => [
    { field: 'inputs', ids: inputs },
    { field: 'outputs', ids: outputs },
  ])
}

/** Documented real synergies. */
function loadCases(directory = seedDirectory, materials: readonly Material[] = loadMaterials(directory)): Case[] {
  return refuseUnknown(readEntries(directory, 'cases', caseSchema), materials, ({ from, to }) => [
    { field: 'from', ids: [from] },
    { field: 'to', ids: [to] },
  ])
}

/** The public code lists with names of our own. */
function loadCodes(directory = seedDirectory): Code[] {
  return readKeyed(directory, 'codes', codeSchema, codeKey).map(({ entry }) => entry)
}

/** All that a database is given: the catalogue is read once for all of it. */
export function loadShipped(directory = seedDirectory): Shipped {
  const materials = loadMaterials(directory)
  return {
    materials,
    sheets: loadSheets(directory, materials),
    technologies: loadTechnologies(directory, materials),
    codes: loadCodes(directory),
    routes: loadRoutes(directory, materials),
    industries: loadIndustries(directory, materials),
    cases: loadCases(directory, materials),
    factors: loadFactors(directory, materials),
  }
}
