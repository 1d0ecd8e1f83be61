import { describe, expect, test } from 'vitest'
import { deliveryDisputed } from '../../prompts/present/delivery.ts'
import { digestMessage } from '../../prompts/present/digest.ts'
import { askDraft, draftCard } from '../../prompts/present/draft.ts'
import { registerForm } from '../../prompts/present/facility.ts'
import { help } from '../../prompts/present/general.ts'
import { listingCard, published, searchResults } from '../../prompts/present/listing.ts'
import { askRejection, matchCard } from '../../prompts/present/match.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import { settingsCard } from '../../prompts/present/settings.ts'
import { locales } from '../../src/domain/locale.ts'
import { type RejectionReason, rejectionReasons } from '../../src/domain/review.ts'
import type { ActionIntent } from '../../src/message/action.ts'
import { choicesOf, type Message } from '../../src/message/message.ts'
import { plainText } from '../../src/message/text.ts'
import { sampleDelivery, sampleDigest, sampleDraft, sampleIntroduced, sampleMatch, sampleNeed, sampleOffer } from './sample-views.ts'
import { readOf } from './texts.ts'

const purposes = (message: Message<ActionIntent>) => choicesOf(message).map(({ action }) => action.purpose)
const labels = (message: Message<ActionIntent>) => choicesOf(message).map(({ label }) => plainText(label))

describe("a broker's card", () => {
  test('shows score, both sides, every reason with its figure, what is open and the impact', () => {
    const lines = readOf(matchCard('en', sampleMatch())).split('\n')
    expect(lines[0]).toBe('Match M-311 · fit 0.86')
    for (const part of [
      'Offer O-1042: coal fly ash, 36–48 kt/yr',
      'Need N-877: clinker, 60 kt/yr',
      'Established use, 31 documented cases (source: EN 197-1; GB/T 1596-2017)',
      'Needs processing: drying and grinding',
      'Covers 70 % of the need, 42 kt/yr could flow',
      '38 km by road; such material usually travels up to 150 km',
      'Periods fit: from 1 Apr 2026, open-ended',
      'Loss on ignition fits: ≤ 5 % offered, ≤ 8 % wanted',
      'Moisture not stated (wanted: ≤ 1 %)',
      'Expected: about 32.5 kt CO₂e avoided per year, gross (factor: CSI GNR 2014)',
    ]) {
      expect(
        lines.some((line) => line.includes(part)),
        part,
      ).toBe(true)
    }
  })

  test('offers every decision while it is open, and none afterwards', () => {
    const all = ['match.approve', 'match.ask', 'match.ask', 'match.hold', 'match.reject', 'review.take']
    expect(purposes(matchCard('en', sampleMatch()))).toEqual(all)
    expect(purposes(matchCard('en', sampleMatch({ status: 'held' })))).toEqual(all.filter((purpose) => purpose !== 'match.hold'))
    expect(purposes(matchCard('en', sampleMatch({ status: 'approved' })))).toEqual([])
    const first = { why: 'hazardous', first: { name: 'Chen Wei', own: false } } as const
    expect(purposes(matchCard('en', sampleMatch({ approval: first, reader: 'second' })))).toEqual(['match.approve'])
    const own = { ...first, first: { name: 'Chen Wei', own: true } }
    expect(purposes(matchCard('en', sampleMatch({ approval: own })))).toEqual(['match.take-back', ...all.slice(1)])
  })

  test.each([
    ['en', 'broker', 'Allbaro', 'authority'],
    ['zh-CN', '协调员', '再利用申报', '主管部门'],
    ['ko', '코디네이터', '올바로', '관청'],
  ] as const)('of a hazardous stream says in %s that a broker must look, the permit question, and who decides', (locale, ...words) => {
    const card = readOf(matchCard(locale, sampleMatch({ offer: sampleOffer({ hazardous: true }), need: sampleNeed({ country: 'KR' }) })))
    for (const word of words) expect(card).toContain(word)
  })

  test('says nothing of industries where the material is simply the same', () => {
    const [, industry] = sampleMatch().reasons
    if (!industry) throw new Error('The sample has reasons')
    const same = { reason: 'compatibility', factor: 1, basis: 'same', routeId: null, technology: null, cases: 0, source: null } as const
    expect(readOf(matchCard('en', sampleMatch({ reasons: [same, industry] })))).not.toContain('industries')
  })

  test('rejects with one tap on a reason', () => {
    const reasons = choicesOf(askRejection('en', { matchId: 'match-311', number: 311 })).map(({ action }) =>
      action.purpose === 'match.reject-because' ? (action.subject.reason as RejectionReason) : null,
    )
    expect(reasons).toEqual(rejectionReasons)
  })
})

