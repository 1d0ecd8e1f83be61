import type { RejectionReason } from './review.ts'

/** What a project's brokers decided about one pair of materials: approvals, and rejections by their weight. */
export type Decisions = { readonly accepted: number; readonly rejected: number }

/** The decisions of one project by `experienceKey`. */
export type Experience = ReadonlyMap<string, Decisions>

export const noExperience: Experience = new Map()

/** How much a rejection says against the pair of materials itself: that two plants are far apart or know each other says nothing. */
export const rejectionWeight: Readonly<Record<RejectionReason, number>> = {
  quality: 1,
  permit: 1,
  quantity: 0.5,
  price: 0.5,
  other: 0.5,
  distance: 0,
  'already-known': 0,
}

/** So many imagined approvals stand before the first decision, so that one rejection alone costs a fifth. */
export const imaginedApprovals = 4

/** The key of a pair of materials. */
export function experienceKey(from: string, to: string): string {
  return `${from}>${to}`
}

/** What a project's decisions make of a pair: the share of approvals, shrunk towards 1 where there are few; 1 without any. */
export function learntFactor({ accepted, rejected }: Decisions): number {
  return (accepted + imaginedApprovals) / (accepted + rejected + imaginedApprovals)
}
