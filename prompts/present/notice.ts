import { isOpenStage } from '../../src/domain/introduction.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { IntroductionView } from '../../src/domain/match-view.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { Text } from '../../src/message/text.ts'
import { introductionFiles } from '../file-buttons.ts'
import { formatDate } from '../format.ts'
import { stageButtons } from '../introduction-buttons.ts'
import { aboutIntroduction } from '../introduction-words.ts'
import { listingReference, materialOf, materialText, reference } from '../listing-words.ts'
import { button, choices, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { progressText } from '../step-words.ts'
import { joined, quoted, said } from '../text.ts'
import { approvalNeeded, assignedToYou, handedToYou, reviewsWaiting } from './assignment.ts'
import { amountDue, amountsMissing, deliveryConfirmed, deliveryInDispute, deliveryOpen, deliveryToConfirm } from './delivery.ts'
import { digestMessage } from './digest.ts'
import { membershipAnswered, membershipAsked } from './facility.ts'
import { silentlyPaused, stillAvailable } from './heartbeat.ts'
import { consentAnswer, consentCard, consentQuestion, introducedCard } from './introduction.ts'
import { batchCard, batchDecided, placingCard } from './knowledge.ts'
import { matchCard, matchesWaiting, questionAnswered, questionAsked } from './match.ts'
import { brokerLeft, facilityLeft } from './rights.ts'
import { roomMessage, roomNews } from './room.ts'
import { stepDue, stepStuck } from './step.ts'

type Of<Kind extends NoticeView['kind']> = Extract<NoticeView, { kind: Kind }>

/** A side reads only that it did not work out, and what stays; never who or why. */
function notWorkedOut(locale: Locale, { introduction, otherCandidates }: Of<'not-worked-out'>): Said {
  const say = sayIn(locale)
  if (introduction.side === null) {
    const key = introduction.stage === 'lapsed' ? 'introduction.broker.lapsed' : 'introduction.broker.declined'
    return message(paragraph(say(key, aboutIntroduction(locale, introduction))))
  }
  const own = introduction.side === 'offer' ? introduction.offer : introduction.need
  const stays: readonly Text[] =
    own.status === 'active'
      ? [say('introduction.stays-open', { reference: listingReference(own) }), say('introduction.others', { count: otherCandidates })]
      : []
  return message(paragraph(joined([say('introduction.none-left'), ...stays], locale === 'zh-CN' ? '' : ' ')))
}

function rested(locale: Locale, view: IntroductionView): Text {
  const say = sayIn(locale)
  const about = aboutIntroduction(locale, view)
  if (view.stage === 'declined') return say(view.side === null ? 'introduction.news.declined.broker' : 'introduction.news.declined', about)
  if (view.wakesAt) return say('introduction.news.on-hold-until', { ...about, date: formatDate(locale, view.wakesAt) })
  return say('introduction.news.on-hold', about)
}

function introductionMoved(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const about = aboutIntroduction(locale, view)
  if (view.stage === 'declined' || view.stage === 'on-hold') {
    const reason = view.ended ? paragraph(say('introduction.ended', { reason: say(`end-reason.${view.ended}`) })) : null
    return message(paragraph(rested(locale, view)), reason, choices(stageButtons(locale, view, 'card')))
  }
  const news = say('introduction.news', { ...about, stage: say(`stage.${view.stage}`) })
  const progress = view.progress && isOpenStage(view.stage) ? paragraph(progressText(locale, view.progress)) : null
  return message(paragraph(news), progress, choices(introductionFiles(locale, view)), choices(stageButtons(locale, view, 'card')))
}

function followUp(locale: Locale, view: IntroductionView): Said {
  const say = sayIn(locale)
  const about = aboutIntroduction(locale, view)
  const stage = view.stage === 'negotiation' || view.stage === 'implementation' ? view.stage : 'introduced'
  const other = view.side === 'need' ? view.offer : view.need
  const question =
    view.side !== null && other.facility
      ? say(`follow-up.${stage}-with`, { ...about, facility: quoted(other.facility.name) })
      : say(`follow-up.${stage}`, about)
  return message(paragraph(question), choices(stageButtons(locale, view, 'question')))
}

function silent(locale: Locale, { introduction, days }: Of<'introduction-silent'>): Said {
  const say = sayIn(locale)
  const stage = say(`stage.${introduction.stage}`)
  const people = introduction.people.map(({ name, facility }) =>
    say('introduced.person', { name: quoted(name), facility: quoted(facility) }),
  )
  return message(
    paragraph(say('silent.title', { ...aboutIntroduction(locale, introduction), days, stage })),
    list(people),
    paragraph(say('silent.next')),
    choices(stageButtons(locale, introduction, 'question')),
  )
}

/** Admins read how long, not who. */
function stalled(locale: Locale, { number, materialNames, stage, days, brokerName }: Of<'introduction-stalled'>): Said {
  const say = sayIn(locale)
  const about = { reference: reference('introduction', number), material: materialText(locale, materialNames, null) }
  return message(
    paragraph(say('stalled.title', { ...about, days, stage: say(`stage.${stage}`) })),
    brokerName === null ? null : paragraph(say('stalled.broker', { name: quoted(brokerName) })),
  )
}

function expired(locale: Locale, { listing, listingId }: Of<'listing-expired'>): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('listing.expired', { reference: reference(listing.kind, listing.number), material: materialOf(locale, listing) })),
    choices([
      button(say('listing.renew'), 'listing.renew', { listingId }, 'primary'),
      button(say('listing.withdraw'), 'listing.withdraw', { listingId }),
    ]),
  )
}