describe('a draft', () => {
  test('reads back everything that was said, and publishes with one tap', () => {
    const card = draftCard('zh-CN', sampleDraft({ facilityName: '秦皇岛电厂' }))
    expect(readOf(card).split('\n').slice(0, 2)).toEqual(['请核对', '供应 · 粉煤灰（EWC 10 01 02）'])
    expect(readOf(card)).toContain('秦皇岛电厂（您的工厂）')
    expect(purposes(card)).toEqual(['draft.publish', 'draft.cancel'])
  })

  test('after a correction shows only what changed', () => {
    const card = readOf(draftCard('en', sampleDraft({ changed: ['quantity'] })))
    expect(card).toContain('3,000–4,000 t per month')
    expect(card).not.toContain('loss on ignition')
  })

  test('doubts a hazard that was denied against the catalogue', () => {
    const { content } = sampleDraft()
    const card = readOf(draftCard('en', sampleDraft({ hazardousByCatalogue: true, content: { ...content, hazardous: false } })))
    expect(card).toContain('You wrote that it is not hazardous')
  })

  test('asks which ton, with the two answers the dialogue takes', () => {
    const asked = askDraft('en', sampleDraft(), { ask: 'ton', words: '40 tons' })
    const values = choicesOf(asked).flatMap(({ action }) => (action.purpose === 'draft.set' ? [action.subject] : []))
    expect(values.map(({ field, value }) => `${field}=${value}`)).toEqual(['ton=short', 'ton=metric'])
  })
})

describe('after publishing', () => {
  const outcome = { outcome: 'published', listingId: 'listing-1', number: 1042, kind: 'offer', materialKnown: true, missing: null } as const

  test('the reference is said, and nothing is asked that is not missing', () => {
    const message = published('ko', outcome)
    expect(readOf(message)).toContain('O-1042')
    expect(choicesOf(message)).toEqual([])
  })

  test('one detail is asked, with ready answers and a way to skip it', () => {
    const message = published('zh-CN', { ...outcome, missing: { field: 'attributes', attribute: 'loi_pct' } })
    expect(readOf(message)).toContain('烧失量大约多少？')
    expect(labels(message)).toEqual(['≤5%', '5–8%', '≥8%', '跳过'])
    expect(purposes(message)).toEqual(['detail.set', 'detail.set', 'detail.set', 'detail.skip'])
    expect((readOf(message).match(/？/g) ?? []).length).toBe(1)
  })

  test('an unknown material is asked for its other name before anything else', () => {
    const message = published('en', { ...outcome, materialKnown: false, missing: { field: 'quantity', attribute: null } })
    expect(readOf(message)).toContain('What else is it called?')
    expect(purposes(message)).toEqual(['detail.skip'])
  })

  test('a listing has its moves only for those who own it', () => {
    expect(purposes(listingCard('en', sampleOffer({ tier: 'own' }), 'listing-1'))).toEqual([
      'listing.renew',
      'listing.pause',
      'listing.withdraw',
    ])
    expect(purposes(listingCard('en', sampleOffer({ tier: 'open', facility: null }), null))).toEqual([])
    expect(purposes(listingCard('en', sampleOffer({ tier: 'own', status: 'withdrawn' }), 'listing-1'))).toEqual([])
  })

  test('a search says when there is more than it shows', () => {
    const found = { views: [sampleOffer({ tier: 'open', facility: null })], total: 7, materialNames: null, words: 'ash' }
    expect(readOf(searchResults('en', found))).toContain('Only the first is shown')
  })
})

