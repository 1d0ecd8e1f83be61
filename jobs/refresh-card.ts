import type { Adapter } from '../adapters/adapter.ts'
import { presentSettled } from '../prompts/present/card.ts'
import { presentNotice } from '../prompts/present/notice.ts'
import { mapActions, type SentMessage } from '../src/message/message.ts'
import type { SystemContext } from '../src/use-cases/context.ts'
import { issueActions } from '../src/use-cases/issue-actions.ts'
import { type CardRead, readCard, recordCard } from '../src/use-cases/read-card.ts'
import { defineJob, idPayload } from './define.ts'

const beingSentMs = 3_000
const noAdapterYetMs = 30_000

type Outdated = Extract<CardRead, { outcome: 'over' | 'changed' }>

/** The card as it should be now; null where only its buttons can go. */
async function drawn(context: SystemContext, card: Outdated): Promise<SentMessage | null> {
  const { person, view } = card
  if (!view) return null
  const said = card.outcome === 'over' ? presentSettled(person.locale, view) : presentNotice(person.locale, view)
  return mapActions(said, (intents) => issueActions(context, person.id, intents))
}

async function show(context: SystemContext, adapter: Adapter, card: Outdated) {
  if (!adapter.update) return null
  return adapter.update(card.sentTo, card.platformMessageId, await drawn(context, card))
}

/** Brings one card up to date where it is shown. A platform that cannot, or will not, leaves it; its buttons say what is settled. */
export const refreshCardJob = defineJob({
  name: 'refresh-card',
  schema: idPayload('noticeId'),
  attempts: 8,
  backoffMs: 2_000,
  handler: async ({ context, adapters }, { noticeId }) => {
    const card = await readCard(context, { noticeId })
    if (card.outcome === 'nothing-to-do') return 'done'
    if (card.outcome === 'being-sent') return { retryAfterMs: beingSentMs, reason: 'the notice is being sent' }
    const { platform } = card.sentTo
    const adapter = adapters(platform)
    if (!adapter) return { retryAfterMs: noAdapterYetMs, reason: `no adapter for ${platform} in this process` }
    const shown = await show(context, adapter, card)
    if (shown?.outcome === 'retry') {
      if (shown.retryAfterMs === undefined) throw new Error('the platform did not take the change')
      return { retryAfterMs: shown.retryAfterMs, reason: shown.reason }
    }
    const standing = shown?.outcome === 'sent' ? { platformMessageId: shown.platformMessageId } : {}
    await recordCard(context, { noticeId, ...standing, ...(card.outcome === 'changed' ? { shownAt: card.readAt } : {}) })
    return 'done'
  },
})
