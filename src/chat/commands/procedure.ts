import { refused } from '../../../prompts/present/general.ts'
import {
  procedureCard,
  procedureForm,
  procedureLines,
  procedureReview,
  procedureSaved,
  procedureVocabulary,
} from '../../../prompts/present/procedure.ts'
import { readProcedure } from '../../domain/procedure-lines.ts'
import { refuse } from '../../domain/refusal.ts'
import { changeProcedure, readProcedureOf, shippedSteps } from '../../use-cases/change-procedure.ts'
import { issueAction } from '../../use-cases/issue-actions.ts'
import { type Chat, type Reply, reply, talkOn } from '../conversation.ts'
import { openDialogueOf } from '../dialogues/resume.ts'

/** `/procedure`: the steps that introductions of a project follow, for its brokers; its admins may change them. */
export async function procedureCommand(chat: Chat, argument: string): Promise<Reply> {
  const outcome = await readProcedureOf(chat.context, argument === '' ? {} : { slug: argument })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : procedureCard(chat.locale, outcome.view))
}

async function formOf(chat: Chat, projectId: string, lines: string) {
  const token = await issueAction(chat.context, chat.context.actor.personId, { purpose: 'procedure.form', subject: { projectId } })
  return procedureForm(chat.locale, { token, lines })
}

/** The steps, for somebody who may change them. */
async function changeable(chat: Chat, projectId: string) {
  const outcome = await readProcedureOf(chat.context, { projectId })
  return outcome.outcome === 'read' && !outcome.view.mayChange ? refuse('not-an-admin') : outcome
}

/** Opens the steps as lines that can be edited. */
export async function openProcedureForm(chat: Chat, projectId: string): Promise<Reply> {
  const outcome = await changeable(chat, projectId)
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const open = await openDialogueOf(chat)
  const steps = open?.kind === 'procedure' && open.state.projectId === projectId ? open.state.steps : outcome.view.steps
  return { messages: [], form: await formOf(chat, projectId, procedureLines(chat.locale, steps)) }
}

/** Edited lines: shown for a last look, or asked for again with everything that was typed. */
export async function procedureFromForm(
  chat: Chat,
  { projectId }: { readonly projectId: string },
  values: Readonly<Record<string, string>>,
): Promise<Reply> {
  const outcome = await changeable(chat, projectId)
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const lines = values.lines ?? ''
  const read = readProcedure(lines, procedureVocabulary(), shippedSteps())
  if (read.outcome !== 'read') {
    const refusal = read.outcome === 'too-long' ? refuse('procedure-too-long') : refuse('procedure-unreadable', read.line)
    return { messages: [refused(chat.locale, refusal)], form: await formOf(chat, projectId, lines) }
  }
  await talkOn(chat, { kind: 'procedure', state: { projectId, steps: read.steps } })
  return reply(procedureReview(chat.locale, { projectId, projectNames: outcome.view.projectNames, steps: read.steps }))
}

/** The steps that were looked at become the project's own. */
export async function applyProcedure(chat: Chat, projectId: string): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'procedure' || open.state.projectId !== projectId) return reply(refused(chat.locale, refuse('button-expired')))
  const outcome = await changeProcedure(chat.context, { projectId, steps: open.state.steps })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  await talkOn(chat, null)
  return reply(procedureSaved(chat.locale))
}

/** The project follows the shipped steps again. */
export async function useShipped(chat: Chat, projectId: string): Promise<Reply> {
  const outcome = await changeProcedure(chat.context, { projectId, steps: [] })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : procedureSaved(chat.locale))
}
