import { appendAudit } from '../../db/queries/audit.ts'
import { insertNotice, insertNotices, openNotices } from '../../db/queries/notices.ts'
import { enqueue, enqueueMany } from '../../db/queries/outbox.ts'
import type { Notice } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'

/** The same context inside one transaction; nested calls become savepoints. */
export async function inTransaction<C extends SystemContext, Result>(context: C, work: (inside: C) => Promise<Result>): Promise<Result> {
  return context.db.transaction((db) => work({ ...context, db }))
}

/**
 * Adds one entry to the audit chain. `detail` holds codes, figures and ids, never names or people's words. Entries follow one
 * another across all transactions, so a verb locks its rows first and writes its entries last: the other way round two verbs
 * could wait for each other.
 */
export async function audit(
  context: SystemContext & { readonly actor?: { readonly personId: string } },
  verb: string,
  subject: { readonly kind: string; readonly id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await appendAudit(context.db, {
    at: context.clock(),
    actorId: context.actor?.personId ?? null,
    verb,
    subjectKind: subject.kind,
    subjectId: subject.id,
    detail,
  })
}

/** One entry for each of several subjects that a change moved along, with the details of each. */
export async function auditEach(
  context: SystemContext & { readonly actor?: { readonly personId: string } },
  verb: string,
  kind: string,
  ids: readonly string[],
  detailOf: (index: number) => Record<string, unknown> = () => ({}),
): Promise<void> {
  const shared = { at: context.clock(), actorId: context.actor?.personId ?? null, verb, subjectKind: kind }
  await appendAudit(context.db, ...ids.map((subjectId, index) => ({ ...shared, subjectId, detail: detailOf(index) })))
}

/** Asks for a job once the transaction commits. */
export async function askJob(context: SystemContext, job: string, payload: Record<string, string>): Promise<void> {
  const at = context.clock()
  await enqueue(context.db, { id: context.newId(), job, payload, dueAt: at, createdAt: at })
}

/** Asks for many jobs of a kind once the transaction commits. */
export async function askJobs(context: SystemContext, job: string, payloads: readonly Record<string, string>[]): Promise<void> {
  const at = context.clock()
  await enqueueMany(
    context.db,
    payloads.map((payload) => ({ id: context.newId(), job, payload, dueAt: at, createdAt: at })),
  )
}

/** Tells people a fact, each once; words are made when it is sent. The work of telling has the notice's own id. */
export async function tell(context: SystemContext, personIds: readonly string[], notice: Notice): Promise<void> {
  for (const personId of new Set(personIds)) {
    const noticeId = context.newId()
    const at = context.clock()
    await insertNotice(context.db, { id: noticeId, personId, notice, createdAt: at })
    await enqueue(context.db, { id: noticeId, job: 'deliver-notice', payload: { noticeId }, dueAt: at, createdAt: at })
  }
}

/** Tells many people a fact each, at once. */
export async function tellMany(
  context: SystemContext,
  told: readonly { readonly personId: string; readonly notice: Notice }[],
): Promise<void> {
  const at = context.clock()
  const rows = told.map(({ personId, notice }) => ({ id: context.newId(), personId, notice, createdAt: at }))
  await insertNotices(context.db, rows)
  await enqueueMany(
    context.db,
    rows.map(({ id }) => ({ id, job: 'deliver-notice', payload: { noticeId: id }, dueAt: at, createdAt: at })),
  )
}

/** Asks for cards about something that has just changed to be brought up to date wherever they are shown. */
export async function refreshCards(context: SystemContext, about: Readonly<Record<string, string>>): Promise<void> {
  for (const noticeId of await openNotices(context.db, about)) await askJob(context, 'refresh-card', { noticeId })
}
