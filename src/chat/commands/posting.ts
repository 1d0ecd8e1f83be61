import { askWhat } from '../../../prompts/present/draft.ts'
import { notUnderstood } from '../../../prompts/present/general.ts'
import { searchResults } from '../../../prompts/present/listing.ts'
import { sheetTemplate } from '../../../prompts/present/sheet.ts'
import { startOfNextMonth } from '../../domain/calendar.ts'
import type { ListingKind } from '../../domain/listing.ts'
import { findMaterials } from '../../language/material-index.ts'
import { readMessage } from '../../language/read-message.ts'
import { searchListings } from '../../use-cases/read-listings.ts'
import { type Chat, type DraftState, type Reply, reply, talkOn } from '../conversation.ts'
import { openDraft } from '../dialogues/draft.ts'
import { openDialogueOf } from '../dialogues/resume.ts'

const templateWords: ReadonlySet<string> = new Set([
  'csv',
  'excel',
  'xlsx',
  'template',
  '表格',
  '模板',
  '清单',
  '양식',
  '엑셀',
  '템플릿',
  '서식',
])

/** `/offer csv`: an example of a list, to be filled in and sent back. */
function sendTemplate(chat: Chat): Reply {
  return reply(sheetTemplate(chat.locale, startOfNextMonth(chat.reading.today)))
}

/** `/offer …` and `/need …`: the rest of the line is read as a post of that kind; without one it is asked for. */
export function postingCommand(kind: ListingKind) {
  return async (chat: Chat, argument: string): Promise<Reply> => {
    if (templateWords.has(argument.toLowerCase())) return sendTemplate(chat)
    const open = await openDialogueOf(chat)
    const behind = open?.kind === 'draft' ? open.state : null
    if (argument !== '') return describe(chat, kind, argument, behind)
    await talkOn(chat, { kind: 'describe', state: { kind, behind } })
    return reply(askWhat(chat.locale, kind))
  }
}

/** Reads words that are known to describe an offer or a need. */
export async function describe(chat: Chat, kind: ListingKind, text: string, behind: DraftState | null): Promise<Reply> {
  const reading = readMessage(text, chat.reader, { ...chat.reading, expect: kind })
  return openDraft(
    chat,
    reading.items.map((item) => ({ ...item, kind })),
    behind,
  )
}

const kindWords: Readonly<Record<string, ListingKind>> = {
  offer: 'offer',
  offers: 'offer',
  供应: 'offer',
  공급: 'offer',
  need: 'need',
  needs: 'need',
  需求: 'need',
  수요: 'need',
}

/** `/find …`: active listings of the person's projects, by material or words; "offers" or "needs" first looks for those only. */
export async function findCommand(chat: Chat, argument: string): Promise<Reply> {
  const [first = '', ...rest] = argument.split(/\s+/)
  const kind = kindWords[first.toLowerCase()] ?? null
  return find(chat, { kind, words: kind ? rest.join(' ') : argument })
}

/** What the words name, when several materials are named equally well all of them. */
function materialsNamed(chat: Chat, words: string): readonly string[] {
  const candidates = words.trim() === '' ? [] : findMaterials(words, chat.reader)
  const [best] = candidates
  return candidates.filter(({ likelihood }) => likelihood === best?.likelihood).map(({ materialId }) => materialId)
}

/** Shows what the person's projects have of a material, and of what can serve for it. */
export async function find(chat: Chat, search: { readonly kind: ListingKind | null; readonly words: string }): Promise<Reply> {
  if (search.words.trim() === '' && search.kind === null) return reply(notUnderstood(chat.locale))
  const { knowledge } = chat.context
  const named = materialsNamed(chat, search.words)
  const relatives = named.flatMap((id) => [...(knowledge.reverse.get(id)?.keys() ?? [])])
  const result = await searchListings(chat.context, { ...search, materialIds: [...new Set([...named, ...relatives])] })
  const [only, ...others] = named
  const materialNames = others.length === 0 ? (knowledge.materials.get(only ?? '')?.names ?? null) : null
  return reply(searchResults(chat.locale, { ...result, materialNames, words: search.words }))
}
