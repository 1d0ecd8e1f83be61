import { type Days, dimensions, modeBits } from './match-profile.ts'
import { earthRadiusKm, roadDetour } from './place.ts'

/**
 * The arithmetic of the score, shared by the explanation and the snapshot; the ranking statement does the same operations in the
 * same order. Only + - × ÷ and √ are used, which every IEEE 754 machine rounds alike.
 */
export const unknownQuantity = 0.8
export const unknownDistance = 0.85
export const conflictFactor = 0.5
/** A pair further apart than this many times its material's reach does not travel. */
export const reachLimit = 2.5
/** An open end counts as this many days from today. */
export const horizonDays = 3 * 365

/** Kilometres by road for each unit of chord. */
export const roadPerChord = earthRadiusKm * roadDetour
/**
 * Rail and water in kilometres of road that cost the same: two transshipments, then a part of the price of a kilometre by road
 * with a longer way. Rates of bulk freight: road about 0.06, rail 0.024, inland water 0.015 EUR per t·km.
 */
export const railCost = { fixedKm: 60, perChord: earthRadiusKm * 1.25 * 0.4 } as const
export const waterCost = { fixedKm: 80, perChord: earthRadiusKm * 1.5 * 0.25 } as const

/** Percent by which the taker's and the giver's industries weigh. */
export const industryPercent = { sinkSeen: 100, sinkNew: 80, notAnInput: 90, sourceSeen: 100, sourceNew: 95 } as const

/** What the industries of both sides make of a pair; both in percent. */
export function industryFactor(sourcePercent: number, sinkPercent: number): number {
  return (sourcePercent * sinkPercent) / 10_000
}

/** How well two amounts fit; unknown where they do not compare. `density` t/m³ of the offered material, 0 when unknown. */
export function quantityFit(aAmount: number, aDimension: number, bAmount: number, bDimension: number, density: number): number {
  if (aDimension === 0 || bDimension === 0) return unknownQuantity
  let a = aAmount
  let b = bAmount
  if (aDimension !== bDimension) {
    if (aDimension + bDimension !== 3 || density === 0) return unknownQuantity
    if (aDimension === dimensions.volume) a *= density
    else b *= density
  }
  return 0.3 + 0.7 * Math.sqrt(a < b ? a / b : b / a)
}

/** Distance in road kilometres of equal cost by the cheapest way that both sides have; `chord` on the unit sphere. */
export function transportCostKm(chord: number, modes: number): number {
  let cost = roadPerChord * chord
  if ((modes & modeBits.rail) !== 0) cost = Math.min(cost, railCost.fixedKm + railCost.perChord * chord)
  if ((modes & modeBits.water) !== 0) cost = Math.min(cost, waterCost.fixedKm + waterCost.perChord * chord)
  return cost
}

/** The longest chord that a budget of road kilometres pays for; 2 is the other side of the earth. */
export function furthestChord(budgetKm: number, modes: number): number {
  let chord = budgetKm / roadPerChord
  if ((modes & modeBits.rail) !== 0) chord = Math.max(chord, (budgetKm - railCost.fixedKm) / railCost.perChord)
  if ((modes & modeBits.water) !== 0) chord = Math.max(chord, (budgetKm - waterCost.fixedKm) / waterCost.perChord)
  return Math.min(2, chord)
}

/** Bits set in a mask of months. */
function monthCount(mask: number): number {
  let rest = mask
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count += 1
  }
  return count
}

/** Share of the shorter season that both have in common. */
export function seasonShare(a: number, b: number): number {
  if (a === b) return 1
  return monthCount(a & b) / Math.min(monthCount(a), monthCount(b))
}

/** Share of the shorter rest of two windows that both have in common; days as in a profile, what is past does not count. */
export function windowShare(aFrom: number, aUntil: number, bFrom: number, bUntil: number, today: number): number {
  const horizon = today + horizonDays
  const from1 = Math.max(aFrom, today)
  const from2 = Math.max(bFrom, today)
  const until1 = Math.min(aUntil, horizon)
  const until2 = Math.min(bUntil, horizon)
  const shared = Math.min(until1, until2) - Math.max(from1, from2) + 1
  if (shared <= 0) return 0
  return shared / (Math.min(until1 - from1, until2 - from2) + 1)
}

/** The factor of time: what two listings share of their windows and seasons. */
export function overlapShare(a: Days, b: Days, today: number): number {
  return windowShare(a.fromDay, a.untilDay, b.fromDay, b.untilDay, today) * seasonShare(a.season, b.season)
}

export const transportModes = ['road', 'rail', 'water'] as const
export type TransportMode = (typeof transportModes)[number]

/** The cheapest way that both sides have. */
export function transportMode(chord: number, modes: number): TransportMode {
  const cost = transportCostKm(chord, modes)
  if (cost === roadPerChord * chord) return 'road'
  return cost === waterCost.fixedKm + waterCost.perChord * chord ? 'water' : 'rail'
}
