import { forgetOld } from '../../db/queries/conversations.ts'
import { forgetDone } from '../../db/queries/outbox.ts'
import type { SystemContext } from './context.ts'

const dayMs = 86_400_000

/** Forgets what is past its time: event keys after 7 days, dead buttons after 30, finished work after 30. */
export async function prune(context: SystemContext): Promise<{ readonly outcome: 'pruned' }> {
  const at = context.clock().getTime()
  await forgetOld(context.db, { inbox: new Date(at - 7 * dayMs), actions: new Date(at - 30 * dayMs) })
  await forgetDone(context.db, new Date(at - 30 * dayMs))
  return { outcome: 'pruned' }
}
