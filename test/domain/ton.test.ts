import { expect, test } from 'vitest'
import type { ListingContent } from '../../src/domain/listing.ts'
import { rereadTon } from '../../src/domain/ton.ts'

const content: ListingContent = {
  kind: 'offer',
  materialId: 'mill-scale',
  materialWords: 'mill scale',
  quantity: { min: 10, max: null, unit: 't', period: 'month' },
  window: { from: null, until: null },
  price: { amount: 9.0718474, currency: 'USD', per: 't', direction: 'seller_receives' },
  hazardous: null,
  location: null,
  attributes: {},
}

test('a short ton is 0.90718474 t, and a price per short ton is more per tonne', () => {
  const short = rereadTon(content, 'metric', 'short', true)
  expect(short.quantity).toEqual({ min: 9.0718474, max: null, unit: 't', period: 'month' })
  expect(short.price?.amount).toBe(10)
})

test('a price that names another unit stays', () => {
  expect(rereadTon(content, 'metric', 'short', false).price).toEqual(content.price)
})

test('reading it back gives what was said', () => {
  expect(rereadTon(rereadTon(content, 'metric', 'short', true), 'short', 'metric', true)).toEqual(content)
  expect(rereadTon(content, 'metric', 'metric', true)).toBe(content)
})
