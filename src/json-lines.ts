import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

/** Reads JSON lines one by one; a line that is no JSON object throws with its number. */
export async function* readJsonLines(input: Readable): AsyncGenerator<Record<string, unknown>> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    yield parseLine(line, number)
  }
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Falls through: whatever it is, it is not a JSON object.
  }
  throw new Error(`Line ${number} is not a JSON object. Give one object a line, for example {"id": "1", "text": "…"}.`)
}
