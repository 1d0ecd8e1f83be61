import type { TableRow } from '../domain/csv.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import type { Names } from '../domain/locale.ts'
import { quantityFault } from '../domain/quantity.ts'
import { findTwins, type SheetFault, type SheetFaultCode, type SheetReading, type SheetRow } from '../domain/sheet.ts'
import { saysTon } from '../domain/ton.ts'
import { isIsoDay, openWindow, type Window } from '../domain/window.ts'
import { readMessage } from './read-message.ts'
import type { Reader } from './reader.ts'
import type { ReadItem, ReadingContext } from './reading.ts'
import { amountLine, cellsOf, dayLine, hazardIn, kindIn, type SheetCells } from './sheet-cells.ts'
import type { SheetColumn } from './sheet-columns.ts'

type Found = { readonly fault: SheetFaultCode; readonly words: string; readonly among?: readonly Names[] }
type Read = Omit<SheetRow, 'line'> | Found

/** Reads one line of words as part of a listing; the same words are read once. */
type Line = (words: string, kind: ListingKind) => ReadItem | null

function lines(reader: Reader, context: ReadingContext): Line {
  const known = new Map<string, ReadItem | null>()
  return (words, kind) => {
    const key = `${kind} ${words}`
    const before = known.get(key)
    if (before !== undefined) return before
    const item = readMessage(words, reader, { ...context, expect: kind }).items[0] ?? null
    known.set(key, item)
    return item
  }
}

const wrong = (fault: SheetFaultCode, words: string, among: readonly Names[] = []): Found =>
  among.length > 0 ? { fault, words, among } : { fault, words }

/** Where even the best resembles a name less, none is worth naming as what it could mean. */
const worthNaming = 0.7

type Material = Pick<ListingContent, 'materialId' | 'materialWords'>

function readMaterial(cell: string, kind: ListingKind, line: Line, reader: Reader): Material | Found {
  if (cell === '') return wrong('material-missing', '')
  const item = line(cell, kind)
  if (item?.materialId) return { materialId: item.materialId, materialWords: cell }
  const doubt = item?.doubts.find((each) => each.field === 'material')
  const candidates = doubt?.field === 'material' && (doubt.candidates[0]?.likelihood ?? 0) >= worthNaming ? doubt.candidates : []
  const among = candidates.flatMap(({ materialId }) => reader.materials.get(materialId)?.names ?? [])
  return wrong(among.length > 0 ? 'material-ambiguous' : 'material-unknown', cell, among)
}

const faultOfDoubt = { impossible: 'quantity-impossible', 'unknown-unit': 'unit', 'unknown-period': 'period' } as const

const plainFigure = /^\d{1,12}(?:\.\d{1,6})?$/
/** A figure that stands for all others: what is read of it is read of them, in proportion. */
const probe = 100

const inProportion = (value: number, figure: number) => Number(((value / probe) * figure).toPrecision(12))

/** Reads an amount, a plain figure by its unit and period alone, which many rows share. */
function amountIn(cells: SheetCells, words: string, kind: ListingKind, line: Line): ReadItem | null {
  const figure = plainFigure.test(cells.quantity) ? Number(cells.quantity) : 0
  const read = figure > 0 ? line(amountLine({ ...cells, quantity: String(probe) }) ?? '', kind) : null
  const base = read?.quantity
  if (!read || !base || base.min === null || base.min !== base.max) return line(words, kind)
  const amount = inProportion(base.min, figure)
  return { ...read, quantity: { ...base, min: amount, max: amount } }
}

type Amount = Pick<ListingContent, 'quantity'> & { readonly tons: boolean }

function readAmount(cells: SheetCells, kind: ListingKind, line: Line): Amount | Found {
  if (cells.quantity === '') return { quantity: null, tons: false }
  const words = amountLine(cells)
  if (words === null) return wrong('period', cells.per)
  const item = amountIn(cells, words, kind, line)
  const doubt = item?.doubts.find((each) => each.field === 'quantity')
  const tons = doubt?.field === 'quantity' && doubt.reason === 'short-or-metric-ton'
  if (doubt?.field === 'quantity' && doubt.reason !== 'short-or-metric-ton') return wrong(faultOfDoubt[doubt.reason], words)
  if (!item?.quantity) return wrong(/\d|[一二三四五六七八九十百千万亿]/.test(cells.quantity) ? 'unit' : 'quantity', words)
  return quantityFault(item.quantity) ? wrong('quantity-impossible', words) : { quantity: item.quantity, tons }
}

const figured = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/

function readEnd(cell: string, end: 'from' | 'until', kind: ListingKind, line: Line): Window | Found {
  if (cell === '') return openWindow
  const [, year, month = '', day = ''] = figured.exec(cell) ?? []
  if (year) {
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    return isIsoDay(iso) ? { ...openWindow, [end]: iso } : wrong('window', cell)
  }
  const window = line(dayLine(cell, end), kind)?.window
  return window && (window[end] !== null || window.months) ? window : wrong('window', cell)
}

