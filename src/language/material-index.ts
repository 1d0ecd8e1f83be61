import { attributeBefore } from './attribute-words.ts'
import { type Found, findPhrases, type Token, tokenise, wordKey } from './lexicon.ts'
import { scanCodes } from './material-codes.ts'
import { composeMaterials, endsInside } from './material-compose.ts'
import { meaningsOf, toldByContext } from './material-context.ts'
import type { Reader } from './reader.ts'
import type { MaterialCandidate } from './reading.ts'
import { type Folded, foldText, overlaps, type Stretch } from './script.ts'
import { asHeard } from './sounds.ts'
import { resembling } from './trigrams.ts'

/** A place in the text that names materials; several candidates of equal likelihood are a doubt. */
export type Mention = Stretch & { readonly candidates: readonly MaterialCandidate[]; readonly byCode: boolean; readonly told?: boolean }

const hangul = /[\uac00-\ud7a3]/
const koreanPrefix =
  /(?:^|[^\uac00-\ud7a3])(?:폐|잉여|고순도|부생|중고|빈|건조|생|혼합|천연|순수|재생|저압|고압|여분|초순수|산업용|공업용|고농도|저농도|사업장|건설|생활|산업|국산|수입|잔여|남은|젖은|마른|볏짚|혼소|정제|조|신|구|대량|소량|각종)$/

/** Korean words carry particles after them, but little before: a short name inside a longer word is another word. */
function fitsIn(lower: string): (first: Token, last: Token, key: string) => boolean {
  return (first, last, key) => {
    if (hangul.test(key[0] ?? '') && /^.\s/.test(lower.slice(first.start)) && endsInside(lower, { start: first.start, end: last.end }))
      return false
    if (!hangul.test(key[0] ?? '') || !hangul.test(lower[first.start - 1] ?? ' ')) return true
    return key.startsWith('폐') || koreanPrefix.test(lower.slice(Math.max(0, first.start - 6), first.start))
  }
}

