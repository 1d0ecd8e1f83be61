import type { ListingKind } from '../domain/listing.ts'
import { cueForms, type Strength } from './cue-forms.ts'
import type { Stretch } from './script.ts'

/** Words that say whether somebody has something or could use it. */
export type Cue = Stretch & {
  readonly kind: ListingKind
  readonly strength: Strength /** Which form of `cueForms` it is. */
  readonly form: number
}

const denied =
  /(?:\b(?:not|no|never|nobody|without|stop(?:ped)?|don't|doesn't|didn't|won't|can't|cannot|isn't|aren't|haven't|hasn't|no longer)(?: \w+)?|不|没|没有|未|(?<![特分个级类])别|无需|不用|不再|并非|(?<![\uac00-\ud7a3])(?:안|못))\s?$/
const deniedBehind = /^(?:하지|\s?없|지\s?(?:않|못)|\s?안\s|\s?못\s|하지\s?않|은?\s?아니)/

/** "No need", 不要 and 필요 없다 say the contrary, which is no cue. */
const isDenied = (lower: string, { start, end }: Stretch) =>
  denied.test(lower.slice(Math.max(0, start - 16), start)) || deniedBehind.test(lower.slice(end, end + 5))

/** Every cue of a folded, lower-case text, in order. */
export function scanCues(lower: string): Cue[] {
  const found: Cue[] = []
  const taken = new Uint8Array(lower.length)
  for (const [form, { kind, strength, pattern }] of cueForms.entries()) {
    for (const match of lower.matchAll(pattern)) {
      const at = { start: match.index, end: match.index + match[0].length }
      if (match[0] === '' || taken[at.start] || taken[at.end - 1]) continue
      taken.fill(1, at.start, at.end)
      if (!isDenied(lower, at)) found.push({ kind, strength, form, ...at })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const adjective =
  /^(?:surplus|excess|spare|left ?over|available|avail\.?|going spare|富余|多余|剩余|闲置|남는|여유|여유분|여분|잉여|남아|재고)$/
const joins = /^[^,，、;；。.!?\n]{0,40}$/

/** In "looking for surplus steam" and 남는 증기 구합니다 the surplus is another's. */
export function withoutAdjectives(lower: string, cues: readonly Cue[]): Cue[] {
  return cues.filter(
    (cue) =>
      cue.kind !== 'offer' ||
      !adjective.test(lower.slice(cue.start, cue.end)) ||
      !cues.some((one) => one.kind === 'need' && one.strength > 1 && joins.test(between(lower, one, cue)) && isVerbOf(one, cue)),
  )
}

const isVerbOf = (verb: Cue, { start, end }: Cue) => verb.end <= start || (verb.start >= end && verb.start - end < 24)

const offersMoney = /^(?:can |could |we |i )*(?:offer|giv|provid)|^(?:드립|드려|드릴|드림|제공)/
const fee = /(?:fee|처리비|처분비|운반비|운임|보조)/

const asks = /^(?:\w+ )?(?:need|want|look|would|could|will|accept|take|requir|ask|hop|expect)/
const behindMoney = /^(?:희망|원합|원해|생각|필요|받고|정도|요구)/
const upTo = /^[\s:]*(?:for |to get |to see |about |around |roughly |at least |only |just |min(?:imum)? |approx\.? |a )*$/

function isBesidePrice(lower: string, { start, end }: Cue, money: readonly Stretch[]): boolean {
  if (fee.test(lower.slice(Math.max(0, start - 24), start))) return false
  return money.some((one) => (one.start >= end && upTo.test(lower.slice(end, one.start))) || (one.end <= start && start - one.end < 3))
}

/** "Looking for $30 a drum" asks a price, it needs nothing. */
export function pricedCues(lower: string, cues: readonly Cue[], money: readonly Stretch[]): Cue[] {
  return cues.map((cue) => {
    const words = lower.slice(cue.start, cue.end)
    if (behindMoney.test(words) && money.some(({ end }) => end <= cue.start && cue.start - end < 5))
      return { ...cue, kind: 'offer', strength: 1 }
    if (cue.kind === 'offer' && offersMoney.test(words) && isBesidePrice(lower, cue, money)) return { ...cue, kind: 'need', strength: 1 }
    const next = cue.kind === 'need' && asks.test(words) && money.find(({ start }) => start >= cue.end)
    return next && next.start - cue.end < 40 && upTo.test(lower.slice(cue.end, next.start)) ? { ...cue, kind: 'offer', strength: 2 } : cue
  })
}

const sentenceEnd = /[。！!？?\n;；•]|\.(?=\s|$)/
const clauseEnd = /[，,。！!？?\n;；:：•]|\.(?=\s|$)/

function between(lower: string, a: Stretch, b: Stretch): string {
  return a.end <= b.start ? lower.slice(a.end, b.start) : lower.slice(b.end, a.start)
}

const strongest = (cues: readonly Cue[], last: boolean): Cue | undefined => {
  const best = Math.max(0, ...cues.map(({ strength }) => strength))
  return last ? cues.findLast(({ strength }) => strength === best) : cues.find(({ strength }) => strength === best)
}

const apart =
  /[,，、;；]|\b(?:and|plus|also|but|then|while)\b|另|同时|并且|还|(?:고|고요|며|는데|지만)[\s,]|(?<=[\p{Script=Han}\d%])\s(?=\p{Script=Han})/u

/** Of what stands before and behind a name the usual side counts, unless the other says it more plainly. */
function weigh(cues: readonly Cue[], at: Stretch, korean: boolean): Cue | undefined {
  const before = strongest(
    cues.filter(({ end }) => end <= at.start),
    true,
  )
  const after = strongest(
    cues.filter(({ start }) => start >= at.end),
    false,
  )
  const [usual, other] = korean ? [after, before] : [before, after]
  return !usual || (other && other.strength > usual.strength) ? other : usual
}

/** How far from a name its verb may stand. */
const farthest = 240

/** What a mention is by the cues around it: first of its clause, then of its sentence. `fence` ends at its neighbours in a list. */
export function kindAt(lower: string, cues: readonly Cue[], at: Stretch, fence: Stretch, korean: boolean): ListingKind | null {
  const around = cues.filter(({ start, end }) => end > at.start - farthest && start < at.end + farthest)
  const near = around.filter(({ start, end }) => start >= fence.start && end <= fence.end)
  for (const [some, boundary] of [
    [near, clauseEnd],
    [around, clauseEnd],
    [near, sentenceEnd],
    [around, sentenceEnd],
  ] as const) {
    const unusual = (one: Cue) => (korean ? one.end <= at.start : one.start >= at.end)
    const cue = weigh(
      some.filter((one) => {
        const gap = between(lower, one, at)
        return !boundary.test(gap) && !(some === near && unusual(one) && apart.test(gap))
      }),
      at,
      korean,
    )
    if (cue) return cue.kind
  }
  return null
}

/** What a message about one thing is: its plainest words decide, wherever they stand. */
export function kindOfAll(lower: string, cues: readonly Cue[], at: Stretch, korean: boolean): ListingKind | null {
  const plain = cues.filter(({ strength }) => strength === 3)
  const kinds = new Set(plain.map(({ kind }) => kind))
  const [only] = kinds
  return kinds.size === 1 && only ? only : kindAt(lower, plain.length > 0 ? plain : cues, at, { start: 0, end: lower.length }, korean)
}
