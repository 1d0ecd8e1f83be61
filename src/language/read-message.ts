import type { Reader } from './reader.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { localeOf } from './script.ts'

/** Reads a chat message: what the person wants, and the listings in it. */
export function readMessage(text: string, _reader: Reader, _context: ReadingContext): Reading {
  return { intent: 'other', locale: localeOf(text), items: [] }
}
