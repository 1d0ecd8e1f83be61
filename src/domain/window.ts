/** A calendar day, `YYYY-MM-DD`, in the facility's own time zone. */
export type IsoDay = string

/** When a listing holds; null on either side is open. Both ends are included. */
export type Window = { readonly from: IsoDay | null; readonly until: IsoDay | null }

export const openWindow: Window = { from: null, until: null }

const dayMs = 86_400_000

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Days since 1970-01-01; whole numbers compare faster than text. */
function dayNumber(day: IsoDay): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)
}

/** Share of the shorter window that both have in common, 0 to 1; open ends count as three years. */
export function overlapShare(a: Window, b: Window, today: IsoDay): number {
  const horizon = dayNumber(today) + 3 * 365
  const span = (w: Window): readonly [number, number] => {
    const from = w.from ? dayNumber(w.from) : dayNumber(today)
    return [from, w.until ? dayNumber(w.until) : Math.max(horizon, from)]
  }
  const [aFrom, aUntil] = span(a)
  const [bFrom, bUntil] = span(b)
  const shared = Math.min(aUntil, bUntil) - Math.max(aFrom, bFrom) + 1
  const shorter = Math.min(aUntil - aFrom, bUntil - bFrom) + 1
  return shorter <= 0 ? 0 : Math.min(1, Math.max(0, shared / shorter))
}
