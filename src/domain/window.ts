/** A calendar day, `YYYY-MM-DD`, in the facility's own time zone. */
export type IsoDay = string

/**
 * When a listing holds; null on either side is open. Both ends are included. `months` 1 to 12 where it recurs in a season every
 * year; absent is all the year.
 */
export type Window = { readonly from: IsoDay | null; readonly until: IsoDay | null; readonly months?: readonly number[] }

export const openWindow: Window = { from: null, until: null }

const dayMs = 86_400_000

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Days since 1970-01-01; whole numbers compare faster than text. */
export function dayNumber(day: IsoDay): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
}
