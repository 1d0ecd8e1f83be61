import { displacedFactor } from '../../db/queries/deliveries.ts'
import { fullListings, materialIdsOf } from '../../db/queries/listings.ts'
import { type MatchRow, questionsOf } from '../../db/queries/matches.ts'
import { tonnesAvoided } from '../domain/impact.ts'
import { discloseListing, type FullListing } from '../domain/listing-view.ts'
import type { MatchView } from '../domain/match-view.ts'
import type { SystemContext } from './context.ts'

/** Both listings of a match, whole; null when one was erased. */
export async function listingsOf(context: SystemContext, match: MatchRow): Promise<{ offer: FullListing; need: FullListing } | null> {
  const rows = await fullListings(context.db, [match.offerId, match.needId])
  const offer = rows.find((row) => row.id === match.offerId)
  const need = rows.find((row) => row.id === match.needId)
  return offer && need ? { offer, need } : null
}

/** What a match is expected to avoid in a year, tonnes of CO2e, gross; null when flow or factor is unknown. */
async function expectedImpact(context: SystemContext, match: MatchRow): Promise<MatchView['expected']> {
  const materials = await materialIdsOf(context.db, [match.needId])
  const displaced = materials.get(match.needId)
  const factor = displaced ? await displacedFactor(context.db, displaced, match.projectId) : null
  if (!factor || match.flow?.unit !== 't') return null
  return { tonnes: tonnesAvoided(match.flow.amount, factor.value), source: factor.source }
}

/** A match as a broker of its project reads it; the caller has checked that the reader is one. */
export async function brokerView(context: SystemContext, match: MatchRow): Promise<MatchView | null> {
  const sides = await listingsOf(context, match)
  const offer = sides && discloseListing(sides.offer, 'broker')
  const need = sides && discloseListing(sides.need, 'broker')
  if (!offer || !need) return null
  const [expected, questions] = await Promise.all([expectedImpact(context, match), questionsOf(context.db, match.id)])
  return {
    matchId: match.id,
    number: match.number,
    status: match.status,
    score: match.score,
    offer,
    need,
    reasons: match.reasons,
    flow: match.flow,
    expected,
    questions: questions.map((row) => ({
      side: row.listingId === match.offerId ? 'offer' : 'need',
      question: row.question,
      answer: row.answer,
    })),
  }
}
