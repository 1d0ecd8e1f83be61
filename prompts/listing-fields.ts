import type { ListingField } from '../src/domain/draft-view.ts'
import type { ListingView } from '../src/domain/listing-view.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { Text } from '../src/message/text.ts'
import { attributesLine } from './attribute.ts'
import { materialCoded, materialOf, priceOf, reference } from './listing-words.ts'
import { formatQuantityInFull, formatWindow, isKnown } from './quantity.ts'
import { sayIn } from './say.ts'
import { quoted, said } from './text.ts'

type Shown = { readonly label: Text; readonly value: Text }

function quantityField(locale: Locale, view: ListingView): Text {
  if (!isKnown(view.quantity)) return sayIn(locale)('value.not-given')
  return formatQuantityInFull(locale, view.quantity, view.quantityRounded)
}

function hazardField(locale: Locale, hazardous: boolean | null): Text | null {
  if (hazardous === null) return null
  return sayIn(locale)(hazardous ? 'value.hazardous' : 'value.not-hazardous')
}

/** One field of a listing as its reader may see it; null where there is nothing to show. */
function fieldValue(locale: Locale, view: ListingView, field: ListingField): Text | null {
  switch (field) {
    case 'material':
      return materialCoded(locale, materialOf(locale, view), view.ewc)
    case 'quantity':
      return quantityField(locale, view)
    case 'window':
      return formatWindow(locale, view.window)
    case 'price':
      return priceOf(locale, view)
    case 'hazardous':
      return hazardField(locale, view.hazardous)
    case 'location':
      return view.facility?.location ? quoted(view.facility.location) : null
    case 'attributes':
      return attributesLine(locale, view.attributes)
  }
}

const order: readonly ListingField[] = ['material', 'quantity', 'attributes', 'window', 'price', 'location', 'hazardous']

/** The fields of a listing that have something to show, or only some of them. */
export function listingFields(locale: Locale, view: ListingView, wanted: readonly ListingField[] = order): readonly Shown[] {
  return order.flatMap((field) => {
    const value = wanted.includes(field) ? fieldValue(locale, view, field) : null
    return value ? [{ label: sayIn(locale)(`label.${field}`), value }] : []
  })
}

/** Where a listing comes from, as far as the reader may know. */
export function originFields(locale: Locale, view: ListingView): readonly Shown[] {
  const say = sayIn(locale)
  const facility = view.facility
    ? [
        {
          label: say('label.facility'),
          value: say('listing.facility', { facility: quoted(view.facility.name), reference: reference('facility', view.facility.number) }),
        },
      ]
    : []
  const region = view.region ? [{ label: say('label.region'), value: said(view.region[locale]) }] : []
  return [...facility, ...region]
}
