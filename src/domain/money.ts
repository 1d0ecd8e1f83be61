import type { Unit } from './unit.ts'

/** Who pays: the taker pays the provider, the provider pays the taker, or nobody. */
export type PriceDirection = 'seller_receives' | 'buyer_receives' | 'free'

/** A price per canonical unit, as said; never shown to the other side before an introduction. */
export type Price = {
  readonly amount: number
  readonly currency: string | null
  readonly per: Unit | null
  readonly direction: PriceDirection
}
