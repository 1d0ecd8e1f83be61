import { askColleague, askHandOver, handedOver, matchAssigned } from '../../../prompts/present/assignment.ts'
import { refused } from '../../../prompts/present/general.ts'
import { rejectionNamed, reviewed, severalDecided, severalDecisions, severalForm, takenBack } from '../../../prompts/present/review.ts'
import { formatReference, parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { assignMatch, handOver, readColleagues } from '../../use-cases/assign-match.ts'
import { decideMatches } from '../../use-cases/decide-matches.ts'
import { issueAction } from '../../use-cases/issue-actions.ts'
import { type Decision, reviewMatch } from '../../use-cases/review-match.ts'
import { readMatch } from '../../use-cases/review-queue.ts'
import { takeBackApproval } from '../../use-cases/second-approval.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** What a broker may type before matches. */
export type TypedVerb = 'approve' | 'hold' | 'reject' | 'take' | 'assign' | 'handover'

type Typed = Readonly<Record<string, string>>

/** Decides one match and says what that set going. */
export async function decideOne(chat: Chat, matchId: string, decision: Decision): Promise<Reply> {
  const outcome = await reviewMatch(chat.context, { matchId, ...decision })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : reviewed(chat.locale, outcome))
}

const wordsOf = (typed: string) => typed.split(/[\s,，、;；]+/).filter((word) => word !== '')

/** The numbers of matches among words, or null when a word is something else. */
function matchNumbers(words: readonly string[]): readonly number[] | null {
  const references = words.map(parseReference)
  return references.every((each) => each?.kind === 'match') ? references.map((each) => each?.number ?? 0) : null
}

async function decideSeveral(chat: Chat, numbers: readonly number[], decision: Decision): Promise<Reply> {
  const outcome = await decideMatches(chat.context, { numbers, decision })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : severalDecided(chat.locale, outcome))
}

/** `approve M-311 M-315`, `reject M-311 quality too wet`: references first, then the reason and one's own words. */
export async function decideTyped(chat: Chat, verb: 'approve' | 'hold' | 'reject', words: readonly string[]): Promise<Reply> {
  const at = words.findIndex((word) => parseReference(word)?.kind !== 'match')
  const [named, rest] = at < 0 ? [words, []] : [words.slice(0, at), words.slice(at)]
  const numbers = matchNumbers(named) ?? []
  const unread = numbers.length === 0 || (verb !== 'reject' && rest.length > 0) || (verb === 'reject' && rest.length === 0)
  if (unread) return reply(refused(chat.locale, refuse('decisions-unreadable')))
  if (verb !== 'reject') return decideSeveral(chat, numbers, { decide: verb })
  return decideSeveral(chat, numbers, rejectionOf(rest))
}

/** The longest beginning of the words that names a reason; none of them is another reason, in these words. */
function rejectionOf(words: readonly string[]): Decision {
  for (let length = words.length; length > 0; length -= 1) {
    const reason = rejectionNamed(words.slice(0, length).join(' '))
    const own = words.slice(length).join(' ')
    if (reason) return { decide: 'reject', reason, ...(own === '' ? {} : { words: own }) }
  }
  return { decide: 'reject', reason: 'other', words: words.join(' ') }
}

/** Opens the form that decides on several matches. */
export async function openSeveral(chat: Chat, subject: { readonly numbers: string }, typed?: Typed): Promise<Reply> {
  const token = await issueAction(chat.context, chat.context.actor.personId, { purpose: 'review.several', subject })
  const matches = subject.numbers
    .split(' ')
    .map((number) => formatReference('match', Number(number)))
    .join(' ')
  return { messages: [], form: severalForm(chat.locale, { token, typed: typed ?? { matches } }) }
}

/** A filled-in form; one that cannot be read is opened again with what was typed. */
export async function severalFromForm(chat: Chat, subject: { readonly numbers: string }, values: Typed): Promise<Reply> {
  const numbers = matchNumbers(wordsOf(values.matches ?? ''))
  const chosen = severalDecisions.find((each) => each === values.decision)
  const words = (values.words ?? '').trim()
  if (!numbers || numbers.length === 0 || !chosen) {
    const again = await openSeveral(chat, subject, values)
    return { ...again, messages: [refused(chat.locale, refuse('decisions-unreadable'))] }
  }
  if (chosen === 'approve' || chosen === 'hold') return decideSeveral(chat, numbers, { decide: chosen })
  const reason = rejectionNamed(chosen.slice('reject '.length)) ?? 'other'
  return decideSeveral(chat, numbers, { decide: 'reject', reason, ...(words === '' ? {} : { words }) })
}

/** "I take it", or a colleague does. */
export async function assign(chat: Chat, matchId: string, personId: string): Promise<Reply> {
  const outcome = await assignMatch(chat.context, { matchId, personId })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : matchAssigned(chat.locale, outcome))
}

/** Asks which colleague shall look after a match. */
export async function askAssign(chat: Chat, matchId: string): Promise<Reply> {
  const match = await readMatch(chat.context, { matchId })
  if (match.outcome === 'refused') return reply(refused(chat.locale, match))
  const outcome = await readColleagues(chat.context, { matchId })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, outcome))
  return reply(askColleague(chat.locale, { matchId, number: match.view.number, projects: outcome.projects }))
}

async function withNumber(chat: Chat, words: readonly string[], act: (matchId: string) => Promise<Reply>): Promise<Reply> {
  const [number, ...others] = matchNumbers(words) ?? []
  if (number === undefined || others.length > 0) return reply(refused(chat.locale, refuse('unknown-reference', words.join(' '))))
  const outcome = await readMatch(chat.context, { number })
  if (outcome.outcome === 'refused') return reply(refused(chat.locale, { ...outcome, subject: words.join(' ') }))
  return act(outcome.view.matchId)
}

/** `take M-311`. */
export function takeByNumber(chat: Chat, words: readonly string[]): Promise<Reply> {
  return withNumber(chat, words, (matchId) => assign(chat, matchId, chat.context.actor.personId))
}

/** `assign M-311`. */
export function assignByNumber(chat: Chat, words: readonly string[]): Promise<Reply> {
  return withNumber(chat, words, (matchId) => askAssign(chat, matchId))
}

/** Asks who takes everything over. */
export async function askWhomToHandOver(chat: Chat): Promise<Reply> {
  const outcome = await readColleagues(chat.context)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : askHandOver(chat.locale, outcome))
}

/** Hands everything over. */
export async function handAllOver(chat: Chat, subject: { readonly projectId: string; readonly personId: string }): Promise<Reply> {
  const outcome = await handOver(chat.context, subject)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : handedOver(chat.locale, outcome))
}

/** Takes a first approval back. */
export async function takeBack(chat: Chat, matchId: string): Promise<Reply> {
  const outcome = await takeBackApproval(chat.context, { matchId })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : takenBack(chat.locale, outcome.number))
}
