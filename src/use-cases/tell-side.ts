import type { IntroductionFacts } from '../../db/queries/introductions.ts'
import { contactsOf } from '../../db/queries/people.ts'
import type { Side } from '../domain/introduction.ts'
import type { Notice } from '../domain/notice.ts'
import type { SystemContext } from './context.ts'
import { tell } from './record-change.ts'

/** The contacts of one side. */
async function contactsOfSide(context: SystemContext, facts: IntroductionFacts, side: Side): Promise<readonly string[]> {
  const contacts = await contactsOf(context.db, side === 'offer' ? facts.offerFacilityId : facts.needFacilityId)
  return contacts.map((contact) => contact.id)
}

/** Tells the contacts of one side. */
export async function tellSide(context: SystemContext, facts: IntroductionFacts, side: Side, notice: Notice): Promise<void> {
  await tell(context, await contactsOfSide(context, facts, side), notice)
}
