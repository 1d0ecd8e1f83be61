import { type Quantity, quantityFault } from '../domain/quantity.ts'
import type { Unit } from '../domain/unit.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import type { BareNumber, Measure } from './measures.ts'
import { type FoundPeriod, isPeriodWord, periodAfter, periodBefore, periodsIn } from './periods.ts'
import type { Doubt } from './reading.ts'
import { recurrenceOf, recurrenceSoon } from './recurrences.ts'
import type { Stretch } from './script.ts'
import { unitAt } from './units.ts'

/** An amount in the text read as a quantity; null with a doubt when it makes none. */
export type QuantitySpan = Stretch & {
  readonly quantity: Quantity | null
  readonly periodSaid: boolean
  /** Said for everything together: "together", 合计. */
  readonly together: boolean
  /** A stated sum of what was counted before: "6 pallets, 3.4 t all in". */
  readonly sum: boolean
  /** Said of each of several: 各500吨, "500 t each". */
  readonly each: boolean
  /** Says the one before again in other words: "→ 20k t a year". */
  readonly restates: boolean
  readonly doubts: readonly Doubt[]
}

type Source = { readonly lower: string; readonly words: (stretch: Stretch) => string; readonly country: string | null }

const unknownAfterSlash = /^\s?\/\s?(\p{L}[\p{L}-]*)/u
const unknownAfterPer = /^\s?per (\p{L}[\p{L}-]*)/u
const oddTail = /^ of (?!(?:a|all|any|bits|blend|kind|lots|mix|pieces|some|the) )\p{L}+(?<chained> of )?/u

/** "40 t/month of slag" names a material, "slag, 40 t/fortnight of joy" does not. */
function oddBehind(lower: string, end: number, period: FoundPeriod, { isMaterial, named }: Surroundings): Stretch | null {
  const tail = lower.slice(end, period.start).includes('/') ? oddTail.exec(lower.slice(period.end, period.end + 30)) : null
  const names = tail?.groups?.chained === undefined && isMaterial(period.end + 4)
  if (!tail || names || !(named || period.share === 1 / 2)) return null
  return { start: end, end: period.end + tail[0].replace(/ of $/, '').length }
}

function unknownPeriod(lower: string, end: number, period: FoundPeriod | null, around: Surroundings): Stretch | null {
  const rest = lower.slice(end, end + 40)
  if (period) return oddBehind(lower, end, period, around)
  if (/^\s?\/\s/.test(rest) && around.isMaterial(end + 2)) return null
  const match = unknownAfterSlash.exec(rest) ?? unknownAfterPer.exec(rest)
  const word = match?.[1] ?? ''
  if (!match || isPeriodWord(word) || unitAt(word, word, 0)?.end === word.length) return null
  return { start: end, end: end + match[0].length }
}

const togetherWords = /together|in total|combined|altogether|total of|合计|共计|总共|一共|合起来|总计|加起来|합쳐|합계|합해|총합|모두 합/
const sumBefore =
  /(?:total(?:l?ing)?|weigh(?:s|ing)|total weight|gross|net|总重|总共|总计|共计?|合计|毛重|净重|총|합계|총중량|전체)(?:\sof|量|约|为|중량)?[\s:：]{0,2}(?:about|approx\.?|ca\.?|약|约)?\s?$/
const sumAfter = /^\s?(?:,\s?)?(?:[a-z]{3,12}\s)?(?:all in\b|all told|in total|total\b|altogether|in all\b|combined|together|总重|左右总重)/
const eachBefore = /(?:各(?:要|需|收|有|自|来)?|각각?)\s?$/
const eachAfter = /^\s?(?:of each|each|씩)(?![a-z가-힣])/
const restating =
  /(?:→|=|i\.e\.?|that is|equals?|equivalent to|\bor|\bso|约合|折合|即|相当于|也就是|합계|즉|환산)\s*(?:about|roughly|around|approx\.?|约|약|~)?\s*$/

function findPeriod(lower: string, measure: Measure, until: number, from: number): FoundPeriod | null {
  if (measure.unit.rate) return { start: measure.end, end: measure.end, period: measure.unit.rate, share: 1 }
  const recurring = measure.weighed ? null : recurrenceOf(lower, measure)
  if (recurring) return { start: measure.end, end: measure.end, ...recurring }
  const after = periodAfter(lower, measure.end)
  const before = periodBefore(lower, measure.head)
  // 全年7000小时 behind an amount speaks of the hours.
  if (after && !(before && /^\s?约?\d/.test(lower.slice(after.end, after.end + 3)))) return after
  if (before) return before
  const soon = measure.weighed ? null : recurrenceSoon(lower, measure.end)
  if (soon) return { start: measure.end, end: measure.end, ...soon }
  return periodsIn(lower, { start: measure.end, end: until })[0] ?? periodsIn(lower, { start: from, end: measure.head }).at(-1) ?? null
}

