import { presentSettled } from '../../prompts/present/card.ts'
import * as terminal from '../../prompts/present/console.ts'
import { digestMessage } from '../../prompts/present/digest.ts'
import * as draft from '../../prompts/present/draft.ts'
import * as facility from '../../prompts/present/facility.ts'
import * as general from '../../prompts/present/general.ts'
import * as introduction from '../../prompts/present/introduction.ts'
import * as listing from '../../prompts/present/listing.ts'
import * as match from '../../prompts/present/match.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import * as settings from '../../prompts/present/settings.ts'
import type { DraftQuestion } from '../../src/domain/draft-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { refuse } from '../../src/domain/refusal.ts'
import { deliveryMessages } from './delivery-messages.ts'
import { fileMessages } from './file-messages.ts'
import { handbookMessages } from './handbook-messages.ts'
import { impactMessages, rightsMessages } from './impact-messages.ts'
import type { Named } from './named.ts'
import { planMessages } from './plan-messages.ts'
import { refusalCodes } from './refusal-codes.ts'
import { reviewMessages } from './review-messages.ts'
import { roomMessages } from './room-messages.ts'
import * as sample from './sample-views.ts'

function draftMessages(locale: Locale, typed: string): Named {
  const questions: readonly DraftQuestion[] = [
    { ask: 'kind' },
    { ask: 'material', candidates: [{ materialId: 'coal-fly-ash', names: sample.flyAsh }] },
    { ask: 'material', candidates: [] },
    { ask: 'ton', words: typed },
    { ask: 'quantity', reason: 'impossible', words: typed },
    { ask: 'quantity', reason: 'unknown-unit', words: typed },
    { ask: 'quantity', reason: 'unknown-period', words: typed },
    { ask: 'window', reason: 'unreadable', words: typed },
    { ask: 'window', reason: 'ends-before-start', words: typed },
    { ask: 'facility', facilities: [{ id: 'facility-1', name: typed }] },
    { ask: 'register' },
  ]
  const { content } = sample.sampleDraft()
  const own = sample.sampleDraft({
    materialNames: null,
    facilityName: typed,
    waiting: 2,
    content: {
      ...content,
      materialWords: typed,
      price: { amount: 80, currency: typed, per: 't', direction: 'buyer_receives' },
      attributes: { [`${typed}_pct`]: 5 },
    },
  })
  const located = { ...own, content: { ...own.content, location: typed } }
  return [
    ['draft', draft.draftCard(locale, sample.sampleDraft())],
    ['draft in own words', draft.draftCard(locale, own)],
    ['draft elsewhere', draft.draftCard(locale, located)],
    ['draft hazardous', draft.draftCard(locale, { ...own, hazardousByCatalogue: true })],
    ['draft changed', draft.draftCard(locale, sample.sampleDraft({ changed: ['quantity'] }))],
    ['draft kept', draft.draftKept(locale, own)],
    ['ask what', draft.askWhat(locale, 'offer')],
    ['ask what is needed', draft.askWhat(locale, 'need')],
    ...questions.map((question) => [`ask ${JSON.stringify(question)}`, draft.askDraft(locale, own, question)] as const),
  ]
}

