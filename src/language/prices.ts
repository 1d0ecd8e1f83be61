import type { Unit } from '../domain/unit.ts'
import { barePrice } from './bare-prices.ts'
import { type Currency, centsOf, currencyAfter, currencyBefore } from './currencies.ts'
import { figureOf, type NumberToken } from './number-words.ts'
import { groupsByPoint, joinRange, scanNumbers } from './numbers.ts'
import type { Stretch } from './script.ts'
import { type UnitWord, unitAt } from './units.ts'

/** An amount of money in the text, per canonical unit when one was said; the currency is null when the text leaves it open. */
export type MoneySpan = Stretch & {
  readonly amount: number
  readonly currency: string | null
  readonly per: Unit | null
  readonly lot: boolean
  /** Said without a word of money: so much for each. */
  readonly bare: boolean
}

type Per = { readonly unit: UnitWord | null; readonly start: number; readonly end: number }

const perLead =
  /^\s?(?:以内|以下|左右|上下|不到|이하|까지|정도)?\s?(?:[/／]|per|a|an|for each|for a|for every|each|every|the|一|每|每一)\s?/
const eachWords =
  /^\s?(?:each|apiece|a piece|ea\b|per piece|\/?pc|一个|一只|per (?:item|panel|tyre|tire|pallet|head|module|board|sleeper|battery)|씩)/

function perAfter(text: string, lower: string, at: number): Per | null {
  const each = eachWords.exec(lower.slice(at, at + 12))
  if (each) return { unit: unitAt(text, 'pcs', 0)?.word ?? null, start: at, end: at + each[0].length }
  const lead = perLead.exec(lower.slice(at, at + 12))
  if (!lead) return null
  const from = at + lead[0].length
  const many = /^(?:thousand|hundred|千|百|万|천|백|만|1[ ,]?000|100|10)(?=\s?[a-z吨方立个千톤])\s?/.exec(lower.slice(from, from + 12))
  const found = unitAt(text, lower, from + (many?.[0].length ?? 0))
  if (!found || !isPricedIn(found.word)) return null
  const size = many ? (scanNumbers(many[0].trim().replace(/^(?=thousand|hundred)/, '1 '))[0]?.low ?? 1) : 1
  return { unit: { ...found.word, factor: found.word.factor * size }, start: at, end: found.end }
}

const chinesePer =
  /(?:每|一|per\s|(?=[吨方]价))([^\s\d，,。;；]{1,8}?)\s?(?:倒贴|补贴|处置费|处理费|运费|卖|价格?|收|付|给你?们?|出|贴|补|最高|大约|大概|约|要|为|是|:|：|=|for|at|\s){0,4}$/
const koreanPer =
  /(?<!\d\s?)(?:(?<unit>kg|킬로|키로|톤|루베|리터|㎥|m3)(?:에|에는)?\s?(?:약|대략)?\s?$)|([a-z\d㎥가-힣]{1,6})\s?당\s?(?:처리비|가격|단가|약|대략|운임|보조금|:)?\s?$/

function perBefore(lower: string, at: number): Per | null {
  const from = Math.max(0, at - 16)
  const match = chinesePer.exec(lower.slice(from, at)) ?? koreanPer.exec(lower.slice(from, at))
  const word = match?.groups?.unit ?? match?.[2] ?? match?.[1] ?? ''
  const found = match ? unitAt(word, word, 0) : null
  if (!match || !found || found.end !== word.length || !isPricedIn(found.word)) return null
  return { unit: found.word, start: from + match.index, end: at }
}

const isPricedIn = (word: UnitWord) => word.unit !== null && word.dimension !== 'power'

const lotWords =
  /(?:for (?:the|all|everything)|the lot|as a lot|lot price|in total|total|altogether|all in|everything|take all|全部|一口价|打包|总价|总共|一共|整批|一起|合计|일괄|전부|전체|총|합계|모두)/

/** The currency that counts when one stands before the amount, after it, or both. */
function currencyBeside(before: Currency | null, after: Currency | null): Currency | null {
  return before && (!after || before.currency === after.currency || after.share !== 1) ? before : (after ?? before)
}

function lengthAfter(before: Currency | null, after: Currency | null): number {
  return after && (!before || after.currency === before.currency) ? after.length : 0
}

