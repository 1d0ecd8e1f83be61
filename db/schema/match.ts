import { sql } from 'drizzle-orm'
import { doublePrecision, index, integer, jsonb, pgSequence, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Reason, ScoredPair } from '../../src/domain/match.ts'
import type { MatchStatus, RejectionReason } from '../../src/domain/review.ts'
import { idColumn, instant } from './columns.ts'
import { listing } from './listing.ts'
import { person } from './person.ts'
import { project } from './project.ts'

export const matchNumber = pgSequence('match_number', { startWith: 301 })

/**
 * Volumes count as water and energy as the coal that holds it (29.3 GJ/t); a piece counts ten kilograms, an unknown flow a hundred
 * tonnes.
 */
const worthOfMatch = sql.raw(`(score * coalesce((flow ->> 'amount')::float8 * case flow ->> 'unit'
  when 't' then 1 when 'm3' then 1 when 'L' then 0.001 when 'GJ' then 0.0341 when 'kWh' then 0.000123 else 0.01 end, 100))`)

export const match = pgTable(
  'match',
  {
    id: idColumn(),
    number: integer('number').notNull().unique().default(sql`nextval('match_number')`),
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    offerId: uuid('offer_id')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    needId: uuid('need_id')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    status: text('status').$type<MatchStatus>().notNull(),
    score: doublePrecision('score').notNull(),
    reasons: jsonb('reasons').$type<readonly Reason[]>().notNull(),
    flow: jsonb('flow').$type<ScoredPair['flowPerYear']>(),
    /** The score at which brokers were last told of it; null when they were not. */
    toldScore: doublePrecision('told_score'),
    holdUntil: instant('hold_until'),
    /** Since when it waits for a broker; in the future while it is on hold. */
    waitsSince: instant('waits_since').notNull(),
    /** The broker who looks after it; null while it is everybody's. */
    assignedTo: uuid('assigned_to').references(() => person.id),
    /** Where two people have to approve: the first, until the second has. */
    firstApprovedBy: uuid('first_approved_by').references(() => person.id),
    firstApprovedAt: instant('first_approved_at'),
    /** Tonnes a year that could flow, by how well it fits. */
    worth: doublePrecision('worth').notNull().generatedAlwaysAs(worthOfMatch),
    /** Its place in the queue, highest first: ten times the worth counts as much as twenty days of waiting. */
    rank: doublePrecision('rank')
      .notNull()
      .generatedAlwaysAs(
        sql`log(1 + ${worthOfMatch}) - extract(epoch from (waits_since - timestamptz '2026-01-01 00:00:00+00'))::float8 / 86400 / 20`,
      ),
    decidedBy: uuid('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
    rejection: text('rejection').$type<RejectionReason>(),
    rejectionWords: text('rejection_words'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('match_pair').on(table.projectId, table.offerId, table.needId),
    index('match_queue').on(table.projectId, table.rank.desc(), table.id).where(sql`status in ('proposed', 'held')`),
    index('match_held').on(table.projectId, table.rank.desc(), table.id).where(sql`status = 'held'`),
    index('match_assigned').on(table.assignedTo).where(sql`status in ('proposed', 'held')`),
    index('match_need').on(table.needId),
    index('match_offer').on(table.offerId),
  ],
)

/** A broker's question to one side of a match, and its answer. */
export const matchQuestion = pgTable(
  'match_question',
  {
    id: idColumn(),
    matchId: uuid('match_id')
      .notNull()
      .references(() => match.id, { onDelete: 'cascade' }),
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => person.id),
    question: text('question').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => person.id),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [index('match_question_match').on(table.matchId)],
)
