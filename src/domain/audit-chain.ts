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

/** JSON whose keys stand in one order, so that what a database gives back hashes like what it was given. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const present = Object.entries(value).filter(([, held]) => held !== undefined)
  const parts = present
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`)
  return `{${parts.join(',')}}`
}

/** The hash of an entry's details. */
export function detailHash(detail: Readonly<Record<string, unknown>>): string {
  return sha256(canonicalJson(detail))
}

/** An entry as it is stored. */
export type StoredEntry = AuditFacts & {
  readonly sequence: number
  readonly hash: string
  /** Null once it was erased. */
  readonly detail: Readonly<Record<string, unknown>> | null
}

/** How far a chain was walked: entries so far, and the hash and number of the last. */
export type ChainEnd = { readonly count: number; readonly head: string; readonly sequence: number }

/** Before the first entry. */
export const chainBegin: ChainEnd = { count: 0, head: chainStart, sequence: 0 }

/** What is wrong with an entry: its own facts, its details, one before it gone, or its place. */
export type ChainFault = { readonly sequence: number; readonly fault: 'changed' | 'detail-changed' | 'missing-before' | 'reordered' }

function faultAt(entries: readonly StoredEntry[], index: number, previous: ChainEnd): ChainFault['fault'] {
  const entry = entries[index]
  // An entry that follows from the one before stands elsewhere: they were put in another order.
  if (entries.slice(index + 1).some((later) => chainHash(previous.head, later) === later.hash)) return 'reordered'
  return entry && entry.sequence > previous.sequence + 1 ? 'missing-before' : 'changed'
}

/** Walks on through a page of entries in their order; the end reached, or the first entry that does not hold. */
export function walkChain(from: ChainEnd, entries: readonly StoredEntry[]): ChainEnd | ChainFault {
  let end = from
  for (const [index, entry] of entries.entries()) {
    if (chainHash(end.head, entry) !== entry.hash) return { sequence: entry.sequence, fault: faultAt(entries, index, end) }
    if (entry.detail !== null && detailHash(entry.detail) !== entry.detailHash) return { sequence: entry.sequence, fault: 'detail-changed' }
    end = { count: end.count + 1, head: entry.hash, sequence: entry.sequence }
  }
  return end
}

/** A chain's end as it was noted outside the database. */
export type Anchor = { readonly at: string; readonly count: number; readonly head: string }
