import { refused } from '../../../prompts/present/general.ts'
import {
  blockDone,
  blockList,
  blockUndone,
  forgetAsked,
  forgetLast,
  forgetSaid,
  leaveDone,
  myData,
} from '../../../prompts/present/rights.ts'
import { parseReference } from '../../domain/reference.ts'
import { refuse } from '../../domain/refusal.ts'
import { blockCounterparty, readBlocks, unblockCounterparty } from '../../use-cases/block-counterparty.ts'
import { exportPerson, forgetPerson } from '../../use-cases/forget-person.ts'
import { leaveFacility } from '../../use-cases/leave-facility.ts'
import { type Chat, type Reply, reply } from '../conversation.ts'

/** `/mydata`: what is stored about the person, and how to get it as a file. */
export async function myDataCommand(chat: Chat): Promise<Reply> {
  const { counts, accounts } = await exportPerson(chat.context, { personId: chat.context.actor.personId })
  const from = accounts.find(({ platform }) => platform === chat.key.platform) ?? {
    platform: chat.key.platform,
    workspace: '',
    account: '',
  }
  return reply(myData(chat.locale, { counts, from }))
}

const self = new Set(['me', 'myself', '我', '本人', '自己', '나', '본인'])

/** `/forget me`: says what goes and what stays; two taps erase. */
export async function forgetCommand(chat: Chat, argument: string): Promise<Reply> {
  return reply(self.has(argument.toLowerCase()) ? forgetAsked(chat.locale) : forgetSaid(chat.locale, 'how'))
}

/** The first tap. */
export async function askForgetting(chat: Chat): Promise<Reply> {
  return reply(forgetLast(chat.locale))
}

/** The second tap: erases. */
export async function forget(chat: Chat): Promise<Reply> {
  const outcome = await forgetPerson(chat.context)
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : forgetSaid(chat.locale, 'done'))
}

/** Everything stays as it is. */
export async function keepAll(chat: Chat): Promise<Reply> {
  return reply(forgetSaid(chat.locale, 'kept'))
}

/** `/block`: the list; `/block I-12`, `/block F-101`. */
export async function blockCommand(chat: Chat, argument: string): Promise<Reply> {
  if (argument === '') return reply(blockList(chat.locale, await readBlocks(chat.context)))
  const reference = parseReference(argument)
  if (!reference) return reply(refused(chat.locale, refuse('unknown-reference', argument)))
  const outcome = await blockCounterparty(chat.context, { reference })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : blockDone(chat.locale, outcome.knownAs))
}

/** `/unblock I-12`, `/unblock F-101`. */
export async function unblockCommand(chat: Chat, argument: string): Promise<Reply> {
  const reference = parseReference(argument)
  if (!reference)
    return reply(
      argument === ''
        ? blockList(chat.locale, await readBlocks(chat.context))
        : refused(chat.locale, refuse('unknown-reference', argument)),
    )
  const outcome = await unblockCounterparty(chat.context, { reference })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : blockUndone(chat.locale, outcome.knownAs))
}

/** Stops speaking for a facility. */
export async function leave(chat: Chat, { number }: { readonly number: string }): Promise<Reply> {
  const outcome = await leaveFacility(chat.context, { number: Number(number) })
  return reply(outcome.outcome === 'refused' ? refused(chat.locale, outcome) : leaveDone(chat.locale, outcome))
}
