import type { Obstacle } from '../adapters/adapter.ts'
import { presentNotice } from '../prompts/present/notice.ts'
import { mapActions } from '../src/message/message.ts'
import type { Address } from '../src/message/turn.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import { issueActions } from '../src/use-cases/issue-actions.ts'
import { readCard } from '../src/use-cases/read-card.ts'
import { readNotice } from '../src/use-cases/read-notice.ts'
import { askJob, inTransaction } from '../src/use-cases/record-change.ts'
import { recordNotice } from '../src/use-cases/record-notice.ts'
import { reportTrouble } from '../src/use-cases/report-trouble.ts'
import { defineJob, idPayload } from './define.ts'

const noAdapterYetMs = 30_000

/** Tells the admins; what took away the bot's access concerns everybody of the workspace. */
async function report(context: SystemContext, account: Address & { readonly personId: string }, obstacle: Obstacle): Promise<void> {
  const { platform, workspace, personId } = account
  await reportTrouble(context, { platform, workspace, obstacle, ...(obstacle === 'access-revoked' ? {} : { personId }) })
}

export const deliverNoticeJob = defineJob({
  name: 'deliver-notice',
  schema: idPayload('noticeId'),
  attempts: 12,
  backoffMs: 2_000,
  handler: async ({ context, adapters }, { noticeId }) => {
    const read = await readNotice(context, { noticeId })
    if (read.outcome === 'sent-already') return 'done'
    if (read.outcome === 'not-yet') return { retryAfterMs: read.retryAfterMs, reason: 'what happened before it comes first' }
    if (read.outcome !== 'read') {
      await recordNotice(context, { noticeId, progress: 'undeliverable' })
      return 'done'
    }
    const { person, account, view, readAt, again } = read
    const adapter = adapters(account.platform)
    if (!adapter) return { retryAfterMs: noAdapterYetMs, reason: `no adapter for ${account.platform} in this process` }
    const message = await inTransaction(context, async (inside) => {
      await recordNotice(inside, { noticeId, progress: 'attempted' })
      return mapActions(presentNotice(person.locale, view), (intents) => issueActions(inside, person.id, intents))
    })
    const sent = await adapter.send(account, message, noticeId, again)
    if (sent.outcome === 'retry') {
      if (sent.retryAfterMs === undefined) throw new Error('the platform did not take the message')
      return { retryAfterMs: sent.retryAfterMs, reason: sent.reason }
    }
    if (sent.outcome === 'final') {
      await recordNotice(context, { noticeId, progress: 'undeliverable' })
      if (sent.obstacle && view.kind !== 'platform-trouble') await report(context, account, sent.obstacle)
      return { dead: sent.reason }
    }
    const { platformMessageId } = sent
    await recordNotice(context, { noticeId, progress: 'sent', kind: view.kind, readAt, sentTo: account, platformMessageId })
    // What it is about may have been settled while it was on its way.
    if ((await readCard(context, { noticeId })).outcome === 'over') await askJob(context, 'refresh-card', { noticeId })
    return 'done'
  },
})