function listingMessages(locale: Locale, typed: string): Named {
  const published = {
    outcome: 'published',
    listingId: 'listing-1',
    number: 1042,
    kind: 'offer',
    materialKnown: true,
    missing: null,
  } as const
  const view = sample.sampleOffer({
    tier: 'own',
    materialNames: null,
    materialWords: typed,
    facility: { name: typed, number: 101, location: typed },
  })
  const own = [{ listingId: 'listing-1', view }]
  const found = { views: [view], total: 7, materialNames: null, words: typed }
  return [
    ['published', listing.published(locale, published)],
    ['published, material unknown', listing.published(locale, { ...published, materialKnown: false })],
    ...(['loi_pct', 'moisture_pct', 'particle_size_mm', 'pressure_bar', 'temperature_c', 'concentration_pct', `${typed}_pct`] as const).map(
      (attribute) =>
        [`asks for ${attribute}`, listing.published(locale, { ...published, missing: { field: 'attributes', attribute } })] as const,
    ),
    ['asks for an amount', listing.published(locale, { ...published, missing: { field: 'quantity', attribute: null } })],
    ['asks for a time', listing.published(locale, { ...published, missing: { field: 'window', attribute: null } })],
    ['detail skipped', listing.detailSkipped(locale)],
    ['revised', listing.revised(locale, view, ['material', 'location', 'quantity'])],
    ['listing', listing.listingCard(locale, view, 'listing-1')],
    ['listing of others', listing.listingCard(locale, sample.sampleNeed({ tier: 'open', facility: null, quantityRounded: true }), null)],
    ['listings', listing.listingList(locale, { views: own })],
    ['no listings', listing.listingList(locale, { views: [] })],
    ['which listing', listing.askWhichListing(locale, own, 'withdraw')],
    ['found', listing.searchResults(locale, found)],
    ['found nothing', listing.searchResults(locale, { ...found, views: [], total: 0 })],
    ['found nothing at all', listing.searchResults(locale, { views: [], total: 0, materialNames: null, words: '' })],
    ...(['active', 'paused', 'expired', 'withdrawn'] as const).map(
      (status) => [`moved ${status}`, listing.listingMoved(locale, { outcome: 'moved', kind: 'offer', number: 1042, status })] as const,
    ),
  ]
}

/** A match whose every word from outside is `typed`. */
function typedMatch(typed: string) {
  const facilityOf = { name: typed, number: 101, location: typed }
  return sample.sampleMatch({
    offer: sample.sampleOffer({
      materialNames: null,
      materialWords: typed,
      facility: facilityOf,
      hazardous: true,
      attributes: { [typed]: 3 },
    }),
    need: sample.sampleNeed({ facility: facilityOf, country: 'KR', attributes: { [typed]: 4, moisture_pct: 1 } }),
    reasons: [
      { reason: 'compatibility', factor: 1, basis: 'family-route', routeId: null, technology: typed, cases: 1, source: typed },
      { reason: 'quantity', factor: 1, coversNeed: null },
      { reason: 'distance', factor: 1, roadKm: null, reachKm: 150, mode: 'road', costKm: null },
      { reason: 'time', factor: 0.4, share: 0.4 },
      { reason: 'specification', factor: 0.5, fits: [], conflicts: [typed], unknown: ['moisture_pct'] },
    ],
    expected: { tonnes: 10, source: typed },
    questions: [
      { side: 'offer', question: typed, answer: typed },
      { side: 'need', question: typed, answer: null },
    ],
  })
}

function matchMessages(locale: Locale, typed: string): Named {
  return [
    ['match', match.matchCard(locale, sample.sampleMatch())],
    ['match with typed words', match.matchCard(locale, typedMatch(typed))],
    ['match held', match.matchCard(locale, sample.sampleMatch({ status: 'held', expected: null, flow: null }))],
    ['match closed', match.matchCard(locale, sample.sampleMatch({ status: 'closed' }))],
    ['approved', match.matchDecided(locale, { number: 311, status: 'approved' })],
    ['held', match.matchDecided(locale, { number: 311, status: 'held' })],
    ['rejected', match.matchDecided(locale, { number: 311, status: 'rejected', rejection: 'permit' })],
    ['ask rejection', match.askRejection(locale, { matchId: 'match-311', number: 311 })],
    ['ask rejection words', match.askRejectionWords(locale, 311)],
    ['ask supplier', match.askQuestion(locale, { number: 311, side: 'offer' })],
    ['ask buyer', match.askQuestion(locale, { number: 311, side: 'need' })],
    ['sent to supplier', match.questionSent(locale, 'offer')],
    ['sent to buyer', match.questionSent(locale, 'need')],
    ['ask answer', match.askAnswer(locale)],
    ['answer sent', match.answerSent(locale)],
  ]
}

