import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** A UUIDv7 primary key, made by the program so that it can be decided before a row is written. */
export const idColumn = () => uuid('id').primaryKey()

/** An instant, always with its zone. */
export const instant = (name: string) => timestamp(name, { withTimezone: true })
