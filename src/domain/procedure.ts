import { addDays } from './calendar.ts'
import type { FileView } from './file.ts'
import type { Side, Stage } from './introduction.ts'
import type { Names } from './locale.ts'
import type { IsoDay } from './window.ts'

/** What a step of a procedure is about; each has shipped words. */
export const stepKinds = ['sample', 'analysis', 'permit', 'trial', 'contract', 'logistics', 'other'] as const
export type StepKind = (typeof stepKinds)[number]
export const stepOwners = ['supplier', 'receiver', 'broker'] as const
export type StepOwner = (typeof stepOwners)[number]
/** What has to be handed in with a step. */
export const proofs = ['none', 'note', 'file'] as const
export type Proof = (typeof proofs)[number]
/** Stages that can have steps, in their order. */
export const procedureStages = ['introduced', 'negotiation', 'implementation'] as const satisfies readonly Stage[]

/** One line of a project's checklist. */
export type ProcedureStep = {
  readonly stage: Stage
  readonly kind: StepKind
  readonly owner: StepOwner
  readonly proof: Proof
  readonly dueDays: number
  readonly titles: Names | null
  readonly guidance: Names | null
}

/** A step of an introduction as one reader sees it. `owner` is seen from the reader's side. */
export type StepView = {
  readonly stepId: string
  readonly kind: StepKind
  readonly titles: Names | null
  readonly guidance: Names | null
  readonly owner: 'us' | 'them' | StepOwner
  /** The facility that owns it; null for the broker. */
  readonly facility: string | null
  readonly proof: Proof
  readonly dueOn: IsoDay | null
  readonly done: boolean
}

/** A file that was handed in with a step. */
export type ProofView = Pick<StepView, 'kind' | 'titles'> & { readonly file: FileView }

/** How far a procedure is: `3 of 7, next: sample`; and what was handed in. */
export type ProgressView = {
  readonly done: number
  readonly total: number
  readonly next: StepView | null
  readonly proofs: readonly ProofView[]
}

/** Who owns a step, seen from a side; brokers see supplier and receiver. */
export function ownerFor(side: Side | null, owner: StepOwner): StepView['owner'] {
  if (side === null || owner === 'broker') return owner
  return (owner === 'supplier') === (side === 'offer') ? 'us' : 'them'
}

type Placed = { readonly position: number; readonly doneAt: Date | null }

/** The first step that is not done, by position. */
export function nextStep<Step extends Placed>(steps: readonly Step[]): Step | null {
  const open = steps.filter(({ doneAt }) => doneAt === null).toSorted((one, other) => one.position - other.position)
  return open[0] ?? null
}

/** The day a step is due when it becomes the next one on a day. */
export function dueOn(step: Pick<ProcedureStep, 'dueDays'>, today: IsoDay): IsoDay {
  return addDays(today, step.dueDays)
}
