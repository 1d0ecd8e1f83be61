import { consentQuestionById } from '../../db/queries/consent.ts'
import { isMonthReported, latestAmount } from '../../db/queries/deliveries.ts'
import { type IntroductionFacts, introductionById } from '../../db/queries/introductions.ts'
import { loadActor, personById } from '../../db/queries/people.ts'
import { stepById } from '../../db/queries/procedure.ts'
import { roomMessageById, seatOf } from '../../db/queries/room.ts'
import { isOpenStage } from '../domain/introduction.ts'
import type { NoticeFacts, NoticeKind, NoticeView } from '../domain/notice.ts'
import { type Actor, hasRole, refuseReview } from '../domain/policy.ts'
import type { SystemContext } from './context.ts'
import { introductionView, sidesOf } from './load-introduction.ts'
import { listingsOf } from './load-match.ts'
import { stepView } from './load-procedure.ts'
import { facilityOfSpeaker, messageView, speakerOf } from './load-room.ts'

/** Loads what a reader may see of a notice now; null when there is nothing to say any more. */
export type Loader<Kind extends NoticeKind> = (
  context: SystemContext,
  reader: Actor,
  facts: NoticeFacts[Kind],
) => Promise<NoticeView | null>

const dayMs = 86_400_000

const daysSince = (context: SystemContext, at: Date) => Math.floor((context.clock().getTime() - at.getTime()) / dayMs)

/** Somebody is in a room: a contact who did not leave it, or a broker who joined. */
async function isInRoom(context: SystemContext, reader: Actor, facts: IntroductionFacts): Promise<boolean> {
  const speaker = speakerOf(reader, facts)
  if (!speaker) return false
  const seat = await seatOf(context.db, facts.introduction.id, reader.personId)
  return speaker === 'broker' ? seat !== null && seat.leftAt === null : seat === null || seat.leftAt === null
}

async function messageFor(context: SystemContext, reader: Actor, { introductionId, messageId }: NoticeFacts['room-message']) {
  const [facts, message] = await Promise.all([introductionById(context.db, introductionId), roomMessageById(context.db, messageId)])
  if (!facts || !message || !(await isInRoom(context, reader, facts))) return null
  const author = message.authorId ? await personById(context.db, message.authorId) : null
  return messageView(context, reader, facts, { message, author: author?.name ?? null })
}

const ofStep = async (context: SystemContext, reader: Actor, { introductionId, stepId }: NoticeFacts['step-due']) => {
  const [facts, row] = await Promise.all([introductionById(context.db, introductionId), stepById(context.db, stepId)])
  const introduction = facts && (await introductionView(context, reader, facts))
  if (!facts || !introduction || !row || row.doneAt || !isOpenStage(facts.introduction.stage)) return null
  return { introduction, row, step: await stepView(context, facts, introduction.side, row) }
}

/** An introduction over which material flows. */
async function flowing(context: SystemContext, reader: Actor, introductionId: string) {
  const facts = await introductionById(context.db, introductionId)
  return facts?.introduction.stage === 'completed' ? introductionView(context, reader, facts) : null
}

/** Loaders of the notices that an introduction, its room and its procedure give. */
export const introductionLoaders: {
  readonly [Kind in
    | 'introduction-stalled'
    | 'consent-question'
    | 'consent-answer'
    | 'room-message'
    | 'room-edited'
    | 'room-news'
    | 'step-due'
    | 'step-stuck'
    | 'amount-due'
    | 'amounts-missing']: Loader<Kind>
} = {
  'introduction-stalled': async (context, reader, { introductionId }) => {
    const facts = await introductionById(context.db, introductionId)
    if (!facts || !hasRole(reader, facts.introduction.projectId, 'admin') || !isOpenStage(facts.introduction.stage)) return null
    const [listings, broker] = await Promise.all([listingsOf(context, facts.match), personById(context.db, facts.introduction.brokerId)])
    const { number, stage, movedAt } = facts.introduction
    const materialNames = listings?.offer.materialNames ?? null
    return {
      kind: 'introduction-stalled',
      number,
      stage,
      materialNames,
      days: daysSince(context, movedAt),
      brokerName: broker?.name ?? null,
    }
  },
  'consent-question': async (context, reader, { questionId }) => {
    const row = await consentQuestionById(context.db, questionId)
    const facts = row && row.answer === null ? await introductionById(context.db, row.introductionId) : null
    if (!row || !facts || refuseReview(reader, facts.introduction.projectId, sidesOf(facts)) !== null) return null
    const introduction = await introductionView(context, reader, facts)
    return introduction ? { kind: 'consent-question', questionId, question: row.question, side: row.side, introduction } : null
  },
  'consent-answer': async (context, reader, { questionId }) => {
    const row = await consentQuestionById(context.db, questionId)
    const facts = row?.answer ? await introductionById(context.db, row.introductionId) : null
    const introduction = facts && (await introductionView(context, reader, facts))
    if (!row?.answer || !introduction || introduction.side === null) return null
    return { kind: 'consent-answer', question: row.question, answer: row.answer, introduction }
  },
  'room-message': async (context, reader, facts) => {
    const message = await messageFor(context, reader, facts)
    return message && { kind: 'room-message', message, content: null }
  },
  'room-edited': async (context, reader, facts) => {
    const message = await messageFor(context, reader, facts)
    return message && { kind: 'room-edited', message }
  },
  'room-news': async (context, reader, { introductionId, personId, news }) => {
    const [facts, person] = await Promise.all([introductionById(context.db, introductionId), personById(context.db, personId)])
    if (!facts || !person || !(await isInRoom(context, reader, facts))) return null
    const { number } = facts.introduction
    const facility = await facilityOfPerson(context, facts, personId)
    return { kind: 'room-news', news, number, name: person.name, facility, introductionId }
  },
  'step-due': async (context, reader, facts) => {
    const found = await ofStep(context, reader, facts)
    if (!found) return null
    const late = (found.row.dueOn ?? '') < context.clock().toISOString().slice(0, 10)
    return { kind: 'step-due', introduction: found.introduction, step: found.step, late }
  },
  'amount-due': async (context, reader, { introductionId, month }) => {
    const introduction = await flowing(context, reader, introductionId)
    if (!introduction || introduction.side === null) return null
    const [known, last] = [await isMonthReported(context.db, introductionId, month), await latestAmount(context.db, introductionId)]
    return { kind: 'amount-due', introduction, month, last, known }
  },
  'amounts-missing': async (context, reader, { introductionId }) => {
    const introduction = await flowing(context, reader, introductionId)
    return introduction?.side === null ? { kind: 'amounts-missing', introduction } : null
  },
  'step-stuck': async (context, reader, facts) => {
    const found = await ofStep(context, reader, facts)
    if (!found || found.introduction.side !== null) return null
    return { kind: 'step-stuck', introduction: found.introduction, step: found.step, words: found.row.note ?? '' }
  },
}

async function facilityOfPerson(context: SystemContext, facts: IntroductionFacts, personId: string): Promise<string | null> {
  const speaker = speakerOf(await loadActor(context.db, personId), facts)
  return speaker ? facilityOfSpeaker(context, facts, speaker) : null
}
