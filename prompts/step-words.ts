import type { Locale } from '../src/domain/locale.ts'
import type { ProgressView, StepView } from '../src/domain/procedure.ts'
import type { Text } from '../src/message/text.ts'
import { formatDay } from './format.ts'
import { sayIn } from './say.ts'
import { quoted } from './text.ts'

/** What a step is called: by the project, or as shipped. */
export function stepName(locale: Locale, step: Pick<StepView, 'kind' | 'titles'>): Text {
  return step.titles ? quoted(step.titles[locale]) : sayIn(locale)(`step.${step.kind}`)
}

function ownerName(locale: Locale, { owner, facility }: StepView): Text {
  return facility !== null && owner !== 'us' ? quoted(facility) : sayIn(locale)(`step.owner.${owner}`)
}

/** How far a procedure is, and what comes next. */
export function progressText(locale: Locale, progress: ProgressView): Text {
  const say = sayIn(locale)
  const { done, total, next } = progress
  if (!next) return say('step.progress.all', { total })
  const about = { done, total, step: stepName(locale, next), owner: ownerName(locale, next) }
  return next.dueOn ? say('step.progress', { ...about, date: formatDay(locale, next.dueOn) }) : say('step.progress.undated', about)
}
