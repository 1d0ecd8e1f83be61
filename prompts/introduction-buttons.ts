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

function stepButton(locale: Locale, introductionId: string, step: Step): Button {
  const label = sayIn(locale)(`introduction.button.${step}`)
  const subject = { introductionId }
  if (step === 'deliver') return button(label, 'delivery.report', { ...subject, month: '' }, 'primary')
  return step === 'end' ? button(label, 'introduction.end', subject, 'danger') : button(label, `introduction.${step}`, subject)
}

/** The buttons of an introduction; "still talking" only answers a question, so a card does not have it. */
export function stageButtons(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  return [...roomButton(locale, view, on), ...stepsOf(locale, view, on)]
}

/** Sides write to each other; a broker joins first, which both sides see. */
function roomButton(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  if (on === 'question' || !hasRoom({ stage: view.stage, introducedAt: view.stage === 'consent' ? null : view.movedAt })) return []
  const label = sayIn(locale)(view.side === null ? 'room.button.join' : 'room.button.open')
  return [button(label, 'room.open', { introductionId: view.introductionId }, 'primary')]
}

function stepsOf(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  return steps[view.stage]
    .filter((step) => step !== 'deliver' || view.side !== null)
    .filter((step) => step !== 'still-talking' || on === 'question')
    .map((step) => stepButton(locale, view.introductionId, step))
}
