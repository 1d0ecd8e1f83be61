import type { Locale } from '../src/domain/locale.ts'
import type { IntroductionView } from '../src/domain/match-view.ts'
import type { StepView } from '../src/domain/procedure.ts'
import { type Button, button } from './node.ts'
import { sayIn } from './say.ts'

/** What can be said of a step; only sides say whose it is, and a broker's own step has no other side. */
export function stepButtons(locale: Locale, { side }: Pick<IntroductionView, 'side'>, step: StepView): readonly Button[] {
  const say = sayIn(locale)
  const { stepId } = step
  const owners = [
    side !== null && step.owner !== 'us' ? button(say('step.button.us'), 'step.owner', { stepId, owner: 'us' }) : null,
    side !== null && step.owner !== 'them' ? button(say('step.button.them'), 'step.owner', { stepId, owner: 'them' }) : null,
  ]
  return [
    button(say('step.button.done'), 'step.done', { stepId }, 'primary'),
    ...owners.filter((each) => each !== null),
    button(say('step.button.delay'), 'step.delay', { stepId }),
    button(say('step.button.stuck'), 'step.stuck', { stepId }),
  ]
}
