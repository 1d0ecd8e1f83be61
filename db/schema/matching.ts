import { customType, doublePrecision, index, integer, pgTable, primaryKey, real, serial, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { material } from './knowledge.ts'
import { listing } from './listing.ts'

const bytes = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** Short numbers of materials and industries, so that an index entry of a listing stays small. Code 0 is no industry we know of. */
export const materialCode = pgTable('material_code', {
  code: serial('code').primaryKey(),
  materialId: text('material_id')
    .notNull()
    .unique()
    .references(() => material.id, { onDelete: 'cascade' }),
})
export const industryCode = pgTable('industry_code', { code: serial('code').primaryKey(), isic: text('isic').notNull().unique() })

/**
 * Every edge of the knowledge, once for each side that asks: `kind` 0 asks as an offer, 1 as a need. `own` and `other` hold by
 * industry code the percent by which the asking and the found side's industry weigh; `budget` is in kilometres by road.
 */
export const compat = pgTable(
  'compat',
  {
    kind: smallint('kind').notNull(),
    src: integer('src').notNull(),
    dst: integer('dst').notNull(),
    weight: doublePrecision('weight').notNull(),
    budget: doublePrecision('budget').notNull(),
    /** t/m³ of the offered material, 0 when unknown. */
    density: doublePrecision('density').notNull(),
    own: bytes('own').notNull(),
    other: bytes('other').notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.src, table.dst] })],
)

/**
 * The figures of an active listing with a material, once for each project that shares it; what they mean is said in
 * `src/domain/match-profile.ts`. Ranking reads only its covering index, which `db/tuning.ts` makes.
 */
export const listingMatch = pgTable(
  'listing_match',
  {
    listing: uuid('listing')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    project: integer('project').notNull(),
    kind: smallint('kind').notNull(),
    material: integer('material').notNull(),
    party: integer('party').notNull(),
    amount: real('amount').notNull(),
    dimension: smallint('dimension').notNull(),
    fromDay: smallint('from_day').notNull(),
    untilDay: smallint('until_day').notNull(),
    season: smallint('season').notNull(),
    hazards: smallint('hazards').notNull(),
    modes: smallint('modes').notNull(),
    isic: smallint('isic').notNull(),
    ux: real('ux').notNull(),
    uy: real('uy').notNull(),
    uz: real('uz').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listing, table.project] })],
)

/** The stated properties of a listing in `listing_match` as intervals. */
export const listingLimit = pgTable(
  'listing_limit',
  {
    listing: uuid('listing')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    project: integer('project').notNull(),
    attribute: text('attribute').notNull(),
    kind: smallint('kind').notNull(),
    material: integer('material').notNull(),
    low: doublePrecision('low').notNull(),
    high: doublePrecision('high').notNull(),
  },
  (table) => [primaryKey({ columns: [table.listing, table.project, table.attribute] })],
)

/** What a project's brokers decided about a pair of materials, rejections by weight. */
export const experience = pgTable(
  'experience',
  {
    project: integer('project').notNull(),
    fromMaterial: integer('from_material').notNull(),
    toMaterial: integer('to_material').notNull(),
    accepted: doublePrecision('accepted').notNull(),
    rejected: doublePrecision('rejected').notNull(),
  },
  (table) => [primaryKey({ columns: [table.project, table.fromMaterial, table.toMaterial] })],
)

/** Parties that do not want to hear of each other, written in both directions. */
export const partyBlock = pgTable('party_block', { party: integer('party').notNull(), blocked: integer('blocked').notNull() }, (table) => [
  primaryKey({ columns: [table.party, table.blocked] }),
])

/** The best counterparties of every listing in each of its projects; what is told to brokers follows from these. */
export const candidate = pgTable(
  'candidate',
  {
    project: integer('project').notNull(),
    listing: uuid('listing').notNull(),
    other: uuid('other').notNull(),
    score: doublePrecision('score').notNull(),
  },
  (table) => [primaryKey({ columns: [table.project, table.listing, table.other] }), index('candidate_other').on(table.other)],
)
