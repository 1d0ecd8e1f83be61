import type { KnowledgeAmendment } from '../domain/amendment.ts'
import { ownMaterialId } from '../domain/amendment.ts'
import type { AmendmentFault } from '../domain/amendment-fault.ts'
import { parseCode } from '../domain/code.ts'
import type { Locale } from '../domain/locale.ts'
import type { Material } from '../domain/material.ts'
import { type Route, routeReadinesses } from '../domain/route.ts'
import { findTechnologies, nearestMaterials } from '../language/lookup.ts'
import { localeOf } from '../language/script.ts'
import type { Known } from './library.ts'

/** What somebody wrote by field: of a form, or of a line of a file. */
export type Row = Readonly<Record<string, string>>

/** Kinds of row; `correct` changes a known material, the others add, or take away where `remove` says so. */
export const rowKinds = ['alias', 'material', 'correct', 'route', 'factor'] as const
export type RowKind = (typeof rowKinds)[number]

/** Where rows are read: what is known there, and what ids of its own begin with. */
export type Desk = { readonly known: Known; readonly projectSlug: string }

type Read = KnowledgeAmendment | AmendmentFault

const surelyMeant = 0.72
const clearlyAhead = 0.08

/** The material that somebody means by an id or by words, or null where that is not clear. */
export function materialMeant(known: Known, words: string): Material | null {
  const asId = known.handbook.materials.get(words.trim())
  if (asId) return asId
  const [best, second] = nearestMaterials(words, known.reader)
  if (!best || best.likelihood < surelyMeant || best.likelihood - (second?.likelihood ?? 0) < clearlyAhead) return null
  return known.handbook.materials.get(best.materialId) ?? null
}

const text = (row: Row, key: string) => (row[key] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
const yes = /^(?:y|yes|true|1|是|예|네)$/i
const no = /^(?:n|no|false|0|否|아니요|아니오)$/i

function figure(row: Row, key: string, otherwise: number | null): number | null {
  const typed = text(row, key).replace(/[\s,_](?=\d{3}\b)/g, '')
  return typed === '' ? otherwise : Number(typed)
}

const localeWords: Readonly<Record<string, Locale>> = {
  en: 'en',
  english: 'en',
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  中文: 'zh-CN',
  ko: 'ko',
  한국어: 'ko',
}

function readAlias({ known }: Desk, row: Row): Read {
  const word = text(row, 'word')
  const locale = localeWords[text(row, 'language').toLowerCase()] ?? localeOf(word)
  if (yes.test(text(row, 'remove'))) return { kind: 'alias', locale, word, materialId: null, quiet: false }
  const material = materialMeant(known, text(row, 'material'))
  return material
    ? { kind: 'alias', locale, word, materialId: material.id, quiet: false }
    : { fault: 'material-unknown', word: text(row, 'material') }
}

/** Codes of the List of Waste in any writing; what is none stays as typed and is refused later. */
function codesIn(typed: string): readonly string[] {
  return typed
    .split(/[,;/，；、]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => parseCode(each)?.code ?? each)
}

function hazardOf(row: Row, otherwise: boolean): boolean {
  const typed = text(row, 'hazardous')
  if (yes.test(typed)) return true
  return no.test(typed) ? false : otherwise
}

const slugOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)

