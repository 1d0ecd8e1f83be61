import { refused } from '../../../prompts/present/general.ts'
import { introductionCard, introductionList } from '../../../prompts/present/introduction.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { readIntroduction, readIntroductions } from '../../use-cases/read-introductions.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** True for a broker who speaks for no facility. */
const isOnlyBroker = ({ context: { actor } }: Chat) => actor.facilityIds.length === 0 && actor.roles.some(({ role }) => role === 'broker')

/** `/introductions`: all of the person's; `/introductions I-12`: one, with what can be done. */
export async function introductionsCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(introductionList(chat.locale, await readIntroductions(chat.context), isOnlyBroker(chat)))
  const reference = parseReference(argument)
  if (reference?.kind !== 'introduction') return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  const outcome = await readIntroduction(chat.context, { number: reference.number })
  return reply(
    outcome.outcome === 'refused' ? refused(chat.locale, { ...outcome, subject: argument }) : introductionCard(chat.locale, outcome.view),
  )
}
