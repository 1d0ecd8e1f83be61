import { allotments } from '../../db/queries/allotments.ts'
import { displacedFactor } from '../../db/queries/deliveries.ts'
import { fullListings } from '../../db/queries/listings.ts'
import { type MatchRow, type QuestionRow, questionsOf } from '../../db/queries/matches.ts'
import { namesOfPeople } from '../../db/queries/people.ts'
import { type Allotment, takesOf } from '../domain/allotment.ts'
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

const dayMs = 86_400_000

/** What views of several matches are made of, loaded at once. */
type Loaded = {
  readonly listings: ReadonlyMap<string, FullListing>
  readonly questions: readonly QuestionRow[]
  readonly held: ReadonlyMap<string, Allotment>
  readonly names: ReadonlyMap<string, string>
  readonly factors: ReadonlyMap<string, Factor | null>
}

type Factor = { readonly value: number; readonly source: string }

const factorKey = (projectId: string, materialId: string | null) => `${projectId} ${materialId}`

async function factorsOf(context: SystemContext, matches: readonly MatchRow[], listings: Loaded['listings']): Promise<Loaded['factors']> {
  const wanted = new Map(
    matches.map(({ projectId, needId }) => {
      const materialId = listings.get(needId)?.materialId ?? null
      return [factorKey(projectId, materialId), { projectId, materialId }] as const
    }),
  )
  const found = [...wanted].map(async ([key, { projectId, materialId }]) => {
    return [key, materialId === null ? null : await displacedFactor(context.db, materialId, projectId)] as const
  })
  return new Map(await Promise.all(found))
}

async function load(context: SystemContext, matches: readonly MatchRow[]): Promise<Loaded> {
  const ids = [...new Set(matches.flatMap(({ offerId, needId }) => [offerId, needId]))]
  const people = matches.flatMap(({ assignedTo, firstApprovedBy }) => [assignedTo, firstApprovedBy]).filter((id) => id !== null)
  const [rows, questions, held, names] = await Promise.all([
    fullListings(context.db, ids),
    questionsOf(
      context.db,
      matches.map(({ id }) => id),
    ),
    allotments(context.db, ids),
    namesOfPeople(context.db, people),
  ])
  const listings = new Map(rows.map((row) => [row.id, row]))
  return { listings, questions, held, names, factors: await factorsOf(context, matches, listings) }
}

type Full = { readonly offered: FullListing; readonly needed: FullListing }

/** By the same yield as the ledger will count with. */
function impactOf(
  { knowledge }: SystemContext,
  { flow, projectId }: MatchRow,
  { offered, needed }: Full,
  { factors }: Loaded,
): MatchView['expected'] {
  const factor = factors.get(factorKey(projectId, needed.materialId))
  if (!factor || flow?.unit !== 't') return null
  const route = knowledge.edges.get(offered.materialId ?? '')?.get(needed.materialId ?? '')?.route
  return { tonnes: tonnesAvoided(flow.amount * (route?.yield ?? 1), factor.value), source: factor.source }
}

function viewOf(context: SystemContext, reader: Actor, match: MatchRow, loaded: Loaded): MatchView | null {
  const [offered, needed] = [loaded.listings.get(match.offerId), loaded.listings.get(match.needId)]
  const [offer, need] = [offered && discloseListing(offered, 'broker'), needed && discloseListing(needed, 'broker')]
  if (!offered || !needed || !offer || !need) return null
  const person = (id: string | null) => (id === null ? null : { name: loaded.names.get(id) ?? '', own: id === reader.personId })
  const undecided = match.status === 'proposed' || match.status === 'held'
  const twoPeople = undecided ? twoPeopleForMatch(context, { offer: offered, need: needed }) : null
  const held = [match.offerId, match.needId].flatMap((id) => loaded.held.get(id) ?? [])
  return {
    matchId: match.id,
    number: match.number,
    status: match.status,
    score: match.score,
    offer,
    need,
    reasons: match.reasons,
    flow: match.flow,
    expected: impactOf(context, match, { offered, needed }, loaded),
    worthTonnes: match.flow ? match.worth : null,
    waitsDays: Math.floor((context.clock().getTime() - match.waitsSince.getTime()) / dayMs),
    assigned: person(match.assignedTo),
    approval: twoPeople ? { why: twoPeople, first: person(match.firstApprovedBy) } : null,
    reader: hasRole(reader, match.projectId, 'broker') ? 'broker' : 'second',
    allotted: held.filter(({ taken }) => taken > 0),
    rejection: match.rejection ? { reason: match.rejection, words: match.rejectionWords } : null,
    questions: loaded.questions
      .filter(({ matchId }) => matchId === match.id)
      .map(({ listingId, question, answer }) => ({ side: listingId === match.offerId ? 'offer' : 'need', question, answer })),
  }
}

/** Matches as a broker of their projects, or an admin who may approve second, reads them; the caller has checked that the reader is one. */
export async function brokerViews(context: SystemContext, reader: Actor, matches: readonly MatchRow[]): Promise<readonly MatchView[]> {
  if (matches.length === 0) return []
  const loaded = await load(context, matches)
  return matches.flatMap((match) => viewOf(context, reader, match, loaded) ?? [])
}

/** One match, the same way. */
export async function brokerView(context: SystemContext, reader: Actor, match: MatchRow): Promise<MatchView | null> {
  return (await brokerViews(context, reader, [match]))[0] ?? null
}
