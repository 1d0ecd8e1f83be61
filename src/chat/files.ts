import { askWhoseFile, fileAttached, fileDetached, fileDropped, fileMessage, listingFileMessage } from '../../prompts/present/file.ts'
import { refused } from '../../prompts/present/general.ts'
import { roomSaid } from '../../prompts/present/room.ts'
import { type FitFile, fitFile, type SentFile } from '../domain/file.ts'
import { refuse } from '../domain/refusal.ts'
import { attachFile, detachFile, dropFile } from '../use-cases/attach-file.ts'
import { readDialogue } from '../use-cases/keep-dialogue.ts'
import { keepFile } from '../use-cases/keep-file.ts'
import { readFile, readListingFiles } from '../use-cases/read-file.ts'
import { ownListings } from '../use-cases/read-listings.ts'
import { readRooms } from '../use-cases/read-room.ts'
import { relayMessage } from '../use-cases/relay-message.ts'
import { type Chat, type Dialogue, type Reply, reply } from './conversation.ts'
import { notePaper } from './dialogues/delivery.ts'
import { fileWithDraft } from './dialogues/draft.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { fileInRoom } from './dialogues/room.ts'
import { answerSheet } from './dialogues/sheet.ts'
import { fileAsProof } from './dialogues/step.ts'

const listingsShown = 5
const roomsShown = 3
/** So long after a listing was published or corrected, a file is taken to belong to it. */
const rightAfterMs = 30 * 60_000
/** Of a paper's name; what is longer is cut, since the paper itself is there. */
const longestPaper = 120

/** Adds a file to a listing. */
export async function attach(chat: Chat, subject: { readonly fileId: string; readonly listingId: string }): Promise<Reply> {
  const outcome = await attachFile(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : fileAttached(chat.locale, outcome))
}

/** Takes a file off a listing. */
export async function detach(chat: Chat, subject: { readonly fileId: string; readonly listingId: string }): Promise<Reply> {
  const outcome = await detachFile(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : fileDetached(chat.locale))
}

/** Sends a file to the other side of an introduction; pushed twice, once. */
export async function sendToRoom(chat: Chat, subject: { readonly fileId: string; readonly introductionId: string }): Promise<Reply> {
  const { fileId, introductionId } = subject
  const outcome = await relayMessage(chat.context, { introductionId, body: null, heard: `file:${fileId}`, fileId })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : roomSaid(chat.locale, outcome.room))
}

/** A file that is for nothing in particular is forgotten. */
export async function drop(chat: Chat, subject: { readonly fileId: string }): Promise<Reply> {
  const outcome = await dropFile(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : fileDropped(chat.locale))
}

/** Asks to which of the person's listings a file belongs, or to which other side it goes. */
export async function askWhose(chat: Chat, fileId: string): Promise<Reply> {
  const own = (await ownListings(chat.context)).slice(0, listingsShown)
  const rooms = (await readRooms(chat.context)).filter(({ facility }) => facility !== null).slice(0, roomsShown)
  if (own.length + rooms.length > 0) return reply(askWhoseFile(chat.locale, { fileId, own, rooms }))
  await dropFile(chat.context, { fileId })
  return reply(refused(chat.locale, refuse('file-belongs-nowhere')))
}

/** Dialogues in which even a table is a file like any other. */
const takesAny: ReadonlySet<Dialogue['kind']> = new Set<Dialogue['kind']>(['room', 'proof', 'document'])

/** A table is read as a list of offers and needs, unless something open waits for a file. */
async function readAlone(chat: Chat, fit: FitFile, open: Dialogue | null): Promise<Reply | null> {
  if (open && takesAny.has(open.kind)) return null
  if (fit.kind === 'csv') return answerSheet(chat, fit)
  const isAwaited = open?.kind === 'draft' || open?.kind === 'detail'
  return fit.kind === 'xlsx' && !isAwaited ? reply(refused(chat.locale, refuse('sheet-is-xlsx', fit.name))) : null
}

async function isFresh(chat: Chat): Promise<boolean> {
  const open = await readDialogue(chat.context, chat.key)
  return open !== null && chat.context.clock().getTime() - open.changedAt.getTime() < rightAfterMs
}

async function place(chat: Chat, open: Dialogue | null, fileId: string, name: string): Promise<Reply> {
  switch (open?.kind) {
    case 'room':
      return fileInRoom(chat, open.state, fileId)
    case 'proof':
      return fileAsProof(chat, open, fileId)
    case 'document':
      return notePaper(chat, open.state, { name: name.slice(0, longestPaper), fileId })
    case 'draft':
      return fileWithDraft(chat, open.state, fileId, name)
    case 'detail':
      return (await isFresh(chat)) ? attach(chat, { fileId, listingId: open.state.listingId }) : askWhose(chat, fileId)
    default:
      return askWhose(chat, fileId)
  }
}

/**
 * A file goes to whoever waits for it: the other side of an open room, the step or delivery that it proves, the draft or listing that is
 * talked about. Any other table is a list, and of anything else it is asked where it belongs.
 */
export async function answerFile(chat: Chat, sent: SentFile): Promise<Reply> {
  const fit = fitFile(sent)
  if ('outcome' in fit) return reply(refused(chat.locale, fit))
  const open = await openDialogueOf(chat)
  const read = await readAlone(chat, fit, open)
  if (read) return read
  const { fileId } = await keepFile(chat.context, fit)
  return place(chat, open, fileId, fit.name)
}

/** Brings a file to somebody who may read it. */
export async function showFile(chat: Chat, subject: { readonly fileId: string }): Promise<Reply> {
  const outcome = await readFile(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : fileMessage(chat.locale, outcome.file))
}

/** Brings the files of a listing, a message each. */
export async function showFiles(chat: Chat, subject: { readonly kind: 'offer' | 'need'; readonly number: string }): Promise<Reply> {
  const outcome = await readListingFiles(chat.context, { kind: subject.kind, number: Number(subject.number) })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  return reply(...outcome.files.map((file) => listingFileMessage(chat.locale, file)))
}
