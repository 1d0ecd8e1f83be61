import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, pgSequence, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Ton } from '../../src/domain/ton.ts'
import { idColumn, instant } from './columns.ts'
import { person } from './person.ts'
import { park, project } from './project.ts'

export const facilityNumber = pgSequence('facility_number', { startWith: 101 })

export const facility = pgTable('facility', {
  id: idColumn(),
  number: integer('number').notNull().unique().default(sql`nextval('facility_number')`),
  name: text('name').notNull(),
  isic: text('isic').notNull(),
  parkId: uuid('park_id').references(() => park.id),
  place: text('place').notNull(),
  country: text('country').notNull(),
  lat: doublePrecision('lat'),
  lon: doublePrecision('lon'),
  rail: boolean('rail').notNull().default(false),
  water: boolean('water').notNull().default(false),
  /** Whether it may take hazardous material; null when nobody said so. */
  takesHazardous: boolean('takes_hazardous'),
  /** The number of the owner's first plant, where one owner has several; plants of one owner are not matched with each other. */
  ownerNumber: integer('owner_number'),
  /** The owner wants its own plants matched all the same. */
  matchesWithinOwner: boolean('matches_within_owner').notNull().default(false),
  /** What its people mean by a bare "ton", once they said so. */
  ton: text('ton').$type<Ton>(),
  createdAt: instant('created_at').notNull(),
})

export const facilityProject = pgTable(
  'facility_project',
  {
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facility.id, { onDelete: 'cascade' }),
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.projectId] }), index('facility_project_project').on(table.projectId)],
)

export type MembershipStatus = 'asked' | 'member' | 'refused'

/** Who speaks for a facility; `asked` waits for a contact, broker or admin to agree. */
export const facilityContact = pgTable(
  'facility_contact',
  {
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facility.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    status: text('status').$type<MembershipStatus>().notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.personId] }), index('facility_contact_person').on(table.personId)],
)

/** Plants that one plant does not want to hear of; `party_block` follows from it. The blocked one is never told. */
export const facilityBlock = pgTable(
  'facility_block',
  {
    facilityId: uuid('facility_id')
      .notNull()
      .references(() => facility.id, { onDelete: 'cascade' }),
    blockedId: uuid('blocked_id')
      .notNull()
      .references(() => facility.id, { onDelete: 'cascade' }),
    /** How the blocking side knows it: the number of an introduction, or of the facility where its name is known. */
    knownAs: text('known_as').notNull(),
    blockedAt: instant('blocked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.facilityId, table.blockedId] }), index('facility_block_blocked').on(table.blockedId)],
)
