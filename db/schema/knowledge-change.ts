import { sql } from 'drizzle-orm'
import { bigint, bigserial, index, jsonb, pgSequence, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { ChangeOrigin, ChangeStatus, KnowledgeAmendment } from '../../src/domain/amendment.ts'
import { idColumn, instant } from './columns.ts'
import { listing } from './listing.ts'
import { person } from './person.ts'
import { project } from './project.ts'

/** Versions come from a sequence, which no rollback turns back: what is remembered under one is never another's. */
export const knowledgeVersion = pgSequence('knowledge_version', { startWith: 1 })

/** Which knowledge of its own a project has; changed whenever a change is applied or undone. */
export const projectKnowledge = pgTable('project_knowledge', {
  projectId: uuid('project_id')
    .primaryKey()
    .references(() => project.id, { onDelete: 'cascade' }),
  version: bigint('version', { mode: 'number' }).notNull(),
})

/** What people of a project proposed to add or correct. Applied rows, in the order they were decided, are the project's own knowledge. */
export const knowledgeChange = pgTable(
  'knowledge_change',
  {
    id: idColumn(),
    sequence: bigserial('sequence', { mode: 'number' }).notNull(),
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    /** What was proposed together is decided together. */
    batchId: uuid('batch_id').notNull(),
    kind: text('kind').$type<KnowledgeAmendment['kind']>().notNull(),
    /** What it is about; a later applied change of the same kind and key takes the place of an earlier one. */
    key: text('key').notNull(),
    content: jsonb('content').$type<KnowledgeAmendment>().notNull(),
    status: text('status').$type<ChangeStatus>().notNull(),
    origin: text('origin').$type<ChangeOrigin>().notNull(),
    /** A listing whose words are to mean this, once it is applied. */
    listingId: uuid('listing_id').references(() => listing.id, { onDelete: 'set null' }),
    /** Null where the program proposed it, or an operator. */
    proposedBy: uuid('proposed_by').references(() => person.id, { onDelete: 'set null' }),
    proposedAt: instant('proposed_at').notNull(),
    decidedBy: uuid('decided_by').references(() => person.id, { onDelete: 'set null' }),
    decidedAt: instant('decided_at'),
    undoneBy: uuid('undone_by').references(() => person.id, { onDelete: 'set null' }),
    undoneAt: instant('undone_at'),
  },
  (table) => [
    index('knowledge_change_project').on(table.projectId, table.status, table.sequence),
    index('knowledge_change_batch').on(table.batchId),
    index('knowledge_change_applied').on(table.key, table.kind).where(sql`status = 'applied'`),
  ],
)
