import type { Locale } from '../../src/domain/locale.ts'
import type { AlmostView, ChainView, LegView } from '../../src/domain/plan-view.ts'
import type { Text } from '../../src/message/text.ts'
import type { Roundabout } from '../../src/use-cases/find-chains.ts'
import { almostLine } from '../almost-words.ts'
import { formatDistance, formatScore, formatShare } from '../format.ts'
import { inARow, listingReference, materialOf, materialText } from '../listing-words.ts'
import { technologyText } from '../match-reasons.ts'
import { heading, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { quoted } from '../text.ts'

function legText(locale: Locale, { roadKm }: LegView): Text {
  return roadKm === null ? sayIn(locale)('chains.leg.unknown') : formatDistance(locale, roadKm)
}

function chainLine(locale: Locale, chain: ChainView): Text {
  const say = sayIn(locale)
  const [first, second] = chain.legs
  const way = say('chains.way', {
    offer: listingReference(chain.offer),
    processor: quoted(chain.processor.name),
    technology: technologyText(locale, chain.technology),
    need: listingReference(chain.need),
  })
  const facts = inARow(locale, [
    chain.product ? say('chains.product', { material: materialText(locale, chain.product, null) }) : null,
    chain.yield === null ? say('chains.yield.unknown') : say('chains.yield', { share: formatShare(locale, chain.yield) }),
    say('chains.legs', { first: legText(locale, first), second: legText(locale, second) }),
    say(`chains.${chain.basis}`),
    say('chains.fit', { fit: formatScore(locale, chain.score) }),
  ])
  return say('chains.facts', { way, facts })
}

/** Ways over a processor, and pairs that one change would make fit. */
export function chainsCard(locale: Locale, { listing, chains, almost }: Roundabout): Said {
  const say = sayIn(locale)
  const title = heading(say('chains.title', { reference: listingReference(listing), material: materialOf(locale, listing) }))
  if (chains.length + almost.length === 0) return message(title, paragraph(say('chains.nothing')))
  return message(
    title,
    chains.length === 0 ? paragraph(say('chains.none')) : list(chains.map((chain) => chainLine(locale, chain))),
    almost.length === 0 ? null : heading(say('almost.title')),
    list(almost.map((each) => almostLine(locale, each))),
  )
}

/** What one change would do for a match its broker looks at; null where no single one helps much. */
export function almostCard(locale: Locale, almost: readonly AlmostView[]): Said | null {
  if (almost.length === 0) return null
  return message(heading(sayIn(locale)('almost.title')), list(almost.map((each) => almostLine(locale, each))))
}
