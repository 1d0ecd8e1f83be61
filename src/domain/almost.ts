import type { Knowledge } from './knowledge.ts'
import type { AttributeValue, Listing } from './listing.ts'
import { type Reason, type ScoredPair, scorePair, worthReviewing } from './match.ts'
import { railCost, waterCost } from './match-factors.ts'
import { distanceKm, earthRadiusKm, roadDetour } from './place.ts'
import { amountPerYear } from './quantity.ts'
import { compareSpecifications } from './specification.ts'
import type { Unit } from './unit.ts'
import type { IsoDay, Window } from './window.ts'

/** What is done to a material so that a stated property fits. */
export type Treatment =
  | 'drying'
  | 'dewatering'
  | 'crushing'
  | 'agglomerating'
  | 'neutralising'
  | 'cleaning'
  | 'concentrating'
  | 'diluting'
  | 'heating'
  | 'compressing'

/** One change that would make a pair fit. Technologies are slugs of the catalogue; null where it knows none for it. */
export type Change =
  | {
      readonly change: 'treatment'
      readonly treatment: Treatment
      readonly technology: string | null
      readonly attribute: string
      readonly from: AttributeValue
      readonly to: AttributeValue
    }
  /** One side would have to start or end at another day. */
  | {
      readonly change: 'window'
      readonly side: 'offer' | 'need'
      readonly edge: 'from' | 'until'
      readonly from: IsoDay
      readonly to: IsoDay
    }
  /** A further offer (or taker) for what is missing, in units of the need a year. */
  | { readonly change: 'partner'; readonly side: 'offer' | 'need'; readonly from: number; readonly to: number; readonly unit: Unit }
  /** Carried otherwise; kilometres by road, and those that would cost as much. */
  | { readonly change: 'mode'; readonly mode: 'rail' | 'water'; readonly from: number; readonly to: number }
  /** The taker does not take hazardous material yet. */
  | { readonly change: 'permit'; readonly materialId: string }

/** A pair that one change would bring to `score`; `before` is 0 where it is not scored at all now. */
export type Almost = {
  readonly offerId: string
  readonly needId: string
  readonly change: Change
  readonly before: number
  readonly score: number
}

type Trial = { readonly change: Change; readonly offer: Listing; readonly need: Listing }

type Remedy = { readonly less: readonly [Treatment, string | null]; readonly more: readonly [Treatment, string | null] | null }

/** Wetter than this is pressed before it is dried, percent of mass. */
const pressedAbove = 60

const remedies: readonly (readonly [RegExp, Remedy])[] = [
  [/^(moisture|water_content|water)_pct$/, { less: ['drying', 'drying'], more: null }],
  [/^(solids|dry_matter)_pct$/, { less: ['diluting', null], more: ['dewatering', 'dewatering'] }],
  [/^(particle_size|size|lump_size)_mm$/, { less: ['crushing', 'crushing-and-screening'], more: ['agglomerating', 'agglomeration'] }],
  [/^fineness_/, { less: ['crushing', 'grinding'], more: ['crushing', 'grinding'] }],
  [/^ph$/, { less: ['neutralising', 'neutralisation'], more: ['neutralising', 'neutralisation'] }],
  [/^oil(_content)?_pct$/, { less: ['cleaning', 'oil-water-separation'], more: null }],
  [/^(salinity|nacl|cl|chloride)_|^tds_|^conductivity_/, { less: ['cleaning', 'washing'], more: null }],
  [/^(impurities|contamination|foreign_matter|cod|tss|suspended_solids)_/, { less: ['cleaning', 'purification'], more: null }],
  [/^(concentration|purity|sugar|solids|h2so4|hcl|naoh|hno3)_pct$/, { less: ['diluting', null], more: ['concentrating', 'concentration'] }],
  [/^temperature_c$/, { less: ['heating', 'heat-exchanger'], more: ['heating', 'heat-pump'] }],
  [/^pressure_/, { less: ['compressing', null], more: ['compressing', null] }],
]

const low = (value: AttributeValue) => (typeof value === 'number' ? value : (value[0] ?? value[1] ?? 0))
const high = (value: AttributeValue) => (typeof value === 'number' ? value : (value[1] ?? value[0] ?? 0))

/** What has to become of an offered property: the limit that it breaks. */
function targetOf(offered: AttributeValue, wanted: AttributeValue): { readonly to: number; readonly less: boolean } {
  if (low(offered) > high(wanted)) return { to: high(wanted), less: true }
  return { to: low(wanted), less: false }
}

function treat(offer: Listing, need: Listing, attribute: string): readonly Trial[] {
  const [from, wanted] = [offer.attributes[attribute], need.attributes[attribute]]
  const remedy = remedies.find(([keys]) => keys.test(attribute))?.[1]
  if (from === undefined || wanted === undefined || !remedy) return []
  const { to, less } = targetOf(from, wanted)
  const done = less ? remedy.less : remedy.more
  if (!done) return []
  const pressed = done[0] === 'drying' && low(from) > pressedAbove
  const [treatment, technology] = pressed ? (['dewatering', 'dewatering'] as const) : done
  const change: Change = { change: 'treatment', treatment, technology, attribute, from, to }
  return [{ change, offer: { ...offer, attributes: { ...offer.attributes, [attribute]: to } }, need }]
}

