import type { Locale, Names } from './locale.ts'

export const costBands = ['low', 'medium', 'high'] as const
export type CostBand = (typeof costBands)[number]

/** A conversion between by-product and input. */
export type Technology = {
  readonly id: string
  readonly names: Names
  readonly aliases: Readonly<Record<Locale, readonly string[]>>
  /** One or two plain sentences on what it does and what decides whether it works. */
  readonly summary: Names
  /** Typical ids of materials that go in and come out; empty where it serves nearly any solid or liquid. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Tonnes (or the input's unit) of main product per unit of input, `[low, high]`; null where it depends wholly on the input. */
  readonly yield: readonly [number, number] | null
  /** Usual capacity of one line. */
  readonly scale: { readonly low: number; readonly high: number; readonly unit: 't/year' | 'm3/year' | 'MW' | 'Nm3/h' } | null
  /** Technology readiness level, 1 to 9. */
  readonly readiness: number
  /** Investment against what plants of this kind usually spend: low under about 0.5, medium 0.5 to 5, high over 5 million USD a line. */
  readonly cost: CostBand
  /** Kilowatt-hours (electric and thermal together) per tonne or m3 of input, `[low, high]`. */
  readonly energyKwh: readonly [number, number] | null
  /** Titles of public references. */
  readonly references: readonly string[]
}
