import type { Answer, EndReason, Side, Stage } from './introduction.ts'
import type { ListingView } from './listing-view.ts'
import type { Reason, ScoredPair } from './match.ts'
import type { ProgressView } from './procedure.ts'
import type { MatchStatus } from './review.ts'

/** A match as its broker reads it. */
export type MatchView = {
  readonly matchId: string
  readonly number: number
  readonly status: MatchStatus
  readonly score: number
  readonly offer: ListingView
  readonly need: ListingView
  readonly reasons: readonly Reason[]
  readonly flow: ScoredPair['flowPerYear']
  /** Tonnes of CO2e a year the flow is expected to avoid, gross, with the factor's source; null when no factor is known. */
  readonly expected: { readonly tonnes: number; readonly source: string } | null
  readonly questions: readonly { readonly side: Side; readonly question: string; readonly answer: string | null }[]
}

/** An introduction as one reader sees it. `own` is null for a broker. */
export type IntroductionView = {
  readonly introductionId: string
  readonly number: number
  readonly stage: Stage
  readonly side: Side | null
  readonly offer: ListingView
  readonly need: ListingView
  readonly distanceKm: number | null
  /** The reader's own answer while consent is asked. */
  readonly ownAnswer: Answer | null
  /** Who to talk to on the other side, once introduced (both sides for a broker). */
  readonly people: readonly { readonly side: Side; readonly name: string; readonly facility: string; readonly platform: string }[]
  readonly brokerName: string | null
  readonly movedAt: Date
  /** How far the project's procedure is; null before both agreed. */
  readonly progress: ProgressView | null
  /** When something on hold is taken up again; null where no day was named. */
  readonly wakesAt: Date | null
  /** Why it ended; for the broker only. */
  readonly ended: EndReason | null
}
