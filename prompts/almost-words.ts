import type { Change } from '../src/domain/almost.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { AlmostView } from '../src/domain/plan-view.ts'
import type { Text } from '../src/message/text.ts'
import { attributeName, attributeValue } from './attribute.ts'
import { formatDay, formatDistance, formatScore } from './format.ts'
import { listingReference } from './listing-words.ts'
import { technologyText } from './match-reasons.ts'
import { formatFlow } from './quantity.ts'
import { sayIn } from './say.ts'

type Of<Kind extends Change['change']> = Extract<Change, { change: Kind }>

/** The catalogue's own name of the process where it has one, else what is done. */
function treatmentText(locale: Locale, { treatment, technology, attribute, from, to }: Of<'treatment'>): Text {
  const say = sayIn(locale)
  return say('almost.treatment', {
    treatment: technology ? technologyText(locale, technology) : say(`almost.treatment.${treatment}`),
    attribute: attributeName(locale, attribute),
    from: attributeValue(locale, attribute, from),
    to: attributeValue(locale, attribute, to),
  })
}

/** One change in a few words. */
function changeText(locale: Locale, change: Change): Text {
  const say = sayIn(locale)
  switch (change.change) {
    case 'treatment':
      return treatmentText(locale, change)
    case 'window':
      return say(`almost.window.${change.side}.${change.edge}`, { from: formatDay(locale, change.from), to: formatDay(locale, change.to) })
    case 'partner':
      return say(`almost.partner.${change.side}`, { amount: formatFlow(locale, Math.abs(change.to - change.from), change.unit) })
    case 'mode':
      return say(`almost.mode.${change.mode}`, { from: formatDistance(locale, change.from), to: formatDistance(locale, change.to) })
    case 'permit':
      return say('almost.permit')
  }
}

/** What one change would do for a pair, on one line. */
export function almostLine(locale: Locale, { offer, need, change, before, score }: AlmostView): Text {
  const say = sayIn(locale)
  const pair = { offer: listingReference(offer), need: listingReference(need), change: changeText(locale, change) }
  const after = formatScore(locale, score)
  return before === 0
    ? say('almost.line.new', { ...pair, after })
    : say('almost.line', { ...pair, before: formatScore(locale, before), after })
}
