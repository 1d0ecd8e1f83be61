import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Side, Stage } from '../../src/domain/introduction.ts'
import type { Names } from '../../src/domain/locale.ts'
import type { Proof, StepKind, StepOwner } from '../../src/domain/procedure.ts'
import type { Speaker } from '../../src/domain/room.ts'
import { idColumn, instant } from './columns.ts'
import { file } from './file.ts'
import { introduction } from './introduction.ts'
import { person } from './person.ts'
import { project } from './project.ts'

/** What was said in the room of an introduction, numbered in the order in which it was taken in. A blanked message keeps its row. */
export const roomMessage = pgTable(
  'room_message',
  {
    id: idColumn(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    sequence: integer('sequence').notNull(),
    authorId: uuid('author_id').references(() => person.id, { onDelete: 'set null' }),
    speaker: text('speaker').$type<Speaker>().notNull(),
    /** Null once it was erased, and for a bare file. */
    body: text('body'),
    fileId: uuid('file_id').references(() => file.id, { onDelete: 'set null' }),
    /** The platform's own name of the event it came from, so that it can be recognised and corrected. */
    eventKey: text('event_key').notNull(),
    saidAt: instant('said_at').notNull(),
    editedAt: instant('edited_at'),
  },
  (table) => [
    unique('room_message_place').on(table.introductionId, table.sequence),
    unique('room_message_event').on(table.introductionId, table.eventKey),
    index('room_message_author').on(table.authorId),
    index('room_message_file').on(table.fileId),
  ],
)

/** Who joined a room beside its two sides, and who of the sides left it; contacts without a row are in it. */
export const roomSeat = pgTable(
  'room_seat',
  {
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    leftAt: instant('left_at'),
    changedAt: instant('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.introductionId, table.personId] }), index('room_seat_person').on(table.personId)],
)

/** What one side asks its broker before it agrees; the other side never sees it. */
export const consentQuestion = pgTable(
  'consent_question',
  {
    id: idColumn(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    side: text('side').$type<Side>().notNull(),
    askedBy: uuid('asked_by').references(() => person.id, { onDelete: 'set null' }),
    question: text('question').notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => person.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (table) => [index('consent_question_introduction').on(table.introductionId)],
)

/** A project's own checklist; a project without rows follows the shipped one. */
export const procedureStep = pgTable(
  'procedure_step',
  {
    projectId: uuid('project_id')
      .notNull()
      .references(() => project.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    kind: text('kind').$type<StepKind>().notNull(),
    owner: text('owner').$type<StepOwner>().notNull(),
    proof: text('proof').$type<Proof>().notNull(),
    dueDays: integer('due_days').notNull(),
    /** A title and guidance of the project's own; null where the shipped words stand. */
    titles: jsonb('titles').$type<Names>(),
    guidance: jsonb('guidance').$type<Names>(),
  },
  (table) => [primaryKey({ columns: [table.projectId, table.position] })],
)

/** A step of one introduction, copied from its project's procedure when both sides had agreed. */
export const introductionStep = pgTable(
  'introduction_step',
  {
    id: idColumn(),
    introductionId: uuid('introduction_id')
      .notNull()
      .references(() => introduction.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    stage: text('stage').$type<Stage>().notNull(),
    kind: text('kind').$type<StepKind>().notNull(),
    owner: text('owner').$type<StepOwner>().notNull(),
    proof: text('proof').$type<Proof>().notNull(),
    dueDays: integer('due_days').notNull(),
    titles: jsonb('titles').$type<Names>(),
    guidance: jsonb('guidance').$type<Names>(),
    /** Set when the step becomes the next one. */
    dueOn: date('due_on'),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by').references(() => person.id, { onDelete: 'set null' }),
    /** What was said as proof, or why it is stuck. */
    note: text('note'),
    proofFileId: uuid('proof_file_id').references(() => file.id, { onDelete: 'set null' }),
  },
  (table) => [
    unique('introduction_step_place').on(table.introductionId, table.position),
    index('introduction_step_proof').on(table.proofFileId).where(sql`proof_file_id is not null`),
  ],
)
