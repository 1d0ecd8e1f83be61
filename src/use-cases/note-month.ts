import { latestAmount } from '../../db/queries/deliveries.ts'
import { updateIntroduction } from '../../db/queries/introductions.ts'
import { askedAfterMonth } from '../domain/amounts-asked.ts'
import { wallClock } from '../domain/calendar.ts'
import { type Refused, refuse } from '../domain/refusal.ts'
import { type IsoDay, isIsoDay } from '../domain/window.ts'
import type { Context } from './context.ts'
import { type Inside, sideOfIntroduction } from './load-delivery.ts'
import { audit, inTransaction, refreshCards } from './record-change.ts'

/** A month of which it is known how much flowed: the next one is asked about when it is over. */
export async function noteMonth({ context, facts }: Inside, month: IsoDay): Promise<void> {
  const { id, stage } = facts.introduction
  if (stage !== 'completed') return
  const reported = (await latestAmount(context.db, id))?.month ?? month
  const latest = reported > month ? reported : month
  await updateIntroduction(context.db, id, { silences: 0, nextFollowUpAt: askedAfterMonth(latest, context.clock()) })
  await refreshCards(context, { introductionId: id })
}

/** A side says that nothing flowed in a month. */
export async function noteNothingFlowed(
  context: Context,
  input: { readonly introductionId: string; readonly month: string },
): Promise<{ readonly outcome: 'noted'; readonly number: number } | Refused> {
  const { introductionId, month } = input
  if (!isIsoDay(month)) return refuse('delivery-unreadable', month)
  if (month > wallClock(context.clock(), 'UTC').day) return refuse('delivery-in-future')
  return inTransaction(context, async (transaction) => {
    const inside = await sideOfIntroduction(transaction, introductionId)
    if ('outcome' in inside) return inside
    await noteMonth(inside, month)
    await audit(transaction, 'introduction.nothing-flowed', { kind: 'introduction', id: introductionId }, { month, side: inside.side })
    return { outcome: 'noted', number: inside.facts.introduction.number }
  })
}
