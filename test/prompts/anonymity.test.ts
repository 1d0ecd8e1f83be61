import { describe, expect, test } from 'vitest'
import { consentCard, introductionCard, introductionList } from '../../prompts/present/introduction.ts'
import { questionAsked } from '../../prompts/present/match.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import type { ListingView } from '../../src/domain/listing-view.ts'
import { locales } from '../../src/domain/locale.ts'
import type { IntroductionView } from '../../src/domain/match-view.ts'
import { sampleConsent, sampleNeed, sampleOffer } from './sample-views.ts'
import { readOf } from './texts.ts'

const planted = {
  tier: 'introduced',
  facility: { name: 'SECRET PLANT', number: 4711, location: 'SECRET STREET' },
  materialWords: 'SECRET WORDS',
  region: { en: 'SECRET PARK', 'zh-CN': 'SECRET PARK', ko: 'SECRET PARK' },
  price: { amount: 4711, currency: 'USD', per: 't', direction: 'seller_receives' },
  files: 4711,
} as const satisfies Partial<ListingView>

/** A view that wrongly carries what an anonymous side may not see. */
function leaking(change: Partial<IntroductionView>): IntroductionView {
  return sampleConsent({
    offer: sampleOffer(planted),
    need: sampleNeed(planted),
    people: [{ side: 'offer', name: 'SECRET PERSON', facility: 'SECRET PLANT', platform: 'slack' }],
    brokerName: 'SECRET BROKER',
    distanceKm: 38.4,
    ...change,
  })
}

describe.each(locales)('before both have agreed, in %s', (locale) => {
  test.each(['offer', 'need'] as const)('the consent card of the %s side names nobody, even where the view wrongly does', (side) => {
    for (const card of [
      consentCard(locale, leaking({ side })),
      presentNotice(locale, { kind: 'consent-asked', introduction: leaking({ side }) }),
      introductionCard(locale, leaking({ side })),
      introductionCard(locale, leaking({ side, ownAnswer: 'yes' })),
      introductionList(locale, [leaking({ side })]),
    ]) {
      expect(readOf(card)).not.toMatch(/SECRET|4711|4,711/)
    }
  })

  test('a listing without a catalogue name is not described in its own words', () => {
    const offer = sampleOffer({ ...planted, materialNames: null })
    expect(readOf(consentCard(locale, leaking({ offer })))).not.toContain('SECRET')
    expect(readOf(introductionList(locale, [leaking({ offer })]))).not.toContain('SECRET')
  })

  test('the distance is a band', () => {
    const card = readOf(consentCard(locale, leaking({})))
    expect(card).toContain('40 km')
    expect(card).not.toContain('38')
  })

  test('a contact who is asked a question reads nothing of the other side', () => {
    const asked = questionAsked(locale, { questionId: 'question-1', question: 'How fine?', listing: sampleOffer({ tier: 'own' }) })
    expect(readOf(asked)).not.toMatch(/M-\d|N-\d/)
  })
})

describe.each(locales)('when an introduction did not work out, in %s', (locale) => {
  test('a side reads the same whether the other declined or never answered', () => {
    const told = (['declined', 'lapsed'] as const).map((stage) =>
      readOf(presentNotice(locale, { kind: 'not-worked-out', introduction: leaking({ stage }), otherCandidates: 2 })),
    )
    expect(told[0]).toBe(told[1])
    expect(told[0]).not.toContain('SECRET')
    expect(told[0]).toContain('N-877')
  })

  test('nothing is promised of a listing that is no longer there', () => {
    const need = sampleNeed({ status: 'withdrawn' })
    const said = readOf(presentNotice(locale, { kind: 'not-worked-out', introduction: leaking({ need }), otherCandidates: 2 }))
    expect(said).not.toContain('N-877')
  })

  test('the broker is not told which side it was either', () => {
    const said = readOf(
      presentNotice(locale, { kind: 'not-worked-out', introduction: leaking({ side: null, stage: 'declined' }), otherCandidates: 0 }),
    )
    expect(said).not.toMatch(/SECRET PLANT|SECRET PERSON/)
  })
})
