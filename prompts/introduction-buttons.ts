import type { Stage } from '../src/domain/introduction.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { IntroductionView } from '../src/domain/match-view.ts'
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
  if (step === 'deliver') return button(label, 'delivery.report', subject, 'primary')
  return step === 'end' ? button(label, 'introduction.end', subject, 'danger') : button(label, `introduction.${step}`, subject)
}

/** The buttons of an introduction; "still talking" only answers a question, so a card does not have it. */
export function stageButtons(locale: Locale, view: IntroductionView, on: 'card' | 'question'): readonly Button[] {
  return steps[view.stage]
    .filter((step) => step !== 'deliver' || view.side !== null)
    .filter((step) => step !== 'still-talking' || on === 'question')
    .map((step) => stepButton(locale, view.introductionId, step))
}
