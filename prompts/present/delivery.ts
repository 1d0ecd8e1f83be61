import type { DeliveryQuestion, DeliveryView } from '../../src/domain/delivery-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { NoticeView } from '../../src/domain/notice.ts'
import type { Unit } from '../../src/domain/unit.ts'
import type { IsoDay } from '../../src/domain/window.ts'
import { formatCo2, formatMonth } from '../format.ts'
import { aboutIntroduction } from '../introduction-words.ts'
import { materialText, reference } from '../listing-words.ts'
import { briefSource } from '../match-reasons.ts'
import { button, choices, list, message, paragraph, type Said } from '../node.ts'
import { formatAmount, formatPrice } from '../quantity.ts'
import { sayIn } from '../say.ts'
import { joined, quoted, shortened } from '../text.ts'

function about(locale: Locale, view: DeliveryView) {
  return {
    reference: reference('introduction', view.introductionNumber),
    material: materialText(locale, view.material, null),
    month: formatMonth(locale, view.month),
  }
}

const amountOf = (locale: Locale, view: DeliveryView) => formatAmount(locale, view.amount, view.unit)
const otherAmountOf = (locale: Locale, view: DeliveryView) => formatAmount(locale, view.disputedAmount ?? view.amount, view.unit)

/** How much flowed, and when. */
export function askDelivery(locale: Locale, number: number, month: IsoDay | null): Said {
  const say = sayIn(locale)
  const asked = { reference: reference('introduction', number) }
  return message(
    paragraph(month === null ? say('delivery.ask', asked) : say('delivery.ask-month', { ...asked, month: formatMonth(locale, month) })),
  )
}

/** Material flows, and the amount of the last month is wanted. */
export function amountDue(locale: Locale, { introduction, month, last }: Extract<NoticeView, { kind: 'amount-due' }>): Said {
  const say = sayIn(locale)
  const { introductionId } = introduction
  const same = last && { introductionId, amount: String(last.amount), unit: last.unit, month, answered: '' }
  return message(
    paragraph(say('amount.due', { ...aboutIntroduction(locale, introduction), month: formatMonth(locale, month) })),
    choices([
      last && same
        ? button(say('amount.same', { amount: formatAmount(locale, last.amount, last.unit) }), 'delivery.sure', same, 'primary')
        : null,
      same
        ? button(say('amount.other'), 'delivery.report', { introductionId, month })
        : button(say('amount.first'), 'delivery.report', { introductionId, month }, 'primary'),
      button(say('amount.none'), 'delivery.none', { introductionId, month }),
    ]),
  )
}

/** Nothing flowed in a month. */
export function noFlowNoted(locale: Locale, { number, month }: { readonly number: number; readonly month: IsoDay }): Said {
  return message(
    paragraph(sayIn(locale)('amount.none.noted', { reference: reference('introduction', number), month: formatMonth(locale, month) })),
  )
}

/** The broker reads that nobody says any more how much flows. */
export function amountsMissing(locale: Locale, { introduction }: Extract<NoticeView, { kind: 'amounts-missing' }>): Said {
  return message(paragraph(sayIn(locale)('amounts.missing', aboutIntroduction(locale, introduction))))
}

/** The reader's own figure, when the reported one is not theirs. */
export function askDeliveryFigure(locale: Locale, view: DeliveryView): Said {
  const figures = { month: formatMonth(locale, view.month), amount: amountOf(locale, view) }
  return message(paragraph(sayIn(locale)('delivery.ask-figure', figures)))
}

function expectedLine(locale: Locale, { expected }: DeliveryView) {
  if (!expected) return null
  const amount = formatAmount(locale, Number(expected.amount.toPrecision(3)), expected.unit)
  return paragraph(sayIn(locale)('delivery.recorded.expected', { amount }))
}

function documentsLine(locale: Locale, { documents }: DeliveryView) {
  const named = documents.filter(({ name }) => name !== '').map(({ name }) => quoted(name))
  return named.length === 0 ? null : paragraph(sayIn(locale)('delivery.documents', { names: joined(named, locale === 'en' ? ', ' : '、') }))
}

const labelShown = 24

/** Bring the papers that were sent. */
const papersSent = ({ documents }: DeliveryView) =>
  choices(
    documents.flatMap(({ name, file }) =>
      file ? [button(quoted(shortened(name, labelShown)), 'file.show', { fileId: file.fileId })] : [],
    ),
  )

const paperButtons = (locale: Locale, { deliveryId }: DeliveryView) => [
  button(sayIn(locale)('delivery.button.document'), 'delivery.document', { deliveryId }),
  button(sayIn(locale)('delivery.button.price'), 'delivery.price', { deliveryId }),
]

type Asked = {
  readonly question: DeliveryQuestion
  readonly answered: readonly DeliveryQuestion[]
  readonly introductionId: string
  readonly figure: { readonly amount: number; readonly unit: Unit }
  readonly month: string
  readonly against: { readonly amount: number; readonly unit: Unit }
}

