import { lockDelivery, openDeliveries, updateDelivery } from '../../db/queries/deliveries.ts'
import { facilityById } from '../../db/queries/facilities.ts'
import { lockIntroduction } from '../../db/queries/introductions.ts'
import { contactsOf } from '../../db/queries/people.ts'
import type { Notice } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { mayBeAsked } from './may-ask.ts'
import { audit, inTransaction, tell } from './record-change.ts'

const waitMs = 3 * 86_400_000
const atOnce = 200
const brokerKnows = 2

type Chased = 'asked' | 'broker-told' | 'later' | 'gone'

/** A figure that waits for the other side, or that both sides see differently: the side is asked once more, then the broker is told. */
export async function chaseDeliveries(context: SystemContext): Promise<Readonly<Record<Chased, number>>> {
  const tally: Record<Chased, number> = { asked: 0, 'broker-told': 0, later: 0, gone: 0 }
  const since = new Date(context.clock().getTime() - waitMs)
  for (const { id, introductionId } of await openDeliveries(context.db, since, atOnce)) {
    tally[await inTransaction(context, (inside) => chaseOne(inside, introductionId, id))] += 1
  }
  return tally
}

async function chaseOne(context: SystemContext, introductionId: string, deliveryId: string): Promise<Chased> {
  const facts = await lockIntroduction(context.db, introductionId)
  const row = facts && (await lockDelivery(context.db, deliveryId))
  if (!facts || !row || row.confirmedAt || row.asked >= brokerKnows) return 'gone'
  const disputed = row.disputedAmount !== null
  const notice: Notice = { kind: disputed ? 'delivery-disputed' : 'delivery-reported', facts: { deliveryId } }
  const note = async (verb: string, asked: number) => {
    await updateDelivery(context.db, deliveryId, { asked, askedAt: context.clock() })
    await audit(context, verb, { kind: 'delivery', id: deliveryId }, { disputed })
  }
  if (row.asked === 1 || disputed) {
    await tell(context, [facts.introduction.brokerId], { kind: 'delivery-open', facts: { deliveryId } })
    await note('delivery.broker-told', brokerKnows)
    return 'broker-told'
  }
  const side = row.reportedSide === 'offer' ? facts.needFacilityId : facts.offerFacilityId
  const country = (await facilityById(context.db, side))?.country ?? null
  for (const contact of await contactsOf(context.db, side)) {
    if (!(await mayBeAsked(context, contact, country))) continue
    await tell(context, [contact.id], notice)
    await note('delivery.asked', 1)
    return 'asked'
  }
  return 'later'
}
