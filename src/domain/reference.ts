/** Short references that people read and type: O-1042, N-877, M-311, I-12, F-7. */
export const referencePrefixes = { offer: 'O', need: 'N', match: 'M', introduction: 'I', facility: 'F' } as const
export type ReferenceKind = keyof typeof referencePrefixes
export type Reference = { readonly kind: ReferenceKind; readonly number: number }

/** Writes a reference: `formatReference('offer', 1042)` is `O-1042`. */
export function formatReference(kind: ReferenceKind, number: number): string {
  return `${referencePrefixes[kind]}-${number}`
}

const kindsByPrefix = new Map<string, ReferenceKind>(
  Object.entries(referencePrefixes).map(([kind, prefix]) => [prefix, kind as ReferenceKind]),
)

/** Reads what a person typed (`o1042`, `O-1042`, `#O-1042`, full-width forms); null when it is no reference. */
export function parseReference(text: string): Reference | null {
  const found = /^#?([a-z])\s*[-–—_ ]?\s*0*(\d{1,9})$/i.exec(text.normalize('NFKC').trim())
  const kind = kindsByPrefix.get(found?.[1]?.toUpperCase() ?? '')
  return kind && found?.[2] ? { kind, number: Number(found[2]) } : null
}
