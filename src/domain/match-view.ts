import type { Allotment } from './allotment.ts'
import type { Answer, EndReason, Side, Stage } from './introduction.ts'
import type { ListingView } from './listing-view.ts'
import type { Reason, ScoredPair } from './match.ts'
import type { ProgressView } from './procedure.ts'
import type { MatchStatus, RejectionReason, TwoPeople } from './review.ts'
import type { Unit } from './unit.ts'

/** An amount a year. */
export type YearlyFlow = { readonly amount: number; readonly unit: Unit }

/** Somebody by name, and whether it is the reader. */
export type Named = { readonly name: string; readonly own: boolean }

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
  /** What its place in the queue goes by, tonnes a year by how well it fits; null when no amount is known. */
  readonly worthTonnes: number | null
  /** Whole days it has waited for a broker; less than 0 while it is on hold. */
  readonly waitsDays: number
  readonly assigned: Named | null
  /** Where two people have to approve: why, and the first who did. */
  readonly approval: { readonly why: TwoPeople; readonly first: Named | null } | null
  /** Whether the reader decides on it as a broker or only approves second. */
  readonly reader: 'broker' | 'second'
  /** Its listings of which introductions already take something. */
  readonly allotted: readonly Allotment[]
  readonly rejection: { readonly reason: RejectionReason; readonly words: string | null } | null
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
  /** What sides asked the broker before they agreed and nobody has answered: all of it for the broker, a side's own for that side. */
  readonly openQuestions: readonly { readonly questionId: string; readonly side: Side; readonly question: string }[]
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
