import { findPhrases, type Token, tokenise, wordKey } from './lexicon.ts'
import { standsFree } from './place-edges.ts'
import type { Reader } from './reader.ts'
import { type Folded, foldText, overlaps, type Stretch } from './script.ts'
import type { PlaceName } from './vocabulary.ts'

/** A place said in a text; `place` is null when only the words are known. */
export type PlaceMention = Stretch & { readonly place: PlaceName | null; readonly known: boolean }

const letters = /\p{Script=Latin}/u
const hangul = /[\uac00-\ud7a3]/
const koreanTail =
  /^(?:특별시|광역시|시|군|구|도|읍|면|동|역|항|만|산단|공단|국가산단|산업단지|산업공단|단지|지역|공장|발전소|사업장|인근|근처|쪽|에서|에|의|은|는|이|가|로|으로|까지|권|소재|입니다|이에요|예요|임|내|도착|상차|출발|부두|본사)/
const introduces = /(?:\b(?:in|at|near|around|from|to|of|ex|based|outside|region|area|plant|site|works|port|silo|quay)|[,;.(:@\n-]|^)\s*$/

/** Latin names are written with a capital, or after a word that leads to a place; Korean ones begin a word and end as places do. */
function fitsIn({ text, lower }: Folded): (first: Token, last: Token) => boolean {
  return (first, last) => {
    const initial = text[first.start] ?? ''
    if (letters.test(initial))
      return initial !== initial.toLowerCase() || introduces.test(lower.slice(Math.max(0, first.start - 10), first.start))
    if (!hangul.test(initial)) return true
    if (/[\uac00-\ud7a3\d]/.test(lower[first.start - 1] ?? ' ')) return false
    return !hangul.test(lower[last.end] ?? ' ') || koreanTail.test(lower.slice(last.end))
  }
}

const notAPlace = new Set(
  'mon tue tues wed thu thur thurs fri sat sun offers lme lme-linked terms buyer enquiry indication monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec hello hi hey thanks thank regards cheers best please free wanted offer need available contact call email pickup collect price grade class type ewc hazardous moisture the a an we i our it is no yes ok usd eur gbp buyer seller dry wet fresh bulk bales bale steam iso rdf interested urgent asap qty quantity stream material item location site price date notes remarks subject unit amount dimensions spec specs colour color team all everyone sir madam mrf wwtp adr sds msds tclp ibc ibcs'.split(
    ' ',
  ),
)

const capitalised = String.raw`\p{Lu}[\p{L}'-]+(?: (?:\p{Lu}[\p{L}'-]*|(?:of|the|upon|am|an|der|de|la|le|sur)(?![\p{L}])))*(?<=[\p{L}])(?: \(\p{Lu}[\p{L} '-]{1,30}\))?`
const led = new RegExp(
  String.raw`(?<=\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Ff]rom|[Oo]utside|[Ee]x|[Ee]x works|[Ee]x silo|[Ll]ocated in|[Bb]ased in|[Dd]elivered|[Dd]elivery|[Dd]elivered to|[Dd]elivery to|[Cc]ollect from|[Pp]ickup|[Pp]ick-?up at|FOB|FCA|EXW|DAP|CIF|[Ss]ite|[Pp]lant in|[Ll]ocation:|@|[Oo]f|[Ss]ilo|[Pp]ort of)\s)(?:the )?(?<name>${capitalised})`,
  'gu',
)
const standalone = new RegExp(
  String.raw`(?<=[.,;!?\n·|-]\s?|\s-\s)(?<name>${capitalised})(?:,? (?:area|region|coast))?(?: [A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?)?(?=\s*(?:[.,;!?\n|]|$))`,
  'gu',
)
const states =
  'A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|NSW|VIC|QLD|SA|TAS|NT|ACT|ON|QC|BC|AB|MB|SK|NS|NB|UK|USA?'
const dottedStates = String.raw`N\.[CDHJMY]\.|S\.[CD]\.|W\.V\.?A?\.?|D\.C\.`
/** "Portage IN", "Hickory, N.C.", "Kwinana WA": a name before the letters of its state. */
const stated = new RegExp(
  String.raw`(?<![\p{L}-])(?<name>\p{Lu}[\p{L}'.-]+(?: \p{Lu}[\p{L}'.-]+){0,2},? (?:${states}|${dottedStates}))(?![\p{L}\d])`,
  'gu',
)
const labelled = new RegExp(
  String.raw`(?:^|[\n.;,*•|(-] ?)(?:[Ss]ite|[Ll]ocation|[Ww]here|[Pp]ick-?up(?: point| from)?|[Pp]lant|[Ll]oading(?: point| place)?|[Cc]ollection(?: point| from)?|[Cc]ity|[Pp]lace|[Aa]ddress|[Ff]rom|[Oo]rigin|[Tt]own|[Pp]ort|[Ll]oc)\s?[:：]\s?(?<name>${capitalised})`,
  'gu',
)
/** "bakery site (Leicester):", "at our plant, Leicester:" in a heading. */
const bracketed = new RegExp(
  String.raw`(?<=\b(?:[Ss]ites?|[Pp]lant|[Ff]actory|[Mm]ill|[Ww]orks|[Yy]ard|[Dd]epot|[Tt]erminal|[Ww]arehouse|[Rr]efinery|[Bb]akery|[Bb]rewery|[Ff]oundry)\s?\()(?<name>${capitalised})(?=\))`,
  'gu',
)
/** A text in capitals ends with its place: "... RS 38/LTR SILVASSA", "NO USE FOR IT. CHAKAN MIDC PUNE". */
const shouted = /(?<=[.,!?] |\d[\w/%]* |^)(?<name>[A-Z]{4,}(?: [A-Z]{2,}){0,2})(?=[.!]?\s*$)/gu
const chineseLed =
  /(?:位于|我们在|我们厂在|工厂在|厂在|厂址在?|地址[:：]?|地点[:：]?|所在地[:：]?|坐落于|(?<![存现正实])在(?=\p{Script=Han}{2,8}(?:市|县|区|镇|园|港|省|州|[，,。;；\s]|$)))(?<name>\p{Script=Han}{2,12})(?=[，,。；;\s!！]|$)/gu
const chineseLabelled =
  /(?:收货地址?|交货地|提货地|交货地点|提货地点|发货地|货在|产地|所在地|地点|地址|厂址|位置)[:： ]?\s?(?<name>\p{Script=Han}{2,14})(?=[，,。；;\s!！]|$)/gu
/** The place stands last or alone between spaces after a region: 福建福安, 安吉孝丰. */
const chineseSuffixed =
  /(?<=^|[，,。；;\s、（(])(?<name>\p{Script=Han}{2,10}?(?:工业园区?|产业园区?|开发区|经开区|高新区|化工园区?|保税区|园区|新区|[市县镇]))(?=[，,。；;\s!！）)周附一的]|$)/gu
const koreanSuffixed =
  /(?<![\uac00-\ud7a3])(?<name>(?:[\uac00-\ud7a3]{2,6}\s)?[\uac00-\ud7a3]{1,8}(?:국가산단|산단|공단|산업단지|자유무역지역|시|군|구|읍|면|동|항))(?=[\s.,!?)]|$|에서|에 |입니다|이에요|예요|인근|근처|쪽|소재)/gu
