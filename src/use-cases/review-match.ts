import { insertIntroduction } from '../../db/queries/introductions.ts'
import { type MatchRow, updateMatch } from '../../db/queries/matches.ts'
import { contactsOf, loadActor } from '../../db/queries/people.ts'
import { lockForReview } from '../../db/queries/review.ts'
import type { Takes } from '../domain/allotment.ts'
import { followUpAt } from '../domain/introduction.ts'
import type { YearlyFlow } from '../domain/match-view.ts'
import { refuseReview, refuseSecond } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { type MatchStatus, moveMatch, type RejectionReason } from '../domain/review.ts'
import type { Context } from './context.ts'
import { facilitiesOf, listingsOf, type Sides, takesOfMatch, twoPeopleForMatch } from './load-match.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'
import { type FirstApproved, firstApproverOf, giveFirstApproval } from './second-approval.ts'

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
  /** What an approved match takes of both listings a year, in the need's unit; absent where they do not limit it. */
  readonly flow?: YearlyFlow
}

type Found = { readonly match: MatchRow; readonly sides: Sides }

/** The match and its listings, if the actor may do this with it as a broker or (`second`) as the second who approves. */
export async function reviewable(context: Context, match: MatchRow | null, as: 'broker' | 'second' = 'broker'): Promise<Found | Refused> {
  const sides = match && (await listingsOf(context, match))
  if (!match || !sides) return refuse('match-not-found')
  const rule = as === 'broker' ? refuseReview : refuseSecond
  const refusal = rule(context.actor, match.projectId, facilitiesOf(sides))
  return refusal ? refuse(refusal) : { match, sides }
}

/**
 * Approves, holds or rejects a match. Approval asks both sides, still anonymous, about the quantity that is left of both listings;
 * of a hazardous stream, or one across a border, the first approval only waits for the second.
 */
export async function reviewMatch(
  context: Context,
  input: { readonly matchId: string } & Decision,
): Promise<Decided | FirstApproved | Refused> {
  return inTransaction(context, async (inside) => {
    const [match = null] = await lockForReview(inside.db, [input.matchId])
    const awaitsSecond = input.decide === 'approve' && match !== null && match.firstApprovedBy !== null
    const found = await reviewable(inside, match, awaitsSecond ? 'second' : 'broker')
    if ('outcome' in found) return found
    const status = moveMatch(found.match.status, input.decide)
    if (!status) return refuse('already-decided', found.match.status)
    return input.decide === 'approve' ? approve(inside, found) : decide(inside, found, input, status)
  })
}

async function approve(context: Context, { match, sides }: Found): Promise<Decided | FirstApproved | Refused> {
  if (sides.offer.status !== 'active' || sides.need.status !== 'active') return refuse('listing-not-active')
  const takes = await takesOfMatch(context, match, sides)
  if ('full' in takes) return { ...refuse('fully-allotted'), allotment: takes.full }
  const why = twoPeopleForMatch(context, sides)
  if (why) {
    const first = await firstApproverOf(context, match, sides)
    if (!first) return giveFirstApproval(context, match, sides, why)
    if (first === context.actor.personId) return refuse('second-approval-needed')
  }
  const decided = await decide(context, { match, sides }, { decide: 'approve' }, 'approved')
  await askConsent(context, match, sides, takes)
  const unit = sides.need.quantity?.unit
  return takes.needTakes !== null && unit ? { ...decided, flow: { amount: takes.needTakes, unit } } : decided
}

async function decide(context: Context, { match }: Found, decision: Decision, status: MatchStatus): Promise<Decided> {
  const at = context.clock()
  const rejected = decision.decide === 'reject' ? decision : null
  const holdUntil = decision.decide === 'hold' ? new Date(at.getTime() + holdMs) : null
  await updateMatch(context.db, match.id, {
    status,
    decidedBy: context.actor.personId,
    decidedAt: at,
    holdUntil,
    rejection: rejected?.reason ?? null,
    rejectionWords: rejected?.words ?? null,
    ...(holdUntil ? { waitsSince: holdUntil } : {}),
    ...(decision.decide === 'approve' ? {} : { firstApprovedBy: null, firstApprovedAt: null }),
  })
  await audit(context, `match.${status}`, { kind: 'match', id: match.id }, rejected ? { reason: rejected.reason } : {})
  if (decision.decide !== 'hold') await refreshCards(context, { matchId: match.id })
  return { outcome: 'decided', number: match.number, status, ...(rejected ? { rejection: rejected.reason } : {}) }
}

/** The broker who goes on with an approved match: whoever looks after it, else who approved it first. */
async function caretakerOf(context: Context, match: MatchRow, sides: Sides): Promise<string> {
  for (const personId of [match.assignedTo, match.firstApprovedBy]) {
    const actor = personId ? await loadActor(context.db, personId) : null
    if (actor && !refuseReview(actor, match.projectId, facilitiesOf(sides))) return actor.personId
  }
  return context.actor.personId
}

async function askConsent(context: Context, match: MatchRow, sides: Sides, takes: Takes): Promise<void> {
  const at = context.clock()
  const introductionId = context.newId()
  await insertIntroduction(context.db, {
    ...takes,
    id: introductionId,
    matchId: match.id,
    projectId: match.projectId,
    brokerId: await caretakerOf(context, match, sides),
    stage: 'consent',
    nextFollowUpAt: followUpAt('consent', at),
    movedAt: at,
    createdAt: at,
  })
  await audit(context, 'introduction.consent-asked', { kind: 'introduction', id: introductionId }, takes)
  for (const side of [sides.offer, sides.need]) {
    const contacts = await contactsOf(context.db, side.facilityId)
    await tell(
      context,
      contacts.map((contact) => contact.id),
      { kind: 'consent-asked', facts: { introductionId } },
    )
  }
}
