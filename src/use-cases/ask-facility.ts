import { fullListingById } from '../../db/queries/listings.ts'
import { answerQuestion, insertQuestion, lockQuestion, matchById } from '../../db/queries/matches.ts'
import { contactsOf } from '../../db/queries/people.ts'
import { lockForReview } from '../../db/queries/review.ts'
import type { Side } from '../domain/introduction.ts'
import { refuseListing } from '../domain/policy.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { audit, inTransaction, refreshCards, tell } from './record-change.ts'
import { reviewable } from './review-match.ts'

/** A broker asks one side of a match about its listing; the other side stays unseen. */
export async function askFacility(
  context: Context,
  input: { readonly matchId: string; readonly side: Side; readonly question: string },
): Promise<{ readonly outcome: 'asked'; readonly side: Side } | Refused> {
  const question = input.question.trim()
  if (question === '') return refuse('text-empty')
  return inTransaction(context, async (inside) => {
    const [match = null] = await lockForReview(inside.db, [input.matchId])
    const found = await reviewable(inside, match)
    if ('outcome' in found) return found
    const { status } = found.match
    if (status !== 'proposed' && status !== 'held') return refuse('already-decided', status)
    const listing = input.side === 'offer' ? found.sides.offer : found.sides.need
    const questionId = inside.newId()
    await insertQuestion(inside.db, {
      id: questionId,
      matchId: input.matchId,
      listingId: listing.id,
      askedBy: inside.actor.personId,
      question,
      askedAt: inside.clock(),
    })
    await audit(inside, 'match.question-asked', { kind: 'match', id: input.matchId }, { questionId, side: input.side })
    const contacts = await contactsOf(inside.db, listing.facilityId)
    await tell(
      inside,
      contacts.map((contact) => contact.id),
      { kind: 'question-asked', facts: { questionId } },
    )
    return { outcome: 'asked', side: input.side }
  })
}

/** A contact answers a broker's question; the broker who asked is told, and the one who looks after the match. */
export async function answerFacilityQuestion(
  context: Context,
  input: { readonly questionId: string; readonly answer: string },
): Promise<{ readonly outcome: 'answered' } | Refused> {
  const answer = input.answer.trim()
  if (answer === '') return refuse('text-empty')
  return inTransaction(context, async (inside) => {
    const row = await lockQuestion(inside.db, input.questionId)
    const listing = row && (await fullListingById(inside.db, row.listingId))
    if (!row || !listing) return refuse('question-not-found')
    const refusal = refuseListing(inside.actor, listing.facilityId)
    if (refusal) return refuse(refusal)
    if (row.answer !== null) return refuse('question-answered-already')
    await answerQuestion(inside.db, row.id, { answer, answeredBy: inside.actor.personId, answeredAt: inside.clock() })
    await audit(inside, 'match.question-answered', { kind: 'match', id: row.matchId }, { questionId: row.id })
    await refreshCards(inside, { questionId: row.id })
    const caretaker = (await matchById(inside.db, row.matchId))?.assignedTo
    await tell(inside, [row.askedBy, ...(caretaker ? [caretaker] : [])], { kind: 'question-answered', facts: { questionId: row.id } })
    return { outcome: 'answered' }
  })
}
