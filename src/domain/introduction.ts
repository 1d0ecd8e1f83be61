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

const settled: readonly Stage[] = ['completed', 'declined', 'lapsed']

/** True while there is something to do in an introduction. */
export function isOpenStage(stage: Stage): boolean {
  return !settled.includes(stage)
}

/** The stage after a move, or null when that move is illegal from there. */
export function moveStage(stage: Stage, move: StageMove): Stage | null {
  return moves[stage][move] ?? null
}

/** Why an introduction ends, as its sides and broker pick it. */
export const endReasons = ['quality', 'quantity', 'price', 'distance', 'permit', 'timing', 'no-answer', 'other-partner', 'other'] as const
export type EndReason = (typeof endReasons)[number]

export type Side = 'offer' | 'need'

export const otherSide: Readonly<Record<Side, Side>> = { offer: 'need', need: 'offer' }

export type Answer = 'yes' | 'no'

/** What both answers together mean: one no ends it, two yes introduce, anything else waits. */
export function consentOutcome(offer: Answer | null, need: Answer | null): 'introduce' | 'decline' | 'wait' {
  if (offer === 'no' || need === 'no') return 'decline'
  return offer === 'yes' && need === 'yes' ? 'introduce' : 'wait'
}

const dayMs = 86_400_000

/** How long each open stage may be silent before somebody is asked; null where nothing is asked. */
const followUpAfterMs: Record<Stage, number | null> = {
  consent: 3 * dayMs,
  introduced: 7 * dayMs,
  negotiation: 14 * dayMs,
  implementation: 30 * dayMs,
  'on-hold': null,
  completed: null,
  declined: null,
  lapsed: null,
}

/** When somebody is asked about a stage after a moment, by its usual wait; null where nothing is asked. */
export function followUpAt(stage: Stage, from: Date): Date | null {
  const wait = followUpAfterMs[stage]
  return wait === null ? null : new Date(from.getTime() + wait)
}

/** Silences of a contact before the broker is told instead. */
export const silencesBeforeBroker = 2

type Standing = { readonly stage: Stage; readonly introducedAt: Date | null; readonly nextFollowUpAt: Date | null }

/** One side declined, and the other still reads that it is being asked: whoever declined is waited for as if it were silent. */
export function isSecretlyOver({ stage, introducedAt, nextFollowUpAt }: Standing): boolean {
  return stage === 'declined' && introducedAt === null && nextFollowUpAt !== null
}

/** True while a side reads that both are being asked, whether or not the other one declined. */
export function readsAsAsked(introduction: Standing): boolean {
  return introduction.stage === 'consent' || isSecretlyOver(introduction)
}

/** The stage as somebody of one side may read it before both agreed: never whether the other side declined or did not answer. */
export function stageForSide(introduction: Standing, ownAnswer: Answer | null): Stage {
  if (introduction.introducedAt !== null || ownAnswer === 'no') return introduction.stage
  if (isSecretlyOver(introduction)) return 'consent'
  return introduction.stage === 'declined' ? 'lapsed' : introduction.stage
}
