import { lockForReview, matchIdsByNumbers } from '../../db/queries/review.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import type { Context } from './context.ts'
import { inTransaction } from './record-change.ts'
import { type Decided, type Decision, reviewMatch } from './review-match.ts'
import type { FirstApproved } from './second-approval.ts'

/** So many are decided at once. */
const decidedTogether = 25

export type BatchDecided = {
  readonly outcome: 'batch'
  readonly results: readonly { readonly number: number; readonly result: Decided | FirstApproved | Refused }[]
}

/** Decides several matches alike, each by the rules of a single one; what is refused for one leaves the others alone. */
export async function decideMatches(
  context: Context,
  input: { readonly numbers: readonly number[]; readonly decision: Decision },
): Promise<BatchDecided | Refused> {
  const numbers = [...new Set(input.numbers)]
  if (numbers.length === 0) return refuse('decisions-unreadable')
  return inTransaction(context, async (inside) => {
    const ids = await matchIdsByNumbers(inside.db, numbers.slice(0, decidedTogether))
    // All at once before the first decision writes its audit entries, or two batches could wait for each other.
    await lockForReview(inside.db, [...ids.values()])
    const results: BatchDecided['results'][number][] = []
    for (const [index, number] of numbers.entries()) {
      const matchId = ids.get(number)
      const missing = refuse(index < decidedTogether ? 'match-not-found' : 'too-many-at-once')
      results.push({ number, result: matchId ? await reviewMatch(inside, { matchId, ...input.decision }) : missing })
    }
    return { outcome: 'batch', results }
  })
}
