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
  if (step === 'deliver') return button(label, 'delivery.report', { ...subject, month: '' }, 'primary')
  return step === 'end' ? button(label, 'introduction.end', subject, 'danger') : button(label, `introduction.${step}`, subject)
}

/** The buttons of an introduction; "still talking" only answers a question, so a card does not have it. */
export function stageButtons(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  const moves = stepsOf(locale, view, on)
  const [first, ...others] = moves
  // Where material may flow, the amount comes first, and only one button stands out.
  if (first?.action.purpose === 'delivery.report') return [first, ...roomButton(locale, view, on, 'usual'), ...others]
  return [...roomButton(locale, view, on, 'primary'), ...moves]
}

/** Where an introduction can go from its stage. */
export function moveButtons(locale: Locale, view: IntroductionView): readonly Button[] {
  return stepsOf(locale, view, 'card').filter(({ action }) => action.purpose !== 'delivery.report')
}

/** Beside the buttons of the next step: the amount, the other side, and everything else behind one button. */
export function briefButtons(locale: Locale, view: IntroductionView): readonly Button[] {
  const { introductionId } = view
  const amounts = stepsOf(locale, view, 'card').filter(({ action }) => action.purpose === 'delivery.report')
  const moves = button(sayIn(locale)('introduction.button.moves'), 'introduction.moves', { introductionId })
  const unstyled = [...amounts, ...roomButton(locale, view, 'card', 'usual')].map(({ label, action }) => ({ label, action }))
  return [...unstyled, moves]
}

/** Sides write to each other; a broker joins first, which both sides see. */
function roomButton(locale: Locale, view: IntroductionView, on: 'card' | 'question', style: 'primary' | 'usual'): readonly Button[] {
  if (on === 'question' || !hasRoom({ stage: view.stage, introducedAt: view.stage === 'consent' ? null : view.movedAt })) return []
  const label = sayIn(locale)(view.side === null ? 'room.button.join' : 'room.button.open')
  const subject = { introductionId: view.introductionId }
  return [style === 'primary' ? button(label, 'room.open', subject, 'primary') : button(label, 'room.open', subject)]
}

function stepsOf(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  return steps[view.stage]
    .filter((step) => step !== 'deliver' || view.side !== null)
    .filter((step) => step !== 'still-talking' || on === 'question')
    .map((step) => stepButton(locale, view, step))
}