const allStages = ['consent', 'introduced', 'negotiation', 'implementation', 'completed', 'on-hold', 'declined', 'lapsed'] as const

function introductionMessages(locale: Locale, typed: string): Named {
  const person = { side: 'offer', name: typed, facility: typed, platform: typed } as const
  const named = sample.sampleIntroduced({
    offer: sample.sampleOffer({ tier: 'introduced', facility: { name: typed, number: 101, location: typed } }),
    people: [person],
    brokerName: typed,
  })
  const buyer = sample.sampleConsent({ side: 'offer', distanceKm: null })
  const askedBefore = { questionId: 'q', side: 'need', question: typed } as const
  return [
    ['consent of the supplier', introduction.consentCard(locale, buyer)],
    [
      'consent to hazardous',
      introduction.consentCard(locale, sample.sampleConsent({ offer: sample.sampleOffer({ tier: 'matched', hazardous: true }) })),
    ],
    ...(['waiting', 'introduced', 'declined'] as const).map(
      (result) => [`given ${result}`, introduction.consentGiven(locale, result)] as const,
    ),
    ['introductions', introduction.introductionList(locale, [named, sample.sampleConsent()])],
    ['no introductions', introduction.introductionList(locale, [])],
    ['no introductions of a broker', introduction.introductionList(locale, [], true)],
    ['introduction', introduction.introductionCard(locale, named)],
    [
      'introduction with a question for the broker',
      introduction.introductionCard(locale, sample.sampleIntroduced({ side: null, stage: 'consent', openQuestions: [askedBefore] })),
    ],
    ['consent while a question is open', introduction.consentCard(locale, sample.sampleConsent({ openQuestions: [askedBefore] }))],
    ['ask move', introduction.askMove(locale, named)],
    ['introduction answered', introduction.introductionCard(locale, sample.sampleConsent({ ownAnswer: 'yes' }))],
    ['introduction of a broker', introduction.introductionCard(locale, sample.sampleIntroduced({ people: [person], side: null }))],
    ['introduced broker', presentNotice(locale, { kind: 'introduced', introduction: { ...named, side: null } })],
    ['introduced to nobody', presentNotice(locale, { kind: 'introduced', introduction: { ...named, people: [] } })],
    ...allStages.flatMap((stage) => [
      [`moved ${stage}`, introduction.stageMoved(locale, { number: 12, stage })] as const,
      [`news ${stage}`, presentNotice(locale, { kind: 'introduction-moved', introduction: { ...named, stage } })] as const,
      [`follow-up ${stage}`, presentNotice(locale, { kind: 'follow-up', introduction: { ...named, stage } })] as const,
    ]),
    ['silent', presentNotice(locale, { kind: 'introduction-silent', introduction: { ...named, side: null }, days: 21 })],
    [
      'ended, for a broker',
      presentNotice(locale, { kind: 'not-worked-out', introduction: { ...named, side: null, stage: 'lapsed' }, otherCandidates: 0 }),
    ],
    [
      'ended, nothing left',
      presentNotice(locale, { kind: 'not-worked-out', introduction: { ...named, stage: 'lapsed' }, otherCandidates: 0 }),
    ],
    ['noted', introduction.noted(locale, 12)],
  ]
}

