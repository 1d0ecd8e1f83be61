import type { Said } from '../../prompts/node.ts'
import { help } from '../../prompts/present/general.ts'
import { consentCard, introductionList } from '../../prompts/present/introduction.ts'
import { listingList } from '../../prompts/present/listing.ts'
import { matchCard } from '../../prompts/present/match.ts'
import { reviewHead } from '../../prompts/present/review.ts'
import type { Locale } from '../../src/domain/locale.ts'
import * as sample from './sample-views.ts'

const nothing = { contact: false, broker: false, team: false, knower: false }
const queue = { filters: [], words: '', materialNames: null, page: 0, total: 9, numbers: [311, 312, 313, 314, 315] } as const

/** The page of a person, as the parts that the bot answers it with, in their order. */
export function everyHome(locale: Locale): readonly (readonly [name: string, messages: readonly Said[]])[] {
  const introductions = [sample.sampleIntroduced(), sample.sampleConsent({ number: 15 })]
  const offers = [1042, 1051].map((number) => ({ listingId: `listing-${number}`, view: sample.sampleOffer({ tier: 'own', number }) }))
  const needs = [{ listingId: 'listing-877', view: sample.sampleNeed({ tier: 'own' }) }]
  const brokered = introductions.map((view) => sample.sampleIntroduced({ number: view.number, stage: view.stage, side: null }))
  return [
    [
      'contact',
      [
        consentCard(locale, sample.sampleConsent()),
        introductionList(locale, introductions),
        listingList(locale, { views: [...offers, ...needs] }),
        help(locale, { ...nothing, contact: true }),
      ],
    ],
    [
      'broker',
      [
        reviewHead(locale, queue),
        ...queue.numbers.map((number) => matchCard(locale, sample.sampleMatch({ number, matchId: `match-${number}` }))),
        introductionList(locale, brokered),
        help(locale, { contact: false, broker: true, team: true, knower: true }),
      ],
    ],
    ['newcomer', [help(locale, nothing)]],
  ]
}
