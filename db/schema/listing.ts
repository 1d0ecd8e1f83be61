import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Attributes, ListingKind, ListingStatus } from '../../src/domain/listing.ts'
import type { Price } from '../../src/domain/money.ts'
import type { Quantity } from '../../src/domain/quantity.ts'
import type { Window } from '../../src/domain/window.ts'
import { idColumn, instant } from './columns.ts'
import { facility } from './facility.ts'
import { material } from './knowledge.ts'
import { person } from './person.ts'

export const listingNumber = pgSequence('listing_number', { startWith: 1001 })

export const listing = pgTable(
  'listing',
  {
    id: idColumn(),
    number: integer('number').notNull().unique().default(sql`nextval('listing_number')`),
    kind: text('kind').$type<ListingKind>().notNull(),
    status: text('status').$type<ListingStatus>().notNull(),
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facility.id, { onDelete: 'cascade' }),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => person.id),
    materialId: text('material_id').references(() => material.id),
    materialWords: text('material_words').notNull(),
    quantity: jsonb('quantity').$type<Quantity>(),
    /** Canonical units a year; null is unknown. */
    amountPerYear: doublePrecision('amount_per_year'),
    window: jsonb('window').$type<Window>().notNull(),
    price: jsonb('price').$type<Price>(),
    hazardous: boolean('hazardous'),
    location: text('location'),
    attributes: jsonb('attributes').$type<Attributes>().notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When its owner was asked whether it still holds; null until then, and again once it was confirmed. */
    askedAt: instant('asked_at'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [
    index('listing_candidates').on(table.kind, table.materialId).where(sql`status = 'active'`),
    index('listing_facility').on(table.facilityId),
    index('listing_hazardous').on(table.id).where(sql`hazardous`),
    index('listing_expiry').on(table.expiresAt).where(sql`status in ('active', 'paused')`),
  ],
)