const codeForms =
  /(?:\b(?:ewc|low|low code|eu waste code|waste code)\s*(?:code|no\.?|#|:)?\s*)?(?<![\d.,-])(\d\d)([ .-]?)(\d\d)\2(\d\d)\s?\*?(?![\d,]|[.-]\d|\s?(?:(?:t|kg|lbs?|m3|l|gj|mj|kwh|mwh|gcal|tons?|tonnes?|lit(?:re|er)s?|gallons?|pcs)\b|m³|[吨톤方升斤度件个]|立方|公斤|千克|吉焦|리터|루베|킬로|개))/g

function codeMentions(lower: string, reader: Reader): Mention[] {
  return [...lower.matchAll(codeForms)].flatMap((match) => {
    const ids = reader.byEwc.get(`${match[1]}${match[3]}${match[4]}`)
    const said = /^[a-z]/.test(match[0])
    if (!ids || (!said && match[2] === '' && !/\*$/.test(match[0]) && Number(match[0]) % 1000 === 0)) return []
    const candidates = ids.map((materialId) => ({ materialId, likelihood: 1 / ids.length }))
    return [{ start: match.index, end: match.index + match[0].length, candidates, byCode: true }]
  })
}

type Asked = Map<string, readonly MaterialCandidate[]>

function exact(found: Found<string>, lower: string, reader: Reader, asked: Asked): Mention {
  const said = meaningsOf(found.key) ?? found.ids.map((materialId) => ({ materialId, likelihood: 1 / found.ids.length }))
  const candidates = toldByContext(lower, found, found.key, reader.materialLikeness, said, asked)
  return { start: found.start, end: found.end, candidates, byCode: false, told: candidates !== said }
}

function byCode({ start, end, ids }: Stretch & { readonly ids: readonly string[] }): Mention {
  return { start, end, candidates: ids.map((materialId) => ({ materialId, likelihood: 1 / ids.length })), byCode: true }
}

const isIdeographicText = /[\p{Script=Han}\uac00-\ud7a3]/u
const heardWrong = 0.86
const heardShort = 0.7

const standsAlone = (lower: string, start: number, end: number) =>
  !isIdeographicText.test(lower[start - 1] ?? ' ') && !isIdeographicText.test(lower[end] ?? ' ')

/** Names typed as they sound: 流酸 for 硫酸, 페타이어 for 폐타이어. */
function misheard(folded: Folded, reader: Reader, taken: readonly Stretch[]): Mention[] {
  if (!isIdeographicText.test(folded.lower)) return []
  const heard = { ...folded, lower: asHeard(folded.lower) }
  return findPhrases(reader.soundPhrases, tokenise(heard), fitsIn(folded.lower))
    .filter(
      (found) => !reader.materialPhrases.ids.has(folded.lower.slice(found.start, found.end)) && !taken.some((one) => overlaps(one, found)),
    )
    .filter(({ key, ids, start, end }) => key.length > 1 && ids.length < 3 && (key.length > 2 || standsAlone(folded.lower, start, end)))
    .map(({ start, end, key, ids }) => {
      const likelihood = (key.length > 2 ? heardWrong : heardShort) - (ids.length - 1) * 0.1
      return { start, end, candidates: ids.map((materialId) => ({ materialId, likelihood })), byCode: false }
    })
}

/** The text with what was typed by ear as it is spelled. */
function spelledOut({ lower }: Folded, mentions: readonly Mention[], reader: Reader): string {
  return mentions.reduce((text, { start, end }) => {
    const right = reader.soundNames.get(asHeard(lower.slice(start, end)))
    return right?.length === end - start ? text.slice(0, start) + right + text.slice(end) : text
  }, lower)
}

function withoutOverlaps(mentions: readonly Mention[]): Mention[] {
  const inOrder = [...mentions].sort((a, b) => a.start - b.start)
  return inOrder.filter((one, at) => !inOrder.slice(Math.max(0, at - 3), at).some((before) => overlaps(before, one)))
}

const alwaysMaterial =
  /^(?:slags?|ash(?:es)?|sludges?|dross|skimmings|batteries|solvents?|catalysts?|filter ?cake|turnings|swarf|矿渣|污泥|슬래그|슬러지|분진|폐배터리)$/

/** Words of several meanings that no name covers: always those that are nothing else, the others when nothing else is named. */
function openWords(folded: Folded, reader: Reader, named: readonly Mention[], asked: Asked): Mention[] {
  const found = findPhrases(reader.ambiguousPhrases, tokenise(folded), fitsIn(folded.lower))
  return found
    .filter((one) => !named.some((name) => overlaps(name, one)))
    .filter(({ start, end }) => alwaysMaterial.test(folded.lower.slice(start, end)))
    .map((one) => exact(one, folded.lower, reader, asked))
}

const stateFirst = /^(?:used|spent|waste|scrap|recycled|废|폐)/

/** Words for a whole class, which brackets make exact: 폐지(골판지). */
const whole =
  /^(?:waste paper|paper|plastics?|plastic scrap|waste plastics?|waste oil|scrap metal|e-scrap|sludge|ash|slag|solvents?|waste solvents?|废纸|废塑料|塑料|废油|废金属|污泥|废溶剂|泡沫箱?|废木料|渣|灰|폐지|폐플라스틱|플라스틱|폐합성수지|폐유|고철|비철|폐목재|슬러지|오니|슬래그|폐용제|폐산)$/

/** "Kieselguhr (spent diatomaceous earth)" is what the brackets say. */
function bracketed(lower: string, mentions: readonly Mention[]): Mention[] {
  return mentions.filter((one, at) => {
    const next = mentions[at + 1]
    if (!next || next.candidates.length > 1 || !/^\s?[(（]\s?$/.test(lower.slice(one.end, next.start))) return true
    if (whole.test(lower.slice(one.start, one.end))) return false
    return !stateFirst.test(lower.slice(next.start, next.end)) || stateFirst.test(lower.slice(one.start, one.end))
  })
}

const vessel =
  /^(?:drums?|ibcs?|totes?|big bags?|bags?|sacks?|barrels?|pallets?|吨桶|吨袋|铁桶|桶|吨包|톤백|드럼통?|ibc통?|마대|팔레트|파렛트)$/

/** In "폐실리카겔 톤백 15개" and 废切削液 吨桶12个 the vessel only holds what stands before it; in 旧托盘 塑料的 the second word tells what the first is. */
function unpacked(lower: string, mentions: readonly Mention[]): Mention[] {
  return mentions.filter((one, at) => {
    const before = mentions[at - 1]
    if (lower[one.end] === '装' && vessel.test(lower.slice(one.start, one.end))) return false
    if (before?.told && /^[\s,，(（]{0,2}$/.test(lower.slice(before.end, one.start)) && !one.told) return false
    const isHeld =
      before && /^\s?[,，]?\s?(?:in )?$/.test(lower.slice(before.end, one.start)) && !vessel.test(lower.slice(before.start, before.end))
    return !isHeld || !vessel.test(lower.slice(one.start, one.end))
  })
}

/** A single word with a capital inside a sentence is a name that only looks like a misspelt material: Butler, PA. */
const isName = ({ text }: Folded, { start, end }: Stretch): boolean =>
  /^\p{Lu}\p{Ll}+$/u.test(text.slice(start, end)) && /[^\n•:-] $/.test(text.slice(0, start)) && /\p{Ll}/u.test(text.slice(0, start))

/** 热量 in 发热量 is what is measured. */
function isMeasured(lower: string, { start, end }: Stretch): boolean {
  const word = attributeBefore(lower, Math.max(0, start - 4), end)
  return word !== null && word.end === end && word.start < start
}

/** Every mention of a material by one of its names or codes, in order. */
export function scanMaterials(folded: Folded, reader: Reader): Mention[] {
  const found = findPhrases(reader.materialPhrases, tokenise(folded), fitsIn(folded.lower)).filter((one) => !isMeasured(folded.lower, one))
  const asked: Asked = new Map()
  const spelled = found.map((one) => exact(one, folded.lower, reader, asked))
  const exactly = [...spelled, ...misheard(folded, reader, spelled)].sort((a, b) => a.start - b.start)
  const { named, composed } = composeMaterials(spelledOut(folded, exactly, reader), exactly, reader.materialLikeness, reader.spellings)
  const isPlace = ({ start, end }: Stretch) => reader.placePhrases.ids.has(folded.lower.slice(start, end))
  const alike = composed.filter((one) => !isPlace(one) && !isName(folded, one)).map((one) => ({ ...one, byCode: false }))
  const apart = unpacked(
    folded.lower,
    bracketed(folded.lower, withoutOverlaps([...named, ...alike, ...openWords(folded, reader, [...named, ...alike], asked)])),
  )
  const numbered = apart.length === 0 ? scanCodes(folded.lower).map(byCode) : []
  const coded = [...codeMentions(folded.lower, reader), ...numbered].filter((code) => !apart.some((name) => overlaps(name, code)))
  return [...apart, ...coded].sort((a, b) => a.start - b.start)
}

const worthAsking = 0.5
const filler = new Set([
  'a',
  'an',
  'the',
  'of',
  'some',
  'our',
  'your',
  'any',
  'and',
  'or',
  'for',
  'with',
  'this',
  'that',
  'more',
  'very',
  'clean',
  'dry',
  'wet',
  'fresh',
  'good',
  'bulk',
  'mixed',
])

function windows(words: readonly string[]): string[] {
  const found: string[] = []
  for (let size = Math.min(5, words.length); size > 0; size -= 1) {
    for (let at = 0; at + size <= words.length; at += 1) found.push(words.slice(at, at + size).join(' '))
  }
  return found.slice(0, 40)
}

function phrasesToTry(words: string): string[] {
  const { lower } = foldText(words)
  const latin = (lower.match(/[\p{Script=Latin}\d]+/gu) ?? []).map(wordKey).filter((word) => !filler.has(word))
  const others = lower.match(/[\p{Script=Han}]{2,16}|[\uac00-\ud7a3]+(?: [\uac00-\ud7a3]+)?/gu) ?? []
  return [...windows(latin.slice(0, 8)), ...others.slice(0, 8).flatMap((run) => [run, ...run.split(' ')])]
}

function likelihoods(phrase: string, wholeLength: number, reader: Reader): { readonly id: string; readonly likelihood: number }[] {
  if (phrase.length < (/[a-z]/.test(phrase) ? 4 : 2)) return []
  const share = Math.min(1, phrase.replaceAll(' ', '').length / wholeLength)
  return resembling(reader.materialTrigrams, phrase, worthAsking)
    .slice(0, 6)
    .map(({ id, likeness }) => ({ id, likelihood: likeness * (0.7 + 0.3 * share) }))
}

/** Materials whose names resemble words that are no name themselves, best first; longer phrases weigh more. */
export function resembledMaterials(words: string, reader: Reader): MaterialCandidate[] {
  const best = new Map<string, number>()
  const whole = foldText(words).lower.replace(/[^\p{L}\d]/gu, '').length || 1
  for (const phrase of phrasesToTry(words.slice(0, 200))) {
    for (const { id, likelihood } of likelihoods(phrase, whole, reader)) {
      if (likelihood > (best.get(id) ?? 0)) best.set(id, likelihood)
    }
  }
  return [...best]
    .map(([materialId, likelihood]) => ({ materialId, likelihood: Math.round(likelihood * 1000) / 1000 }))
    .filter(({ likelihood }) => likelihood >= worthAsking - 0.1)
    .sort((a, b) => b.likelihood - a.likelihood)
    .slice(0, 5)
}

/** The materials a text may mean, best first; likelihood 1 is a name said in full. */
export function findMaterials(text: string, reader: Reader): readonly MaterialCandidate[] {
  const mentions = scanMaterials(foldText(text), reader)
  if (mentions.length === 0) return resembledMaterials(text, reader)
  const longest = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start))
  const best = new Map<string, MaterialCandidate>()
  for (const candidate of longest.flatMap((mention) => mention.candidates))
    if (!best.has(candidate.materialId)) best.set(candidate.materialId, candidate)
  return [...best.values()].sort((a, b) => b.likelihood - a.likelihood)
}
