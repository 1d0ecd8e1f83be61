import { digestFacts } from '../../db/queries/conversations.ts'
import { deliveryById } from '../../db/queries/deliveries.ts'
import { facilityById, membership, projectsOfFacility } from '../../db/queries/facilities.ts'
import { introductionById } from '../../db/queries/introductions.ts'
import { fullListingById } from '../../db/queries/listings.ts'
import { matchById, otherCandidates, questionById, reviewQueue } from '../../db/queries/matches.ts'
import { type NoticeRow, noticeById, noticeOf } from '../../db/queries/notices.ts'
import { type Account, latestAccount, loadActor, type Person, personById } from '../../db/queries/people.ts'
import { cardState } from '../domain/card.ts'
import type { Digest } from '../domain/digest.ts'
import { discloseListing } from '../domain/listing-view.ts'
import type { NoticeFacts, NoticeKind, NoticeView } from '../domain/notice.ts'
import { type Actor, hasRole, refuseDigest, sideOf } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { introductionView, sidesOf } from './load-introduction.ts'
import { brokerView } from './load-match.ts'
import { nearestTo } from './place-material.ts'
import { batchView } from './read-knowledge.ts'
import { deliveryView } from './record-delivery.ts'

export type NoticeRead =
  | {
      readonly outcome: 'read'
      readonly person: Person
      readonly account: Account
      readonly view: NoticeView
      readonly readAt: Date
      readonly again: boolean
    }
  | { readonly outcome: 'sent-already' }
  | { readonly outcome: 'nothing-to-say' }
  | { readonly outcome: 'unreachable' }

type Loader<Kind extends NoticeKind> = (context: SystemContext, reader: Actor, facts: NoticeFacts[Kind]) => Promise<NoticeView | null>

const ofIntroduction =
  (kind: 'consent-asked' | 'introduced' | 'introduction-moved' | 'follow-up'): Loader<typeof kind> =>
  async (context, reader, { introductionId }) => {
    const facts = await introductionById(context.db, introductionId)
    if (!facts) return null
    const introduction = await introductionView(context, reader, facts)
    return introduction ? { kind, introduction } : null
  }

const ofDelivery =
  (kind: 'delivery-reported' | 'delivery-confirmed' | 'delivery-disputed'): Loader<typeof kind> =>
  async (context, reader, { deliveryId }) => {
    const row = await deliveryById(context.db, deliveryId)
    const facts = row && (await introductionById(context.db, row.introductionId))
    if (!row || !facts) return null
    if (!sideOf(reader, sidesOf(facts)) && !hasRole(reader, facts.introduction.projectId, 'broker')) return null
    return { kind, delivery: await deliveryView(context, facts, row) }
  }

const ofListing =
  (kind: 'listing-expiring' | 'listing-expired'): Loader<typeof kind> =>
  async (context, reader, { listingId }) => {
    const full = await fullListingById(context.db, listingId)
    const listing = full && reader.facilityIds.includes(full.facilityId) ? discloseListing(full, 'own') : null
    return listing ? { kind, listing, listingId } : null
  }

