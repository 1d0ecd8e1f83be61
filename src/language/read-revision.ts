import type { ListingField } from '../domain/draft-view.ts'
import type { ListingContent, ListingKind } from '../domain/listing.ts'
import type { Reader } from './reader.ts'
import type { Doubt, ReadingContext } from './reading.ts'

/** A correction of one or more fields. */
export type Revision = { readonly change: Partial<Omit<ListingContent, 'kind'>>; readonly fields: readonly ListingField[]; readonly doubts: readonly Doubt[] }

/** Reads a correction of a listing by saying it; null when the text corrects nothing. */
export function readRevision(_text: string, _kind: ListingKind, _reader: Reader, _context: ReadingContext): Revision | null {
  return null
}
