import type { AttributeValue } from '../domain/listing.ts'
import { limitedBefore, thousandfold } from './attribute-limits.ts'
import { attributeAfter, attributeBefore } from './attribute-words.ts'
import { formulaAfter, formulaBefore } from './formulas.ts'
import type { BareNumber, Measure } from './measures.ts'
import { isIdeographic, type Stretch } from './script.ts'
import { isInMilligrams, keyWithoutUnit } from './unsaid-units.ts'

/** A measured property in the text. A share of nothing named has key `_pct`: purity or concentration, as the material is. */
export type AttributeSpan = Stretch & { readonly key: string; readonly value: AttributeValue }

type Texts = { readonly text: string; readonly lower: string }
type Named = Stretch & { readonly what: string }

const clauseEnd = /[，,;；。\n、|•!！?？]|\.\s/
const reach = 90

/** Where the clause around a place begins and ends, looking no further than a line goes. */
function clauseAround(lower: string, { start, end }: Stretch): Stretch {
  const before = lower.slice(Math.max(0, start - reach), start)
  const parts = before.split(clauseEnd)
  const next = clauseEnd.exec(lower.slice(end, end + reach))
  return { start: start - (parts.at(-1)?.length ?? 0), end: next ? end + next.index : Math.min(lower.length, end + reach) }
}

function nameBefore({ text, lower }: Texts, from: number, end: number): Named | null {
  const word = attributeBefore(lower, from, end)
  const formula = formulaBefore(text, from, end)
  if (word && (!formula || word.start <= formula.start)) return word
  return formula && { ...formula, what: formula.key }
}

function nameAfter({ text, lower }: Texts, at: number, until: number): Named | null {
  const word = attributeAfter(lower, at, until)
  const formula = formulaAfter(text, at, until)
  if (formula && (!word || formula.end > word.end)) return { ...formula, what: formula.key }
  return word
}

const lastWord = /(?<![\p{L}\d-])([a-z]{3,18})(?:\s|:|=|of|content|<|>|≤|≥|~|max|min|under|below|about){1,4}$/u
const notWhat =
  /^(?:the|and|with|about|approx|around|only|than|least|most|grade|over|under|below|max|min|for|are|has|have|but|all|per|from|contains?|containing|roughly|bales|dry|wet|clean|used|waste|spent|scrap|crude|raw|pure|up|down|some|mixed|total|at|granules?|pellets?|flakes?|powder|dust|chips?|bars?|ingots?|film|regrind|lumps?|fines|solution|liquid|sludge|cake|material|product|quality|minimum|maximum|typically|usually|average|roughly|nearly|almost|content|level|share|or|of|in|to|with|new|old|big|bags?|drums?|ibcs?|totes?|loads?|ours|from|our|we|is|it)$/

/** Any other word right before a share names what it is a share of ("methanol < 0.5 %"). */
function otherWord(lower: string, from: number, end: number): Named | null {
  const begin = Math.max(from, end - 32)
  const match = lastWord.exec(lower.slice(begin, end))
  const word = match?.[1] ?? ''
  if (!match || notWhat.test(word)) return null
  return { what: word, start: begin + match.index, end: begin + match.index + word.length }
}

/** One number, or a range with an open end. */
function attributeValue({ low, high, negative }: Pick<BareNumber, 'low' | 'high' | 'negative'>, places = 6): AttributeValue | null {
  const tidy = (value: number | null) => (value === null ? null : Number((negative ? -value : value).toPrecision(places + 6)))
  const [from, to] = [tidy(low), tidy(high)]
  if (from === null && to === null) return null
  if (from === to) return from
  return negative ? [to, from] : [from, to]
}

type Place = { readonly from: number; readonly until: number }

function nameFor(texts: Texts, measure: Measure, { from, until }: Place): Named | null {
  return nameBefore(texts, from, measure.head) ?? nameAfter(texts, measure.end, until) ?? otherWord(texts.lower, from, measure.head)
}

const lengths = new Set(['thickness', 'diameter', 'length', 'width'])

const keyedByUnit: ReadonlySet<string> = new Set(['temperature', 'pressure', 'calorific', 'conductivity', 'density', 'viscosity'])

type Keyed = { readonly key: string; readonly name: Named | null }

function lengthKey(measure: Measure, name: Named | null): Keyed | null {
  if (name && lengths.has(name.what)) return { key: `${name.what}_mm`, name }
  return measure.unit.factor <= 10 ? { key: 'particle_size_mm', name: name?.what === 'particle_size' ? name : null } : null
}

const points = new Set(['flash_point', 'melting_point', 'ash_fusion', 'pour_point', 'boiling_point'])

/** 60 °C is how warm it is, a flash point of 60 °C is not. */
function temperatureKey(texts: Texts, measure: Measure, { from }: Place): Keyed {
  const name = nameBefore(texts, from, measure.head)
  return name && points.has(name.what) ? { key: `${name.what}_c`, name } : { key: measure.unit.suffix, name: null }
}

