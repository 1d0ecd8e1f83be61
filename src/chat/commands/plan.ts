import { chainsCard } from '../../../prompts/present/chains.ts'
import { refused } from '../../../prompts/present/general.ts'
import { planCard } from '../../../prompts/present/plan.ts'
import type { PlanRequest } from '../../domain/plan-view.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import type { ActionSubjects } from '../../message/action.ts'
import { findChains } from '../../use-cases/find-chains.ts'
import { planAllocation } from '../../use-cases/plan-allocation.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

type Asked = Partial<PlanRequest> & { readonly project?: string }

async function show(chat: Chat, asked: Asked): Promise<Reply> {
  const outcome = await planAllocation(chat.context, asked)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : planCard(chat.locale, outcome.view))
}

/** The largest number of partners that is still a limit rather than an amount. */
const mostPartners = 20

/** A whole number of partners, or a least amount a year; null for anything else. */
const positive = (text: string): number | null => (/^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null)

/** Reads `3`, `3 500`, `500`, `hebei-bps 3`: small numbers limit partners, larger ones are the least amount of a flow. */
function readPlan(argument: string): Asked {
  const words = argument
    .normalize('NFKC')
    .split(/[\s,，、]+/)
    .filter((word) => word !== '')
  const numbers = words.map(positive).filter((number) => number !== null)
  const [project] = words.filter((word) => positive(word) === null)
  const partners = numbers.find((number) => number <= mostPartners)
  const least = numbers.find((number) => number > mostPartners)
  return { ...(project ? { project } : {}), ...(partners ? { partners } : {}), ...(least ? { least } : {}) }
}

/** `/plan`, `/plan 3`, `/plan 3 500`, `/plan hebei-bps`: the best split of a project, for its brokers and admins. */
export function planCommand(chat: Chat, argument: string): Promise<Reply> {
  return show(chat, readPlan(argument))
}

/** A plan again, as a button asks for it. */
export function showPlan(chat: Chat, { projectId, without, partners, least, page }: ActionSubjects['plan.show']): Promise<Reply> {
  return show(chat, { projectId, without, partners: positive(partners), least: positive(least), page: positive(page) ?? 1 })
}

/** `/chains O-1042`: ways over a processor, and what one change would make fit. */
export async function chainsCommand(chat: Chat, argument: string): Promise<Reply> {
  const reference = parseReference(argument)
  if (reference?.kind !== 'offer' && reference?.kind !== 'need') return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  const outcome = await findChains(chat.context, { kind: reference.kind, number: reference.number })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, { ...outcome, subject: argument }) : chainsCard(chat.locale, outcome))
}
