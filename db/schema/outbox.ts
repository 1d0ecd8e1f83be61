import { sql } from 'drizzle-orm'
import { bigserial, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instant } from './columns.ts'
import { person } from './person.ts'

export type OutboxStatus = 'due' | 'queued' | 'done' | 'dead'

/**
 * Work that a committed change asks for. Payloads hold ids only. `attempts` counts faults, `runs` counts starts (and fences a run
 * that lost its lease); a row with `leased_until` is being worked on.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: idColumn(),
    job: text('job').notNull(),
    payload: jsonb('payload').$type<Record<string, string>>().notNull(),
    status: text('status').$type<OutboxStatus>().notNull(),
    attempts: integer('attempts').notNull().default(0),
    runs: integer('runs').notNull().default(0),
    dueAt: instant('due_at').notNull(),
    queuedAt: instant('queued_at'),
    leasedUntil: instant('leased_until'),
    doneAt: instant('done_at'),
    lastFault: text('last_fault'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('outbox_due').on(table.dueAt).where(sql`status = 'due'`),
    index('outbox_queued').on(table.queuedAt).where(sql`status = 'queued'`),
    index('outbox_leased').on(table.leasedUntil).where(sql`leased_until is not null`),
  ],
)

/** When each schedule last fired and last finished: the lock that makes it fire once, and its heartbeat. */
export const scheduleRun = pgTable('schedule_run', {
  name: text('name').primaryKey(),
  slot: instant('slot').notNull(),
  firedAt: instant('fired_at').notNull(),
  doneAt: instant('done_at'),
})

/** Platform events already taken in, with what was answered; kept for seven days. */
export const inbox = pgTable(
  'inbox',
  {
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    eventId: text('event_id').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.workspace, table.eventId] }), index('inbox_age').on(table.receivedAt)],
)

/** The account that a notice was sent to. */
export type SentTo = { readonly platform: string; readonly workspace: string; readonly account: string; readonly conversation: string }

export type NoticeStatus = 'waiting' | 'attempted' | 'sent' | 'undeliverable'

/** A fact that a person should be told; words are made when it is sent. One with buttons is open until what it is about is settled. */
export const notice = pgTable(
  'notice',
  {
    id: idColumn(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    facts: jsonb('facts').$type<Record<string, string>>().notNull(),
    status: text('status').$type<NoticeStatus>().notNull(),
    attemptedAt: instant('attempted_at'),
    sentAt: instant('sent_at'),
    /** When what is shown was read. */
    shownAt: instant('shown_at'),
    sentTo: jsonb('sent_to').$type<SentTo>(),
    platformMessageId: text('platform_message_id'),
    /** Notices of one lane reach a person one after another, in the order of `sequence`. */
    lane: text('lane'),
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    /** When its buttons were of no use any more. */
    closedAt: instant('closed_at'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('notice_person').on(table.personId, table.createdAt),
    index('notice_lane').on(table.personId, table.lane, table.sequence).where(sql`lane is not null and status in ('waiting', 'attempted')`),
    index('notice_open').using('gin', table.facts.op('jsonb_path_ops')).where(sql`status in ('attempted', 'sent') and closed_at is null`),
  ],
)

/** The audit chain: ids and hashes; `detail` lies outside the hash and can be erased. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    at: text('at').notNull(),
    actorId: uuid('actor_id'),
    verb: text('verb').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subjectId: text('subject_id').notNull(),
    detailHash: text('detail_hash').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
    hash: text('hash').notNull(),
  },
  (table) => [index('audit_subject').on(table.subjectKind, table.subjectId)],
)
