import type { Side } from '../../src/domain/introduction.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { MatchView } from '../../src/domain/match-view.ts'
import { type RejectionReason, rejectionReasons } from '../../src/domain/review.ts'
import type { Text } from '../../src/message/text.ts'
import { allottedWords } from '../allotment-words.ts'
import { filesButton } from '../file-buttons.ts'
import { formatCo2, formatScore } from '../format.ts'
import { listingReference, materialOf, reference, sideFacts } from '../listing-words.ts'
import { briefSource, openPoints, reasonLines } from '../match-reasons.ts'
import { type Button, button, choices, heading, list, maybe, message, paragraph, quote, type Said } from '../node.ts'
import { formatYearly } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { echoed, joined, quoted, quotedLines, standingAlone } from '../text.ts'

function titleOf(locale: Locale, view: MatchView): Text {
  return sayIn(locale)('match.title', { reference: reference('match', view.number), fit: formatScore(locale, view.score) })
}

function sideLine(locale: Locale, view: ListingView): Text {
  const say = sayIn(locale)
  return say('match.side', { kind: say(`kind.${view.kind}`), reference: listingReference(view), facts: sideFacts(locale, view) })
}

function expectedLine(locale: Locale, { expected }: MatchView): Text {
  const say = sayIn(locale)
  if (!expected) return say('match.expected.unknown')
  return say('match.expected', { tonnes: formatCo2(locale, expected.tonnes), source: briefSource(expected.source) })
}

function askedLines(locale: Locale, { questions }: MatchView): readonly Text[] {
  const say = sayIn(locale)
  return questions.map(({ side, question, answer }) => {
    const answered = answer === null ? say('match.asked.waiting') : say('match.asked.answer', { answer: quoted(answer) })
    return joined([say(`match.asked.${side}`, { question: echoed(question) }), answered], ' · ')
  })
}

function approveButton(locale: Locale, { matchId, approval }: MatchView): Button {
  const say = sayIn(locale)
  if (approval?.first?.own) return button(say('review.button.take-back'), 'match.take-back', { matchId })
  const label = approval?.first ? 'review.button.second' : 'match.button.approve'
  return button(say(label), 'match.approve', { matchId }, 'primary')
}

function decisionButtons(locale: Locale, view: MatchView): readonly (Button | null)[] {
  const say = sayIn(locale)
  const { matchId, status, assigned } = view
  if (status !== 'proposed' && status !== 'held') return []
  if (view.reader === 'second') return view.approval?.first ? [approveButton(locale, view)] : []
  return [
    approveButton(locale, view),
    button(say('match.button.ask-offer'), 'match.ask', { matchId, side: 'offer' }),
    button(say('match.button.ask-need'), 'match.ask', { matchId, side: 'need' }),
    status === 'held' ? null : button(say('match.button.hold'), 'match.hold', { matchId }),
    button(say('match.button.reject'), 'match.reject', { matchId }, 'danger'),
    assigned?.own
      ? button(say('review.button.assign'), 'review.assign', { matchId })
      : button(say('review.button.take'), 'review.take', { matchId }),
  ]
}

/** What its place in the queue goes by, and who looks after it. */
function standing(locale: Locale, { status, worthTonnes, waitsDays, assigned }: MatchView): Text | null {
  if (status !== 'proposed' && status !== 'held') return null
  const say = sayIn(locale)
  const caretaker = assigned && (assigned.own ? say('review.mine') : say('review.assigned', { name: quoted(assigned.name) }))
  const facts = [
    worthTonnes === null ? null : say('review.worth', { amount: formatYearly(locale, worthTonnes, 't') }),
    waitsDays < 0 ? null : say('review.waits', { days: waitsDays }),
    caretaker,
  ]
  return facts.some((fact) => fact !== null) ? standingAlone(joined(facts, ' · ')) : null
}

function approvals(locale: Locale, { approval }: MatchView): Text | null {
  if (!approval) return null
  const say = sayIn(locale)
  const why = say(`review.two.${approval.why}`)
  if (!approval.first) return say('review.approvals.none', { why })
  return approval.first.own ? say('review.approvals.own', { why }) : say('review.approvals.one', { why, name: quoted(approval.first.name) })
}

function rejectedBecause(locale: Locale, { rejection }: MatchView): Text | null {
  if (!rejection) return null
  const say = sayIn(locale)
  const reason = say(`rejection.${rejection.reason}`)
  return rejection.words ? say('review.rejected.words', { reason, words: quoted(rejection.words) }) : say('review.rejected', { reason })
}

