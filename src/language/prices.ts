import type { ListingKind } from '../domain/listing.ts'
import type { PriceDirection } from '../domain/money.ts'
import type { Unit } from '../domain/unit.ts'
import type { NumberToken } from './number-words.ts'
import { scanNumbers } from './numbers.ts'
import type { Stretch } from './script.ts'
import { type UnitWord, unitAt } from './units.ts'

/** An amount of money in the text, per canonical unit when one was said. */
export type MoneySpan = Stretch & { readonly amount: number; readonly currency: string; readonly per: Unit | null; readonly lot: boolean }

const codes =
  'usd eur gbp cny krw jpy sgd inr aud cad nzd chf sek nok dkk twd hkd thb myr zar pln try brl mxn idr vnd php czk huf ron egp aed sar clp cop'.split(
    ' ',
  )

const spelled: Readonly<Record<string, string>> = {
  ...Object.fromEntries(codes.map((code) => [code, code.toUpperCase()])),
  ...{
    us$: 'USD',
    $: 'USD',
    'us dollars': 'USD',
    'us dollar': 'USD',
    dollars: 'USD',
    dollar: 'USD',
    bucks: 'USD',
    美元: 'USD',
    美金: 'USD',
    刀: 'USD',
    달러: 'USD',
    불: 'USD',
    '€': 'EUR',
    euros: 'EUR',
    euro: 'EUR',
    欧元: 'EUR',
    유로: 'EUR',
  },
  ...{
    '£': 'GBP',
    pounds: 'GBP',
    quid: 'GBP',
    英镑: 'GBP',
    파운드: 'GBP',
    '¥': 'CNY',
    rmb: 'CNY',
    yuan: 'CNY',
    元: 'CNY',
    块钱: 'CNY',
    块: 'CNY',
    人民币: 'CNY',
    元人民币: 'CNY',
    圆: 'CNY',
    위안: 'CNY',
  },
  ...{
    '₩': 'KRW',
    won: 'KRW',
    원: 'KRW',
    韩元: 'KRW',
    日元: 'JPY',
    yen: 'JPY',
    엔: 'JPY',
    '₹': 'INR',
    'rs.': 'INR',
    rs: 'INR',
    rupees: 'INR',
    rupee: 'INR',
    s$: 'SGD',
    a$: 'AUD',
    c$: 'CAD',
    nt$: 'TWD',
    ntd: 'TWD',
    hk$: 'HKD',
    港币: 'HKD',
    新台币: 'TWD',
    台币: 'TWD',
  },
  ...{
    r$: 'BRL',
    '₺': 'TRY',
    rand: 'ZAR',
    baht: 'THB',
    '฿': 'THB',
    kronor: 'SEK',
    kroner: 'DKK',
    zł: 'PLN',
    zloty: 'PLN',
    rm: 'MYR',
    ringgit: 'MYR',
  },
}
const cents: Readonly<Record<string, string>> = {
  cents: 'USD',
  cent: 'USD',
  '¢': 'USD',
  ct: 'EUR',
  cts: 'EUR',
  毛: 'CNY',
  毛钱: 'CNY',
  pence: 'GBP',
}
const longest = 11

type Currency = { readonly currency: string; readonly share: number; readonly length: number }

function currencyOf(word: string): Omit<Currency, 'length'> | null {
  if (Object.hasOwn(spelled, word)) return { currency: spelled[word] ?? '', share: 1 }
  if (Object.hasOwn(cents, word)) return { currency: cents[word] ?? '', share: word.startsWith('毛') ? 0.1 : 0.01 }
  return null
}

function currencyAfter(lower: string, at: number): Currency | null {
  const gap = lower[at] === ' ' ? 1 : 0
  for (let length = longest; length > 0; length -= 1) {
    const word = lower.slice(at + gap, at + gap + length)
    const found = word.length === length ? currencyOf(word) : null
    if (!found || (/[a-z]$/.test(word) && /[a-z]/.test(lower[at + gap + length] ?? ''))) continue
    // 块 is also a piece of something.
    if (word === '块' && /^[砖板料石煤]/.test(lower.slice(at + gap + 1))) continue
    return { ...found, length: gap + length }
  }
  return null
}

function currencyBefore(lower: string, at: number): Currency | null {
  const gap = lower[at - 1] === ' ' ? 1 : 0
  for (let length = Math.min(longest, at - gap); length > 0; length -= 1) {
    const word = lower.slice(at - gap - length, at - gap)
    const found = currencyOf(word)
    if (!found || /[원元块엔불]$/.test(word) || (/^[a-z]/.test(word) && /[a-z]/.test(lower[at - gap - length - 1] ?? ''))) continue
    return { ...found, length: gap + length }
  }
  return null
}

type Per = { readonly unit: UnitWord | null; readonly start: number; readonly end: number }

const perLead = /^\s?(?:[/／]|per|a|an|for each|for a|for every|each|the|一|每|每一)\s?/
const eachWords = /^\s?(?:each|apiece|a piece|ea\b|per piece|\/?pc|一个|一只|per item|씩)/

function perAfter(text: string, lower: string, at: number): Per | null {
  const each = eachWords.exec(lower.slice(at, at + 12))
  if (each) return { unit: unitAt(text, 'pcs', 0)?.word ?? null, start: at, end: at + each[0].length }
  const lead = perLead.exec(lower.slice(at, at + 12))
  if (!lead) return null
  const found = unitAt(text, lower, at + lead[0].length)
  return found && isPricedIn(found.word) ? { unit: found.word, start: at, end: found.end } : null
}

