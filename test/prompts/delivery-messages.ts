import * as delivery from '../../prompts/present/delivery.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { Named } from './named.ts'
import * as sample from './sample-views.ts'

/** Every message about deliveries and amounts, with `typed` wherever somebody's words can stand. */
export function deliveryMessages(locale: Locale, typed: string): Named {
  const disputed = sample.sampleDelivery({ disputedAmount: 398 })
  const completed = sample.sampleIntroduced({ stage: 'completed' })
  const due = { kind: 'amount-due', introduction: completed, month: '2026-03-01', last: null, known: false } as const
  return [
    ['ask delivery', delivery.askDelivery(locale, 12, null)],
    ['ask delivery of a month', delivery.askDelivery(locale, 12, '2026-03-01')],
    ['amount due', presentNotice(locale, { ...due, last: { amount: 412, unit: 't' } })],
    ['amount due for the first time', presentNotice(locale, due)],
    ['nothing flowed', delivery.noFlowNoted(locale, { number: 12, month: '2026-03-01' })],
    [
      'amounts missing',
      presentNotice(locale, { kind: 'amounts-missing', introduction: sample.sampleIntroduced({ side: null, stage: 'completed' }) }),
    ],
    ['ask figure', delivery.askDeliveryFigure(locale, sample.sampleDelivery())],
    ['recorded', delivery.deliveryRecorded(locale, sample.sampleDelivery())],
    ['confirmed', delivery.deliveryConfirmed(locale, sample.sampleDelivery({ avoidedKg: 350_000, factorSource: typed }))],
    ['disputed', delivery.deliveryDisputed(locale, disputed)],
    ['buyer reported', presentNotice(locale, { kind: 'delivery-reported', delivery: sample.sampleDelivery({ reportedSide: 'need' }) })],
    ['figure far above', delivery.deliveryQuestion(locale, { ...sample.sampleQuestion, question: 'far-above' })],
    ['figure settled before', delivery.deliveryQuestion(locale, { ...sample.sampleQuestion, question: 'settled-before' })],
    ['ask price', delivery.askPapers(locale, 'price', disputed)],
    ['ask document', delivery.askPapers(locale, 'document', disputed)],
    ['price noted', delivery.priceNoted(locale, disputed)],
    ['document noted', delivery.documentNoted(locale, { ...disputed, documents: [{ name: typed, file: null }] })],
    ['delivery left open', delivery.deliveryOpen(locale, sample.sampleDelivery())],
    [
      'buyer’s delivery left open',
      delivery.deliveryOpen(
        locale,
        sample.sampleDelivery({
          reportedSide: 'need',
          documents: [{ name: typed, file: { fileId: 'f', name: typed, size: 1, kept: true } }],
        }),
      ),
    ],
    ['buyer disputed', presentNotice(locale, { kind: 'delivery-disputed', delivery: { ...disputed, reportedSide: 'need' } })],
  ]
}
