import type { BatchView } from '../../src/domain/amendment-view.ts'
import type { DeliveryView } from '../../src/domain/delivery-view.ts'
import type { Digest } from '../../src/domain/digest.ts'
import type { DraftView } from '../../src/domain/draft-view.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Names } from '../../src/domain/locale.ts'
import type { IntroductionView, MatchView } from '../../src/domain/match-view.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { StepView } from '../../src/domain/procedure.ts'
import type { RoomMessageView } from '../../src/domain/room.ts'

export const flyAsh: Names = { en: 'coal fly ash', 'zh-CN': '粉煤灰', ko: '플라이애시' }
const clinker: Names = { en: 'clinker', 'zh-CN': '水泥熟料', ko: '클링커' }
const spentAcid: Names = { en: 'spent sulphuric acid', 'zh-CN': '废硫酸', ko: '폐황산' }
const qinhuangdao: Names = { en: 'Qinhuangdao Economic Zone', 'zh-CN': '秦皇岛经济技术开发区', ko: '친황다오 경제기술개발구' }
const lulong: Names = { en: 'Lulong Industrial Park', 'zh-CN': '卢龙工业园', ko: '루룽 공업단지' }

/** An offer as its broker sees it. */
export function sampleOffer(change: Partial<ListingView> = {}): ListingView {
  return {
    tier: 'broker',
    number: 1042,
    kind: 'offer',
    status: 'active',
    materialNames: flyAsh,
    materialWords: '粉煤灰',
    ewc: ['100102'],
    hazardous: null,
    quantity: { min: 3000, max: 4000, unit: 't', period: 'month' },
    quantityRounded: false,
    window: { from: '2026-04-01', until: null },
    price: { amount: 0, currency: null, per: null, direction: 'free' },
    attributes: { loi_pct: [null, 5] },
    region: qinhuangdao,
    country: 'CN',
    facility: { name: 'Qinhuangdao Power', number: 101, location: null },
    expiresAt: new Date('2026-06-30T04:00:00Z'),
    files: 0,
    ...change,
  }
}

/** A need as its broker sees it. */
export function sampleNeed(change: Partial<ListingView> = {}): ListingView {
  return sampleOffer({
    number: 877,
    kind: 'need',
    materialNames: clinker,
    materialWords: null,
    ewc: [],
    quantity: { min: 60_000, max: 60_000, unit: 't', period: 'year' },
    window: { from: null, until: null },
    price: { amount: 120, currency: 'CNY', per: 't', direction: 'seller_receives' },
    attributes: { loi_pct: 8, moisture_pct: 1, fineness_pct: [null, 30] },
    region: lulong,
    facility: { name: 'Lulong Cement', number: 102, location: null },
    ...change,
  })
}

export function sampleMatch(change: Partial<MatchView> = {}): MatchView {
  return {
    matchId: 'match-311',
    number: 311,
    status: 'proposed',
    score: 0.8571,
    offer: sampleOffer(),
    need: sampleNeed(),
    reasons: [
      {
        reason: 'compatibility',
        factor: 0.95,
        basis: 'route',
        routeId: 'coal-fly-ash-to-clinker',
        technology: 'drying-and-grinding',
        cases: 31,
        source: 'EN 197-1; GB/T 1596-2017',
      },
      { reason: 'industry', factor: 1, seen: true, sourceSeen: true, usualInput: true },
      { reason: 'quantity', factor: 0.9, coversNeed: 0.7 },
      { reason: 'distance', factor: 0.9, roadKm: 38.4, reachKm: 150, mode: 'road', costKm: 38.4 },
      { reason: 'time', factor: 1, share: 1 },
      { reason: 'specification', factor: 1, fits: ['loi_pct'], conflicts: [], unknown: ['moisture_pct', 'fineness_pct'] },
    ],
    flow: { amount: 42_000, unit: 't' },
    expected: { tonnes: 32_480, source: 'CSI GNR 2014' },
    worthTonnes: 36_000,
    waitsDays: 2,
    assigned: null,
    approval: null,
    reader: 'broker',
    allotted: [],
    rejection: null,
    questions: [],
    ...change,
  }
}

