import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'
import { person } from './person.ts'
import { project } from './project.ts'

/** An open dialogue of a person in one conversation; survives a restart. */
export const dialogue = pgTable(
  'dialogue',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    platform: text('platform').notNull(),
    conversation: text('conversation').notNull(),
    kind: text('kind').notNull(),
    state: jsonb('state').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.platform, table.conversation] })],
)

/** What a button means. Pushing one trusts nothing but this row. */
export const actionToken = pgTable(
  'action_token',
  {
    token: text('token').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    purpose: text('purpose').notNull(),
    subject: jsonb('subject').$type<Record<string, string>>().notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('action_token_expiry').on(table.expiresAt)],
)

/** One digest for a project and ISO week, whoever composes it. */
export const digestSent = pgTable(
  'digest_sent',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    week: text('week').notNull(),
    facts: jsonb('facts').notNull(),
    sentAt: instant('sent_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.week] })],
)
