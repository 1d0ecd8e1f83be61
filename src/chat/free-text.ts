import { aboutBot, cancelled, nothingOpen, notUnderstood, refused, smallTalk } from '../../prompts/present/general.ts'
import { askWhichListing, revised } from '../../prompts/present/listing.ts'
import { refuse } from '../domain/refusal.ts'
import { fillGaps } from '../language/fill-gaps.ts'
import { readMessage } from '../language/read-message.ts'
import { readRevision } from '../language/read-revision.ts'
import type { Reading } from '../language/reading.ts'
import { readShortReply } from '../language/reply.ts'
import { ownListings } from '../use-cases/read-listings.ts'
import { reviseListing } from '../use-cases/revise-listing.ts'
import { applyMove } from './commands/listings.ts'
import { describe, find } from './commands/posting.ts'
import { type Chat, type Dialogue, type Dialogues, type Reply, reply, talkOn } from './conversation.ts'
import { continueDelivery, continueDocument, continueFigure, continuePrice } from './dialogues/delivery.ts'
import { continueDetail } from './dialogues/detail.ts'
import { continueDraft, openDraft, showDraft } from './dialogues/draft.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { continueRoom } from './dialogues/room.ts'
import { continueSheet } from './dialogues/sheet.ts'
import { continueStep } from './dialogues/step.ts'
import { continueWords } from './dialogues/words.ts'

async function continueDescribe(chat: Chat, { kind, behind }: Dialogues['describe'], text: string): Promise<Reply> {
  await talkOn(chat, null)
  if (readShortReply(text) !== 'cancel') return describe(chat, kind, text, behind)
  const before = behind ? await showDraft(chat, behind) : null
  return reply(cancelled(chat.locale), ...(before?.messages ?? []))
}

async function goOn(chat: Chat, dialogue: Dialogue, text: string): Promise<Reply | null> {
  switch (dialogue.kind) {
    case 'draft':
      return continueDraft(chat, dialogue.state, text)
    case 'detail':
      return continueDetail(chat, dialogue.state, text)
    case 'describe':
      return continueDescribe(chat, dialogue.state, text)
    case 'delivery':
      return continueDelivery(chat, dialogue.state, text)
    case 'price':
      return continuePrice(chat, dialogue.state, text)
    case 'document':
      return continueDocument(chat, dialogue.state, text)
    case 'figure':
      return continueFigure(chat, dialogue.state, text)
    case 'room':
      return continueRoom(chat, dialogue.state, text)
    case 'delay':
    case 'stuck':
    case 'proof':
    case 'holding':
      return continueStep(chat, dialogue, text)
    case 'procedure':
      return null
    default:
      return continueWords(chat, dialogue, text)
  }
}

async function withdraw(chat: Chat, reading: Reading): Promise<Reply> {
  const own = (await ownListings(chat.context)).filter(({ view }) => view.status === 'active' || view.status === 'paused')
  const materialId = reading.items[0]?.materialId
  const named = chat.context.knowledge.materials.get(materialId ?? '')?.names.en
  const about = named ? own.filter(({ view }) => view.materialNames?.en === named) : own
  const [only, ...others] = about
  if (!only) return reply(refused(chat.locale, refuse('listing-not-found')))
  if (others.length === 0 && named) return applyMove(chat, only.listingId, 'withdraw')
  return reply(askWhichListing(chat.locale, about, 'withdraw'))
}

async function revise(chat: Chat, text: string): Promise<Reply> {
  const [latest] = await ownListings(chat.context)
  const revision = latest && readRevision(text, latest.view.kind, chat.reader, chat.reading, latest.view.quantity)
  if (!latest || !revision || Object.keys(revision.change).length === 0) return reply(notUnderstood(chat.locale))
  const outcome = await reviseListing(chat.context, { listingId: latest.listingId, change: revision.change })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : revised(chat.locale, outcome.view, revision.fields))
}

/** Plain text without a command: first the open dialogue, then a post, a search, a correction, or small talk. */
export async function answerText(chat: Chat, text: string): Promise<Reply> {
  const open = await openDialogueOf(chat)
  const continued = open && (await goOn(chat, open, text))
  if (continued) return continued
  const listed = open ? null : await continueSheet(chat, text)
  if (listed) return listed
  if (readShortReply(text) === 'cancel') return reply(nothingOpen(chat.locale))
  const read = readMessage(text, chat.reader, chat.reading)
  const reading = chat.proposed ? fillGaps(read, chat.proposed, text, chat.reader) : read
  switch (reading.intent) {
    case 'offer':
    case 'need':
      return openDraft(chat, reading.items)
    case 'search':
      return find(chat, { kind: null, words: reading.items[0]?.materialWords ?? '' })
    case 'withdraw':
      return withdraw(chat, reading)
    case 'revise':
      return revise(chat, text)
    case 'question':
      return reply(aboutBot(chat.locale))
    case 'small-talk':
      return reply(smallTalk(chat.locale))
    default:
      return reply(notUnderstood(chat.locale))
  }
}