const treatments = (offer: Listing, need: Listing) =>
  compareSpecifications(offer.attributes, need.attributes).conflicts.flatMap((attribute) => treat(offer, need, attribute))

const withWindow = (listing: Listing, change: Partial<Window>): Listing => ({ ...listing, window: { ...listing.window, ...change } })

/** Where one side ends before the other begins, the one may go on for as long as the other, or the other begin as early. */
function windows(offer: Listing, need: Listing): readonly Trial[] {
  const trials: Trial[] = []
  const sides = [
    { side: 'offer', own: offer, other: need },
    { side: 'need', own: need, other: offer },
  ] as const
  for (const { side, own, other } of sides) {
    const [ends, begins] = [own.window.until, other.window.from]
    if (!ends || !begins || ends >= begins) continue
    const longer = withWindow(own, { until: other.window.until })
    const earlier = withWindow(other, { from: own.window.from })
    const otherSide = side === 'offer' ? 'need' : 'offer'
    trials.push(
      { change: { change: 'window', side, edge: 'until', from: ends, to: begins }, ...placed(side, longer, other) },
      { change: { change: 'window', side: otherSide, edge: 'from', from: begins, to: ends }, ...placed(otherSide, earlier, own) },
    )
  }
  return trials
}

const placed = (side: 'offer' | 'need', own: Listing, other: Listing) =>
  side === 'offer' ? { offer: own, need: other } : { offer: other, need: own }

/** Below this share of the need, or above its inverse, a further partner is worth a word. */
const aloneEnough = 0.5

function partners(offer: Listing, need: Listing, now: ScoredPair | null): readonly Trial[] {
  const reason = now?.reasons.find((each): each is Extract<Reason, { reason: 'quantity' }> => each.reason === 'quantity')
  const covers = reason?.coversNeed ?? null
  if (covers === null || covers === 0 || !need.quantity || (covers >= aloneEnough && covers <= 1 / aloneEnough)) return []
  const wanted = amountPerYear(need.quantity)
  const side = covers < 1 ? 'offer' : 'need'
  const change: Change = { change: 'partner', side, from: covers * wanted, to: wanted, unit: need.quantity.unit }
  const scale = side === 'offer' ? 1 / covers : covers
  const grown = side === 'offer' ? offer : need
  return [{ change, ...placed(side, { ...grown, quantity: scaledTo(grown, scale) }, side === 'offer' ? need : offer) }]
}

function scaledTo({ quantity }: Listing, by: number): Listing['quantity'] {
  const times = (bound: number | null) => (bound === null ? null : bound * by)
  return quantity && { ...quantity, min: times(quantity.min), max: times(quantity.max) }
}

/** Sites of both sides with a way of transport that at least one of them lacks. */
function withMode(offer: Listing, need: Listing, mode: 'rail' | 'water'): Pick<Trial, 'offer' | 'need'> | null {
  if (offer.site[mode] && need.site[mode]) return null
  const linked = (listing: Listing): Listing => ({ ...listing, site: { ...listing.site, [mode]: true } })
  return { offer: linked(offer), need: linked(need) }
}

function modes(offer: Listing, need: Listing): readonly Trial[] {
  const [here, there] = [offer.at, need.at]
  if (!here || !there) return []
  const crow = distanceKm(here, there)
  const roadKm = crow * roadDetour
  const others = [
    { mode: 'rail', costKm: railCost.fixedKm + (railCost.perChord / earthRadiusKm) * crow },
    { mode: 'water', costKm: waterCost.fixedKm + (waterCost.perChord / earthRadiusKm) * crow },
  ] as const
  return others.flatMap(({ mode, costKm }) => {
    const sides = costKm < roadKm ? withMode(offer, need, mode) : null
    return sides ? [{ change: { change: 'mode', mode, from: roadKm, to: costKm }, ...sides }] : []
  })
}

function permits(knowledge: Knowledge, offer: Listing, need: Listing): readonly Trial[] {
  const material = knowledge.materials.get(offer.materialId ?? '')
  const refuses = need.hazardous === false || need.site.takesHazardous === false
  if (!material || !refuses || !(offer.hazardous ?? material.hazardous)) return []
  const permitted = { ...need, hazardous: null, site: { ...need.site, takesHazardous: true } }
  return [{ change: { change: 'permit', materialId: material.id }, offer, need: permitted }]
}

/** A change that helps less than this is not worth a line. */
const worthSaying = 1.15

/**
 * The single changes that would make a pair fit, or fit much better, best first. Empty where nothing connects the materials or
 * where no one change is enough.
 */
export function almostFits(knowledge: Knowledge, offer: Listing, need: Listing, today: IsoDay): readonly Almost[] {
  const now = scorePair(knowledge, offer, need, today)
  const blocked = permits(knowledge, offer, need)
  const before = blocked.length > 0 ? 0 : (now?.score ?? 0)
  const trials =
    blocked.length > 0
      ? blocked
      : [...treatments(offer, need), ...windows(offer, need), ...partners(offer, need, now), ...modes(offer, need)]
  return trials
    .map(({ change, offer: given, need: taken }) => ({
      offerId: offer.id,
      needId: need.id,
      change,
      before,
      score: scorePair(knowledge, given, taken, today)?.score ?? 0,
    }))
    .filter(({ score }) => score >= worthReviewing && score >= worthSaying * before)
    .toSorted((one, other) => other.score - one.score)
}
