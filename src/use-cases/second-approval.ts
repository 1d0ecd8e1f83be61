import { type MatchRow, updateMatch } from '../../db/queries/matches.ts'
import { loadActor, peopleWithRole } from '../../db/queries/people.ts'
import { lockForReview } from '../../db/queries/review.ts'
import { refuseReview, refuseSecond } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { TwoPeople } from '../domain/review.ts'
import type { Context, SystemContext } from './context.ts'
import { facilitiesOf, listingsOf, type Sides } from './load-match.ts'
import { audit, inTransaction, tell } from './record-change.ts'

/** The first of two approvals is given. `seconds` is how many others may give the second; with 0 somebody has to be added. */
export type FirstApproved = {
  readonly outcome: 'first-approved'
  readonly number: number
  readonly why: TwoPeople
  readonly seconds: number
  readonly facilities: readonly [number, number]
}

/** Who gave the first approval, while they still may decide on the match; else null. */
export async function firstApproverOf(context: SystemContext, match: MatchRow, sides: Sides): Promise<string | null> {
  if (!match.firstApprovedBy) return null
  const actor = await loadActor(context.db, match.firstApprovedBy)
  return refuseReview(actor, match.projectId, facilitiesOf(sides)) ? null : actor.personId
}

async function secondsFor(context: Context, match: MatchRow, sides: Sides): Promise<readonly string[]> {
  const seconds: string[] = []
  for (const personId of await peopleWithRole(context.db, match.projectId, ['broker', 'admin'])) {
    if (personId === context.actor.personId) continue
    const actor = await loadActor(context.db, personId)
    if (!refuseSecond(actor, match.projectId, facilitiesOf(sides))) seconds.push(personId)
  }
  return seconds
}

/** Notes the first approval and tells everybody who may give the second. The caller holds the locks. */
export async function giveFirstApproval(context: Context, match: MatchRow, sides: Sides, why: TwoPeople): Promise<FirstApproved | Refused> {
  // A first approver who may not decide any more leaves room for a new one, who has to be a broker.
  const refusal = refuseReview(context.actor, match.projectId, facilitiesOf(sides))
  if (refusal) return refuse(refusal)
  const seconds = await secondsFor(context, match, sides)
  await updateMatch(context.db, match.id, { firstApprovedBy: context.actor.personId, firstApprovedAt: context.clock() })
  await tell(context, seconds, { kind: 'approval-needed', facts: { matchId: match.id } })
  await audit(context, 'match.first-approved', { kind: 'match', id: match.id }, { why })
  const { offer, need } = sides
  return {
    outcome: 'first-approved',
    number: match.number,
    why,
    seconds: seconds.length,
    facilities: [offer.facilityNumber, need.facilityNumber],
  }
}

/** Whoever gave the first approval takes it back while the second is not given. */
export async function takeBackApproval(
  context: Context,
  input: { readonly matchId: string },
): Promise<{ readonly outcome: 'taken-back'; readonly number: number } | Refused> {
  return inTransaction(context, async (inside) => {
    const [match] = await lockForReview(inside.db, [input.matchId])
    const sides = match && (await listingsOf(inside, match))
    if (!match || !sides) return refuse('match-not-found')
    const refusal = refuseReview(inside.actor, match.projectId, facilitiesOf(sides))
    if (refusal) return refuse(refusal)
    if (match.status !== 'proposed' && match.status !== 'held') return refuse('already-decided', match.status)
    if (match.firstApprovedBy !== inside.actor.personId) return refuse('approval-not-yours')
    await updateMatch(inside.db, match.id, { firstApprovedBy: null, firstApprovedAt: null })
    await audit(inside, 'match.approval-taken-back', { kind: 'match', id: match.id })
    return { outcome: 'taken-back', number: match.number }
  })
}