function around({ start, end }: Stretch, per: Stretch | null): Stretch {
  return per ? { start: Math.min(start, per.start), end: Math.max(end, per.end) } : { start, end }
}

type Source = {
  readonly text: string
  readonly lower: string
  readonly language: 'zh' | 'ko' | null
  /** The dollars, euros or pounds of the text, for its cents. */
  readonly said: string | null
}

/** 1块5 is one yuan fifty. */
function tenthsAfter(lower: string, at: number, currency: Currency | null): { readonly value: number; readonly length: number } {
  if (!currency) return { value: 0, length: 0 }
  const isChinese = /[块元毛角]$/.test(lower.slice(0, at + currency.length))
  const match = isChinese
    ? /^(\d|[二三四五六七八九]|一(?![个条只件吨方斤公升度车桶张根块套台袋包立千]))(?:毛|角|分)?(?![\d.%吨方万千百十])/.exec(
        lower.slice(at + currency.length),
      )
    : null
  const digit = match ? (figureOf(match[1] ?? '') ?? Number(match[1])) : 0
  return { value: digit / 10, length: match?.[0].length ?? 0 }
}

const gallonsAndPounds = new Set([3.785411784, 4.5359237e-4, 0.90718474, 0.764554857984, 0.045359237, 158.987294928, 1.05505585262])
const american = (per: Per | null) => (per?.unit && gallonsAndPounds.has(per.unit.factor) ? 'USD' : null)
const finePrices = new Set<Unit>(['L', 'kWh'])
const pointGroups = new Set(['EUR', 'CHF', 'TRY', 'BRL', 'IDR', 'VND', 'DKK', 'PLN', 'CZK', 'HUF', 'RON', 'CLP', 'COP', 'SEK', 'NOK'])

/** 1.450 EUR/t are a thousand and more, 1.450 EUR/L are not. */
function grouped({ lower }: Source, token: NumberToken, currency: string | null, per: Per | null): number {
  const isGroup = groupsByPoint(lower.slice(token.start, token.end)) && pointGroups.has(currency ?? '') && token.low < 1000
  return isGroup && !(per?.unit?.unit && (finePrices.has(per.unit.unit) || per.unit.factor < 0.01)) ? 1000 : 1
}

function currencyOf(
  source: Source,
  token: NumberToken,
  last: NumberToken,
  before: Currency | null,
  after: Currency | null,
): Currency | null {
  const beside = currencyBeside(before, after)
  if (beside || source.language === null) return beside
  const bare = barePrice(source.text, source.lower, { start: token.start, end: last.end }, source.language)
  return bare && { ...bare, share: 1, length: 0 }
}

/** 托盘150块, 组件1200块: so many boards, not so much money. */
const isCount = (lower: string, { start }: Stretch, { end }: Stretch) =>
  /^\s?块(?![\s]?(?:钱|一|每|\/|\d))/.test(lower.slice(end, end + 4)) &&
  /(?:托盘|栈板|卡板|组件|光伏板|板|砖|模组|玻璃|瓷片|屏|电池)(?:[^\d，,。;；元]{0,6}|，[^\d，,。;；元]{1,4}，)$/.test(
    lower.slice(Math.max(0, start - 12), start),
  )

function perAround({ text, lower }: Source, { start, end }: Stretch): Per | null {
  const [ahead, behind] = [perBefore(lower, start), perAfter(text, lower, end)]
  const isEach = behind !== null && lower.slice(behind.start, behind.end).trim() === '씩'
  return isEach ? (ahead ?? behind) : (behind ?? ahead)
}

function moneyOf(source: Source, token: NumberToken, second: NumberToken | null): MoneySpan | null {
  const { lower, said } = source
  const last = second ?? token
  const after = currencyAfter(lower, last.end)
  const before = currencyBefore(lower, token.start)
  const currency = currencyOf(source, token, last, before, after)
  if (!currency || isCount(lower, token, last)) return null
  const tenths = tenthsAfter(lower, last.end, after)
  const end = last.end + lengthAfter(before, after) + tenths.length
  const start = token.start - (before?.length ?? 0)
  const per = perAround(source, { start, end })
  const [low, high] = second ? (joinRange(token, second) ?? [token.low, second.high]) : [token.low, token.high]
  const raw = ((low + high) / 2 + tenths.value) * grouped(source, token, currency.currency, per)
  const amount = (raw * currency.share * (token.negative ? -1 : 1)) / (per?.unit?.factor ?? 1)
  const span = around({ start, end }, per)
  const bare = !before && !after
  const lot = per === null && lotWords.test(lower.slice(Math.max(0, span.start - 14), span.end + 16))
  return { ...span, amount, currency: currency.currency ?? said ?? american(per), per: per?.unit?.unit ?? null, lot, bare }
}

