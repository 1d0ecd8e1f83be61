import type { ListingContent } from './listing.ts'

/** What a bare "ton" means to somebody in the United States. */
export type Ton = 'short' | 'metric'

/** True where words say "ton", which can be either; "tonne" is metric. */
export const saysTon = (words: string): boolean => /\btons?\b/i.test(words)

/** A short ton is 2 000 lb of 0.45359237 kg each (NIST SP 811, appendix B). */
const shortTonInTonnes = 0.90718474

const tidy = (value: number) => Number(value.toPrecision(12))

/** The same words read with the other ton: amounts, and a price per such a ton. */
export function rereadTon(content: ListingContent, from: Ton, to: Ton, isPricePerTon: boolean): ListingContent {
  if (from === to) return content
  const factor = to === 'short' ? shortTonInTonnes : 1 / shortTonInTonnes
  const bound = (value: number | null) => (value === null ? null : tidy(value * factor))
  const { quantity, price } = content
  return {
    ...content,
    quantity: quantity && { ...quantity, min: bound(quantity.min), max: bound(quantity.max) },
    price: price && isPricePerTon && price.per === 't' ? { ...price, amount: tidy(price.amount / factor) } : price,
  }
}
