import { fileMessage } from '../../prompts/present/file.ts'
import { refused } from '../../prompts/present/general.ts'
import { type FitFile, fitFile, type SentFile } from '../domain/file.ts'
import { refuse } from '../domain/refusal.ts'
import { keepFile } from '../use-cases/keep-file.ts'
import { readFile } from '../use-cases/read-file.ts'
import { type Chat, type Reply, reply } from './conversation.ts'
import { openDialogueOf } from './dialogues/resume.ts'
import { fileInRoom } from './dialogues/room.ts'
import { answerSheet } from './dialogues/sheet.ts'
import { continueStep } from './dialogues/step.ts'

/** A file that is for nobody but the bot. */
export async function placeFile(chat: Chat, _fileId: string): Promise<Reply> {
  return reply(refused(chat.locale, refuse('file-belongs-nowhere')))
}

async function answerFit(chat: Chat, fit: FitFile): Promise<Reply> {
  const open = await openDialogueOf(chat)
  if (open?.kind === 'proof') return continueStep(chat, open, fit.name)
  if (open?.kind === 'room') return fileInRoom(chat, open.state, (await keepFile(chat.context, fit)).fileId)
  if (fit.kind === 'csv') return answerSheet(chat, fit)
  if (fit.kind === 'xlsx') return reply(refused(chat.locale, refuse('sheet-is-xlsx', fit.name)))
  return reply(refused(chat.locale, refuse('file-belongs-nowhere', fit.name)))
}

/** A file goes to whoever waits for it: the other side of an open room, or the step that needs it as proof; else a table is read as a list. */
export async function answerFile(chat: Chat, sent: SentFile): Promise<Reply> {
  const fit = fitFile(sent)
  return 'outcome' in fit ? reply(refused(chat.locale, fit)) : answerFit(chat, fit)
}

/** Brings a file to somebody who may read it. */
export async function showFile(chat: Chat, subject: { readonly fileId: string }): Promise<Reply> {
  const outcome = await readFile(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : fileMessage(chat.locale, outcome.file))
}
