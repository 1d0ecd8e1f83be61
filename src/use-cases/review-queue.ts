import { matchById, matchIdByNumber } from '../../db/queries/matches.ts'
import { countReview, type QueueFilter, type QueueReader, reviewPage } from '../../db/queries/review.ts'
import type { MatchView } from '../domain/match-view.ts'
import type { Actor } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { countedUpTo, reviewPageSize } from '../domain/review.ts'
import type { Context } from './context.ts'
import { brokerView, brokerViews } from './load-match.ts'
import { reviewable } from './review-match.ts'

/** Which part of a queue is wanted; pages begin with 0. */
export type QueueRequest = {
  readonly mine?: boolean
  readonly held?: boolean
  readonly hazardous?: boolean
  readonly materialIds?: readonly string[]
  readonly page?: number
}

/** What somebody's queue is made of: the projects they broker, and those where they only approve second. */
export function queueReader(actor: Actor): QueueReader {
  const holding = (wanted: string) => actor.roles.filter(({ role }) => role === wanted).map(({ projectId }) => projectId)
  const brokered = holding('broker')
  const seconded = holding('admin').filter((projectId) => !brokered.includes(projectId))
  return { personId: actor.personId, facilityIds: actor.facilityIds, brokered, seconded }
}

/**
 * The matches that wait for the actor: by what they are worth and how long they have waited. `total` counts up to one more than
 * `countedUpTo`.
 */
export async function readReviewQueue(
  context: Context,
  request: QueueRequest = {},
): Promise<{ readonly outcome: 'queue'; readonly matches: readonly MatchView[]; readonly total: number } | Refused> {
  const reader = queueReader(context.actor)
  if (reader.brokered.length === 0 && reader.seconded.length === 0) return refuse('not-a-broker')
  const { page = 0, ...filter }: QueueRequest & QueueFilter = request
  const at = context.clock()
  const slice = { offset: page * reviewPageSize, limit: reviewPageSize }
  const [matches, total] = await Promise.all([
    reviewPage(context.db, reader, filter, at, slice),
    countReview(context.db, reader, filter, at, countedUpTo + 1),
  ])
  return { outcome: 'queue', matches: await brokerViews(context, context.actor, matches), total }
}

/** One match by the number people type, for its brokers, and for admins who may approve second. */
export async function readMatch(
  context: Context,
  input: { readonly matchId: string } | { readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly view: MatchView } | Refused> {
  const id = 'matchId' in input ? input.matchId : await matchIdByNumber(context.db, input.number)
  const match = id ? await matchById(context.db, id) : null
  const found = await reviewable(context, match, match?.firstApprovedBy ? 'second' : 'broker')
  if ('outcome' in found) return found
  const view = await brokerView(context, context.actor, found.match)
  return view ? { outcome: 'read', view } : refuse('match-not-found')
}
