import { digestFacts } from '../../db/queries/conversations.ts'
import { deliveryById } from '../../db/queries/deliveries.ts'
import { facilityById, membership, projectsOfFacility } from '../../db/queries/facilities.ts'
import { fileContent } from '../../db/queries/files.ts'
import { introductionById } from '../../db/queries/introductions.ts'
import { fullListingById } from '../../db/queries/listings.ts'
import { type MatchRow, matchById, otherCandidates, questionById } from '../../db/queries/matches.ts'
import { aheadInLane, type NoticeRow, noticeById, noticeOf } from '../../db/queries/notices.ts'
import { type Account, latestAccount, loadActor, type Person, personById } from '../../db/queries/people.ts'
import { projectById } from '../../db/queries/projects.ts'
import { countReview } from '../../db/queries/review.ts'
import { cardState } from '../domain/card.ts'
import type { Digest } from '../domain/digest.ts'
import { discloseListing } from '../domain/listing-view.ts'
import type { MatchView } from '../domain/match-view.ts'
import type { NoticeKind, NoticeView } from '../domain/notice.ts'
import { type Actor, hasRole, refuseDigest } from '../domain/policy.ts'
import { countedUpTo } from '../domain/review.ts'
import type { SystemContext } from './context.ts'
import { deliveryReader, deliveryView } from './load-delivery.ts'
import { introductionView } from './load-introduction.ts'
import { brokerView } from './load-match.ts'
import { introductionLoaders, type Loader } from './read-introduction-notice.ts'
import { batchView } from './read-knowledge.ts'
import { listingLoaders } from './read-listing-notice.ts'
import { reviewable } from './review-match.ts'
import { queueReader } from './review-queue.ts'

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
  /** What happened before it has to reach the person first. */
  | { readonly outcome: 'not-yet'; readonly retryAfterMs: number }
  | { readonly outcome: 'nothing-to-say' }
  | { readonly outcome: 'unreachable' }

const ofIntroduction =
  (kind: 'consent-asked' | 'introduced' | 'introduction-moved' | 'follow-up'): Loader<typeof kind> =>
  async (context, reader, { introductionId }) => {
    const facts = await introductionById(context.db, introductionId)
    const introduction = facts && (await introductionView(context, reader, facts))
    return introduction && { kind, introduction }
  }

const ofDelivery =
  (kind: 'delivery-reported' | 'delivery-confirmed' | 'delivery-disputed' | 'delivery-open'): Loader<typeof kind> =>
  async (context, reader, { deliveryId }) => {
    const row = await deliveryById(context.db, deliveryId)
    const facts = row && (await introductionById(context.db, row.introductionId))
    if (!row || !facts) return null
    const as = deliveryReader(reader, facts)
    return as ? { kind, delivery: await deliveryView(context, facts, row, as) } : null
  }

/** A match for a broker of its project, or for an admin who may approve second; never for somebody of its facilities. */
async function matchFor(context: SystemContext, reader: Actor, row: MatchRow, as?: 'second'): Promise<MatchView | null> {
  const found = await reviewable({ ...context, actor: reader }, row, as)
  return 'outcome' in found ? null : brokerView(context, reader, row)
}

const isUndecided = ({ status }: MatchRow) => status === 'proposed' || status === 'held'

const ofLeaving =
  (kind: 'colleague-left' | 'facility-unattended'): Loader<typeof kind> =>
  async (context, reader, { facilityId, running }) => {
    const facility = await facilityById(context.db, facilityId)
    const projects = await projectsOfFacility(context.db, facilityId)
    const mayRead = reader.facilityIds.includes(facilityId) || projects.some(({ id }) => hasRole(reader, id, 'broker'))
    if (!facility || !mayRead) return null
    return { kind, facilityName: facility.name, facilityNumber: facility.number, running: Number(running) }
  }

