import type { Side } from './introduction.ts'
import type { IsoDay } from './window.ts'

const dayMs = 86_400_000
const askedOn = 3
const otherSideAfterDays = 5
/** Questions without an answer, two a month, before the broker is told and nobody is asked any more. */
export const amountSilencesBeforeBroker = 4

const thirdOf = (year: number, month: number) => new Date(Date.UTC(year, month, askedOn))

/** The first day of the month that is asked about at a moment: the one before. */
export function monthAskedAt(at: Date): IsoDay {
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)
}

/** When the month after one that is known is asked about: on the third of the next but one, and not on the day it was said. */
export function askedAfterMonth(known: IsoDay, now: Date): Date {
  const month = new Date(known)
  const third = thirdOf(month.getUTCFullYear(), month.getUTCMonth() + 2)
  return new Date(Math.max(third.getTime(), now.getTime() + dayMs))
}

/** Whose turn it is to say how much flowed. */
export const amountAskedOf = (silences: number): Side => (silences % 2 === 0 ? 'offer' : 'need')

/** When to ask again after a side was asked: the other side some days later, then about the next month. */
export function askedAgainAt(asked: Side, at: Date): Date {
  if (asked === 'offer') return new Date(at.getTime() + otherSideAfterDays * dayMs)
  return thirdOf(at.getUTCFullYear(), at.getUTCMonth() + 1)
}
