import { refused } from '../../../prompts/present/general.ts'
import { figureReported, impactCard, impactSources, replacedSet, termsSet } from '../../../prompts/present/impact.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { readImpactWords } from '../../language/read-impact.ts'
import { materialMeant } from '../../use-cases/read-amendments.ts'
import { readImpact } from '../../use-cases/read-impact.ts'
import { reportFigure, setImpactTerms, setReplaced } from '../../use-cases/set-impact-terms.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** What stands behind an introduction: its terms by the broker, or a figure by one of its sides. */
async function change(chat: Chat, number: number, words: string): Promise<Reply> {
  const read = readImpactWords(words, chat.reader, chat.reading)
  if (!read) return reply(refused(chat.locale, refuse('impact-unreadable', words)))
  if (read.say === 'terms') {
    const outcome = await setImpactTerms(chat.context, { number, terms: read.terms, reason: read.reason })
    return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : termsSet(chat.locale, outcome))
  }
  if (read.say === 'replaces') {
    const material = materialMeant(chat.known, read.words)
    if (!material) return reply(refused(chat.locale, refuse('impact-material-unclear', read.words)))
    const outcome = await setReplaced(chat.context, { number, materialId: material.id, reason: read.reason })
    return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : replacedSet(chat.locale, outcome))
  }
  const { metric, amount, unit, month } = read
  const outcome = await reportFigure(chat.context, { number, metric, amount, unit, ...(month ? { month } : {}) })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : figureReported(chat.locale, outcome))
}

/** `/impact`, `/impact I-12`, `/impact hebei-bps`, `/impact I-12 share 60% reason`, `/impact I-12 saved 12000 CNY`. */
export async function impactCommand(chat: Chat, argument: string): Promise<Reply> {
  const [first = '', ...rest] = argument.split(/\s+/)
  const reference = parseReference(first)
  if (reference?.kind === 'introduction' && rest.length > 0) return change(chat, reference.number, rest.join(' '))
  const outcome = await readImpact(chat.context, argument)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : impactCard(chat.locale, outcome.view))
}

/** The factors behind the figures of a card. */
export async function openSources(chat: Chat, { key }: { readonly key: string }): Promise<Reply> {
  const outcome = await readImpact(chat.context, key)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : impactSources(chat.locale, outcome.view))
}
