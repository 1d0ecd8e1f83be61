/** Where a match stands with the broker. `closed`: a listing went away before anybody decided. */
export const matchStatuses = ['proposed', 'held', 'approved', 'rejected', 'closed'] as const
export type MatchStatus = (typeof matchStatuses)[number]
export type MatchMove = 'approve' | 'reject' | 'hold' | 'close'

/** Reasons of rejection a broker picks from. */
export const rejectionReasons = ['quality', 'quantity', 'distance', 'price', 'permit', 'already-known', 'other'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** Matches shown at once. */
export const reviewPageSize = 5
/** A queue is counted up to here. */
export const countedUpTo = 200

/** Why one person's approval is not enough. */
export type TwoPeople = 'hazardous' | 'border'

type Stream = { readonly hazardous: boolean | null; readonly materialHazardous: boolean; readonly country: string }

/** Whether two people have to approve: the stream is hazardous, whatever its owner says of it, or crosses a border. */
export function twoPeopleFor(offer: Stream, need: Stream, hazardousByClass: boolean): TwoPeople | null {
  const hazardous = [offer, need].some((side) => side.hazardous === true || side.materialHazardous)
  if (hazardous || hazardousByClass) return 'hazardous'
  return offer.country === need.country ? null : 'border'
}

const moves: Record<MatchStatus, Partial<Record<MatchMove, MatchStatus>>> = {
  proposed: { approve: 'approved', reject: 'rejected', hold: 'held', close: 'closed' },
  held: { approve: 'approved', reject: 'rejected', hold: 'held', close: 'closed' },
  approved: {},
  rejected: {},
  closed: {},
}

/** The status after a move, or null when the match is already decided. */
export function moveMatch(status: MatchStatus, move: MatchMove): MatchStatus | null {
  return moves[status][move] ?? null
}
