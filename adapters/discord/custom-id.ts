/** What a component that somebody used stands for. */
export type Used =
  | { readonly use: 'action'; readonly token: string }
  | { readonly use: 'menu' }
  | { readonly use: 'form'; readonly token: string; readonly page: number }
  | { readonly use: 'field'; readonly token: string; readonly field: number }
  | { readonly use: 'waiting' }

export const actionId = (token: string) => `a:${token}`
export const menuId = (index: number) => `m:${index}`
export const formId = (token: string, page: number) => `f:${token}:${page}`
export const fieldId = (token: string, field: number, index: number) => `s:${token}:${field}:${index}`
export const waitingId = 'w:'

/** Reads an id that we gave a component; null for one we did not. */
export function readCustomId(id: string): Used | null {
  const [kind, token = '', place = ''] = id.split(':')
  switch (kind) {
    case 'a':
      return { use: 'action', token }
    case 'm':
      return { use: 'menu' }
    case 'f':
      return { use: 'form', token, page: Number(place) || 0 }
    case 's':
      return { use: 'field', token, field: Number(place) || 0 }
    case 'w':
      return { use: 'waiting' }
    default:
      return null
  }
}
