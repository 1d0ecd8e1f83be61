import { isOpenStage, type Side, type Stage } from '../../src/domain/introduction.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { IntroductionView } from '../../src/domain/match-view.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { Text } from '../../src/message/text.ts'
import { introductionFiles } from '../file-buttons.ts'
import { formatDate, formatDistance, formatDistanceBand } from '../format.ts'
import { briefButtons, moveButtons, stageButtons } from '../introduction-buttons.ts'
import { aboutIntroduction, isAnonymous, otherListing, ownListing } from '../introduction-words.ts'
import { anonymousFacts, listingReference, reference, sideFacts } from '../listing-words.ts'
import { button, choices, heading, list, message, openButtons, paragraph, quote, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { stepButtons } from '../step-buttons.ts'
import { progressText } from '../step-words.ts'
import { quoted, quotedLines } from '../text.ts'

function counterpart(locale: Locale, view: IntroductionView): Text {
  const say = sayIn(locale)
  const who = view.side === 'need' ? 'supplier' : 'buyer'
  const material = anonymousFacts(locale, otherListing(view))
  if (view.distanceKm === null) return say(`consent.${who}.unknown-distance`, { material })
  return say(`consent.${who}`, { distance: formatDistanceBand(locale, view.distanceKm), material })
}

/** True while the reader's side may still answer. */
const isAsked = ({ stage, ownAnswer }: IntroductionView) => stage === 'consent' && ownAnswer === null

/** Asks one side whether it wants to be introduced. Nothing here says who or exactly where the other side is. */
export function consentCard(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const { introductionId } = view
  const own = listingReference(ownListing(view))
  const hazardous = view.offer.hazardous || view.need.hazardous
  return message(
    heading(say('consent.title', { reference: own })),
    paragraph(counterpart(locale, view)),
    hazardous ? paragraph(say('consent.hazardous')) : null,
    isAsked(view) ? paragraph(say('consent.question', { reference: own })) : null,
    ...view.openQuestions.map(({ question }) => paragraph(say('consent.question.waits', { question: quoted(question) }))),
    choices([
      button(say('consent.yes'), 'consent.yes', { introductionId }, 'primary'),
      button(say('consent.no'), 'consent.no', { introductionId }),
      button(say('consent.ask'), 'consent.ask', { introductionId }),
    ]),
  )
}

/** A side has answered. */
export function consentGiven(locale: Locale, result: 'waiting' | 'introduced' | 'declined'): Said {
  return message(paragraph(sayIn(locale)(`consent.given.${result}`)))
}

const platformNames: Readonly<Record<string, string>> = {
  slack: 'Slack',
  discord: 'Discord',
  matrix: 'Matrix',
  telegram: 'Telegram',
  teams: 'Teams',
  feishu: 'Feishu',
  wecom: 'WeCom',
  kakao: 'KakaoTalk',
  email: 'e-mail',
}

function personLine(locale: Locale, person: IntroductionView['people'][number]): Text {
  const say = sayIn(locale)
  const who = { name: quoted(person.name), facility: quoted(person.facility) }
  const platform = Object.hasOwn(platformNames, person.platform) ? platformNames[person.platform] : undefined
  return platform ? say('introduced.person-on', { ...who, platform: quoted(platform) }) : say('introduced.person', who)
}

function peopleLines(locale: Locale, view: IntroductionView): readonly Text[] {
  const say = sayIn(locale)
  const people = view.people.map((person) => personLine(locale, person))
  if (people.length === 0) people.push(say('introduced.nobody'))
  return view.brokerName && view.side !== null ? [...people, say('introduced.broker', { name: quoted(view.brokerName) })] : people
}

/** Both sides have agreed: who they are, and the usual first step. */
export function introducedCard(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const title = say(view.side === null ? 'introduced.broker.title' : 'introduced.title', aboutIntroduction(locale, view))
  return message(
    heading(title),
    list(peopleLines(locale, view)),
    view.progress ? paragraph(progressText(locale, view.progress)) : null,
    view.side === null || view.stage !== 'introduced' ? null : paragraph(say('introduced.next')),
    choices(introductionFiles(locale, view)),
    choices(stageButtons(locale, view, 'card')),
  )
}

function sideLine(locale: Locale, view: ListingView): Text {
  const say = sayIn(locale)
  return say('match.side', { kind: say(`kind.${view.kind}`), reference: listingReference(view), facts: sideFacts(locale, view) })
}

function titleOf(locale: Locale, view: IntroductionView): Text {
  const say = sayIn(locale)
  const about = { ...aboutIntroduction(locale, view), stage: say(`stage.${view.stage}`) }
  const facility = view.side === null || isAnonymous(view) ? null : otherListing(view).facility
  return facility ? say('introduction.title-with', { ...about, facility: quoted(facility.name) }) : say('introduction.title', about)
}

/** The next step first, since it is what can be done now; while an introduction rests nothing is due. */
function wayOn(locale: Locale, view: IntroductionView) {
  const { progress, stage } = view
  const how = progress && isOpenStage(stage) ? paragraph(progressText(locale, progress)) : null
  const next = stage === 'on-hold' || !isOpenStage(stage) ? null : (progress?.next ?? null)
  if (!next) return [how, choices(stageButtons(locale, view, 'card'))]
  return [how, choices(stepButtons(locale, view, next)), choices(briefButtons(locale, view))]
}

function questionNodes(locale: Locale, view: IntroductionView, { questionId, side, question }: IntroductionView['openQuestions'][number]) {
  const say = sayIn(locale)
  const key = side === 'offer' ? 'consent.question.supplier' : 'consent.question.buyer'
  return [
    paragraph(say(key, aboutIntroduction(locale, view))),
    quote(quotedLines(question)),
    choices([button(say('consent.question.answer'), 'consent-question.answer', { questionId }, 'primary')]),
  ]
}

function openCard(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const named = view.people.length > 0
  return message(
    heading(titleOf(locale, view)),
    paragraph(sideLine(locale, view.offer)),
    paragraph(sideLine(locale, view.need)),
    list([
      view.distanceKm === null ? null : say('introduction.distance', { distance: formatDistance(locale, view.distanceKm) }),
      say('introduction.since', { date: formatDate(locale, view.movedAt) }),
      view.wakesAt ? say('introduction.wakes', { date: formatDate(locale, view.wakesAt) }) : null,
      view.ended ? say('introduction.ended', { reason: say(`end-reason.${view.ended}`) }) : null,
      ...(named ? peopleLines(locale, view) : []),
    ]),
    choices(introductionFiles(locale, view)),
    ...wayOn(locale, view),
    ...(view.side === null ? view.openQuestions.flatMap((open) => questionNodes(locale, view, open)) : []),
  )
}

function anonymousCard(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const waits = view.stage === 'consent' && view.ownAnswer === 'yes'
  const { introductionId } = view
  return message(
    heading(titleOf(locale, view)),
    paragraph(counterpart(locale, view)),
    waits ? paragraph(say('introduction.waiting-own')) : null,
    waits ? choices([button(say('consent.take-back'), 'consent.take-back', { introductionId })]) : null,
  )
}

/** One introduction with what its reader can do; anonymous as long as the reader is a side and it is not introduced. */
export function introductionCard(locale: Locale, view: IntroductionView): Said {
  if (!isAnonymous(view)) return openCard(locale, view)
  return isAsked(view) ? consentCard(locale, view) : anonymousCard(locale, view)
}

/** The reader's introductions. */
export function introductionList(locale: Locale, views: readonly IntroductionView[], isBroker = false): Said {
  const say = sayIn(locale)
  const [first] = views
  const shown = openButtons(
    'introductions',
    views.map(({ number }) => reference('introduction', number)),
  )
  if (!first) return message(paragraph(say(isBroker ? 'introduction.list.empty.broker' : 'introduction.list.empty')))
  return message(
    heading(say('introduction.list.title', { count: views.length })),
    list(views.map((view) => titleOf(locale, view))),
    views.length > shown.length ? paragraph(say('introduction.list.hint', { example: reference('introduction', first.number) })) : null,
    choices(shown),
  )
}

/** Where an introduction could go next. */
export function askMove(locale: Locale, view: IntroductionView): Said {
  const asked = sayIn(locale)('introduction.moves.ask', aboutIntroduction(locale, view))
  return message(paragraph(asked), choices(moveButtons(locale, view)))
}

/** Where an introduction stands after somebody moved it. */
export function stageMoved(locale: Locale, { number, stage }: { readonly number: number; readonly stage: Stage }): Said {
  return message(paragraph(sayIn(locale)(`introduction.moved.${stage}`, { reference: reference('introduction', number) })))
}

/** It goes on; nothing else changed. */
export function noted(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('introduction.noted', { reference: reference('introduction', number) })))
}

