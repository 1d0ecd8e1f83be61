import { noticeById, type SentTo, updateNotice } from '../../db/queries/notices.ts'
import { type Person, personById } from '../../db/queries/people.ts'
import { cardState } from '../domain/card.ts'
import type { NoticeView } from '../domain/notice.ts'

import type { SystemContext } from './context.ts'
import { viewNotice } from './read-notice.ts'

/** Where a card is shown. */
type Shown = { readonly person: Person; readonly sentTo: SentTo; readonly platformMessageId: string }

/** A card that somebody still sees with its buttons, as it should be now; `view` is null for whom it is none of their business any more. */
export type CardRead =
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'being-sent' }
  | ({ readonly outcome: 'changed'; readonly view: NoticeView; readonly readAt: Date } & Shown)
  | ({ readonly outcome: 'over'; readonly view: NoticeView | null } & Shown)

/** Reads what has to be done about a card whose subject has changed. */
export async function readCard(context: SystemContext, input: { readonly noticeId: string }): Promise<CardRead> {
  const row = await noticeById(context.db, input.noticeId)
  if (row?.status === 'attempted') return { outcome: 'being-sent' }
  const person = row && (await personById(context.db, row.personId))
  if (!person || row.status !== 'sent' || row.closedAt || !row.sentTo || !row.platformMessageId) return { outcome: 'nothing-to-do' }
  const shown = { person, sentTo: row.sentTo, platformMessageId: row.platformMessageId }
  const readAt = context.clock()
  const view = await viewNotice(context, row)
  const state = view && cardState(view, row.shownAt, readAt)
  if (!view || state === 'over') return { outcome: 'over', view, ...shown }
  return state === 'changed' ? { outcome: 'changed', view, readAt, ...shown } : { outcome: 'nothing-to-do' }
}

/** Notes that a card stands as it should: closed for good, or shown anew. */
export async function recordCard(
  context: SystemContext,
  input: { readonly noticeId: string; readonly shownAt?: Date; readonly platformMessageId?: string },
): Promise<void> {
  const { noticeId, shownAt, platformMessageId } = input
  const renamed = platformMessageId ? { platformMessageId } : {}
  await updateNotice(context.db, noticeId, { ...renamed, ...(shownAt ? { shownAt } : { closedAt: context.clock() }) })
}
