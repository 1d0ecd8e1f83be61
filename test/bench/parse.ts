import { loadPlaces, loadShipped } from '../../db/seed/load.ts'
import { readMessage } from '../../src/language/read-message.ts'
import { createReader } from '../../src/language/reader.ts'

/** How fast messages are read with the full catalogue. Run with `npm run bench:parse`; `--fuzz N` reads N generated strings instead. */
const context = { today: '2026-03-02', country: null }
const budgetMs = { p50: 5, p99: 20, fuzz: 100 }

const sentences = [
  'We have 40 t/month of fly ash from April, moisture under 2 %, free ex works near Portland. ',
  '我们厂每月有三千到四千吨粉煤灰，干灰，烧失量5%以下，四月开始，自提免费，唐山曹妃甸。',
  '폐주물사 월 300톤 나옵니다. 함수율 15% 이하, 5월부터 연말까지, 처리비 톤당 2만원 드립니다. ',
  'need up to 1,200 short tons of clean gypsum board offcuts per quarter, lbs or tons fine, pay $12/t delivered. ',
]

/** A message of about so many characters, never twice the same. */
function messageOf(length: number, round: number): string {
  const parts: string[] = []
  for (let size = 0, at = round; size < length; at += 1) {
    const part = `${at % 97} ${sentences[at % sentences.length] ?? ''}`
    parts.push(part)
    size += part.length
  }
  return parts.join('').slice(0, length)
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

const { materials } = loadShipped()
const began = performance.now()
const reader = createReader({ materials, places: loadPlaces() })
console.log(`${materials.length} materials indexed in ${(performance.now() - began).toFixed(0)} ms`)

function timed(text: string): number {
  const start = performance.now()
  readMessage(text, reader, context)
  return performance.now() - start
}

function bench(): void {
  console.log('characters  messages/s  p50 ms  p99 ms  ms per 1000 characters')
  for (const length of [10, 30, 100, 300, 1000, 3000, 10_000]) {
    const rounds = Math.max(60, Math.min(3000, Math.round(300_000 / length)))
    for (let round = 0; round < rounds / 5; round += 1) timed(messageOf(length, round))
    const times = Array.from({ length: rounds }, (_, round) => timed(messageOf(length, round * 7 + 1)))
    const mean = times.reduce((sum, time) => sum + time, 0) / rounds
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
    const cells = [length, (1000 / mean).toFixed(0), p50.toFixed(2), p99.toFixed(2), ((mean * 1000) / length).toFixed(2)]
    console.log(cells.map((cell) => String(cell).padStart(9)).join(' '))
    if (length === 100 && (p50 > budgetMs.p50 || p99 > budgetMs.p99)) process.exitCode = 1
  }
}

const alphabet =
  '0123456789.,,-~%/()（） \n\t:;，。、+=*#@&|\'"$€¥₩°<>≤≥ abcdefghklmnoprstuvwxyzTKGM吨万亿千百年月日每天周元度公斤废灰硫酸水汽톤만억월일년당원kg산폐수증기이상하0000'
const fragments = [
  't/month',
  'per ',
  '每月',
  '월 ',
  '1,000',
  '10.5',
  '-',
  'from ',
  'until ',
  '以上',
  '이하',
  'fly ash',
  '%',
  'and ',
  '至',
  '约',
  'Q3 ',
  '2026-',
  '/',
]

/** A seeded sequence of numbers 0..1 (mulberry32), so that a slow string can be made again. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Half random characters, half one fragment or character many times over: what makes patterns backtrack. */
function fuzzed(next: () => number): string {
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(next() * from.length)] as T
  const length = 1 + Math.floor(next() ** 3 * 400)
  const parts: string[] = []
  const repeated = next() < 0.4 ? pick(fragments) + (next() < 0.5 ? pick(alphabet) : '') : null
  for (let size = 0; size < length; ) {
    const part = repeated !== null && next() < 0.9 ? repeated : next() < 0.25 ? pick(fragments) : pick(alphabet)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

function fuzz(count: number): void {
  let [slowest, slowestText] = [0, '']
  const next = numbersFrom(20260302)
  for (let round = 0; round < count; round += 1) {
    const text = fuzzed(next)
    let time = timed(text)
    // A pause of the machine is not the text's fault: only what is slow again counts.
    if (time > budgetMs.fuzz / 2) time = Math.min(time, timed(text), timed(text))
    if (time > slowest) [slowest, slowestText] = [time, text]
    if ((round + 1) % 100_000 === 0) console.log(`${round + 1} read, slowest ${slowest.toFixed(1)} ms`)
  }
  console.log(`${count} strings read, slowest ${slowest.toFixed(1)} ms: ${JSON.stringify(slowestText.slice(0, 120))}`)
  if (slowest > budgetMs.fuzz) process.exitCode = 1
}

const at = process.argv.indexOf('--fuzz')
if (at > 0) fuzz(Number(process.argv[at + 1] ?? 10_000))
else bench()