describe('an introduction', () => {
  test('asks a side for amounts once it is being implemented, and a broker never', () => {
    const view = sampleIntroduced({ stage: 'implementation' })
    expect(purposes(presentNotice('en', { kind: 'follow-up', introduction: view }))).toContain('delivery.report')
    expect(purposes(presentNotice('en', { kind: 'follow-up', introduction: { ...view, side: null } }))).not.toContain('delivery.report')
  })

  test('that is over has no buttons', () => {
    expect(purposes(presentNotice('en', { kind: 'introduction-moved', introduction: sampleIntroduced({ stage: 'declined' }) }))).toEqual([])
  })

  test('names people and facilities once it is made', () => {
    const card = readOf(presentNotice('en', { kind: 'introduced', introduction: sampleIntroduced() }))
    expect(card).toContain('Zhao Min, Qinhuangdao Power (Slack)')
    expect(card).toContain('Broker: Chen Wei')
  })

  test('in which two figures differ gives buttons to the one who can still take the other figure', () => {
    const disputed = sampleDelivery({ status: 'disputed', disputedAmount: 398 })
    expect(purposes(deliveryDisputed('en', disputed))).toContain('delivery.confirm')
    expect(purposes(presentNotice('en', { kind: 'delivery-disputed', delivery: disputed }))).toEqual([])
  })
})

describe('a digest', () => {
  test.each(locales)('of a quiet week is one line in %s', (locale) => {
    const quiet = sampleDigest({ newOffers: 0, newNeeds: 0, moved: [], stuck: [], delivered: [] })
    expect(readOf(digestMessage(locale, quiet)).split('\n')).toHaveLength(1)
  })

  test('of a busy week says what is new, moved, stuck, waiting, saved and missing', () => {
    const text = readOf(digestMessage('en', sampleDigest()))
    for (const part of [
      'Hebei BPS · week 15 · 6–12 Apr',
      '9 offers, 4 needs',
      'I-9',
      '34 days',
      'brokers: 2',
      '412 t, 1,200 m³',
      '1,840 t CO₂e',
      'nobody offers',
    ]) {
      expect(text).toContain(part)
    }
    expect(text.length).toBeLessThan(900)
  })

  test('says a reason of rejection it does not know as "other"', () => {
    expect(readOf(digestMessage('en', sampleDigest({ rejections: [{ reason: 'moon', count: 1 }] })))).toContain('other reason (1)')
  })
})

describe('help, settings and the form', () => {
  test('help shows only what the person can do', () => {
    const contact = readOf(help('en', { contact: true, broker: false, team: false, knower: false }))
    expect(contact).toContain('/listings')
    expect(contact).not.toContain('/review')
    expect(purposes(help('en', { contact: false, broker: false, team: false, knower: false }))).toContain('facility.register')
  })

  test('settings offer the other languages by their own names', () => {
    const card = settingsCard('ko', { locale: 'ko', timeZone: 'Asia/Seoul', quietFrom: 20, quietUntil: 8 })
    expect(labels(card).slice(0, 2)).toEqual(['English', '中文'])
  })

  test('the form asks for the town where there is no park, and only else lets it open', () => {
    const names = { en: 'Cement', 'zh-CN': '水泥', ko: '시멘트' }
    const industries = [{ id: 'cement', isic: '2394', names, outputs: [], inputs: [] }]
    const bare = registerForm('en', { token: 'token', parks: [], industries })
    expect(bare.fields.map(({ name, optional }) => `${name} ${optional}`)).toEqual(['name false', 'isic false', 'place false'])
    const full = registerForm('en', { token: 'token', parks: [{ id: 'park-1', names }], industries })
    expect(full.fields.map(({ name, optional }) => `${name} ${optional}`)).toEqual(['name false', 'isic false', 'park false', 'place true'])
  })
})