function bounded(
  lower: string,
  measure: Measure,
  period: FoundPeriod | null,
): { readonly low: number | null; readonly high: number | null; readonly end: number } {
  const { low, high } = measure
  const end = Math.max(measure.end, period?.end ?? 0)
  if (!period || low === null || low !== high) return { low, high, end }
  const found = period.start >= measure.end ? boundAfter(lower, period.end) : boundBefore(lower, period.start)
  if (!found) return { low, high, end }
  return {
    low: found.bound === 'upper' ? null : low,
    high: found.bound === 'lower' ? null : high,
    end: Math.max(end, period.start >= measure.end ? found.at : end),
  }
}

const tidy = (value: number | null, share: number) => (value === null ? null : Number((value * share).toPrecision(12)))

/** Puts an amount and its period together; an amount no plant could have becomes a doubt. */
function quantityFrom(low: number | null, high: number | null, unit: Unit, period: FoundPeriod | null): Quantity | null {
  const share = period?.share ?? 1
  const quantity: Quantity = { min: tidy(low, share), max: tidy(high, share), unit, period: period?.period ?? 'once' }
  return quantityFault(quantity) === null ? quantity : null
}

function doubtsOf(source: Source, measure: Measure, quantity: Quantity | null, at: Stretch, odd: Stretch | null): Doubt[] {
  const words = source.words({ start: at.start, end: Math.max(at.end, odd?.end ?? 0) })
  if (odd) return [{ field: 'quantity', reason: 'unknown-period', words }]
  if (quantity === null) return [{ field: 'quantity', reason: 'impossible', words }]
  return measure.unit.bareTon && source.country === 'US' ? [{ field: 'quantity', reason: 'short-or-metric-ton', words }] : []
}

/** Where an amount may look for its period, and what counts as a material there. */
export type Surroundings = {
  readonly from: number
  readonly until: number
  readonly isMaterial: (at: number) => boolean
  readonly named: boolean
}

function saidAround(lower: string, { start, end }: Stretch): Pick<QuantitySpan, 'together' | 'sum' | 'each' | 'restates'> {
  const before = lower.slice(Math.max(0, start - 22), start)
  const after = lower.slice(end, end + 14)
  return {
    together: togetherWords.test(before.slice(-14)) || togetherWords.test(after),
    sum: sumBefore.test(before) || sumAfter.test(after),
    each: eachBefore.test(before.slice(-4)) || eachAfter.test(after.slice(0, 10)),
    restates: restating.test(before.slice(-20)),
  }
}

/** Reads one measured amount as a quantity. */
export function readQuantity(source: Source, measure: Measure, around: Surroundings): QuantitySpan {
  const { lower } = source
  const period = findPeriod(lower, measure, around.until, around.from)
  const odd = measure.unit.rate ? null : unknownPeriod(lower, measure.end, period, around)
  const { low, high, end } = bounded(lower, measure, period)
  const near = period && (period.start - measure.end < 4 || period.end <= measure.head) ? period : null
  const start = Math.min(measure.head, near?.start ?? measure.head)
  const at = { start, end: near ? end : measure.end }
  const possible = measure.negative || odd ? null : quantityFrom(low, high, measure.unit.unit ?? 't', period)
  const doubts = doubtsOf(source, measure, measure.negative ? null : possible, at, odd)
  return { ...at, quantity: possible, periodSaid: period !== null, ...saidAround(lower, at), doubts }
}

