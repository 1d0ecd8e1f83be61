import { customType, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instant } from './columns.ts'
import { listing } from './listing.ts'
import { person } from './person.ts'

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** A file that somebody sent. Its bytes are null once it was erased, and where only its name ever came. */
export const file = pgTable(
  'file',
  {
    id: idColumn(),
    sentBy: uuid('sent_by').references(() => person.id, { onDelete: 'set null' }),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256'),
    bytes: bytea('bytes'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('file_sender').on(table.sentBy), index('file_age').on(table.createdAt)],
)

/** Data sheets and photos of a listing, for its owner and brokers, and for a counterparty once introduced. */
export const listingFile = pgTable(
  'listing_file',
  {
    listingId: uuid('listing_id')
      .notNull()
      .references(() => listing.id, { onDelete: 'cascade' }),
    fileId: uuid('file_id')
      .notNull()
      .references(() => file.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.listingId, table.fileId] }), index('listing_file_file').on(table.fileId)],
)