const loaders: { readonly [Kind in NoticeKind]: Loader<Kind> } = {
  'match-proposed': async (context, reader, { matchId }) => {
    const row = await matchById(context.db, matchId)
    if (!row || !hasRole(reader, row.projectId, 'broker')) return null
    const match = await brokerView(context, row)
    return match ? { kind: 'match-proposed', match } : null
  },
  'matches-waiting': async (context, reader, { projectId, count }) => {
    if (!hasRole(reader, projectId, 'broker')) return null
    const { total } = await reviewQueue(context.db, { projectIds: [projectId], facilityIds: reader.facilityIds }, context.clock(), 1)
    return total > 0 ? { kind: 'matches-waiting', count: Math.min(total, Number(count)), waiting: total } : null
  },
  'question-asked': async (context, reader, { questionId }) => {
    const row = await questionById(context.db, questionId)
    const full = row && (await fullListingById(context.db, row.listingId))
    const listing = full && reader.facilityIds.includes(full.facilityId) ? discloseListing(full, 'own') : null
    return row && listing ? { kind: 'question-asked', questionId, question: row.question, listing, answered: row.answer !== null } : null
  },
  'question-answered': async (context, reader, { questionId }) => {
    const row = await questionById(context.db, questionId)
    const found = row && (await matchById(context.db, row.matchId))
    if (!found || !hasRole(reader, found.projectId, 'broker')) return null
    const match = await brokerView(context, found)
    return match ? { kind: 'question-answered', question: row.question, answer: row.answer ?? '', match } : null
  },
  'consent-asked': ofIntroduction('consent-asked'),
  introduced: ofIntroduction('introduced'),
  'introduction-moved': ofIntroduction('introduction-moved'),
  'follow-up': ofIntroduction('follow-up'),
  'not-worked-out': async (context, reader, { introductionId }) => {
    const facts = await introductionById(context.db, introductionId)
    const introduction = facts && (await introductionView(context, reader, facts))
    if (!introduction) return null
    const own = introduction.side === 'need' ? facts.match.needId : facts.match.offerId
    return { kind: 'not-worked-out', introduction, otherCandidates: await otherCandidates(context.db, own, facts.match.id) }
  },
  'introduction-silent': async (context, reader, { introductionId }) => {
    const facts = await introductionById(context.db, introductionId)
    const introduction = facts && (await introductionView(context, reader, facts))
    if (!introduction) return null
    const days = Math.floor((context.clock().getTime() - facts.introduction.movedAt.getTime()) / 86_400_000)
    return { kind: 'introduction-silent', introduction, days }
  },
  'delivery-reported': ofDelivery('delivery-reported'),
  'delivery-confirmed': ofDelivery('delivery-confirmed'),
  'delivery-disputed': ofDelivery('delivery-disputed'),
  'listing-expiring': ofListing('listing-expiring'),
  'listing-expired': ofListing('listing-expired'),
  'membership-asked': async (context, _reader, { facilityId, personId }) => {
    const [facility, person] = await Promise.all([facilityById(context.db, facilityId), personById(context.db, personId)])
    const status = await membership(context.db, facilityId, personId)
    if (!facility || !person || !status) return null
    return { kind: 'membership-asked', facilityId, facilityName: facility.name, personId, personName: person.name, status }
  },
  'membership-answered': async (context, _reader, { facilityId, answer }) => {
    const facility = await facilityById(context.db, facilityId)
    return facility ? { kind: 'membership-answered', facilityName: facility.name, answer } : null
  },
  'material-unknown': async (context, reader, { listingId }) => {
    const full = await fullListingById(context.db, listingId)
    if (!full) return null
    const brokered = (await projectsOfFacility(context.db, full.facilityId)).filter(({ id }) => hasRole(reader, id, 'broker'))
    const listing = brokered.length > 0 ? discloseListing(full, 'broker') : null
    if (!listing) return null
    const ids = brokered.map(({ id }) => id)
    const candidates = full.materialNames ? [] : await nearestTo(context, ids, full.materialWords)
    return { kind: 'material-unknown', listing, listingId, candidates }
  },
  'knowledge-proposed': async (context, reader, { batchId }) => {
    const batch = await batchView(context, reader, batchId)
    return batch?.mayDecide ? { kind: 'knowledge-proposed', batch } : null
  },
  'knowledge-decided': async (context, reader, { batchId }) => {
    const batch = await batchView(context, reader, batchId)
    return batch && batch.status !== 'proposed' ? { kind: 'knowledge-decided', batch } : null
  },
  digest: async (context, reader, { projectId, week }) => {
    if (refuseDigest(reader, projectId)) return null
    const digest = await digestFacts(context.db, projectId, week)
    // Digests are stored by sendDigests only, in exactly this shape.
    return digest ? { kind: 'digest', digest: digest as Digest } : null
  },
  'platform-trouble': async (context, reader, { personId, ...trouble }) => {
    if (!reader.roles.some(({ role }) => role === 'admin' || role === 'broker')) return null
    const person = personId === '' ? null : await personById(context.db, personId)
    return { kind: 'platform-trouble', ...trouble, personName: person?.name ?? null }
  },
}

/** What a person may see of a notice at this moment; null when there is nothing to say to them. */
export async function viewNotice(context: SystemContext, row: NoticeRow): Promise<NoticeView | null> {
  const reader = await loadActor(context.db, row.personId)
  const { kind, facts } = noticeOf(row)
  // The table is keyed by kind, so the loader and the facts belong together.
  const load = loaders[kind] as Loader<typeof kind>
  return load(context, reader, facts as never)
}

/** Everything needed to tell a person a notice now: who, where, and what they may see of it at this moment. */
export async function readNotice(context: SystemContext, input: { readonly noticeId: string }): Promise<NoticeRead> {
  const row = await noticeById(context.db, input.noticeId)
  if (!row) return { outcome: 'nothing-to-say' }
  if (row.status === 'sent') return { outcome: 'sent-already' }
  const [person, account] = await Promise.all([personById(context.db, row.personId), latestAccount(context.db, row.personId)])
  if (!person || !account) return { outcome: 'unreachable' }
  const readAt = context.clock()
  const view = await viewNotice(context, row)
  // An answer is worth reading after the decision too; other cards would only ask what is settled.
  const isPast = view !== null && view.kind !== 'question-answered' && cardState(view, null, readAt) === 'over'
  if (!view || isPast) return { outcome: 'nothing-to-say' }
  return { outcome: 'read', person, account, view, readAt, again: row.status === 'attempted' }
}
