/** What a component that somebody used stands for. */
export type Used =
  | { readonly use: 'action'; readonly token: string }
  | { readonly use: 'menu' }
  | { readonly use: 'form'; readonly token: string; readonly page: number }
  | { readonly use: 'field'; readonly token: string; readonly field: number }
  | { readonly use: 'more'; readonly book: string; readonly page: number }
  | { readonly use: 'words' }
  | { readonly use: 'waiting' }

export const actionId = (token: string) => `a:${token}`
export const menuId = (firstToken: string) => `m:${firstToken}`
export const formId = (token: string, page: number) => `f:${token}:${page}`
export const fieldId = (token: string, field: number, index: number) => `s:${token}:${field}:${index}`
export const moreId = (book: string, page: number) => `p:${book}:${page}`
export const wordsId = 't:'
export const waitingId = 'w:'

/** Reads an id that we gave a component; null for one we did not. */
export function readCustomId(id: string): Used | null {
  const [kind, token = '', place = ''] = id.split(':')
  const number = Number(place) || 0
  switch (kind) {
    case 'a':
      return { use: 'action', token }
    case 'm':
      return { use: 'menu' }
    case 'f':
      return { use: 'form', token, page: number }
    case 's':
      return { use: 'field', token, field: number }
    case 'p':
      return { use: 'more', book: token, page: number }
    case 't':
      return { use: 'words' }
    case 'w':
      return { use: 'waiting' }
    default:
      return null
  }
}
