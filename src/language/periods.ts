import type { Period } from '../domain/unit.ts'
import { adverbs, type Meaning, nouns } from './period-words.ts'
import type { Stretch } from './script.ts'

/** A period as said: the amount said for it times `share` is the amount per `period`. */
export type FoundPeriod = Stretch & { readonly period: Period; readonly share: number }

const counts: Readonly<Record<string, number>> = {
  other: 2,
  second: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  十: 10,
  두: 2,
  세: 3,
  네: 4,
  ...Object.fromEntries(Array.from({ length: 29 }, (_, index) => [String(index + 2), index + 2])),
}

const words = (list: string) => list.split(' ').map((word) => word.replaceAll('_', ' '))
const isShort = (word: string) => word.length < 3 && !['hr', 'wk', 'mo', 'yr'].includes(word)

const afterSlash = new Map<string, Meaning>()
const afterPer = new Map<string, Meaning>()
const standing = new Map<string, Meaning>()
const adjoining = new Map<string, Meaning>()

function addLatin(meaning: Meaning, list: string): void {
  for (const word of words(list)) {
    afterSlash.set(word, meaning)
    if (isShort(word)) continue
    for (const per of ['per', 'a', 'an', 'each', 'every', 'evry', 'in a', 'any given']) standing.set(`${per} ${word}`, meaning)
    afterPer.set(word, meaning)
  }
}

function addChinese(meaning: Meaning, list: string): void {
  for (const word of words(list)) {
    afterSlash.set(word, meaning)
    for (const each of ['每', '每一', '一', '每个', '各']) standing.set(each + word, meaning)
    adjoining.set(word, meaning)
    for (const made of ['产', '均', '需', '供', '处置', '消纳', '排', '用', '耗', '余', '剩', '出', '处理', '产生', '供应', '平均'])
      if (word.length === 1) standing.set(word + made, meaning)
  }
}

function addKorean(meaning: Meaning, list: string): void {
  for (const word of words(list)) {
    afterSlash.set(word, meaning)
    for (const each of ['매', '한 ', '한', '1', '일 ', '각 ']) standing.set(each + word, meaning)
    for (const each of ['한 ', '한', '1', '일', '']) standing.set(`${each}${word}에`, meaning)
    for (const made of ['당', '간', '평균', ' 평균', '마다']) standing.set(word + made, meaning)
    adjoining.set(word, meaning)
  }
}

function addLatinMultiple(divided: Meaning, count: string, list: string): void {
  for (const word of words(list)) {
    afterSlash.set(`${count} ${word}`, divided)
    if (isShort(word)) continue
    for (const per of ['every', 'per', 'each', 'evry']) standing.set(`${per} ${count} ${word}`, divided)
  }
}

function addChineseMultiple(divided: Meaning, count: string, list: string): void {
  for (const word of words(list)) for (const each of ['每', '每隔', '隔']) standing.set(each + count + word, divided)
}

function addKoreanMultiple(divided: Meaning, count: string, list: string): void {
  for (const word of words(list))
    for (const end of ['에', '마다', '에 한번', ' 간격']) for (const gap of ['', ' ']) standing.set(count + gap + word + end, divided)
}

function addMultiples(meaning: Meaning, latin: string, chinese: string, korean: string): void {
  for (const [count, by] of Object.entries(counts)) {
    const divided: Meaning = [meaning[0], meaning[1] / by]
    addLatinMultiple(divided, count, latin)
    addChineseMultiple(divided, count, chinese)
    addKoreanMultiple(divided, count, korean)
  }
}

for (const [meaning, latin, chinese, korean] of nouns) {
  addLatin(meaning, latin)
  addChinese(meaning, chinese)
  addKorean(meaning, korean)
  addMultiples(meaning, latin, chinese, korean)
}

for (const day of ['mon', 'tues', 'wednes', 'thurs', 'fri', 'satur', 'sun'])
  for (const per of ['every', 'each']) standing.set(`${per} ${day}day`, ['week', 1])

