import { boolean, doublePrecision, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { StreamKind } from '../../src/domain/material.ts'

export const material = pgTable('material', {
  id: text('id').primaryKey(),
  names: jsonb('names').$type<Names>().notNull(),
  aliases: jsonb('aliases').$type<Record<Locale, string[]>>().notNull(),
  streamKind: text('stream_kind').$type<StreamKind>().notNull(),
  family: text('family').notNull(),
  ewc: text('ewc').array().notNull(),
  hazardous: boolean('hazardous').notNull(),
  densityTonnesPerM3: doublePrecision('density_tonnes_per_m3'),
  reachKm: doublePrecision('reach_km').notNull(),
})

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

export const factor = pgTable('factor', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  materialId: text('material_id').references(() => material.id),
  value: doublePrecision('value').notNull(),
  unit: text('unit').notNull(),
  region: text('region').notNull(),
  year: integer('year').notNull(),
  source: text('source').notNull(),
})
