import type { Locale } from '../src/domain/locale.ts'
import type { Text } from '../src/message/text.ts'
import { formatAbout } from './format.ts'
import { concat, said } from './text.ts'

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const
const widest = 10

/** A bar of block characters, an eighth of a character fine; at least a sliver where there is anything. */
export function bar(share: number): string {
  const units = share <= 0 ? 0 : Math.max(1, Math.round(Math.min(1, share) * widest * 8))
  return `${'█'.repeat(Math.floor(units / 8))}${eighths[units % 8] ?? ''}`
}

/** A month in seven characters that every reader knows. */
const monthLabel = (month: string) => said(month.slice(0, 7))

/** Months as bars with their figures, the largest ten characters wide: reads on a phone and in a terminal. */
export function chartLines(locale: Locale, months: readonly { readonly month: string; readonly amount: number }[]): readonly Text[] {
  const largest = Math.max(...months.map(({ amount }) => amount), 0)
  return months.map(({ month, amount }) =>
    concat(monthLabel(month), said(` ${bar(largest > 0 ? amount / largest : 0)} `), formatAbout(locale, amount)),
  )
}
