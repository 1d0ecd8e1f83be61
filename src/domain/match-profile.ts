import type { Attributes, AttributeValue, Listing } from './listing.ts'
import type { Material } from './material.ts'
import { amountPerYear } from './quantity.ts'
import { askedInterval, interval } from './specification.ts'
import type { Unit } from './unit.ts'
import { dayNumber, type Window } from './window.ts'

/** What kind of amount a listing states; amounts of one dimension compare, mass and volume also by density. */
export const dimensions = { unknown: 0, mass: 1, volume: 2, energy: 3, pieces: 4 } as const
export type Dimension = (typeof dimensions)[keyof typeof dimensions]

/** Ways of transport besides the road, as bits. */
export const modeBits = { rail: 1, water: 2 } as const

/** Hazards as bits: what an offer is, or what a need refuses. */
const hazardBits = { hazardous: 1 } as const

/** Day numbers that stand for an open window; they fit two bytes, as every day until 2059 does. */
const openFrom = 0
const openUntil = 32_767

const wholeYear = 0b1111_1111_1111

/** The third coordinate of a place nobody knows; outside the sphere, so that no distance ever finds it. */
export const nowhere = 4

/**
 * A listing in the figures that all three scorers count with: single precision as the database keeps them, a place as a unit
 * vector, an amount in t, m³, GJ or pieces a year (0 is unknown), days since 1970, masks.
 */
export type Profile = {
  readonly amount: number
  readonly dimension: Dimension
  readonly fromDay: number
  readonly untilDay: number
  /** Months in which it recurs, January in the lowest bit. */
  readonly season: number
  readonly hazards: number
  readonly modes: number
  readonly ux: number
  readonly uy: number
  readonly uz: number
}

/** When a profile holds. */
export type Days = Pick<Profile, 'fromDay' | 'untilDay' | 'season'>

/** One stated property as an interval: what an offer measures, or what a need allows. */
export type Limit = { readonly attribute: string; readonly low: number; readonly high: number }

const canonical: Record<Unit, readonly [Dimension, number]> = {
  t: [dimensions.mass, 1],
  m3: [dimensions.volume, 1],
  L: [dimensions.volume, 0.001],
  GJ: [dimensions.energy, 1],
  kWh: [dimensions.energy, 0.0036],
  unit: [dimensions.pieces, 1],
}

function amountOf({ quantity }: Listing): Pick<Profile, 'amount' | 'dimension'> {
  if (!quantity) return { amount: 0, dimension: dimensions.unknown }
  const [dimension, scale] = canonical[quantity.unit]
  const amount = Math.fround(amountPerYear(quantity) * scale)
  return amount > 0 && amount < Number.POSITIVE_INFINITY ? { amount, dimension } : { amount: 0, dimension: dimensions.unknown }
}

const withinDays = (day: number) => Math.min(openUntil, Math.max(openFrom, day))

/** A window in days since 1970 and months. */
export function daysOf(window: Window): Days {
  return {
    fromDay: window.from === null ? openFrom : withinDays(dayNumber(window.from)),
    untilDay: window.until === null ? openUntil : withinDays(dayNumber(window.until)),
    season: window.months && window.months.length > 0 ? window.months.reduce((mask, month) => mask | (1 << (month - 1)), 0) : wholeYear,
  }
}

const toRadians = Math.PI / 180

/** A point of the unit sphere in single precision: half a metre on the ground. */
function unitVector(at: Listing['at']): Pick<Profile, 'ux' | 'uy' | 'uz'> {
  if (!at) return { ux: 0, uy: 0, uz: nowhere }
  const [lat, lon] = [at.lat * toRadians, at.lon * toRadians]
  return {
    ux: Math.fround(Math.cos(lat) * Math.cos(lon)),
    uy: Math.fround(Math.cos(lat) * Math.sin(lon)),
    uz: Math.fround(Math.sin(lat)),
  }
}

/** An offer is hazardous when it says so, or by its usual code when it says nothing; a need refuses that only when it says so. */
function hazardsOf({ kind, hazardous, site }: Listing, material: Material): number {
  const bit = hazardBits.hazardous
  if (kind === 'offer') return (hazardous ?? material.hazardous) ? bit : 0
  return hazardous === false || site.takesHazardous === false ? bit : 0
}

/** The figures of a listing of a material of the catalogue. */
export function profileOf(listing: Listing, material: Material): Profile {
  const { rail, water } = listing.site
  return {
    ...amountOf(listing),
    ...daysOf(listing.window),
    hazards: hazardsOf(listing, material),
    modes: (rail ? modeBits.rail : 0) | (water ? modeBits.water : 0),
    ...unitVector(listing.at),
  }
}

/** The stated properties of a listing as intervals, in the order of their names. */
export function limitsOf(kind: Listing['kind'], attributes: Attributes): readonly Limit[] {
  const bounds = (key: string, value: AttributeValue) => (kind === 'offer' ? interval(value) : askedInterval(key, value))
  return Object.keys(attributes)
    .toSorted()
    .flatMap((attribute) => {
      const value = attributes[attribute]
      if (value === undefined) return []
      const [low, high] = bounds(attribute, value)
      return [{ attribute, low, high }]
    })
}