/** A figure that is asked about before it is taken. */
export function deliveryQuestion(locale: Locale, asked: Asked): Said {
  const say = sayIn(locale)
  const { question, answered, introductionId, figure, month, against } = asked
  const amount = formatAmount(locale, figure.amount, figure.unit)
  const compared = formatAmount(locale, Number(against.amount.toPrecision(question === 'far-above' ? 3 : 15)), against.unit)
  const subject = { introductionId, amount: String(figure.amount), unit: figure.unit, month, answered: [...answered, question].join(' ') }
  return message(
    paragraph(say(`delivery.sure.${question}`, { amount, month: formatMonth(locale, month), against: compared })),
    choices([
      button(say(question === 'far-above' ? 'delivery.button.sure' : 'delivery.button.reopen'), 'delivery.sure', subject),
      button(say('delivery.button.rewrite'), 'delivery.report', { introductionId, month }),
    ]),
  )
}

/** Asks for what was paid, or what a paper is called. */
export function askPapers(locale: Locale, what: 'price' | 'document', view: DeliveryView): Said {
  return message(paragraph(sayIn(locale)(`delivery.${what}.ask`, { month: formatMonth(locale, view.month) })))
}

/** A price was noted; only the reader's side and the broker see it. */
export function priceNoted(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const { reference: number, month } = about(locale, view)
  const lines = view.prices.map(({ side, price }) =>
    say('delivery.price.noted', { reference: number, month, price: formatPrice(locale, price, side === 'offer' ? 'supplier' : 'buyer') }),
  )
  return message(list(lines), choices(paperButtons(locale, view)))
}

/** A paper was noted. */
export function documentNoted(locale: Locale, view: DeliveryView): Said {
  const { reference: number, month } = about(locale, view)
  const name = quoted(view.documents.at(-1)?.name ?? '')
  return message(
    paragraph(sayIn(locale)('delivery.document.noted', { reference: number, month, name })),
    choices(paperButtons(locale, view)),
  )
}

/** The broker reads that a figure stays open. */
export function deliveryOpen(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  if (view.status === 'disputed') return deliveryInDispute(locale, view)
  return message(
    paragraph(say(`delivery.open.${view.reportedSide}`, { ...about(locale, view), amount: amountOf(locale, view) })),
    paragraph(say('delivery.open.next')),
  )
}

/** Reported; the other side is asked. */
export function deliveryRecorded(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  return message(
    paragraph(say('delivery.recorded', { ...about(locale, view), amount: amountOf(locale, view) })),
    expectedLine(locale, view),
    choices(paperButtons(locale, view)),
  )
}

/** Confirmed by both sides, with what it avoided. */
export function deliveryConfirmed(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const { avoidedKg, factorSource } = view
  const avoided =
    avoidedKg !== null && factorSource
      ? say('delivery.avoided', {
          tonnes: formatCo2(locale, avoidedKg / 1000),
          source: briefSource(factorSource),
          reference: reference('introduction', view.introductionNumber),
        })
      : null
  return message(
    paragraph(say('delivery.confirmed', { ...about(locale, view), amount: amountOf(locale, view) })),
    avoided ? paragraph(avoided) : null,
    documentsLine(locale, view),
    papersSent(view),
    choices(paperButtons(locale, view)),
  )
}

/** The reader's figure differs from the reported one. */
export function deliveryDisputed(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const { deliveryId } = view
  return message(
    paragraph(say('delivery.disputed', { ...about(locale, view), first: amountOf(locale, view), second: otherAmountOf(locale, view) })),
    choices([
      button(say('delivery.button.accept'), 'delivery.confirm', { deliveryId }),
      button(say('delivery.button.dispute'), 'delivery.dispute', { deliveryId }),
    ]),
  )
}

/** One side has reported, the reader is asked whether it is right. */
export function deliveryToConfirm(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const { deliveryId } = view
  return message(
    paragraph(say(`delivery.reported.${view.reportedSide}`, { ...about(locale, view), amount: amountOf(locale, view) })),
    documentsLine(locale, view),
    papersSent(view),
    choices([
      button(say('delivery.button.confirm'), 'delivery.confirm', { deliveryId }, 'primary'),
      button(say('delivery.button.dispute'), 'delivery.dispute', { deliveryId }),
    ]),
  )
}

/** The side that reported, and the broker, read that the figures differ. */
export function deliveryInDispute(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const shared = about(locale, view)
  const figures = { ...shared, first: amountOf(locale, view), second: otherAmountOf(locale, view) }
  return message(
    paragraph(say(`delivery.dispute.${view.reportedSide}`, figures)),
    paragraph(say('delivery.dispute.next', { reference: shared.reference })),
  )
}