const wordsIn = (row: Row, key: string) =>
  text(row, key)
    .split(/[|;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

function readMaterial({ known, projectSlug }: Desk, row: Row): Read {
  const likeWords = text(row, 'like')
  const like = likeWords === '' ? null : materialMeant(known, likeWords)
  if (likeWords !== '' && !like) return { fault: 'material-unknown', word: likeWords }
  const family = text(row, 'family') || like?.family || ''
  const relative = like ?? [...known.handbook.materials.values()].find((material) => material.family === family)
  const names = { en: text(row, 'name_en'), 'zh-CN': text(row, 'name_zh'), ko: text(row, 'name_ko') }
  const ewc = codesIn(text(row, 'ewc'))
  const material: Material = {
    id: ownMaterialId(projectSlug, slugOf(names.en) || 'material'),
    names,
    aliases: { en: wordsIn(row, 'aliases_en'), 'zh-CN': wordsIn(row, 'aliases_zh'), ko: wordsIn(row, 'aliases_ko') },
    streamKind: relative?.streamKind ?? 'material',
    family,
    ewc,
    hazardous: hazardOf(row, relative?.hazardous ?? false),
    densityTonnesPerM3: figure(row, 'density', relative?.densityTonnesPerM3 ?? null),
    reachKm: figure(row, 'reach_km', relative?.reachKm ?? 100) ?? 100,
  }
  return { kind: 'material', material }
}

function readCorrection({ known }: Desk, row: Row): Read {
  const material = materialMeant(known, text(row, 'material'))
  if (!material) return { fault: 'material-unknown', word: text(row, 'material') }
  const { names } = material
  const ewc = codesIn(text(row, 'ewc'))
  return {
    kind: 'material',
    material: {
      ...material,
      names: {
        en: text(row, 'name_en') || names.en,
        'zh-CN': text(row, 'name_zh') || names['zh-CN'],
        ko: text(row, 'name_ko') || names.ko,
      },
      family: text(row, 'family') || material.family,
      ewc: ewc.length > 0 ? ewc : material.ewc,
      hazardous: hazardOf(row, material.hazardous),
      densityTonnesPerM3: figure(row, 'density', material.densityTonnesPerM3),
      reachKm: figure(row, 'reach_km', material.reachKm) ?? material.reachKm,
    },
  }
}

function technologyMeant(known: Known, typed: string): string | null {
  if (typed === '' || known.handbook.technologies.has(typed)) return typed || null
  const [best] = findTechnologies(known.lookup(), typed)
  // What is no technology stays as typed and is refused with its name.
  return best && best.likeness >= surelyMeant ? best.id : typed
}

type Sides = { readonly from: Material; readonly to: Material }

/** A route between two materials as the row says; what it leaves out stays as it stands. */
function routeFrom({ known }: Desk, row: Row, { from, to }: Sides, routeId: string, standing: Route | undefined): Route {
  const before = standing ?? {
    use: to.names.en,
    technology: null,
    readiness: 'established' as const,
    yield: null,
    limits: [],
    maxKm: null,
    permits: [],
    sourceIsic: [],
    sinkIsic: [],
    cases: 0,
    source: '',
  }
  return {
    ...before,
    id: routeId,
    from: from.id,
    to: to.id,
    use: text(row, 'use') || before.use,
    technology: text(row, 'technology') === '' ? before.technology : technologyMeant(known, text(row, 'technology')),
    readiness: routeReadinesses.find((each) => each === text(row, 'readiness')) ?? before.readiness,
    yield: figure(row, 'yield', before.yield),
    maxKm: figure(row, 'max_km', before.maxKm),
    source: text(row, 'source') || before.source,
  }
}

function readRoute(desk: Desk, row: Row): Read {
  const { known, projectSlug } = desk
  const [from, to] = [materialMeant(known, text(row, 'from')), materialMeant(known, text(row, 'to'))]
  if (!from) return { fault: 'material-unknown', word: text(row, 'from') }
  if (!to) return { fault: 'material-unknown', word: text(row, 'to') }
  const standing = known.handbook.routes.find((route) => route.from === from.id && route.to === to.id)
  const routeId = standing?.id ?? `${projectSlug}:${from.id.replaceAll(':', '-')}-to-${to.id.replaceAll(':', '-')}`
  const gone = yes.test(text(row, 'remove'))
  return { kind: 'route', routeId, route: gone ? null : routeFrom(desk, row, { from, to }, routeId, standing) }
}

function readFactor({ known }: Desk, row: Row): Read {
  const material = materialMeant(known, text(row, 'material'))
  if (!material) return { fault: 'material-unknown', word: text(row, 'material') }
  const [value, year] = [figure(row, 'value', Number.NaN) ?? Number.NaN, figure(row, 'year', Number.NaN) ?? Number.NaN]
  return { kind: 'factor', materialId: material.id, value, year, source: text(row, 'source') }
}

const readers: Readonly<Record<RowKind, (desk: Desk, row: Row) => Read>> = {
  alias: readAlias,
  material: readMaterial,
  correct: readCorrection,
  route: readRoute,
  factor: readFactor,
}

/** Reads one row as a change, or says why it is none. */
export function readAmendment(desk: Desk, row: Row): Read {
  const kind = rowKinds.find((each) => each === text(row, 'kind').toLowerCase())
  return kind ? readers[kind](desk, row) : { fault: 'kind-unknown', word: text(row, 'kind') }
}

/** Reads the rows of a file; lines are counted from 1. */
export function readAmendments(
  desk: Desk,
  rows: readonly Row[],
): { readonly amendments: readonly KnowledgeAmendment[]; readonly faults: readonly (AmendmentFault & { readonly line: number })[] } {
  const read = rows.map((row, at) => ({ read: readAmendment(desk, row), line: at + 1 }))
  return {
    amendments: read.flatMap((each) => ('kind' in each.read ? [each.read] : [])),
    faults: read.flatMap((each) => ('fault' in each.read ? [{ ...each.read, line: each.line }] : [])),
  }
}
