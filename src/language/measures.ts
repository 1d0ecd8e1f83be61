import { attributeBefore } from './attribute-words.ts'
import { boundAfter, boundBefore } from './bounds.ts'
import { figureOf, type NumberToken } from './number-words.ts'
import { joinRange, scanNumbers } from './numbers.ts'
import type { Stretch } from './script.ts'
import { type FoundUnit, type UnitWord, unitAt } from './units.ts'

/** A number or range with its unit, brought to the unit's canonical size; `head` is where its words of limit begin. */
export type Measure = Stretch & {
  readonly head: number
  readonly low: number | null
  readonly high: number | null
  readonly negative: boolean
  readonly unit: UnitWord
  readonly spelling: string
  /** Where the unit begins, so that "20 IBC" can be told from the material. */
  readonly unitStart: number
  /** So many loads of so much each. */
  readonly weighed?: true
}

/** A number without a unit, with its limits. */
export type BareNumber = Stretch & {
  readonly head: number
  readonly low: number | null
  readonly high: number | null
  readonly negative: boolean
}

export type Measured = { readonly measures: readonly Measure[]; readonly bare: readonly BareNumber[] }

const gapToUnit = /^(?:\+|多|余|来|把|여|几|몇|\s(?!\s)|-(?=[a-z])|\((?=[a-z%]))*/
const kindsOfAmount =
  /^(?:(?:wet|dry|bone[- ]dry|oven[- ]dry|air[- ]dry|net|gross|actual|fresh|loose|bulk|extra|more|additional|surplus|spare|good|odd|plus|whole|full|standard|normal|solid|imperial)\s){1,2}/
const joins = /^\s*(?:-|~|to|or|到|至|或|、|에서|부터|까지는|\.\.\.?)\s*$/
const joinsAfterBetween = /^\s*(?:and|to|-|和|与|和)\s*$/

type Unit = FoundUnit & { readonly start: number }

/** "110 wet tonnes", "30-odd tonnes": a word of what kind of tonnes they are stands before the unit. */
function unitOfKind(text: string, lower: string, at: number): FoundUnit | null {
  const kind = kindsOfAmount.exec(lower.slice(at, at + 28))
  const found = kind && unitAt(text, lower, at + kind[0].length)
  return found && found.word.dimension === 'amount' ? found : null
}

/** 一个月 counts no pieces. */
const ofTime = /^(?:月|星期|礼拜|小时|季度|钟头)/
/** "TDS 1000 包头" names a town. */
const otherName =
  /^ (?:包[头装运邮送]|台[州山湾前]|张[家掖北]|条件|片[碱区]|卷烟|箱[板体]|罐区|方[便案]|桶装|车间|件套|本[厂地公]|长[治期沙春]|盘)/
/** "400 포천" is a price and a town. */
const beginsWord =
  /^ (?:대구|[개대장포통매본차](?=[\uac00-\ud7a3])(?!.(?:이|가|은|는|을|를|도|만|의|에|로|씩|당|정|분|쯤|미|초|까|부|와|과|랑|구|팝|삽|있|나|월|주|한|입|내)))/
/** 七成 is 70 %, but not in 七成新 or 成品. */
const notTenths = /^[新本品员熟立套交功果都型分]/

/** True when a short unit is only the beginning of another word. */
function isOtherWord(text: string, lower: string, { start, end }: Stretch, spelling: string): boolean {
  if (/^ya?rds?$|^yds?$/.test(spelling)) return /^ (?:in|at|near|with|across|away|from|long|wide)\b/.test(lower.slice(end, end + 8))
  if (spelling === '个') return ofTime.test(lower.slice(end, end + 2))
  if (spelling === '포') return /^[천항장]/.test(lower.slice(end, end + 1))
  if (spelling === '개') return lower[end] === '월'
  if (spelling === '매') return /^[월주일년달]/.test(lower.slice(end, end + 1))
  if (spelling === '成') return notTenths.test(lower.slice(end, end + 1))
  return (spelling === 'c' || spelling === 'f') && !/[CF]/.test(text[start] ?? '')
}

function unitAfter(text: string, lower: string, at: number): Unit | null {
  const gap = gapToUnit.exec(lower.slice(at, at + 4))?.[0].length ?? 0
  const rate = /^tp[hdwmya](?![a-z])/.test(lower.slice(at + gap, at + gap + 4))
  const found = rate ? unitAt('t', 't', 0) : (unitAt(text, lower, at + gap) ?? unitOfKind(text, lower, at + gap))
  if (rate && found) return { ...found, start: at + gap, end: at + gap + 1 }
  if (!found || isOtherWord(text, lower, { start: at + gap, end: found.end }, found.spelling)) return null
  if (gap > 0 && (otherName.test(lower.slice(at, found.end + 1)) || beginsWord.test(lower.slice(at, found.end + 2)))) return null
  return { ...found, start: at + gap }
}

function isJoined(lower: string, left: NumberToken, leftEnd: number, right: NumberToken): boolean {
  const between = lower.slice(leftEnd, right.start)
  if (between.length > 8) return false
  if (joins.test(between)) return true
  if (between === '/' && /^\s?[mc]m\b/.test(lower.slice(right.end, right.end + 4))) return true
  if (right.negative && /^\s*-$/.test(between)) return true
  return joinsAfterBetween.test(between) && /(?:between|之间|介于|在)\s*$/.test(lower.slice(Math.max(0, left.start - 12), left.start))
}

type Run = {
  readonly first: NumberToken
  readonly last: NumberToken
  readonly low: number
  readonly high: number
  readonly unit: Unit | null
}

/** "40-30 t" is thirty to forty. */
const reversible = /^\s?(?:-|~|到|至)\s?$/

/** Both ends of a range; `scale` brings the first to the second's unit when both name theirs. */
function endsOf(first: NumberToken, second: NumberToken, scale: number | null): readonly [number, number] {
  if (scale !== null) return [first.low * scale, second.high]
  return joinRange(first, second) ?? [first.low, second.high]
}

function rangeFrom(text: string, lower: string, first: NumberToken, second: NumberToken | undefined): Run {
  const own = unitAfter(text, lower, first.end)
  const alone: Run = { first, last: first, low: first.low, high: first.high, unit: own }
  if (!second || !isJoined(lower, first, own?.end ?? first.end, second)) return alone
  const unit = unitAfter(text, lower, second.end)
  if (own && (!unit || unit.word.dimension !== own.word.dimension)) return alone
  const [low, high] = endsOf(first, second, own && unit ? own.word.factor / unit.word.factor : null)
  const turned = unit !== null && low <= 10 * high && reversible.test(lower.slice(own?.end ?? first.end, second.start))
  return low > high && !turned ? alone : { first, last: second, low: Math.min(low, high), high: Math.max(low, high), unit }
}

function limits(lower: string, run: Run, start: number, end: number): Pick<BareNumber, 'head' | 'end' | 'low' | 'high'> {
  const one = run.first === run.last && run.low === run.high
  const plus = run.first.over || /^\s?(?:\+|多|余|여(?=\s?[톤㎥리개kmt])|plus\b)/.test(lower.slice(run.last.end, run.last.end + 6))
  const before = one ? boundBefore(lower, start) : null
  const after = one && !before ? boundAfter(lower, end) : null
  const bound = plus ? 'lower' : (before?.bound ?? after?.bound)
  return {
    head: before?.at ?? start,
    end: after?.at ?? end,
    low: bound === 'upper' ? null : run.low,
    high: bound === 'lower' ? null : run.high,
  }
}

function scaled(value: number | null, unit: UnitWord): number | null {
  return value === null ? null : (value + (unit.offset ?? 0)) * unit.factor
}

const ofPressure =
  /(?:压力|气压|表压|蒸汽压|(?:压缩空气|蒸汽|氮气|氧气|饱和)[，,]\s?)(?:是|为|约|大概|在|不低于|不小于|不高于|低于|高于|大于|小于|至少|最低|最高|超过|≥|≤|>|<|[:：\s])*$/
const ofEnergy = /[万千亿]度|度(?:余|绿|谷|的)?电|^\d{4,}度/
const energy = unitAt('kwh', 'kwh', 0)
const ofHeat = /[万亿]|^\d{2,}[\d,]{4,}/
const kilocalories: UnitWord = { dimension: 'amount', unit: 'GJ', factor: 4.1868e-6, suffix: '' }
const gauge = unitAt('公斤压力', '公斤压力', 0)

/** 压力8公斤 is 8 kg/cm², not a weight. */
function inContext(lower: string, start: number, unit: Unit): Unit {
  // 130万大卡 is an amount of heat, 4000大卡 how much a kilogram gives.
  if (/^(?:大卡|千卡|kcal)$/.test(unit.spelling) && kilocalories && ofHeat.test(lower.slice(start, unit.start)))
    return { ...unit, word: kilocalories }
  // 每月50万度电 is energy, 40度 is warm.
  if (unit.spelling === '度' && energy !== null && ofEnergy.test(lower.slice(start, unit.end + 3))) return { ...unit, word: energy.word }
  // 含水10个以内 and 水分20来个 leave out 点.
  if (unit.spelling === '个' && percent !== null && isShareOf(lower, start, unit.end)) return { ...unit, word: percent.word }
  const isPressure = unit.spelling === '公斤' && gauge !== null && ofPressure.test(lower.slice(Math.max(0, start - 10), start))
  return isPressure ? { ...unit, word: gauge.word } : unit
}

const percent = unitAt('%', '%', 0)

const isShareOf = (lower: string, start: number, end: number) =>
  attributeBefore(lower, Math.max(0, start - 12), start) !== null && !/^[\p{Script=Han}]*(?:月|小时|星期)/u.test(lower.slice(end, end + 2))

/** A dash before degrees is a minus even behind a word: 冷媒-30度. */
function isCold(lower: string, { start }: NumberToken, unit: Unit): boolean {
  return unit.word.dimension === 'temperature' && lower[start - 1] === '-' && !/[\d\s°c度]/.test(lower[start - 2] ?? ' ')
}

/** 一吨二 is 1.2 t, 1톤 500 is 1.5 t. */
function partBehind(lower: string, { spelling, end }: Unit): number {
  if (spelling === '吨') return (figureOf(/^[一二三四五六七八九](?=[，,。;；\s]|$)/.exec(lower.slice(end, end + 2))?.[0] ?? '') ?? 0) / 10
  const kilos =
    spelling === '톤' ? /^\s?([1-9]00)(?=\s?(?:kg|킬로|키로|[\s,.]|$))(?!\s?(?:원|만|개))/.exec(lower.slice(end, end + 7)) : null
  return Number(kilos?.[1] ?? 0) / 1000
}

/** 两吨半 is two and a half tonnes, 十几吨 eleven to nineteen. */
function amended(lower: string, said: Run, unit: Unit): Run {
  if (lower[unit.end] === '半' && unit.word.dimension === 'amount') return { ...said, low: said.low + 0.5, high: said.high + 0.5 }
  const part = partBehind(lower, unit)
  if (part > 0) return { ...said, low: said.low + part, high: said.high + part }
  const more = unit.spelling === '成' ? figureOf(lower[unit.end] ?? '') : undefined
  if (more) return { ...said, low: said.low + more / 10, high: said.high + more / 10 }
  const some = /^(?:几|몇)/.test(lower.slice(said.last.end, unit.start)) && said.high % 10 === 0 && said.high < 100
  return some ? { ...said, high: said.high + 9 } : said
}

function measureOf(lower: string, said: Run, written: Unit): Measure {
  const unit = inContext(lower, said.first.start, written)
  const run = amended(lower, said, unit)
  const negative = run.first.negative || isCold(lower, run.first, unit)
  const start = run.first.start - (negative ? 1 : 0)
  const found = limits(lower, run, start, unit.end)
  return {
    start,
    ...found,
    low: scaled(found.low, unit.word),
    high: scaled(found.high, unit.word),
    negative,
    unit: unit.word,
    spelling: unit.spelling,
    unitStart: unit.start,
  }
}

/** 百分之六十五. */
function shareOf(lower: string, run: Run): Measure {
  const unit: UnitWord = percent?.word ?? { dimension: 'percent', unit: null, factor: 1, suffix: '_pct' }
  const found = limits(lower, run, run.first.start - 3, run.last.end)
  return { ...found, start: run.first.start - 3, negative: false, unit, spelling: '百分之', unitStart: run.last.end }
}

function bareOf(lower: string, run: Run): BareNumber {
  const start = run.first.start - (run.first.negative ? 1 : 0)
  return { start, negative: run.first.negative, ...limits(lower, run, start, run.last.end) }
}

/** Every measured amount of a folded text, in order; numbers without a unit are kept apart. */
export function scanMeasures(text: string, lower: string): Measured {
  // 百分之六十五 says its percent before the number.
  const numbers = scanNumbers(lower.replaceAll('百分之', '   '), text)
  const measures: Measure[] = []
  const bare: BareNumber[] = []
  for (let at = 0; at < numbers.length; at += 1) {
    const first = numbers[at]
    if (!first) continue
    const run = rangeFrom(text, lower, first, numbers[at + 1])
    if (run.last !== first) at += 1
    const measure = lower.startsWith('百分之', first.start - 3) ? shareOf(lower, run) : run.unit && measureOf(lower, run, run.unit)
    if (measure) measures.push(measure)
    else bare.push(bareOf(lower, run))
  }
  return { measures, bare }
}
