import { askDelivery } from '../../prompts/present/delivery.ts'
import { membershipDone } from '../../prompts/present/facility.ts'
import { refused } from '../../prompts/present/general.ts'
import { askEndReason, consentGiven, noted, stageMoved } from '../../prompts/present/introduction.ts'
import { detailSkipped } from '../../prompts/present/listing.ts'
import { askAnswer, askQuestion, askRejection, askRejectionWords, matchDecided } from '../../prompts/present/match.ts'
import { type Locale, locales } from '../domain/locale.ts'
import { refuse } from '../domain/refusal.ts'
import { type RejectionReason, rejectionReasons } from '../domain/review.ts'
import type { ActionIntent, ActionSubjects, Purpose } from '../message/action.ts'
import { answerIntroduction } from '../use-cases/answer-introduction.ts'
import { answerMembership, joinFacility } from '../use-cases/join-facility.ts'
import { moveIntroduction, type Progress, readIntroduction } from '../use-cases/move-introduction.ts'
import { settleDelivery } from '../use-cases/record-delivery.ts'
import { type Decision, readMatch, reviewMatch } from '../use-cases/review-match.ts'
import { runCommand } from './command.ts'
import { openRegisterForm, sayJoined } from './commands/facility.ts'
import { openSources } from './commands/impact.ts'
import { decideBatch, openBatch, openKnowledge, openList, placeListing, undoChange } from './commands/knowledge.ts'
import { openKnowledgeForm, openOtherForm, openPlacingForm } from './commands/knowledge-form.ts'
import { applyMove } from './commands/listings.ts'
import { openMaterial } from './commands/material.ts'
import { showPlan } from './commands/plan.ts'
import { casePage, openCase, openTechnology, technologyPage } from './commands/reference.ts'
import { draftMaterial, openResources } from './commands/resources.ts'
import { askForgetting, forget, keepAll, leave } from './commands/rights.ts'
import { saveSettings } from './commands/settings.ts'
import { type Chat, type DraftState, type Reply, reply, talkOn } from './conversation.ts'
import { confirmFigure, openFigure, openPapers, sayDelivery } from './dialogues/delivery.ts'
import { continueDetail } from './dialogues/detail.ts'
import { cancelDraft, publishDraft, setInDraft } from './dialogues/draft.ts'
import { openDialogueOf } from './dialogues/resume.ts'

type Handlers = { readonly [P in Purpose]: (chat: Chat, subject: ActionSubjects[P]) => Promise<Reply> }

/** Buttons of a draft act only while that very draft is open. */
async function withDraft(chat: Chat, draftId: string, act: (state: DraftState) => Promise<Reply>): Promise<Reply> {
  const open = await openDialogueOf(chat)
  return open?.kind === 'draft' && open.state.draftId === draftId ? act(open.state) : reply(refused(chat.locale, refuse('draft-gone')))
}

async function decide(chat: Chat, matchId: string, decision: Decision): Promise<Reply> {
  const outcome = await reviewMatch(chat.context, { matchId, ...decision })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  const { number, status, rejection } = outcome
  if (status !== 'approved' && status !== 'rejected' && status !== 'held') return reply(refused(chat.locale, refuse('already-decided')))
  return reply(matchDecided(chat.locale, rejection ? { number, status, rejection } : { number, status }))
}

async function consent(chat: Chat, introductionId: string, answer: 'yes' | 'no'): Promise<Reply> {
  const outcome = await answerIntroduction(chat.context, { introductionId, answer })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : consentGiven(chat.locale, outcome.result))
}

const progress =
  (step: Progress) =>
  async (chat: Chat, { introductionId }: { readonly introductionId: string }): Promise<Reply> => {
    const outcome = await moveIntroduction(chat.context, { introductionId, progress: step })
    if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
    return reply(outcome.outcome === 'noted' ? noted(chat.locale, outcome.number) : stageMoved(chat.locale, outcome))
  }

async function askAboutMatch(chat: Chat, matchId: string, ask: (number: number) => Promise<Reply>): Promise<Reply> {
  const outcome = await readMatch(chat.context, { matchId })
  return outcome.outcome === 'refused' ? reply(refused(chat.locale, outcome)) : ask(outcome.view.number)
}

