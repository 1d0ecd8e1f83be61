import type { ListingView } from '../../src/domain/listing-view.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { ListedView } from '../../src/domain/notice.ts'
import type { Text } from '../../src/message/text.ts'
import { formatDate } from '../format.ts'
import { listingLine, listingReference, materialOf, placeOf } from '../listing-words.ts'
import { button, choices, list, message, paragraph, type Said } from '../node.ts'
import { sayIn } from '../say.ts'
import { said } from '../text.ts'

type Listed = readonly ListedView[]

const linesShown = 10

function lines(locale: Locale, listings: Listed): readonly Text[] {
  const shown = listings.slice(0, linesShown)
  const line = ({ listing }: ListedView) => listingLine(locale, listing, [listing.tier === 'own' ? null : placeOf(locale, listing)])
  return [...shown.map(line), ...(listings.length > linesShown ? [said('…')] : [])]
}

const idsOf = (listings: Listed) => ({ listingIds: listings.map(({ listingId }) => listingId).join(' ') })

function lastDay(locale: Locale, listings: Listed): Text {
  const days = listings.flatMap(({ listing }) => listing.expiresAt ?? [])
  const first = days.toSorted((one, other) => one.getTime() - other.getTime())[0]
  return first ? formatDate(locale, first) : said('–')
}

/** Asks an owner whether one listing, or several, still hold. */
export function stillAvailable(locale: Locale, { listings }: { readonly listings: Listed }): Said {
  const say = sayIn(locale)
  const [only, ...others] = listings
  const date = lastDay(locale, listings)
  if (!only || others.length > 0) {
    return message(
      paragraph(say('heartbeat.ask-all', { count: listings.length, date })),
      list(lines(locale, listings)),
      choices([
        button(say('heartbeat.yes-all'), 'listing.renew-all', idsOf(listings), 'primary'),
        button(say('heartbeat.each'), 'menu.command', { command: 'listings' }),
      ]),
    )
  }
  const { listingId, listing } = only
  return message(
    paragraph(say('heartbeat.ask', { reference: listingReference(listing), material: materialOf(locale, listing), date })),
    choices([
      button(say('heartbeat.yes'), 'listing.renew', { listingId }, 'primary'),
      button(say('heartbeat.changed'), 'listing.change', { listingId }),
      button(say('heartbeat.gone'), 'listing.withdraw', { listingId }),
    ]),
  )
}

/** Listings that nobody answered for are paused; their owner can have them back. */
export function silentlyPaused(locale: Locale, { listings, own }: { readonly listings: Listed; readonly own: boolean }): Said {
  const say = sayIn(locale)
  const count = listings.length
  const renew = button(say('heartbeat.renew-all'), 'listing.renew-all', idsOf(listings), 'primary')
  const [only, ...others] = listings
  const buttons =
    only && others.length === 0
      ? [
          button(say('heartbeat.yes'), 'listing.renew', { listingId: only.listingId }, 'primary'),
          button(say('heartbeat.changed'), 'listing.change', { listingId: only.listingId }),
          button(say('heartbeat.gone'), 'listing.withdraw', { listingId: only.listingId }),
        ]
      : [renew, button(say('heartbeat.each'), 'menu.command', { command: 'listings' })]
  return message(
    paragraph(say(own ? 'heartbeat.paused' : 'heartbeat.paused.broker', { count })),
    list(lines(locale, listings)),
    choices(own ? buttons : []),
  )
}

/** Opens the correction of a listing. */
export function askWhatChanged(locale: Locale, listing: ListingView): Said {
  return message(paragraph(sayIn(locale)('heartbeat.what-changed', { reference: listingReference(listing) })))
}

/** Several listings hold for another while. */
export function renewedAll(locale: Locale, count: number): Said {
  return message(paragraph(sayIn(locale)('heartbeat.renewed', { count })))
}
