import type { Stage } from './introduction.ts'
import type { Names } from './locale.ts'

/** One introduction in a digest: materials and stage, never names of facilities. */
export type DigestLine = {
  readonly introductionNumber: number
  readonly material: Names | null
  readonly stage: Stage
  readonly days: number
}

/** A project's week, as facts. */
export type Digest = {
  readonly projectNames: Names
  /** ISO week, `2026-W15`, and its first and last day in the project's zone. */
  readonly week: string
  readonly from: string
  readonly until: string
  readonly newOffers: number
  readonly newNeeds: number
  readonly best: { readonly matchNumber: number; readonly score: number; readonly offer: Names | null; readonly need: Names | null } | null
  readonly moved: readonly DigestLine[]
  readonly stuck: readonly DigestLine[]
  readonly waiting: { readonly brokers: number; readonly facilities: number }
  readonly delivered: readonly { readonly unit: string; readonly amount: number }[]
  /** Tonnes of CO2e, net, from the ledger: of confirmed deliveries, and what introductions that hold are expected to avoid a year. */
  readonly verifiedTonnes: number
  readonly expectedTonnesPerYear: number
  /** Verified tonnes by month, oldest first; absent in digests that were stored before there was a ledger. */
  readonly savedMonths?: readonly { readonly month: string; readonly tonnes: number }[]
  readonly rejections: readonly { readonly reason: string; readonly count: number }[]
  /** Wanted materials that nobody in the project offers. */
  readonly unmet: readonly Names[]
}

/** True when a week has nothing worth more than one line. */
export function isQuietWeek(digest: Digest): boolean {
  return digest.newOffers + digest.newNeeds + digest.moved.length + digest.stuck.length + digest.delivered.length === 0
}
