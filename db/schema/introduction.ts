import { sql } from 'drizzle-orm'
import { date, doublePrecision, index, integer, jsonb, pgSequence, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Answer, EndReason, Side, Stage } from '../../src/domain/introduction.ts'
import type { Price } from '../../src/domain/money.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { idColumn, instant } from './columns.ts'
import { file } from './file.ts'
import { match } from './match.ts'
import { person } from './person.ts'
import { project } from './project.ts'

export const introductionNumber = pgSequence('introduction_number', { startWith: 1 })

export const introduction = pgTable(
  'introduction',
  {
    id: idColumn(),
    number: integer('number').notNull().unique().default(sql`nextval('introduction_number')`),
    matchId: uuid('match_id')
      .notNull()
      .unique()
      .references(() => match.id, { onDelete: 'cascade' }),
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    brokerId: uuid('broker_id')
      .notNull()
      .references(() => person.id),
    stage: text('stage').$type<Stage>().notNull(),
    offerAnswer: text('offer_answer').$type<Answer>(),
    needAnswer: text('need_answer').$type<Answer>(),
    introducedAt: instant('introduced_at'),
    /** Why it ended: one of a list, and in somebody's words. */
    endedBecause: text('ended_because').$type<EndReason>(),
    endedReason: text('ended_reason'),
    /** What it takes a year of each listing, in that listing's unit; null where the listing states no amount or the two do not compare. */
    offerTakes: doublePrecision('offer_takes'),
    needTakes: doublePrecision('need_takes'),
    /** The stage it was put on hold at, where it goes on. */
    heldFrom: text('held_from').$type<Stage>(),
    /** Questions asked since anybody last moved. */
    silences: integer('silences').notNull().default(0),
    nextFollowUpAt: instant('next_follow_up_at'),
    movedAt: instant('moved_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('introduction_follow_up').on(table.nextFollowUpAt).where(sql`next_follow_up_at is not null`),
    index('introduction_project').on(table.projectId, table.movedAt),
  ],
)

/** What really flowed in a month, as one side reported and the other confirmed. */
export const delivery = pgTable(
  'delivery',
  {
    id: idColumn(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    /** First day of the month it flowed in. */
    month: date('month').notNull(),
    amount: doublePrecision('amount').notNull(),
    unit: text('unit').$type<Unit>().notNull(),
    reportedSide: text('reported_side').$type<Side>().notNull(),
    reportedBy: uuid('reported_by')
      .notNull()
      .references(() => person.id),
    reportedAt: instant('reported_at').notNull(),
    confirmedBy: uuid('confirmed_by').references(() => person.id),
    confirmedAt: instant('confirmed_at'),
    /** The figure of the other side when it differs; both stay until somebody settles it. */
    disputedAmount: doublePrecision('disputed_amount'),
    /** When somebody was last asked about it, and how often. */
    askedAt: instant('asked_at'),
    asked: integer('asked').notNull().default(0),
  },
  (table) => [unique('delivery_month').on(table.introductionId, table.month)],
)

/** What one side says it paid or was paid in a month; the other side never reads it. */
export const deliveryPrice = pgTable(
  'delivery_price',
  {
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => delivery.id, { onDelete: 'cascade' }),
    side: text('side').$type<Side>().notNull(),
    price: jsonb('price').$type<Price>().notNull(),
    statedAt: instant('stated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliveryId, table.side] })],
)

/** A paper that shows what flowed, by its name; both sides read it. */
export const deliveryDocument = pgTable(
  'delivery_document',
  {
    id: idColumn(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => delivery.id, { onDelete: 'cascade' }),
    side: text('side').$type<Side>().notNull(),
    name: text('name').notNull(),
    /** The paper itself, where it was sent. */
    fileId: uuid('file_id').references(() => file.id, { onDelete: 'set null' }),
    namedBy: uuid('named_by').references(() => person.id, { onDelete: 'set null' }),
    namedAt: instant('named_at').notNull(),
  },
  (table) => [
    index('delivery_document_delivery').on(table.deliveryId),
    index('delivery_document_file').on(table.fileId).where(sql`file_id is not null`),
  ],
)
