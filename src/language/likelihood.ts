import type { Price } from '../domain/money.ts'
import type { QuantitySpan } from './quantities.ts'

/** How often each kind of field is read right when its words are this plain; judged on messages kept apart, rounded. */
const plain = 0.98

/** An amount whose period nobody said is taken as one lot, which is sometimes wrong. */
export function quantityLikelihood({ periodSaid, restates }: QuantitySpan): number {
  return periodSaid && !restates ? plain : 0.85
}

/** Who pays is the part of a price that words hide most. */
export function priceLikelihood(price: Price | null): number {
  if (price?.direction === 'free') return plain
  return price?.per === null ? 0.8 : 0.92
}

/** A name that the gazetteer knows, or only words behind "in" or 在. */
export function placeLikelihood(known: boolean): number {
  return known ? plain : 0.75
}

/** Dates, hazards and properties stand in fixed forms. */
export const formLikelihood = 0.95
