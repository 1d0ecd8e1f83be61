import type { Database } from '../db/client.ts'
import { renewLeases } from '../db/queries/outbox.ts'
import { faultCode } from '../src/domain/fault.ts'
import type { Log } from '../src/use-cases/context.ts'
import { within } from './fault.ts'

/** One run of a row. */
export type Run = { readonly id: string; readonly runs: number }

/** The runs this process holds. A run whose lease was lost is aborted: another worker may have it. */
export type Leases = {
  hold(run: Run): AbortSignal
  release(run: Run): void
  stop(): void
}

/** Renews the leases of running rows, thrice as often as they would end. */
export function keepLeases(db: Database, log: Log, leaseMs: number): Leases {
  const held = new Map<string, { readonly run: Run; readonly abort: AbortController }>()
  const renew = async () => {
    const running = [...held.values()]
    const kept = new Set(
      await renewLeases(
        db,
        running.map((each) => each.run),
        leaseMs,
      ),
    )
    for (const { run, abort } of running) {
      if (kept.has(run.id) || !held.has(keyOf(run))) continue
      log.warn({ row: run.id }, 'a run lost its lease')
      abort.abort()
    }
  }
  const timer = setInterval(() => {
    if (held.size === 0) return
    within(leaseMs / 2, renew()).catch((fault: unknown) => log.warn({ fault: faultCode(fault) }, 'leases could not be renewed'))
  }, leaseMs / 3)
  return {
    hold: (run) => {
      const abort = new AbortController()
      held.set(keyOf(run), { run, abort })
      return abort.signal
    },
    release: (run) => void held.delete(keyOf(run)),
    stop: () => clearInterval(timer),
  }
}

function keyOf(run: Run): string {
  return `${run.id}-${run.runs}`
}
