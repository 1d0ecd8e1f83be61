import type { Allotment } from '../src/domain/allotment.ts'
import type { Locale } from '../src/domain/locale.ts'
import { reference } from './listing-words.ts'
import { formatYearly } from './quantity.ts'
import { joined, said } from './text.ts'

const named = 8

/** What is taken of a listing, and in which introductions. */
export function allottedWords(locale: Locale, { kind, number, unit, perYear, taken, introductions }: Allotment) {
  const shown = introductions.slice(0, named).map((each) => reference('introduction', each))
  const more = introductions.length > named ? [said('…')] : []
  return {
    reference: reference(kind, number),
    taken: formatYearly(locale, taken, unit),
    held: formatYearly(locale, perYear, unit),
    introductions: joined([...shown, ...more], locale === 'zh-CN' ? '、' : ', '),
  }
}
