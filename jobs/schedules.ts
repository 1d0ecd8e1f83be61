/** Something that recurs. Slots are multiples of `everyMs` since the epoch plus `phaseMs`, so every machine means the same ones. */
export type Schedule = {
  readonly name: string
  readonly everyMs: number
  readonly phaseMs?: number
}

const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The jobs that recur; the queue ticks them and the outbox runs them. Pruning and rematching run at night in China and Korea. */
export const schedules: readonly Schedule[] = [
  { name: 'chase-introductions', everyMs: 15 * minute },
  { name: 'send-digests', everyMs: 15 * minute },
  { name: 'chase-deliveries', everyMs: hour },
  { name: 'expire-listings', everyMs: hour },
  { name: 'remind-brokers', everyMs: hour },
  { name: 'prune', everyMs: day, phaseMs: 18 * hour },
  { name: 'rematch', everyMs: day, phaseMs: 17 * hour },
]

/** Repairs what a lost queue forgot; so it is the dispatchers' own clock that ticks it, not the queue. */
export const sweep: Schedule = { name: 'sweep-outbox', everyMs: 30 * second }

/** The slot that is running at a moment. */
export function slotAt(schedule: Schedule, at: Date): Date {
  const { everyMs, phaseMs = 0 } = schedule
  return new Date(Math.floor((at.getTime() - phaseMs) / everyMs) * everyMs + phaseMs)
}

/** The slot a tick means: a clock that is a little behind the one that ticked still names the slot that begins. */
export function slotOfTick(schedule: Schedule, at: Date): Date {
  return slotAt(schedule, new Date(at.getTime() + Math.min(2 * second, schedule.everyMs / 10)))
}

/** The cron pattern in UTC whose moments are the beginnings of the slots; periods divide a minute, an hour or a day. */
export function patternOf(schedule: Schedule): string {
  const { everyMs, phaseMs = 0 } = schedule
  if (everyMs === day) return `0 ${Math.floor((phaseMs % hour) / minute)} ${Math.floor(phaseMs / hour)} * * *`
  if (phaseMs === 0 && everyMs % hour === 0 && day % everyMs === 0) return `0 0 */${everyMs / hour} * * *`
  if (phaseMs === 0 && everyMs % minute === 0 && hour % everyMs === 0) return `0 */${everyMs / minute} * * * *`
  if (phaseMs === 0 && everyMs % second === 0 && minute % everyMs === 0) return `*/${everyMs / second} * * * * *`
  throw new Error(`schedule ${schedule.name} has a period that no cron pattern fits`)
}
