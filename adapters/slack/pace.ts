/** Keeps messages apart. Times are milliseconds; `now` is the clock to go by. */
export type Pace = {
  /** How long to wait before the next message to a channel; takes the place in the row when it is at most `patience`. */
  take(channel: string, patience: number): number
  /** Nothing goes out for a while, as Slack asked. */
  hold(milliseconds: number): void
}

const forgetAbove = 5_000

/** One message a second and channel, after a burst of a few; Slack documents one a second and tolerates short bursts. */
export function createPace(now: () => number = Date.now, everyMs = 1_000, burst = 3): Pace {
  const nextAt = new Map<string, number>()
  let heldUntil = 0
  return {
    take: (channel, patience) => {
      const at = now()
      const owed = Math.max(nextAt.get(channel) ?? 0, at)
      const waitMs = Math.max(heldUntil - at, owed - at - (burst - 1) * everyMs, 0)
      if (waitMs > patience) return waitMs
      if (nextAt.size > forgetAbove) for (const [key, due] of nextAt) if (due <= at) nextAt.delete(key)
      nextAt.set(channel, owed + everyMs)
      return waitMs
    },
    hold: (milliseconds) => {
      heldUntil = Math.max(heldUntil, now() + milliseconds)
    },
  }
}