/** A side has taken its yes back and may answer again. */
export function consentTakenBack(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('consent.taken-back')))
}

/** What a side wants to know before it agrees. */
export function askConsentQuestion(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('consent.question.ask')))
}

/** A question went to the broker. */
export function consentQuestionSent(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('consent.question.sent')))
}

/** The broker is asked before a side agrees. */
export function consentQuestion(locale: Locale, view: Extract<NoticeView, { kind: 'consent-question' }>): Said {
  return message(...questionNodes(locale, view.introduction, view))
}

/** What a broker answers, in their words. */
export function askConsentAnswer(locale: Locale): Said {
  return message(paragraph(sayIn(locale)('consent.question.answer.ask')))
}

/** An answer went to the side that had asked. */
export function consentAnswerSent(locale: Locale, side: Side): Said {
  return message(paragraph(sayIn(locale)(side === 'offer' ? 'consent.answer.sent.supplier' : 'consent.answer.sent.buyer')))
}

/** The broker's answer, back on the card. */
export function consentAnswer(locale: Locale, view: Extract<NoticeView, { kind: 'consent-answer' }>): Said {
  const say = sayIn(locale)
  const card = introductionCard(locale, view.introduction)
  return message(paragraph(say('consent.answer.title')), paragraph(quoted(view.question)), quote(quotedLines(view.answer)), ...card.nodes)
}
