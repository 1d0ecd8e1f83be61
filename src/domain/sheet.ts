import type { ListingContent, ListingKind } from './listing.ts'
import type { Names } from './locale.ts'
import type { IsoDay, Window } from './window.ts'

/** Rows of a list that are read at once. */
export const sheetRows = 500

/** What is wrong with a row; each is said with what to write. */
export const sheetFaults = [
  'kind',
  'material-missing',
  'material-unknown',
  'material-ambiguous',
  'quantity',
  'unit',
  'quantity-impossible',
  'period',
  'window',
  'window-order',
  'price',
  'hazardous',
  'quote',
  'twice',
] as const
export type SheetFaultCode = (typeof sheetFaults)[number]

/** What keeps a row from being published. `words` is what its cell says, `among` what it could mean. */
export type SheetFault = {
  readonly line: number
  readonly fault: SheetFaultCode
  readonly words: string
  readonly among?: readonly Names[]
}

/** A row that can be published. `tons`: bare tons in it, to be read as short or metric ones. */
export type SheetRow = { readonly line: number; readonly content: ListingContent; readonly tons?: 'amount' | 'amount-and-price' }

/** A row that says what an active listing of the facility says already. */
export type SheetTwin = { readonly line: number; readonly kind: ListingKind; readonly number: number }

/** A list as its sender reads it back; `shown` are its first ready rows. */
export type SheetView = {
  readonly sheetId: string
  readonly name: string
  readonly ready: number
  readonly shown: readonly { readonly content: ListingContent; readonly materialNames: Names | null }[]
  readonly twins: readonly SheetTwin[]
  readonly faults: readonly SheetFault[]
}

/** What has to be known of a list before it can be published. */
export type SheetQuestion =
  | { readonly ask: 'kind' | 'ton' | 'register' }
  | { readonly ask: 'facility'; readonly facilities: readonly { readonly id: string; readonly name: string }[] }

/** What was read of a list. */
export type SheetReading = { readonly rows: readonly SheetRow[]; readonly faults: readonly SheetFault[] }

/** What a time that has begun and one that always was have in common. */
const startOf = ({ from }: Window, today: IsoDay) => (from !== null && from > today ? from : null)

const stated = ({ attributes, hazardous }: ListingContent) => [...Object.entries(attributes), ['hazardous', hazardous] as const]

/** What two listings that are the same have in common, but for properties that one of them may not state. */
function keyOf({ kind, materialId, materialWords, quantity, window, price, location }: ListingContent, today: IsoDay): string {
  return JSON.stringify([
    kind,
    materialId ?? materialWords,
    quantity && [quantity.min, quantity.max, quantity.unit, quantity.period],
    [startOf(window, today), window.until, window.months ?? []],
    price && [price.amount, price.currency, price.per, price.direction],
    location,
  ])
}

/** True where a row states no property that a listing does not state as well. */
function addsNothing(row: ListingContent, listing: ListingContent): boolean {
  const known = new Map<string, unknown>(stated(listing))
  return stated(row).every(([name, value]) => value === null || JSON.stringify(known.get(name)) === JSON.stringify(value))
}

/** Finds what says all that a row says, among those that were added. */
export function findTwins<Known extends { readonly content: ListingContent }>(today: IsoDay) {
  const byKey = new Map<string, Known[]>()
  return {
    add: (known: Known): void => {
      const key = keyOf(known.content, today)
      byKey.set(key, [...(byKey.get(key) ?? []), known])
    },
    of: (content: ListingContent): Known | undefined =>
      byKey.get(keyOf(content, today))?.find((each) => addsNothing(content, each.content)),
  }
}

type Listed = { readonly number: number; readonly content: ListingContent }

/** Parts rows that are new from those that a listing says already. */
export function withoutTwins<Row extends SheetRow>(
  rows: readonly Row[],
  listed: readonly Listed[],
  today: IsoDay,
): { readonly rows: readonly Row[]; readonly twins: readonly SheetTwin[] } {
  const known = findTwins<Listed>(today)
  for (const each of listed) known.add(each)
  const sorted = rows.map((row) => ({ row, twin: known.of(row.content) }))
  return {
    rows: sorted.flatMap(({ row, twin }) => (twin ? [] : [row])),
    twins: sorted.flatMap(({ row: { line }, twin }) => (twin ? [{ line, kind: twin.content.kind, number: twin.number }] : [])),
  }
}