/** An introduction before anybody has agreed, as the needing side sees it. */
export function sampleConsent(change: Partial<IntroductionView> = {}): IntroductionView {
  return {
    introductionId: 'introduction-12',
    number: 12,
    stage: 'consent',
    side: 'need',
    offer: sampleOffer({ tier: 'matched', facility: null, materialWords: null, expiresAt: null }),
    need: sampleNeed({ tier: 'own' }),
    distanceKm: 38.4,
    ownAnswer: null,
    openQuestions: [],
    people: [],
    brokerName: null,
    movedAt: new Date('2026-04-06T01:00:00Z'),
    progress: null,
    wakesAt: null,
    ended: null,
    ...change,
  }
}

/** An introduction after both have agreed. */
export function sampleIntroduced(change: Partial<IntroductionView> = {}): IntroductionView {
  return sampleConsent({
    stage: 'introduced',
    offer: sampleOffer({ tier: 'introduced' }),
    ownAnswer: 'yes',
    people: [{ side: 'offer', name: 'Zhao Min', facility: 'Qinhuangdao Power', platform: 'slack' }],
    brokerName: 'Chen Wei',
    ...(change.side === null ? { offer: sampleOffer(), need: sampleNeed() } : {}),
    ...change,
  })
}

/** A figure that is asked about. */
export const sampleQuestion = {
  answered: [],
  introductionId: 'introduction-1',
  figure: { amount: 4120, unit: 't' },
  month: '2026-04-01',
  against: { amount: 333.333333, unit: 't' },
} as const

export function sampleDelivery(change: Partial<DeliveryView> = {}): DeliveryView {
  return {
    deliveryId: 'delivery-1',
    introductionNumber: 12,
    material: flyAsh,
    month: '2026-04-01',
    amount: 412,
    unit: 't',
    reportedSide: 'offer',
    status: 'reported',
    disputedAmount: null,
    expected: { amount: 420, unit: 't' },
    avoidedKg: null,
    factorSource: null,
    documents: [{ name: 'weighbridge slip 0412', file: null }],
    prices: [{ side: 'offer', price: { amount: 20, currency: 'CNY', per: 't', direction: 'seller_receives' } }],
    ...change,
  }
}

export function sampleDraft(change: Partial<DraftView> = {}): DraftView {
  return {
    draftId: 'draft-1',
    content: {
      kind: 'offer',
      materialId: 'coal-fly-ash',
      materialWords: '粉煤灰',
      quantity: { min: 3000, max: 4000, unit: 't', period: 'month' },
      window: { from: '2026-04-01', until: null },
      price: { amount: 0, currency: null, per: null, direction: 'free' },
      hazardous: null,
      location: null,
      attributes: { loi_pct: [null, 5] },
    },
    materialNames: flyAsh,
    ewc: ['100102'],
    hazardousByCatalogue: false,
    facilityName: 'Qinhuangdao Power',
    sources: {},
    ton: null,
    changed: null,
    waiting: 0,
    ...change,
  }
}

export function sampleDigest(change: Partial<Digest> = {}): Digest {
  return {
    projectNames: { en: 'Hebei BPS', 'zh-CN': '河北副产物协同项目', ko: '허베이 부산물 시너지' },
    week: '2026-W15',
    from: '2026-04-06',
    until: '2026-04-12',
    newOffers: 9,
    newNeeds: 4,
    best: { matchNumber: 311, score: 0.8571, offer: flyAsh, need: clinker },
    moved: [
      { introductionNumber: 9, material: flyAsh, stage: 'negotiation', days: 2 },
      { introductionNumber: 4, material: spentAcid, stage: 'implementation', days: 1 },
    ],
    stuck: [{ introductionNumber: 3, material: clinker, stage: 'introduced', days: 34 }],
    waiting: { brokers: 2, facilities: 2 },
    delivered: [
      { unit: 't', amount: 412 },
      { unit: 'm3', amount: 1200 },
    ],
    verifiedTonnes: 1840,
    expectedTonnesPerYear: 32_480,
    rejections: [{ reason: 'quality', count: 2 }],
    unmet: [clinker],
    ...change,
  }
}

