import { askDelivery } from '../../prompts/present/delivery.ts'
import { membershipDone } from '../../prompts/present/facility.ts'
import { refused } from '../../prompts/present/general.ts'
import { detailSkipped } from '../../prompts/present/listing.ts'
import { askAnswer, askQuestion, askRejection, askRejectionWords } from '../../prompts/present/match.ts'
import { roomDoubtGone } from '../../prompts/present/room.ts'
import { type Locale, locales } from '../domain/locale.ts'
import { refuse } from '../domain/refusal.ts'
import { type RejectionReason, rejectionReasons } from '../domain/review.ts'
import type { ActionIntent, ActionSubjects, Purpose } from '../message/action.ts'
import { answerMembership, joinFacility } from '../use-cases/join-facility.ts'
import { settleDelivery } from '../use-cases/record-delivery.ts'
import { readMatch } from '../use-cases/review-queue.ts'
import { runCommand } from './command.ts'
import { openRegisterForm, sayJoined } from './commands/facility.ts'
import { openSources } from './commands/impact.ts'
import { decideBatch, openBatch, openKnowledge, openList, placeListing, undoChange } from './commands/knowledge.ts'
import { openKnowledgeForm, openOtherForm, openPlacingForm } from './commands/knowledge-form.ts'
import { applyMove, askChange, renewAll } from './commands/listings.ts'
import { openMaterial } from './commands/material.ts'
import { showPlan } from './commands/plan.ts'
import { applyProcedure, openProcedureForm, useShipped } from './commands/procedure.ts'
import { casePage, openCase, openTechnology, technologyPage } from './commands/reference.ts'
import { draftMaterial, openResources } from './commands/resources.ts'
import { showQueue } from './commands/review.ts'
import { askAssign, assign, decideOne, handAllOver, openSeveral, takeBack } from './commands/review-several.ts'
import { askForgetting, forget, keepAll, leave } from './commands/rights.ts'
import { saveSettings } from './commands/settings.ts'
import { type Chat, type DraftState, type Reply, reply, talkOn } from './conversation.ts'
import { confirmFigure, nothingFlowed, openFigure, openPapers, sayDelivery } from './dialogues/delivery.ts'
import { continueDetail } from './dialogues/detail.ts'
import { cancelDraft, publishDraft, setInDraft } from './dialogues/draft.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { takeHeld } from './dialogues/room.ts'
import { sheetHandlers } from './dialogues/sheet.ts'
import { askWhose, attach, detach, drop, sendToRoom, showFile, showFiles } from './files.ts'
import { answerText } from './free-text.ts'
import { introductionHandlers, withNumber } from './introduction-actions.ts'

type Handlers = { readonly [P in Purpose]: (chat: Chat, subject: ActionSubjects[P]) => Promise<Reply> }

/** Buttons of a draft act only while that very draft is open. */
async function withDraft(chat: Chat, draftId: string, act: (state: DraftState) => Promise<Reply>): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind === 'draft' && open.state.draftId === draftId) return act(open.state)
  // A draft waits behind a room; pushing one of its buttons comes back to it.
  if (open?.kind !== 'room' || open.state.behind?.draftId !== draftId) return reply(refused(chat.locale, refuse('draft-gone')))
  await talkOn(chat, { kind: 'draft', state: open.state.behind })
  return act(open.state.behind)
}

async function askAboutMatch(chat: Chat, matchId: string, ask: (number: number) => Promise<Reply>): Promise<Reply> {
  const outcome = await readMatch(chat.context, { matchId })
  return outcome.outcome === 'refused' ? reply(refused(chat.locale, outcome)) : ask(outcome.view.number)
}

async function rejectBecause(chat: Chat, matchId: string, reason: string): Promise<Reply> {
  if (!(rejectionReasons as readonly string[]).includes(reason)) return reply(refused(chat.locale, refuse('button-expired')))
  if (reason !== 'other') return decideOne(chat, matchId, { decide: 'reject', reason: reason as RejectionReason })
  return askAboutMatch(chat, matchId, async (number) => {
    await talkOn(chat, { kind: 'rejection', state: { matchId } })
    return reply(askRejectionWords(chat.locale, number))
  })
}

