import type { Stage } from '../src/domain/introduction.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { IntroductionView } from '../src/domain/match-view.ts'
import { hasRoom } from '../src/domain/room.ts'
import { type Button, button } from './node.ts'
import { sayIn } from './say.ts'

type Step = 'still-talking' | 'negotiate' | 'implement' | 'hold' | 'resume' | 'end' | 'deliver'

/** What can be done at each stage; deliveries are reported by the two sides only. */
const steps: Readonly<Record<Stage, readonly Step[]>> = {
  consent: [],
  introduced: ['still-talking', 'negotiate', 'implement', 'hold', 'end'],
  negotiation: ['still-talking', 'implement', 'hold', 'end'],
  implementation: ['deliver', 'still-talking', 'hold', 'end'],
  completed: ['deliver'],
  'on-hold': ['resume', 'end'],
  declined: [],
  lapsed: [],
}

function stepButton(locale: Locale, { introductionId, stage }: IntroductionView, step: Step): Button {
  const notYet = step === 'still-talking' && stage === 'implementation'
  const label = sayIn(locale)(notYet ? 'introduction.button.not-yet' : `introduction.button.${step}`)
  const subject = { introductionId }
  if (step === 'deliver') return button(label, 'delivery.report', { ...subject, month: '' })
  return step === 'end' ? button(label, 'introduction.end', subject, 'danger') : button(label, `introduction.${step}`, subject)
}

const isAmount = ({ action }: Button) => action.purpose === 'delivery.report'
const standingOut = (one: Button): Button => ({ ...one, style: 'primary' })

/** The buttons of an introduction; "still talking" only answers a question, so a card does not have it. */
export function stageButtons(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  const [room, moves] = [on === 'card' ? roomButton(locale, view) : [], stepsOf(locale, view, on)]
  const [first, ...others] = moves
  // Where material may flow, the amount comes first, and only one button stands out.
  if (first && isAmount(first)) return [standingOut(first), ...room, ...others]
  return [...room.map(standingOut), ...moves]
}

/** Where an introduction can go from its stage. */
export function moveButtons(locale: Locale, view: IntroductionView): readonly Button[] {
  return stepsOf(locale, view, 'card').filter((each) => !isAmount(each))
}

/** Beside the buttons of the next step: the amount, the other side, and everything else behind one button. */
export function briefButtons(locale: Locale, view: IntroductionView): readonly Button[] {
  const { introductionId } = view
  const amounts = stepsOf(locale, view, 'card').filter(isAmount)
  const moves = button(sayIn(locale)('introduction.button.moves'), 'introduction.moves', { introductionId })
  return [...amounts, ...roomButton(locale, view), moves]
}

/** Sides write to each other; a broker joins first, which both sides see. */
function roomButton(locale: Locale, view: IntroductionView): readonly Button[] {
  if (!hasRoom({ stage: view.stage, introducedAt: view.stage === 'consent' ? null : view.movedAt })) return []
  const label = sayIn(locale)(view.side === null ? 'room.button.join' : 'room.button.open')
  return [button(label, 'room.open', { introductionId: view.introductionId })]
}

function stepsOf(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  return steps[view.stage]
    .filter((step) => step !== 'deliver' || view.side !== null)
    .filter((step) => step !== 'still-talking' || on === 'question')
    .map((step) => stepButton(locale, view, step))
}
