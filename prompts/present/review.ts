import type { Locale, Names } from '../../src/domain/locale.ts'
import type { Refused } from '../../src/domain/refusal.ts'
import { countedUpTo, type RejectionReason, rejectionReasons, reviewPageSize } from '../../src/domain/review.ts'
import type { Form } from '../../src/message/form.ts'
import { plainText, type Text } from '../../src/message/text.ts'
import type { BatchDecided } from '../../src/use-cases/decide-matches.ts'
import type { Decided } from '../../src/use-cases/review-match.ts'
import type { FirstApproved } from '../../src/use-cases/second-approval.ts'
import { materialText, reference } from '../listing-words.ts'
import { type Button, button, choices, list, message, paragraph, type Said } from '../node.ts'
import { formatFlow } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined } from '../text.ts'
import { refusalText } from './general.ts'
import { matchDecided } from './match.ts'

export const reviewFilters = ['mine', 'held', 'hazardous'] as const
export type ReviewFilter = (typeof reviewFilters)[number]

/** Which part of a queue is shown; `words` are those that named the material. */
export type ShownQueue = {
  readonly filters: readonly ReviewFilter[]
  readonly words: string
  readonly materialNames: Names | null
  readonly page: number
  readonly total: number
  readonly numbers: readonly number[]
}

/** Parts of a queue; where next to nothing waits, what is on hold is the only other part there can be. */
function filterButtons(locale: Locale, { filters, words, total }: ShownQueue): readonly (Button | null)[] {
  const say = sayIn(locale)
  const show = (filter: string) => ({ filter, words: '', page: '0' })
  const whole = filters.length === 0 && words === ''
  const some = reviewFilters.map((filter) =>
    filters.includes(filter) || (whole && total <= 1 && filter !== 'held')
      ? null
      : button(say(`review.button.${filter}`), 'review.show', show(filter)),
  )
  return [...some, whole ? null : button(say('review.button.all'), 'review.show', show(''))]
}

function pageButtons(locale: Locale, queue: ShownQueue): readonly (Button | null)[] {
  const say = sayIn(locale)
  const { filters, words, page, total, numbers } = queue
  const show = (wanted: number) => ({ filter: filters.join(' '), words, page: String(wanted) })
  return [
    (page + 1) * reviewPageSize < total ? button(say('review.button.next'), 'review.show', show(page + 1)) : null,
    page > 0 ? button(say('review.button.previous'), 'review.show', show(page - 1)) : null,
    numbers.length > 1 ? button(say('review.button.several'), 'review.several', { numbers: numbers.join(' ') }) : null,
  ]
}

function countText(locale: Locale, { page, total, numbers }: ShownQueue): Text {
  const say = sayIn(locale)
  const from = page * reviewPageSize + 1
  const span = { from, until: from + numbers.length - 1 }
  if (total > countedUpTo) return say('review.queue.many', { counted: countedUpTo, ...span })
  if (page > 0 && numbers.length === 1 && total === from) return say('review.queue.last', { waiting: total })
  return total > numbers.length ? say('review.queue.some', { waiting: total, ...span }) : say('match.queue.all', { waiting: total })
}

function onlyText(locale: Locale, { filters, words, materialNames }: ShownQueue): Text | null {
  const say = sayIn(locale)
  const named = [
    ...filters.map((filter) => say(`review.filter.${filter}`)),
    words === '' ? null : materialText(locale, materialNames, words),
  ]
  const filled = named.filter((each) => each !== null)
  return filled.length === 0 ? null : say('review.queue.only', { filters: joined(filled, locale === 'zh-CN' ? '、' : ', ') })
}

/** The head of a page of the queue: what it shows, other parts of it, and deciding on several. */
export function reviewHead(locale: Locale, queue: ShownQueue): Said {
  const only = onlyText(locale, queue)
  return message(
    only ? paragraph(only) : null,
    paragraph(countText(locale, queue)),
    choices([...pageButtons(locale, queue), ...filterButtons(locale, queue)]),
  )
}

/** Nothing waits that fits the filters. */
export function reviewNone(locale: Locale, queue: ShownQueue): Said {
  const only = onlyText(locale, queue)
  if (!only) return message(paragraph(sayIn(locale)('match.queue.empty')), choices(filterButtons(locale, queue)))
  return message(paragraph(only), paragraph(sayIn(locale)('review.queue.none')), choices(filterButtons(locale, queue)))
}

