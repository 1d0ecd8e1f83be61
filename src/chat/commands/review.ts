import { almostCard } from '../../../prompts/present/chains.ts'
import { refused } from '../../../prompts/present/general.ts'
import { matchCard } from '../../../prompts/present/match.ts'
import { type ReviewFilter, reviewFilters, reviewHead, reviewNone } from '../../../prompts/present/review.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { findMaterials } from '../../language/material-index.ts'
import { almostOfMatch } from '../../use-cases/find-chains.ts'
import { readMatch, readReviewQueue } from '../../use-cases/review-queue.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'
import { askWhomToHandOver, assignByNumber, decideTyped, type TypedVerb, takeByNumber } from './review-several.ts'

const filterWords: Readonly<Record<string, ReviewFilter>> = {
  mine: 'mine',
  my: 'mine',
  我的: 'mine',
  내: 'mine',
  held: 'held',
  hold: 'held',
  搁置: 'held',
  搁置的: 'held',
  보류: 'held',
  hazardous: 'hazardous',
  hazard: 'hazardous',
  危险: 'hazardous',
  危废: 'hazardous',
  危险废物: 'hazardous',
  유해: 'hazardous',
  유해폐기물: 'hazardous',
  지정폐기물: 'hazardous',
}

const verbs: Readonly<Record<string, TypedVerb>> = {
  approve: 'approve',
  通过: 'approve',
  批准: 'approve',
  승인: 'approve',
  hold: 'hold',
  搁置: 'hold',
  보류: 'hold',
  reject: 'reject',
  否决: 'reject',
  반려: 'reject',
  take: 'take',
  跟进: 'take',
  담당: 'take',
  assign: 'assign',
  转给: 'assign',
  배정: 'assign',
  handover: 'handover',
  'hand-over': 'handover',
  移交: 'handover',
  인계: 'handover',
}

const wordsOf = (argument: string) => argument.split(/[\s,，、;；]+/).filter((word) => word !== '')

/**
 * `/review`: what waits for the broker; `/review M-311`: one match; `/review hazardous`, `/review mine`, `/review held`,
 * `/review fly ash`: a part of it; `/review approve M-311 M-315`, `/review reject M-311 quality`: decisions; `/review handover`.
 */
export async function reviewCommand(chat: Chat, argument: string): Promise<Reply> {
  const words = wordsOf(argument)
  const [first = '', ...rest] = words
  const verb = verbs[first.toLowerCase()]
  const references = words.filter((word) => parseReference(word) !== null)
  if (verb === 'handover') return askWhomToHandOver(chat)
  if (verb && (references.length > 0 || filterWords[first.toLowerCase()] === undefined)) return carryOut(chat, verb, rest)
  if (references.length > 0) return oneMatch(chat, argument)
  return showPart(chat, words)
}

function carryOut(chat: Chat, verb: Exclude<TypedVerb, 'handover'>, words: readonly string[]): Promise<Reply> {
  if (verb === 'take') return takeByNumber(chat, words)
  return verb === 'assign' ? assignByNumber(chat, words) : decideTyped(chat, verb, words)
}

async function showPart(chat: Chat, words: readonly string[]): Promise<Reply> {
  const filters = reviewFilters.filter((filter) => words.some((word) => filterWords[word.toLowerCase()] === filter))
  const others = words.filter((word) => filterWords[word.toLowerCase()] === undefined).join(' ')
  if (others !== '' && materialsNamed(chat, others).length === 0) return reply(refused(chat.locale, refuse('unknown-reference', others)))
  return showQueue(chat, { filter: filters.join(' '), words: others, page: '0' })
}

/** What the words name; when several materials are named equally well, all of them. */
function materialsNamed(chat: Chat, words: string): readonly string[] {
  const candidates = findMaterials(words, chat.reader)
  const [best] = candidates
  return candidates.filter(({ likelihood }) => likelihood === best?.likelihood).map(({ materialId }) => materialId)
}

/** A page of a part of the queue. */
export async function showQueue(
  chat: Chat,
  part: { readonly filter: string; readonly words: string; readonly page: string },
): Promise<Reply> {
  const filters = reviewFilters.filter((filter) => part.filter.split(' ').includes(filter))
  const materialIds = part.words === '' ? null : materialsNamed(chat, part.words)
  const page = Math.max(0, Number.parseInt(part.page, 10) || 0)
  const outcome = await readReviewQueue(chat.context, {
    mine: filters.includes('mine'),
    held: filters.includes('held'),
    hazardous: filters.includes('hazardous'),
    ...(materialIds ? { materialIds } : {}),
    page,
  })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  // Decisions of others can empty a later page.
  if (outcome.matches.length === 0 && page > 0) return showQueue(chat, { ...part, page: '0' })
  const [only, ...more] = materialIds ?? []
  const materialNames = more.length === 0 ? (chat.context.knowledge.materials.get(only ?? '')?.names ?? null) : null
  const numbers = outcome.matches.map(({ number }) => number)
  const queue = { filters, words: part.words, materialNames, page, total: outcome.total, numbers }
  if (outcome.matches.length === 0) return reply(reviewNone(chat.locale, queue))
  return reply(reviewHead(chat.locale, queue), ...outcome.matches.map((view) => matchCard(chat.locale, view)))
}

async function oneMatch(chat: Chat, argument: string): Promise<Reply> {
  const reference = parseReference(argument)
  if (reference?.kind !== 'match') return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  const outcome = await readMatch(chat.context, { number: reference.number })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, { ...outcome, subject: argument }))
  const found = await almostOfMatch(chat.context, { number: reference.number })
  const almost = found.outcome === 'almost' ? almostCard(chat.locale, found.almost) : null
  return reply(matchCard(chat.locale, outcome.view), ...(almost ? [almost] : []))
}
