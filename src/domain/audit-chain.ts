import { createHash } from 'node:crypto'

/** What one audit entry fixes: ids and verbs only, never personal data, so that erasure keeps the chain whole. */
export type AuditFacts = {
  readonly at: string
  readonly actorId: string | null
  readonly verb: string
  readonly subjectKind: string
  readonly subjectId: string
  /** SHA-256 of the details, which live outside the chain. */
  readonly detailHash: string
}

/** The hash before the first entry. */
export const chainStart = '0'.repeat(64)

/** SHA-256 as 64 hex digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** The hash of an entry, over the hash before it. */
export function chainHash(previous: string, facts: AuditFacts): string {
  const { at, actorId, verb, subjectKind, subjectId, detailHash } = facts
  return sha256(JSON.stringify([previous, at, actorId, verb, subjectKind, subjectId, detailHash]))
}

/** The index of the first entry that does not follow from the one before, or null when the chain holds. */
export function firstBreak(entries: readonly (AuditFacts & { readonly hash: string })[], start = chainStart): number | null {
  let previous = start
  for (const [index, entry] of entries.entries()) {
    if (chainHash(previous, entry) !== entry.hash) return index
    previous = entry.hash
  }
  return null
}
