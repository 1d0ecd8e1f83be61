import type { CodeView, UseView } from '../src/domain/handbook-view.ts'
import type { Locale, Names } from '../src/domain/locale.ts'
import type { Text } from '../src/message/text.ts'
import { formatNumber } from './format.ts'
import { technologyText } from './match-reasons.ts'
import { sayIn } from './say.ts'
import { joined, quoted, said } from './text.ts'

/** A name in the reader's language; names of projects' own entries were typed and are quoted. */
export function nameOf(locale: Locale, names: Names, typed = false): Text {
  return typed ? quoted(names[locale]) : said(names[locale])
}

/** Materials of one project carry a colon in their id; their names were typed. */
export const isTyped = (materialId: string): boolean => materialId.includes(':')

/** A code as it is written: `10 01 04*`, `HW34`, `Y34`. */
export function codeText({ system, code, hazardous }: CodeView): Text {
  if (system !== 'ewc' || code.length !== 6) return said(code)
  return said(`${code.slice(0, 2)} ${code.slice(2, 4)} ${code.slice(4)}${hazardous ? '*' : ''}`)
}

/** A code with its name. */
export function codeNamed(locale: Locale, view: CodeView): Text {
  const code = codeText(view)
  return view.names ? sayIn(locale)('material.code', { code, name: said(view.names[locale]) }) : code
}

/** One figure or a range. */
export function figures(locale: Locale, low: number, high: number): Text {
  if (low === high) return formatNumber(locale, low)
  const between = { low: formatNumber(locale, low), high: formatNumber(locale, high) }
  // A dash after a minus would read as another minus.
  return sayIn(locale)(low < 0 ? 'range.from-below-zero' : 'range.between', between)
}

/** A technology by the handbook's name, else by its slug. */
export function technologyName(locale: Locale, names: Names | null, slug: string | null): Text | null {
  if (names) return said(names[locale])
  return slug === null ? null : technologyText(locale, slug)
}

/** What something serves as: with which technology, how proven, how often seen. */
export function useLine(locale: Locale, use: UseView): Text {
  const say = sayIn(locale)
  return joined(
    [
      nameOf(locale, use.names, isTyped(use.materialId)),
      technologyName(locale, use.technology, use.technologySlug),
      say(`readiness.${use.readiness}`),
      use.cases > 0 ? say('evidence.cases', { count: use.cases }) : null,
      use.industry ? said(use.industry[locale]) : null,
    ],
    ' · ',
  )
}
