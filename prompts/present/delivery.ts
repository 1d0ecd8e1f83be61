import type { DeliveryView } from '../../src/domain/delivery-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { formatCo2, formatMonth } from '../format.ts'
import { materialText, reference } from '../listing-words.ts'
import { briefSource } from '../match-reasons.ts'
import { button, choices, message, paragraph, type Said } from '../node.ts'
import { formatAmount } from '../quantity.ts'
import { sayIn } from '../say.ts'

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
export function askDelivery(locale: Locale, number: number): Said {
  return message(paragraph(sayIn(locale)('delivery.ask', { reference: reference('introduction', number) })))
}

/** The reader's own figure, when the reported one is not theirs. */
export function askDeliveryFigure(locale: Locale, view: DeliveryView): Said {
  const figures = { month: formatMonth(locale, view.month), amount: amountOf(locale, view) }
  return message(paragraph(sayIn(locale)('delivery.ask-figure', figures)))
}

/** Reported; the other side is asked. */
export function deliveryRecorded(locale: Locale, view: DeliveryView): Said {
  return message(paragraph(sayIn(locale)('delivery.recorded', { ...about(locale, view), amount: amountOf(locale, view) })))
}

/** Confirmed by both sides, with what it avoided. */
export function deliveryConfirmed(locale: Locale, view: DeliveryView): Said {
  const say = sayIn(locale)
  const { avoidedKg, factorSource } = view
  const avoided =
    avoidedKg !== null && factorSource
      ? say('delivery.avoided', { tonnes: formatCo2(locale, avoidedKg / 1000), source: briefSource(factorSource) })
      : null
  return message(
    paragraph(say('delivery.confirmed', { ...about(locale, view), amount: amountOf(locale, view) })),
    avoided ? paragraph(avoided) : null,
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
