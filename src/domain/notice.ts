import type { BatchView, NamedMaterial } from './amendment-view.ts'
import type { DeliveryView } from './delivery-view.ts'
import type { Digest } from './digest.ts'
import type { FileContent } from './file.ts'
import type { Side, Stage } from './introduction.ts'
import type { ListingView } from './listing-view.ts'
import type { Names } from './locale.ts'
import type { IntroductionView, MatchView } from './match-view.ts'
import type { StepView } from './procedure.ts'
import type { RoomMessageView } from './room.ts'
import type { Unit } from './unit.ts'
import type { IsoDay } from './window.ts'

/** Why a platform takes no message any more. */
export type PlatformObstacle = 'access-revoked' | 'person-gone' | 'conversation-closed' | 'message-refused' | 'channel-closed'

/** Somebody came into a room or left it. */
export type RoomNews = 'joined' | 'left'

/** What somebody can be told, and the ids that say about what. Words are made when it is sent. */
export type NoticeFacts = {
  readonly 'match-proposed': { readonly matchId: string }
  /** Many new matches at once; `count` is a whole number. */
  readonly 'matches-waiting': { readonly projectId: string; readonly count: string }
  readonly 'question-asked': { readonly questionId: string }
  readonly 'question-answered': { readonly questionId: string }
  readonly 'consent-asked': { readonly introductionId: string }
  readonly introduced: { readonly introductionId: string }
  readonly 'not-worked-out': { readonly introductionId: string }
  readonly 'introduction-moved': { readonly introductionId: string }
  readonly 'follow-up': { readonly introductionId: string }
  readonly 'introduction-silent': { readonly introductionId: string }
  readonly 'introduction-stalled': { readonly introductionId: string }
  readonly 'consent-question': { readonly questionId: string }
  readonly 'consent-answer': { readonly questionId: string }
  readonly 'room-message': { readonly introductionId: string; readonly messageId: string }
  readonly 'room-edited': { readonly introductionId: string; readonly messageId: string }
  readonly 'room-news': { readonly introductionId: string; readonly personId: string; readonly news: RoomNews }
  readonly 'step-due': { readonly introductionId: string; readonly stepId: string }
  readonly 'step-stuck': { readonly introductionId: string; readonly stepId: string }
  /** The first day of the month whose amount is wanted. */
  readonly 'amount-due': { readonly introductionId: string; readonly month: string }
  /** Nobody says how much flows; for the broker. */
  readonly 'amounts-missing': { readonly introductionId: string }
  readonly 'delivery-reported': { readonly deliveryId: string }
  readonly 'delivery-confirmed': { readonly deliveryId: string }
  readonly 'delivery-disputed': { readonly deliveryId: string }
  /** A first approval waits for the second. */
  readonly 'approval-needed': { readonly matchId: string }
  readonly 'match-assigned': { readonly matchId: string; readonly byId: string }
  /** Counts are whole numbers. */
  readonly 'cases-handed-over': {
    readonly projectId: string
    readonly byId: string
    readonly matches: string
    readonly introductions: string
  }
  /** Matches have waited since before a moment. */
  readonly 'reviews-waiting': { readonly since: string }
  /** Ids with spaces in between, all of one facility. */
  readonly 'listing-expiring': { readonly listingIds: string }
  readonly 'listing-paused': { readonly listingIds: string }
  /** The sides leave a figure unconfirmed, or differ; for the broker. */
  readonly 'delivery-open': { readonly deliveryId: string }
  readonly 'listing-expired': { readonly listingId: string }
  readonly 'membership-asked': { readonly facilityId: string; readonly personId: string }
  /** A contact of a facility left; `running` introductions stay with the colleagues, or nobody speaks for it any more. */
  readonly 'colleague-left': { readonly facilityId: string; readonly running: string }
  readonly 'facility-unattended': { readonly facilityId: string; readonly running: string }
  /** A broker left; `taken` says whether the reader has the introductions now, `yes` or `no`. */
  readonly 'broker-left': { readonly projectId: string; readonly running: string; readonly taken: string }
  readonly 'membership-answered': { readonly facilityId: string; readonly answer: 'member' | 'refused' }
  readonly 'material-unknown': { readonly listingId: string }
  readonly 'knowledge-proposed': { readonly batchId: string }
  readonly 'knowledge-decided': { readonly batchId: string }
  readonly digest: { readonly projectId: string; readonly week: string }
  /** `personId` is empty where it concerns everybody of the workspace. */
  readonly 'platform-trouble': {
    readonly platform: string
    readonly workspace: string
    readonly obstacle: PlatformObstacle
    readonly personId: string
  }
}

export type NoticeKind = keyof NoticeFacts

/** One notice: a kind and its facts. */
export type Notice = { readonly [Kind in NoticeKind]: { readonly kind: Kind; readonly facts: NoticeFacts[Kind] } }[NoticeKind]

/** A listing with the id its buttons carry. */
export type ListedView = { readonly listingId: string; readonly listing: ListingView }

