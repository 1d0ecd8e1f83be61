import type { ChangeOrigin, ChangeStatus, KnowledgeAmendment } from './amendment.ts'
import type { Handbook } from './handbook.ts'
import type { Names } from './locale.ts'

/** A material to choose. */
export type NamedMaterial = { readonly id: string; readonly names: Names }

/** One change as it is shown: what it is, the names it speaks of, and what held before. */
export type AmendmentView = {
  readonly amendment: KnowledgeAmendment
  /** Names of the materials it mentions, by id. */
  readonly names: Readonly<Record<string, Names>>
  /** What a corrected material or route is now; null where it is new. */
  readonly before: KnowledgeAmendment | null
}

/** What was proposed together. */
export type BatchView = {
  readonly batchId: string
  readonly projectId: string
  readonly projectNames: Names
  readonly origin: ChangeOrigin
  readonly status: ChangeStatus
  readonly proposer: string | null
  readonly decider: string | null
  readonly changes: readonly AmendmentView[]
  readonly total: number
  readonly mayDecide: boolean
}

/** A line of a project's history. */
export type ChangeView = AmendmentView & {
  readonly changeId: string
  readonly status: ChangeStatus
  readonly origin: ChangeOrigin
  readonly at: Date
  readonly who: string | null
}

/** How a project's own knowledge stands. */
export type KnowledgeState = {
  readonly projectId: string
  readonly slug: string
  readonly projectNames: Names
  readonly applied: Readonly<Record<string, number>>
  readonly waiting: number
  readonly mayDecide: boolean
}

function mentioned(amendment: KnowledgeAmendment): readonly string[] {
  switch (amendment.kind) {
    case 'material':
      return [amendment.material.id]
    case 'alias':
      return amendment.materialId === null ? [] : [amendment.materialId]
    case 'route':
      return amendment.route ? [amendment.route.from, amendment.route.to] : []
    case 'factor':
      return [amendment.materialId]
    case 'case':
      return [amendment.entry.from, amendment.entry.to]
  }
}

function standing(handbook: Handbook, amendment: KnowledgeAmendment): KnowledgeAmendment | null {
  if (amendment.kind === 'material') {
    const material = handbook.materials.get(amendment.material.id)
    return material ? { kind: 'material', material } : null
  }
  if (amendment.kind !== 'route') return null
  const route = handbook.routes.find(({ id }) => id === amendment.routeId)
  return route ? { kind: 'route', routeId: route.id, route } : null
}

/** A change beside what holds without it; names are those known now. */
export function amendmentView(handbook: Handbook, amendment: KnowledgeAmendment, without: Handbook = handbook): AmendmentView {
  const before = standing(without, amendment)
  const route = before?.kind === 'route' ? before.route : null
  const ids = [...mentioned(amendment), ...(route ? [route.from, route.to] : [])]
  const own = amendment.kind === 'material' ? { [amendment.material.id]: amendment.material.names } : {}
  const known = ids.flatMap((id) => {
    const names = handbook.materials.get(id)?.names
    return names ? [[id, names] as const] : []
  })
  return { amendment, names: { ...Object.fromEntries(known), ...own }, before }
}
