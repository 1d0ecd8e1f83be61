import { attributeBefore } from './attribute-words.ts'
import { type AttributeSpan, scanAttributes } from './attributes.ts'
import { counted, ownUnits } from './counted.ts'
import { type Cue, pricedCues, scanCues, withoutAdjectives } from './cues.ts'
import { type Dates, scanDates } from './dates.ts'
import { emptied, envelopeOf } from './envelope.ts'
import { type Hazard, scanHazards } from './hazards.ts'
import { type Mention, scanMaterials } from './material-index.ts'
import { type BareNumber, type Measure, scanMeasures } from './measures.ts'
import { periodAfter } from './periods.ts'
import { type PlaceMention, scanPlaces } from './places.ts'
import { type MoneySpan, scanFree, scanMoney, settledMoney } from './prices.ts'
import { type QuantitySpan, readQuantity, weighedLoads } from './quantities.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'
import { type Role, rolesOf } from './roles.ts'
import { type Folded, foldText, isIdeographic, localeOf, mask, originalWords, overlaps, type Stretch } from './script.ts'

/** Everything a text states, each with its place; who it belongs to is decided later. */
export type Facts = {
  readonly folded: Folded
  readonly korean: boolean
  readonly mentions: readonly (Mention & { readonly role: Role })[]
  readonly quantities: readonly QuantitySpan[]
  readonly money: readonly MoneySpan[]
  readonly free: readonly Stretch[]
  readonly attributes: readonly AttributeSpan[]
  readonly dates: Dates
  readonly hazards: readonly Hazard[]
  readonly places: readonly PlaceMention[]
  readonly cues: readonly Cue[]
}

