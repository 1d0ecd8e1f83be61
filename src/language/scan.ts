import type { IsoDay } from '../domain/window.ts'
import { type AttributeSpan, scanAttributes } from './attributes.ts'
import { type Cue, scanCues } from './cues.ts'
import { type Dates, scanDates } from './dates.ts'
import { type Hazard, scanHazards } from './hazards.ts'
import { type Mention, scanMaterials } from './material-index.ts'
import { scanMeasures } from './measures.ts'
import { type PlaceMention, scanPlaces } from './places.ts'
import { type MoneySpan, scanFree, scanMoney } from './prices.ts'
import { type QuantitySpan, readQuantity, weighedLoads } from './quantities.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'
import { type Role, rolesOf } from './roles.ts'
import { type Folded, foldText, mask, originalWords, overlaps, type Stretch } from './script.ts'

/** Everything recognised in a text, each with where it stands; `mentions` are the materials to list. */
export type Scan = {
  readonly folded: Folded
  readonly lower: string
  readonly today: IsoDay
  readonly mentions: readonly Mention[]
  readonly allMentions: readonly Mention[]
  readonly cues: readonly Cue[]
  readonly quantities: readonly QuantitySpan[]
  readonly attributes: readonly AttributeSpan[]
  readonly money: readonly MoneySpan[]
  readonly free: readonly Stretch[]
  readonly places: readonly PlaceMention[]
  readonly hazards: readonly Hazard[]
  readonly dates: Dates
}

const either = /^\s*(?:or|\/|或者?|또는|이나|나|혹은)\s*$/

/** "X or Y" lists the first, and a material said twice is listed once. */
function listed(lower: string, mentions: readonly Mention[], roles: readonly Role[]): Mention[] {
  const items = mentions.filter((_, index) => roles[index] === 'item')
  const seen = new Set<string>()
  return items.filter((mention, index) => {
    const before = items[index - 1]
    if (before && either.test(lower.slice(before.end, mention.start))) return false
    const key = mention.candidates.map(({ materialId }) => materialId).join()
    return !seen.has(key) && seen.add(key)
  })
}

function quantitiesOf(
  folded: Folded,
  masked: string,
  context: ReadingContext,
  attributes: readonly AttributeSpan[],
  mentions: readonly Mention[],
): QuantitySpan[] {
  const { measures } = scanMeasures(folded.text, masked)
  const free = weighedLoads(masked, measures).filter(
    (measure) => ['amount', 'power', 'count'].includes(measure.unit.dimension) && !attributes.some((span) => overlaps(span, measure)),
  )
  const words = (stretch: Stretch) => originalWords(folded, stretch)
  const isMaterial = (at: number) => mentions.some(({ start, end }) => at >= start - 1 && at < end)
  return free.map((measure, index) => {
    const around = { from: free[index - 1]?.end ?? 0, until: free[index + 1]?.head ?? masked.length, isMaterial }
    return readQuantity({ lower: masked, words, country: context.country }, measure, around)
  })
}

/** Recognises everything in a text, each kind out of the way of the next. */
export function scanText(text: string, reader: Reader, context: ReadingContext): Scan {
  const folded = foldText(text)
  const { lower } = folded
  const allMentions = scanMaterials(folded, reader)
  const withoutMaterials = mask(lower, allMentions)
  const money = scanMoney(folded.text, withoutMaterials)
  const dates = scanDates(mask(withoutMaterials, money), context.today, context.country)
  const dated = [...dates.spans, ...dates.durations, ...dates.faults]
  const places = scanPlaces(folded, reader, [...allMentions, ...money, ...dated])
  const masked = mask(withoutMaterials, [...money, ...dated])
  const { measures, bare } = scanMeasures(folded.text, masked)
  const attributes = scanAttributes(folded.text, masked, measures, bare)
  return {
    folded,
    lower,
    today: context.today,
    mentions: listed(lower, allMentions, rolesOf(lower, allMentions)),
    allMentions,
    cues: scanCues(lower),
    quantities: quantitiesOf(folded, masked, context, attributes, allMentions),
    attributes,
    money,
    free: scanFree(lower),
    places,
    hazards: scanHazards(lower),
    dates,
  }
}
