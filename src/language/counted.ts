import type { Mention } from './material-index.ts'
import type { BareNumber, Measure } from './measures.ts'
import { periodAfter } from './periods.ts'
import { pieces } from './quantities.ts'

const things =
  'pallet|drum|ibc|tote|tyre|tire|batter(?:y|ie)|batter|container|crate|barrel|box|sack|bag|lamp|tube|bottle|cylinder|reel|appliance|panel|module|sleeper|托盘|桶|轮胎|电池|箱|袋|瓶|灯管|轮毂|卷筒|电缆盘|组件|팔레트|파렛트|빠레트|드럼|타이어|배터리|박스|마대|톤백|컨테이너|크레이트|상자|병|용기|패널'
const countable = new RegExp(things)
const thingBehind = new RegExp(String.raw`^\s(?:used |empty |old |new |scrap |broken )?(?:${things})s?(?![a-z])`)
const wordsBetween = /^[\s-]?(?:(?!\d)[\p{L}'-]{1,14}[\s-]){0,3}$/u
const ofThem = /^\s?of (?:them|these|those|which)\b/

type Around = { readonly lower: string; readonly mentions: readonly Mention[] }

const isCountable = (lower: string, { start, end }: Mention) => countable.test(lower.slice(start, end))

/** "300 used pallets": where the thing begins that a number counts. */
function thingAfter({ lower, mentions }: Around, one: BareNumber): number | null {
  const next = mentions.find((mention) => mention.start >= one.end)
  if (next && isCountable(lower, next) && wordsBetween.test(lower.slice(one.end, next.start))) return next.start
  return thingBehind.test(lower.slice(one.end, one.end + 30)) ? one.end : null
}

/** "Pallets: 300", "sacks, 45 of them", "pallets … 200 a week": the number counts what was named before it. */
function countsBefore({ lower, mentions }: Around, one: BareNumber): boolean {
  const last = mentions.findLast((mention) => mention.end <= one.head)
  if (!last) return false
  if (ofThem.test(lower.slice(one.end, one.end + 12))) return true
  const named = mentions.some((mention) => mention.end <= one.head && isCountable(lower, mention))
  if (named && periodAfter(lower, one.end)) return true
  const beside = isCountable(lower, last) && /^\s?[:：x]?\s?$/.test(lower.slice(last.end, one.head))
  return beside && /^\s*(?:[,，.;/\n(]|per|a |each|every|$)/.test(lower.slice(one.end, one.end + 12))
}

/** Numbers without a unit that count pieces of something countable. */
export function counted(lower: string, bare: readonly BareNumber[], mentions: readonly Mention[]): Measure[] {
  const around = { lower, mentions }
  return bare.flatMap((one) => {
    const thing = thingAfter(around, one)
    if (thing !== null) return [pieces(one, thing, one.end)]
    return countsBefore(around, one) ? [pieces(one, one.end, one.end)] : []
  })
}

/** An amount whose unit is the beginning of a material's name ("60 吨桶") counts pieces of it. */
export function ownUnits(measures: readonly Measure[], mentions: readonly Mention[]): Measure[] {
  return measures.map((measure) => {
    const named = mentions.find(
      (mention) => mention.start <= measure.unitStart && mention.end > measure.end && mention.start >= measure.start,
    )
    if (!named || measure.unit.dimension !== 'amount') return measure
    const factor = measure.unit.factor
    const plain = (value: number | null) => (value === null ? null : value / factor)
    return {
      ...pieces(measure, measure.unitStart, measure.unitStart),
      low: plain(measure.low),
      high: plain(measure.high),
      head: measure.head,
    }
  })
}
