import { askWhat } from '../../../prompts/present/draft.ts'
import { notUnderstood } from '../../../prompts/present/general.ts'
import { searchResults } from '../../../prompts/present/listing.ts'
import type { ListingKind } from '../../domain/listing.ts'
import { findMaterials } from '../../language/material-index.ts'
import { readMessage } from '../../language/read-message.ts'
import { searchListings } from '../../use-cases/read-listings.ts'
import { type Chat, type Reply, reply, talkOn } from '../conversation.ts'
import { openDraft } from '../dialogues/draft.ts'

/** `/offer …` and `/need …`: the rest of the line is read as a post of that kind; without one it is asked for. */
export function postingCommand(kind: ListingKind) {
  return async (chat: Chat, argument: string): Promise<Reply> => {
    if (argument !== '') return describe(chat, kind, argument)
    await talkOn(chat, { kind: 'describe', state: { kind } })
    return reply(askWhat(chat.locale, kind))
  }
}

/** Reads words that are known to describe an offer or a need. */
export async function describe(chat: Chat, kind: ListingKind, text: string): Promise<Reply> {
  const reading = readMessage(text, chat.reader, { ...chat.reading, expect: kind })
  return openDraft(
    chat,
    reading.items.map((item) => ({ ...item, kind })),
  )
}

/** `/find …`: active listings of the person's projects, by material or words; "need" first looks for needs only. */
export async function findCommand(chat: Chat, argument: string): Promise<Reply> {
  const found = /^(offers?|needs?)\b\s*/i.exec(argument)
  const kind: ListingKind | null = found ? (found[1]?.toLowerCase().startsWith('o') ? 'offer' : 'need') : null
  const words = found ? argument.slice(found[0].length) : argument
  const materialIds = words.trim() === '' ? [] : findMaterials(words, chat.reader).map((candidate) => candidate.materialId)
  return find(chat, { kind, materialIds: materialIds.slice(0, 1), words })
}

/** Shows what the person's projects have of a material. */
export async function find(
  chat: Chat,
  search: { kind: ListingKind | null; materialIds: readonly string[]; words: string },
): Promise<Reply> {
  if (search.words.trim() === '' && search.kind === null) return reply(notUnderstood(chat.locale))
  const { knowledge } = chat.context
  const relatives = search.materialIds.flatMap((id) => [...(knowledge.reverse.get(id)?.keys() ?? [id])])
  const exact = await searchListings(chat.context, search)
  const result =
    exact.total > 0 || relatives.length === 0 ? exact : await searchListings(chat.context, { ...search, materialIds: relatives })
  const materialNames = knowledge.materials.get(search.materialIds[0] ?? '')?.names ?? null
  return reply(searchResults(chat.locale, { ...result, materialNames, words: search.words }))
}
