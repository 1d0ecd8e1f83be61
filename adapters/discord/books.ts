import { randomBytes } from 'node:crypto'
import { ButtonStyle, ComponentType } from 'discord.js'
import { moreId } from './custom-id.ts'
import type { Part } from './draw.ts'

/**
 * Answers that are longer than one message, where nobody else may see them: a page at a time, the next one behind a button. An answer
 * to a push cannot be doubled by a lost reply, as a second message to the same push can. Kept in memory; who comes too late asks again.
 */
export type Books = {
  /** Keeps an answer for its reader; returns its first page. */
  keep(account: string, pages: readonly Part[], goOn: string): Part | null
  /** A page, for its reader only. */
  page(account: string, book: string, at: number): Part | null
}

const keptBooks = 500

/** Opens the shelf. */
export function keepBooks(): Books {
  const books = new Map<string, { readonly account: string; readonly pages: readonly Part[]; readonly goOn: string }>()
  const page = (account: string, id: string, at: number): Part | null => {
    const book = books.get(id)
    const part = book?.account === account ? book.pages[at] : undefined
    if (!book || !part) return null
    if (at + 1 === book.pages.length) return part
    const next = { type: ComponentType.Button, style: ButtonStyle.Primary, custom_id: moreId(id, at + 1), label: book.goOn } as const
    return { ...part, components: [...part.components, { type: ComponentType.ActionRow, components: [next] }] }
  }
  return {
    keep: (account, pages, goOn) => {
      if (pages.length < 2) return pages[0] ?? null
      const id = randomBytes(9).toString('base64url')
      books.set(id, { account, pages, goOn })
      const [oldest] = books.keys()
      if (books.size > keptBooks && oldest !== undefined) books.delete(oldest)
      return page(account, id, 0)
    },
    page,
  }
}