async function rejectBecause(chat: Chat, matchId: string, reason: string): Promise<Reply> {
  if (!(rejectionReasons as readonly string[]).includes(reason)) return reply(refused(chat.locale, refuse('button-expired')))
  if (reason !== 'other') return decide(chat, matchId, { decide: 'reject', reason: reason as RejectionReason })
  return askAboutMatch(chat, matchId, async (number) => {
    await talkOn(chat, { kind: 'rejection', state: { matchId } })
    return reply(askRejectionWords(chat.locale, number))
  })
}

async function membership(chat: Chat, subject: { facilityId: string; personId: string }, answer: 'member' | 'refused'): Promise<Reply> {
  const outcome = await answerMembership(chat.context, { ...subject, answer })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : membershipDone(chat.locale, outcome))
}

async function introductionNumber(chat: Chat, introductionId: string, say: (number: number) => Promise<Reply>): Promise<Reply> {
  const outcome = await readIntroduction(chat.context, { introductionId })
  return outcome.outcome === 'refused' ? reply(refused(chat.locale, outcome)) : say(outcome.view.number)
}

async function setDetail(chat: Chat, listingId: string, value: string): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind !== 'detail' || open.state.listingId !== listingId) return reply(refused(chat.locale, refuse('button-expired')))
  return (await continueDetail(chat, open.state, value)) ?? reply(refused(chat.locale, refuse('button-expired')))
}

const handlers: Handlers = {
  'draft.publish': (chat, { draftId }) => withDraft(chat, draftId, (state) => publishDraft(chat, state)),
  'draft.cancel': (chat, { draftId }) => withDraft(chat, draftId, (state) => cancelDraft(chat, state)),
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
  'match.approve': (chat, { matchId }) => decide(chat, matchId, { decide: 'approve' }),
  'match.hold': (chat, { matchId }) => decide(chat, matchId, { decide: 'hold' }),
  'match.ask': (chat, { matchId, side }) =>
    askAboutMatch(chat, matchId, async (number) => {
      await talkOn(chat, { kind: 'question', state: { matchId, side } })
      return reply(askQuestion(chat.locale, { number, side }))
    }),
  'match.reject': (chat, { matchId }) =>
    askAboutMatch(chat, matchId, async (number) => reply(askRejection(chat.locale, { matchId, number }))),
  'match.reject-because': (chat, { matchId, reason }) => rejectBecause(chat, matchId, reason),
  'question.answer': async (chat, { questionId }) => {
    await talkOn(chat, { kind: 'answer', state: { questionId } })
    return reply(askAnswer(chat.locale))
  },
  'consent.yes': (chat, { introductionId }) => consent(chat, introductionId, 'yes'),
  'consent.no': (chat, { introductionId }) => consent(chat, introductionId, 'no'),
  'introduction.still-talking': progress('still-talking'),
  'introduction.negotiate': progress('negotiate'),
  'introduction.implement': progress('implement'),
  'introduction.hold': progress('hold'),
  'introduction.resume': progress('resume'),
  'introduction.end': (chat, { introductionId }) =>
    introductionNumber(chat, introductionId, async (number) => {
      await talkOn(chat, { kind: 'ending', state: { introductionId } })
      return reply(askEndReason(chat.locale, number))
    }),
  'delivery.report': (chat, { introductionId }) =>
    introductionNumber(chat, introductionId, async (number) => {
      await talkOn(chat, { kind: 'delivery', state: { introductionId } })
      return reply(askDelivery(chat.locale, number))
    }),
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
  'menu.command': (chat, { command }) => runCommand(chat, command, ''),
}

const settling: ReadonlySet<Purpose> = new Set<Purpose>([
  'draft.publish',
  'draft.cancel',
  'draft.set',
  'detail.set',
  'detail.skip',
  'match.approve',
  'match.hold',
  'match.reject-because',
  'consent.yes',
  'consent.no',
  'introduction.still-talking',
  'introduction.negotiate',
  'introduction.implement',
  'introduction.hold',
  'introduction.resume',
  'delivery.confirm',
  'delivery.sure',
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