const vehicle = /truck|lorr|load|tanker|wagon|railcar|bale|big bag|supersack|捆|吨袋|톤백|车|挂|트럭|덤프|트레일러|대|차|탱크/
const eachLoad =
  /(?:each|(?:per |\/\s?|a )(?:truck|load|lorry|trip)|\/\s?(?:车|트럭|차|대)|apiece|^\s?(?:트럭|덤프|차)|每车|一车|单车|每趟|대당|차당|한\s?차에?|of|@|x|a piece|\(|（|吨的|톤\s?(?:짜리\s?)?(?:트레일러|덤프|트럭|카고|차|탑차|윙바디|탱크로리|\d+\s?(?:차|대)))/

/** In "3车木屑，一车8吨" the second load only says how much one carries. */
function withoutEach(measures: readonly Measure[]): Measure[] {
  const loads = measures.filter((one) => one.unit.dimension === 'count' && vehicle.test(one.spelling))
  return measures.filter((one, index) => {
    const next = measures[index + 1]
    const isOne = loads.length > 1 && loads.includes(one) && one.low === 1 && one.high === 1
    return !(isOne && next && next.unit.dimension === 'amount' && next.start - one.end < 3)
  })
}

const corrected =
  /(?:\bno,? sorry|\bsorry|\bi mean(?:t)?|\bmake that|\bcorrection|\brather|\bactually|\bscratch that|\boops|不对|说错了?|打错了?|写错了?|更正|应该是|应为|아니|정정|죄송|오타|잘못)[\s,，.:：!…-]*(?:it's|that's|is|it is|是|为|요)?[\s,，]*$/

/** "50, no sorry 55 tonnes": what is taken back no longer counts. */
function withoutTakenBack(lower: string, measures: readonly Measure[]): Measure[] {
  return measures.filter((one, index) => {
    const next = measures[index + 1]
    return !(next && next.unit.unit === one.unit.unit && next.head - one.end < 30 && corrected.test(lower.slice(one.end, next.head)))
  })
}

/** Truckloads with a stated weight become that weight; drums and other containers stay pieces. */
export function weighedLoads(lower: string, all: readonly Measure[]): Measure[] {
  const left: Measure[] = []
  const measures = apartLoads(lower, withoutEach(withoutTakenBack(lower, all)))
  for (let at = 0; at < measures.length; at += 1) {
    const [load, weight] = [measures[at], measures[at + 1]]
    if (!load) continue
    const pair = weight && loadOf(lower, load, weight)
    if (pair) at += 1
    left.push(pair || load)
  }
  return left
}

const perLoadBefore =
  /(?:每车|一车|单车|每趟|每次|一趟|트럭당|차당|대당|한\s?차에?|each (?:load|truck|lorry)(?: is| holds| carries)?|per (?:load|truck|lorry))\s?(?:装|拉|约|大约|能拉|about|:|：|약)?\s?$/
const perLoadAfter = /^\s?(?:(?:per|a|each|every|\/)\s?(?:load|truck|lorry|trailer)|(?:一|每|\/)车|\/\s?(?:트럭|차|대)|each\b)/

/** "Ten lorries a week. … 25 t each": what one load carries may be said far from how many there are. */
function apartLoads(lower: string, measures: readonly Measure[]): readonly Measure[] {
  const size = measures.find(
    ({ unit, head, end }) =>
      unit.dimension === 'amount' &&
      (perLoadBefore.test(lower.slice(Math.max(0, head - 24), head)) || perLoadAfter.test(lower.slice(end, end + 14))),
  )
  const loads = measures.filter(({ unit, spelling }) => unit.dimension === 'count' && vehicle.test(spelling))
  const [load] = loads
  if (!size || !load || loads.length > 1 || Math.abs(size.start - load.start) <= 30) return measures
  const { low, high } = size
  const weighed = {
    low: (load.low ?? 0) * (low ?? 0) || null,
    high: (load.high ?? 0) * (high ?? 0) || null,
    unit: size.unit,
    weighed: true as const,
  }
  return measures.filter((one) => one !== size).map((one) => (one === load ? { ...load, ...weighed } : one))
}

type Load = { readonly load: Measure; readonly weight: Measure }

function pairOf(first: Measure, second: Measure): Load | null {
  const [load, weight] = first.unit.dimension === 'count' ? [first, second] : [second, first]
  const isLoad = load.unit.dimension === 'count' && vehicle.test(load.spelling) && weight.unit.dimension === 'amount'
  return isLoad && second.start - first.end <= 30 ? { load, weight } : null
}

/** 11톤 암롤 2대: a truck by what it carries. */
const ofSize =
  /^\s?(?:짜리\s?)?(?:트레일러|덤프|트럭|카고|차|암롤|탱크로리|로리|벌크|탑차|윙바디)(?:로|차|트럭)?\s*(?:[가-힣]{1,3}\s?)?$|^\s?(?:t|tonne|ton)?\s?(?:artics?|lorr(?:y|ies)|trucks?)\s?x?\s?$/

function loadOf(lower: string, first: Measure, second: Measure): Measure | null {
  const pair = pairOf(first, second)
  if (!pair) return null
  const { load, weight } = pair
  const between = lower.slice(first.end, second.end + 8) + lower.slice(Math.max(0, first.start - 4), first.start)
  const isOne = load.low === 1 && load === first && second.start - first.end < 2
  const isOfSize = load === second && ofSize.test(lower.slice(first.end, second.head))
  if (!(isOne || isOfSize || eachLoad.test(between)) || load.low === null || weight.low === null) return null
  const high = load.high === null ? null : load.high * (weight.high ?? weight.low)
  const product = { low: load.low * weight.low, high, unit: weight.unit, weighed: true as const }
  const stretch = { ...load, ...product, head: Math.min(first.head, second.head), start: first.start }
  return { ...stretch, end: endOfLoads(lower, first, second, load) }
}

/** The period follows the loads, stands before them, or follows everything. */
function endOfLoads(lower: string, first: Measure, second: Measure, load: Measure): number {
  const isOwn = load === first && (periodAfter(lower, load.end) ?? periodsIn(lower, { start: load.end, end: second.head })[0])
  const ofLoads = load === second ? periodBefore(lower, second.head) : null
  if (ofLoads && ofLoads.start >= first.end) return first.end
  const each = /^\s?(?:each|apiece|\)|）)/.exec(lower.slice(second.end, second.end + 8))
  return isOwn ? load.end : second.end + (each?.[0].length ?? 0)
}

/** A bare number before something countable ("300 used pallets") counts pieces of it. */
export function pieces(bare: BareNumber, unitStart: number, end: number): Measure {
  return { ...bare, end, unitStart, spelling: '', unit: { dimension: 'count', unit: 'unit', factor: 1, suffix: '' } }
}
