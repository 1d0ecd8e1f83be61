import { refused } from '../../../prompts/present/general.ts'
import type { KnowledgeForm } from '../../../prompts/present/knowledge.ts'
import { knowledgeForm, placingForm } from '../../../prompts/present/knowledge-form.ts'
import { refuse } from '../../domain/refusal.ts'
import { localeOf } from '../../language/script.ts'
import type { Form } from '../../message/form.ts'
import { issueAction } from '../../use-cases/issue-actions.ts'
import { readWaitingListing } from '../../use-cases/place-material.ts'
import { materialMeant, readAmendment, rowKinds } from '../../use-cases/read-amendments.ts'
import { readKnowledgeStates } from '../../use-cases/read-knowledge.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'
import { knownIn, placeListing, propose, unsound } from './knowledge.ts'

type Subject = { readonly projectId: string; readonly form: string; readonly listingId: string }
type Typed = Readonly<Record<string, string>>

const formOf = (word: string): KnowledgeForm | undefined => rowKinds.find((kind) => kind === word)

async function newForm(chat: Chat, subject: Subject, form: KnowledgeForm, typed: Typed): Promise<Form> {
  const token = await issueAction(chat.context, chat.context.actor.personId, { purpose: 'knowledge.form', subject })
  return knowledgeForm(chat.locale, { token, form, typed })
}

/** Opens a form that adds or corrects knowledge. */
export async function openKnowledgeForm(chat: Chat, subject: Subject, typed: Typed = {}): Promise<Reply> {
  const form = formOf(subject.form)
  const state = (await readKnowledgeStates(chat.context)).find(({ projectId }) => projectId === subject.projectId)
  if (!form) return reply(refused(chat.locale, refuse('button-expired')))
  if (!state) return reply(refused(chat.locale, refuse('not-a-knower')))
  return { messages: [], form: await newForm(chat, subject, form, typed) }
}

/** The form of a new material for a listing's words, which stand in it in their own language. */
export async function openPlacingForm(chat: Chat, { listingId }: { readonly listingId: string }): Promise<Reply> {
  const outcome = await readWaitingListing(chat.context, { listingId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const { words, projectId } = outcome
  const key = { en: 'name_en', 'zh-CN': 'name_zh', ko: 'name_ko' }[localeOf(words)]
  return openKnowledgeForm(chat, { projectId, form: 'material', listingId }, { [key]: words })
}

/** A filled-in form: proposes the change, or says what is wrong and opens the form again with everything that was typed. */
export async function knowledgeFromForm(chat: Chat, subject: Subject, values: Typed): Promise<Reply> {
  const form = formOf(subject.form)
  const state = (await readKnowledgeStates(chat.context)).find(({ projectId }) => projectId === subject.projectId)
  if (!form) return reply(refused(chat.locale, refuse('button-expired')))
  if (!state) return reply(refused(chat.locale, refuse('not-a-knower')))
  const desk = { known: await knownIn(chat, state.projectId), projectSlug: state.slug }
  const read = readAmendment(desk, { ...values, kind: form })
  const { stored, answer } =
    'fault' in read
      ? { stored: false, answer: await unsound(chat, state.projectId, [{ ...read, line: 1 }], false) }
      : await propose(chat, state.projectId, [read], subject.listingId || undefined)
  return stored ? answer : { messages: answer.messages, form: await newForm(chat, subject, form, values) }
}

async function newOtherForm(chat: Chat, listingId: string, typed: Typed): Promise<Form> {
  const token = await issueAction(chat.context, chat.context.actor.personId, { purpose: 'listing.place-other', subject: { listingId } })
  return placingForm(chat.locale, { token, typed })
}

/** Asks for the name of a known material that a listing's words mean. */
export async function openOtherForm(chat: Chat, { listingId }: { readonly listingId: string }): Promise<Reply> {
  const outcome = await readWaitingListing(chat.context, { listingId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  return { messages: [], form: await newOtherForm(chat, listingId, {}) }
}

/** The name of a known material: the listing is placed, or the name is asked for again. */
export async function placeFromForm(chat: Chat, { listingId }: { readonly listingId: string }, values: Typed): Promise<Reply> {
  const outcome = await readWaitingListing(chat.context, { listingId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const typed = values.material ?? ''
  const material = materialMeant(await knownIn(chat, outcome.projectId), typed)
  if (material) return placeListing(chat, { listingId, materialId: material.id })
  const answer = await unsound(chat, outcome.projectId, [{ fault: 'material-unknown', word: typed, line: 1 }], false)
  return { messages: answer.messages, form: await newOtherForm(chat, listingId, values) }
}