const koreanLast =
  /(?<=[\s,.)])(?<name>[\uac00-\ud7a3]{2,4}(?:국가|일반|도금|염색|석유화학|철강|LCD|디스플레이|자동차|화학|식품|농공|물류)?(?:산단|공단|단지|산업단지|부두|항|농공단지))(?=[\s.,!]|$)/gu
const notKorean =
  /(?:이|으|라|다|하|되|있|없|오|가|주|받|쓰|팔|사|시|어|아)면$|^(?:다시|역시|잠시|즉시|혹시|수시|상시|임시|일시|공동|활동|이동|자동|운동|작동|변동|노동|가동|친구|연구|요구|욕구|지구|문구|기구|복구|측면|화면|표면|방면|반면|하면|되면|라면|있으면|시면|우면|냉동|상동|행동|감동|반드시|구|시|동|군|면|읍|항|사항|대항|급구|필요하면)$/

function nameless(name: string): boolean {
  return name
    .toLowerCase()
    .split(' ')
    .every((word) => notAPlace.has(word) || /^\p{Script=Latin}?$/u.test(word))
}

function guessesOf(text: string): (Stretch & { readonly name: string })[] {
  return [
    stated,
    labelled,
    bracketed,
    led,
    standalone,
    shouted,
    chineseLed,
    chineseLabelled,
    chineseSuffixed,
    koreanSuffixed,
    koreanLast,
  ].flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const name = match.groups?.name ?? ''
      const start = match.index + match[0].indexOf(name)
      const isKorean = form === koreanSuffixed && name.split(' ').some((word) => notKorean.test(word))
      return nameless(name) || isKorean || /(?:就|行|上|超|菜|应|股|门)市$/.test(name) ? [] : [{ name, start, end: start + name.length }]
    }),
  )
}