/** A match as a broker decides on it. */
export function matchCard(locale: Locale, view: MatchView): Said {
  const say = sayIn(locale)
  const open = openPoints(locale, view)
  return message(
    heading(titleOf(locale, view)),
    paragraph(sideLine(locale, view.offer)),
    paragraph(sideLine(locale, view.need)),
    view.status === 'proposed' ? null : paragraph(say('match.status', { status: say(`match-status.${view.status}`) })),
    maybe(rejectedBecause(locale, view)),
    maybe(standing(locale, view)),
    maybe(approvals(locale, view)),
    list(view.allotted.map((each) => say('review.allotted', allottedWords(locale, each)))),
    paragraph(say('match.why')),
    list(reasonLines(locale, view)),
    paragraph(say('match.open')),
    list(open.length > 0 ? open : [say('match.open.none')]),
    paragraph(expectedLine(locale, view)),
    list(askedLines(locale, view)),
    choices([filesButton(locale, view.offer), filesButton(locale, view.need)]),
    choices(decisionButtons(locale, view)),
  )
}

/** Many new matches at once, beyond those that came one by one. */
export function matchesWaiting(locale: Locale, news: { readonly count: number; readonly waiting: number }): Said {
  const say = sayIn(locale)
  const { count, waiting } = news
  return message(
    paragraph(say('match.together', { count, waiting })),
    choices([button(say('digest.review'), 'menu.command', { command: 'review' })]),
  )
}

type Decided = { readonly number: number; readonly status: 'approved' | 'rejected' | 'held'; readonly rejection?: RejectionReason }

/** What the broker's decision set going. */
export function matchDecided(locale: Locale, { number, status, rejection }: Decided): Said {
  const say = sayIn(locale)
  const about = { reference: reference('match', number) }
  if (status !== 'rejected') return message(paragraph(say(`match.decided.${status}`, about)))
  return message(paragraph(say('match.decided.rejected', { ...about, reason: say(`rejection.${rejection ?? 'other'}`) })))
}

/** The reasons of a rejection, one tap each. */
export function askRejection(locale: Locale, { matchId, number }: { readonly matchId: string; readonly number: number }): Said {
  const say = sayIn(locale)
  const reasons = rejectionReasons.map((reason) => button(say(`rejection.${reason}`), 'match.reject-because', { matchId, reason }))
  return message(paragraph(say('match.reject.why', { reference: reference('match', number) })), choices(reasons))
}

/** The reason that is none of the usual ones. */
export function askRejectionWords(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('match.reject.words', { reference: reference('match', number) })))
}

/** The broker's question to one side. */
export function askQuestion(locale: Locale, { number, side }: { readonly number: number; readonly side: Side }): Said {
  return message(paragraph(sayIn(locale)(`match.ask.${side}`, { reference: reference('match', number) })))
}

/** The question is on its way. */
export function questionSent(locale: Locale, side: Side): Said {
  return message(paragraph(sayIn(locale)(`match.question-sent.${side}`)))
}

/** A contact is about to answer. */
export function askAnswer(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('match.answer.ask')))
}

/** The answer is on its way. */
export function answerSent(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('match.answer.sent')))
}

/** A contact reads the broker's question. */
export function questionAsked(
  locale: Locale,
  asked: { readonly questionId: string; readonly question: string; readonly listing: ListingView },
): Said {
  const say = sayIn(locale)
  const { questionId, question, listing } = asked
  return message(
    paragraph(say('match.question.title', { reference: listingReference(listing), material: materialOf(locale, listing) })),
    quote(quotedLines(question)),
    choices([button(say('match.question.button'), 'question.answer', { questionId }, 'primary')]),
  )
}

/** The broker reads the answer, with the match in short and its buttons. */
export function questionAnswered(
  locale: Locale,
  answered: { readonly question: string; readonly answer: string; readonly match: MatchView },
): Said {
  const say = sayIn(locale)
  const { question, answer, match } = answered
  return message(
    heading(say('match.answered.title', { reference: reference('match', match.number) })),
    paragraph(quoted(question)),
    quote(quotedLines(answer)),
    paragraph(sideLine(locale, match.offer)),
    paragraph(sideLine(locale, match.need)),
    choices(decisionButtons(locale, match)),
  )
}