const platformNames: Readonly<Record<string, string>> = { slack: 'Slack', discord: 'Discord' }

function platformTrouble(locale: Locale, { platform, workspace, obstacle, personName }: Of<'platform-trouble'>): Said {
  const say = sayIn(locale)
  const name = said(platformNames[platform] ?? platform)
  if (obstacle === 'access-revoked' || obstacle === 'channel-closed')
    return message(paragraph(say(`trouble.${obstacle}`, { platform: name, workspace: said(workspace) })))
  return message(paragraph(say(`trouble.${obstacle}`, { platform: name, person: personName === null ? said('–') : quoted(personName) })))
}

type Presenters = { readonly [Kind in NoticeView['kind']]: (locale: Locale, view: Of<Kind>) => Said }

const presenters: Presenters = {
  'match-proposed': (locale, view) => matchCard(locale, view.match),
  'matches-waiting': matchesWaiting,
  'question-asked': questionAsked,
  'question-answered': questionAnswered,
  'consent-asked': (locale, view) => consentCard(locale, view.introduction),
  introduced: (locale, view) => introducedCard(locale, view.introduction),
  'not-worked-out': notWorkedOut,
  'introduction-moved': (locale, view) => introductionMoved(locale, view.introduction),
  'follow-up': (locale, view) => followUp(locale, view.introduction),
  'amount-due': amountDue,
  'amounts-missing': amountsMissing,
  'introduction-silent': silent,
  'introduction-stalled': stalled,
  'consent-question': consentQuestion,
  'consent-answer': consentAnswer,
  'room-message': (locale, view) => roomMessage(locale, view.message, false, view.content),
  'room-edited': (locale, view) => roomMessage(locale, view.message, true),
  'room-news': roomNews,
  'step-due': stepDue,
  'step-stuck': stepStuck,
  'delivery-reported': (locale, view) => deliveryToConfirm(locale, view.delivery),
  'delivery-confirmed': (locale, view) => deliveryConfirmed(locale, view.delivery),
  'delivery-open': (locale, view) => deliveryOpen(locale, view.delivery),
  'colleague-left': facilityLeft,
  'facility-unattended': facilityLeft,
  'broker-left': brokerLeft,
  'delivery-disputed': (locale, view) => deliveryInDispute(locale, view.delivery),
  'approval-needed': approvalNeeded,
  'match-assigned': assignedToYou,
  'cases-handed-over': handedToYou,
  'reviews-waiting': reviewsWaiting,
  'listing-expiring': stillAvailable,
  'listing-paused': silentlyPaused,
  'listing-expired': expired,
  'membership-asked': membershipAsked,
  'membership-answered': membershipAnswered,
  'material-unknown': placingCard,
  'knowledge-proposed': (locale, view) => batchCard(locale, view.batch),
  'knowledge-decided': (locale, view) => batchDecided(locale, view.batch),
  digest: (locale, view) => digestMessage(locale, view.digest),
  'platform-trouble': platformTrouble,
}

/** The words of a notice, made at the moment of sending from what its reader may see then. */
export function presentNotice(locale: Locale, view: NoticeView): Said {
  // The table is keyed by kind, so presenter and view belong together.
  const present = presenters[view.kind] as (locale: Locale, view: NoticeView) => Said
  return present(locale, view)
}
