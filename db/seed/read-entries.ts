import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Where the shipped knowledge lies. */
export const seedDirectory = fileURLToPath(new URL('.', import.meta.url))

/** Shipped knowledge that cannot be trusted: names the file and the entry. */
export class SeedFault extends Error {
  readonly file: string
  readonly entry: string

  constructor(file: string, entry: string, reason: string) {
    super(`${file}: ${entry}: ${reason}`)
    this.name = 'SeedFault'
    this.file = file
    this.entry = entry
  }
}

/** An entry with the file it stands in, so that later checks can say where. */
export type Placed<Entry> = { readonly entry: Entry; readonly file: string }

const withId = z.looseObject({ id: z.string() })

function nameOf(value: unknown, index: number): string {
  const found = withId.safeParse(value)
  return found.success ? found.data.id : `entry ${index + 1}`
}

function parseFile(path: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new SeedFault(file, 'whole file', cause instanceof Error ? cause.message : String(cause))
  }
}

function explain(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'entry'} ${issue.message}`).join('; ')
}

/** What is done with a fault: throw it, or note it and leave the entry out. */
export type OnFault = (fault: SeedFault) => void

const refuse: OnFault = (fault) => {
  throw fault
}

function listIn(path: string, file: string): readonly unknown[] {
  const content = parseFile(path, file)
  if (!Array.isArray(content)) throw new SeedFault(file, 'whole file', 'is not a list')
  return content
}

function readFile<Schema extends z.ZodType>(path: string, file: string, schema: Schema, onFault: OnFault): Placed<z.output<Schema>>[] {
  try {
    return listIn(path, file).flatMap((value, index) => {
      const parsed = schema.safeParse(value)
      if (parsed.success) return [{ entry: parsed.data, file }]
      onFault(new SeedFault(file, nameOf(value, index), explain(parsed.error)))
      return []
    })
  } catch (fault) {
    if (!(fault instanceof SeedFault)) throw fault
    onFault(fault)
    return []
  }
}

/** Reads one JSON document and checks it. */
export function readDocument<Schema extends z.ZodType>(directory: string, file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(parseFile(join(directory, file), file))
  if (!parsed.success) throw new SeedFault(file, 'whole file', explain(parsed.error))
  return parsed.data
}

/** The files of a room, by name; a room that is not there is empty. */
export function filesIn(directory: string, room: string): string[] {
  if (!existsSync(join(directory, room))) return []
  return readdirSync(join(directory, room))
    .filter((file) => file.endsWith('.json'))
    .sort()
}

/** Reads every list in `<directory>/<room>/*.json`, checks each entry and refuses a key that stands twice. */
export function readKeyed<Schema extends z.ZodType>(
  directory: string,
  room: string,
  schema: Schema,
  keyOf: (entry: z.output<Schema>) => string,
  onFault: OnFault = refuse,
): Placed<z.output<Schema>>[] {
  const placed = filesIn(directory, room).flatMap((file) => readFile(join(directory, room, file), `${room}/${file}`, schema, onFault))
  const seen = new Map<string, string>()
  return placed.filter(({ entry, file }) => {
    const key = keyOf(entry)
    const before = seen.get(key)
    if (before !== undefined) onFault(new SeedFault(file, key, `id already stands in ${before}`))
    else seen.set(key, file)
    return before === undefined
  })
}

/** The same for entries that carry their id. */
export function readEntries<Schema extends z.ZodType<{ readonly id: string }>>(
  directory: string,
  room: string,
  schema: Schema,
  onFault: OnFault = refuse,
): Placed<z.output<Schema>>[] {
  return readKeyed(directory, room, schema, (entry) => entry.id, onFault)
}
