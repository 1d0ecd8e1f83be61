/** Stages of an introduction. `introduced` is the stage of discussion. */
export const stages = ['consent', 'introduced', 'negotiation', 'implementation', 'completed', 'on-hold', 'declined', 'lapsed'] as const
export type Stage = (typeof stages)[number]
export type StageMove = 'introduce' | 'negotiate' | 'implement' | 'complete' | 'hold' | 'resume' | 'decline' | 'lapse'

const moves: Record<Stage, Partial<Record<StageMove, Stage>>> = {
  consent: { introduce: 'introduced', decline: 'declined', lapse: 'lapsed' },
  introduced: { negotiate: 'negotiation', implement: 'implementation', hold: 'on-hold', decline: 'declined', lapse: 'lapsed' },
  negotiation: { implement: 'implementation', hold: 'on-hold', decline: 'declined', lapse: 'lapsed' },
  implementation: { complete: 'completed', hold: 'on-hold', decline: 'declined', lapse: 'lapsed' },
  'on-hold': { resume: 'introduced', decline: 'declined', lapse: 'lapsed' },
  completed: {},
  declined: {},
  lapsed: {},
}

/** The stage after a move, or null when that move is illegal from there. */
export function moveStage(stage: Stage, move: StageMove): Stage | null {
  return moves[stage][move] ?? null
}

export type Side = 'offer' | 'need'
export type Answer = 'yes' | 'no'

/** What both answers together mean: one no ends it, two yes introduce, anything else waits. */
export function consentOutcome(offer: Answer | null, need: Answer | null): 'introduce' | 'decline' | 'wait' {
  if (offer === 'no' || need === 'no') return 'decline'
  return offer === 'yes' && need === 'yes' ? 'introduce' : 'wait'
}

const dayMs = 86_400_000

/** How long each open stage may be silent before somebody is asked; null where nothing is asked. */
export const followUpAfterMs: Record<Stage, number | null> = {
  consent: 3 * dayMs,
  introduced: 7 * dayMs,
  negotiation: 14 * dayMs,
  implementation: 30 * dayMs,
  'on-hold': null,
  completed: null,
  declined: null,
  lapsed: null,
}

/** Silences of a contact before the broker is told instead. */
export const silencesBeforeBroker = 2
