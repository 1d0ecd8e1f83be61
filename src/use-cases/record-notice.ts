import { updateNotice } from '../../db/queries/notices.ts'
import type { SystemContext } from './context.ts'

/** How far sending a notice has come. The attempt is noted before, the platform's message id after. */
export type NoticeProgress =
  | { readonly noticeId: string; readonly progress: 'attempted' | 'undeliverable' }
  | { readonly noticeId: string; readonly progress: 'sent'; readonly platformMessageId: string }

/** Notes the progress of a notice. */
export async function recordNotice(context: SystemContext, input: NoticeProgress): Promise<void> {
  const at = context.clock()
  if (input.progress === 'sent') {
    return updateNotice(context.db, input.noticeId, { status: 'sent', sentAt: at, platformMessageId: input.platformMessageId })
  }
  return updateNotice(context.db, input.noticeId, { status: input.progress, attemptedAt: at })
}
