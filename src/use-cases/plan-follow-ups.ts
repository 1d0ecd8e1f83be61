import { contactsOfMany, type DueRow, dueIntroductions } from '../../db/queries/follow-ups.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import { type Askable, type DueIntroduction, type FollowUp, planFollowUps } from '../domain/follow-up.ts'
import type { SystemContext } from './context.ts'
import { askedLately, atWork } from './may-ask.ts'

/** An introduction that is due, and what is to be done about it. */
export type Planned = {
  readonly row: DueRow
  readonly due: DueIntroduction
  readonly followUp: FollowUp
  readonly adminIds: readonly string[]
}

async function contactsByFacility(context: SystemContext, rows: readonly DueRow[]): Promise<ReadonlyMap<string, readonly Askable[]>> {
  const ids = [...new Set(rows.flatMap(({ offerFacilityId, needFacilityId }) => [offerFacilityId, needFacilityId]))]
  const works = atWork(context)
  const byFacility = new Map<string, Askable[]>()
  for (const contact of await contactsOfMany(context.db, ids, askedLately(context))) {
    const askable = { personId: contact.personId, free: !contact.asked && works(contact) }
    byFacility.set(contact.facilityId, [...(byFacility.get(contact.facilityId) ?? []), askable])
  }
  return byFacility
}

async function adminsByProject(context: SystemContext, rows: readonly DueRow[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))]
  return new Map(await Promise.all(ids.map(async (id) => [id, await peopleWithRole(context.db, id, ['admin'])] as const)))
}

/** Decides about every introduction whose next question is due, longest waiting first. */
export async function planDue(context: SystemContext, atMost: number): Promise<readonly Planned[]> {
  const rows = await dueIntroductions(context.db, context.clock(), atMost)
  const [contacts, admins] = await Promise.all([contactsByFacility(context, rows), adminsByProject(context, rows)])
  const due = rows.map((row): DueIntroduction => {
    const { stepId, stepOwner, stepDueOn } = row
    return {
      introductionId: row.id,
      stage: row.stage,
      introduced: row.introduced,
      silences: row.silences,
      answers: { offer: row.offerAnswer, need: row.needAnswer },
      contacts: { offer: contacts.get(row.offerFacilityId) ?? [], need: contacts.get(row.needFacilityId) ?? [] },
      awaitsBroker: row.awaitsBroker,
      hasAdmins: (admins.get(row.projectId) ?? []).length > 0,
      step: stepId && stepOwner ? { stepId, owner: stepOwner, dueOn: stepDueOn } : null,
    }
  })
  const today = context.clock().toISOString().slice(0, 10)
  return planFollowUps(due, today).flatMap((planned, at) => {
    const row = rows[at]
    return row ? [{ ...planned, row, adminIds: admins.get(row.projectId) ?? [] }] : []
  })
}
