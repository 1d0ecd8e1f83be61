import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { IntroductionView, MatchView } from '../../src/domain/match-view.ts'
import type { NoticeKind, NoticeView } from '../../src/domain/notice.ts'
import type { Text } from '../../src/message/text.ts'
import { formatMonth } from '../format.ts'
import { listingReference, materialOf } from '../listing-words.ts'
import { paragraph, type Said } from '../node.ts'
import { formatAmount } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined, quoted } from '../text.ts'
import { presentNotice } from './notice.ts'

type Of<Kind extends NoticeKind> = Extract<NoticeView, { kind: Kind }>

/** A side reads what it said itself, never what the other side said. */
function consentLine(locale: Locale, { ownAnswer, stage }: IntroductionView): Text {
  const say = sayIn(locale)
  if (ownAnswer === 'no') return say('card.consent.no')
  if (stage === 'declined' || stage === 'lapsed') return say('card.consent.closed')
  if (ownAnswer === 'yes') return say('card.consent.yes')
  return say(stage === 'consent' ? 'card.consent.waits' : 'card.consent.closed')
}

const stageLine = (locale: Locale, { introduction }: { readonly introduction: IntroductionView }) =>
  sayIn(locale)('card.moved', { stage: sayIn(locale)(`stage.${introduction.stage}`) })

const matchLine = (locale: Locale, { match }: { readonly match: MatchView }) =>
  sayIn(locale)('match.status', { status: sayIn(locale)(`match-status.${match.status}`) })

const listingLines = (locale: Locale, { listings }: Of<'listing-expiring'>): Text =>
  joined(
    listings.map((each) => listingLine(locale, each)),
    ' ',
  )

function listingLine(locale: Locale, { listing }: { readonly listing: ListingView }): Text {
  const say = sayIn(locale)
  const reference = listingReference(listing)
  if (listing.status === 'active') return say('card.listing.renewed', { reference })
  return say('card.listing.moved', { reference, status: say(`listing-status.${listing.status}`) })
}

function deliveryLine(locale: Locale, { delivery }: Of<'delivery-reported'>): Text {
  const say = sayIn(locale)
  const { status, disputedAmount, amount, unit } = delivery
  if (status !== 'disputed') return say('card.delivery.confirmed')
  return say('card.delivery.disputed', { amount: formatAmount(locale, disputedAmount ?? amount, unit) })
}

function membershipLine(locale: Locale, { status, personName }: Of<'membership-asked'>): Text {
  return sayIn(locale)(status === 'member' ? 'card.membership.member' : 'card.membership.refused', { person: quoted(personName) })
}

type Lines = { readonly [Kind in NoticeKind]?: (locale: Locale, view: Of<Kind>) => Text }

/** What happened, for every kind whose card does not say so itself. */
const lines: Lines = {
  'question-answered': matchLine,
  'question-asked': (locale) => sayIn(locale)('card.question'),
  'consent-asked': (locale, { introduction }) => consentLine(locale, introduction),
  introduced: stageLine,
  'follow-up': stageLine,
  'amount-due': (locale, { month }) => sayIn(locale)('card.amount', { month: formatMonth(locale, month) }),
  'delivery-reported': deliveryLine,
  'listing-expiring': listingLines,
  'listing-expired': listingLine,
  'membership-asked': membershipLine,
  'material-unknown': (locale, { listing }) => sayIn(locale)('card.placed', { material: materialOf(locale, listing) }),
}

/** A card whose question is settled: the same words without buttons, and one line that says what happened. */
export function presentSettled(locale: Locale, view: NoticeView): Said {
  const kept = presentNotice(locale, view).nodes.filter(({ node }) => node !== 'choices')
  // The table is keyed by kind, so line and view belong together.
  const line = lines[view.kind] as ((locale: Locale, view: NoticeView) => Text) | undefined
  return { nodes: line ? [...kept, paragraph(line(locale, view))] : kept }
}
