import { almostCard } from '../../../prompts/present/chains.ts'
import { refused } from '../../../prompts/present/general.ts'
import { matchCard, reviewEmpty, reviewQueue } from '../../../prompts/present/match.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { almostOfMatch } from '../../use-cases/find-chains.ts'
import { readMatch, readReviewQueue } from '../../use-cases/review-match.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** `/review`: what waits for the broker, best first; `/review M-311`: one match. */
export async function reviewCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument !== '') return oneMatch(chat, argument)
  const outcome = await readReviewQueue(chat.context)
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  if (outcome.matches.length === 0) return reply(reviewEmpty(chat.locale))
  const head = reviewQueue(chat.locale, { waiting: outcome.total, shown: outcome.matches.length })
  return reply(head, ...outcome.matches.map((view) => matchCard(chat.locale, view)))
}

async function oneMatch(chat: Chat, argument: string): Promise<Reply> {
  const reference = parseReference(argument)
  if (reference?.kind !== 'match') return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  const outcome = await readMatch(chat.context, { number: reference.number })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, { ...outcome, subject: argument }))
  const found = await almostOfMatch(chat.context, { number: reference.number })
  const almost = found.outcome === 'almost' ? almostCard(chat.locale, found.almost) : null
  return reply(matchCard(chat.locale, outcome.view), ...(almost ? [almost] : []))
}
