import { openConsentQuestions } from '../../db/queries/consent.ts'
import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { contactsOf, latestAccount, personById } from '../../db/queries/people.ts'
import { disclosure, namesVisible } from '../domain/disclosure.ts'
import { type Side, stageForSide } from '../domain/introduction.ts'
import { discloseListing, type FullListing, type ListingView, roundToBand } from '../domain/listing-view.ts'
import type { IntroductionView } from '../domain/match-view.ts'
import { type Actor, sideOf } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { listingsOf } from './load-match.ts'
import { progressView } from './load-procedure.ts'

/** The facility ids of both sides, as rules ask for them. */
export function sidesOf(facts: IntroductionFacts): { offerFacilityId: string; needFacilityId: string } {
  return { offerFacilityId: facts.offerFacilityId, needFacilityId: facts.needFacilityId }
}

/** The side the actor speaks for; of two that are both theirs, the one that has still to answer. */
export function answeringSide(actor: Actor, facts: IntroductionFacts): Side | null {
  const side = sideOf(actor, sidesOf(facts))
  const { offerAnswer, needAnswer } = facts.introduction
  const bothOwn = side === 'offer' && actor.facilityIds.includes(facts.needFacilityId)
  return bothOwn && offerAnswer !== null && needAnswer === null ? 'need' : side
}

/** Brokers count only where they work for the introduction's own project. */
function disclosed(reader: Actor, facts: IntroductionFacts, full: FullListing): ListingView | null {
  const { stage, introducedAt, projectId } = facts.introduction
  const listing = { facilityId: full.facilityId, projectIds: [projectId] }
  return discloseListing(full, disclosure(reader, listing, [], { stage, introducedAt, ...sidesOf(facts) }))
}

type Sides = { readonly offer: ListingView; readonly need: ListingView }

/** Kilometres by road; before an introduction rounded, because the exact distance could name a place. */
function distanceOf({ match }: IntroductionFacts, { offer, need }: Sides): number | null {
  const reason = match.reasons.find((each) => each.reason === 'distance')
  const roadKm = reason?.reason === 'distance' ? reason.roadKm : null
  const anonymous = offer.tier === 'matched' || need.tier === 'matched'
  return anonymous && roadKm !== null && roadKm >= 1 ? roundToBand(roadKm) : roadKm
}

async function openQuestionsFor(
  { db }: SystemContext,
  facts: IntroductionFacts,
  reader: Side | null,
): Promise<IntroductionView['openQuestions']> {
  if (facts.introduction.introducedAt) return []
  const open = await openConsentQuestions(db, facts.introduction.id)
  return open.filter(({ side }) => reader === null || side === reader).map(({ id, side, question }) => ({ questionId: id, side, question }))
}

type People = IntroductionView['people']

async function peopleOf(context: SystemContext, side: Side, view: ListingView, full: FullListing): Promise<People> {
  if (!namesVisible(view.tier)) return []
  const contacts = await contactsOf(context.db, full.facilityId)
  return Promise.all(
    contacts.map(async (contact) => {
      const account = await latestAccount(context.db, contact.id)
      return { side, name: contact.name, facility: full.facilityName, platform: account?.platform ?? '' }
    }),
  )
}

/** An introduction as this reader may see it; null for somebody who is neither side nor broker. */
export async function introductionView(context: SystemContext, reader: Actor, facts: IntroductionFacts): Promise<IntroductionView | null> {
  const listings = await listingsOf(context, facts.match)
  if (!listings) return null
  const offer = disclosed(reader, facts, listings.offer)
  const need = disclosed(reader, facts, listings.need)
  if (!offer || !need || offer.tier === 'open' || need.tier === 'open') return null
  const side = answeringSide(reader, facts)
  const suppliers = side === 'offer' ? [] : await peopleOf(context, 'offer', offer, listings.offer)
  const takers = side === 'need' ? [] : await peopleOf(context, 'need', need, listings.need)
  const { introduction } = facts
  const broker = introduction.introducedAt || side === null ? await personById(context.db, introduction.brokerId) : null
  return {
    introductionId: introduction.id,
    number: introduction.number,
    side,
    offer,
    need,
    distanceKm: distanceOf(facts, { offer, need }),
    openQuestions: await openQuestionsFor(context, facts, side),
    people: [...suppliers, ...takers],
    brokerName: broker?.name || null,
    progress: await progressView(context, facts, side),
    ...standingOf(introduction, side),
  }
}

type Standing = Pick<IntroductionView, 'stage' | 'ownAnswer' | 'movedAt' | 'wakesAt' | 'ended'>

/** How it stands, as far as the reader may know: neither whether the other side declined, nor when, nor why it ended. */
function standingOf(introduction: IntroductionFacts['introduction'], side: Side | null): Standing {
  const { stage, createdAt, movedAt, introducedAt, nextFollowUpAt, endedBecause } = introduction
  const wakesAt = stage === 'on-hold' ? nextFollowUpAt : null
  if (side === null) return { stage, ownAnswer: null, movedAt, wakesAt, ended: endedBecause }
  const ownAnswer = side === 'offer' ? introduction.offerAnswer : introduction.needAnswer
  return { stage: stageForSide(introduction, ownAnswer), ownAnswer, movedAt: introducedAt ? movedAt : createdAt, wakesAt, ended: null }
}