const leadsIn = /(?:[要需用收卖有是为约达到在的含量产率度于过是은는이가을]|大概|左右|大约|以上|以下)$/

/** A share behind an unknown Chinese or Korean word is that word's, not the purity of the whole: 氮化铝10%. */
function isOfUnnamed(lower: string, { head }: Measure): boolean {
  return !isIdeographic(lower[head - 1]) || leadsIn.test(lower.slice(Math.max(0, head - 2), head))
}

function keyOf(texts: Texts, measure: Measure, place: Place): Keyed | null {
  const { dimension, suffix } = measure.unit
  if (dimension === 'temperature') return temperatureKey(texts, measure, place)
  if (keyedByUnit.has(dimension)) return { key: suffix, name: null }
  if (dimension === 'distance') return { key: 'max_distance_km', name: null }
  const name = nameFor(texts, measure, place)
  if (dimension === 'length') return lengthKey(measure, name)
  if (dimension === 'percent') return name || isOfUnnamed(texts.lower, measure) ? { key: `${name?.what ?? ''}_pct`, name } : null
  if (suffix === '_g_l' && name && isInMilligrams(name.what)) return { key: `${name.what}_mg_l`, name }
  return name ? { key: `${name.what}${suffix}`, name } : null
}

const properties = new Set([
  'percent',
  'ppm',
  'temperature',
  'pressure',
  'length',
  'per-volume',
  'per-mass',
  'calorific',
  'conductivity',
  'density',
  'viscosity',
  'distance',
])
const within = /(?:within|radius|up to|inside|max\.?|less than|under|半径|方圆|周边|距离|반경|거리)\s*(?:of|a|an|about|约|약)?\s*$|≤\s*$/
const withinAfter = /^\s*(?:radius|以内|之内|范围|内|이내|이하|반경|안)/

function isLimitOfDistance(lower: string, { head, start, end, high, low }: Measure): boolean {
  return (
    (low === null && high !== null) ||
    within.test(lower.slice(Math.max(0, head - 16), start)) ||
    withinAfter.test(lower.slice(end, end + 8))
  )
}

const sieved =
  /(?:passing|pass|minus|screened (?:to|at)|sieved (?:to|at)|crushed to|milled to|ground to|sub|过筛|过|筛下)[\s-]*(?:a|an|the)?\s*$/

/** What passes a sieve is smaller: "passing 75 micron", "-20 mm", "minus 6 mm". */
function sizeOrShare(lower: string, measure: Measure): AttributeValue | null {
  const { dimension } = measure.unit
  if (dimension === 'distance') return measure.high ?? measure.low
  if (dimension !== 'length' || measure.low === null || measure.low !== measure.high) return attributeValue(measure)
  const passes = measure.negative || sieved.test(lower.slice(Math.max(0, measure.head - 18), measure.head))
  return passes ? [null, measure.high] : attributeValue(measure)
}

function readMeasure(texts: Texts, measure: Measure, place: Place): AttributeSpan | null {
  if (measure.unit.dimension === 'distance' && !isLimitOfDistance(texts.lower, measure)) return null
  const read = keyOf(texts, measure, place)
  const name = read?.name ?? attributeBefore(texts.lower, place.from, measure.head)
  const told = limitedBefore(texts.lower, place.from, name, sizeOrShare(texts.lower, measure))
  const value = read?.key.endsWith('_mg_l') && measure.unit.suffix === '_g_l' ? thousandfold(told) : told
  if (!read || value === null) return null
  const start = read.name && read.name.start < measure.head ? read.name.start : measure.head
  return { key: read.key, value, start, end: Math.max(measure.end, read.name?.end ?? 0) }
}

const acidity = /(?<![a-z])ph(?:\s?(?:value|값|值))?(?:\s|:|：|=|~|of|is|about|around|约|약|은|는|이|在|>|<|≥|≤)*$/
/** What one does not want more of: 硫分超1的不要. */
const unwanted = /^\s?(?:%|个)?(?:以上)?的?(?:一律)?(?:不要|不收|不行|勿扰|免谈|拒收|안 ?(?:됩니다|받|돼)|are rejected|not accepted)/

/** 含量80以上 names no substance: it is that of the thing itself. */
const ofItself = /(?:含量|品位|主含量|有效成分|함량|품위)[^\d，,。;；\s]{0,4}$/
/** Gases and solvents are sold by their nines: 高纯氢 99.97以上. */
const nines = /^99\.\d+(?![\d.])/

