import { consentsAbout } from '../../db/queries/introductions.ts'
import type { SystemContext } from './context.ts'
import { refreshCards } from './record-change.ts'

/** Brings cards up to date after a listing moved: its own, of matches that closed with it, and of consents that wait for it. */
export async function refreshCardsOf(
  context: SystemContext,
  moved: { readonly listingId: string; readonly closed: readonly string[] },
): Promise<void> {
  const { listingId, closed } = moved
  await refreshCards(context, { listingId })
  await refreshCards(context, { listingIds: listingId })
  for (const matchId of closed) await refreshCards(context, { matchId })
  for (const introductionId of await consentsAbout(context.db, listingId)) await refreshCards(context, { introductionId })
}
