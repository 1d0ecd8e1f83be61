import type { Unit } from '../domain/unit.ts'
import type { IsoDay } from '../domain/window.ts'
import type { Reader } from './reader.ts'
import type { ReadingContext } from './reading.ts'

/** Reads what flowed in a month; null when the text holds no amount. */
export function readDelivery(_text: string, _reader: Reader, _context: ReadingContext): { readonly amount: number; readonly unit: Unit; readonly month: IsoDay } | null {
  return null
}