function peopleMessages(locale: Locale, typed: string): Named {
  const answered = { outcome: 'answered', personName: typed, facilityName: typed } as const
  const person = { account: typed, name: typed, facilities: [typed], roles: ['broker', 'team', 'admin', 'observer'] } as const
  const shown = { locale, timeZone: 'Asia/Seoul', quietFrom: 20, quietUntil: 8 } as const
  const asked = { name: typed, number: 101, place: typed, memberStatus: 'asked' } as const
  return [
    ['facilities', facility.facilityList(locale, [asked, { ...asked, memberStatus: 'member' }])],
    ['no facilities', facility.facilityList(locale, [])],
    ['join asked', facility.joinAsked(locale, 101)],
    ['registered', facility.registered(locale, { number: 101, name: typed })],
    ['admitted', facility.membershipDone(locale, { ...answered, answer: 'member' })],
    ['not admitted', facility.membershipDone(locale, { ...answered, answer: 'refused' })],
    ['you are in', presentNotice(locale, { kind: 'membership-answered', facilityName: typed, answer: 'member' })],
    ['you are not', presentNotice(locale, { kind: 'membership-answered', facilityName: typed, answer: 'refused' })],
    [
      'somebody asks',
      presentNotice(locale, {
        kind: 'membership-asked',
        facilityId: 'f',
        facilityName: typed,
        personId: 'p',
        personName: typed,
        status: 'asked',
      }),
    ],
    ['settings', settings.settingsCard(locale, { ...shown, timeZone: typed })],
    ['settings saved', settings.settingsSaved(locale, { ...shown, quietUntil: 20 })],
    ['welcome', terminal.consoleWelcome(locale, person)],
    ['newcomer', terminal.consoleNewcomer(locale, typed)],
    ['people', terminal.consolePeople(locale, [person])],
  ]
}

function generalMessages(locale: Locale, typed: string): Named {
  return [
    ['help', general.help(locale, { contact: true, broker: true, team: true, knower: true })],
    ['help for a newcomer', general.help(locale, { contact: false, broker: false, team: false, knower: false })],
    ['about', general.aboutBot(locale)],
    ['small talk', general.smallTalk(locale)],
    ['not understood', general.notUnderstood(locale)],
    ['cancelled', general.cancelled(locale)],
    ['nothing open', general.nothingOpen(locale)],
    ['failed', general.failed(locale)],
    ...refusalCodes.flatMap((code) => [
      [`refused ${code}`, general.refused(locale, refuse(code))] as const,
      [`refused ${code} about`, general.refused(locale, refuse(code, typed))] as const,
    ]),
  ]
}

/** Every message the bot has, with `typed` wherever somebody's words can stand. */
export function everyMessage(locale: Locale, typed: string): Named {
  const quiet = sample.sampleDigest({ newOffers: 0, newNeeds: 0, moved: [], stuck: [], delivered: [] })
  const [, ...others] = sample.sampleNotices
  const notices = others.map((view) => {
    if (view.kind === 'question-asked') return { ...view, question: typed }
    if (view.kind === 'consent-question') return { ...view, question: typed }
    return view.kind === 'question-answered' ? { ...view, question: typed, answer: typed, match: typedMatch(typed) } : view
  })
  return [
    ...draftMessages(locale, typed),
    ...listingMessages(locale, typed),
    ...matchMessages(locale, typed),
    ...reviewMessages(locale, typed),
    ...introductionMessages(locale, typed),
    ...deliveryMessages(locale, typed),
    ...impactMessages(locale, typed),
    ...rightsMessages(locale, typed),
    ...peopleMessages(locale, typed),
    ...planMessages(locale, typed),
    ...roomMessages(locale, typed),
    ...fileMessages(locale, typed),
    ...generalMessages(locale, typed),
    ...handbookMessages(locale, typed),
    ...notices.map((view) => [`notice ${view.kind}`, presentNotice(locale, view)] as const),
    ...(['access-revoked', 'channel-closed', 'person-gone', 'conversation-closed', 'message-refused'] as const).map((obstacle) => {
      const trouble = { platform: 'slack', workspace: 'T0001', obstacle, personName: typed } as const
      return [`notice ${obstacle}`, presentNotice(locale, { kind: 'platform-trouble', ...trouble })] as const
    }),
    ...sample.settledNotices.map((view, index) => [`settled ${view.kind} ${index}`, presentSettled(locale, view)] as const),
    ['quiet week', digestMessage(locale, quiet)],
    ['digest with an unknown unit', digestMessage(locale, sample.sampleDigest({ delivered: [{ unit: typed, amount: 3 }] }))],
  ]
}
