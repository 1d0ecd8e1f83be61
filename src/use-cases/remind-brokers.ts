import { countNotices } from '../../db/queries/notices.ts'
import { allBrokers, loadActor, type Person } from '../../db/queries/people.ts'
import { countReview } from '../../db/queries/review.ts'
import { countedUpTo } from '../domain/review.ts'
import type { SystemContext } from './context.ts'
import { mayBeAsked } from './may-ask.ts'
import { inTransaction, tell } from './record-change.ts'
import { queueReader } from './review-queue.ts'

const dayMs = 86_400_000
/** A match waits so long before its broker is reminded, and reminders come no closer. */
const patienceMs = 3 * dayMs

/** Reminds brokers of matches that have waited: those they look after and those nobody does. Returns how many were reminded. */
export async function remindBrokers(context: SystemContext): Promise<number> {
  let reminded = 0
  for (const broker of await allBrokers(context.db)) {
    reminded += (await inTransaction(context, (inside) => remind(inside, broker))) ? 1 : 0
  }
  return reminded
}

async function remind(context: SystemContext, broker: Person): Promise<boolean> {
  const at = context.clock()
  const since = new Date(at.getTime() - patienceMs)
  const before = await countNotices(context.db, broker.id, ['reviews-waiting'], since)
  if (before > 0 || !(await mayBeAsked(context, broker, null))) return false
  const reader = queueReader(await loadActor(context.db, broker.id))
  const waiting = await countReview(context.db, reader, { since, free: true }, at, countedUpTo + 1)
  if (waiting === 0) return false
  await tell(context, [broker.id], { kind: 'reviews-waiting', facts: { since: since.toISOString() } })
  return true
}
