import { loadMaterials, loadPlaces } from '../../../db/seed/load.ts'
import type { AttributeValue } from '../../../src/domain/listing.ts'
import type { Price } from '../../../src/domain/money.ts'
import type { Quantity } from '../../../src/domain/quantity.ts'
import type { Window } from '../../../src/domain/window.ts'
import { createReader } from '../../../src/language/reader.ts'
import type { Doubt, ReadItem } from '../../../src/language/reading.ts'

/** The shipped vocabulary, indexed once for all tests of a file. */
export const reader = createReader({ materials: loadMaterials(), places: loadPlaces() })

/** The day every message of these tests is written. */
export const today = '2026-03-02'

function quantityText({ min, max, unit, period }: Quantity): string {
  const amount = min === max ? `${min}` : min === null ? `≤${max}` : max === null ? `≥${min}` : `${min}-${max}`
  return period === 'once' ? `${amount} ${unit}` : `${amount} ${unit}/${period}`
}

const windowText = ({ from, until }: Window) => (from === null && until === null ? '' : `${from ?? ''}..${until ?? ''}`)

function priceText(price: Price | null): string {
  if (price === null) return ''
  if (price.direction === 'free') return 'free'
  const per = price.per === null ? '' : `/${price.per}`
  return `${price.direction === 'buyer_receives' ? 'pays ' : ''}${price.amount} ${price.currency ?? '?'}${per}`
}

const attributeText = ([key, value]: [string, AttributeValue]) =>
  typeof value === 'number' ? `${key}=${value}` : `${key}=${value[0] ?? ''}..${value[1] ?? ''}`

const doubtText = (doubt: Doubt) => `?${doubt.field}${'reason' in doubt ? ` ${doubt.reason} "${doubt.words}"` : ''}`

/** One line of what was read: kind, material, amount, window, price, hazard, place, properties and doubts, where said. */
export function summaryOf({ kind, materialId, quantity, window, price, hazardous, location, attributes, doubts }: ReadItem): string {
  return [
    `${kind} ${materialId ?? '-'}`,
    quantity ? quantityText(quantity) : '',
    windowText(window),
    priceText(price),
    hazardous === null ? '' : hazardous ? 'hazardous' : 'harmless',
    location === null ? '' : `at ${location}`,
    ...Object.entries(attributes).map(attributeText),
    ...doubts.map(doubtText),
  ]
    .filter((part) => part !== '')
    .join(' | ')
}