function readNamed(lower: string, bare: BareNumber, value: AttributeValue, from: number): AttributeSpan | null {
  const word = attributeBefore(lower, from, bare.head)
  const rest = lower.slice(bare.end, bare.end + 12)
  const isHan = isIdeographic(lower[bare.start - 1]) || isIdeographic(lower[(word?.end ?? 0) - 1])
  if (!word || (isHan ? /^[a-z%]/ : /^\s?(?:%|\p{Script=Latin})/u).test(rest)) return null
  const limited = unwanted.test(rest) ? ([null, bare.low ?? bare.high] as const) : (limitedBefore(lower, from, word, value) ?? value)
  const key = keyWithoutUnit(word.what, limited, isHan ? 'han' : 'latin')
  return key === null ? null : { key, value: limited, start: word.start, end: bare.end }
}

function readBare({ lower }: Texts, bare: BareNumber, from: number): AttributeSpan | null {
  const begin = Math.max(from, bare.head - 16)
  const value = attributeValue(bare)
  if (value === null) return null
  const acid = acidity.exec(lower.slice(begin, bare.head))
  if (acid) return { key: 'ph', value, start: begin + acid.index, end: bare.end }
  if (ofItself.test(lower.slice(begin, bare.head)) && !attributeBefore(lower, from, bare.head) && (bare.high ?? bare.low ?? 101) <= 100)
    return { key: '_pct', value, start: bare.head, end: bare.end }
  if (nines.test(lower.slice(bare.start, bare.start + 9))) return { key: '_pct', value, start: bare.head, end: bare.end }
  return readNamed(lower, bare, value, from)
}

const operating =
  /(?<amount>\d[\d,]{2,6})\s?(?:hours|hrs?|h|小时|시간)\s?(?:a|per|\/|each)\s?(?:year|yr|annum|a|年|년)|(?:年运行|年工作|全年|연간?|연)\s?(?:약|约)?(?<amount2>\d[\d,]{2,6})\s?(?:小时|시간|h\b)/g

function operatingHours(lower: string): AttributeSpan[] {
  return [...lower.matchAll(operating)].flatMap((match) => {
    const hours = Number((match.groups?.amount ?? match.groups?.amount2 ?? '').replaceAll(',', ''))
    return hours > 100 && hours <= 8784
      ? [{ key: 'hours_per_year', value: hours, start: match.index, end: match.index + match[0].length }]
      : []
  })
}

type Measurable = {
  readonly start: number
  readonly head: number
  readonly end: number
  readonly measure: Measure | null
  readonly bare: BareNumber | null
}

function inOrder(measures: readonly Measure[], bare: readonly BareNumber[]): Measurable[] {
  const all = [
    ...measures.map((measure) => ({ ...measure, measure, bare: null })),
    ...bare.map((one) => ({ ...one, measure: null, bare: one })),
  ]
  return all.sort((a, b) => a.start - b.start)
}

const fraction = /(?<![\d/.,])(?<low>0|1|2|4|8|16)\/(?<high>\d{1,3})(?:\s?mm)?(?![\d/%]|\s?(?:t|tonnes?|tons?)\b)/g

/** Crushed rock is sold as 0/32. */
function fractions(lower: string, found: readonly AttributeSpan[]): AttributeSpan[] {
  if (found.some(({ key }) => key === 'particle_size_mm')) return []
  return [...lower.matchAll(fraction)].flatMap((match) => {
    const [low, high] = [Number(match.groups?.low), Number(match.groups?.high)]
    return high > low + 1 ? [{ key: 'particle_size_mm', value: [low, high], start: match.index, end: match.index + match[0].length }] : []
  })
}

/** Every measured property of a text. `blotted` is the lower-case text with materials, dates and money blotted out. */
export function scanAttributes(text: string, blotted: string, measures: readonly Measure[], bare: readonly BareNumber[]): AttributeSpan[] {
  const texts = { text: blend(text, blotted), lower: blotted }
  const found: AttributeSpan[] = []
  const all = inOrder(measures, bare)
  for (const [index, one] of all.entries()) {
    if (one.measure && !properties.has(one.measure.unit.dimension)) continue
    const clause = clauseAround(blotted, one)
    const from = Math.max(clause.start, found.at(-1)?.end ?? 0, all[index - 1]?.end ?? 0)
    const until = Math.min(clause.end, all[index + 1]?.head ?? blotted.length)
    const span = one.measure ? readMeasure(texts, one.measure, { from, until }) : one.bare && readBare(texts, one.bare, from)
    if (span) found.push(span)
  }
  return [...found, ...fractions(blotted, found), ...operatingHours(blotted)]
}

const blot = '\ue000'
const unblotted = new RegExp(`[^${blot}]+`, 'g')

/** The cased text with the same blots as the lower-case one. */
function blend(text: string, blotted: string): string {
  return [...blotted.matchAll(unblotted)].reduce(
    (result, { 0: part, index }) => `${result}${blot.repeat(index - result.length)}${text.slice(index, index + part.length)}`,
    '',
  )
}
