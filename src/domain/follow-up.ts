import { amountAskedOf, amountSilencesBeforeBroker } from './amounts-asked.ts'
import { type Answer, followUpAt, type Side, type Stage, silencesBeforeBroker } from './introduction.ts'
import type { StepOwner } from './procedure.ts'
import type { IsoDay } from './window.ts'

/** Somebody who could be asked. `free`: awake, at work, and not asked anything in the last day. */
export type Askable = { readonly personId: string; readonly free: boolean }

/** An introduction whose next question is due, with all that decides what happens. */
export type DueIntroduction = {
  readonly introductionId: string
  readonly stage: Stage
  readonly introduced: boolean
  readonly silences: number
  readonly answers: Readonly<Record<Side, Answer | null>>
  readonly contacts: Readonly<Record<Side, readonly Askable[]>>
  /** A side waits for its broker's answer. */
  readonly awaitsBroker: boolean
  readonly hasAdmins: boolean
  readonly step: { readonly stepId: string; readonly owner: StepOwner; readonly dueOn: IsoDay | null } | null
}

/** What somebody is asked about. */
type AskedAbout = 'consent' | 'stage' | 'step' | 'amount'

/** What is done about one of them. */
export type FollowUp =
  | { readonly do: 'ask'; readonly personId: string; readonly side: Side; readonly about: AskedAbout }
  | {
      readonly do:
        | 'seem-to-ask'
        | 'stop-asking'
        | 'tell-broker'
        | 'tell-admins'
        | 'remind-broker'
        | 'lapse'
        | 'wake'
        | 'tell-late'
        | 'later'
        | 'wait-for-broker'
    }

/** The side that owns a step; null for the broker. */
const sideOfOwner: Readonly<Record<StepOwner, Side | null>> = { supplier: 'offer', receiver: 'need', broker: null }

type Asking = { readonly side: Side; readonly about: AskedAbout }

function ask({ contacts }: DueIntroduction, { side, about }: Asking, taken: ReadonlySet<string>): FollowUp {
  const found = contacts[side].find(({ personId, free }) => free && !taken.has(personId))
  return found ? { do: 'ask', personId: found.personId, side, about } : { do: 'later' }
}

function consent(due: DueIntroduction, taken: ReadonlySet<string>): FollowUp {
  if (due.awaitsBroker) return { do: 'wait-for-broker' }
  if (due.silences >= silencesBeforeBroker) return { do: 'lapse' }
  const silent = (['offer', 'need'] as const).filter((side) => due.answers[side] === null)
  return ask(due, { side: silent[due.silences % silent.length] ?? 'offer', about: 'consent' }, taken)
}

/** Once material flows, its sides are asked in turn how much it was in the last month. */
function amount(due: DueIntroduction, taken: ReadonlySet<string>): FollowUp {
  if (due.silences >= amountSilencesBeforeBroker) return { do: 'stop-asking' }
  return ask(due, { side: amountAskedOf(due.silences), about: 'amount' }, taken)
}

/** After a decline everything goes on as if that side were silent, so that the other one cannot tell by what it is asked and when. */
function afterDecline(due: DueIntroduction, taken: ReadonlySet<string>): FollowUp {
  const { offer, need } = due.answers
  const seeming = { ...due, answers: { offer: offer === 'no' ? null : offer, need: need === 'no' ? null : need } }
  const decided = consent(seeming, taken)
  if (decided.do === 'lapse') return { do: 'tell-late' }
  return decided.do === 'ask' && due.answers[decided.side] === 'no' ? { do: 'seem-to-ask' } : decided
}

/**
 * Decides about one introduction. Questions go to whoever owns the step that is overdue, else to the sides in turn; after two
 * silences the broker is told, after one more the project's admins. `taken` are people who are asked something else now.
 */
function followUp(due: DueIntroduction, today: IsoDay, taken: ReadonlySet<string>): FollowUp {
  const { stage, silences } = due
  if (stage === 'declined') return afterDecline(due, taken)
  if (stage === 'on-hold') return { do: 'wake' }
  if (stage === 'consent') return consent(due, taken)
  if (stage === 'completed') return amount(due, taken)
  if (silences === silencesBeforeBroker + 1 && due.hasAdmins) return { do: 'tell-admins' }
  if (silences >= silencesBeforeBroker) return { do: 'tell-broker' }
  return question(due, today, taken)
}

function question(due: DueIntroduction, today: IsoDay, taken: ReadonlySet<string>): FollowUp {
  const { silences, step } = due
  if (!step?.dueOn || step.dueOn >= today) return ask(due, { side: silences % 2 === 0 ? 'offer' : 'need', about: 'stage' }, taken)
  const side = sideOfOwner[step.owner]
  return side ? ask(due, { side, about: 'step' }, taken) : { do: 'remind-broker' }
}

/** Decides about all of them, in their order; nobody is asked two things. */
export function planFollowUps(
  due: readonly DueIntroduction[],
  today: IsoDay,
): readonly { readonly due: DueIntroduction; readonly followUp: FollowUp }[] {
  const taken = new Set<string>()
  return due.map((each) => {
    const decided = followUp(each, today, taken)
    if (decided.do === 'ask') taken.add(decided.personId)
    return { due: each, followUp: decided }
  })
}

const dayMs = 86_400_000

/** When to ask again after somebody spoke: the day after the next step is due, at the latest after the usual wait of the stage. */
export function nextQuestionAt(stage: Stage, now: Date, dueOn: IsoDay | null): Date | null {
  const usual = followUpAt(stage, now)
  if (!usual || dueOn === null) return usual
  return new Date(Math.min(usual.getTime(), Math.max(Date.parse(dueOn), now.getTime()) + dayMs))
}
