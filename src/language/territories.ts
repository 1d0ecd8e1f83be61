import type { ListingKind } from '../domain/listing.ts'
import { anchorsOf } from './anchors.ts'
import type { Anchor } from './anonymous-materials.ts'
import { kindAt, kindOfAll } from './cues.ts'
import type { Facts } from './facts.ts'
import type { Stretch } from './script.ts'

/** The part of a text that speaks of one listing. `words` is where its material is named, null when it has no known name. */
export type Territory = Stretch & {
  readonly mention: Facts['mentions'][number] | null
  readonly kind: ListingKind | null
  readonly more: readonly Stretch[]
}

/** A text cut into what is said of each listing, and what is said of all of them. */
export type Parted = { readonly territories: readonly Territory[]; readonly shared: readonly Stretch[] }

const separators = /[\n;；。，,、•+&|]|\.\s|\band\b|\bplus\b|\balso\b|和|及|与|还有|以及|另外|그리고|및|하고|랑|와\s|과\s/g

function lastSeparator(lower: string, from: number, to: number): number {
  let at = -1
  for (const match of lower.slice(from, to).matchAll(separators)) at = from + match.index
  return at < 0 ? to : at
}

const noBreak = /^[^,，、;；。\n:：]{0,24}$/

const onOneLine = /^[^,，、;；。\n]{0,24}$/

/** Where what is said of one material ends and of the next begins: amounts stand before their material or after it. */
function cutBetween({ folded, quantities }: Facts, from: number, left: Stretch, right: Stretch): number {
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

const idOf = (item: Facts['mentions'][number]) => item.candidates[0]?.materialId

/** Second mentions of the same material belong to the first, unless another word for it has an amount of its own. */
function gathered(facts: Facts, territories: readonly Territory[]): Territory[] {
  const { lower } = facts.folded
  const hasAmount = (one: Territory) => facts.quantities.some(({ start, together }) => !together && start >= one.start && start < one.end)
  const nameOf = ({ mention }: Territory) => (mention ? lower.slice(mention.start, mention.end) : '')
  const kept: Territory[] = []
  for (const one of territories) {
    const at = kept.findIndex(
      (other) =>
        one.mention &&
        other.mention &&
        idOf(other.mention) === idOf(one.mention) &&
        !(nameOf(one) !== nameOf(other) && hasAmount(one) && hasAmount(other)) &&
        (other.kind === one.kind || one.kind === null || other.kind === null),
    )
    const same = kept[at]
    if (same) kept[at] = { ...same, kind: same.kind ?? one.kind, more: [...same.more, { start: one.start, end: one.end }] }
    else kept.push(one)
  }
  return kept
}

const closing = /[\n。！!]|\.\s/

const joined = /^[\s,，、和及与&/]*(?:(?:and|und|&|및|와|과|랑|이랑|하고)[\s,]*)?$/

/** "A and B, 8 t and 5 t respectively": as many amounts behind a row of names as there are names. */
function inStep(facts: Facts, items: readonly Anchor[]): readonly Stretch[] | null {
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last || items.length < 2) return null
  const { lower } = facts.folded
  const amounts = facts.quantities.filter((one) => !one.together && !one.each && !one.restates)
  const isBehind = amounts.length === items.length && amounts.every(({ start }) => start >= last.end)
  const areJoined = amounts.every((one, index) => index === 0 || joined.test(lower.slice(amounts[index - 1]?.end ?? 0, one.start)))
  return isBehind && areJoined ? amounts : null
}

function kindOf(facts: Facts, items: readonly Anchor[], index: number): ListingKind | null {
  const { folded, cues, korean } = facts
  const anchor = items[index]
  if (!anchor) return null
  const fence = { start: items[index - 1]?.end ?? 0, end: items[index + 1]?.start ?? folded.lower.length }
  return items.length > 1 ? kindAt(folded.lower, cues, anchor, fence, korean) : kindOfAll(folded.lower, cues, anchor, korean)
}

/** Behind the last listing begins what is said of all. */
function tailFrom(lower: string, last: Anchor, steps: readonly Stretch[] | null): number | null {
  const step = steps?.at(-1)
  if (step) return step.end
  const match = closing.exec(lower.slice(last.end))
  return match && last.end + match.index
}

/** Cuts a text at its materials. */
function byMaterials(facts: Facts, items: readonly Anchor[]): Parted {
  const { lower } = facts.folded
  const territories: Territory[] = []
  const steps = inStep(facts, items)
  let start = 0
  for (const [index, anchor] of items.entries()) {
    const [next, step] = [items[index + 1], steps?.[index]]
    const end = next ? cutBetween(facts, start, anchor, next) : lower.length
    const own = { start, end: step ? anchor.end : end, mention: anchor.mention, kind: kindOf(facts, items, index) }
    territories.push({ ...own, more: step ? [step] : [] })
    start = own.end
  }
  const last = items.at(-1)
  const tail = last ? tailFrom(lower, last, steps) : null
  const lead = { start: 0, end: items[0]?.start ?? 0 }
  return { territories: gathered(facts, territories), shared: tail === null ? [lead] : [{ start: tail, end: lower.length }, lead] }
}

type Row = Stretch & { readonly items: readonly Anchor[]; readonly amounts: number }

function rowsOf(facts: Facts, items: readonly Anchor[]): Row[] {
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
      const [anchor] = row.items
      const kind = kindAt(lower, facts.cues, anchor ?? { start: row.end, end: row.end }, row, facts.korean)
      return [{ start: row.start, end: row.end, mention: anchor?.mention ?? null, kind, more: [] }]
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
  const items = anchorsOf(facts)
  const rows = rowsOf(facts, items)
  const telling = rows.filter((row) => row.amounts > 0 && row.items.length < 2)
  const isList = telling.length > 1 && telling.filter((row) => row.items.length === 1).length >= 1
  const parted = isList ? byRows(facts, rows) : byMaterials(facts, items)
  return { ...parted, territories: carried(parted.territories, facts) }
}
