import { endReasons } from '../../src/domain/introduction.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { IntroductionView } from '../../src/domain/match-view.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { ProgressView, Proof, StepView } from '../../src/domain/procedure.ts'
import type { Text } from '../../src/message/text.ts'
import { formatDay } from '../format.ts'
import { aboutIntroduction } from '../introduction-words.ts'
import { reference } from '../listing-words.ts'
import { button, choices, message, paragraph, quote, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { stepButtons } from '../step-buttons.ts'
import { progressText, stepName } from '../step-words.ts'
import { quoted, quotedLines, said } from '../text.ts'

type Of<Kind extends NoticeView['kind']> = Extract<NoticeView, { kind: Kind }>

/** Asks how a step stands that is due. */
export function stepDue(locale: Locale, { introduction, step }: Of<'step-due'>): Said {
  const say = sayIn(locale)
  const other = introduction.side === 'need' ? introduction.offer : introduction.need
  const about = {
    ...aboutIntroduction(locale, introduction),
    step: stepName(locale, step),
    date: step.dueOn ? formatDay(locale, step.dueOn) : said('–'),
  }
  const asked =
    introduction.side !== null && other.facility
      ? say('step.due.with', { ...about, facility: quoted(other.facility.name) })
      : say('step.due', about)
  return message(
    paragraph(asked),
    step.guidance ? paragraph(guidanceOf(locale, step)) : null,
    choices(stepButtons(locale, introduction, step)),
  )
}

// Guidance may be a project's own words, so it is shown as somebody's.
function guidanceOf(locale: Locale, step: StepView): Text {
  return quotedLines(step.guidance?.[locale] ?? '')
}

/** A side is stuck; its broker reads where and why. */
export function stepStuck(locale: Locale, { introduction, step, words }: Of<'step-stuck'>): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('step.stuck.title', { ...aboutIntroduction(locale, introduction), step: stepName(locale, step) })),
    quote(quotedLines(words)),
    choices(stepButtons(locale, introduction, step)),
  )
}

/** What was said of a step is noted. */
export function stepTaken(
  locale: Locale,
  taken: { readonly number: number; readonly news: 'done' | 'owner' | 'delayed' | 'stuck'; readonly progress: ProgressView | null },
): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say(`step.${taken.news}`, { reference: reference('introduction', taken.number) })),
    taken.progress === null ? null : paragraph(progressText(locale, taken.progress)),
  )
}

const laterByDays = ['7', '14', '30'] as const

/** Until when a step is put off. */
export function askDelay(locale: Locale, stepId: string): Said {
  const say = sayIn(locale)
  const later = laterByDays.map((days) =>
    button(say('introduction.hold.weeks', { count: Math.round(Number(days) / 7) }), 'step.delay-by', { stepId, days }),
  )
  return message(paragraph(say('step.delay.ask')), choices(later))
}

/** What a step is stuck on. */
export function askStuck(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('step.stuck.ask')))
}

/** What a step needs before it is done. */
export function askProof(locale: Locale, proof: Exclude<Proof, 'none'>): Said {
  return message(paragraph(sayIn(locale)(`step.proof.${proof}`)))
}

const heldForDays = ['14', '30', '90'] as const

/** Until when an introduction rests. */
export function askHold(locale: Locale, { introductionId, number }: Pick<IntroductionView, 'introductionId' | 'number'>): Said {
  const say = sayIn(locale)
  const until = heldForDays.map((days) =>
    button(say('introduction.hold.weeks', { count: Math.round(Number(days) / 7) }), 'introduction.hold-until', { introductionId, days }),
  )
  return message(
    paragraph(say('introduction.hold.ask', { reference: reference('introduction', number) })),
    choices([...until, button(say('introduction.hold.open'), 'introduction.hold-until', { introductionId, days: '' })]),
  )
}

/** It rests until a day. */
export function heldUntil(locale: Locale, number: number, day: string): Said {
  const say = sayIn(locale)
  return message(paragraph(say('introduction.held-until', { reference: reference('introduction', number), date: formatDay(locale, day) })))
}

/** Why an introduction ends: one of a list, or a sentence. */
export function askEndReason(locale: Locale, { introductionId, number }: Pick<IntroductionView, 'introductionId' | 'number'>): Said {
  const say = sayIn(locale)
  const reasons = endReasons.map((reason) => button(say(`end-reason.${reason}`), 'introduction.end-because', { introductionId, reason }))
  return message(paragraph(say('introduction.end.ask', { reference: reference('introduction', number) })), choices(reasons))
}
