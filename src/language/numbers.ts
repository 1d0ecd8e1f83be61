import { boundAfter, boundBefore } from './bounds.ts'
import { englishNumber, figureOf, koreanCount, koreanCountOf, type NumberToken, sumEnglish, sumNumeral } from './number-words.ts'
import { foldText } from './script.ts'

const figures = String.raw`(?<![a-z\u3400-\u9fff\uac00-\ud7a3])\d{1,3}(?:[ ']\d{3})+(?!\d)|\d[\d,.]*\d|\d|\.\d+`
const kilo = String.raw`(?: ?(?:hundred|thousand|million|mln|mio|mn|billion|bn|lakhs?|lacs?|crores?)\b|k(?![a-z])|kk(?![a-z])|m(?= ?(?:tonnes?|tons?|litres?|liters?|gallons?|gals?|euros?|dollars?)\b))`
const numeral = String.raw`(?:(?:${figures})(?:e[+-]?\d{1,4})?${kilo}?|[零〇一壹二两俩三四五六七八九十百千万亿]|(?<![가-힣])[만억천백십]|(?<=[월연년주])[만억천백십](?=\s?톤)|(?<![가-힣])[일이삼사오육칠팔구](?=[십백천만억]))`
const run = String.raw`${numeral}(?:[十百千万亿천백만억십]|(?<!\d)(?:[二两三四五六七八九〇零]|(?<![一二三四五六七八九])一)|[일이삼사오육칠팔구](?=[십백천만억])|[多余여来](?=[万千百亿만천백])| ?\d[\d,.]*(?=[십백천만억千百万亿]))*(?:(?<=[万千亿만천억])\d(?![\d.,]))?半?`
const scanner = new RegExp(
  String.raw`(?<sign>[-+±]? ?)(?:(?<run>${run})|(?<half>半)|(?<words>\b(?:${englishNumber})\b)|(?<![가-힣])(?<count>${koreanCount})(?= ?(?:톤|트럭|차|대|개|드럼|통|포대|박스|달|주|번|팔레트)))`,
  'g',
)

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const europeanGroups = /^[1-9]\d{0,2}(?:\.\d{3})+,\d+$|^[1-9]\d{0,2}(?:\.\d{3}){2,}$|^[1-9]\d{0,2}\.\d00$/
const oneGroup = /^[1-9]\d{0,2}\.\d{3}$/
const decimalComma = /^\d+,\d{1,2}$|^0,\d+$/

/** A point before exactly three figures, which groups where decimals have a comma: 1.450 EUR. */
export const groupsByPoint = (figure: string) => oneGroup.test(figure)

