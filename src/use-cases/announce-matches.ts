import { countNotices } from '../../db/queries/notices.ts'
import { loadActor, peopleWithRole } from '../../db/queries/people.ts'
import { betterTold, noteTold, type StoredMatch } from '../../db/queries/store-matches.ts'
import { announcedAtOnce, announcedPerDay, isNews } from '../domain/announcement.ts'
import type { ScoredPair } from '../domain/match.ts'
import type { NoticeKind } from '../domain/notice.ts'
import { type Actor, refuseReview } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { tell } from './record-change.ts'

/** A stored pair with the facilities of its sides, so that brokers who are a party are left out. */
export type FoundMatch = StoredMatch & { readonly pair: ScoredPair; readonly offerFacilityId: string; readonly needFacilityId: string }

const announcements: readonly NoticeKind[] = ['match-proposed', 'matches-waiting']
const dayMs = 86_400_000

async function brokersOf(context: SystemContext, projectId: string): Promise<readonly Actor[]> {
  const since = new Date(context.clock().getTime() - dayMs)
  const brokers: Actor[] = []
  for (const personId of await peopleWithRole(context.db, projectId, ['broker'])) {
    if ((await countNotices(context.db, personId, announcements, since)) < announcedPerDay) {
      brokers.push(await loadActor(context.db, personId))
    }
  }
  return brokers
}

/** A match that somebody looks after concerns them alone, while they may decide on it. */
function concerns(broker: Actor, projectId: string, match: FoundMatch): boolean {
  const isOthers = match.assignedTo !== null && match.assignedTo !== broker.personId
  return !isOthers && refuseReview(broker, projectId, match) === null
}

/** Tells each broker who may decide on one of the matches; returns which matches somebody was told of. */
async function tellOneByOne(context: SystemContext, projectId: string, brokers: readonly Actor[], matches: readonly FoundMatch[]) {
  for (const match of matches) {
    const free = brokers.filter((broker) => concerns(broker, projectId, match))
    await tell(
      context,
      free.map((broker) => broker.personId),
      { kind: 'match-proposed', facts: { matchId: match.id } },
    )
  }
}

async function tellTogether(context: SystemContext, projectId: string, brokers: readonly Actor[], matches: readonly FoundMatch[]) {
  if (matches.length === 0) return
  for (const broker of brokers) {
    const count = matches.filter((match) => concerns(broker, projectId, match)).length
    if (count > 0) await tell(context, [broker.personId], { kind: 'matches-waiting', facts: { projectId, count: String(count) } })
  }
}

/**
 * Tells brokers of what is really new or really better: each match once, the best few of a run one by one and more of them in one
 * message, and nobody more often than the day allows.
 */
export async function announceMatches(context: SystemContext, projectId: string, found: readonly FoundMatch[]): Promise<void> {
  const waiting = found.filter((match) => match.waits).toSorted((one, other) => other.pair.score - one.pair.score)
  if (!waiting.some((match) => isNews({ score: match.pair.score, toldScore: match.toldScore }, 0))) return
  const brokers = await brokersOf(context, projectId)
  if (brokers.length === 0) return
  const news: FoundMatch[] = []
  for (const match of waiting) {
    const { score } = match.pair
    const fresh = match.toldScore === null
    if (isNews({ score, toldScore: match.toldScore }, fresh ? await betterTold(context.db, projectId, match.pair) : 0)) {
      // Noted at once, so that the next match of the same listing counts it.
      await noteTold(context.db, [match.id])
      news.push(match)
    }
  }
  await tellOneByOne(context, projectId, brokers, news.slice(0, announcedAtOnce))
  await tellTogether(context, projectId, brokers, news.slice(announcedAtOnce))
}
