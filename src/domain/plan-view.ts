import type { Almost } from './almost.ts'
import type { ProcessorBasis } from './chain.ts'
import type { ListingView } from './listing-view.ts'
import type { Names } from './locale.ts'
import type { PlanUnit, Worth } from './worth.ts'

/** One flow of a plan as its reader may see it, in units and USD a year. */
export type PlannedFlowView = {
  readonly offer: ListingView
  readonly need: ListingView
  readonly amount: number
  readonly unit: PlanUnit
  readonly value: number
  readonly worth: Worth['basis']
  readonly roadKm: number | null
  /** False where figures were rounded, because the reader sees one side only as strangers do. */
  readonly exact: boolean
  readonly shareOfOffer: number
  readonly shareOfNeed: number
  readonly technology: string | null
  /** The pair is being talked about or flows already, so it was kept. */
  readonly fixed: boolean
  /** What the whole plan would lose without this flow, USD a year; null where that was not computed. */
  readonly loss: number | null
  /** How a plan without this flow is asked for; null where the reader may not take it out. */
  readonly pair: string | null
}

/** What a plan leaves over on one side. */
export type LeftView = { readonly listing: ListingView; readonly amount: number; readonly unit: PlanUnit }

/** How sure the plan is: exact, or found within limits with the share that a better one could still bring. */
export type PlanQuality = { readonly found: 'exact' } | { readonly found: 'optimal' | 'time-limit'; readonly gap: number }

/** What a broker asked for beyond the best split. */
export type PlanRequest = {
  readonly projectId: string
  /** Pairs taken out, as `1042-877 1043-880`. */
  readonly without: string
  /** Most partners of one listing, and least amount of a flow; null is no limit. */
  readonly partners: number | null
  readonly least: number | null
  /** From 1. */
  readonly page: number
}

export type PlanView = {
  readonly request: PlanRequest
  readonly project: Names
  readonly otherProjects: readonly { readonly id: string; readonly names: Names }[]
  readonly flows: readonly PlannedFlowView[]
  readonly pages: number
  readonly total: number
  readonly value: number
  readonly quality: PlanQuality
  readonly offersLeft: readonly LeftView[]
  readonly needsLeft: readonly LeftView[]
  readonly leftCount: { readonly offers: number; readonly needs: number }
  /** How many flows the reader has taken out. */
  readonly taken: number
}

/** A chain as the broker of its project reads it. */
export type ChainView = {
  readonly offer: ListingView
  readonly need: ListingView
  readonly processor: { readonly name: string; readonly number: number }
  readonly basis: ProcessorBasis
  readonly technology: string
  readonly product: Names | null
  readonly yield: number | null
  readonly legs: readonly [LegView, LegView]
  readonly score: number
}

export type LegView = { readonly roadKm: number | null; readonly score: number }

/** A pair that one change would make fit, with both sides. */
export type AlmostView = Pick<Almost, 'change' | 'before' | 'score'> & { readonly offer: ListingView; readonly need: ListingView }