/** Reads figures with the separators people use; "1,200" groups, "0,5" and "12,5" are decimals, "10.000" groups. */
function parseFigures(figure: string, european: boolean): number {
  const plain = figure.replace(/[ ']/g, '')
  if (european && groupsByPoint(plain)) return Number(plain.replace('.', ''))
  if (grouped.test(plain)) return Number(plain.replaceAll(',', ''))
  if (europeanGroups.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  if (decimalComma.test(plain)) return Number(plain.replace(',', '.'))
  return Number(plain.replaceAll(',', ''))
}

const englishScale: Readonly<Record<string, number>> = {
  hundred: 100,
  lakh: 1e5,
  lac: 1e5,
  crore: 1e7,
  m: 1e6,
  k: 1e3,
  kk: 1e6,
  thousand: 1e3,
  million: 1e6,
  mln: 1e6,
  mio: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
}

const figureSigns = '零一二三四五六七八九'

/** 2,3백 says two to three hundred. */
function neighbours(figure: string, next: string | undefined): string[] | null {
  const match = /^(\d),(\d)$/.exec(figure)
  const follow = Number(match?.[2]) === Number(match?.[1]) + 1 && /^[십백천만十百千万]/.test(next ?? '')
  return match && follow ? [figureSigns[Number(match[1])] ?? '', figureSigns[Number(match[2])] ?? ''] : null
}

function splitRun(text: string, european: boolean): (number | string)[] {
  const parts: (number | string)[] = []
  for (const match of text.matchAll(/(\d[\d,.' ]*(?:e[+-]?\d{1,4})?|\.\d+)|[\s多余여来]+|./gu)) {
    const pair = match[1] === undefined ? null : neighbours(match[1], text[match.index + match[1].length])
    if (pair) parts.push(...pair)
    else if (match[1] !== undefined) {
      const [mantissa = '', exponent] = match[1].trim().split('e')
      parts.push(exponent === undefined ? parseFigures(mantissa, european) : Number(match[1].trim().replaceAll(',', '')))
    } else if (/[^\s多余여来]/.test(match[0])) parts.push(match[0])
  }
  return parts
}

function readSpan(parts: readonly (number | string)[]): Pick<NumberToken, 'low' | 'high' | 'scale'> | null {
  const scale = parts.length === 2 && typeof parts[0] === 'number' && typeof parts[1] === 'string' ? (sumNumeral([parts[1]]) ?? 1) : 1
  // 三四百 is three to four hundred, 七八 is seven or eight.
  const at = parts.findIndex(
    (part, index) => typeof part === 'string' && figureOf(part) && (figureOf(String(parts[index + 1])) ?? 0) === (figureOf(part) ?? 0) + 1,
  )
  if (at >= 0) {
    const low = sumNumeral([...parts.slice(0, at + 1), ...parts.slice(at + 2)])
    const high = sumNumeral([...parts.slice(0, at), ...parts.slice(at + 1)])
    return low === null || high === null ? null : { low, high, scale: 1 }
  }
  const value = sumNumeral(parts)
  return value === null ? null : { low: value, high: value, scale }
}

function readRun(run: string, european: boolean): Pick<NumberToken, 'low' | 'high' | 'scale'> | null {
  const scaled = /(?<=[\d.]) ?(hundred|thousand|million|mln|mio|mn|billion|bn|lakh|lac|crore|kk?|m)s?$/.exec(run)
  if (scaled) {
    const scale = englishScale[scaled[1] ?? ''] ?? 1
    const [value] = splitRun(run.slice(0, scaled.index), european)
    return typeof value === 'number' ? { low: value * scale, high: value * scale, scale } : null
  }
  const half = run.endsWith('半') && run.length > 1
  const span = readSpan(splitRun(half ? run.slice(0, -1) : run, european))
  return span && half ? { ...span, low: span.low + 0.5, high: span.high + 0.5 } : span
}

function readWords(groups: Record<string, string | undefined>, european: boolean): Pick<NumberToken, 'low' | 'high' | 'scale'> | null {
  if (groups.run !== undefined) return readRun(groups.run, european)
  const value = groups.half ? 0.5 : groups.words ? sumEnglish(groups.words) : koreanCountOf(groups.count ?? '')
  return value === null || value === undefined ? null : { low: value, high: value, scale: 1 }
}

const glued =
  /(?:usd|us|eur|gbp|cny|rmb|krw|jpy|sgd|inr|aud|cad|chf|sek|nok|dkk|twd|hkd|thb|myr|zar|pln|try|rs|ph|loi|tds|cod|max|min|approx|abt|about|ca)$/

/** A letter right before figures makes them part of a code (K061, HW08), unless it is a word that stands before amounts. */
function isCode(lower: string, start: number, end: number): boolean {
  if (/[a-z]\)$/.test(lower.slice(Math.max(0, start - 2), start))) return true
  if (!/[a-z_#]/.test(lower[start - 1] ?? ' ') || !/\d/.test(lower[start] ?? '')) return false
  return !glued.test(lower.slice(Math.max(0, start - 6), start)) && lower[end] !== '%'
}

/** A dash is a minus at the beginning, after a gap, and after words that an amount follows; between other words it only separates. */
const minusAfter = /(?:^|[\s(:：，,]|每[天日周月年]|[有约概产共是要]|负|負)$/
const saidMinus = /(?:负|負)$/

function isNegative(lower: string, at: number, sign: string): boolean {
  const before = lower.slice(Math.max(0, at - 6), at)
  return sign === '-' ? minusAfter.test(before) : sign === '' && saidMinus.test(before)
}

/** A text with a decimal comma somewhere groups by points: 1.450 is then a thousand and more. */
const saysDecimalComma = /(?<![\d,.])\d{1,3},\d{1,2}(?![\d,])/
/** 몇십, 几百 and 수백 say no number. */
const vagueBefore = /(?:[몇几数]|(?<![가-힣])수)\s?$/

/** "looking 4 pallets" is short for "for". */
const sayingFor = /(?:looking|searching|asking|hunting|waiting|thx|thanks) 4 $/

const saysOver = (lower: string, start: number, token: string) =>
  /[多余여]/.test(token) || (lower[start - 1] === '上' && /^ ?[百千万亿]/.test(token))

/** 三氧化硫, 二甲苯 and 三元 begin with no amount. */
const ofName = (lower: string, start: number, end: number) =>
  /^[一二三四五六七八九]$/.test(lower.slice(start, end)) && /^(?:氧化|聚氰|元|甲|乙|氯|价|级|角|环|硫)/.test(lower.slice(end, end + 2))

const isVague = (lower: string, start: number) =>
  /[十百千万亿십백천만억]/.test(lower[start] ?? '') && vagueBefore.test(lower.slice(Math.max(0, start - 3), start))

/** Every number of a folded, lower-case text, in order; `whole` is the text with nothing blotted out, to tell its habits. */
export function scanNumbers(lower: string, whole = lower): NumberToken[] {
  const tokens: NumberToken[] = []
  const european = saysDecimalComma.test(whole)
  for (const match of lower.matchAll(scanner)) {
    const groups = match.groups ?? {}
    const sign = groups.sign ?? ''
    const start = match.index + sign.length
    const read = readWords(groups, european)
    if (!read || Number.isNaN(read.low) || isVague(lower, start) || ofName(lower, start, match.index + match[0].length)) continue
    const negative = isNegative(lower, match.index, sign)
    if (sign.trim() === '' && sayingFor.test(lower.slice(Math.max(0, start - 14), match.index + match[0].length + 1))) continue
    if (sign === '' && isCode(lower, start, match.index + match[0].length)) continue
    tokens.push({ ...read, start, end: match.index + match[0].length, negative, over: saysOver(lower, start, match[0]) })
  }
  return tokens
}

const joins = /^\s*(?:%|percent)?\s*(?:-|~|to|到|至|and|에서|부터)\s*$/

/** Joins "3-4万": a multiplier said once counts for both ends. */
export function joinRange(left: NumberToken, right: NumberToken): readonly [number, number] | null {
  const low = right.scale > 1 && left.scale === 1 && left.low <= right.low / right.scale ? left.low * right.scale : left.low
  return low <= right.high ? [low, right.high] : null
}

/** Reads a bare answer such as "12", "≤ 12 %", "10-15", "12% 이하" or 不超过12; null when it holds no number. */
export function readNumberRange(text: string): number | readonly [number | null, number | null] | null {
  if (text.length > 200) return null
  const { lower } = foldText(text)
  const [first, second] = scanNumbers(lower)
  if (!first || !Number.isFinite(first.high)) return null
  const signed = (value: number) => (first.negative ? -value : value)
  const between = second ? lower.slice(first.end, second.start) : ''
  const joined = second && joins.test(between) ? joinRange(first, second) : null
  if (joined) return joined
  const bound =
    boundBefore(lower, first.start)?.bound ??
    boundAfter(lower, first.end + (/^\s*(?:%|percent)?/.exec(lower.slice(first.end))?.[0].length ?? 0))?.bound
  if (bound === 'upper') return [null, signed(first.high)]
  if (bound === 'lower') return [signed(first.low), null]
  return first.low === first.high ? signed(first.low) : [first.low, first.high]
}
