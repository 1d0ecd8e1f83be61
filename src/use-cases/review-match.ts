import { insertIntroduction } from '../../db/queries/introductions.ts'
import { lockMatch, type MatchRow, matchById, matchIdByNumber, reviewQueue as queue, updateMatch } from '../../db/queries/matches.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { followUpAfterMs } from '../domain/introduction.ts'
import type { FullListing } from '../domain/listing-view.ts'
import type { MatchView } from '../domain/match-view.ts'
import { refuseReview } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { type MatchStatus, moveMatch, type RejectionReason } from '../domain/review.ts'
import type { Context } from './context.ts'
import { brokerView, listingsOf } from './load-match.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'

const holdMs = 7 * 86_400_000

export type Decision =
  | { readonly decide: 'approve' }
  | { readonly decide: 'hold' }
  | { readonly decide: 'reject'; readonly reason: RejectionReason; readonly words?: string }

export type Decided = {
  readonly outcome: 'decided'
  readonly number: number
  readonly status: MatchStatus
  readonly rejection?: RejectionReason
}

type Sides = { readonly offer: FullListing; readonly need: FullListing }

/** The match and its listings, if the actor may decide on it. */
export async function reviewable(context: Context, match: MatchRow | null): Promise<{ match: MatchRow; sides: Sides } | Refused> {
  const sides = match && (await listingsOf(context, match))
  if (!match || !sides) return refuse('match-not-found')
  const { offer, need } = sides
  const refusal = refuseReview(context.actor, match.projectId, { offerFacilityId: offer.facilityId, needFacilityId: need.facilityId })
  return refusal ? refuse(refusal) : { match, sides }
}

/** Approves, holds or rejects a match. Approval asks both sides, still anonymous. */
export async function reviewMatch(context: Context, input: { readonly matchId: string } & Decision): Promise<Decided | Refused> {
  return inTransaction(context, async (inside) => {
    const found = await reviewable(inside, await lockMatch(inside.db, input.matchId))
    if ('outcome' in found) return found
    const { match, sides } = found
    const status = moveMatch(match.status, input.decide)
    if (!status) return refuse('already-decided', match.status)
    const bothActive = sides.offer.status === 'active' && sides.need.status === 'active'
    if (input.decide === 'approve' && !bothActive) return refuse('listing-not-active')
    return decide(inside, match, sides, input, status)
  })
}

async function decide(context: Context, match: MatchRow, sides: Sides, decision: Decision, status: MatchStatus): Promise<Decided> {
  const at = context.clock()
  const rejected = decision.decide === 'reject' ? decision : null
  await updateMatch(context.db, match.id, {
    status,
    decidedBy: context.actor.personId,
    decidedAt: at,
    holdUntil: decision.decide === 'hold' ? new Date(at.getTime() + holdMs) : null,
    rejection: rejected?.reason ?? null,
    rejectionWords: rejected?.words ?? null,
  })
  await audit(context, `match.${status}`, { kind: 'match', id: match.id }, rejected ? { reason: rejected.reason } : {})
  if (decision.decide !== 'hold') await refreshCards(context, { matchId: match.id })
  if (decision.decide === 'approve') await askConsent(context, match, sides)
  return { outcome: 'decided', number: match.number, status, ...(rejected ? { rejection: rejected.reason } : {}) }
}

async function askConsent(context: Context, match: MatchRow, sides: Sides): Promise<void> {
  const at = context.clock()
  const introductionId = context.newId()
  await insertIntroduction(context.db, {
    id: introductionId,
    matchId: match.id,
    projectId: match.projectId,
    brokerId: context.actor.personId,
    stage: 'consent',
    nextFollowUpAt: new Date(at.getTime() + (followUpAfterMs.consent ?? 0)),
    movedAt: at,
    createdAt: at,
  })
  await audit(context, 'introduction.consent-asked', { kind: 'introduction', id: introductionId })
  for (const side of [sides.offer, sides.need]) {
    const contacts = await contactsOf(context.db, side.facilityId)
    await tell(
      context,
      contacts.map((contact) => contact.id),
      { kind: 'consent-asked', facts: { introductionId } },
    )
  }
}

/** The matches that wait for the actor as a broker, best first. */
export async function readReviewQueue(
  context: Context,
): Promise<{ readonly outcome: 'queue'; readonly matches: readonly MatchView[]; readonly total: number } | Refused> {
  const projectIds = context.actor.roles.filter((held) => held.role === 'broker').map((held) => held.projectId)
  if (projectIds.length === 0) return refuse('not-a-broker')
  const { matches, total } = await queue(context.db, { projectIds, facilityIds: context.actor.facilityIds }, context.clock(), 5)
  const views = await Promise.all(matches.map((match) => brokerView(context, match)))
  return { outcome: 'queue', matches: views.filter((view) => view !== null), total }
}

/** One match by the number people type, for its brokers. */
export async function readMatch(
  context: Context,
  input: { readonly matchId: string } | { readonly number: number },
): Promise<{ readonly outcome: 'read'; readonly view: MatchView } | Refused> {
  const id = 'matchId' in input ? input.matchId : await matchIdByNumber(context.db, input.number)
  const found = await reviewable(context, id ? await matchById(context.db, id) : null)
  if ('outcome' in found) return found
  const view = await brokerView(context, found.match)
  return view ? { outcome: 'read', view } : refuse('match-not-found')
}