/** A word that a broker proposed. */
function sampleBatch(change: Partial<BatchView> = {}): BatchView {
  const amendment = { kind: 'alias', locale: 'zh-CN', word: '炉灰', materialId: 'coal-fly-ash', quiet: false } as const
  return {
    batchId: 'batch-1',
    projectId: 'project-1',
    projectNames: { en: 'Hebei BPS', 'zh-CN': '河北副产品协同项目', ko: '허베이 프로젝트' },
    origin: 'chat',
    status: 'proposed',
    proposer: 'Chen Wei',
    decider: null,
    changes: [{ amendment, names: { 'coal-fly-ash': flyAsh }, before: null }],
    total: 1,
    mayDecide: true,
    ...change,
  }
}

export function sampleStep(change: Partial<StepView> = {}): StepView {
  return {
    stepId: 'step-1',
    kind: 'sample',
    titles: null,
    guidance: { en: 'About 20 kg.', 'zh-CN': '约 20 公斤。', ko: '약 20 kg.' },
    owner: 'us',
    facility: 'Qinhuangdao Power',
    proof: 'none',
    dueOn: '2026-04-12',
    done: false,
    ...change,
  }
}

export function sampleRoomMessage(change: Partial<RoomMessageView> = {}): RoomMessageView {
  return {
    introductionId: 'introduction-12',
    introductionNumber: 12,
    author: 'Zhao Min',
    facility: 'Qinhuangdao Power',
    own: false,
    body: 'Is Tuesday fine?',
    file: null,
    saidAt: new Date('2026-04-06T01:00:00Z'),
    edited: false,
    ...change,
  }
}

/** Cards of every kind whose question is settled, in every way it can be. */
export const settledNotices: readonly NoticeView[] = [
  ...(['approved', 'rejected', 'closed'] as const).flatMap((status): readonly NoticeView[] => [
    { kind: 'match-proposed', match: sampleMatch({ status }) },
    { kind: 'question-answered', question: 'How fine is it?', answer: '12 % on 45 µm', match: sampleMatch({ status }) },
  ]),
  { kind: 'question-asked', questionId: 'question-1', question: 'How fine is it?', listing: sampleOffer({ tier: 'own' }), answered: true },
  { kind: 'consent-asked', introduction: sampleConsent({ ownAnswer: 'yes' }) },
  { kind: 'consent-asked', introduction: sampleConsent({ ownAnswer: 'yes', stage: 'introduced' }) },
  { kind: 'consent-asked', introduction: sampleConsent({ ownAnswer: 'no', stage: 'declined' }) },
  { kind: 'consent-asked', introduction: sampleConsent({ ownAnswer: 'yes', stage: 'declined' }) },
  { kind: 'consent-asked', introduction: sampleConsent({ stage: 'lapsed' }) },
  { kind: 'consent-asked', introduction: sampleConsent({ offer: sampleOffer({ tier: 'matched', status: 'paused' }) }) },
  { kind: 'introduced', introduction: sampleIntroduced({ stage: 'negotiation' }) },
  { kind: 'introduction-moved', introduction: sampleIntroduced({ stage: 'declined' }) },
  { kind: 'follow-up', introduction: sampleIntroduced({ stage: 'implementation' }) },
  { kind: 'introduction-silent', introduction: sampleIntroduced({ side: null, stage: 'on-hold' }), days: 21 },
  { kind: 'delivery-reported', delivery: sampleDelivery({ status: 'confirmed' }) },
  { kind: 'delivery-reported', delivery: sampleDelivery({ status: 'disputed', disputedAmount: 398 }) },
  { kind: 'listing-expiring', listings: [{ listing: sampleOffer({ tier: 'own' }), listingId: 'listing-1' }] },
  { kind: 'listing-expired', listing: sampleOffer({ tier: 'own', status: 'withdrawn' }), listingId: 'listing-1' },
  ...(['member', 'refused'] as const).map((status): NoticeView => {
    const about = { facilityId: 'facility-1', facilityName: 'Lulong Cement', personId: 'person-1', personName: 'Liu Yang' }
    return { kind: 'membership-asked', ...about, status }
  }),
  { kind: 'material-unknown', listing: sampleOffer(), listingId: 'listing-1', candidates: [] },
  { kind: 'knowledge-proposed', batch: sampleBatch({ status: 'applied', decider: 'Wang Lei' }) },
]

