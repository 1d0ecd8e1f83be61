import { refused } from '../../../prompts/present/general.ts'
import {
  askProject,
  batchCard,
  knowledgeDone,
  knowledgeHome,
  knowledgeList,
  knowledgeUnsound,
  materialPlaced,
} from '../../../prompts/present/knowledge.ts'
import type { KnowledgeAmendment } from '../../domain/amendment.ts'
import type { KnowledgeState } from '../../domain/amendment-view.ts'
import { readCsv } from '../../domain/csv.ts'
import { type Refused, refuse } from '../../domain/refusal.ts'
import { decideKnowledge, type LineFault, proposeKnowledge, undoKnowledge } from '../../use-cases/amend-knowledge.ts'
import type { Known } from '../../use-cases/library.ts'
import { placeMaterial } from '../../use-cases/place-material.ts'
import { readAmendment, readAmendments } from '../../use-cases/read-amendments.ts'
import { readBatch, readKnowledgeHistory, readKnowledgeStates } from '../../use-cases/read-knowledge.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

const shown = 6
const mostRows = 500
const equals = /^(.{1,80}?)\s*(?:=|＝|→|->)\s*(.{1,120})$/su

/** What is known in one project, whatever else the person belongs to. */
export async function knownIn(chat: Chat, projectId: string): Promise<Known> {
  return chat.context.library.in(chat.context.db, [projectId])
}

/** `/knowledge`, `/knowledge boiler sand = bed ash`, or a table with headings after it. */
export async function knowledgeCommand(chat: Chat, argument: string): Promise<Reply> {
  const states = await readKnowledgeStates(chat.context)
  const [first, ...others] = states
  if (!first) return reply(refused(chat.locale, refuse('not-a-knower')))
  const [word = ''] = argument.trim().split(/\s+/)
  const named = states.find(({ slug }) => slug === word)
  if (named) return inProject(chat, named, argument.trim().slice(word.length).trim())
  return others.length > 0 ? reply(askProject(chat.locale, states)) : inProject(chat, first, argument.trim())
}

async function inProject(chat: Chat, state: KnowledgeState, typed: string): Promise<Reply> {
  if (typed === '') return reply(knowledgeHome(chat.locale, state))
  const known = await knownIn(chat, state.projectId)
  const desk = { known, projectSlug: state.slug }
  if (typed.includes('\n')) {
    const rows = readCsv(typed).slice(0, mostRows)
    const { amendments, faults } = readAmendments(desk, rows)
    if (faults.length > 0) return unsound(chat, state.projectId, faults, true)
    return (await propose(chat, state.projectId, amendments)).answer
  }
  const said = equals.exec(typed)
  if (!said) return reply(refused(chat.locale, refuse('knowledge-unreadable', typed)))
  const read = readAmendment(desk, { kind: 'alias', word: said[1] ?? '', material: said[2] ?? '' })
  if ('fault' in read) return unsound(chat, state.projectId, [{ ...read, line: 1 }], false)
  return (await propose(chat, state.projectId, [read])).answer
}

/** Says what cannot stand, with the names of the materials that are in the way. */
export async function unsound(chat: Chat, projectId: string, faults: readonly LineFault[], lines: boolean): Promise<Reply> {
  const { handbook } = await knownIn(chat, projectId)
  const names = faults.flatMap(({ materialId = '' }) => {
    const material = handbook.materials.get(materialId)
    return material ? [[materialId, material.names] as const] : []
  })
  return reply(knowledgeUnsound(chat.locale, faults, Object.fromEntries(names), lines))
}

/** Stores a proposal and shows what it would change; what cannot stand is explained and not stored. */
export async function propose(
  chat: Chat,
  projectId: string,
  amendments: readonly KnowledgeAmendment[],
  listingId?: string,
): Promise<{ readonly stored: boolean; readonly answer: Reply }> {
  const outcome = await proposeKnowledge(chat.context, { projectId, amendments, origin: 'chat', ...(listingId ? { listingId } : {}) })
  if (outcome.outcome === 'refused') return { stored: false, answer: reply(refused(chat.locale, outcome)) }
  if (outcome.outcome === 'unsound') return { stored: false, answer: await unsound(chat, projectId, outcome.faults, amendments.length > 1) }
  return { stored: true, answer: await openBatch(chat, { batchId: outcome.batchId }) }
}

/** One proposal, with the decision for whoever may take it. */
export async function openBatch(chat: Chat, { batchId }: { readonly batchId: string }): Promise<Reply> {
  const outcome = await readBatch(chat.context, { batchId })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : batchCard(chat.locale, outcome.view))
}

async function stateOf(chat: Chat, projectId: string): Promise<KnowledgeState | Refused> {
  return (await readKnowledgeStates(chat.context)).find((state) => state.projectId === projectId) ?? refuse('not-a-knower')
}

/** How a project's knowledge stands. */
export async function openKnowledge(chat: Chat, { projectId }: { readonly projectId: string }): Promise<Reply> {
  const state = await stateOf(chat, projectId)
  return reply('outcome' in state ? refused(chat.locale, state) : knowledgeHome(chat.locale, state))
}

/** A page of a project's history, or of what waits. */
export async function openList(
  chat: Chat,
  subject: { readonly projectId: string; readonly of: string; readonly page: string },
): Promise<Reply> {
  const of = subject.of === 'waiting' ? 'waiting' : 'history'
  const page = Math.max(0, Number(subject.page) || 0)
  const outcome = await readKnowledgeHistory(chat.context, { projectId: subject.projectId, of, limit: shown, offset: page * shown })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  return reply(knowledgeList(chat.locale, outcome.state, of, { items: outcome.changes, page, total: outcome.total, size: shown }))
}

/** Applies or refuses a proposal. */
export const decideBatch =
  (decide: 'apply' | 'refuse') =>
  async (chat: Chat, { batchId }: { readonly batchId: string }): Promise<Reply> => {
    const before = await readBatch(chat.context, { batchId })
    const outcome = await decideKnowledge(chat.context, { batchId, decide })
    if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
    if (before.outcome === 'refused') return reply(refused(chat.locale, before))
    if (outcome.outcome === 'unsound') return unsound(chat, before.view.projectId, outcome.faults, before.view.total > 1)
    return reply(knowledgeDone(chat.locale, outcome.outcome === 'applied' ? 'applied' : 'refused', before.view))
  }

/** Takes one change back. */
export async function undoChange(chat: Chat, { changeId }: { readonly changeId: string }): Promise<Reply> {
  const outcome = await undoKnowledge(chat.context, { changeId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const state = await stateOf(chat, outcome.projectId)
  return reply('outcome' in state ? refused(chat.locale, state) : knowledgeDone(chat.locale, 'undone', state))
}

/** Says what a listing's words mean. */
export async function placeListing(chat: Chat, subject: { readonly listingId: string; readonly materialId: string }): Promise<Reply> {
  const outcome = await placeMaterial(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : materialPlaced(chat.locale, outcome))
}
