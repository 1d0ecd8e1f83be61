import * as introduction from '../../prompts/present/introduction.ts'
import { presentNotice } from '../../prompts/present/notice.ts'
import * as procedure from '../../prompts/present/procedure.ts'
import * as room from '../../prompts/present/room.ts'
import * as step from '../../prompts/present/step.ts'
import { endReasons } from '../../src/domain/introduction.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { RoomView } from '../../src/domain/room.ts'
import type { Named } from './named.ts'
import * as sample from './sample-views.ts'

/** Every message about rooms, steps and procedures, with `typed` wherever somebody's words can stand. */
export function roomMessages(locale: Locale, typed: string): Named {
  const view: RoomView = { introductionId: 'introduction-12', number: 12, facility: typed, readers: 2 }
  const broker: RoomView = { ...view, facility: null, readers: 0 }
  const said = sample.sampleRoomMessage({ author: typed, facility: typed, body: typed })
  const file = { fileId: 'file-1', name: typed, size: 1_240_000, kept: true }
  const content = { name: typed, mediaType: 'text/plain', bytes: new Uint8Array(12) }
  const ofBroker = sample.sampleRoomMessage({ facility: null, body: null, file, author: null, edited: true })
  const page = { room: view, open: true, seated: true, messages: [said, ofBroker, { ...said, own: true }], page: 0, size: 2, total: 3 }
  const names = { en: typed, 'zh-CN': typed, ko: typed }
  const next = sample.sampleStep({ titles: names, guidance: names, facility: typed, owner: 'them', proof: 'file' })
  const proofs = [
    { kind: 'sample', titles: null, file },
    { kind: 'other', titles: names, file },
  ] as const
  const progress = { done: 2, total: 7, next, proofs } as const
  const named = sample.sampleIntroduced({ progress })
  const steps = [
    { stage: 'introduced', kind: 'sample', owner: 'supplier', proof: 'none', dueDays: 10, titles: null, guidance: null },
    { stage: 'negotiation', kind: 'other', owner: 'broker', proof: 'note', dueDays: 1, titles: names, guidance: names },
  ] as const
  const own = { projectId: 'project-1', projectNames: names, steps, shipped: false, mayChange: true }
  return [
    ['room entered', room.roomEntered(locale, view)],
    ['room entered by a broker', room.roomEntered(locale, broker)],
    ['said', room.roomSaid(locale, view)],
    ['said by a broker', room.roomSaid(locale, broker)],
    ['said to nobody', room.roomSaid(locale, { ...view, readers: 0 })],
    ['changed', room.roomEdited(locale)],
    ['room closed', room.roomClosed(locale, view)],
    ['room left', room.roomLeft(locale, 12)],
    ['doubt', room.roomDoubt(locale, view)],
    ['doubt of a broker', room.roomDoubt(locale, broker)],
    ['doubt gone', room.roomDoubtGone(locale)],
    ['message of a broker', room.roomMessage(locale, ofBroker, true)],
    ['message of a broker, new', room.roomMessage(locale, ofBroker, false)],
    ['message with a file', room.roomMessage(locale, { ...said, body: null, file }, false, content)],
    ['message', room.roomMessage(locale, said, false)],
    ['message changed', room.roomMessage(locale, said, true)],
    ['message erased', room.roomMessage(locale, { ...said, body: null }, false)],
    [
      'somebody left',
      presentNotice(locale, { kind: 'room-news', news: 'left', number: 12, name: typed, facility: typed, introductionId: 'i' }),
    ],
    ['transcript', room.transcript(locale, page)],
    ['transcript closed', room.transcript(locale, { ...page, open: false })],
    ['transcript empty', room.transcript(locale, { ...page, messages: [], total: 0 })],
    ['rooms', room.roomList(locale, [view, broker])],
    ['no rooms', room.roomList(locale, [])],
    ['step due', presentNotice(locale, { kind: 'step-due', introduction: named, step: next, late: true })],
    ['step due of a broker', presentNotice(locale, { kind: 'step-due', introduction: { ...named, side: null }, step: next, late: false })],
    ['step stuck', presentNotice(locale, { kind: 'step-stuck', introduction: { ...named, side: null }, step: next, words: typed })],
    ...(['done', 'owner', 'delayed', 'stuck'] as const).map(
      (news) => [`step ${news}`, step.stepTaken(locale, { number: 12, news, progress })] as const,
    ),
    ['all steps done', step.stepTaken(locale, { number: 12, news: 'done', progress: { done: 7, total: 7, next: null, proofs } })],
    ['step without a day', introduction.introductionCard(locale, { ...named, progress: { ...progress, next: { ...next, dueOn: null } } })],
    ['step ours', introduction.introducedCard(locale, { ...named, progress: { ...progress, next: { ...next, owner: 'us' } } })],
    ['ask delay', step.askDelay(locale, 'step-1')],
    ['ask stuck', step.askStuck(locale)],
    ['ask proof', step.askProof(locale, 'file')],
    ['ask note', step.askProof(locale, 'note')],
    ['ask hold', step.askHold(locale, named)],
    ['held until', step.heldUntil(locale, 12, '2026-04-12')],
    ['ask end', step.askEndReason(locale, named)],
    ...endReasons.map(
      (ended) =>
        [
          `ended ${ended}`,
          presentNotice(locale, { kind: 'introduction-moved', introduction: { ...named, side: null, stage: 'declined', ended } }),
        ] as const,
    ),
    [
      'resting',
      presentNotice(locale, {
        kind: 'introduction-moved',
        introduction: { ...named, stage: 'on-hold', wakesAt: new Date('2026-05-01T00:00:00Z') },
      }),
    ],
    ['resting card', introduction.introductionCard(locale, { ...named, stage: 'on-hold', wakesAt: new Date('2026-05-01T00:00:00Z') })],
    ['taken back', introduction.consentTakenBack(locale)],
    ['ask before consent', introduction.askConsentQuestion(locale)],
    ['question sent', introduction.consentQuestionSent(locale)],
    ['ask consent answer', introduction.askConsentAnswer(locale)],
    ['consent answer sent', introduction.consentAnswerSent(locale, 'need')],
    [
      'question of a supplier',
      presentNotice(locale, {
        kind: 'consent-question',
        questionId: 'q',
        question: typed,
        side: 'offer',
        introduction: sample.sampleConsent({ side: null }),
      }),
    ],
    [
      'answer to a question',
      presentNotice(locale, { kind: 'consent-answer', question: typed, answer: typed, introduction: sample.sampleConsent() }),
    ],
    ['procedure', procedure.procedureCard(locale, own)],
    ['procedure for a broker', procedure.procedureCard(locale, { ...own, mayChange: false })],
    ['procedure shipped', procedure.procedureCard(locale, { ...own, shipped: true })],
    ['procedure to check', procedure.procedureReview(locale, own)],
    ['procedure saved', procedure.procedureSaved(locale)],
  ]
}
