import type { BatchView, NamedMaterial } from './amendment-view.ts'
import type { DeliveryView } from './delivery-view.ts'
import type { Digest } from './digest.ts'
import type { ListingView } from './listing-view.ts'
import type { IntroductionView, MatchView } from './match-view.ts'

/** Why a platform takes no message any more. */
export type PlatformObstacle = 'access-revoked' | 'person-gone' | 'conversation-closed' | 'message-refused' | 'channel-closed'

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
  readonly 'delivery-reported': { readonly deliveryId: string }
  readonly 'delivery-confirmed': { readonly deliveryId: string }
  readonly 'delivery-disputed': { readonly deliveryId: string }
  readonly 'listing-expiring': { readonly listingId: string }
  readonly 'listing-expired': { readonly listingId: string }
  readonly 'membership-asked': { readonly facilityId: string; readonly personId: string }
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

/** A notice with everything its reader may see, loaded freshly when it is sent. */
export type NoticeView =
  | { readonly kind: 'match-proposed'; readonly match: MatchView }
  | { readonly kind: 'matches-waiting'; readonly count: number; readonly waiting: number }
  | { readonly kind: 'question-asked'; readonly questionId: string; readonly question: string; readonly listing: ListingView }
  | { readonly kind: 'question-answered'; readonly question: string; readonly answer: string; readonly match: MatchView }
  | { readonly kind: 'consent-asked'; readonly introduction: IntroductionView }
  | { readonly kind: 'introduced'; readonly introduction: IntroductionView }
  | { readonly kind: 'not-worked-out'; readonly introduction: IntroductionView; readonly otherCandidates: number }
  | { readonly kind: 'introduction-moved'; readonly introduction: IntroductionView }
  | { readonly kind: 'follow-up'; readonly introduction: IntroductionView }
  | { readonly kind: 'introduction-silent'; readonly introduction: IntroductionView; readonly days: number }
  | { readonly kind: 'delivery-reported'; readonly delivery: DeliveryView }
  | { readonly kind: 'delivery-confirmed'; readonly delivery: DeliveryView }
  | { readonly kind: 'delivery-disputed'; readonly delivery: DeliveryView }
  | { readonly kind: 'listing-expiring'; readonly listing: ListingView; readonly listingId: string }
  | { readonly kind: 'listing-expired'; readonly listing: ListingView; readonly listingId: string }
  | {
      readonly kind: 'membership-asked'
      readonly facilityId: string
      readonly facilityName: string
      readonly personId: string
      readonly personName: string
    }
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