const loaders: { readonly [Kind in NoticeKind]: Loader<Kind> } = {
  ...introductionLoaders,
  ...listingLoaders,
  'match-proposed': async (context, reader, { matchId }) => {
    const row = await matchById(context.db, matchId)
    const match = row && (await matchFor(context, reader, row))
    return match ? { kind: 'match-proposed', match } : null
  },
  'matches-waiting': async (context, reader, { projectId, count }) => {
    if (!hasRole(reader, projectId, 'broker')) return null
    const queue = { ...queueReader(reader), brokered: [projectId], seconded: [] }
    const waiting = await countReview(context.db, queue, {}, context.clock(), countedUpTo + 1)
    return waiting > 0 ? { kind: 'matches-waiting', count: Math.min(waiting, Number(count)), waiting } : null
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
    const match = found && (await matchFor(context, reader, found))
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
  'approval-needed': async (context, reader, { matchId }) => {
    const row = await matchById(context.db, matchId)
    if (!row || !isUndecided(row) || row.firstApprovedBy === null || row.firstApprovedBy === reader.personId) return null
    const match = await matchFor(context, reader, row, 'second')
    return match ? { kind: 'approval-needed', match } : null
  },
  'match-assigned': async (context, reader, { matchId, byId }) => {
    const [row, by] = await Promise.all([matchById(context.db, matchId), personById(context.db, byId)])
    const match = row && isUndecided(row) ? await matchFor(context, reader, row) : null
    return match ? { kind: 'match-assigned', match, byName: by?.name ?? '' } : null
  },
  'cases-handed-over': async (context, reader, { projectId, byId, matches, introductions }) => {
    const by = hasRole(reader, projectId, 'broker') ? await personById(context.db, byId) : null
    return by && { kind: 'cases-handed-over', byName: by.name, matches: Number(matches), introductions: Number(introductions) }
  },
  'reviews-waiting': async (context, reader, { since }) => {
    const filter = { since: new Date(since), free: true }
    const waiting = await countReview(context.db, queueReader(reader), filter, context.clock(), countedUpTo + 1)
    return waiting > 0 ? { kind: 'reviews-waiting', waiting } : null
  },
  'delivery-open': ofDelivery('delivery-open'),
  'colleague-left': ofLeaving('colleague-left'),
  'facility-unattended': ofLeaving('facility-unattended'),
  'broker-left': async (context, reader, { projectId, running, taken }) => {
    const project = hasRole(reader, projectId, 'broker', 'admin') ? await projectById(context.db, projectId) : null
    return project ? { kind: 'broker-left', projectNames: project.names, running: Number(running), taken: taken === 'yes' } : null
  },
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

const eachMs = 40
const longestWaitMs = 60_000

/** Those ahead that are on their way take a moment each; one that failed is tried again later, and so is all behind it. */
function waitBehind(context: SystemContext, { ahead, firstDueAt }: { readonly ahead: number; readonly firstDueAt: Date }): number {
  const untilFirst = Math.max(0, firstDueAt.getTime() - context.clock().getTime())
  return Math.min(longestWaitMs, untilFirst + ahead * eachMs)
}

/** What a person may see of a notice at this moment; null when there is nothing to say to them. */
export async function viewNotice(context: SystemContext, row: NoticeRow): Promise<NoticeView | null> {
  const reader = await loadActor(context.db, row.personId)
  const { kind, facts } = noticeOf(row)
  // The table is keyed by kind, so the loader and the facts belong together.
  const load = loaders[kind] as Loader<typeof kind>
  return load(context, reader, facts as never)
}

/** The file of a message is read only where it is about to be sent. */
async function withContent(context: SystemContext, view: NoticeView): Promise<NoticeView> {
  if (view.kind !== 'room-message' || !view.message.file) return view
  return { ...view, content: await fileContent(context.db, view.message.file.fileId) }
}

/** Everything needed to tell a person a notice now: who, where, and what they may see of it at this moment. */
export async function readNotice(context: SystemContext, input: { readonly noticeId: string }): Promise<NoticeRead> {
  const row = await noticeById(context.db, input.noticeId)
  if (!row) return { outcome: 'nothing-to-say' }
  if (row.status === 'sent') return { outcome: 'sent-already' }
  const before = await aheadInLane(context.db, row)
  if (before) return { outcome: 'not-yet', retryAfterMs: waitBehind(context, before) }
  const [person, account] = await Promise.all([personById(context.db, row.personId), latestAccount(context.db, row.personId)])
  if (!person || !account) return { outcome: 'unreachable' }
  const readAt = context.clock()
  const view = await viewNotice(context, row)
  // An answer is worth reading after the decision too; other cards would only ask what is settled.
  const isPast = view !== null && view.kind !== 'question-answered' && cardState(view, null, readAt) === 'over'
  if (!view || isPast) return { outcome: 'nothing-to-say' }
  return { outcome: 'read', person, account, view: await withContent(context, view), readAt, again: row.status === 'attempted' }
}
