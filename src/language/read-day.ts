import type { IsoDay } from '../domain/window.ts'
import { readFacts } from './facts.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'

/** Reads the day that a text names, such as `12 April`, `next Friday` or `2026-04-12`; of a longer time its first day. Null when it names none. */
export function readDay(text: string, reader: Reader, context: ReadingContext): IsoDay | null {
  const { dates } = readFacts(text.slice(0, 200), reader, context)
  const [span] = dates.spans
  return span?.first ?? null
}