/** A notice with everything its reader may see, loaded freshly when it is sent. */
export type NoticeView =
  | { readonly kind: 'match-proposed'; readonly match: MatchView }
  | { readonly kind: 'matches-waiting'; readonly count: number; readonly waiting: number }
  | {
      readonly kind: 'question-asked'
      readonly questionId: string
      readonly question: string
      readonly listing: ListingView
      readonly answered: boolean
    }
  | { readonly kind: 'question-answered'; readonly question: string; readonly answer: string; readonly match: MatchView }
  | { readonly kind: 'consent-asked'; readonly introduction: IntroductionView }
  | { readonly kind: 'introduced'; readonly introduction: IntroductionView }
  | { readonly kind: 'not-worked-out'; readonly introduction: IntroductionView; readonly otherCandidates: number }
  | { readonly kind: 'introduction-moved'; readonly introduction: IntroductionView }
  | { readonly kind: 'follow-up'; readonly introduction: IntroductionView }
  | { readonly kind: 'introduction-silent'; readonly introduction: IntroductionView; readonly days: number }
  /** For admins, who are told neither names nor words. */
  | {
      readonly kind: 'introduction-stalled'
      readonly number: number
      readonly materialNames: Names | null
      readonly stage: Stage
      readonly days: number
      readonly brokerName: string | null
    }
  | {
      readonly kind: 'consent-question'
      readonly questionId: string
      readonly question: string
      readonly side: Side
      readonly introduction: IntroductionView
    }
  | {
      readonly kind: 'consent-answer'
      readonly question: string
      readonly answer: string
      readonly introduction: IntroductionView
    }
  /** `content` is the file that came with it, read only where it is about to be sent. */
  | { readonly kind: 'room-message'; readonly message: RoomMessageView; readonly content: FileContent | null }
  | { readonly kind: 'room-edited'; readonly message: RoomMessageView }
  | {
      readonly kind: 'room-news'
      readonly news: RoomNews
      readonly number: number
      readonly name: string
      readonly facility: string | null
      readonly introductionId: string
    }
  | { readonly kind: 'step-due'; readonly introduction: IntroductionView; readonly step: StepView; readonly late: boolean }
  | { readonly kind: 'step-stuck'; readonly introduction: IntroductionView; readonly step: StepView; readonly words: string }
  /** `last` is the latest amount that is known; `known` says that the month's is. */
  | {
      readonly kind: 'amount-due'
      readonly introduction: IntroductionView
      readonly month: IsoDay
      readonly last: { readonly amount: number; readonly unit: Unit } | null
      readonly known: boolean
    }
  | { readonly kind: 'amounts-missing'; readonly introduction: IntroductionView }
  | { readonly kind: 'delivery-reported'; readonly delivery: DeliveryView }
  | { readonly kind: 'delivery-confirmed'; readonly delivery: DeliveryView }
  | { readonly kind: 'delivery-disputed'; readonly delivery: DeliveryView }
  | { readonly kind: 'approval-needed'; readonly match: MatchView }
  | { readonly kind: 'match-assigned'; readonly match: MatchView; readonly byName: string }
  | { readonly kind: 'cases-handed-over'; readonly byName: string; readonly matches: number; readonly introductions: number }
  | { readonly kind: 'reviews-waiting'; readonly waiting: number }
  | { readonly kind: 'listing-expiring'; readonly listings: readonly ListedView[] }
  /** `own`: the reader may renew them. */
  | { readonly kind: 'listing-paused'; readonly listings: readonly ListedView[]; readonly own: boolean }
  | { readonly kind: 'delivery-open'; readonly delivery: DeliveryView }
  | { readonly kind: 'listing-expired'; readonly listing: ListingView; readonly listingId: string }
  | {
      readonly kind: 'membership-asked'
      readonly facilityId: string
      readonly facilityName: string
      readonly personId: string
      readonly personName: string
      readonly status: 'asked' | 'member' | 'refused'
    }
  | {
      readonly kind: 'colleague-left' | 'facility-unattended'
      readonly facilityName: string
      readonly facilityNumber: number
      readonly running: number
    }
  | { readonly kind: 'broker-left'; readonly projectNames: Names; readonly running: number; readonly taken: boolean }
  | { readonly kind: 'membership-answered'; readonly facilityName: string; readonly answer: 'member' | 'refused' }
  | {
      readonly kind: 'material-unknown'
      readonly listing: ListingView
      readonly listingId: string
      readonly candidates: readonly NamedMaterial[]
    }
  | { readonly kind: 'knowledge-proposed'; readonly batch: BatchView }
  | { readonly kind: 'knowledge-decided'; readonly batch: BatchView }
  | { readonly kind: 'digest'; readonly digest: Digest }
  | {
      readonly kind: 'platform-trouble'
      readonly platform: string
      readonly workspace: string
      readonly obstacle: PlatformObstacle
      readonly personName: string | null
    }

const inRoomOrder: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'introduced',
  'introduction-moved',
  'room-message',
  'room-edited',
  'room-news',
])

/** The lane of a notice: what shares one reaches a person in the order in which it happened. Null where order means nothing. */
export function laneOf({ kind, facts }: Notice): string | null {
  return inRoomOrder.has(kind) && 'introductionId' in facts ? facts.introductionId : null
}