const references =
  /\b[oncfmi]-\d{2,7}\b|https?:\/\/\S{1,300}|\S{1,80}@\S{1,80}\.\w{2,}|\+\d[\d ()-]{7,16}\d|(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{1,2}-\d{3,4}-\d{4}(?!\d)|\b(?:en|gb|gb\/t|ks|iso|astm)[ -]?\d{2,5}(?:-\d+)?\b|(?<![\d.])\d+(?:\.\d+)?[x*]\d+(?:\.\d+)?(?:[x*]\d+(?:\.\d+)?)?\s?(?:mm|cm|m)?(?![\w.])|(?<=factor of )\w+/g

function stretches(lower: string, pattern: RegExp): Stretch[] {
  return [...lower.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

const holds = /^\s?-?\s?(?:drums?|ibcs?|barrels?|totes?|cans?|cylinders?|bottles?|들이|짜리|말통|캔|페일|드럼|통(?!합)|装|桶|规格)/
const countedBefore =
  /(?:drums?|ibcs?|barrels?|totes?|cylinders?|个|桶|只|개|통|드럼|장)\s?(?:[(（,，]|of|x|@|each|每桶|每个|개당)\s?$|(?:drums?|ibcs?|barrels?|totes?)\s$/

const vesselNamed = /(?:ibcs?|totes?|drums?|barrels?|吨桶|桶|드럼|통)[^.\n。;；]{0,24}$/

/** The size of a container, "200 L drums" or "드럼 30개(200L)", is a property, not an amount. */
function containerSize(lower: string, measure: Measure, index: number, all: readonly Measure[]): AttributeSpan | null {
  if (measure.unit.unit !== 'L' || measure.low === null) return null
  const counts =
    all.some((one, at) => at !== index && one.unit.dimension === 'count') || /^,? \d/.test(lower.slice(measure.end, measure.end + 3))
  const isOfVessel =
    counts && measure.low >= 5 && measure.low < 1400 && vesselNamed.test(lower.slice(Math.max(0, measure.head - 36), measure.head))
  const isSize =
    isOfVessel ||
    holds.test(lower.slice(measure.end, measure.end + 14)) ||
    countedBefore.test(lower.slice(Math.max(0, measure.head - 16), measure.head))
  return isSize ? { key: 'container_size_l', value: measure.low, start: measure.head, end: measure.end } : null
}

const lineEnd = /[\n。;；•]|\.\s/

function quantitiesOf(
  folded: Folded,
  lower: string,
  measures: readonly Measure[],
  mentions: readonly Mention[],
  country: string | null,
): QuantitySpan[] {
  const source = { lower, country, words: (at: Stretch) => originalWords(folded, at) }
  return measures.map((measure, index) => {
    const after = lower.slice(measure.end, measures[index + 1]?.head ?? measure.end + 90).slice(0, 90)
    const before = lower.slice(Math.max(measures[index - 1]?.end ?? 0, measure.head - 60), measure.head)
    return readQuantity(source, measure, {
      until: measure.end + (lineEnd.exec(after)?.index ?? after.length),
      from: measure.head - (before.split(lineEnd).at(-1)?.length ?? 0),
      isMaterial: (at) => mentions.some(({ start }) => start >= at && start < at + 24),
      named: mentions.length > 0,
    })
  })
}

const amounts = new Set(['amount', 'power', 'count'])
const capacity =
  /^\s?(?:coal |gas |biomass |steam |thermal |electric |power |wood )?(?:boilers?|plants?|turbines?|furnaces?|generators?|chp|units?|power|solar|burners?|kilns?|station|engine)\b|^(?:的)?(?:锅炉|机组|电厂|发电|电站|炉)|^(?:급)?\s?(?:보일러|발전|터빈|설비|엔진)/

const ofPlant =
  /(?:(?<!供应|供给|供水|供气|供热|供汽|接收|消纳)能力|产能|规模|capacity(?: of| is)?|생산\s?능력|처리\s?능력|규모)\s?(?:为|约|:|：|약)?\s?$/

/** "12 MW boiler" says how large the boiler is, not how much there is. */
const isCapacity = (lower: string, { unit, head, end }: Measure) =>
  (unit.dimension === 'power' && capacity.test(lower.slice(end, end + 24))) || ofPlant.test(lower.slice(Math.max(0, head - 16), head))

const strange =
  /^\s(?!times|people|trips|visits|calls|staff|workers|drivers|hours|days|shifts|weeks|months|years)([a-z][a-z-]{2,18})(?=\s(?:of\s|a\s|per\s|each\s|every\s)|\s?\/)/

/** A number of things that are no unit, with a period: "20 blorps a week". */
function strangeUnits(folded: Folded, lower: string, bare: readonly BareNumber[]): QuantitySpan[] {
  return bare.flatMap(({ head, start, end }) => {
    const match = strange.exec(lower.slice(end, end + 30))
    const period = match && periodAfter(lower, end + match[0].length)
    if (!match || !period) return []
    const at = { start: head, end: period.end }
    const words = originalWords(folded, { start, end: period.end })
    return [
      {
        ...at,
        quantity: null,
        periodSaid: true,
        together: false,
        sum: false,
        each: false,
        restates: false,
        doubts: [{ field: 'quantity', reason: 'unknown-unit', words }],
      },
    ]
  })
}

function nothing(folded: Folded): Facts {
  const dates = { spans: [], durations: [], faults: [] }
  return {
    folded,
    korean: false,
    mentions: [],
    quantities: [],
    money: [],
    free: [],
    attributes: [],
    dates,
    hazards: [],
    places: [],
    cues: [],
  }
}

const shareBehind =
  /^(?:\scontent|含量|함량)?(?:[\s:：约<>≤≥~]|about|approx\.?|of|is|at|below|under|over|above|up to|max\.?|min\.?|(?:less|more|lower|higher) than|at (?:least|most)|不超过?|小于|大于|低于|高于){0,5}[\d.,]+(?:\s?[-~到至]\s?[\d.,]+)?\s?(?:%|pct|percent|个点|ppm|ppb|‰|mg\/|g\/[lt]|毫克)/
/** In Chinese and Korean the sign is left out: 甲烷58到62. */
const bareShareBehind =
  /^\s?(?:约|不超过?|小于|大于|低于|高于|[<>≤≥]){0,2}\d{1,2}(?:\.\d+)?(?![\d.,]*\d)(?:[-~到至]\d[\d.]*)?(?:以[上下内]|이상|이하|左右)?(?=\s(?!톤|킬|키로|kg|t\b|개|대|드럼|루베|파렛|吨|公斤|个|桶|车|方)|[，,。]|\.(?!\d)|$)/

/** "Ash 0.6 %" behind another material is a share of that. */
function isShare(lower: string, { start, end }: Stretch): boolean {
  const word = attributeBefore(lower, Math.max(0, start - 4), end)
  if (word?.end !== end || word.start > start) return false
  const behind = lower.slice(end, end + 40)
  return shareBehind.test(behind) || (isIdeographic(lower[end - 1]) && bareShareBehind.test(behind))
}

const opensClause = (lower: string, { start }: Stretch) =>
  /(?:[,;，；\n]\s?|[\u3400-\u9fff\uac00-\ud7a3]\s)$/.test(lower.slice(Math.max(0, start - 2), start))

const mostParts = 30
/** "22 t of wood chips and bark; chips 15 t, bark 7 t": an amount that those behind it add up to is of all together. */
function summed(quantities: readonly QuantitySpan[]): readonly QuantitySpan[] {
  if (quantities.length > mostParts) return quantities
  return quantities.map((one, at) => {
    const parts = quantities.slice(at + 1).filter(({ quantity }) => quantity?.unit === one.quantity?.unit)
    const sum = parts.reduce((total, { quantity }) => total + (quantity?.max ?? 0), 0)
    const whole = one.quantity?.max ?? 0
    return parts.length > 1 && whole > 0 && Math.abs(sum - whole) < 0.001 * whole ? { ...one, together: true } : one
  })
}

/** Names of materials in one text; the work grows with their square, and nobody lists so many by hand. */
const mostNames = 400

/** Reads every statement of a text, as far as its 400th material. */
export function readFacts(text: string, reader: Reader, context: ReadingContext): Facts {
  const whole = foldText(text)
  const { wrapping, signature } = envelopeOf(whole.lower)
  const folded = emptied(whole, signature ? [...wrapping, signature] : wrapping)
  if (folded.lower.trim() === '') return nothing(folded)
  const named = scanMaterials(folded, reader)
  const beyond = named[mostNames]
  if (beyond) return readFacts(text.slice(0, folded.origin[beyond.start]), reader, context)
  const coded = named.filter((mention) => mention.byCode)
  const open = mask(folded.lower, [...coded, ...stretches(folded.lower, references)])
  const dates = scanDates(open, context.today, context.country)
  const undated = mask(open, [...dates.spans, ...dates.durations, ...dates.faults])
  const money = scanMoney(folded.text, undated)
  const lower = mask(undated, money)
  const roles = rolesOf(folded.lower, named)
  const mentions = named.map((mention, index) => ({ ...mention, role: roles[index] ?? 'context' }))
  const { measures, bare } = scanMeasures(folded.text, lower)
  const sizes = measures.flatMap((measure, index) => containerSize(lower, measure, index, measures) ?? [])
  const free = measures.filter((measure) => !sizes.some((size) => overlaps(size, measure)))
  const listed = mentions.filter(
    (mention, index) =>
      mention.role !== 'attribute' && !mention.byCode && !((index > 0 || opensClause(lower, mention)) && isShare(lower, mention)),
  )
  const attributes = scanAttributes(folded.text, mask(lower, listed), free, bare)
  const isMeasured = (at: Stretch) => attributes.some(({ start, end }) => start <= at.start && end > at.end)
  const used = [...attributes, ...sizes]
  const loads = [...ownUnits(free, mentions), ...counted(lower, bare, mentions)].filter(
    (measure) =>
      amounts.has(measure.unit.dimension) &&
      !isCapacity(lower, measure) &&
      !used.some((one) => overlaps(one, { start: measure.start, end: measure.unitStart })),
  )
  const inOrder = loads.sort((a, b) => a.start - b.start)
  const quantities = quantitiesOf(folded, lower, weighedLoads(lower, inOrder), mentions, context.country)
  const said = scanPlaces(folded, reader, [...mentions, ...quantities, ...dates.spans])
  const places = said.length === 0 && signature ? scanPlaces(emptied(whole, [{ start: 0, end: signature.start }]), reader, []) : said
  return {
    folded,
    korean: localeOf(text) === 'ko',
    mentions: mentions.map((one, index) => (index > 0 && one.role === 'item' && isMeasured(one) ? { ...one, role: 'attribute' } : one)),
    quantities: quantities.length > 0 ? summed(quantities) : strangeUnits(folded, lower, bare),
    money: settledMoney(money, context.country ?? places.find(({ place }) => place)?.place?.country),
    free: scanFree(folded.lower),
    attributes: used,
    dates,
    hazards: scanHazards(folded.lower),
    places,
    cues: pricedCues(folded.lower, withoutAdjectives(folded.lower, scanCues(folded.lower)), money),
  }
}
