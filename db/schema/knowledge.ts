import { boolean, doublePrecision, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Case, CaseStatus } from '../../src/domain/case.ts'
import type { CodeSystem } from '../../src/domain/code.ts'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { StreamKind } from '../../src/domain/material.ts'
import type { MaterialSheet } from '../../src/domain/material-sheet.ts'
import type { PermitQuestion, QualityLimit, RouteReadiness } from '../../src/domain/route.ts'
import type { Technology } from '../../src/domain/technology.ts'
import { instant } from './columns.ts'
import { project } from './project.ts'

/** Which shipped lists the tables hold: one row. */
export const shippedKnowledge = pgTable('shipped_knowledge', {
  id: integer('id').primaryKey(),
  version: text('version').notNull(),
  storedAt: instant('stored_at').notNull(),
})

/** The catalogue. Rows of a project are made by its admins and never touched by an update of the shipped lists. */
export const material = pgTable(
  'material',
  {
    id: text('id').primaryKey(),
    names: jsonb('names').$type<Names>().notNull(),
    aliases: jsonb('aliases').$type<Record<Locale, string[]>>().notNull(),
    streamKind: text('stream_kind').$type<StreamKind>().notNull(),
    family: text('family').notNull(),
    ewc: text('ewc').array().notNull(),
    hazardous: boolean('hazardous').notNull(),
    densityTonnesPerM3: doublePrecision('density_tonnes_per_m3'),
    reachKm: doublePrecision('reach_km').notNull(),
    projectId: uuid('project_id').references(() => project.id, { onDelete: 'cascade' }),
  },
  (table) => [index('material_project').on(table.projectId)],
)

export const materialSheet = pgTable('material_sheet', {
  id: text('id')
    .primaryKey()
    .references(() => material.id, { onDelete: 'cascade' }),
  sheet: jsonb('sheet').$type<MaterialSheet>().notNull(),
})

export const technology = pgTable('technology', {
  id: text('id').primaryKey(),
  content: jsonb('content').$type<Technology>().notNull(),
})

export const code = pgTable(
  'code',
  {
    system: text('system').$type<CodeSystem>().notNull(),
    code: text('code').notNull(),
    names: jsonb('names').$type<Names>().notNull(),
    hazardous: boolean('hazardous'),
    mirror: text('mirror'),
  },
  (table) => [primaryKey({ columns: [table.system, table.code] })],
)

export const route = pgTable('route', {
  id: text('id').primaryKey(),
  from: text('from_material')
    .notNull()
    .references(() => material.id),
  to: text('to_material')
    .notNull()
    .references(() => material.id),
  use: text('use').notNull(),
  technology: text('technology'),
  readiness: text('readiness').$type<RouteReadiness>().notNull().default('established'),
  yield: doublePrecision('yield'),
  limits: jsonb('limits').$type<QualityLimit[]>().notNull().default([]),
  maxKm: doublePrecision('max_km'),
  permits: text('permits').array().$type<PermitQuestion[]>().notNull().default([]),
  sourceIsic: text('source_isic').array().notNull(),
  sinkIsic: text('sink_isic').array().notNull(),
  cases: integer('cases').notNull(),
  source: text('source').notNull(),
})

export const industry = pgTable('industry', {
  id: text('id').primaryKey(),
  isic: text('isic').notNull(),
  names: jsonb('names').$type<Names>().notNull(),
  outputs: text('outputs').array().notNull(),
  inputs: text('inputs').array().notNull(),
})

/** Documented synergies; the word "case" belongs to SQL. */
export const knownCase = pgTable('known_case', {
  id: text('id').primaryKey(),
  title: jsonb('title').$type<Names>().notNull(),
  place: jsonb('place').$type<Names>().notNull(),
  country: text('country').notNull(),
  sourceIsic: text('source_isic').notNull(),
  sinkIsic: text('sink_isic').notNull(),
  from: text('from_material')
    .notNull()
    .references(() => material.id),
  to: text('to_material')
    .notNull()
    .references(() => material.id),
  technology: text('technology'),
  quantity: jsonb('quantity').$type<Case['quantity']>(),
  year: integer('year'),
  status: text('status').$type<CaseStatus>().notNull(),
  source: text('source').notNull(),
})

export const factor = pgTable('factor', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  materialId: text('material_id').references(() => material.id),
  value: doublePrecision('value').notNull(),
  unit: text('unit').notNull(),
  region: text('region').notNull(),
  year: integer('year').notNull(),
  source: text('source').notNull(),
  net: boolean('net').notNull().default(false),
})
