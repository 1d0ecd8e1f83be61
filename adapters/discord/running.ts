import type { AdapterLog } from '../adapter.ts'

/** Work that is under way. What one person does is answered in its order; people do not wait for each other. */
export type Running = {
  /** Starts work at once, after the same person's earlier work; null for nobody's. Never rejects. */
  at(account: string | null, work: () => Promise<void>): void
  /** The same, to be waited for. */
  inTurn(account: string, work: () => Promise<void>): Promise<void>
  /** Resolves when everything has ended or the time is over. */
  ended(withinMs: number): Promise<void>
}

/** Keeps account of running work. */
export function keepRunning(log: AdapterLog): Running {
  const all = new Set<Promise<void>>()
  const latest = new Map<string, Promise<void>>()
  const noted = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (fault) {
      log.warn({ fault: fault instanceof Error ? fault.name : 'unknown' }, 'an event of Discord was not answered')
    }
  }
  const track = (work: Promise<void>) => {
    all.add(work)
    void work.then(() => all.delete(work))
  }
  const inTurn = async (account: string, work: () => Promise<void>): Promise<void> => {
    const before = latest.get(account) ?? Promise.resolve()
    const mine = before.then(() => noted(work))
    latest.set(account, mine)
    track(mine)
    await mine
    if (latest.get(account) === mine) latest.delete(account)
  }
  return {
    at: (account, work) => {
      if (account === null) track(noted(work))
      else void inTurn(account, work)
    },
    inTurn,
    ended: async (withinMs) => {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs)
      })
      await Promise.race([Promise.allSettled(all), late])
      clearTimeout(timer)
    },
  }
}
