import type { ListingKind } from '../domain/listing.ts'
import { kindAt, kindOfAll } from './cues.ts'
import type { Facts } from './facts.ts'
import { overlaps, type Stretch } from './script.ts'

/** The part of a text that speaks of one listing. `words` is where its material is named, null when it has no known name. */
export type Territory = Stretch & {
  readonly mention: Facts['mentions'][number] | null
  readonly kind: ListingKind | null
  readonly more: readonly Stretch[]
}

/** A text cut into what is said of each listing, and what is said of all of them. */
export type Parted = { readonly territories: readonly Territory[]; readonly shared: readonly Stretch[] }

const separators = /[\n;；。，,、•+&|]|\.\s|\band\b|\bplus\b|\balso\b|和|及|与|还有|以及|另外|그리고|및|하고|랑|와\s|과\s/g
const either = /^[\s,，、)）]*(?:\bor\b|\/|或者?|还是|或是|이나|나\s|또는|혹은|든지?|및\/또는)[\s(（]*(?:any |other |some |similar )?$/
const blot = '\ue000'
const connectors = new RegExp(
  String.raw`^(?:[\s,，、+&/:：;；.。•-]|and|plus|also|as well as|some|our|the|of|a|an|和|及|与|跟|还有|以及|另外|同时|的|各|그리고|및|하고|이랑|랑|와|과|도|또|를|을|은|는|이|가|각|${blot})*$`,
  'u',
)

/** Two names side by side without a comma or a word between them are one thing said twice. */
const explicit = /[,，、+&;；。\n•]|\.|\b(?:and|plus|also)\b|和|及|与|跟|还有|另外|同时|그리고|및|하고|랑|와|과|도|또/

type Item = Facts['mentions'][number]

function lastSeparator(lower: string, from: number, to: number): number {
  let at = -1
  for (const match of lower.slice(from, to).matchAll(separators)) at = from + match.index
  return at < 0 ? to : at
}

const noBreak = /^[^,，、;；。\n:：]{0,24}$/

const onOneLine = /^[^,，、;；。\n]{0,24}$/

/** Where what is said of one material ends and of the next begins: amounts stand before their material or after it. */
function cutBetween({ folded, quantities }: Facts, from: number, left: Item, right: Item): number {
  const inGap = quantities.filter((one) => one.start >= left.end && one.end <= right.start)
  const last = inGap.at(-1)
  const leftHasOwn = quantities.some((one) => one.start >= from && one.end <= left.start) || inGap.length > 1
  if (last && noBreak.test(folded.lower.slice(last.end, right.start))) {
    const besideLeft =
      onOneLine.test(folded.lower.slice(left.end, last.start)) &&
      !/\b(?:and|plus)\b|和|及|与/.test(folded.lower.slice(left.end, last.start))
    if (leftHasOwn || !besideLeft) return last.start
  }
  return lastSeparator(folded.lower, Math.max(left.end, last?.end ?? 0), right.start)
}

function blankKnown({ folded, quantities, money, attributes, dates, places }: Facts, from: number, to: number): string {
  const known = [...quantities, ...money, ...attributes, ...dates.spans, ...places].filter((one) => overlaps(one, { start: from, end: to }))
  let rest = folded.lower.slice(from, to)
  for (const { start, end } of known) {
    const [a, b] = [Math.max(0, start - from), Math.min(to, end) - from]
    rest = rest.slice(0, a) + blot.repeat(b - a) + rest.slice(b)
  }
  return rest
}

/** "90 °C hot water" after "waste heat, 5 MW" only describes it. */
function isDescribed({ attributes, quantities }: Facts, item: Item): boolean {
  const described = attributes.some((one) => one.end <= item.start && item.start - one.end < 2)
  return (
    described &&
    !quantities.some((one) => (one.start >= item.end && one.start - item.end < 24) || (one.end <= item.start && item.start - one.end < 8))
  )
}

/** Does a further mention make a listing of its own? It must have an amount, a word of its own like "need", or stand in a row with one. */
function standsAlone(facts: Facts, previous: Item, item: Item): boolean {
  const gap = blankKnown(facts, previous.end, item.start)
  const between = facts.folded.lower.slice(previous.end, item.start)
  if (either.test(between) || /[(（][^)）\n]*$/.test(between) || isDescribed(facts, item)) return false
  if (connectors.test(gap) && explicit.test(gap)) return true
  if (
    facts.cues.some(
      (cue) =>
        cue.start >= previous.end &&
        cue.end <= item.start &&
        !/[.。！!?？\n]/.test(facts.folded.lower.slice(cue.end, item.start)) &&
        item.start - cue.end < 40,
    )
  )
    return true
  const near = facts.folded.lower.slice(item.end, item.end + 24)
  const next = facts.quantities.find((one) => one.start >= item.end)
  const before = facts.quantities.findLast((one) => one.end <= item.start && one.start >= previous.end)
  const beside = before && cutBetween(facts, previous.start, previous, item) <= before.start
  return Boolean(beside || (next && next.start - item.end < near.length && noBreak.test(facts.folded.lower.slice(item.end, next.start))))
}

const form = /^(?:aggregates?|powders?|sand|pellets?|dust|fillers?|fuel|粉|砂|骨料|颗粒|분말|골재|가루|펠릿)$/

function listed(facts: Facts): Item[] {
  const items: Item[] = []
  for (const mention of facts.mentions) {
    if (mention.role !== 'item') continue
    const previous = items.at(-1)
    if (previous && /^\s?$/.test(facts.folded.lower.slice(previous.end, mention.start))) {
      // Of two names run together the last is the thing, unless it only says in which form.
      if (!form.test(facts.folded.lower.slice(mention.start, mention.end))) items[items.length - 1] = mention
    } else if (!previous || standsAlone(facts, previous, mention)) items.push(mention)
  }
  return items
}

const idOf = (item: Item) => item.candidates[0]?.materialId

/** Second mentions of the same material belong to the first. */
function gathered(territories: readonly Territory[]): Territory[] {
  const kept: Territory[] = []
  for (const one of territories) {
    const at = kept.findIndex(
      (other) =>
        one.mention &&
        other.mention &&
        idOf(other.mention) === idOf(one.mention) &&
        (other.kind === one.kind || one.kind === null || other.kind === null),
    )
    const same = kept[at]
    if (same) kept[at] = { ...same, kind: same.kind ?? one.kind, more: [...same.more, { start: one.start, end: one.end }] }
    else kept.push(one)
  }
  return kept
}

const closing = /[\n。！!]|\.\s/

/** Cuts a text at its materials. */
function byMaterials(facts: Facts, items: readonly Item[]): Parted {
  const { lower } = facts.folded
  const territories: Territory[] = []
  let start = 0
  for (const [index, mention] of items.entries()) {
    const next = items[index + 1]
    const end = next ? cutBetween(facts, start, mention, next) : lower.length
    const fence = { start: items[index - 1]?.end ?? 0, end: next?.start ?? lower.length }
    const kind = items.length > 1 ? kindAt(lower, facts.cues, mention, fence, facts.korean) : kindOfAll(lower, facts.cues, mention, facts.korean)
    territories.push({ start, end, mention, kind, more: [] })
    start = end
  }
  const last = items.at(-1)
  const tail = last ? closing.exec(lower.slice(last.end)) : null
  const lead = { start: 0, end: items[0]?.start ?? 0 }
  return { territories: gathered(territories), shared: last && tail ? [{ start: last.end + tail.index, end: lower.length }, lead] : [lead] }
}

type Row = Stretch & { readonly items: readonly Item[]; readonly amounts: number }

function rowsOf(facts: Facts, items: readonly Item[]): Row[] {
  const rows: Row[] = []
  for (const match of facts.folded.lower.matchAll(/[^\n•]+/g)) {
    const row = { start: match.index, end: match.index + match[0].length }
    const inside = (one: Stretch) => one.start >= row.start && one.end <= row.end
    rows.push({ ...row, items: items.filter(inside), amounts: facts.quantities.filter(inside).length })
  }
  return rows
}

/** A list, one listing a line: lines with an amount are listings even when their material is unknown. */
function byRows(facts: Facts, rows: readonly Row[]): Parted {
  const { lower } = facts.folded
  const territories = rows
    .filter((row) => row.items.length > 0 || row.amounts > 0)
    .flatMap((row): Territory[] => {
      if (row.items.length > 1)
        return byMaterials(facts, row.items).territories.map((one) => ({
          ...one,
          start: Math.max(one.start, row.start),
          end: Math.min(one.end, row.end),
        }))
      const mention = row.items[0] ?? null
      const kind = kindAt(lower, facts.cues, mention ?? { start: row.end, end: row.end }, row, facts.korean)
      return [{ start: row.start, end: row.end, mention, kind, more: [] }]
    })
  return { territories, shared: rows.filter((row) => row.items.length === 0 && row.amounts === 0) }
}

/** Headings carry on: a line without a cue takes the kind of the line above. */
function carried(territories: readonly Territory[], facts: Facts): Territory[] {
  let kind: ListingKind | null = null
  return territories.map((one) => {
    const at = one.mention?.start ?? one.start
    const elsewhere = facts.cues.findLast((cue) => cue.end <= at) ?? facts.cues.find((cue) => cue.start >= at)
    kind = one.kind ?? kind ?? elsewhere?.kind ?? null
    return { ...one, kind }
  })
}

/** Cuts a text into its listings. */
export function partText(facts: Facts): Parted {
  const items = listed(facts)
  const rows = rowsOf(facts, items)
  const telling = rows.filter((row) => row.amounts > 0 && row.items.length < 2)
  const isList = telling.length > 1 && telling.filter((row) => row.items.length === 1).length >= 1
  const parted = isList ? byRows(facts, rows) : byMaterials(facts, items)
  return { ...parted, territories: carried(parted.territories, facts) }
}