/** The reason of a rejection that a word in any language names, or null. */
export function rejectionNamed(words: string): RejectionReason | null {
  const typed = words.trim().toLowerCase()
  const names = (reason: RejectionReason) =>
    (['en', 'zh-CN', 'ko'] as const).map((locale) => plainText(sayIn(locale)(`rejection.${reason}`)).toLowerCase())
  return rejectionReasons.find((reason) => reason === typed || names(reason).includes(typed)) ?? null
}

/** What one choice of the form for several decides. */
export const severalDecisions = ['approve', 'hold', ...rejectionReasons.map((reason) => `reject ${reason}` as const)] as const

function decisionLabel(locale: Locale, decision: (typeof severalDecisions)[number]): Text {
  const say = sayIn(locale)
  if (decision === 'approve' || decision === 'hold') return say(`match.button.${decision}`)
  const reason = rejectionReasons.find((each) => decision.endsWith(each)) ?? 'other'
  return say('review.several.reject', { reason: say(`rejection.${reason}`) })
}

/** The form that decides on several matches of a page; what was typed before stands in it when it is opened again. */
export function severalForm(
  locale: Locale,
  { token, typed }: { readonly token: string; readonly typed: Readonly<Record<string, string>> },
): Form {
  const say = sayIn(locale)
  const options = severalDecisions.map((value) => ({ value, label: decisionLabel(locale, value) }))
  const initial = (name: string) => (typed[name] ? { initial: typed[name] } : {})
  return {
    token,
    title: say('review.several.title'),
    submit: say('review.several.submit'),
    left: say('review.several.left'),
    unmatched: say('form.unmatched'),
    fields: [
      {
        name: 'matches',
        label: say('review.several.matches'),
        hint: say('review.several.matches.hint'),
        optional: false,
        input: { type: 'line', maxLength: 300 },
        ...initial('matches'),
      },
      {
        name: 'decision',
        label: say('review.several.decision'),
        optional: false,
        input: { type: 'select', options },
        ...initial('decision'),
      },
      {
        name: 'words',
        label: say('review.several.words'),
        hint: say('review.several.words.hint'),
        optional: true,
        input: { type: 'paragraph', maxLength: 500 },
        ...initial('words'),
      },
    ],
  }
}

function resultText(locale: Locale, result: Decided | FirstApproved | Refused): Text {
  const say = sayIn(locale)
  if (result.outcome === 'refused') return refusalText(locale, result)
  if (result.outcome === 'first-approved') return say('review.several.first')
  if (result.rejection) return say('review.several.rejected', { reason: say(`rejection.${result.rejection}`) })
  if (result.status !== 'approved') return say(`match-status.${result.status}`)
  if (!result.flow) return say('review.several.approved')
  return say('review.several.approved-flow', { amount: formatFlow(locale, result.flow.amount, result.flow.unit) })
}

/** What became of each of several matches. */
export function severalDecided(locale: Locale, { results }: BatchDecided): Said {
  const say = sayIn(locale)
  const done = results.filter(({ result }) => result.outcome !== 'refused').length
  const lines = results.map(({ number, result }) =>
    say('review.several.line', { reference: reference('match', number), what: resultText(locale, result) }),
  )
  return message(paragraph(say('review.several.done', { done })), list(lines))
}

function firstApproved(locale: Locale, { number, why, seconds, facilities: [offer, need] }: FirstApproved): Said {
  const say = sayIn(locale)
  const sides = { offer: reference('facility', offer), need: reference('facility', need) }
  return message(
    paragraph(say('review.first', { reference: reference('match', number), why: say(`review.two.${why}`) })),
    paragraph(seconds > 0 ? say('review.first.asked', { count: seconds }) : say('review.first.nobody', sides)),
  )
}

/** What a decision set going. */
export function reviewed(locale: Locale, outcome: Decided | FirstApproved): Said {
  if (outcome.outcome === 'first-approved') return firstApproved(locale, outcome)
  const { number, status, rejection, flow } = outcome
  if (flow && status === 'approved') {
    const about = { reference: reference('match', number), amount: formatFlow(locale, flow.amount, flow.unit) }
    return message(paragraph(sayIn(locale)('review.approved-flow', about)))
  }
  const settled = status === 'approved' || status === 'held' ? status : 'rejected'
  return matchDecided(locale, rejection ? { number, status: settled, rejection } : { number, status: settled })
}

/** The first approval was taken back. */
export function takenBack(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('review.taken-back', { reference: reference('match', number) })))
}