async function membership(chat: Chat, subject: { facilityId: string; personId: string }, answer: 'member' | 'refused'): Promise<Reply> {
  const outcome = await answerMembership(chat.context, { ...subject, answer })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : membershipDone(chat.locale, outcome))
}

async function setDetail(chat: Chat, listingId: string, value: string): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'detail' || open.state.listingId !== listingId) return reply(refused(chat.locale, refuse('button-expired')))
  return (await continueDetail(chat, open.state, value)) ?? reply(refused(chat.locale, refuse('button-expired')))
}

const handlers: Handlers = {
  'draft.publish': (chat, { draftId }) => withDraft(chat, draftId, (state) => publishDraft(chat, state)),
  'draft.cancel': (chat, { draftId }) => withDraft(chat, draftId, (state) => cancelDraft(chat, state)),
  ...sheetHandlers,
  'draft.set': (chat, { draftId, field, value }) => withDraft(chat, draftId, (state) => setInDraft(chat, state, field, value)),
  'detail.set': (chat, { listingId, value }) => setDetail(chat, listingId, value),
  'detail.skip': async (chat, { listingId }) => {
    const open = await openDialogueOf(chat)
    // A new draft may be open by now; an old "skip" leaves it alone.
    if (open?.kind === 'detail' && open.state.listingId === listingId) await talkOn(chat, null)
    return reply(detailSkipped(chat.locale))
  },
  'listing.pause': (chat, { listingId }) => applyMove(chat, listingId, 'pause'),
  'listing.renew': (chat, { listingId }) => applyMove(chat, listingId, 'renew'),
  'listing.withdraw': (chat, { listingId }) => applyMove(chat, listingId, 'withdraw'),
  'listing.renew-all': (chat, { listingIds }) => renewAll(chat, listingIds.split(' ')),
  'listing.change': (chat, { listingId }) => askChange(chat, listingId),
  'match.approve': (chat, { matchId }) => decideOne(chat, matchId, { decide: 'approve' }),
  'match.hold': (chat, { matchId }) => decideOne(chat, matchId, { decide: 'hold' }),
  'match.ask': (chat, { matchId, side }) =>
    askAboutMatch(chat, matchId, async (number) => {
      await talkOn(chat, { kind: 'question', state: { matchId, side } })
      return reply(askQuestion(chat.locale, { number, side }))
    }),
  'match.reject': (chat, { matchId }) =>
    askAboutMatch(chat, matchId, async (number) => reply(askRejection(chat.locale, { matchId, number }))),
  'match.reject-because': (chat, { matchId, reason }) => rejectBecause(chat, matchId, reason),
  'match.take-back': (chat, { matchId }) => takeBack(chat, matchId),
  'review.show': showQueue,
  'review.several': openSeveral,
  'review.take': (chat, { matchId }) => assign(chat, matchId, chat.context.actor.personId),
  'review.assign': (chat, { matchId }) => askAssign(chat, matchId),
  'review.assign-to': (chat, { matchId, personId }) => assign(chat, matchId, personId),
  'review.hand-over': handAllOver,
  'question.answer': async (chat, { questionId }) => {
    await talkOn(chat, { kind: 'answer', state: { questionId } })
    return reply(askAnswer(chat.locale))
  },
  ...introductionHandlers,
  'room.keep': async (chat, { introductionId }) => {
    const held = await takeHeld(chat, introductionId)
    if (held === null) return reply(roomDoubtGone(chat.locale))
    return held.fileId ? askWhose(chat, held.fileId) : answerText(chat, held.text)
  },
  'file.show': showFile,
  'file.attach': attach,
  'file.drop': drop,
  'file.send': sendToRoom,
  'file.detach': detach,
  'listing.files': showFiles,
  'procedure.form': (chat, { projectId }) => openProcedureForm(chat, projectId),
  'procedure.apply': (chat, { projectId }) => applyProcedure(chat, projectId),
  'procedure.shipped': (chat, { projectId }) => useShipped(chat, projectId),
  'delivery.report': (chat, { introductionId, month }) =>
    withNumber(chat, introductionId, async (number) => {
      await talkOn(chat, { kind: 'delivery', state: { introductionId, ...(month ? { month } : {}) } })
      return reply(askDelivery(chat.locale, number, month || null))
    }),
  'delivery.none': nothingFlowed,
  'delivery.confirm': async (chat, { deliveryId }) =>
    sayDelivery(chat, await settleDelivery(chat.context, { deliveryId, settle: 'confirm' })),
  'delivery.dispute': openFigure,
  'delivery.sure': confirmFigure,
  'delivery.price': openPapers('price'),
  'delivery.document': openPapers('document'),
  'impact.sources': openSources,
  'forget.ask': askForgetting,
  'forget.now': forget,
  'forget.keep': keepAll,
  'facility.leave': leave,
  'membership.accept': (chat, subject) => membership(chat, subject, 'member'),
  'membership.refuse': (chat, subject) => membership(chat, subject, 'refused'),
  'facility.register': (chat) => openRegisterForm(chat),
  'facility.join': async (chat, { facilityId }) => sayJoined(chat, await joinFacility(chat.context, { facilityId })),
  'settings.locale': async (chat, { locale }) =>
    (locales as readonly string[]).includes(locale)
      ? saveSettings(chat, { locale: locale as Locale })
      : reply(refused(chat.locale, refuse('button-expired'))),
  'settings.quiet': (chat, { from, until }) => saveSettings(chat, { quietFrom: Number(from), quietUntil: Number(until) }),
  'material.open': openMaterial,
  'resources.open': openResources,
  'case.open': (chat, { caseId }) => openCase(chat, caseId),
  'case.more': casePage,
  'technology.open': (chat, { technologyId }) => openTechnology(chat, technologyId),
  'technology.more': technologyPage,
  'listing.draft': draftMaterial,
  'knowledge.home': openKnowledge,
  'knowledge.form': (chat, subject) => openKnowledgeForm(chat, subject),
  'knowledge.list': openList,
  'knowledge.batch': openBatch,
  'knowledge.apply': decideBatch('apply'),
  'knowledge.refuse': decideBatch('refuse'),
  'knowledge.undo': undoChange,
  'listing.place': placeListing,
  'listing.place-other': openOtherForm,
  'listing.place-new': openPlacingForm,
  'plan.show': showPlan,
  'menu.command': (chat, { command }) => {
    const [name = '', ...argument] = command.split(' ')
    return runCommand(chat, name, argument.join(' '))
  },
}