for (const [meaning, list] of adverbs) for (const word of words(list)) standing.set(word, meaning)

const times =
  /^(?:\s|,|x|@|is|\()*(?:(once|twice|one|two|three|four|five|six|\d{1,2})\s?(?:times?|x|trips?|loads?|pickups?)?\s(?:a|per|every|each)\s(day|week|month|quarter|year))(?![a-z])/
const timesOf: Readonly<Record<string, number>> = { once: 1, twice: 2, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, 一: 1, 한: 1 }

const longest = 20
const endsInLatin = /[a-z\d]$/

function meaningAt(table: ReadonlyMap<string, Meaning>, lower: string, at: number): FoundPeriod | null {
  for (let length = Math.min(longest, lower.length - at); length > 0; length -= 1) {
    const word = lower.slice(at, at + length)
    const meaning = table.get(word)
    if (!meaning) continue
    if (endsInLatin.test(word) && /[a-z\d]/.test(lower[at + length] ?? '')) continue
    return { start: at, end: at + length, period: meaning[0], share: meaning[1] }
  }
  return null
}

function timesAfter(lower: string, at: number): FoundPeriod | null {
  const match = times.exec(lower.slice(at, at + 40))
  const meaning = match ? afterPer.get(match[2] ?? '') : undefined
  if (!match || !meaning) return null
  const share = timesOf[match[1] ?? ''] ?? Number(match[1])
  return { start: at, end: at + match[0].length, period: meaning[0], share: meaning[1] * share }
}

/** "200 tons month" leaves out what stands between. */
const bareAfter = /^ (hour|day|week|month|year|hr|wk|mth|yr)(?=\s?(?:[,.;\n)]|$))/

