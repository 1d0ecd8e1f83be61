import type { Page } from '../src/domain/handbook-view.ts'
import type { Locale } from '../src/domain/locale.ts'
import type { Text } from '../src/message/text.ts'
import { sayIn } from './say.ts'

/** A title that says which part of a longer list follows; a list that fits is not counted. */
export function pageTitle(locale: Locale, title: Text, page: Page<unknown>): Text {
  if (page.total <= page.items.length) return title
  const from = page.page * page.size + 1
  if (page.items.length === 1) return sayIn(locale)('page.of-one', { title, from, total: page.total })
  return sayIn(locale)('page.of', { title, from, until: from + page.items.length - 1, total: page.total })
}

/** The number of the next page, or null after the last. */
export function nextPage({ page, size, total }: Page<unknown>): string | null {
  return (page + 1) * size < total ? String(page + 1) : null
}
