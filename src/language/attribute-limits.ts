import type { AttributeValue } from '../domain/listing.ts'
import type { Stretch } from './script.ts'

const most = /(?:\bmax(?:imum|\.)?|\bup to|\bno more than|\bunder|最高|最大|최대)[\s:]{0,2}$/
const least = /(?:\bmin(?:imum|\.)?|\bat least|最低|最小|至少|최소|최저)[\s:]{0,2}$/

/** "Min CV 4000", "max moisture 10%": the limit may stand before what is measured. */
export function limitedBefore(lower: string, from: number, name: Stretch | null, value: AttributeValue | null): AttributeValue | null {
  if (typeof value !== 'number' || !name) return value
  const before = lower.slice(Math.max(from, name.start - 14), name.start)
  if (most.test(before)) return [null, value]
  return least.test(before) ? [value, null] : value
}

/** A value or range a thousand times as large. */
export const thousandfold = (value: AttributeValue | null): AttributeValue | null => {
  if (value === null || typeof value === 'number') return value === null ? null : value * 1000
  const [low, high] = value
  return [low === null ? null : low * 1000, high === null ? null : high * 1000]
}
