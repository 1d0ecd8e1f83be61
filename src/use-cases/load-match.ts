import { allotments } from '../../db/queries/allotments.ts'
import { displacedFactor } from '../../db/queries/deliveries.ts'
import { fullListings, materialIdsOf } from '../../db/queries/listings.ts'
import { type MatchRow, questionsOf } from '../../db/queries/matches.ts'
import { namesOfPeople } from '../../db/queries/people.ts'
import { takesOf } from '../domain/allotment.ts'
import { tonnesAvoided } from '../domain/impact.ts'
import { discloseListing, type FullListing } from '../domain/listing-view.ts'
import type { MatchView } from '../domain/match-view.ts'
import { type Actor, hasRole } from '../domain/policy.ts'
import { type TwoPeople, twoPeopleFor } from '../domain/review.ts'
import type { SystemContext } from './context.ts'

/** Both listings of a match. */
export type Sides = { readonly offer: FullListing; readonly need: FullListing }

/** The facilities of both sides, as rules ask for them. */
export function facilitiesOf({ offer, need }: Sides): { readonly offerFacilityId: string; readonly needFacilityId: string } {
  return { offerFacilityId: offer.facilityId, needFacilityId: need.facilityId }
}

/** Both listings of a match, whole; null when one was erased. */
export async function listingsOf(context: SystemContext, match: MatchRow): Promise<Sides | null> {
  const rows = await fullListings(context.db, [match.offerId, match.needId])
  const offer = rows.find((row) => row.id === match.offerId)
  const need = rows.find((row) => row.id === match.needId)
  return offer && need ? { offer, need } : null
}

/** Whether a match needs two approvals, by its listings and what is known of their materials. */
export function twoPeopleForMatch(context: SystemContext, { offer, need }: Sides): TwoPeople | null {
  const { sheets } = context.library.shipped.handbook
  const classed = [offer, need].some(({ materialId }) => (sheets.get(materialId ?? '')?.hw ?? null) !== null)
  return twoPeopleFor(offer, need, classed)
}

/** What an approval would take of both listings now. */
export async function takesOfMatch(context: SystemContext, match: MatchRow, { offer }: Sides): Promise<ReturnType<typeof takesOf>> {
  const held = await allotments(context.db, [match.offerId, match.needId])
  const density = context.knowledge.materials.get(offer.materialId ?? '')?.densityTonnesPerM3 ?? null
  return takesOf(held.get(match.offerId) ?? null, held.get(match.needId) ?? null, density)
}

/** What a match is expected to avoid in a year, tonnes of CO2e, gross; null when flow or factor is unknown. */
async function expectedImpact(context: SystemContext, match: MatchRow): Promise<MatchView['expected']> {
  const materials = await materialIdsOf(context.db, [match.needId])
  const displaced = materials.get(match.needId)
  const factor = displaced ? await displacedFactor(context.db, displaced, match.projectId) : null
  if (!factor || match.flow?.unit !== 't') return null
  return { tonnes: tonnesAvoided(match.flow.amount, factor.value), source: factor.source }
}

const dayMs = 86_400_000

/** A match as a broker of its project, or an admin who may approve second, reads it; the caller has checked that the reader is one. */
export async function brokerView(context: SystemContext, reader: Actor, match: MatchRow): Promise<MatchView | null> {
  const sides = await listingsOf(context, match)
  const offer = sides && discloseListing(sides.offer, 'broker')
  const need = sides && discloseListing(sides.need, 'broker')
  if (!offer || !need) return null
  const [expected, questions, held, names] = await Promise.all([
    expectedImpact(context, match),
    questionsOf(context.db, match.id),
    allotments(context.db, [match.offerId, match.needId]),
    namesOfPeople(
      context.db,
      [match.assignedTo, match.firstApprovedBy].filter((id) => id !== null),
    ),
  ])
  const person = (id: string | null) => (id === null ? null : { name: names.get(id) ?? '', own: id === reader.personId })
  const undecided = match.status === 'proposed' || match.status === 'held'
  const twoPeople = undecided ? twoPeopleForMatch(context, sides) : null
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
    worthTonnes: match.flow ? match.worth : null,
    waitsDays: Math.floor((context.clock().getTime() - match.waitsSince.getTime()) / dayMs),
    assigned: person(match.assignedTo),
    approval: twoPeople ? { why: twoPeople, first: person(match.firstApprovedBy) } : null,
    reader: hasRole(reader, match.projectId, 'broker') ? 'broker' : 'second',
    allotted: [...held.values()].filter(({ taken }) => taken > 0),
    rejection: match.rejection ? { reason: match.rejection, words: match.rejectionWords } : null,
    questions: questions.map((row) => ({
      side: row.listingId === match.offerId ? 'offer' : 'need',
      question: row.question,
      answer: row.answer,
    })),
  }
}
