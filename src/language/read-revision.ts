import type { ListingField } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import { corrects } from './intent.ts'
import { readItems } from './items.ts'
import type { Reader } from './reader.ts'
import type { Doubt, ReadingContext } from './reading.ts'
import { type Scan, scanText } from './scan.ts'

/** A correction of one or more fields. */
export type Revision = {
  readonly change: Partial<Omit<ListingContent, 'kind'>>
  readonly fields: readonly ListingField[]
  readonly doubts: readonly Doubt[]
}

function withoutDenied(scan: Scan): Scan {
  const denied = /(?:\bnot|不是|并非)\s*$/
  const koreanDenied = /^\s?(?:이|가)?\s?아니/
  const mentions = scan.allMentions.filter(
    ({ start, end }) => !denied.test(scan.lower.slice(Math.max(0, start - 8), start)) && !koreanDenied.test(scan.lower.slice(end, end + 6)),
  )
  return { ...scan, mentions: mentions.slice(0, 1) }
}

const fromHere = /^(?:from )?(?:now|today|immediately|at once)$|^(?:现在|即日|今天|马上)(?:起|开始)?$|^(?:지금|오늘|즉시)(?:부터)?$/

/** Reads a correction of a listing by saying it; null when the text corrects nothing. */
export function readRevision(text: string, kind: ListingKind, reader: Reader, context: ReadingContext): Revision | null {
  const scan = withoutDenied(scanText(text, reader, context))
  const [item] = readItems(scan, reader, kind)
  const change: { -readonly [Field in keyof Revision['change']]: Revision['change'][Field] } = {}
  if (item?.materialId && scan.mentions.length > 0)
    Object.assign(change, { materialId: item.materialId, materialWords: item.materialWords })
  const read = item ?? readItems({ ...scan, cues: [{ kind, start: 0, end: 0 }] }, reader, kind)[0]
  if (read?.quantity) change.quantity = read.quantity
  if (read && (read.window.from !== null || read.window.until !== null)) change.window = read.window
  else if (fromHere.test(scan.lower.trim())) change.window = { from: context.today, until: null }
  if (read?.price) change.price = read.price
  if (read && read.hazardous !== null) change.hazardous = read.hazardous
  if (read?.location && corrects(scan.lower)) change.location = read.location
  if (read && Object.keys(read.attributes).length > 0) change.attributes = read.attributes
  const doubts = read?.doubts.filter((doubt) => doubt.field !== 'material') ?? []
  const fields = (Object.keys(change) as (keyof typeof change)[]).flatMap(fieldOf)
  return fields.length > 0 || doubts.length > 0 ? { change, fields: [...fields, ...doubts.map((doubt) => doubt.field)], doubts } : null
}

function fieldOf(key: keyof Revision['change']): ListingField[] {
  if (key === 'materialWords') return []
  return key === 'materialId' ? ['material'] : [key]
}
