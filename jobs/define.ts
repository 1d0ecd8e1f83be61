import type { Adapter } from '../adapters/adapter.ts'
import type { SystemContext } from '../src/use-cases/context.ts'

/** How a run ended. A postponed run is repeated without counting as a fault; a throw is a fault and is repeated with back-off. */
export type JobOutcome = 'done' | { readonly retryAfterMs: number; readonly reason: string } | { readonly dead: string }

/** Finds the adapter of a platform in this process. */
export type AdapterLookup = (platform: string) => Adapter | undefined

/** What a handler gets besides its payload. `signal` aborts when another worker may take the row over. */
export type JobTools = {
  readonly context: SystemContext
  readonly adapters: AdapterLookup
  readonly rowId: string
  readonly attempt: number
  readonly signal: AbortSignal
}

export type RawPayload = Readonly<Record<string, string>>

/** A job as the worker sees it; what its payload looks like is its own affair. */
export type JobDefinition = {
  readonly name: string
  readonly attempts: number
  readonly backoffMs: number
  readonly run: (tools: JobTools, payload: RawPayload) => Promise<JobOutcome>
}

/** Turns a stored payload into a handler's, or throws `MalformedPayload`. */
export type PayloadSchema<Payload> = { parse(payload: RawPayload): Payload }

/** Defines a job; `attempts` counts faults, and the pause after the first is `backoffMs`. */
export function defineJob<Payload>(job: {
  readonly name: string
  readonly schema: PayloadSchema<Payload>
  readonly attempts: number
  readonly backoffMs: number
  readonly handler: (tools: JobTools, payload: Payload) => Promise<JobOutcome>
}): JobDefinition {
  const { name, schema, attempts, backoffMs, handler } = job
  return { name, attempts, backoffMs, run: async (tools, payload) => handler(tools, schema.parse(payload)) }
}

/** Thrown for a row that no number of attempts would make runnable; such a row is dead at once. */
export class MalformedPayload extends Error {
  override readonly name = 'MalformedPayload'
}

/** The schema of a payload that is one id. */
export function idPayload<Key extends string>(key: Key): PayloadSchema<Record<Key, string>> {
  return {
    parse: (payload) => {
      const id = payload[key]
      if (!id) throw new MalformedPayload(`payload without ${key}`)
      return single(key, id)
    },
  }
}

// A computed key widens to `string`; the record is built from exactly this key.
function single<Key extends string>(key: Key, id: string): Record<Key, string> {
  return { [key]: id } as Record<Key, string>
}

/** The payload of a job that a schedule fires: whatever it holds, the handler needs none of it. */
export const noPayload: PayloadSchema<null> = { parse: () => null }

/** Milliseconds until the next try after `attempts` faults: doubling, at most an hour. */
export function backoffAfter(job: Pick<JobDefinition, 'backoffMs'>, attempts: number): number {
  return Math.min(job.backoffMs * 2 ** Math.max(0, attempts - 1), 3_600_000)
}
