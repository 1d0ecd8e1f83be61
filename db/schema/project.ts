import { sql } from 'drizzle-orm'
import { doublePrecision, integer, jsonb, pgSequence, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Locale, Names } from '../../src/domain/locale.ts'
import type { ProjectRole } from '../../src/domain/policy.ts'
import { idColumn, instant } from './columns.ts'
import { person } from './person.ts'

export const projectNumber = pgSequence('project_number')

export const project = pgTable('project', {
  id: idColumn(),
  number: integer('number').notNull().unique().default(sql`nextval('project_number')`),
  slug: text('slug').notNull().unique(),
  names: jsonb('names').$type<Names>().notNull(),
  locale: text('locale').$type<Locale>().notNull(),
  timeZone: text('time_zone').notNull(),
  digestWeekday: integer('digest_weekday').notNull().default(1),
  digestHour: integer('digest_hour').notNull().default(9),
  createdAt: instant('created_at').notNull(),
})

export const park = pgTable('park', {
  id: idColumn(),
  slug: text('slug').notNull().unique(),
  names: jsonb('names').$type<Names>().notNull(),
  country: text('country').notNull(),
  lat: doublePrecision('lat').notNull(),
  lon: doublePrecision('lon').notNull(),
})

export const projectPark = pgTable(
  'project_park',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    parkId: uuid('park_id')
      .notNull()
      .references(() => park.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.parkId] })],
)

export const projectRole = pgTable(
  'project_role',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    role: text('role').$type<ProjectRole>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.personId, table.role] })],
)