/** One notice of every kind. */
export const sampleNotices: readonly NoticeView[] = [
  { kind: 'room-message', message: sampleRoomMessage(), content: null },
  { kind: 'room-edited', message: sampleRoomMessage({ edited: true }) },
  { kind: 'room-news', news: 'joined', number: 12, name: 'Chen Wei', facility: null, introductionId: 'introduction-12' },
  { kind: 'step-due', introduction: sampleIntroduced(), step: sampleStep(), late: true },
  { kind: 'step-stuck', introduction: sampleIntroduced({ side: null }), step: sampleStep(), words: 'No truck' },
  {
    kind: 'introduction-stalled',
    number: 12,
    stage: 'introduced',
    materialNames: { en: 'coal fly ash', 'zh-CN': '粉煤灰', ko: '석탄 비산재' },
    days: 28,
    brokerName: 'Chen Wei',
  },
  {
    kind: 'consent-question',
    questionId: 'question-1',
    question: 'Is it dry?',
    side: 'need',
    introduction: sampleConsent({ side: null }),
  },
  { kind: 'consent-answer', question: 'Is it dry?', answer: 'Yes.', introduction: sampleConsent() },
  { kind: 'match-proposed', match: sampleMatch() },
  { kind: 'question-asked', questionId: 'question-1', question: 'How fine is it?', listing: sampleOffer({ tier: 'own' }), answered: false },
  { kind: 'question-answered', question: 'How fine is it?', answer: '12 % on 45 µm', match: sampleMatch() },
  { kind: 'consent-asked', introduction: sampleConsent() },
  { kind: 'introduced', introduction: sampleIntroduced() },
  { kind: 'not-worked-out', introduction: sampleConsent({ stage: 'declined' }), otherCandidates: 2 },
  { kind: 'introduction-moved', introduction: sampleIntroduced({ stage: 'negotiation' }) },
  { kind: 'follow-up', introduction: sampleIntroduced() },
  { kind: 'introduction-silent', introduction: sampleIntroduced({ side: null }), days: 21 },
  { kind: 'delivery-reported', delivery: sampleDelivery() },
  { kind: 'delivery-confirmed', delivery: sampleDelivery({ status: 'confirmed', avoidedKg: 350_200, factorSource: 'CSI GNR 2014' }) },
  { kind: 'delivery-disputed', delivery: sampleDelivery({ status: 'disputed', disputedAmount: 398 }) },
  { kind: 'listing-expiring', listings: [{ listing: sampleOffer({ tier: 'own' }), listingId: 'listing-1' }] },
  { kind: 'listing-paused', listings: [{ listing: sampleOffer({ tier: 'own', status: 'paused' }), listingId: 'listing-1' }], own: true },
  { kind: 'approval-needed', match: sampleMatch({ approval: { why: 'hazardous', first: { name: 'Chen Wei', own: false } } }) },
  { kind: 'match-assigned', match: sampleMatch(), byName: 'Chen Wei' },
  { kind: 'cases-handed-over', byName: 'Chen Wei', matches: 2, introductions: 1 },
  { kind: 'reviews-waiting', waiting: 4 },
  { kind: 'delivery-open', delivery: sampleDelivery() },
  { kind: 'colleague-left', facilityName: 'Lulong Cement', facilityNumber: 7, running: 2 },
  { kind: 'facility-unattended', facilityName: 'Lulong Cement', facilityNumber: 7, running: 1 },
  { kind: 'broker-left', projectNames: { en: 'Hebei BPS', 'zh-CN': '河北协同', ko: '허베이 시너지' }, running: 3, taken: true },
  { kind: 'listing-expired', listing: sampleOffer({ tier: 'own', status: 'expired' }), listingId: 'listing-1' },
  {
    kind: 'membership-asked',
    facilityId: 'facility-1',
    facilityName: 'Lulong Cement',
    personId: 'person-1',
    personName: 'Liu Yang',
    status: 'asked',
  },
  { kind: 'membership-answered', facilityName: 'Lulong Cement', answer: 'member' },
  {
    kind: 'material-unknown',
    listing: sampleOffer({ materialNames: null }),
    listingId: 'listing-1',
    candidates: [{ id: 'coal-fly-ash', names: flyAsh }],
  },
  { kind: 'knowledge-proposed', batch: sampleBatch() },
  { kind: 'knowledge-decided', batch: sampleBatch({ status: 'applied', decider: 'Wang Lei' }) },
  { kind: 'digest', digest: sampleDigest() },
  { kind: 'matches-waiting', count: 12, waiting: 31 },
]
