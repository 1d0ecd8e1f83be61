import { refused } from '../../../prompts/present/general.ts'
import { askForCase, askForTechnology, caseCard, caseList, technologyCard, technologyList } from '../../../prompts/present/reference.ts'
import { caseView, pageOf, technologyView } from '../../domain/handbook-view.ts'
import { refuse } from '../../domain/refusal.ts'
import { findCases, findTechnologies, nearestTechnologies } from '../../language/lookup.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

const shown = 6
const longestWords = 100
const surelyMeant = 0.9

/** `/case fly ash`: documented synergies of a material, an industry or a place. */
export async function caseCommand(chat: Chat, argument: string): Promise<Reply> {
  return argument === '' ? reply(askForCase(chat.locale)) : casePage(chat, { words: argument.slice(0, longestWords), page: '0' })
}

/** A page of the cases that fit some words; one that fits alone is shown at once. */
export async function casePage(chat: Chat, { words, page }: { readonly words: string; readonly page: string }): Promise<Reply> {
  const { handbook, lookup, reader } = chat.known
  const found = findCases(handbook, lookup(), reader, words)
  const [only, ...others] = found
  if (only && others.length === 0) return openCase(chat, only.id)
  return reply(caseList(chat.locale, words, pageOf(found, Number(page), shown)))
}

/** One case in full. */
export async function openCase(chat: Chat, caseId: string): Promise<Reply> {
  const { handbook } = chat.known
  const entry = handbook.cases.find(({ id }) => id === caseId)
  return reply(entry ? caseCard(chat.locale, caseView(handbook, entry)) : refused(chat.locale, refuse('button-expired')))
}

/** `/technology drying`: what it does, needs and costs. */
export async function technologyCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(askForTechnology(chat.locale))
  return technologyPage(chat, { words: argument.slice(0, longestWords), page: '0' })
}

/** A page of the technologies that fit some words; one that is clearly meant is shown at once. */
export async function technologyPage(chat: Chat, { words, page }: { readonly words: string; readonly page: string }): Promise<Reply> {
  const { handbook, lookup } = chat.known
  const found = findTechnologies(lookup(), words)
  const [best, second] = found
  const alone = best && (!second || (best.likeness >= surelyMeant && second.likeness < surelyMeant))
  if (alone && page === '0') return openTechnology(chat, best.id)
  const sure = found.length > 0
  const listed = (sure ? found : nearestTechnologies(lookup(), words)).flatMap(({ id }) => handbook.technologies.get(id) ?? [])
  return reply(technologyList(chat.locale, words, pageOf(listed, Number(page), shown), sure))
}

/** One technology in full. */
export async function openTechnology(chat: Chat, technologyId: string): Promise<Reply> {
  const { handbook } = chat.known
  const technology = handbook.technologies.get(technologyId)
  return reply(
    technology ? technologyCard(chat.locale, technologyView(handbook, technology)) : refused(chat.locale, refuse('button-expired')),
  )
}