function knownPlaces(folded: Folded, reader: Reader): PlaceMention[] {
  const found = findPhrases(reader.placePhrases, tokenise(folded), fitsIn(folded)).map(({ ids, start, end }) => {
    const place = ids.find((id) => id !== null) ?? null
    return { start, end, place, known: true }
  })
  return found.filter((mention, at) => standsFree(folded, mention, { before: found[at - 1], after: found[at + 1] }))
}

/** Who writes and who is written to: the lines of a signature, of a mail's head, and greetings name people. */
const people = new RegExp(
  [
    String.raw`(?:^|\n)[ >]*(?:from|to|cc|sent|attn|fao)\s?:[^\n]{0,80}`,
    String.raw`(?:^|\n)[ >]*(?:dear|hi|hello|hey)\b[^\n,.!]{0,40}`,
    String.raw`\b(?:fwd|fw|forwarded|note|message|mail|word|call|ask|contact|ring|text)(?: for| from| to| by)? \p{L}+(?: \p{L}+)?(?=\s*[(:,\d]|$)`,
    String.raw`(?:^|\n)[ >]*(?:(?:best|kind|warm|many|with)[ \w]{0,20})?(?:regards|thanks|cheers|sincerely|faithfully|rgds|br)\b[^\n]*(?:\n[^\n]*){0,4}`,
  ].join('|'),
  'giu',
)

const unitAhead = /^\s?(?:units?|process|plant|line|loop|reactor|furnace|boiler|system|column|tower|department|team|process)\b/i

/** A guess is no place when it stands where people are named, or names a part of a plant. */
function isNoPlace({ text }: Folded, { start, end }: Stretch, signed: readonly Stretch[]): boolean {
  const name = text.slice(start, end)
  const isCode = /^(?:the )?[A-Z]{2,4}$/.test(name) && /[a-z]/.test(text)
  return isCode || unitAhead.test(text.slice(end, end + 14)) || signed.some((one) => overlaps(one, { start, end }))
}

const gap = /^(?:[ ,·-]{0,2}|,? ?\(|省|市|省?市)$/
const koreanExtension =
  /^ ?[\uac00-\ud7a3]{1,8}?(?:국가산단|산단|공단|산업단지|단지|광역시|특별시|[시군구읍면동항])(?=[\s.,!?)]|$|에서|에 |입니다|인근|근처|쪽|소재)|^(?:국가산단|산단|공단|산업단지|시|군|구|읍|면|동|항)(?![가-힣])/
const chineseExtension =
  /^(?:市|县|区|省)?(?:\p{Script=Han}{0,8}?(?:工业园区?|产业园区?|开发区|经开区|高新区|化工园区?|保税区|园区|新区|滨海|[市县区镇港]))(?=[，,。；;\s!！）)周附一的]|$)|^[市省](?=[，,。；;\s]|$)|^(?!周边|附近|一带|自提|提货|交货|出厂|到厂|等地|地区|这边|那边|本地|工厂|厂区|可送|可以|包邮|现货|急|求|需|要|有|找|收|出|的|厂|港口价)\p{Script=Han}{2,3}(?=[，,。；;\s!！]|$)/u
