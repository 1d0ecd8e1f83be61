/** What really flowed. */
export const delivery = {
  'delivery.ask': 'How much flowed for {reference}, and in which month? For example, “412 t in April”.',
  'delivery.ask-figure': 'What is your figure for {month}? The other side reported {amount}.',
  'delivery.recorded': '{reference} {material}, {month}: {amount} recorded. The other side is asked to confirm it.',
  'delivery.confirmed': '{reference} {material}, {month}: {amount}, confirmed by both sides.',
  'delivery.avoided': 'About {tonnes} avoided, gross (factor: {source}).',
  'delivery.disputed': '{reference} {material}, {month}: two figures, {first} and {second}. The other side and the broker are told.',
  'delivery.reported.offer': 'The supplier reported {amount} of {material} for {month} ({reference}). Is that right?',
  'delivery.reported.need': 'The buyer reported {amount} of {material} for {month} ({reference}). Is that right?',
  'delivery.dispute.offer': '{reference} {material}, {month}: the supplier reported {first}, the buyer has {second}.',
  'delivery.dispute.need': '{reference} {material}, {month}: the buyer reported {first}, the supplier has {second}.',
  'delivery.dispute.next': 'Please compare weighbridge slips. Who was off reports again: /introductions {reference}',
  'delivery.button.confirm': 'Correct',
  'delivery.button.dispute': 'Our figure differs…',
  'delivery.button.accept': 'Take their figure',
} as const
