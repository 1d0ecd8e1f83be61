import { countNotices } from '../../db/queries/notices.ts'
import { isHeldFree, type Person } from '../../db/queries/people.ts'
import { isQuiet, wallClock } from '../domain/calendar.ts'
import type { NoticeKind } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'

const dayMs = 86_400_000

/** Notices that ask a person something; after one of them nothing is asked unprompted for a day. */
const questions: readonly NoticeKind[] = ['consent-asked', 'follow-up', 'listing-expiring', 'question-asked', 'reviews-waiting']

/**
 * True when the person may be asked something unprompted now: awake, and not asked in the last day about anything. Inside a
 * transaction the person is held until it ends, so that two jobs do not both ask; one that another job holds may not be asked now.
 */
export async function mayBeAsked(context: SystemContext, person: Person): Promise<boolean> {
  const at = context.clock()
  const { hour } = wallClock(at, person.timeZone)
  if (isQuiet(hour, { from: person.quietFrom, until: person.quietUntil })) return false
  if (!(await isHeldFree(context.db, person.id))) return false
  return (await countNotices(context.db, person.id, questions, new Date(at.getTime() - dayMs))) === 0
}
