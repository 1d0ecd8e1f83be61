import { takeIn } from '../../db/queries/conversations.ts'
import type { SystemContext } from './context.ts'

/** Notes a platform event in the transaction that handles it; false when it was handled before. */
export async function takeInEvent(
  context: SystemContext,
  event: { readonly platform: string; readonly workspace: string; readonly eventId: string },
): Promise<boolean> {
  return takeIn(context.db, { ...event, receivedAt: context.clock() })
}
