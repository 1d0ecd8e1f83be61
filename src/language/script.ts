import type { Locale } from '../domain/locale.ts'
import { simplified } from './traditional.ts'

/** A text made comparable; `text` keeps its case, `lower` does not, `origin[i]` is where character i stood in the original. */
export type Folded = { readonly raw: string; readonly text: string; readonly lower: string; readonly origin: readonly number[] }

/** A stretch of a folded text, `[start, end)`. */
export type Stretch = { readonly start: number; readonly end: number }

const spellings: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
  '\t': ' ',
  '\r': '\n',
  '\u2028': '\n',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u301c': '~',
  '\uff5e': '~',
  '\u223c': '~',
  '\u02dc': '~',
  '\u2019': "'",
  '\u2018': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\uff0c': '，',
  '\uff1b': '；',
  '\uff01': '！',
  '\uff1f': '？',
  '\u2264': '≤',
  '\u2265': '≥',
  '\u2266': '≤',
  '\u2267': '≥',
  '½': '.5',
  '¼': '.25',
  '¾': '.75',
  '×': 'x',
  '✕': 'x',
  '℃': '°c',
  '℉': '°f',
  '※': '•',
  '●': '•',
  '○': '•',
  '■': '•',
  '▪': '•',
  '◆': '•',
  '►': '•',
  '✓': '•',
  '✔': '•',
  '→': '→',
  '⇒': '→',
  '∙': '·',
  '・': '·',
  ㆍ: '·',
}

const circled = /^[①-⑳⑴-⑽❶-❿]$/u
const clusters = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|\P{M}\p{M}{0,8}|\p{M}/gu

function foldCluster(cluster: string): string {
  if (cluster >= ' ' && cluster <= '~') return cluster
  const spelled = spellings[cluster]
  if (spelled !== undefined) return spelled
  if (circled.test(cluster)) return '•'
  const plain = cluster.normalize('NFKC')
  return plain.length === 1 ? (simplified.get(plain) ?? plain) : plain
}

function lowered(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
}

const plainAscii = /^[\n -~]*$/
/** No marks that join the character before, no jamo, no pair of code units: every character folds by itself. */
const unjoined = /^[^\p{M}\u1100-\u11ff\u{10000}-\u{10ffff}]*$/u
const folds = new Map<string, string>()
const keptFolds = 20_000

function foldCharacter(character: string): string {
  const known = folds.get(character)
  if (known !== undefined) return known
  const folded = foldCluster(character)
  if (folds.size < keptFolds) folds.set(character, folded)
  return folded
}

function foldUnjoined(raw: string): Folded {
  const origin: number[] = []
  let text = ''
  for (let at = 0; at < raw.length; at += 1) {
    const part = foldCharacter(raw.charAt(at))
    for (let size = part.length; size > 0; size -= 1) origin.push(at)
    text += part
  }
  origin.push(raw.length)
  return { raw, text, lower: lowered(text), origin }
}

/** Folds width, dashes, spaces, compatibility forms and traditional characters, remembering where everything stood. */
export function foldText(raw: string): Folded {
  if (plainAscii.test(raw)) return { raw, text: raw, lower: raw.toLowerCase(), origin: [...Array(raw.length + 1).keys()] }
  if (unjoined.test(raw)) return foldUnjoined(raw)
  const parts: string[] = []
  const origin: number[] = []
  for (const match of raw.matchAll(clusters)) {
    const part = foldCluster(match[0])
    for (let at = 0; at < part.length; at += 1) origin.push(match.index)
    parts.push(part)
  }
  origin.push(raw.length)
  const text = parts.join('')
  return { raw, text, lower: lowered(text), origin }
}

const maskCharacter = '\ue000'

/** The text with some stretches blotted out, so that what was understood is not read twice; offsets stay. */
export function mask(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text
  const sorted = [...stretches].sort((a, b) => a.start - b.start)
  let [result, at] = ['', 0]
  for (const { start, end } of sorted) {
    if (end <= at) continue
    const from = Math.max(start, at)
    result += text.slice(at, from) + maskCharacter.repeat(end - from)
    at = end
  }
  return result + text.slice(at)
}

/** True when two stretches share a character. */
export function overlaps(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end
}

/** The original characters of a stretch of the folded text. */
export function originalWords(folded: Folded, { start, end }: Stretch): string {
  return folded.raw.slice(folded.origin[start] ?? 0, folded.origin[end] ?? folded.raw.length).trim()
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** The language a text is written in: by its script, so that names and units in Latin letters do not decide. */
export function localeOf(text: string): Locale {
  const hangul = count(text, /[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]/gu)
  const han = count(text, /\p{Script=Han}/gu)
  if (hangul > 0 && hangul >= han / 2) return 'ko'
  if (han > 0) return 'zh-CN'
  return 'en'
}

/** True for a character written without spaces between words (Han, Hangul, kana). */
export function isIdeographic(character: string | undefined): boolean {
  return character !== undefined && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/u.test(character)
}