const stateExtension = new RegExp(String.raw`^,? (?:${states}|${dottedStates})(?![\p{L}\d])`, 'u')
const latinExtension = /^(?:,? \p{Lu}[\p{L}'-]+){1,2}(?=\s*(?:[.,;!?\n|)]|$))/u

function extended(folded: Folded, mention: PlaceMention, taken: readonly Stretch[]): PlaceMention {
  const rest = folded.text.slice(mention.end, mention.end + 40)
  const extension = koreanExtension.exec(rest) ?? chineseExtension.exec(rest) ?? stateExtension.exec(rest) ?? latinExtension.exec(rest)
  if (!extension || nameless(extension[0].replace(/^,? /, '').trim())) return mention
  const grown = { ...mention, end: mention.end + extension[0].length }
  return taken.some((other) => overlaps(other, { start: mention.end, end: grown.end })) ? mention : grown
}

function merge(folded: Folded, mentions: readonly PlaceMention[]): PlaceMention[] {
  const merged: PlaceMention[] = []
  for (const mention of mentions) {
    const last = merged.at(-1)
    if (last && gap.test(folded.text.slice(last.end, mention.start))) {
      const closing = folded.text.slice(last.end, mention.start).includes('(') && folded.text[mention.end] === ')' ? 1 : 0
      merged[merged.length - 1] = {
        ...last,
        end: Math.max(last.end, mention.end + closing),
        place: mention.place ?? last.place,
        known: last.known || mention.known,
      }
    } else merged.push(mention)
  }
  return merged
}

/** In a text of capitals the words before a known name belong to it: CHAKAN MIDC PUNE. */
function widened(mention: PlaceMention, guesses: readonly Stretch[], { text }: Folded): PlaceMention {
  const around = guesses.find(
    ({ start, end }) => start < mention.start && end >= mention.end && end <= mention.end + 1 && /^[A-Z ]+$/.test(text.slice(start, end)),
  )
  return around ? { ...mention, start: around.start } : mention
}

const townBefore = /(?<=^|[^\p{L}'-])\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?,? $/u

/** "León Mexico", "Hickman Arkansas": of a region, the town before it. */
function widenedByTown(mention: PlaceMention, { text }: Folded, taken: readonly Stretch[]): PlaceMention {
  if (mention.place !== null || !letters.test(text[mention.start] ?? '')) return mention
  const town = townBefore.exec(text.slice(Math.max(0, mention.start - 40), mention.start))
  const start = mention.start - (town?.[0].length ?? 0)
  const isTown =
    town !== null && !nameless(town[0].replace(/,? $/, '')) && !taken.some((one) => overlaps(one, { start, end: mention.start }))
  return isTown && !/[.!?] ?$/.test(town[0]) ? { ...mention, start } : mention
}

/** Capitalised words inside a text of small letters, which the rules above passed over: "sept-nov Mendoza free", "sawmill Umeå." */
const loose = /(?<=[\p{Ll}\d,;)] )(?<name>\p{Lu}[\p{Ll}']{2,}(?:[ -]\p{Lu}[\p{Ll}']{2,})*)(?![\p{L}\d-])/gu
const mostNames = 3
const brandBehind = /^\s?(?:from|here|speaking|again|style|type|grade|brand|class|quality|pattern|standard|process|slag|tonnes?|tons?)\b/i
const brandBefore = /\b(?:class|type|grade|model|our|brand|by|called|named|mr|mrs|ms|dr|engr|thanks|regards|hi|hello|dear)\.? $/i

function looseGuess(folded: Folded, reader: Reader, isFree: (at: Stretch) => boolean): PlaceMention[] {
  const { text, lower } = folded
  const found = [...text.matchAll(loose)].map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[0] }))
  if (found.length > mostNames) return []
  const possible = found.filter(
    (at) =>
      isFree(at) &&
      !nameless(at.name) &&
      !brandBehind.test(text.slice(at.end, at.end + 12)) &&
      !brandBefore.test(text.slice(Math.max(0, at.start - 10), at.start)) &&
      !at.name.split(' ').every((word) => reader.materialLikeness.weights.has(wordKey(word.toLowerCase()))),
  )
  const last = possible.at(-1)
  return last && lower.length > 0 ? [{ start: last.start, end: last.end, place: null, known: false }] : []
}

/** Every place a text names, in order; `taken` stretches already mean something else. */
export function scanPlaces(folded: Folded, reader: Reader, taken: readonly Stretch[]): PlaceMention[] {
  const free = (at: Stretch) => !taken.some((other) => overlaps(other, at))
  const known = knownPlaces(folded, reader)
    .filter(free)
    .map((mention) => extended(folded, mention, taken))
  const signed = [...folded.text.matchAll(people)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }))
  const guesses = guessesOf(folded.text)
  const guessed = guesses
    .filter((guess) => free(guess) && !isNoPlace(folded, guess, signed) && !known.some((mention) => overlaps(mention, guess)))
    .map(({ start, end }) => ({ start, end, place: null, known: false }))
  const whole = known.map((mention) => widened(mention, guesses, folded))
  const unique = guessed.filter((guess, index) => !guessed.slice(0, index).some((other) => overlaps(other, guess)))
  const said = [...whole.map((mention) => widenedByTown(mention, folded, taken)), ...unique]
  const signedFree = (at: Stretch) => free(at) && !isNoPlace(folded, at, signed)
  return merge(folded, said.length > 0 ? said.sort((a, b) => a.start - b.start) : looseGuess(folded, reader, signedFree))
}

/** The park or city a text names, the most precise first; null when it is none of the vocabulary. */
export function findPlace(text: string, reader: Reader): PlaceName | null {
  const folded = foldText(text)
  const capital = { ...folded, text: folded.text.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase()) }
  const found = knownPlaces(capital, reader).filter((mention) => mention.place !== null)
  return found.sort((a, b) => b.end - b.start - (a.end - a.start))[0]?.place ?? null
}