const chinesePer = /(?:每|一|per\s)([^\s\d，,。;；]{1,8}?)\s?(?:卖|价格?|收|付|给|出|补贴|贴|大约|大概|约|要|为|是|:|：|=|for|at)?\s?$/
const koreanPer = /([a-z\d㎥가-힣]{1,6})\s?당\s?(?:처리비|가격|단가|약|대략|운임|보조금|:)?\s?$/

function perBefore(lower: string, at: number): Per | null {
  const from = Math.max(0, at - 16)
  const match = chinesePer.exec(lower.slice(from, at)) ?? koreanPer.exec(lower.slice(from, at))
  const word = match?.[1] ?? ''
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

/** "350一吨" is said of yuan. */
function unsaid(lower: string, end: number): Currency | null {
  return /^\s?一(?:吨|方|斤|公斤|立方)/.test(lower.slice(end, end + 4)) ? { currency: 'CNY', share: 1, length: 0 } : null
}

function moneyOf(text: string, lower: string, token: NumberToken, second: NumberToken | null): MoneySpan | null {
  const last = second ?? token
  const after = currencyAfter(lower, last.end)
  const before = currencyBefore(lower, token.start)
  const currency = currencyBeside(before, after) ?? unsaid(lower, last.end)
  if (!currency) return null
  const end = last.end + lengthAfter(before, after)
  const start = token.start - (before?.length ?? 0)
  const per = perAfter(text, lower, end) ?? perBefore(lower, start)
  const raw = (token.low + last.high) / 2
  const amount = (raw * currency.share * (token.negative ? -1 : 1)) / (per?.unit?.factor ?? 1)
  const span = around({ start, end }, per)
  const lot = per === null && lotWords.test(lower.slice(Math.max(0, span.start - 14), span.end + 16))
  return { ...span, amount, currency: currency.currency, per: per?.unit?.unit ?? null, lot }
}

/** Every amount of money of a folded text, in order. */
export function scanMoney(text: string, lower: string): MoneySpan[] {
  const numbers = scanNumbers(lower)
  const found: MoneySpan[] = []
  for (let at = 0; at < numbers.length; at += 1) {
    const [token, next] = [numbers[at], numbers[at + 1]]
    if (!token || !Number.isFinite(token.low)) continue
    const range = next && /^\s?(?:-|~|to|到|至)\s?$/.test(lower.slice(token.end, next.start)) && next.high >= token.low ? next : null
    const money = moneyOf(text, lower, token, range)
    if (!money) continue
    if (range) at += 1
    found.push(money)
  }
  return found
}

const freeForms =
  /(?:for )?\bfree(?: of charge|[- ]of[- ]cost)?\b(?!\s?(?:water|lime|cao|flow|from|moisture|of\b(?! c)|sample|sio2|silica|fatty|chlor|acid|alkali|sulph|sulf|trial|shipping|iron|carbon|fall|space|capacity|or\b|to (?:use|call|contact|ask|message)))|\b(?:no|zero|without|w\/o|at no) (?:charge|cost|fee|price)s?\b|\bgiv(?:e|ing)(?: it| them)? away\b|\bgiveaway\b|\bfoc\b|\bgratis\b|\bfor nothing\b|\bcosts? nothing\b|免费|不要钱|不收费|不收钱|白送|无偿|赠送|免費|免费送|零元|0元|白给|무료|무상|공짜|거저|나눔|그냥\s?(?:가져|드)|비용\s?없/g
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

const taker =
  /(?:buyer|taker|customer|you|receiver|off-?taker|recipient)s?\s(?:will |would |can |to |must |should )?(?:pay|pays|paid)|买方付|对方付|구매자\s?부담|you pay|收购价|售价|单价|出厂价|到厂价|판매가|매입가|구매가/
const giver =
  /\b(?:we(?:'ll|'d| can| will| would| could| are willing to| are ready to| also| currently)*|will|can|could|would|happy to|willing to|ready to|able to)\s(?:also )?(?:pay|contribute|subsid\w+|offer to pay|cover)|\b(?:gate|tipping|disposal|treatment|processing|handling)[ -]?(?:fee|charge|cost)s?|\bpay(?:ing)? (?:you|the taker|a taker|for (?:disposal|removal|collection|haulage|treatment))|处置费|处理费|补贴|倒贴|贴钱|贴补|贴运费|补运费|付费处理|我[们方司厂]?(?:付|出|贴|给|补)|可付|愿意?[出付]|愿付|처리비|처리\s?비용|드리|드립|드려|드릴|드림|지원|보조|부담합|지급/
const receives =
  /\bwe (?:charge|receive|get|ask)\b|gate[ -]?fee|tipping[ -]?fee|处置费|处理费|收费|收取|처리비|처리\s?비용|받습니다|받아요|받음|받고/

/** Who pays whom, from the words around a price. `around` is the sentence it stands in. */
export function directionOf(kind: ListingKind, around: string, amount: number): PriceDirection {
  if (amount < 0) return 'buyer_receives'
  if (kind === 'need')
    return receives.test(around) && !/(?:求|需|구합|구해).{0,12}(?:드립|드려|드릴)/.test(around) ? 'buyer_receives' : 'seller_receives'
  if (taker.test(around) && !/处置费|处理费|补贴|처리비|gate|tipping|disposal/.test(around)) return 'seller_receives'
  return giver.test(around) ? 'buyer_receives' : 'seller_receives'
}