/** The period said right after an amount that ends at `at`: "/month", "a week", 每月. */
export function periodAfter(lower: string, at: number): FoundPeriod | null {
  const compact = /^(?:p\.?([hdwmya])|\sp\.?([aw]))\.?(?![a-z\d])/.exec(lower.slice(at, at + 6))
  const short = compact && afterSlash.get(compact[1] ?? compact[2] ?? '')
  if (compact && short) return { start: at, end: at + compact[0].length, period: short[0], share: short[1] }
  const gap = /^(?:\s|,\s?|\(|-|\.(?=\s?p))*/.exec(lower.slice(at, at + 6))?.[0].length ?? 0
  const from = at + gap
  const slash = /^[/／∕]\s?/.exec(lower.slice(from, from + 3))
  if (slash) return meaningAt(afterSlash, lower, from + slash[0].length)
  const bare = bareAfter.exec(lower.slice(at, at + 9))
  const said = bare && afterSlash.get(bare[1] ?? '')
  if (bare && said) return { start: at, end: at + bare[0].length, period: said[0], share: said[1] }
  return timesAfter(lower, at) ?? meaningAt(standing, lower, from)
}

const fillers = new Set(
  words(
    '大约 大概 约 平均 差不多 有 能 可 稳定 产生 产出 产 排放 排 出 供应 供 需要 需求 需 要 消耗 用量 用 量 最多 至少 最大 最少 不超过 超过 近 最低 上限 达到 达 固定 不少于 不低于 总量 可达 在 可供 大致 产量 能产 会 都 还 就 左右 收 采购 求购 处理 缺 想要 能出 得 也 了 약 평균 대략 최대 최소 기준 에 에는 으로 씩 정도 발생량 발생 물량 수량 사용량 배출량 배출 생산량 생산 필요량 필요 이상 적어도 of about around approx approx. approximately roughly some up_to at_least over more_than we they you i have get make produce generate need use is are have_about to ca ca. circa abt abt. nearly almost ~ ≤ ≥ < > : = 共 各 计 我们 大概有 output production 对外',
  ),
)

function fillerLength(lower: string, end: number): number {
  if (/\s/.test(lower[end - 1] ?? '')) return 1
  for (let length = Math.min(14, end); length > 0; length -= 1) {
    const word = lower.slice(end - length, end)
    const latinInside = /^[a-z]/.test(word) && /[a-z]/.test(lower[end - length - 1] ?? '')
    if (fillers.has(word) && !latinInside) return length
  }
  return 0
}

const blot = '\ue000'
const bareAllowed = new RegExp(String.raw`[\s，,。.;；:：(（/·、\n${blot}•]`)
const notAPeriod = /[今明去半个本上下当前后多整全\d]/

function mayBeBare(word: string, previous: string | undefined): boolean {
  if (previous === undefined || bareAllowed.test(previous)) return true
  return /^[月年日]$/.test(word) && /\p{Script=Han}/u.test(previous) && !notAPeriod.test(previous)
}

function endingAt(lower: string, end: number): FoundPeriod | null {
  for (let length = Math.min(longest, end); length > 0; length -= 1) {
    const word = lower.slice(end - length, end)
    const previous = lower[end - length - 1]
    const start = end - length
    const standingAlone = standing.get(word)
    if (standingAlone && !(/^[a-z\d]/.test(word) && /[a-z\d]/.test(previous ?? '')))
      return { start, end, period: standingAlone[0], share: standingAlone[1] }
    const bare = adjoining.get(word)
    if (bare && mayBeBare(word, previous)) return { start, end, period: bare[0], share: bare[1] }
  }
  return null
}

const oftenBefore =
  /(?:(?:每|一|매|일)?个?(周|星期|礼拜|天|日|月|年|주|주일|월|달|하루|일)(?:에)?\s?(?:拉|出|送|跑|约)?\s?(\d{1,2}|[一两二三四五六]|한|두|세|네)\s?(?:次|趟|회|번)|(once|twice|\w+ times|\d{1,2}x) (?:a|per|every|each) (day|week|month|year))\s?[,，:：]?\s?(?:每次|一次|每趟|各|회당|한\s?번에|1회)?\s?(?:约|大约|약|about|around|approx\.?)?\s?$/

/** 每周两次，每次 or "twice a week," before an amount. */
function timesBefore(lower: string, at: number): FoundPeriod | null {
  const from = Math.max(0, at - 30)
  const match = oftenBefore.exec(lower.slice(from, at))
  const meaning = match ? (adjoining.get(match[1] ?? '') ?? afterPer.get(match[4] ?? '')) : undefined
  if (!match || !meaning) return null
  const word = match[2] ?? (match[3] ?? '').split(' ')[0] ?? ''
  const often = timesOf[word] ?? counts[word] ?? Number.parseInt(word, 10)
  return often > 0 ? { start: from + match.index, end: at, period: meaning[0], share: meaning[1] * often } : null
}

/** The period said right before an amount that begins at `at`: 每月, 월, "weekly"; words like "about" may stand between. */
export function periodBefore(lower: string, at: number): FoundPeriod | null {
  const often = timesBefore(lower, at)
  if (often) return often
  let end = at
  for (let step = 0; step < 8 && end > 0; step += 1) {
    const period = endingAt(lower, end)
    if (period) return period
    const filler = fillerLength(lower, end)
    if (filler === 0) return null
    end -= filler
  }
  return null
}

const looseStarts = new Set([...standing.keys()].map((word) => word.slice(0, 2)))
const isLatin = (character: string | undefined) => character !== undefined && /[a-z\d]/.test(character)

/** Periods anywhere in a stretch of text, for amounts whose period stands apart ("200 L of oil a week"). */
export function periodsIn(lower: string, { start, end }: Stretch): FoundPeriod[] {
  const found: FoundPeriod[] = []
  for (let at = start; at < end; at += 1) {
    if (!looseStarts.has(lower.slice(at, at + 2)) || (isLatin(lower[at]) && isLatin(lower[at - 1]))) continue
    const period = meaningAt(standing, lower, at)
    if (!period || period.end > end || (period.end - at < 3 && isLatin(lower[at]))) continue
    found.push(period)
    at = period.end - 1
  }
  return found
}

/** True for a word that names a stretch of time. */
export function isPeriodWord(word: string): boolean {
  return afterSlash.has(word)
}
