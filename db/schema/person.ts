import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Locale } from '../../src/domain/locale.ts'
import { idColumn, instant } from './columns.ts'

export const person = pgTable('person', {
  id: idColumn(),
  name: text('name').notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  quietFrom: integer('quiet_from').notNull().default(20),
  quietUntil: integer('quiet_until').notNull().default(8),
  createdAt: instant('created_at').notNull(),
})

/** A person's account on one platform; `conversation` is where messages to them go. */
export const account = pgTable(
  'account',
  {
    platform: text('platform').notNull(),
    workspace: text('workspace').notNull(),
    account: text('account').notNull(),
    conversation: text('conversation').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.platform, table.workspace, table.account] }), index('account_person').on(table.personId)],
)
