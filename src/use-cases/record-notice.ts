import { type SentTo, updateNotice } from '../../db/queries/notices.ts'
import { isCard } from '../domain/card.ts'
import type { NoticeKind } from '../domain/notice.ts'

import type { SystemContext } from './context.ts'

/** Where a notice stands, so that it can be changed there. */
type Sent = {
  readonly kind: NoticeKind
  readonly readAt: Date
  readonly sentTo: SentTo
  readonly platformMessageId: string
}

/** How far sending a notice has come. The attempt is noted before, the platform's message id after. */
export type NoticeProgress =
  | { readonly noticeId: string; readonly progress: 'attempted' | 'undeliverable' }
  | ({ readonly noticeId: string; readonly progress: 'sent' } & Sent)

/** Notes the progress of a notice. */
export async function recordNotice(context: SystemContext, input: NoticeProgress): Promise<void> {
  const at = context.clock()
  if (input.progress !== 'sent') return updateNotice(context.db, input.noticeId, { status: input.progress, attemptedAt: at })
  const { kind, readAt, platformMessageId } = input
  const { platform, workspace, account, conversation } = input.sentTo
  const sentTo = { platform, workspace, account, conversation }
  const closedAt = isCard(kind) ? null : at
  await updateNotice(context.db, input.noticeId, { status: 'sent', sentAt: at, shownAt: readAt, sentTo, platformMessageId, closedAt })
}
