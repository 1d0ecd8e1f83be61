import { auditPage } from '../../db/queries/audit.ts'
import { type Anchor, type ChainEnd, type ChainFault, chainBegin, type StoredEntry, walkChain } from '../domain/audit-chain.ts'
import type { SystemContext } from './context.ts'

export type AuditVerified =
  | { readonly outcome: 'whole'; readonly entries: number; readonly head: string; readonly erased: number }
  | { readonly outcome: 'broken'; readonly entries: number; readonly fault: ChainFault }
  /** The chain holds in itself, but is not the one that was anchored: entries are cut off its end, or it was written anew. */
  | { readonly outcome: 'not-as-anchored'; readonly entries: number; readonly anchor: Anchor; readonly fault: 'truncated' | 'rewritten' }

const pageSize = 2_000

type Anchors = readonly Anchor[]
type Walk = { readonly end: ChainEnd; readonly erased: number; readonly rewritten: Anchor | undefined }

/** An anchor that speaks of as many entries as were walked and names another end. */
const contradicted = (anchors: Anchors, { count, head }: ChainEnd) =>
  anchors.find((anchor) => anchor.count === count && anchor.head !== head)

function walkPage(from: Walk, page: readonly StoredEntry[], anchors: Anchors): Walk | (ChainFault & { readonly count: number }) {
  let { end, erased, rewritten } = from
  for (const [index, entry] of page.entries()) {
    const next = walkChain(end, [entry])
    if ('fault' in next) return { ...next, ...faultIn(end, page.slice(index)), count: end.count }
    end = next
    rewritten ??= contradicted(anchors, end)
    if (entry.detail === null) erased += 1
  }
  return { end, erased, rewritten }
}

/** The same fault, told apart with the entries after it in sight. */
function faultIn(end: ChainEnd, rest: readonly StoredEntry[]): Partial<ChainFault> {
  const walked = walkChain(end, rest)
  return 'fault' in walked ? walked : {}
}

/** Walks the whole audit chain page by page, whatever its length, and compares it with what was anchored outside the database. */
export async function verifyAudit(context: SystemContext, input: { readonly anchors?: Anchors } = {}): Promise<AuditVerified> {
  const { anchors = [] } = input
  let walk: Walk = { end: chainBegin, erased: 0, rewritten: contradicted(anchors, chainBegin) }
  let page = await auditPage(context.db, 0, pageSize)
  while (page.length > 0) {
    const next = walkPage(walk, page, anchors)
    if ('fault' in next) return { outcome: 'broken', entries: next.count, fault: { sequence: next.sequence, fault: next.fault } }
    walk = next
    page = page.length < pageSize ? [] : await auditPage(context.db, walk.end.sequence, pageSize)
  }
  const { end, erased, rewritten } = walk
  if (rewritten) return { outcome: 'not-as-anchored', entries: end.count, anchor: rewritten, fault: 'rewritten' }
  const beyond = anchors.find(({ count }) => count > end.count)
  if (beyond) return { outcome: 'not-as-anchored', entries: end.count, anchor: beyond, fault: 'truncated' }
  return { outcome: 'whole', entries: end.count, head: end.head, erased }
}
