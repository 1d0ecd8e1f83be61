import type { Stretch } from './script.ts'

/** A number as written; `scale` is the multiplier it was written with (3千 → 1000), 1 when written out in figures. */
export type NumberToken = Stretch & {
  readonly low: number
  readonly high: number
  readonly scale: number
  readonly negative: boolean
  /** 100多万 and 上百万 say more than that. */
  readonly over: boolean
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  일: 1,
  이: 2,
  삼: 3,
  사: 4,
  오: 5,
  육: 6,
  칠: 7,
  팔: 8,
  구: 9,
}
const multipliers: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  십: 10,
  백: 100,
  천: 1e3,
  만: 1e4,
  억: 1e8,
}

type Sum = { readonly total: number; readonly section: number; readonly current: number | null; readonly last: number }

function multiply(sum: Sum, by: number): Sum {
  if (by < 1e4) return { ...sum, section: sum.section + (sum.current ?? 1) * by, current: null, last: by }
  const group = sum.section + (sum.current ?? 0)
  const whole = by === 1e8 ? (sum.total + (group || (sum.total ? 0 : 1))) * by : sum.total + (group || 1) * by
  return { total: whole, section: 0, current: null, last: by }
}

/** A sum so far; `bare` when it ends with a figure that may stand for the next multiplier down. */
type Numeral = { readonly sum: Sum; readonly bare: boolean }

function addPart({ sum }: Numeral, part: number | string): Numeral | null {
  const by = typeof part === 'string' ? multipliers[part] : undefined
  if (by !== undefined) return { sum: multiply(sum, by), bare: false }
  const digit = typeof part === 'number' ? part : digits[part]
  if (digit === undefined) return null
  return { sum: { ...sum, current: digit }, bare: digit !== 0 && digit < 10 && sum.current === null && sum.last > 1 }
}

/** Reads a numeral of figures and multipliers such as 1万2千, 三百五, 1억 2천만; null when it is none. `parts` are its pieces in order. */
export function sumNumeral(parts: readonly (number | string)[]): number | null {
  if (parts.length === 0) return null
  let numeral: Numeral = { sum: { total: 0, section: 0, current: null, last: 1 }, bare: false }
  for (const part of parts) {
    const next = addPart(numeral, part)
    if (!next) return null
    numeral = next
  }
  const { sum, bare } = numeral
  // 两千五 and 1万5 leave out the last multiplier.
  const tail = bare ? ((sum.current ?? 0) * sum.last) / 10 : (sum.current ?? 0)
  return sum.total + sum.section + tail
}

/** The value of one Chinese or Korean figure, such as 三. */
export function figureOf(character: string): number | undefined {
  return digits[character]
}

const english: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  half: 0.5,
  couple: 2,
}
const englishMultipliers: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9 }

const englishFillers = new Set(['', 'and', 'a', 'an', 'of'])

type EnglishSum = { readonly total: number; readonly current: number }

function addEnglish({ total, current }: EnglishSum, word: string): EnglishSum | null {
  const by = Object.hasOwn(englishMultipliers, word) ? englishMultipliers[word] : undefined
  if (by !== undefined) {
    const product = (current || 1) * by
    return by >= 1e3 ? { total: total + product, current: 0 } : { total, current: product }
  }
  const value = Object.hasOwn(english, word) ? english[word] : undefined
  return value === undefined ? null : { total, current: current + value }
}

/** Reads English number words such as "two hundred and fifty" or "one and a half"; null when they say no number. */
export function sumEnglish(words: string): number | null {
  const said = words.split(/[\s-]+/).filter((word) => !englishFillers.has(word))
  if (said.length === 0) return null
  let sum: EnglishSum = { total: 0, current: 0 }
  for (const word of said) {
    const next = addEnglish(sum, word)
    if (!next) return null
    sum = next
  }
  return sum.total + sum.current
}

const unitWord =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
/** English number words as a pattern source. */
export const englishNumber = `(?:a (?:couple of|couple|dozen|hundred|thousand|million)|half an?|(?:${unitWord}))(?:[ -](?:and (?:a )?)?(?:${unitWord}|half|dozen|hundred|thousand|million|billion)){0,8}`

const nativeKorean: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  열두: 12,
  스무: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
}

/** Native Korean counting words as a pattern source; they count only before a counter. */
export const koreanCount = Object.keys(nativeKorean)
  .sort((a, b) => b.length - a.length)
  .join('|')

/** The value of a native Korean counting word. */
export function koreanCountOf(word: string): number | undefined {
  return nativeKorean[word]
}
