import { bigserial, date, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ImpactBasis, ImpactInputs, Metric } from '../../src/domain/impact.ts'
import type { Side } from '../../src/domain/introduction.ts'
import { idColumn, instant } from './columns.ts'
import { delivery, introduction } from './introduction.ts'
import { person } from './person.ts'

/** How an introduction's effect is attributed and how long it lasts; the newest row holds, older ones stay. */
export const impactTerms = pgTable(
  'impact_terms',
  {
    id: idColumn(),
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    share: doublePrecision('share').notNull(),
    lifetimeYears: integer('lifetime_years').notNull(),
    persistence: doublePrecision('persistence').notNull(),
    /** The material that the broker says is replaced; null where it is what was wanted. */
    replaces: text('replaces'),
    reason: text('reason').notNull(),
    setBy: uuid('set_by').references(() => person.id, { onDelete: 'set null' }),
    setAt: instant('set_at').notNull(),
  },
  (table) => [index('impact_terms_introduction').on(table.introductionId, table.sequence)],
)

/** The ledger of what synergies save. Rows are only added: a correction is a row that reverses another, and a new one. */
export const impactEntry = pgTable(
  'impact_entry',
  {
    id: idColumn(),
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    deliveryId: uuid('delivery_id').references(() => delivery.id, { onDelete: 'cascade' }),
    basis: text('basis').$type<ImpactBasis>().notNull(),
    metric: text('metric').$type<Metric>().notNull(),
    unit: text('unit').notNull(),
    /** The side whose word a reported figure is; null for computed ones. */
    side: text('side').$type<Side>(),
    /** First day of the month it counts for; null for an expected year. */
    month: date('month'),
    gross: doublePrecision('gross').notNull(),
    net: doublePrecision('net').notNull(),
    lifetime: doublePrecision('lifetime').notNull(),
    inputs: jsonb('inputs').$type<ImpactInputs>().notNull(),
    reverses: uuid('reverses'),
    at: instant('at').notNull(),
  },
  (table) => [
    index('impact_entry_introduction').on(table.introductionId, table.sequence),
    uniqueIndex('impact_entry_sequence').on(table.sequence),
    uniqueIndex('impact_entry_reverses').on(table.reverses),
  ],
)
