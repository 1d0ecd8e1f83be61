import type { ListingContent } from './listing.ts'
import type { Names } from './locale.ts'
import type { Ton } from './ton.ts'

/** A field of a listing that can be asked for or changed. */
export type ListingField = 'material' | 'quantity' | 'window' | 'price' | 'hazardous' | 'location' | 'attributes'

/** A question the draft needs answered before it can be trusted. */
export type DraftQuestion =
  | { readonly ask: 'kind' }
  | { readonly ask: 'material'; readonly candidates: readonly { readonly materialId: string; readonly names: Names }[] }
  | { readonly ask: 'ton'; readonly words: string }
  | { readonly ask: 'quantity'; readonly reason: 'impossible' | 'unknown-unit' | 'unknown-period'; readonly words: string }
  | { readonly ask: 'window'; readonly reason: 'unreadable' | 'ends-before-start'; readonly words: string }
  | { readonly ask: 'facility'; readonly facilities: readonly { readonly id: string; readonly name: string }[] }
  | { readonly ask: 'register' }

/** The words of the message that a field was read from, and how likely it was read right, 0 to 1. */
export type FieldSource = {
  readonly words: string
  readonly likelihood: number
  /** Set when a language model proposed it. */
  readonly by?: 'model'
}
export type FieldSources = Readonly<Partial<Record<ListingField, FieldSource>>>

/** A draft as its author reads it back. */
export type DraftView = {
  readonly draftId: string
  readonly content: ListingContent
  readonly sources: FieldSources
  /** How its bare tons were read, or null when it has none. */
  readonly ton: Ton | null
  readonly materialNames: Names | null
  readonly ewc: readonly string[]
  readonly hazardousByCatalogue: boolean
  readonly facilityName: string | null
  /** Only these lines are shown after a correction; null shows all. */
  readonly changed: readonly ListingField[] | null
  /** How many more drafts of the same message wait behind this one. */
  readonly waiting: number
}

/** The one detail whose absence costs a listing most in matching. */
export type MissingDetail = { readonly field: 'quantity' | 'window' | 'attributes'; readonly attribute: string | null }

/** Properties asked after publishing, by family of material. */
const wantedAttribute: Readonly<Record<string, string>> = {
  ash: 'loi_pct',
  gypsum: 'moisture_pct',
  slag: 'particle_size_mm',
  sludge: 'moisture_pct',
  steam: 'pressure_bar',
  heat: 'temperature_c',
  acid: 'concentration_pct',
  alkali: 'concentration_pct',
  biomass: 'moisture_pct',
}

/** What to ask next, or null when the listing says what matching needs. One question at most is ever asked. */
export function missingDetail(content: ListingContent, family: string | null): MissingDetail | null {
  if (content.quantity === null) return { field: 'quantity', attribute: null }
  if (content.window.from === null && content.window.until === null) return { field: 'window', attribute: null }
  const attribute = Object.entries(wantedAttribute).find(([key]) => family?.includes(key))?.[1]
  if (attribute && content.attributes[attribute] === undefined) return { field: 'attributes', attribute }
  return null
}