function readWindow({ from, until }: SheetCells, kind: ListingKind, line: Line): Window | Found {
  const [first, last] = [readEnd(from, 'from', kind, line), readEnd(until, 'until', kind, line)]
  if ('fault' in first) return first
  if ('fault' in last) return last
  if (first.from && last.until && first.from > last.until) return wrong('window-order', `${from} – ${until}`)
  const months = first.months ?? last.months
  return { from: first.from, until: last.until ?? first.until, ...(months ? { months } : {}) }
}

const oneFigure = /^([^\d]*)(\d{1,12}(?:\.\d{1,6})?)([^\d]*)$/

/** Reads a price, one with a single figure by the words around it alone. */
function priceIn(cell: string, kind: ListingKind, line: Line): ListingContent['price'] {
  const [, before = '', figure = '', after = ''] = oneFigure.exec(cell) ?? []
  const read = Number(figure) > 0 ? (line(`${before}${probe}${after}`, kind)?.price ?? null) : null
  if (!read || read.amount !== probe) return line(cell, kind)?.price ?? null
  return { ...read, amount: Number(figure) }
}

function readPrice(
  cell: string,
  kind: ListingKind,
  line: Line,
  quantity: ListingContent['quantity'],
): Pick<ListingContent, 'price'> | Found {
  if (cell === '') return { price: null }
  const price = priceIn(cell, kind, line)
  if (!price) return wrong('price', cell)
  return { price: price.per === null && price.direction !== 'free' ? { ...price, per: quantity?.unit ?? null } : price }
}

/** What the notes say of the material's properties, read beside its name. */
function propertiesOf({ material, notes }: SheetCells, kind: ListingKind, line: Line) {
  const item = notes === '' ? null : line(`${material}, ${notes}`, kind)
  return { attributes: item?.attributes ?? {}, hazardous: item?.hazardous ?? null }
}

function readHazard(cell: string, said: boolean | null): boolean | null | Found {
  if (cell === '') return said
  const hazardous = hazardIn(cell)
  return hazardous === undefined ? wrong('hazardous', cell) : hazardous
}

const longestPlace = 200

function readCells(cells: SheetCells, kind: ListingKind, line: Line, reader: Reader): Read {
  const material = readMaterial(cells.material, kind, line, reader)
  if ('fault' in material) return material
  const amount = readAmount(cells, kind, line)
  if ('fault' in amount) return amount
  const window = readWindow(cells, kind, line)
  if ('fault' in window) return window
  const price = readPrice(cells.price, kind, line, amount.quantity)
  if ('fault' in price) return price
  const said = propertiesOf(cells, kind, line)
  const hazardous = readHazard(cells.hazardous, said.hazardous)
  if (hazardous !== null && typeof hazardous === 'object') return hazardous
  const location = cells.place === '' ? null : cells.place.slice(0, longestPlace)
  const content = { kind, ...material, quantity: amount.quantity, window, ...price, hazardous, location, attributes: said.attributes }
  return amount.tons ? { content, tons: saysTon(cells.price) ? 'amount-and-price' : 'amount' } : { content }
}

/** A row that says what one before it says is named, not read twice. */
function withoutRepeats(rows: readonly SheetRow[], today: string): SheetReading {
  const kept: SheetRow[] = []
  const faults: SheetFault[] = []
  const before = findTwins<SheetRow>(today)
  for (const row of rows) {
    const first = before.of(row.content)
    if (first) faults.push({ line: row.line, fault: 'twice', words: String(first.line) })
    else {
      kept.push(row)
      before.add(row)
    }
  }
  return { rows: kept, faults }
}

/** True where a list does not say of each row whether it is an offer or a need. */
export const lacksKind = (columns: readonly SheetColumn[]): boolean => columns.every(({ field }) => field !== 'kind')

/** Reads the rows of a list cell by cell. `kind` is what all of them are where no column says it; an empty cell of that column is a fault. */
export function readSheet(
  columns: readonly SheetColumn[],
  rows: readonly TableRow[],
  kind: ListingKind | null,
  { reader, context }: { readonly reader: Reader; readonly context: ReadingContext },
): SheetReading {
  const line = lines(reader, context)
  const read = rows.map((row): SheetRow | SheetFault => {
    const cells = cellsOf(columns, row.cells)
    const own = cells.kind === '' ? kind : kindIn(cells.kind)
    const result: Read = own ? readCells(cells, own, line, reader) : wrong('kind', cells.kind)
    return { line: row.line, ...result }
  })
  const good = read.flatMap((each) => ('content' in each ? [each] : []))
  const bad = read.flatMap((each) => ('fault' in each ? [each] : []))
  const { rows: kept, faults } = withoutRepeats(good, context.today)
  return { rows: kept, faults: [...bad, ...faults].toSorted((one, other) => one.line - other.line) }
}
