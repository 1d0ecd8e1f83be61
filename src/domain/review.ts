/** Where a match stands with the broker. `closed`: a listing went away before anybody decided. */
export const matchStatuses = ['proposed', 'held', 'approved', 'rejected', 'closed'] as const
export type MatchStatus = (typeof matchStatuses)[number]
export type MatchMove = 'approve' | 'reject' | 'hold' | 'close'

/** Reasons of rejection a broker picks from. */
export const rejectionReasons = ['quality', 'quantity', 'distance', 'price', 'permit', 'already-known', 'other'] as const
export type RejectionReason = (typeof rejectionReasons)[number]

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
