/** What became of a card whose buttons are gone; one line below it. */
export const card = {
  'card.consent.yes': 'Your side has said yes.',
  'card.consent.no': 'Your side has said no.',
  'card.consent.closed': 'This proposal is no longer open.',
  'card.consent.waits': 'One of the two listings is not active now, so nothing is decided. I ask again when both are.',
  'card.moved': 'Stage now: {stage}.',
  'card.question': 'This question has been answered.',
  'card.listing.renewed': '{reference} was renewed.',
  'card.listing.moved': '{reference} is now: {status}.',
  'card.delivery.confirmed': 'Both sides have confirmed this.',
  'card.delivery.disputed': 'Your side gave {amount} instead.',
  'card.membership.member': '{person} was admitted.',
  'card.membership.refused': '{person} was not admitted.',
  'card.placed': 'The words now mean: {material}.',
} as const
