/** A word of money: its currency (null when only a place or another word tells whose cents they are) and its share of the whole. */
export type Money = { readonly currency: string | null; readonly share: number }
/** A word of money with how many characters it takes beside its amount. */
export type Currency = Money & { readonly length: number }

const codes =
  'usd eur gbp cny krw jpy sgd inr aud cad nzd chf sek nok dkk twd hkd thb myr zar pln try brl mxn idr vnd php czk huf ron egp aed sar clp cop kwd qar ngn kes ils uah rub'

const wholes: readonly (readonly [currency: string, words: string])[] = [
  ['USD', 'us$ $ us_dollars us_dollar u.s._dollars dollars dollar bucks buck 美元 美金 刀 달러 미국달러 불'],
  ['EUR', '€ euros euro 欧元 유로'],
  ['GBP', '£ pounds pound_sterling sterling quid 英镑 파운드'],
  ['CNY', '¥ rmb yuan 元 块钱 块 人民币 元人民币 元钱 圆 위안'],
  ['KRW', '₩ won 원 韩元 韩币'],
  ['JPY', '日元 日圆 yen 엔 円'],
  ['INR', '₹ rs. rs rupees rupee 卢比 루피'],
  ['SGD', 's$ sg$ 新元 新币 新加坡元 싱가포르달러'],
  ['AUD', 'a$ au$ aussie_dollars 澳元 澳币 호주달러'],
  ['CAD', 'c$ ca$ can$ canadian_dollars 加元 캐나다달러'],
  ['NZD', 'nz$'],
  ['HKD', 'hk$ 港币 港元 홍콩달러'],
  ['TWD', 'nt$ ntd nt 新台币 台币 대만달러'],
  ['BRL', 'r$ reais'],
  ['MXN', 'mx$ pesos'],
  ['TRY', '₺ lira'],
  ['ZAR', 'rand rands'],
  ['THB', '฿ baht 泰铢 바트'],
  ['SEK', 'kronor 瑞典克朗'],
  ['DKK', 'kroner'],
  ['CHF', 'sfr francs 瑞士法郎'],
  ['PLN', 'zł zl zloty zlotys'],
  ['CZK', 'kč'],
  ['HUF', 'ft forint'],
  ['MYR', 'rm ringgit 令吉 马币 링깃'],
  ['IDR', 'rp rupiah 印尼盾'],
  ['VND', '₫ dong 越南盾 동화'],
  ['PHP', '₱'],
  ['AED', 'dirham dirhams dhs'],
  ['RUB', '₽ roubles rubles 卢布'],
  ['UAH', '₴'],
  ['BDT', '৳ taka'],
  ['PKR', 'pkr'],
  ['LKR', 'lkr'],
  ['NGN', '₦ naira'],
  ['GHS', 'cedi cedis ghs'],
  ['KZT', '₸ tenge kzt 坚戈'],
  ['ILS', '₪ shekel shekels'],
]

const parts: readonly (readonly [currency: string | null, share: number, words: string])[] = [
  [null, 0.01, 'cents cent ¢ ct cts cts.'],
  ['USD', 0.01, 'us_cents us¢ 美分'],
  ['EUR', 0.01, 'euro_cents eurocents eurocent 欧分'],
  ['GBP', 0.01, 'pence'],
  ['INR', 0.01, 'paise paisa'],
  ['MYR', 0.01, 'sen'],
  ['CNY', 0.1, '毛 毛钱 角 角钱'],
  ['CNY', 0.01, '分钱'],
]

const spaced = (word: string) => word.replaceAll('_', ' ')
const table = new Map<string, Money>([
  ...codes.split(' ').map((code) => [code, { currency: code.toUpperCase(), share: 1 }] as const),
  ...wholes.flatMap(([currency, words]) => words.split(' ').map((word) => [spaced(word), { currency, share: 1 }] as const)),
  ...parts.flatMap(([currency, share, words]) => words.split(' ').map((word) => [spaced(word), { currency, share }] as const)),
])
const longest = Math.max(...[...table.keys()].map((word) => word.length))
const latin = /[a-z]/

/** 5c and 4p stand for cents and pence only before what they are for. */
const short = /^ ?([cp])(?= ?(?:\/|per\b|a\b|each\b))/
const shortOf: Readonly<Record<string, Money>> = { c: { currency: null, share: 0.01 }, p: { currency: 'GBP', share: 0.01 } }
/** 块 is also a piece of something, 角 and 分 parts of other words. */
const otherSense: Readonly<Record<string, RegExp>> = {
  块: /^[砖板料石煤状]/,
  元: /^(?:黑粉|材料|锂|电池|正极|前驱|乙丙|催化)/,
  角: /^[钢铁度]/,
  ft: /^/,
  nt: /^/,
}

/** True when what follows makes another word of it. */
const goesOn = (word: string, rest: string) =>
  (latin.test(word.at(-1) ?? '') && latin.test(rest[0] ?? '')) || otherSense[word]?.test(rest) === true

/** The word of money right after an amount that ends at `at`. */
export function currencyAfter(lower: string, at: number): Currency | null {
  const gap = lower[at] === ' ' ? 1 : 0
  for (let length = longest; length > 0; length -= 1) {
    const word = lower.slice(at + gap, at + gap + length)
    const found = word.length === length ? table.get(word) : undefined
    if (found && !goesOn(word, lower.slice(at + gap + length, at + gap + length + 4))) return { ...found, length: gap + length }
  }
  const match = short.exec(lower.slice(at, at + 8))
  const found = shortOf[match?.[1] ?? '']
  return match && found ? { ...found, length: match[0].length } : null
}

/** The word of money right before an amount that begins at `at`. */
export function currencyBefore(lower: string, at: number): Currency | null {
  const gap = lower[at - 1] === ' ' ? 1 : 0
  for (let length = Math.min(longest, at - gap); length > 0; length -= 1) {
    const word = lower.slice(at - gap - length, at - gap)
    const found = table.get(word)
    if (found?.share !== 1 || /[원元块엔불刀圆円钱]$/.test(word)) continue
    if (latin.test(word[0] ?? '') && latin.test(lower[at - gap - length - 1] ?? '')) continue
    return { ...found, length: gap + length }
  }
  return null
}

const euroZone = 'AT BE HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES'
const homes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(euroZone.split(' ').map((country) => [country, 'EUR'])),
  ...{ US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', ZA: 'ZAR', KE: 'KES', EC: 'USD', PR: 'USD' },
}

/** Whose cents they are by the country; null where people count in something else. */
export function centsOf(country: string | null | undefined): string | null {
  return homes[country ?? ''] ?? null
}