const settling: ReadonlySet<Purpose> = new Set<Purpose>([
  'draft.publish',
  'draft.cancel',
  'draft.set',
  'sheet.publish',
  'sheet.cancel',
  'sheet.set',
  'detail.set',
  'detail.skip',
  'match.approve',
  'match.hold',
  'match.reject-because',
  'match.take-back',
  'review.assign-to',
  'review.hand-over',
  'consent.yes',
  'consent.no',
  'introduction.still-talking',
  'introduction.negotiate',
  'introduction.implement',
  'introduction.hold-until',
  'introduction.end-because',
  'introduction.resume',
  'consent.take-back',
  'room.send',
  'file.attach',
  'file.drop',
  'file.send',
  'file.detach',
  'room.keep',
  'step.done',
  'step.delay-by',
  'procedure.apply',
  'procedure.shipped',
  'delivery.confirm',
  'delivery.sure',
  'delivery.none',
  'forget.now',
  'forget.keep',
  'facility.leave',
  'membership.accept',
  'membership.refuse',
])

/** True when pushing one of these leaves nothing to push beside it. */
export function settles(purpose: Purpose): boolean {
  return settling.has(purpose)
}

/** Does what a pushed button means; the use case behind it checks who may. */
export async function act(chat: Chat, intent: ActionIntent): Promise<Reply> {
  // The table is keyed by purpose, so handler and subject belong together.
  const handler = handlers[intent.purpose] as (chat: Chat, subject: ActionIntent['subject']) => Promise<Reply>
  return handler ? handler(chat, intent.subject) : reply(refused(chat.locale, refuse('button-expired')))
}
