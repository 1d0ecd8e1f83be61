import { sql } from 'drizzle-orm'
import { doublePrecision, index, integer, jsonb, pgSequence, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Reason, ScoredPair } from '../../src/domain/match.ts'
import type { MatchStatus, RejectionReason } from '../../src/domain/review.ts'
import { idColumn, instant } from './columns.ts'
import { listing } from './listing.ts'
import { person } from './person.ts'
import { project } from './project.ts'

export const matchNumber = pgSequence('match_number', { startWith: 301 })

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
    decidedBy: uuid('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
    rejection: text('rejection').$type<RejectionReason>(),
    rejectionWords: text('rejection_words'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    unique('match_pair').on(table.projectId, table.offerId, table.needId),
    index('match_queue').on(table.projectId, table.score).where(sql`status in ('proposed', 'held')`),
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
