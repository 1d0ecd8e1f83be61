import { intentOf } from './intent.ts'
import { readItems } from './items.ts'
import type { Reader } from './reader.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { scanText } from './scan.ts'
import { localeOf } from './script.ts'

/** Reads a chat message: what the person wants, and the listings in it. A search or withdrawal names its material in the first item. */
export function readMessage(text: string, reader: Reader, context: ReadingContext): Reading {
  const scan = scanText(text, reader, context)
  const items = readItems(scan, reader, context.expect ?? null)
  const intent = intentOf(scan, items, context.expect !== undefined)
  const locale = localeOf(text)
  if (intent === 'offer' || intent === 'need') return { intent, locale, items }
  if (intent === 'search' || intent === 'withdraw') return { intent, locale, items: readItems(scan, reader, 'offer').slice(0, 1) }
  return { intent, locale, items: [] }
}
