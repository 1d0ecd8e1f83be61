import { projectsOfFacility } from '../../db/queries/facilities.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { contactsOf, latestAccount, personById } from '../../db/queries/people.ts'
import { disclosure, namesVisible } from '../domain/disclosure.ts'
import type { Side } from '../domain/introduction.ts'
import { discloseListing, type FullListing, type ListingView } from '../domain/listing-view.ts'
import type { IntroductionView } from '../domain/match-view.ts'
import { type Actor, sideOf } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { listingsOf } from './load-match.ts'

/** The facility ids of both sides, as rules ask for them. */
export function sidesOf(facts: IntroductionFacts): { offerFacilityId: string; needFacilityId: string } {
  return { offerFacilityId: facts.offerFacilityId, needFacilityId: facts.needFacilityId }
}

async function disclosed(context: SystemContext, reader: Actor, facts: IntroductionFacts, full: FullListing): Promise<ListingView | null> {
  const projects = await projectsOfFacility(context.db, full.facilityId)
  const projectIds = projects.map((project) => project.id)
  const introduction = { stage: facts.introduction.stage, introducedAt: facts.introduction.introducedAt, ...sidesOf(facts) }
  return discloseListing(full, disclosure(reader, { facilityId: full.facilityId, projectIds }, [], introduction))
}

type People = IntroductionView['people']

async function peopleOf(context: SystemContext, side: Side, facility: { id: string; name: string }): Promise<People> {
  const contacts = await contactsOf(context.db, facility.id)
  return Promise.all(
    contacts.map(async (contact) => {
      const account = await latestAccount(context.db, contact.id)
      return { side, name: contact.name, facility: facility.name, platform: account?.platform ?? '' }
    }),
  )
}

/** An introduction as this reader may see it; null for somebody who is neither side nor broker. */
export async function introductionView(context: SystemContext, reader: Actor, facts: IntroductionFacts): Promise<IntroductionView | null> {
  const listings = await listingsOf(context, facts.match)
  if (!listings) return null
  const offer = await disclosed(context, reader, facts, listings.offer)
  const need = await disclosed(context, reader, facts, listings.need)
  const side = sideOf(reader, sidesOf(facts))
  if (!offer || !need || offer.tier === 'open' || need.tier === 'open') return null
  const visible: People[] = []
  for (const [each, view, full] of [['offer', offer, listings.offer], ['need', need, listings.need]] as const) {
    if (each !== side && namesVisible(view.tier)) visible.push(await peopleOf(context, each, { id: full.facilityId, name: full.facilityName }))
  }
  const { introduction, match } = facts
  const distance = match.reasons.find((reason) => reason.reason === 'distance')
  const broker = introduction.introducedAt || side === null ? await personById(context.db, introduction.brokerId) : null
  const answers = { offer: introduction.offerAnswer, need: introduction.needAnswer }
  return {
    introductionId: introduction.id,
    number: introduction.number,
    stage: introduction.stage,
    side,
    offer,
    need,
    distanceKm: distance?.reason === 'distance' ? distance.roadKm : null,
    ownAnswer: side ? answers[side] : null,
    people: visible.flat(),
    brokerName: broker?.name ?? null,
    movedAt: introduction.movedAt,
  }
}