const wholeMoney: readonly (readonly [RegExp, string])[] = [
  [/€|\beuros?\b|\beur\b/, 'EUR'],
  [/\ba\$|\baud\b/, 'AUD'],
  [/\bc\$|\bcad\b/, 'CAD'],
  [/\bs\$|\bsgd\b/, 'SGD'],
  [/\$|\busd\b|\bdollars?\b/, 'USD'],
]

function sourceOf(text: string, lower: string): Source {
  const language = /[\uac00-\ud7a3]/.test(lower) ? 'ko' : /\p{Script=Han}/u.test(lower) ? 'zh' : null
  return { text, lower, language, said: wholeMoney.find(([form]) => form.test(lower))?.[1] ?? null }
}

/** Cents that no other word of the text explains are those of the country it speaks of. */
export function settledMoney(money: readonly MoneySpan[], country: string | null | undefined): MoneySpan[] {
  return money.map((one) => (one.currency === null ? { ...one, currency: centsOf(country) } : one))
}

/** Every amount of money of a folded text, in order. */
export function scanMoney(text: string, lower: string): MoneySpan[] {
  const numbers = scanNumbers(lower)
  const source = sourceOf(text, lower)
  const found: MoneySpan[] = []
  for (let at = 0; at < numbers.length; at += 1) {
    const [token, next] = [numbers[at], numbers[at + 1]]
    if (!token || !Number.isFinite(token.low) || token.start < (found.at(-1)?.end ?? 0)) continue
    const range = next && /^\s?(?:-|~|to|到|至)\s?$/.test(lower.slice(token.end, next.start)) && next.high >= token.low ? next : null
    const money = moneyOf(source, token, range)
    if (!money) continue
    if (range) at += 1
    found.push(money)
  }
  return found
}

const freeForms =
  /(?:for )?\bfree(?: of charge|[- ]of[- ]cost)?\b(?!\s?(?:water|lime|cao|flow|from|moisture|of\b(?! c)|sample|sio2|silica|fatty|chlor|acid|alkali|sulph|sulf|trial|shipping|iron|carbon|fall|space|capacity|or\b|to (?:use|call|contact|ask|message)))|\b(?:no|zero|without|w\/o|at no) (?:charge|cost|fee|price)s?\b|\bgiv(?:e|ing)(?: it| them)? away\b|\bgiveaway\b|\bfoc\b|\bgratis\b|\bfor nothing\b|\bfor nowt\b|\bno money\b|不给钱|不付钱|不出钱|不花钱|\bcosts? nothing\b|免费|不要钱|不收费|不收钱|白送|无偿|赠送|免費|免费送|零元|0元|白给|白拿|白拉|随便[拉拿]|拿走就行|拉走就行|送人(?![工力])|무료|무상|공짜|거저|나눔|그냥\s?(?:가져|드)|비용\s?없/g
const notFree =
  /(?:feel|toll|[a-z]{2,}-|oil|dust|metal|metals|lead|asbestos|chlorine|contaminant|contaminants|rust|odou?r|salt|water|chloride|ash|gmo|gluten|pathogen|weed|plastic|nails?|stones?|duty|is this (?:bot|service|app|tool)|or|ideally|cheap or|preferably)\s?-?$/

/** Every place where something is said to cost nothing. */
export function scanFree(lower: string): Stretch[] {
  return [...lower.matchAll(freeForms)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(
      ({ start, end }) =>
        !(lower.startsWith('free', start) && notFree.test(lower.slice(Math.max(0, start - 22), start))) &&
        !/^\s?(?:\/|或|或者)?\s?(?:or|or very)\s(?:cheap|low)/.test(lower.slice(end, end + 14)),
    )
}
