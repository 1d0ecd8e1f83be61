import type { Facts } from './facts.ts'
import type { QuantitySpan } from './quantities.ts'
import type { Stretch } from './script.ts'

/** Where a listing is named: by a name of the catalogue, or by words that are none (`mention` null). */
export type Anchor = Stretch & { readonly mention: Facts['mentions'][number] | null }

type Named = Stretch

/** What begins another listing of a row: nothing but a separator or a joining word. */
const joint =
  /(?:[,，、;；。\n•&+:：]|\.\s|\b(?:and|plus|also|as well as|on top of that|another|further)\b|和|及|与|跟|还有|以及|另外|另|同时|그리고|및|하고|이랑|랑|와|과|또|도)[\s-]*(?:(?:about|around|approx\.?|roughly|some|another|up to|a|the|of|have|need|we|also|for|is|are|needed|wanted|有|要|约|大约|大概|是|还|약|대략|한)[\s]*)*$/
const opening =
  /^[\s\W]*(?:(?:we|i|hi|hello|have|got|need|want|wanted|offer|offering|offers|selling|for sale|available|needed|looking for|about|some|我们|我厂|有|出|要|求购|收|저희|약)[\s:,-]*)*$/

const word = "[a-z][a-z'/-]*"
const behindLatin = new RegExp(`^\\s?(?:of\\s|x\\s)?(${word}(?:\\s${word}){0,3})`)
const aheadLatin = new RegExp(`(${word}(?:\\s${word}){0,3})[\\s:,(-]{1,3}$`)
const stop =
  /\b(?:a|an|the|of|per|each|every|from|at|in|on|by|to|for|with|and|or|we|i|our|is|are|was|it|them|they|this|that|these|which|needed|wanted|available|also|plus|now|currently|about|around|roughly|approx|up|total|max|min|as|if|but|so|can|could|will|would|have|has|need|needs|want|looking|wanted|surplus|spare|free|left|over|daily|weekly|monthly|yearly|annually|once|starting|until|till|asap|please|pls|only|more|less|than|dry|wet)\b/
/** Amounts of these are no listing: how it is loaded, stored, made or bought. */
const measuresOnly =
  /^(?:(?:full |single |small |big )?(?:loads?|truck\w*|lorr\w*|trips?|pick-?ups?|collections?|storage|capacity|silos?|tanks?|piles?|stocks?|batch\w*|lots?|deliver\w*|minimum|maximum|average|peak|summer|winter|total|altogether|each|moisture|solids|basis|density|yard|trailers?|people|staff|hours|shifts?|lines?|boilers?|kilns?|units?|plants?|mills?|production|output|input|throughput|consumption|space|room|weight|net|gross|distance|km|miles|radius|containers?|wagons?|vessels?|barges?|bags?|big bags?|drums?|ibcs?|pallets?|ballen|bales?|times|samples?|trial|tests?|price|order|budget|sludge cake|material|product|stuff|waste)\b|车|批|库存|储|罐|仓|能力|产能|规模|处理量|最低|最高|平均|合计|总|起订|起收|运费|样品|每车|每批|以上|以下|左右|차|대분|재고|저장|보관|용량|능력|생산|최소|최대|평균|합계|총|회|물량|샘플)/

const hanRun =
  /(?:^|[\s，,、：:(（])((?:(?![每约共合计现有约大月年日天周季度用产需要吨方供出收求和及与还另外])\p{Script=Han}){2,8})\s?(?:每|约|大约|大概|共|有|月产|年产|日产|月|年|日)*\s?$/u
const hanBehind = /^\s?的?((?:(?![每约共合计月年日天周季度以左右起内])\p{Script=Han}){2,8})/u
const hangulAhead = /([\uac00-\ud7a3]{2,10})(?:은|는|이|가|을|를|도)?\s?(?:약|대략|월|연|주|하루|매일|매월|연간)*\s?$/u
const hangulBehind = /^\s?(?:의\s)?([\uac00-\ud7a3]{2,10})/u

function latinWords(text: string, pattern: RegExp, isAhead: boolean): Stretch | null {
  const match = pattern.exec(text)
  const phrase = match?.[1]
  if (!match || !phrase) return null
  const words = phrase.split(/\s/)
  const cut = isAhead ? words.slice(words.findLastIndex((one) => stop.test(one)) + 1) : words
  const until = isAhead ? -1 : cut.findIndex((one) => stop.test(one))
  const kept = (until < 0 ? cut : cut.slice(0, until)).join(' ')
  if (kept.replace(/[^a-z]/g, '').length < 3 || measuresOnly.test(kept)) return null
  const start = match.index + match[0].indexOf(kept)
  return { start, end: start + kept.length }
}

function runIn(text: string, pattern: RegExp): Stretch | null {
  const match = pattern.exec(text)
  const run = match?.[1]
  if (!match || !run || measuresOnly.test(run)) return null
  const start = match.index + match[0].indexOf(run)
  return { start, end: start + run.length }
}

const shift = (at: Stretch | null, by: number): Stretch | null => at && { start: at.start + by, end: at.end + by }

/** The words beside an amount that could name what it is of: "20 t of stardust", 次粉每天6吨, 황동칩 900kg. */
function wordsBeside({ folded: { lower } }: Facts, one: QuantitySpan, from: number, to: number): Stretch | null {
  const [ahead, behind] = [lower.slice(Math.max(from, one.start - 60), one.start), lower.slice(one.end, Math.min(to, one.end + 60))]
  const at = Math.max(from, one.start - 60)
  return (
    shift(latinWords(behind, behindLatin, false), one.end) ??
    shift(latinWords(ahead, aheadLatin, true), at) ??
    shift(runIn(ahead, hanRun) ?? runIn(ahead, hangulAhead), at) ??
    shift(runIn(behind, hanBehind) ?? runIn(behind, hangulBehind), one.end)
  )
}

const separate = /[,，、;；。\n•]|\.\s|\b(?:and|plus)\b/

/** Has the amount a known name on its side, with nothing parting them? */
function isClaimed({ folded: { lower } }: Facts, one: QuantitySpan, items: readonly Named[]): boolean {
  return items.some((item) => {
    if (item.start < one.end && item.end > one.start) return true
    const gap = item.end <= one.start ? lower.slice(item.end, one.start) : lower.slice(one.end, item.start)
    return gap.length < 60 && !separate.test(gap)
  })
}

/** Materials that no name of the catalogue stands for, but that have an amount of their own in a row with others. */
export function strangers(facts: Facts, items: readonly Named[]): Anchor[] {
  const amounts = facts.quantities.filter((one) => !one.restates && !one.together && !one.each && !one.sum)
  if (amounts.length < 2 || amounts.length <= items.length) return []
  const { lower } = facts.folded
  const found = amounts.flatMap((one, index): Anchor[] => {
    if (isClaimed(facts, one, items)) return []
    const from = amounts[index - 1]?.end ?? 0
    const words = wordsBeside(facts, one, from, amounts[index + 1]?.start ?? lower.length)
    if (!words || facts.mentions.some((mention) => mention.start < words.end && mention.end > words.start)) return []
    const lead = lower.slice(from, Math.min(words.start, one.start))
    const begins = index === 0 ? opening.test(lead) || joint.test(lead) : joint.test(lead)
    return begins ? [{ ...words, mention: null }] : []
  })
  return items.length + found.length > 1 ? found : []
}
