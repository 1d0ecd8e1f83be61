import { type Anchor, strangers } from './anonymous-materials.ts'
import { kindAt } from './cues.ts'
import type { Facts } from './facts.ts'
import { mask, overlaps, type Stretch } from './script.ts'

type Item = Facts['mentions'][number]

const either = /^[\s,，、)）]*(?:\bor\b|\/|或者?|还是|或是|이나|나\s|또는|혹은|든지?|및\/또는)[\s(（]*(?:any |other |some |similar )?$/
const blot = '\ue000'
const connectors = new RegExp(
  String.raw`^(?:[\s,，、+&/:：;；.。•-]|and|plus|also|as well as|some|our|the|of|a|an|和|及|与|跟|还有|以及|另外|同时|的|各|그리고|및|하고|이랑|랑|와|과|도|또|를|을|은|는|이|가|각|${blot})*$`,
  'u',
)

/** Two names side by side without a comma or a word between them are one thing said twice. */
const explicit = /[,，、+&;；。\n•]|\.|\b(?:and|plus|also)\b|和|及|与|跟|还有|另外|同时|그리고|및|하고|랑|와|과|도|또/
const form = /^(?:aggregates?|powders?|sand|pellets?|dust|fillers?|fuel|bedding|粉|垫料|깔짚|砂|骨料|颗粒|분말|골재|가루|펠릿)$/
const vessel =
  /pallet|drum|ibc|tote|container|crate|barrel|box|sack|bag|cylinder|桶|袋|箱|托盘|드럼|팔레트|파렛트|포대|박스|마대|톤백|용기|통$/

/** Amounts of their own: not said again, not of all together. */
const ownAmounts = ({ quantities }: Facts) => quantities.filter((one) => !one.restates && !one.together && !one.each && !one.sum)

function blankKnown({ folded, quantities, money, attributes, dates, places }: Facts, from: number, to: number): string {
  const known = [...quantities, ...money, ...attributes, ...dates.spans, ...places].filter((one) => overlaps(one, { start: from, end: to }))
  const shifted = known.map(({ start, end }) => ({ start: Math.max(0, start - from), end: Math.min(to, end) - from }))
  return mask(folded.lower.slice(from, to), shifted)
}

/** "90 °C hot water" after "waste heat, 5 MW" only describes it. */
function isDescribed({ attributes, quantities }: Facts, item: Stretch): boolean {
  const described = attributes.some((one) => one.end <= item.start && item.start - one.end < 2)
  return (
    described &&
    !quantities.some((one) => (one.start >= item.end && one.start - item.end < 24) || (one.end <= item.start && item.start - one.end < 8))
  )
}

const hasCueBetween = ({ cues, folded }: Facts, previous: Stretch, item: Stretch) =>
  cues.some(
    (cue) =>
      cue.start >= previous.end &&
      cue.end <= item.start &&
      item.start - cue.end < 40 &&
      !/[.。！!?？\n]/.test(folded.lower.slice(cue.end, item.start)),
  )

const breaks = /[,，、;；。\n]/

function hasAmountBeside({ folded: { lower }, quantities }: Facts, previous: Stretch, item: Stretch): boolean {
  const near = (from: number, to: number, boundary: RegExp) => to - from < 24 && !boundary.test(lower.slice(from, to))
  const next = quantities.find((one) => one.start >= item.end)
  const before = quantities.findLast((one) => one.end <= item.start && one.start >= previous.end)
  return (before !== undefined && near(before.end, item.start, breaks)) || (next !== undefined && near(item.end, next.start, /[.。;；\n]/))
}

/** In "A and B", "A, B" nothing stands between two names that is not known. */
function inRow(facts: Facts, previous: Stretch, item: Stretch): boolean {
  return connectors.test(blankKnown(facts, previous.end, item.start)) && explicit.test(facts.folded.lower.slice(previous.end, item.start))
}

/** A price or "free" right behind a name. */
function isPriced({ folded: { lower }, money, free }: Facts, { end }: Stretch): boolean {
  return [...money, ...free].some((one) => one.start >= end && one.start - end < 4 && !breaks.test(lower.slice(end, one.start)))
}

/** Does a further name make a listing of its own? It must have an amount, a word of its own like "need", or stand in a row with one. */
function standsAlone(facts: Facts, previous: Stretch, item: Stretch): boolean {
  const between = facts.folded.lower.slice(previous.end, item.start)
  if (either.test(between) || /[(（][^)）\n]*$/.test(between) || isDescribed(facts, item)) return false
  return (
    inRow(facts, previous, item) || hasCueBetween(facts, previous, item) || hasAmountBeside(facts, previous, item) || isPriced(facts, item)
  )
}

/** A name that is only a piece of a word like 여유분. */
const insideCue = ({ cues }: Facts, { start, end }: Stretch) =>
  cues.some((cue) => cue.start <= start && cue.end >= end && cue.end - cue.start > end - start && cue.end - cue.start - (end - start) < 3)

/** "E-scrap: PCBs high grade" is what stands behind the colon, and "the following scrap" what the lines below it say. */
function isHeading({ folded: { lower }, quantities }: Facts, one: Item, next: Item | undefined): boolean {
  if (next === undefined) return false
  const between = lower.slice(one.end, next.start)
  const isCounted = quantities.some(({ start }) => start >= one.end && start < next.start)
  return /^\s?[:：]\s?$/.test(between) || (one.candidates.length > 1 && !isCounted && between.includes('\n'))
}

function named(facts: Facts): Item[] {
  const { lower } = facts.folded
  const items: Item[] = []
  const listed = facts.mentions.filter((one) => one.role === 'item' && !insideCue(facts, one))
  for (const mention of listed.filter((one, at) => !isHeading(facts, one, listed[at + 1]))) {
    const previous = items.at(-1)
    const runsOn = previous !== undefined && /^\s?$/.test(lower.slice(previous.end, mention.start))
    // Of two names run together the last is the thing, unless it only says in which form.
    if (runsOn && !form.test(lower.slice(mention.start, mention.end))) items[items.length - 1] = mention
    else if (!runsOn && (!previous || standsAlone(facts, previous, mention))) items.push(mention)
  }
  return items
}

function isBesideAmount(facts: Facts, { start, end }: Item): boolean {
  const { lower } = facts.folded
  return ownAmounts(facts).some((one) =>
    one.start >= end
      ? one.start - end < 6 && !breaks.test(lower.slice(end, one.start))
      : one.end <= start && start - one.end < 6 && !breaks.test(lower.slice(one.end, start)),
  )
}

/** How likely a name is what is listed, where only one of several can be. */
function weight(facts: Facts, item: Item): number {
  const { folded, cues, korean } = facts
  const { start, end, candidates } = item
  const reach = /[a-z]/.test(folded.lower[start] ?? '') ? 12 : 3
  const governing = cues.filter((cue) => (korean ? cue.start >= end && cue.start - end < 8 : cue.end <= start && start - cue.end < reach))
  const said = Math.max(0, ...governing.map(({ strength }) => strength))
  const isVessel = vessel.test(folded.lower.slice(start, end))
  return said + (candidates.length > 1 ? -2 : 0) + (isVessel ? -2 : 0) + (isBesideAmount(facts, item) ? 1 : 0)
}

const conjunction = /[、+&;；\n•]|\b(?:and|plus|also)\b|和|及|与|跟|还有|另外|同时|그리고|및|하고|랑|와|과|도|또/

/** "Waste heat, hot water" may be one thing said twice; "waste heat and hot water" are two. */
const areTwo = (facts: Facts, previous: Stretch, item: Stretch) =>
  inRow(facts, previous, item) && conjunction.test(facts.folded.lower.slice(previous.end, item.start))

/** Is the name joined to a neighbour by "and", or has it a verb of another kind than its neighbours? */
function isFirm(facts: Facts, items: readonly Item[], index: number): boolean {
  const [previous, item, next] = [items[index - 1], items[index], items[index + 1]]
  if (!item) return false
  const kindOf = (at: number) => {
    const one = items[at]
    const fence = { start: items[at - 1]?.end ?? 0, end: items[at + 1]?.start ?? facts.folded.lower.length }
    return one ? kindAt(facts.folded.lower, facts.cues, one, fence, facts.korean) : null
  }
  const differs = (at: number) => kindOf(at) !== null && kindOf(index) !== null && kindOf(at) !== kindOf(index)
  return (
    (previous !== undefined && (areTwo(facts, previous, item) || differs(index - 1))) ||
    (next !== undefined && (areTwo(facts, item, next) || differs(index + 1)))
  )
}

/** Of more names than amounts, those in no row and without an amount only describe the others. */
function withoutExtras(facts: Facts, items: readonly Item[]): readonly Item[] {
  const amounts = ownAmounts(facts).length
  const isAgain = (item: Item, index: number) =>
    (isBesideAmount(facts, item) || isPriced(facts, item)) &&
    items.slice(0, index).some((before) => before.candidates[0]?.materialId === item.candidates[0]?.materialId)
  const again = items.filter(isAgain)
  if (
    items.length < 2 ||
    amounts === 0 ||
    items.length - again.length <= amounts ||
    facts.quantities.some((one) => one.together || one.each)
  )
    return items
  const loose = items
    .filter((item, index) => !again.includes(item) && !isFirm(facts, items, index))
    .map((item) => ({ item, value: weight(facts, item) }))
    .sort((a, b) => a.value - b.value || b.item.start - a.item.start)
  const extras = loose.slice(0, Math.min(items.length - again.length - amounts, items.length - 1)).map(({ item }) => item)
  return items.filter((item) => !extras.includes(item))
}

/** Everything that is listed in a text, in order. */
export function anchorsOf(facts: Facts): Anchor[] {
  const items = withoutExtras(facts, named(facts))
  const known = items.map((mention) => ({ start: mention.start, end: mention.end, mention }))
  return [...known, ...strangers(facts, items)].sort((a, b) => a.start - b.start)
}
